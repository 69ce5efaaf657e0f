"""Conformance suites (NIST, GnuCOBOL, ACATS, c-torture, csmith): measured by a runner that lies beside the repository.

    python -m tests.bench.conformance run SUITE... [--to rust,go] [--sample N] [--quick]
        measure, one log a suite; --quick: builds share what they can. ACATS is measured in two parts, acats-core and
        acats-rest, always so
    python -m tests.bench.conformance render
        docs/conformance.md from what is kept in `results`, to which the logs, and generated*.txt beside them (what
        cobol_agreement and programs printed), are added first
    python -m tests.bench.conformance compare SUITE... [--to rust,go] [--sample 100] [--seed 1] [--budget 20s]
        the verifier on the same programs, and on translations with a planted fault
    python -m tests.bench.conformance times SUITE... [--to rust,go] [--sample 40] [--seed 1]
        how long the programs run beside their originals, and how long a translation takes
    python -m tests.bench.conformance lint SUITE... [--to rust,go] [--sample 20] [--seed 1]
        what clippy, rustfmt, vet and gofmt say of translations

All but `render` want `--runner`, `--cache` (where suites are unpacked) and, for NIST, `--mirror`: see the runner's
own words. Nothing of the suites is kept in the repository but figures and programs' names.
"""
