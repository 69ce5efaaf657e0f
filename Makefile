# `make demo` and `make test` do all the set-up they need; `make setup` is the part both share.
# `make test-vllm` is apart: it needs a build of torch for processors and 4 GB for an environment of its own.
.PHONY: demo test test-vllm setup check ui clean

demo: setup
	.venv/bin/python scripts/demo.py

test: setup check
	.venv/bin/pytest -n 2 --dist loadfile

test-vllm: setup
	.venv/bin/python -m tests.vllm.environment
	THESEUS_TEST_VLLM=1 timeout --foreground --signal=INT --kill-after=300 2400 .venv/bin/pytest tests/vllm

check: setup
	.venv/bin/ruff check .
	.venv/bin/mypy

setup:
	@scripts/setup.sh

ui: setup
	.venv/bin/theseus ui

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache demo-out
