"""The training script takes what an export wrote, and says what is wrong with what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import train_lora


def test_of_each_record_the_trainers_columns_are_taken(tmp_path: Path) -> None:
    said = {"role": "assistant", "content": "x"}
    line = {"prompt": [], "chosen": [said], "rejected": [said], "chosen_reward": 1.0, "licence": "MIT"}
    (tmp_path / "preference.jsonl").write_text(json.dumps(line) + "\n")
    assert train_lora.load(tmp_path, "dpo") == [{"prompt": [], "chosen": [said], "rejected": [said]}]


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "run 'theseus export-training"), ("", "holds no records"), ("{}\n", "sft.jsonl:1: no record of an export"),
     ('{"messages": []}\n{', "sft.jsonl:2: no record of an export")],
)  # fmt: skip
def test_what_is_no_export_is_said_with_its_place(tmp_path: Path, text: str | None, words: str) -> None:
    if text is not None:
        (tmp_path / "sft.jsonl").write_text(text)
    with pytest.raises(SystemExit, match=words):
        train_lora.load(tmp_path, "sft")


@pytest.mark.parametrize(
    ("argv", "words"),
    [(["grpo", "data", "--model", "m", "--out", "o"], "grpo needs --project"),
     (["grpo", "data", "--model", "m", "--out", "o", "--project", "p", "--generations", "1"], "at least 2"),
     (["ppo", "data", "--model", "m", "--out", "o"], "invalid choice: 'ppo'")],
)  # fmt: skip
def test_a_wrong_command_line_is_said_before_anything_is_loaded(
    argv: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["train_lora.py", *argv])
    with pytest.raises(SystemExit):
        train_lora.main()
    assert words in capsys.readouterr().err
