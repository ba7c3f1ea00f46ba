"""Measurements: `python -m benchmarks` (or `make bench`) prints them all in one run."""
