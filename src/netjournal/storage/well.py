"""Who might help: the help of two years in one pass over its index, and the ties of those it passed with."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from netjournal.domain import depth
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import SUPPORTS
from netjournal.domain.well import DRAWN, HELPED_DAYS, MENTOR_ROLES, SILENT_DAYS, Source, Times
from netjournal.storage import depth as ties
from netjournal.storage.journal import Journal


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
    return list(_sources(journal, people.items(), today))


def _passed(journal: Journal, today: dt.date) -> list[tuple[Any, ...]]:
    """Return (contact, way, kind, times, times within a year, last date) of the help of two years."""
    kinds = ", ".join(f"'{kind}'" for kind in DRAWN)
    return journal.rows(
        "SELECT contact, way, kind, count(*), sum(date >= :lately), max(date) FROM exchange INDEXED BY exchange_date"
        f" WHERE date BETWEEN :since AND :today AND way IN ('gave', 'got') AND kind IN ({kinds})"
        " GROUP BY contact, way, kind",
        {
            "today": today.isoformat(),
            "since": _ago(today, HELPED_DAYS),
            "lately": _ago(today, SILENT_DAYS),
        },
    )


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


def _sources(journal: Journal, people: Iterable[tuple[int, dict[str, Any]]], today: dt.date) -> Iterable[Source]:
    """Return the people with their ties as of a day, without those who were archived by then."""
    day = today.toordinal()
    for key, facts in people:
        row = journal.row("SELECT id, uid, name, pinned, band, archived FROM contact WHERE id = ?", (key,))
        assert row is not None
        if row[5] is not None and row[5] <= today.isoformat():
            continue
        state = ties.at(journal, key, day).state
        yield Source(
            who=Who(*row[:3]),
            depth=depth.score(depth.weight(state, day)),
            band=depth.band(state, day, row[4]),
            is_pinned=bool(row[3]),
            is_two_way=bool(state.gave and state.got),
            has_given=bool(state.got),
            silent=day - state.last if state.last else None,
            **facts,
        )
