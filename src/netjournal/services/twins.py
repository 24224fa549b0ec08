"""Finding contacts that may be one person, and remembering who is two."""

import datetime as dt
from collections.abc import Callable

from netjournal import errors
from netjournal.domain import twins
from netjournal.domain.contacts import Who
from netjournal.domain.twins import HELD, Facts, Pair, Parted, Pool, Twin, Twins
from netjournal.storage import contacts
from netjournal.storage import twins as rows
from netjournal.storage.journal import Journal, in_one_view

#: Told how many people were looked at, and how many there are.
Progress = Callable[[int, int], None]


@in_one_view
def find(
    journal: Journal,
    today: dt.date,
    *,
    about: Who | None = None,
    archived: bool = False,
    most: int | None = None,
) -> Twins:
    """Return who may be in the journal twice, the surest first.

    Args:
        journal: to look into.
        today: whoever is archived by this day is passed over.
        about: look for twins of this one alone.
        archived: look at the archived too.
        most: no more than so many; of very many pairs, a bounded number is held where it is not said.
    """
    people = dict(rows.everyone(journal, today.isoformat(), archived=archived))
    if about is not None:
        people.setdefault(about.key, rows.facts(journal, about.key))
    pool = Pool(people.__getitem__)
    for key, facts in people.items():
        pool.add(key, facts)
    known = rows.apart(journal)
    if about is not None:
        pairs = _about(pool, about.key, people[about.key], known)
        many = len(pairs)
    else:
        pairs, many = pool.pairs(known, most=HELD if most is None else most)
    shown = pairs if most is None else pairs[:most]
    found = tuple(_twin(journal, pair, people) for pair in shown)
    return Twins(found, len(people), more=many - len(shown), about=about)


def _about(pool: Pool, key: int, facts: Facts, known: set[tuple[int, int]]) -> list[Pair]:
    return [pair for pair in pool.like(facts, own=key) if (min(key, pair.two), max(key, pair.two)) not in known]


def _twin(journal: Journal, pair: Pair, people: dict[int, Facts]) -> Twin:
    """Return a pair as two contacts, the one with whom more passed first."""
    keys = sorted((pair.one, pair.two), key=lambda key: rows.weight(journal, key), reverse=True)
    kept, other = (contacts.who(journal, key) for key in keys)
    reasons = twins.reasons(people[kept.key], people[other.key])
    known = (_known(people[kept.key]), _known(people[other.key]))
    own_name = (rows.called_so(journal, kept.key), rows.called_so(journal, other.key))
    return Twin(kept, other, reasons, pair.certainty, known, own_name)


def _known(facts: Facts) -> str:
    """Return who somebody is in a few words."""
    words = (facts.org, facts.location, *facts.emails[:1], *facts.phones[:1], facts.birthday)
    return ", ".join(word for word in words if word)


def again(journal: Journal, kept: Who, other: Who) -> Twin | None:
    """Return two contacts as they are now, after others were merged; None where they are no pair any more."""
    ones = [rows.facts(journal, who.key) if _is_here(journal, who) else None for who in (kept, other)]
    one, two = ones
    if one is None or two is None or (min(kept.key, other.key), max(kept.key, other.key)) in rows.apart(journal):
        return None
    reasons = twins.reasons(one, two)
    pair = Pair(kept.key, other.key, reasons, twins.certainty(one, two, reasons))
    return _twin(journal, pair, {kept.key: one, other.key: two}) if reasons else None


def _is_here(journal: Journal, who: Who) -> bool:
    try:
        contacts.make_sure(journal, who)
    except errors.Unavailable:
        return False
    return True


def part(journal: Journal, one: Who, two: Who) -> Parted:
    """Remember that two contacts are two people, so that they are never offered as one again.

    Raises:
        SameContact: when both are the same contact.
    """
    if one.key == two.key:
        raise errors.SameContact(name=one.name)
    with journal.step(f"{one.name} and {two.name} are two people") as step:
        contacts.make_sure(journal, one, two)
        is_new = rows.keep_apart(step, one.key, two.key)
        undo = step.uid
    return Parted(one, two, is_new, undo)
