"""The tolerant, fast view of a tree: what every file says, linked to a graph; no build, no project needed.

`scan.analyze` derives exact interfaces and takes its time; a survey reads files one by one on all cores, keeps
what it read by content hash, and finds modules, dependencies, hazards and what could not be resolved.
"""
