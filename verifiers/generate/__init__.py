"""Inputs for programs that nobody described: facts mined from the sources, shapes, values and mutation."""
