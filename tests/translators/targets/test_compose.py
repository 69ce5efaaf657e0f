"""Composing target trees from translations of any origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import TheseusError
from translators.protocol import Translation
from translators.targets import Program, for_name
from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import for_language


def translation(module: str, target: str, **files: str) -> Translation:
    """Files by path, with `__` for `/` and `_rs`/`_go` for the ending."""
    named = tuple((p.replace("__", "/").replace("_rs", ".rs").replace("_go", ".go"), text) for p, text in files.items())
    return Translation(module, target, named, True)


def run(tree: dict[str, str], target: str, program: str, folder: Path) -> bytes:
    for path, text in tree.items():
        (folder / "tree" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "tree" / path).write_text(text)
    built = for_language(target).build(folder / "tree", folder / "built")
    with Runner(built) as runner:
        return runner.run_one(Case(program=program)).observation.stdout


def test_an_unknown_target_is_named_with_those_there_are() -> None:
    with pytest.raises(TheseusError, match="no target language 'cobol'; choose one of: go, rust"):
        for_name("cobol")


def test_a_module_owns_its_file_and_its_folder_alone() -> None:
    rust, go = for_name("rust"), for_name("go")
    assert rust.owns("crc", "src/crc.rs") and rust.owns("crc", "src/crc/table.rs")
    assert not rust.owns("crc", "src/crc16.rs") and not rust.owns("crc", "Cargo.toml")
    assert go.owns("crc", "crc/crc.go") and go.owns("crc", "crc/table.go")
    assert not go.owns("crc", "crc16/crc.go") and not go.owns("crc", "cmd/crc/main.go")


def test_rust_with_submodules_support_and_a_main_of_its_own_builds_and_runs(tmp_path: Path) -> None:
    parts = [
        translation("shapes", "rust", src__shapes_rs="pub mod area;\npub fn side() -> u32 { 7 }\n",
                    src__shapes__area_rs="pub fn square(n: u32) -> u32 { n * n }\n"),
        translation("match", "rust", src__match_rs="pub fn three() -> u32 { 3 }\n"),
        translation("self", "rust", src__self_rs="pub fn three() -> u32 { crate::lib::three() }\n"),
        translation("lib", "rust", src__lib_rs="pub fn three() -> u32 { crate::r#match::three() }\n"),
        translation("main", "rust", src__main_rs="use crate::{self_, shapes, support};\npub fn main() {\n"
                    "    println!(\"{} {}\", support::twice(self_::three()), shapes::area::square(shapes::side()));\n}\n",
                    src__bin__app_rs="compile_error!(\"the generated one wins\");\n"),
        translation("support", "rust", src__support_rs="pub fn twice(n: u32) -> u32 { 2 * n }\n"),
    ]  # fmt: skip
    tree = for_name("rust").compose(parts, [Program("app", "main")])
    tree["src/lib.rs"] = f"#![deny(warnings)]\n{tree['src/lib.rs']}"  # of which `mod main` is one
    assert "pub mod shapes;" in tree["src/lib.rs"] and "pub mod area" not in tree["src/lib.rs"]
    assert not any(path.startswith("src/theseus_rt") for path in tree)
    assert run(tree, "rust", "app", tmp_path) == b"6 49\n"


def test_go_with_support_and_a_main_of_its_own_builds_and_runs(tmp_path: Path) -> None:
    parts = [
        translation("shapes", "go", shapes__shapes_go="package shapes\n\nfunc Side() int { return 7 }\n",
                    shapes__area_go="package shapes\n\nfunc Square(n int) int { return n * n }\n"),
        translation("app", "go", app__app_go="package app\n\nimport (\n\t\"fmt\"\n\t\"migrated/shapes\"\n\t\"migrated/support\"\n)\n\n"
                    "func Main() { fmt.Println(support.Twice(3), shapes.Square(shapes.Side())) }\n",
                    cmd__app__main_go="the generated one wins"),
        translation("support", "go", support__support_go="package support\n\nfunc Twice(n int) int { return 2 * n }\n"),
    ]  # fmt: skip
    tree = for_name("go").compose(parts, [Program("app", "app")])
    assert not any(path.startswith("theseusrt") for path in tree)
    assert run(tree, "go", "app", tmp_path) == b"6 49\n"


def test_only_what_the_code_names_of_the_support_library_is_composed() -> None:
    plain = translation("a", "rust", src__a_rs="use crate::theseus_rt as rt;\npub fn f() { rt::flush() }\n")
    c_like = translation("b", "rust", src__b_rs="pub fn f() { crate::theseus_rt::c::f() }\n")
    core = for_name("rust").compose([plain], [])
    assert "src/theseus_rt/number.rs" in core and "src/theseus_rt/c.rs" not in core
    assert "src/theseus_rt/c.rs" in for_name("rust").compose([plain, c_like], [])
    go = for_name("go")
    used = translation("a", "go", a__a_go='package a\n\nimport "migrated/theseusrt"\n\nvar F = theseusrt.CFormat\n')
    assert {"theseusrt/number.go", "theseusrt/c.go"} <= set(go.compose([used], []))
    assert "theseusrt/number.go" not in go.compose([translation("a", "go", a__a_go="package a\n")], [])


@pytest.mark.parametrize("target", ["rust", "go"])
def test_equal_support_files_merge_and_different_ones_are_refused(target: str) -> None:
    first = Translation("a", target, (("support/x", "same"),), True)
    assert "support/x" in for_name(target).compose([first, Translation("b", target, (("support/x", "same"),), True)], [])
    with pytest.raises(TheseusError, match="modules a and b bring different files support/x"):
        for_name(target).compose([first, Translation("b", target, (("support/x", "other"),), True)], [])


@pytest.mark.parametrize("target", ["rust", "go"])
def test_paths_that_leave_the_tree_and_missing_mains_are_refused(target: str) -> None:
    with pytest.raises(TheseusError, match="leaves the target tree"):
        for_name(target).compose([Translation("a", target, (("../x", ""),), True)], [])
    with pytest.raises(TheseusError, match="program p needs module a"):
        for_name(target).compose([], [Program("p", "a")])


def test_the_same_parts_give_the_same_bytes() -> None:
    parts = [translation("b", "rust", src__b_rs="b"), translation("a", "rust", src__a_rs="a")]
    first = for_name("rust").compose(parts, [Program("a", "a")])
    assert list(first.items()) == list(for_name("rust").compose(parts[::-1], [Program("a", "a")]).items())
