"""Makes the table of names that `dipview registry` holds actors against.

``python -m scripts.state_names FILE`` reads the CSV of country-codes and writes
``src/dipview/dataset/registers/state_names.tsv``.
"""
