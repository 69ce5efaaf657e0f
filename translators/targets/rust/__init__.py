"""Rust: one crate called `migrated`, one module file a migrated module, std only."""

from __future__ import annotations

import re

from analyzers.model import TheseusError
from translators.protocol import Translation
from translators.targets.merge import files_of, listed, runtime_files
from translators.targets.protocol import Program

CRATE = "migrated"

# Words that can't be module names as they are; `r#` makes them so.
RESERVED = listed(
    """
    as async await break const continue dyn else enum extern false fn for gen if impl in let loop match
    mod move mut pub ref return static struct trait true type unsafe use where while abstract become box
    do final macro override priv try typeof unsized virtual yield
    """
)

# Those that even `r#` leaves what they are.
UNNAMABLE = frozenset(["crate", "self", "super"])

# Lints about what the source does, not about how it was translated.
SOURCE_SHAPE = (
    "absurd_extreme_comparisons",
    "approx_constant",
    "bad_bit_mask",
    "cloned_ref_to_slice_refs",
    "collapsible_else_if",
    "collapsible_if",
    "collapsible_match",
    "comparison_chain",
    "double_comparisons",
    "eq_op",
    "erasing_op",
    "identity_op",
    "if_same_then_else",
    "manual_checked_ops",
    "manual_clamp",
    "manual_div_ceil",
    "manual_is_multiple_of",
    "manual_range_contains",
    "manual_swap",
    "needless_ifs",
    "needless_range_loop",
    "never_loop",
    "needless_return",
    "nonminimal_bool",
    "overly_complex_bool_expr",
    "ptr_arg",
    "too_many_arguments",
    "while_immutable_condition",
)

MANIFEST = f"""[package]
name = "{CRATE}"
version = "0.1.0"
edition = "2021"
rust-version = "1.83"

[lib]
path = "src/lib.rs"

[dependencies]

# Arithmetic that leaves its type stops the program in every build; unwinding lets a caller tell.
[profile.dev]
opt-level = 1
overflow-checks = true
panic = "unwind"

[profile.release]
opt-level = 2
codegen-units = 1
overflow-checks = true
panic = "unwind"
"""


# How the support library and everything that rules emit is laid out.
STYLE = 'max_width = 120\nuse_small_heuristics = "Max"\n'


_ROOTS = {"main", "lib"}  # what the files of the crate's own roots are called


def identifier(module: str) -> str:
    """A module id as a Rust path segment."""
    return f"{module}_" if module in UNNAMABLE else f"r#{module}" if module in RESERVED else module


def declaration(module: str) -> str:
    """What declares a module of the crate's root. One called `lib` would be sought in the root itself; of one called
    `main` the compiler warns that it may be a program's root."""
    moved = module in _ROOTS or module in UNNAMABLE
    place = f"{module}/mod.rs" if module in _ROOTS else f"{module}.rs"
    return (f'#[path = "{place}"]\n' if moved else "") + f"pub mod {identifier(module)};"


