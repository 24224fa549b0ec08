"""Bridges: who alone joins two parts of your network, and what would open a bubble."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from netjournal.domain import depth, network
from netjournal.domain.contacts import Who
from netjournal.domain.introductions import Introduction

#: A tie is new for so many days; so many of the most promising are named, of so many spheres.
NEW_DAYS, PROMISING, SPHERES = 90, 3, 3


class Group(NamedTuple):
    """A sphere or a community."""

    fact: str
    key: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One contact: how much the tie weighs, since when and until when, and where it stands in your network."""

    key: int
    weight: float
    #: Ordinals of the first and last exchange-day, 0 where nothing passed.
    first: int = 0
    last: int = 0
    has_purpose: bool = False
    groups: tuple[Group, ...] = ()

    @property
    def spheres(self) -> tuple[Group, ...]:
        """Return the spheres alone."""
        return tuple(group for group in self.groups if group.fact == "sphere")

    def is_in(self, group: Group) -> bool:
        """Tell whether the contact is in a sphere or community."""
        return group in self.groups


@dataclass(frozen=True, slots=True)
class Joining:
    """Someone who alone joins groups of your network: each pair of them, and how the tie is."""

    who: Who
    pairs: tuple[tuple[Group, Group], ...]
    depth: float
    silent: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """An introduction that you made from one sphere to another."""

    introduction: Introduction
    one: Group
    two: Group


@dataclass(frozen=True, slots=True)
class Promising:
    """Someone outside your greatest sphere: a `new` tie, a `begun` one that may grow, or a name with a `purpose`."""

    who: Who
    code: str
    depth: float


@dataclass(frozen=True, slots=True)
class Light:
    """A sphere that holds people and little depth, and the most promising of them."""

    sphere: Group
    share: float
    people: int
    promising: tuple[Promising, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two people whose introduction would join two spheres that nobody joins."""

    one: Who
    one_sphere: Group
    two: Who
    two_sphere: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridges:
    """Who joins your network, which introductions did, and how much of its depth lies in one sphere."""

    joining: tuple[Joining, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    #: The share of depth of each sphere, the greatest first.
    shares: Mapping[str, float] = field(default_factory=dict)
    light: tuple[Light, ...] = ()
    suggested: Suggested | None = None
    #: Whether anybody is in a sphere or community at all.
    has_groups: bool = False

    @property
    def bubble(self) -> float:
        """Return the share of the greatest sphere."""
        return network.bubble(self.shares)

    @property
    def mix(self) -> float:
        """Return how mixed the spheres are: 0 for one alone, 1 for all alike."""
        return network.mix(self.shares)


def alone(people: Iterable[Placed]) -> dict[int, tuple[tuple[Group, Group], ...]]:
    """Return those who alone join two groups of two people or more, with each such pair; ghosts join nothing."""
    return joining_alone((one.key, one.weight, one.groups) for one in people)


def joining_alone(
    people: Iterable[tuple[int, float, tuple[Group, ...]]],
) -> dict[int, tuple[tuple[Group, Group], ...]]:
    """Return the same of people of whom key, weight and groups are given; most stand in the same few groups."""
    places: Counter[tuple[Group, ...]] = Counter()
    first: dict[tuple[Group, ...], tuple[int, float]] = {}
    for key, weight, groups in people:
        places[groups] += 1
        first.setdefault(groups, (key, weight))
    sizes: Counter[Group] = Counter()
    for groups, many in places.items():
        sizes.update(dict.fromkeys(groups, many))
    joined: Counter[tuple[Group, Group]] = Counter()
    joined_by: dict[tuple[Group, Group], tuple[int, float]] = {}
    for groups, many in places.items():
        for pair in itertools.combinations(sorted(group for group in groups if sizes[group] > 1), 2):
            joined[pair] += many
            joined_by[pair] = first[groups]
    found: dict[int, tuple[tuple[Group, Group], ...]] = {}
    for pair, (key, weight) in sorted(joined_by.items()):
        if joined[pair] == 1 and weight:
            found[key] = (*found.get(key, ()), pair)
    return found


def shares(people: Iterable[Placed]) -> dict[Group, float]:
    """Return each sphere's share of the depth that lies in spheres, greatest first; several count in equal parts."""
    weights: dict[Group, float] = {}
    for one in people:
        for sphere in one.spheres:
            weights[sphere] = weights.get(sphere, 0.0) + one.weight / len(one.spheres)
    return network.shares(weights)


class LightSphere(NamedTuple):
    """A sphere with less than an even share of depth, and its most promising people with what they promise."""

    sphere: Group
    share: float
    people: int
    promising: tuple[tuple[Placed, str], ...]


def light(people: Sequence[Placed], parts: Mapping[Group, float], today: int) -> list[LightSphere]:
    """Return the spheres with less than an even share of depth that hold people who could change that, each once."""
    if len(parts) < 2:  # noqa: PLR2004  one sphere is all there is
        return []
    greatest = next(iter(parts))
    found: list[LightSphere] = []
    named: set[int] = set()
    for sphere, share in sorted(parts.items(), key=lambda part: part[1]):
        inside = [one for one in people if one.is_in(sphere)]
        outside = [one for one in inside if not one.is_in(greatest) and one.key not in named]
        able = [(one, code) for one in outside if (code := promise(one, today))]
        if sphere != greatest and share < 1 / len(parts) and able and len(found) < SPHERES:
            ordered = sorted(able, key=lambda pair: (_PROMISES.index(pair[1]), -pair[0].weight, pair[0].key))[
                :PROMISING
            ]
            named |= {one.key for one, _code in ordered}
            found.append(LightSphere(sphere, share, len(inside), tuple(ordered)))
    return found


_CLOSE = dict(depth.BANDS)["close"]
_PROMISES = ("new", "begun", "purpose")


def promise(one: Placed, today: int) -> str | None:
    """Return what somebody promises: a tie that began lately, one with room to grow, a name with a purpose; or nothing.

    A close tie is no promise any more.
    """
    if one.first and today - one.first <= NEW_DAYS:
        return "new"
    if depth.score(one.weight) >= _CLOSE:
        return None
    if one.weight and today - one.last <= 4 * NEW_DAYS:
        return "begun"
    return "purpose" if one.has_purpose else None


def unjoined(people: Sequence[Placed], parts: Mapping[Group, float]) -> list[tuple[Group, Group]]:
    """Return the pairs of spheres with depth that nobody is in both of, the greatest first."""
    joined = {pair for one in people for pair in itertools.permutations(one.spheres, 2)}
    heavy = [sphere for sphere, share in parts.items() if share]
    return [pair for pair in itertools.combinations(heavy, 2) if pair not in joined]


def crossing(one: Placed, two: Placed) -> tuple[Group, Group] | None:
    """Return the spheres between which an introduction of two people went: each has one that the other lacks."""
    return crossed(one.spheres, two.spheres)


def crossed(one: Sequence[Group], two: Sequence[Group]) -> tuple[Group, Group] | None:
    """Return the first of some spheres that is not among others, and of those the first that is not among these."""
    only_one = [sphere for sphere in one if sphere not in two]
    only_two = [sphere for sphere in two if sphere not in one]
    return (only_one[0], only_two[0]) if only_one and only_two else None
