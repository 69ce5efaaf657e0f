# `make demo` and `make test` do all the set-up they need; `make setup` is the part both share.
.PHONY: demo test setup check ui clean

demo: setup
	.venv/bin/python scripts/demo.py

test: setup check
	.venv/bin/pytest

check: setup
	.venv/bin/ruff check .
	.venv/bin/mypy

setup:
	@scripts/setup.sh

ui: setup
	.venv/bin/theseus ui

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache demo-out
