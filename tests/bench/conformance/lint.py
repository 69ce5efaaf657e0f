"""What linters say of the translations of a suite's programs: clippy with all warnings as errors and rustfmt, vet and gofmt."""

from __future__ import annotations

import argparse
import random
from types import ModuleType

from tests.bench.conformance import basis
from tests.bench.conformance.quick import family_of, original, prepared, put, working_folder
from tests.bench.rules_output import objections
from translators.rules.translator import RulesTranslator
from workbench.services.folder import translate_path


def lint_sample(runner: ModuleType, suite: str, options: argparse.Namespace) -> int:
    """How many translations of a seeded sample of programs are objected to. Prints each objection, and a line a target."""
    family = family_of(runner, suite, options)
    ours = sorted(name for name in family.names if runner.in_half(name))
    objected = 0
    for target in options.to.split(","):
        looked_at = found = 0
        for name in random.Random(options.seed).sample(ours, len(ours)):
            if looked_at == options.sample:
                break
            with working_folder() as work:
                source = prepared(family, name, work)
                if original(family, name, source, work, basis.kept(options)) is None:
                    continue
                translated = translate_path(source, target, RulesTranslator(whole=True))
                if not translated.whole:
                    continue
                looked_at += 1
                put(work / "tree", translated.files)
                said = list(objections(work / "tree", target))
                found += bool(said)
                for line in said:
                    print(f"{name} {target}: {line}", flush=True)
        print(f"{suite} {target}: {found} of {looked_at} programs are objected to", flush=True)
        objected += found
    return objected
