"""What a report counts, read from indexes: the parts of a period in time proportional to its entries."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from netjournal.domain import due as rules
from netjournal.domain.bridges import Group
from netjournal.domain.contacts import Who
from netjournal.domain.due import Gates
from netjournal.storage import depth as ties
from netjournal.storage import due
from netjournal.storage.depth import stored_gates
from netjournal.storage.journal import Journal, in_parts

_WEIGHTLESS = "('tried', 'reaction')"
#: An encounter counts where more than an attempt or a reaction belongs to it. That something does is told by an index
#: alone; which encounters hold nothing else is found out from the attempts and reactions of the same days.
HAPPENED = (
    "EXISTS (SELECT 1 FROM exchange x INDEXED BY exchange_encounter WHERE x.encounter = e.id)"
    " AND e.id NOT IN (SELECT x.encounter FROM exchange x INDEXED BY exchange_date"
    f" WHERE x.date BETWEEN :since AND :until AND x.kind IN {_WEIGHTLESS}"
    " AND NOT EXISTS (SELECT 1 FROM exchange y INDEXED BY exchange_encounter"
    f" WHERE y.encounter = x.encounter AND y.kind NOT IN {_WEIGHTLESS}))"
)


def archived(journal: Journal, today: str) -> set[int]:
    """Return who was archived on a day."""
    return {key for (key,) in journal.rows("SELECT id FROM contact WHERE archived <= ?", (today,))}


def held_bands(journal: Journal) -> dict[int, str]:
    """Return the bands that pins hold."""
    return dict(journal.rows("SELECT id, band FROM contact WHERE band IS NOT NULL"))


def people(journal: Journal, keys: Iterable[int]) -> tuple[Who, ...]:
    """Return some contacts in short form, in the order of their keys as given."""
    wanted = list(keys)
    found: dict[int, Who] = {}
    for row in _of_contacts(journal, "SELECT id, uid, name FROM contact WHERE id", wanted):
        found[row[0]] = Who(*row)
    return tuple(found[key] for key in wanted)


def _of_contacts(journal: Journal, sql: str, keys: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a query that ends in a key of a contact, for some contacts."""
    for some in in_parts(keys):
        yield from journal.connection.execute(f"{sql} IN ({some})")


def passed(journal: Journal, since: str, until: str, kinds: Sequence[str]) -> Counter[tuple[str, str]]:
    """Return how often some kinds passed each way in a period, by kind and way."""
    return Counter(
        journal.connection.execute(
            f"SELECT kind, way FROM exchange INDEXED BY exchange_date WHERE date BETWEEN ? AND ? AND {_among(kinds)}",
            (since, until, *kinds),
        )
    )


def passed_with(journal: Journal, since: str, until: str, kinds: Sequence[str]) -> dict[tuple[str, str], Counter[int]]:
    """Return how often some kinds were given and got in a period, by kind and way, and with whom."""
    found: dict[tuple[str, str], Counter[int]] = {}
    rows = journal.connection.execute(
        "SELECT kind, way, contact FROM exchange INDEXED BY exchange_date"
        f" WHERE date BETWEEN ? AND ? AND way <> 'shared' AND {_among(kinds)}",
        (since, until, *kinds),
    )
    for kind, way, contact in rows:
        found.setdefault((kind, way), Counter())[contact] += 1
    return found


def _among(kinds: Sequence[str]) -> str:
    return f"kind IN ({', '.join('?' * len(kinds))})"


class Started(NamedTuple):
    """How many encounters each side started, and how many of which that is not known."""

    by_me: int
    by_them: int
    unknown: int


def started(journal: Journal, since: str, until: str) -> Started:
    """Return how many encounters of a period each side started."""
    row = journal.row(
        "SELECT coalesce(sum(e.started_by = 'me'), 0), coalesce(sum(e.started_by = 'them'), 0), count(*)"
        f" FROM encounter e INDEXED BY encounter_date WHERE e.date BETWEEN :since AND :until AND {HAPPENED}",
        {"since": since, "until": until},
    )
    assert row is not None
    by_me, by_them, everything = row
    return Started(by_me, by_them, everything - by_me - by_them)


