"""The `model` translator: a served language model proposes, and only evidence accepts."""
