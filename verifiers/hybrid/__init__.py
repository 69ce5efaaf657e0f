"""Hybrid builds: the original program with some modules replaced by their translations.

The host is the original's tree, in which a replaced subprogram's body is a stub; the guest is the translation's
tree, built as a static library. Between them goes text, the tokens of verifiers/harness/README.md: a stub writes
its arguments, calls `theseus_moved_call`, and reads back what came of it. A module of the guest that calls one
that has not moved does the same the other way round, by `theseus_host_call`. Each language has a file here.
"""
