"""Train a LoRA adapter on what a project's searches learned, on one GPU (or, to see that it works, on processors).

    theseus export-training data --licence NAME
    pip install trl peft datasets          # in an environment of its own; for grpo also: pip install -e FOLDER_OF_THESEUS
    python scripts/train_lora.py sft data --model MODEL --out adapter
    python scripts/train_lora.py dpo data --model MODEL --out adapter
    python scripts/train_lora.py grpo data --model MODEL --out adapter --project DIR   # rewards from the verifier
    theseus serve MODEL --lora mine=adapter

`grpo` judges completions with the real verifier, so Theseus must be installed in that environment too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

FILES = {"sft": "sft.jsonl", "dpo": "preference.jsonl", "grpo": "grpo.jsonl"}
COLUMNS = {"sft": ("messages",), "dpo": ("prompt", "chosen", "rejected"), "grpo": ("prompt", "module", "target")}
"""What each trainer takes of the exported records; the rest is for people and for cleaning."""


def load(folder: Path, method: str) -> list[dict[str, Any]]:
    """The records of a method, with its columns alone. Raises SystemExit with what is missing and where."""
    file = folder / FILES[method]
    if not file.is_file():
        raise SystemExit(f"{file} is not there: run 'theseus export-training {folder}' first")
    records = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            records.append({column: record[column] for column in COLUMNS[method]})
        except (ValueError, KeyError, TypeError) as error:
            raise SystemExit(f"{file}:{number}: no record of an export ({type(error).__name__}: {error})") from error
    if not records:
        raise SystemExit(f"{file} holds no records: {_way_out(method)}")
    return records


def _way_out(method: str) -> str:
    needs = {"sft": "an accepted answer", "dpo": "a better and a worse answer to one prompt", "grpo": "any answer"}
    return f"'{method}' needs {needs[method]}; search more modules, or train by another method"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("method", choices=sorted(FILES))
    parser.add_argument("data", type=Path, help="folder that 'theseus export-training' wrote")
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--project", type=Path, help="for grpo: the project whose verifier judges")
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--steps", type=int, default=-1, help="end after so many steps, whatever --epochs says")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--length", type=int, default=16_384, help="tokens of prompt and answer")
    parser.add_argument("--generations", type=int, default=8, help="for grpo: answers to each prompt")
    arguments = parser.parse_args()
    if arguments.method == "grpo" and arguments.project is None:
        parser.error("grpo needs --project")
    if arguments.generations < 2:
        parser.error("--generations: at least 2, since answers to one prompt are compared with each other")
    records = load(arguments.data, arguments.method)
    train(arguments, records)


def train(arguments: argparse.Namespace, records: list[dict[str, Any]]) -> None:
    try:
        import torch
        from datasets import Dataset
        from peft import LoraConfig
        from trl import DPOConfig, DPOTrainer, GRPOConfig, GRPOTrainer, SFTConfig, SFTTrainer
    except ImportError as error:
        raise SystemExit(f"{error.name} is not installed here: pip install trl peft datasets") from error

    data = Dataset.from_list(records)
    gpu = torch.cuda.is_available()
    adapter = LoraConfig(
        r=arguments.rank, lora_alpha=2 * arguments.rank, lora_dropout=0.05, target_modules="all-linear", task_type="CAUSAL_LM"
    )
    common: dict[str, Any] = {
        "output_dir": str(arguments.out), "num_train_epochs": arguments.epochs, "max_steps": arguments.steps,
        "per_device_train_batch_size": 1, "gradient_accumulation_steps": arguments.generations if gpu else 1,
        "gradient_checkpointing": gpu, "bf16": gpu, "use_cpu": not gpu, "logging_steps": 1, "report_to": "none",
        "save_strategy": "no",
    }  # fmt: skip
    trainer: Any
    if arguments.method == "sft":
        args = SFTConfig(**common, learning_rate=1e-4, max_length=arguments.length)
        trainer = SFTTrainer(model=arguments.model, args=args, train_dataset=data, peft_config=adapter)
    elif arguments.method == "dpo":
        args = DPOConfig(**common, learning_rate=5e-6, max_length=arguments.length)
        trainer = DPOTrainer(model=arguments.model, args=args, train_dataset=data, peft_config=adapter)
    else:
        from workbench.project import open_project
        from workbench.services.reward import VerdictReward

        common["gradient_accumulation_steps"] = arguments.generations  # one prompt's answers make a batch
        args = GRPOConfig(
            **common, learning_rate=1e-6, num_generations=arguments.generations,
            max_completion_length=arguments.length // 2,
        )  # fmt: skip
        trainer = GRPOTrainer(
            model=arguments.model, reward_funcs=[VerdictReward(open_project(arguments.project))], args=args,
            train_dataset=data, peft_config=adapter,
        )  # fmt: skip
    trainer.train()
    trainer.save_model(str(arguments.out))


if __name__ == "__main__":
    main()