def lapsed(journal: Journal, today: dt.date, gates: Gates, silent: Iterable[int]) -> int:
    """Return how many `due.lapsed` would name, counted by index where the stored windows tell.

    All windows that have closed are counted from their index alone, then those of the few who stand apart are taken
    off. Where something passed later, only the ties of those who were silent by then are looked at one by one.

    Args:
        journal: to read.
        today: the day.
        gates: where they are not those that windows are stored by, everyone is looked at.
        silent: with whom the last thing up to that day lies farther back than `gates.quiet`, at least.
    """
    day = {"today": today.isoformat()}
    if gates != stored_gates(journal):
        return len(due.lapsed(journal, today, gates))
    never = {
        *due.picked(journal),
        *(key for (key,) in journal.rows("SELECT id FROM contact WHERE archived IS NOT NULL")),
    }
    later = {key for (key,) in journal.rows("SELECT contact FROM tie WHERE newest > :today", day)}
    # Where nothing passed later, the index alone tells.
    closed = f"due_until < :today{' AND newest <= :today' if later else ''}"
    everyone = journal.one(f"SELECT count(*) FROM tie INDEXED BY tie_due WHERE {closed}", day)
    apart = sum(
        journal.one(f"SELECT count(*) FROM tie WHERE contact IN ({some}) AND {closed}", day) for some in in_parts(never)
    )
    looked_at = later - never
    found = (ties.rebuilt(journal, key, today.isoformat()) for key in silent if key in looked_at)
    return (
        int(everyone)
        - int(apart)
        + sum(rules.has_lapsed(tie.state, today.toordinal(), by_hand=tie.by_hand, gates=gates) for tie in found)
    )


def encounters(journal: Journal, since: str, until: str) -> int:
    """Return how many encounters a period holds, attempts and reactions too."""
    return int(journal.one("SELECT count(*) FROM encounter WHERE date BETWEEN ? AND ?", (since, until)))


def encounters_until(journal: Journal, until: str) -> int:
    """Return how many encounters there were up to a day: all without the later ones.

    To count a whole table, SQLite adds up what its pages hold, and compares no date.
    """
    later = "SELECT count(*) FROM encounter WHERE date > ?"
    return int(journal.one(f"SELECT (SELECT count(*) FROM encounter) - ({later})", (until,)))


def communities(journal: Journal) -> int:
    """Return how many communities there are."""
    return int(journal.one("SELECT count(*) FROM community"))


def came_first(journal: Journal, keys: Iterable[int]) -> list[int]:
    """Return those, of some contacts, who started the first encounter that you had.

    An invitation on a platform is a mere reaction, but it too tells who came to whom; one of which it is not known
    who began it, such as a connection, tells nothing.
    """
    sql = (
        "SELECT e.started_by FROM exchange x INDEXED BY exchange_tie JOIN encounter e ON e.id = x.encounter"
        " WHERE x.contact = ? AND x.kind <> 'tried' AND (x.kind <> 'reaction' OR e.started_by IS NOT NULL)"
        " ORDER BY x.date, x.id LIMIT 1"
    )
    return [key for key in keys if journal.row(sql, (key,)) == ("them",)]


def sent_by(journal: Journal, keys: Iterable[int]) -> dict[int, Who]:
    """Return those, of some contacts, who came through another, with whom they came through."""
    sql = "SELECT c.id, v.id, v.uid, v.name FROM contact c CROSS JOIN contact v ON v.id = c.via WHERE c.id"
    return {key: Who(*via) for key, *via in _of_contacts(journal, sql, keys)}


def connectors(journal: Journal, limit: int) -> list[tuple[int, int]]:
    """Return through whom most people came to you, and how many."""
    return journal.rows(
        "SELECT via, count(*) FROM contact WHERE via IS NOT NULL GROUP BY via ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    )


def groups_of(journal: Journal) -> dict[int, tuple[Group, ...]]:
    """Return each contact's spheres, then communities; who stands in the same ones shares what tells of them."""
    found: dict[int, tuple[Group, ...]] = {}
    shared: dict[tuple[Group, ...], tuple[Group, ...]] = {}
    for fact, links in (("sphere", "contact_sphere"), ("community", "membership")):
        groups = {key: Group(fact, key, name) for key, name in journal.rows(f"SELECT id, name FROM {fact}")}
        for contact, key in journal.connection.execute(f"SELECT contact, {fact} FROM {links} ORDER BY id"):
            theirs = (*found.get(contact, ()), groups[key])
            found[contact] = shared.setdefault(theirs, theirs)
    return found
