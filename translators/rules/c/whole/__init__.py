"""Whole C programs: what the per-function rules refuse is lowered over an explicit memory. See the README beside."""
