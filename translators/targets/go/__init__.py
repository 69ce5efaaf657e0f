"""Go: one Go module called `migrated`, one package a migrated module, standard library only."""

from __future__ import annotations

import re

from analyzers.model import TheseusError
from translators.protocol import Translation
from translators.targets.merge import files_of, listed, runtime_files
from translators.targets.protocol import Program

MODULE = "migrated"
GO_MOD = f"module {MODULE}\n\ngo 1.23\n"

RESERVED = listed(
    """
    break case chan const continue default defer else fallthrough for func go goto if import interface
    map package range return select struct switch type var
    """
)

# Endings by which the go command leaves a file out of a build.
CONSTRAINED = listed(
    """
    test aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1
    windows unix 386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm
    """
)


# What can't be a package: names with a meaning to the go command, and packages that translations import.
NO_PACKAGE = listed("main init internal vendor cmd testdata math slices theseusrt")


def package_name(module: str) -> str:
    """A module id as a package name."""
    taken = module in RESERVED or module in NO_PACKAGE
    return f"{module}_" if taken else module


def file_name(module: str) -> str:
    """The package's main file. `x_test.go` and `x_linux.go` would not be built everywhere."""
    last = module.rpartition("_")[2]
    special = last in CONSTRAINED and last != module
    return f"{module}_.go" if special else f"{module}.go"


class GoTarget:
    name = "go"

    def owns(self, module_id: str, path: str) -> bool:
        """Every Go file in the folder `m/`; nothing else there, a go.mod least of all."""
        return path.startswith(f"{package_name(module_id)}/") and path.endswith(".go")

    def builds(self, path: str) -> bool:
        *folders, file = path.split("/")
        ends = file.removesuffix(".go").split("_")[1:]
        plain = not any(part.startswith((".", "_")) or part == "testdata" for part in (*folders, file))
        return file.endswith(".go") and plain and not CONSTRAINED & set(ends[-2:])

    def compose(self, translations: list[Translation], programs: list[Program]) -> dict[str, str]:
        """The Go module: packages, shared support, `theseusrt` where something uses it, and generated files."""
        tree = files_of(translations)
        for generated in [p for p in tree if _is_generated(p)]:
            del tree[generated]
        tree.update(_runtime(tree))
        tree["go.mod"] = GO_MOD
        for program in programs:
            package = package_name(program.module)
            if not any(path.startswith(f"{package}/") for path in tree):
                raise TheseusError(
                    f"program {program.name} needs module {program.module}, which has no files in "
                    f"{package}/; translate or submit it first"
                )
            tree[f"cmd/{program.name}/main.go"] = (
                f"package main\n\nimport \"{MODULE}/{package}\"\n\nfunc main() {{\n\t{package}.Main()\n}}\n"
            )
        return dict(sorted(tree.items()))

    def standalone(self, translations: list[Translation], programs: list[Program]) -> dict[str, str]:
        """The Go module with its only program at the root; of several, each under cmd/, the root has the first one too,
        since `go build` looks there."""
        tree = self.compose(translations, programs)
        if programs:
            first = f"cmd/{programs[0].name}/main.go"
            tree["main.go"] = tree[first] if len(programs) > 1 else tree.pop(first)
        return dict(sorted(tree.items()))


def _is_generated(path: str) -> bool:
    return path in ("go.mod", "go.sum") or path.startswith(("cmd/", "theseusrt/", "vendor/"))


def _runtime(tree: dict[str, str]) -> dict[str, str]:
    """The support library: its core package, the parts that the code names, and parts that are packages."""
    go = [text for path, text in tree.items() if path.endswith(".go")]
    if not any("migrated/theseusrt" in text for text in go):
        return {}
    core, parts = runtime_files("go", ".go")
    result: dict[str, str] = {}
    if any('"migrated/theseusrt"' in text for text in go):
        for files in core.values():
            result.update(files)
    used = [name for name in parts if _uses(name, go)]
    for name in used:
        result.update(parts[name])
        if any('"migrated/theseusrt"' in text for text in parts[name].values()) or f"{name}.go" in parts[name]:
            for files in core.values():
                result.update(files)
    return {f"theseusrt/{path}": text for path, text in result.items()}


def _uses(part: str, texts: list[str]) -> bool:
    """A part is used as a package of its own, or by functions that start with its name."""
    prefix = "".join(w[:1].upper() + w[1:] for w in part.split("_"))
    pattern = re.compile(rf'"migrated/theseusrt/{part}"|\btheseusrt\.(?:New)?{prefix}')
    return any((part in text or prefix in text) and pattern.search(text) for text in texts)


def support_core() -> dict[str, str]:
    """The core of the support library, for trees that need it whether or not their modules do."""
    core, _ = runtime_files("go", ".go")
    return {f"theseusrt/{path}": text for files in core.values() for path, text in files.items()}
