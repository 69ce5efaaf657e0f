"""Train a LoRA adapter on what a project's searches learned, on one GPU.

    theseus export-training data --licence NAME
    pip install trl peft datasets          # in an environment of its own
    python scripts/train_lora.py sft data --model MODEL --out adapter
    python scripts/train_lora.py dpo data --model MODEL --out adapter
    python scripts/train_lora.py grpo data --model MODEL --out adapter --project DIR   # rewards from the verifier
    theseus serve MODEL --lora mine=adapter

`grpo` judges completions with the real verifier, so Theseus must be installed in that environment too.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("method", choices=["sft", "dpo", "grpo"])
    parser.add_argument("data", type=Path, help="folder that 'theseus export-training' wrote")
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--project", type=Path, help="for grpo: the project whose verifier judges")
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--length", type=int, default=16_384, help="tokens of prompt and answer")
    arguments = parser.parse_args()

    try:
        from datasets import load_dataset
        from peft import LoraConfig
        from trl import DPOConfig, DPOTrainer, GRPOConfig, GRPOTrainer, SFTConfig, SFTTrainer
    except ImportError as error:
        raise SystemExit(f"{error.name} is not installed here: pip install trl peft datasets") from error

    file = {"sft": "sft.jsonl", "dpo": "preference.jsonl", "grpo": "grpo.jsonl"}[arguments.method]
    data = load_dataset("json", data_files=str(arguments.data / file), split="train")
    adapter = LoraConfig(
        r=arguments.rank, lora_alpha=2 * arguments.rank, lora_dropout=0.05, target_modules="all-linear", task_type="CAUSAL_LM"
    )
    common = {
        "output_dir": str(arguments.out), "num_train_epochs": arguments.epochs, "per_device_train_batch_size": 1,
        "gradient_accumulation_steps": 8, "gradient_checkpointing": True, "bf16": True, "logging_steps": 1,
    }  # fmt: skip
    if arguments.method == "sft":
        data = data.select_columns(["messages"])
        args = SFTConfig(**common, learning_rate=1e-4, max_length=arguments.length, assistant_only_loss=False)
        trainer = SFTTrainer(model=arguments.model, args=args, train_dataset=data, peft_config=adapter)
    elif arguments.method == "dpo":
        data = data.select_columns(["prompt", "chosen", "rejected"])
        args = DPOConfig(**common, learning_rate=5e-6, max_length=arguments.length)
        trainer = DPOTrainer(model=arguments.model, args=args, train_dataset=data, peft_config=adapter)
    else:
        if arguments.project is None:
            parser.error("grpo needs --project")
        from workbench.project import open_project
        from workbench.services.reward import VerdictReward

        data = data.select_columns(["prompt", "module", "target"])
        args = GRPOConfig(**common, learning_rate=1e-6, num_generations=8, max_completion_length=arguments.length // 2)
        reward = VerdictReward(open_project(arguments.project))
        trainer = GRPOTrainer(
            model=arguments.model, reward_funcs=[reward], args=args, train_dataset=data, peft_config=adapter
        )
    trainer.train()
    trainer.save_model(str(arguments.out))


if __name__ == "__main__":
    main()
