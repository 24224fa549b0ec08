"""Compares what two reports hold: words and counts exactly, what was worked out as far as rounding lets it be told."""

import pytest


def alike(value):
    """Return a value that equals another whose floats, however deep inside, lie within 1e-9 of its own."""
    if isinstance(value, float):
        return pytest.approx(value, abs=1e-9)
    if isinstance(value, dict):
        return {key: alike(one) for key, one in value.items()}
    if isinstance(value, list):
        return [alike(one) for one in value]
    return value
