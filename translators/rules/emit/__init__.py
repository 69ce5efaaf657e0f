"""Emitters: a lowered module becomes text in a target language. One folder a target, registered here."""
