"""Exact solvers: the last stage of a cascade and the judges of uniqueness."""
