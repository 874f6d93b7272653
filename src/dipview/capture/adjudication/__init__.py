"""Deciding whose coding of an utterance stands, where coders differ."""
