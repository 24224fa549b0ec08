"""Who alone joins two parts of your network, and what would open a bubble."""

import datetime as dt
from collections.abc import Mapping, Sequence

from netjournal.domain import bridges as rules
from netjournal.domain import depth
from netjournal.domain.bridges import Bridges, Crossing, Group, Joining, Light, Placed, Promising, Suggested
from netjournal.storage import bridges as rows
from netjournal.storage import contacts, introductions
from netjournal.storage.journal import Journal, in_one_view
from netjournal.storage.needs import are_acquainted

#: So many unjoined pairs of spheres, and of the deepest in each, are looked through for two strangers.
_PAIRS, _DEEPEST = 10, 3


@in_one_view
def bridges(journal: Journal, today: dt.date) -> Bridges:
    """Return who alone joins two groups, which introductions went between spheres, and what would open the bubble."""
    people = rows.placed(journal, today)
    parts = rules.shares(people)
    return Bridges(
        joining=_joining(journal, people, today),
        crossings=_crossings(journal, people, today),
        shares={sphere.name: share for sphere, share in parts.items()},
        light=_light(journal, people, parts, today),
        suggested=_suggested(journal, people, parts, today),
        has_groups=any(one.groups for one in people),
    )


def _joining(journal: Journal, people: Sequence[Placed], today: dt.date) -> tuple[Joining, ...]:
    """Return all who join alone, the heaviest first."""
    pairs = rules.alone(people)
    heaviest = sorted((one for one in people if one.key in pairs), key=lambda one: (-one.weight, one.key))
    return tuple(
        Joining(contacts.who(journal, one.key), pairs[one.key], depth.score(one.weight), today.toordinal() - one.last)
        for one in heaviest
    )


def _crossings(journal: Journal, people: Sequence[Placed], today: dt.date) -> tuple[Crossing, ...]:
    by_key = {one.key: one for one in people}
    found = []
    for made in introductions.all_introductions(journal, today):
        one, two = by_key.get(made.one.key), by_key.get(made.two.key)
        between = rules.crossing(one, two) if one and two else None
        if between:
            found.append(Crossing(made, *between))
    return tuple(found)


def _light(
    journal: Journal, people: Sequence[Placed], parts: Mapping[Group, float], today: dt.date
) -> tuple[Light, ...]:
    return tuple(
        Light(
            one.sphere,
            one.share,
            one.people,
            tuple(
                Promising(contacts.who(journal, placed.key), code, depth.score(placed.weight))
                for placed, code in one.promising
            ),
        )
        for one in rules.light(people, parts, today.toordinal())
    )


def _suggested(
    journal: Journal, people: Sequence[Placed], parts: Mapping[Group, float], today: dt.date
) -> Suggested | None:
    """Return two of the deepest, of two spheres that nobody joins, who do not know each other yet."""
    for one, two in rules.unjoined(people, parts)[:_PAIRS]:
        for first in _deepest(people, one):
            for second in _deepest(people, two):
                if not are_acquainted(journal, first.key, second.key, today.isoformat()):
                    return Suggested(contacts.who(journal, first.key), one, contacts.who(journal, second.key), two)
    return None


def _deepest(people: Sequence[Placed], sphere: Group) -> list[Placed]:
    inside = (one for one in people if one.weight and one.is_in(sphere))
    return sorted(inside, key=lambda one: (-one.weight, one.key))[:_DEEPEST]
