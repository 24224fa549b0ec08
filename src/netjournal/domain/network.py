"""The whole network in a few numbers: how concentrated it is, how mixed, how much of it is two-way."""

import itertools
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

#: What shares are of: names of spheres, or groups; sorted where they weigh the same.
Part = TypeVar("Part", bound=Hashable)


def effective_people(weights: Iterable[float]) -> float:
    """Return how many equal ties would weigh as concentrated as these: (ΣX)² / ΣX², 0 for none."""
    total = squares = 0.0
    for w in weights:
        total += w
        squares += w * w
    return total * total / squares if squares else 0.0


def shares(weights: Mapping[Part, float]) -> dict[Part, float]:
    """Return each part's share of the whole, greatest first; empty where there is no weight."""
    total = sum(weights.values())
    if not total:
        return {}
    return {k: w / total for k, w in sorted(weights.items(), key=lambda kw: (-kw[1], kw[0]))}


def bubble(parts: Mapping[str, float]) -> float:
    """Return the share of the greatest part, 0 where there is none."""
    return max(parts.values(), default=0.0)


def mix(parts: Mapping[str, float]) -> float:
    """Return 1 - Σp² over its maximum: 0 where all is in one part, 1 where all parts weigh the same."""
    many = len(parts)
    if many < 2:  # noqa: PLR2004  one part cannot be mixed
        return 0.0
    return (1 - sum(p * p for p in parts.values())) / (1 - 1 / many)


def bridges(groups: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, int]]:
    """Return the contacts who alone join two groups, with the first such pair.

    Args:
        groups: each contact's groups (spheres and communities), by key.
    """
    joined_by: dict[tuple[int, int], list[int]] = {}
    for contact, theirs in groups.items():
        for pair in itertools.combinations(sorted(set(theirs)), 2):
            joined_by.setdefault(pair, []).append(contact)
    alone: dict[int, tuple[int, int]] = {}
    for pair, people in sorted(joined_by.items()):
        if len(people) == 1:
            alone.setdefault(people[0], pair)
    return alone
