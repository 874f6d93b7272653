"""The benchmark: generated data, dipview beside its yardsticks in one run, a table and a verdict.

``python -m benchmarks`` from the top of the repository; ``--help`` tells the rest.
"""
