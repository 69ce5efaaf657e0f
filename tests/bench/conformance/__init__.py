"""Conformance suites (NIST, GnuCOBOL, ACATS, c-torture, csmith): measured by a runner that lies beside the repository.

    python -m tests.bench.conformance run SUITE... [--to rust,go] [--sample N] [--quick]
        measure, one log a suite; --quick: builds share what they can
    python -m tests.bench.conformance render
        docs/conformance.md from the logs, and from generated*.txt beside them (cobol_agreement, programs)
    python -m tests.bench.conformance compare SUITE [--to rust] [--sample 100]
        the verifier on the same programs

`run` and `compare` want `--runner`, `--cache` (where suites are unpacked) and, for NIST, `--mirror`: see the runner's
own words. Nothing of the suites is kept in the repository.
"""