class RustTarget:
    name = "rust"

    def owns(self, module_id: str, path: str) -> bool:
        """`src/m.rs` and everything under `src/m/`."""
        return path == f"src/{module_id}.rs" or path.startswith(f"src/{module_id}/")

    def builds(self, path: str) -> bool:
        return path.endswith(".rs") and not any(part.startswith(".") for part in path.split("/"))

    def compose(self, translations: list[Translation], programs: list[Program]) -> dict[str, str]:
        """The crate: modules, shared support, `theseus_rt` where something uses it, and the generated files."""
        tree = files_of(translations)
        for module in {t.module for t in translations} & _ROOTS:
            # These files would be roots of the crate; as folders they are modules like any other.
            if f"src/{module}.rs" in tree:
                tree[f"src/{module}/mod.rs"] = tree.pop(f"src/{module}.rs")
        for generated in [p for p in tree if _is_generated(p)]:
            del tree[generated]
        runtime = _runtime(tree)
        tree.update(runtime)
        modules = sorted(_top_modules(tree))
        lines = [
            "//! The migrated modules.",
            "",
            "// What the compiler can prove to trap is what the source does there: it must trap at run time.",
            "#![allow(arithmetic_overflow, unconditional_panic, unused_comparisons)]",
            "// Translated code keeps the shape of its source, where clippy would have another.",
            *[f"#![allow(clippy::{lint})]" for lint in SOURCE_SHAPE],
            "",
            *[declaration(m) for m in modules],
        ]
        tree["src/lib.rs"] = "\n".join(lines) + "\n"
        tree["Cargo.toml"] = MANIFEST
        tree["rustfmt.toml"] = STYLE
        for program in programs:
            if program.module not in modules:
                raise TheseusError(
                    f"program {program.name} needs module {program.module}, which has no file "
                    f"src/{program.module}.rs; translate or submit it first"
                )
            call = f"{CRATE}::{identifier(program.module)}::main()"
            tree[f"src/bin/{program.name}.rs"] = f"fn main() {{\n    {call}\n}}\n"
        return dict(sorted(tree.items()))

    def standalone(self, translations: list[Translation], programs: list[Program]) -> dict[str, str]:
        """The crate as it is: `cargo build` builds every program."""
        return self.compose(translations, programs)


def _is_generated(path: str) -> bool:
    return (
        path in ("Cargo.toml", "Cargo.lock", "rustfmt.toml", "src/lib.rs", "src/main.rs")
        or path.startswith(("src/bin/", "src/theseus_rt/", "target/"))
        or path == "src/theseus_rt.rs"
    )


def _top_modules(tree: dict[str, str]) -> set[str]:
    """Names of the modules at the crate's root: `src/m.rs` and `src/m/mod.rs`."""
    found: set[str] = set()
    for path in tree:
        match = re.fullmatch(r"src/([A-Za-z_][A-Za-z0-9_]*)(\.rs|/mod\.rs)", path)
        if match:
            found.add(match[1])
    return found


def _runtime(tree: dict[str, str]) -> dict[str, str]:
    """The support library: its core, and the parts that the code names."""
    rust = [text for path, text in tree.items() if path.endswith(".rs")]
    if not any("theseus_rt" in text for text in rust):
        return {}
    core, parts = runtime_files("rust", ".rs")
    used = [
        part for part in parts
        if any(part in text and re.search(rf"\b(?:rt|theseus_rt)::(?:\{{[^}}]*\b)?{part}\b", text) for text in rust)
    ]
    used = _closed(used, parts)
    lines = ["//! The support library of translated code: safe Rust on the standard library alone.", ""]
    names = sorted([stem for stem in core] + used)
    lines += [f"pub mod {name};" for name in names]
    lines.append("")
    lines += [f"pub use {name}::*;" for name in sorted(core)]
    tree_rt = {"src/theseus_rt/mod.rs": "\n".join(lines) + "\n"}
    for stem, files in core.items():
        tree_rt.update({f"src/theseus_rt/{path}": text for path, text in files.items()})
        assert stem
    for part in used:
        tree_rt.update({f"src/theseus_rt/{path}": text for path, text in parts[part].items()})
    return {path: _for_threads(text) for path, text in tree_rt.items()} if "shared" in used else tree_rt


def _for_threads(text: str) -> str:
    """A file of the support library in a program with tasks: what it keeps is seen by all threads."""
    text = re.sub(r"^use std::cell::", "use super::shared::", text, flags=re.M)
    return text.replace("thread_local! {", "super::shared::shared! {")


def _closed(used: list[str], parts: dict[str, dict[str, str]]) -> list[str]:
    """Parts that used parts mention are used too."""
    result = list(used)
    for part in result:
        for other in parts:
            mentioned = any(
                other in text and re.search(rf"\b(?:theseus_rt|super)::{other}\b", text) for text in parts[part].values()
            )
            if other not in result and mentioned:
                result.append(other)
    return sorted(result)
