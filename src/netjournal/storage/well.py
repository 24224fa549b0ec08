"""Who might help: the help of two years in one pass over its index, and the ties of those it passed with."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netjournal.domain import depth
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import SUPPORTS
from netjournal.domain.weighing import Weighed
from netjournal.domain.well import (
    DRAWN,
    HELPED_DAYS,
    MENTOR_ROLES,
    SILENT_DAYS,
    Source,
    Times,
    is_near,
    missing,
)
from netjournal.storage import depth as ties
from netjournal.storage.journal import Journal, in_parts

_KINDS = ", ".join(f"'{kind}'" for kind in DRAWN)


def read(journal: Journal, today: dt.date) -> list[Source]:
    """Return everyone who might help as of a day: with whom help passed, who offers some, or is a mentor."""
    people: dict[int, dict[str, Any]] = {}
    for contact, way, kind, many, lately, last in _passed(journal, today):
        facts = people.setdefault(contact, {})
        if kind in SUPPORTS:
            facts.setdefault(way, {})[kind] = Times(many, (today - dt.date.fromisoformat(last)).days)
        facts[f"{way}_lately"] = facts.get(f"{way}_lately", 0) + lately
    for contact in _mentors(journal):
        people.setdefault(contact, {})["is_mentor"] = True
    for contact, kind, what in _offers(journal, today):
        people.setdefault(contact, {}).setdefault("offers", {}).setdefault(kind, what)
    return list(_sources(journal, people, today))


def _passed(journal: Journal, today: dt.date) -> list[tuple[Any, ...]]:
    """Return (contact, way, kind, times, times within a year, last date) of the help of two years."""
    return journal.rows(
        "SELECT contact, way, kind, count(*), sum(date >= :lately), max(date) FROM exchange INDEXED BY exchange_date"
        f" WHERE date BETWEEN :since AND :today AND way IN ('gave', 'got') AND kind IN ({_KINDS})"
        " GROUP BY contact, way, kind",
        _days(today),
    )


def _days(today: dt.date) -> dict[str, str]:
    """Return the days that help is looked for in: since when, since when it is lately, and the last."""
    return {"since": _ago(today, HELPED_DAYS), "lately": _ago(today, SILENT_DAYS), "today": today.isoformat()}


def _ago(today: dt.date, days: int) -> str:
    return dt.date.fromordinal(max(today.toordinal() - days, 1)).isoformat()


def _mentors(journal: Journal) -> list[int]:
    marks = ", ".join("?" * len(MENTOR_ROLES))
    rows = journal.rows(f"SELECT contact FROM contact_role WHERE folded IN ({marks})", MENTOR_ROLES)
    return [contact for (contact,) in rows]


def _offers(journal: Journal, today: dt.date) -> list[tuple[Any, ...]]:
    return journal.rows(
        "SELECT contact, kind, what FROM need WHERE contact IS NOT NULL AND side = 'offer' AND kind IS NOT NULL"
        " AND since <= :today AND (closed IS NULL OR closed > :today) ORDER BY id",
        {"today": today.isoformat()},
    )


def _sources(journal: Journal, people: Mapping[int, dict[str, Any]], today: dt.date) -> Iterator[Source]:
    """Return the people with their ties as of a day, without those who were archived by then."""
    day = today.toordinal()
    for some in in_parts(people):
        rows = journal.rows(
            "SELECT c.id, c.uid, c.name, c.pinned, c.band, t.e0, t.e1, t.e2, t.e3, t.f0, t.f1, t.f2, t.f3,"
            " t.first, t.last, t.gave, t.got, t.sw, t.s1, t.by_hand, t.count, t.newest"
            f" FROM contact c JOIN tie t ON t.contact = c.id WHERE c.id IN ({some})"
            " AND (c.archived IS NULL OR c.archived > :today)",
            {"today": today.isoformat()},
        )
        for *who, pinned, held, tie in ((*row[:5], ties.tie_of(row[5:])) for row in rows):
            state = tie.state if tie.newest <= day else ties.rebuilt(journal, who[0], today.isoformat()).state
            yield Source(
                who=Who(*who),
                depth=depth.score(depth.weight(state, day)),
                band=depth.band(state, day, held),
                is_pinned=bool(pinned),
                is_two_way=bool(state.gave and state.got),
                has_given=bool(state.got),
                silent=day - state.last if state.last else None,
                **people[who[0]],
            )


# --- counting ----------------------------------------------------------------------------------------


def counted(journal: Journal, today: dt.date, found: Iterable[Weighed]) -> Counter[str]:
    """Return how many would likely help with each kind, of ties as of a day; nobody's name is read.

    It is what `domain.well.well` would count of all that `read` returns.
    """
    known = _known_for(journal, today)
    pinned = {key for (key,) in journal.rows("SELECT id FROM contact WHERE pinned")}
    day, many = today.toordinal(), Counter[str]()
    for tie in found:
        if tie.key in known:
            kinds, drawn = known[tie.key]
            is_close = is_near(tie.band, is_pinned=tie.key in pinned)
            silent = day - tie.last if tie.last else None
            if not missing(is_near=is_close, is_two_way=tie.is_two_way, silent=silent, drawn=drawn):
                many.update(kinds)
    return many


def _known_for(journal: Journal, today: dt.date) -> dict[int, tuple[tuple[str, ...], int]]:
    """Return for which kinds anyone is known as of a day, and how much more help you got than gave in a year.

    SQLite goes through ties in the order of their keys, so that it needs to sort nothing.
    """
    named: dict[int, set[str]] = {contact: {"guidance"} for contact in _mentors(journal)}
    for contact, kind, _what in _offers(journal, today):
        named.setdefault(contact, set()).add(kind)
    got = ", ".join(f"count(*) FILTER (WHERE x.kind = '{kind}' AND x.way = 'got')" for kind in SUPPORTS)
    lately = ", ".join(f"count(*) FILTER (WHERE x.way = '{way}' AND x.date >= :lately)" for way in ("got", "gave"))
    rows = journal.connection.execute(
        f"SELECT t.contact, {got}, {lately} FROM tie t NOT INDEXED"
        " CROSS JOIN exchange x INDEXED BY exchange_tie ON x.contact = t.contact AND x.date BETWEEN :since AND :today"
        f" WHERE t.last >= :lately AND x.way <> 'shared' AND x.kind IN ({_KINDS}) GROUP BY t.contact",
        _days(today),
    )
    found: dict[int, tuple[tuple[str, ...], int]] = {}
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for contact, *times, got_lately, gave_lately in rows:
        kinds = tuple(
            kind for kind, many in zip(SUPPORTS, times, strict=True) if many or kind in named.get(contact, ())
        )
        if kinds:
            found[contact] = shared.setdefault(kinds, kinds), got_lately - gave_lately
    for contact in named.keys() - found.keys():
        found[contact] = tuple(kind for kind in SUPPORTS if kind in named[contact]), 0
    return found
