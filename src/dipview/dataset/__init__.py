"""TOML to model: safe reading, structure, checks, problems with their place, the Dataset."""
