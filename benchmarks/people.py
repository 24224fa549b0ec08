"""The people of a made-up journal: their names, how to reach them, and where they belong."""

import itertools
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import entries
import filling
from journals import BUSIEST

from netjournal import text
from netjournal.storage import bulk
from netjournal.storage.journal import Step

SPHERES = ("rust", "design", "choir", "school", "work", "climbing", "volunteering", "family")
COMMUNITIES = 20


def names(people: int) -> list[str]:
    """Return so many different names, as long as names are; the first is the one who is met most."""
    return [BUSIEST, *itertools.islice(_made_up(), people - 1)]


def _made_up() -> Iterator[str]:
    firsts = ["".join(parts).capitalize() for parts in itertools.product(entries.SYLLABLES, repeat=2)]
    lasts = ["".join(parts).capitalize() for parts in itertools.product(entries.SYLLABLES, repeat=3)]
    for round_ in range(len(lasts)):
        for at, first in enumerate(firsts):
            yield f"{first} {lasts[(at * 17 + round_) % len(lasts)]}"


def write(step: Step, people: int, seed: int) -> None:
    """Write so many people, with their spheres, communities and addresses."""
    chance = random.Random(f"{seed} people")
    called = names(people)
    keys = range(1, people + 1)
    orgs = [f"{a}{b} & Co".title() for a in entries.SYLLABLES for b in entries.SYLLABLES]
    contacts: dict[str, Iterable[Any]] = {
        "uid": entries.uids("c", keys),
        "name": called,
        "folded": map(text.folded, called),
        "org": chance.choices(orgs, k=people),
        "location": chance.choices(("Leeds", "Porto", "Lisbon", "Recife", "Ghent", None), k=people),
        "pinned": (int(key % 997 == 1) for key in keys),
        "pace": (14 if key % 499 == 2 else None for key in keys),  # noqa: PLR2004  a few
        "snoozes": itertools.repeat(0),
        "source": itertools.repeat(entries.SOURCE),
    }
    _write(step, "contact", keys, contacts)
    for name in SPHERES:
        step.insert("sphere", name=name, folded=text.folded(name))
    for number in range(1, COMMUNITIES + 1):
        step.insert("community", name=f"Circle {number}", folded=f"circle {number}", kind="meetup")
    reached = [key for key in keys if key % 4 == 0]
    mails = [f"person{key}@example.org" for key in reached]
    handles = {
        "uid": entries.uids("d", reached),
        "contact": reached,
        "kind": itertools.repeat("email"),
        "value": mails,
        "folded": mails,
    }
    _write(step, "handle", range(1, len(mails) + 1), handles)
    spheres = chance.choices(range(1, len(SPHERES) + 1), k=people)
    _write(step, "contact_sphere", keys, {"contact": keys, "sphere": spheres})
    members = [key for key in keys if key % 3 == 0]
    circles = chance.choices(range(1, COMMUNITIES + 1), k=len(members))
    _write(step, "membership", range(1, len(members) + 1), {"contact": members, "community": circles})


def _write(step: Step, fact: str, keys: range, given: Mapping[str, Iterable[Any]]) -> None:
    """Write rows whose columns are given by name; all others but the key and the stamps are empty."""
    stamps = {"created": itertools.repeat(step.now), "changed": itertools.repeat(step.now)}
    known = {"id": keys, **stamps, **given}
    order = filling.columns(step.journal, fact)
    bulk.insert_many(step, fact, list(zip(*(known.get(name, itertools.repeat(None)) for name in order), strict=False)))
