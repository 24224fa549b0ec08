"""What the morning list is made of, read from indexes: no scan of exchanges, nor of people where it can be helped."""

import datetime as dt
import heapq
from collections.abc import Collection, Container, Iterable, Iterator
from typing import Any, NamedTuple

from netjournal.domain import depth as arithmetic
from netjournal.domain import due
from netjournal.domain.due import Gates
from netjournal.storage import depth
from netjournal.storage.depth import Tie
from netjournal.storage.journal import Journal, in_parts

#: How many of the deepest ties are looked through for bridges, and how many purposes for weak ties.
_LOOKED_AT = 200
#: How many of the newest exchanges with someone are looked through for words; a mailbox may hold a million without.
_LOOKED_THROUGH = 100


class Candidate(NamedTuple):
    """A contact who may be on the list, with their tie as of today."""

    key: int
    id: str
    name: str
    tie: Tie
    pinned: bool
    pace: int | None


#: By the letter of a group's key: where its members are, and under which column.
_MEMBERS = {"c": ("membership", "community"), "s": ("contact_sphere", "sphere")}

_COLUMNS = (
    "c.id, c.uid, c.name, c.pinned, c.pace,"
    " t.e0, t.e1, t.e2, t.e3, t.f0, t.f1, t.f2, t.f3, t.first, t.last, t.gave, t.got, t.sw, t.s1,"
    " t.by_hand, t.count, t.newest"
)
_FROM = "FROM tie t JOIN contact c ON c.id = t.contact"
_AWAKE = "c.archived IS NULL AND (c.snoozed_until IS NULL OR c.snoozed_until <= :today)"


def _candidates(journal: Journal, rows: Iterable[tuple[Any, ...]], today: dt.date) -> Iterator[Candidate]:
    for row in rows:
        tie = depth.tie_of(row[5:])
        if tie.newest > today.toordinal():
            tie = depth.rebuilt(journal, row[0], today.isoformat())
        key, uid, name, pinned, pace = row[:5]
        yield Candidate(key, uid, name, tie, bool(pinned), pace)


class Chosen(NamedTuple):
    """A contact who is pinned or has a pace, of their own or through a sphere, community or role."""

    key: int
    name: str
    pace: int | None
    #: The last day on which something passed, as of today; 0 where nothing ever did.
    last: int
    #: Whether their window, as it is stored, is open today.
    is_open: bool


class Open(NamedTuple):
    """Those whose window is open: the most urgent of them, and how many there are.

    Beyond `COUNTED` nobody is counted, so that `many` may then be too low, but is over that.
    """

    people: list[Candidate]
    many: int


def ready_by_window(
    journal: Journal,
    today: dt.date,
    gates: Gates,
    chosen: Collection[Chosen],
    *,
    most: int | None = None,
    also: Collection[int] = (),
) -> Open:
    """Return those whose window is open today, without those who have a pin or a pace.

    Args:
        journal: to read.
        today: the day.
        gates: where they are not those that windows are stored by, everyone is looked at.
        chosen: who has a pin or a pace.
        most: so many of the most urgent are wanted, and maybe some more come; everyone with None.
        also: who is wanted besides, if their window is open.
    """
    picked = {one.key for one in chosen}
    if gates != depth.stored_gates(journal) or _has_later_entries(journal, today):
        rows = journal.connection.execute(f"SELECT {_COLUMNS} {_FROM} WHERE {_AWAKE}", _day(today))
        everyone = _candidates(journal, rows, today)
        found = [c for c in everyone if c.key not in picked and _is_open(c.tie, today.toordinal(), gates)]
        return Open(found, len(found))
    many = _windows_open(journal, today, besides=sum(one.is_open for one in chosen))
    found = _most_urgent(_by_bound(journal, today, are_many=many > due.COUNTED), today, most, picked)
    known = {*picked, *(c.key for c in found)}
    others = of_contacts(journal, [key for key in also if key not in known], today).values()
    open_others = (c for c in others if _is_open(c.tie, today.toordinal(), gates))
    return Open([*found, *open_others], many if most else len(found))


_OPEN = "t.due_until >= :today AND t.due_from <= :today"


def _windows_open(journal: Journal, today: dt.date, *, besides: int) -> int:
    """Return how many windows are open, as far as is counted, besides so many and those of whoever is put away.

    Open ones are counted from their index alone, then the few others are taken off.
    """
    asleep = journal.one(
        "SELECT count(*) FROM (SELECT id FROM contact WHERE archived IS NOT NULL"
        " UNION SELECT id FROM contact WHERE snoozed_until > :today) asleep"
        f" CROSS JOIN tie t ON t.contact = asleep.id WHERE {_OPEN}",
        _day(today),
    )
    others = asleep + besides
    everyone = journal.one(
        f"SELECT count(*) FROM (SELECT 1 FROM tie t INDEXED BY tie_due WHERE {_OPEN} LIMIT :most)",
        _day(today) | {"most": due.COUNTED + 1 + others},
    )
    return int(everyone - others)


def _by_bound(journal: Journal, today: dt.date, *, are_many: bool) -> Iterator[tuple[Any, ...]]:
    """Return the columns of those whose window is open, and their bound, from the greatest bound downwards.

    A few are put in order. Among many the first are found sooner on the way down through everyone.
    """
    contacts = f"CROSS JOIN contact c ON c.id = t.contact WHERE {_AWAKE}"
    if are_many:
        sql = (
            f"SELECT {_COLUMNS}, t.bound FROM tie t INDEXED BY tie_bound {contacts} AND {_OPEN} AND t.bound IS NOT NULL"
        )
        return journal.connection.execute(f"{sql} ORDER BY t.bound DESC", _day(today))
    sql = (
        f"SELECT {_COLUMNS}, t.bound FROM (SELECT t.contact FROM tie t INDEXED BY tie_due WHERE {_OPEN}) o"
        f" CROSS JOIN tie t ON t.contact = o.contact {contacts}"
    )
    return journal.connection.execute(f"{sql} ORDER BY t.bound DESC", _day(today))


def _most_urgent(
    by_bound: Iterable[tuple[Any, ...]], today: dt.date, most: int | None, picked: Container[int]
) -> list[Candidate]:
    """Return the most urgent: nobody is more urgent than they can weigh, so that most need no closer look."""
    found: list[Candidate] = []
    urgencies: list[float] = []
    day = today.toordinal()
    for row in by_bound:
        least = urgencies[0] if most is not None and len(urgencies) >= most else 0.0
        if least and depth.most(row[-1], day) < least:
            break
        tie = depth.tie_of(row[5:-1])
        if row[0] in picked or arithmetic.weight(tie.state, day) < least:
            continue
        urgency = due.urgency(tie.state, day)
        if urgency >= least:
            key, uid, name, pinned, pace = row[:5]
            found.append(Candidate(key, uid, name, tie, bool(pinned), pace))
            (heapq.heappushpop if least else heapq.heappush)(urgencies, urgency)
    return found


def _is_open(tie: Tie, today: int, gates: Gates) -> bool:
    days = due.window(tie.state, by_hand=tie.by_hand, gates=gates)
    return days is not None and days[0] <= today <= days[1]


def _has_later_entries(journal: Journal, today: dt.date) -> bool:
    return journal.row("SELECT 1 FROM tie WHERE newest > :today LIMIT 1", _day(today)) is not None


def _day(today: dt.date) -> dict[str, str]:
    return {"today": today.isoformat()}


def picked(journal: Journal) -> dict[int, int | None]:
    """Return who is pinned or has a pace, with the smallest one through a sphere, community or role where there is."""
    paces: dict[int, int | None] = {**_paces_of_groups(journal)}
    for (key,) in journal.rows("SELECT id FROM contact WHERE pinned OR pace IS NOT NULL"):
        paces.setdefault(key, None)
    return paces


def chosen(journal: Journal, today: dt.date) -> list[Chosen]:
    """Return those who are pinned or have a pace and are neither archived nor snoozed."""
    by_choice = picked(journal)
    found = []
    for some in in_parts(by_choice):
        for key, name, pace, last, newest, is_open in journal.rows(
            f"SELECT c.id, c.name, c.pace, t.last, t.newest, coalesce({_OPEN}, 0) {_FROM}"
            f" WHERE c.id IN ({some}) AND {_AWAKE}",
            _day(today),
        ):
            is_later = newest is not None and newest > today.isoformat()
            day = depth.rebuilt(journal, key, today.isoformat()).state.last if is_later else depth.ordinal(last)
            found.append(Chosen(key, name, pace or by_choice[key], day, bool(is_open)))
    return found


def pace_chosen(journal: Journal, key: int) -> int | None:
    """Return the pace chosen for a contact in days: its own, else the least of its groups."""
    pace: int | None = journal.one(
        "SELECT coalesce((SELECT pace FROM contact WHERE id = :key), (SELECT min(pace) FROM ("
        " SELECT s.pace FROM contact_sphere l JOIN sphere s ON s.id = l.sphere WHERE l.contact = :key"
        " UNION ALL SELECT c.pace FROM membership l JOIN community c ON c.id = l.community"
        " WHERE l.contact = :key"
        " UNION ALL SELECT r.pace FROM contact_role l JOIN role r ON r.folded = l.folded WHERE l.contact = :key)))",
        {"key": key},
    )
    return pace


def _paces_of_groups(journal: Journal) -> dict[int, int]:
    """Return the smallest pace that each contact has through spheres, communities and roles.

    A cross join is one that SQLite leaves in its order: the few groups first, then those who are in one with a pace.
    """
    return dict(
        journal.rows(
            "SELECT contact, min(pace) FROM ("
            " SELECT l.contact, g.pace FROM sphere g CROSS JOIN contact_sphere l ON l.sphere = g.id"
            " WHERE g.pace IS NOT NULL"
            " UNION ALL SELECT l.contact, g.pace FROM community g CROSS JOIN membership l ON l.community = g.id"
            " WHERE g.pace IS NOT NULL"
            " UNION ALL SELECT l.contact, g.pace FROM role g CROSS JOIN contact_role l ON l.folded = g.folded"
            " WHERE g.pace IS NOT NULL) GROUP BY contact"
        )
    )


def of_contacts(
    journal: Journal, keys: Iterable[int], today: dt.date, *, asleep_too: bool = False
) -> dict[int, Candidate]:
    """Return some contacts by key, without the archived and, unless `asleep_too`, the snoozed."""
    gate = "c.archived IS NULL" if asleep_too else _AWAKE
    wanted = list(dict.fromkeys(keys))
    found: dict[int, Candidate] = {}
    for some in in_parts(wanted):
        rows = journal.rows(f"SELECT {_COLUMNS} {_FROM} WHERE c.id IN ({some}) AND {gate}", _day(today))
        found |= {c.key: c for c in _candidates(journal, rows, today)}
    return {key: found[key] for key in wanted if key in found}


def birthdays(journal: Journal, today: dt.date, ahead: int) -> list[tuple[Candidate, str]]:
    """Return those with a birthday within so many days with whom something has passed, and the birthday."""
    days = [today + dt.timedelta(n) for n in range(ahead + 1) if (dt.date.max - today).days >= n]
    wanted = {day.strftime("%m-%d") for day in days}
    if "02-28" in wanted and not any(day.strftime("%m-%d") == "02-29" for day in days):
        wanted.add("02-29")  # kept on the 28th in a common year; the view of dates says the same
    marks = ", ".join(f"'{day}'" for day in sorted(wanted))
    rows = journal.rows(
        f"SELECT {_COLUMNS}, c.birthday {_FROM}"
        f" WHERE c.birthday IS NOT NULL AND substr(c.birthday, -5) IN ({marks}) AND {_AWAKE}",
        _day(today),
    )
    people = _candidates(journal, (row[:-1] for row in rows), today)
    return [(c, row[-1]) for c, row in zip(people, rows, strict=True) if c.tie.state.last or c.pinned or c.pace]


def new_ties(journal: Journal, today: dt.date, least: int, most: int) -> list[Candidate]:
    """Return ties written by hand that began so many days ago and were not followed up, oldest first."""
    first, last = _ago(today, most), _ago(today, least)
    rows = journal.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE t.first BETWEEN :first AND :last AND t.by_hand AND {_AWAKE}"
        " ORDER BY t.first, c.id",
        _day(today) | {"first": first, "last": last},
    )
    return [c for c in _candidates(journal, rows, today) if c.tie.state.first == c.tie.state.last]


def _ago(today: dt.date, days: int) -> str:
    return dt.date.fromordinal(max(today.toordinal() - days, 1)).isoformat()


def joining(journal: Journal, today: dt.date, quiet: int) -> dict[int, list[tuple[str, str]]]:
    """Return, of the deepest ties that may be silent for so long, those in two groups or more, with those groups.

    A group is its fact and key, and its name. What passed after today leaves open how long a tie was silent then.
    """
    rows = journal.rows(
        "WITH deep AS (SELECT contact FROM ("
        "  SELECT contact, last, newest FROM tie WHERE bound IS NOT NULL ORDER BY bound DESC LIMIT :looked_at) o"
        "  WHERE o.last <= :edge OR o.newest > :today)"
        " SELECT d.contact, 's' || g.id, g.name FROM deep d JOIN contact_sphere l ON l.contact = d.contact"
        " JOIN sphere g ON g.id = l.sphere"
        " UNION ALL SELECT d.contact, 'c' || g.id, g.name FROM deep d JOIN membership l ON l.contact = d.contact"
        " JOIN community g ON g.id = l.community",
        _day(today) | {"looked_at": _LOOKED_AT, "edge": _ago(today, quiet)},
    )
    groups: dict[int, list[tuple[str, str]]] = {}
    for contact, key, name in rows:
        groups.setdefault(contact, []).append((key, name))
    return {contact: theirs for contact, theirs in groups.items() if len(theirs) > 1}


def joins_alone(journal: Journal, contact: int, one: str, two: str) -> bool:
    """Tell whether nobody else, archived people apart, is in both of two groups.

    The first one found is enough, so members of one group are looked up in the other until there is one; a cross join
    keeps SQLite to that order. Communities go first: they are small beside spheres.
    """
    first, second = sorted((one, two))  # by fact: c before s
    (link, group), (other_link, other_group) = _MEMBERS[first[0]], _MEMBERS[second[0]]
    other = journal.row(
        f"SELECT 1 FROM {link} l"
        f" CROSS JOIN {other_link} m ON m.contact = l.contact AND m.{other_group} = :second"
        " CROSS JOIN contact c ON c.id = l.contact"
        f" WHERE l.{group} = :first AND l.contact <> :contact AND c.archived IS NULL LIMIT 1",
        {"first": int(first[1:]), "second": int(second[1:]), "contact": contact},
    )
    return other is None


def with_purpose(journal: Journal, today: dt.date) -> list[Candidate]:
    """Return some of those about whom it is written why the tie matters."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM contact c JOIN tie t ON t.contact = c.id"
        f" WHERE c.why IS NOT NULL AND t.last IS NOT NULL AND {_AWAKE} ORDER BY t.last LIMIT {_LOOKED_AT}",
        _day(today),
    )
    return list(_candidates(journal, rows, today))


def lapsed(journal: Journal, today: dt.date, gates: Gates) -> list[Candidate]:
    """Return ties that stood in `due` once and have left it by silence, the heaviest first.

    Who is pinned or has a pace is not among them, since they stay in `due`.
    """
    day = today.toordinal()
    if gates != depth.stored_gates(journal) or _has_later_entries(journal, today):
        rows = journal.connection.execute(f"SELECT {_COLUMNS} {_FROM} WHERE c.archived IS NULL")
        everyone = _candidates(journal, rows, today)
        found = [c for c in everyone if due.has_lapsed(c.tie.state, day, by_hand=c.tie.by_hand, gates=gates)]
    else:
        rows = journal.connection.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE t.due_until < :today AND c.archived IS NULL", _day(today)
        )
        found = list(_candidates(journal, rows, today))
    others = picked(journal)
    left = [c for c in found if c.key not in others]
    return sorted(left, key=lambda c: (-arithmetic.weight(c.tie.state, day), c.name))


def ghosts(journal: Journal, today: dt.date) -> list[Candidate]:
    """Return those with whom nothing ever passed, those about whom a purpose is written first."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE t.last IS NULL AND {_AWAKE} ORDER BY c.why IS NULL, c.id",
        _day(today),
    )
    return list(_candidates(journal, rows, today))


def next_day(journal: Journal, today: dt.date, gates: Gates) -> str | None:
    """Return the first day after today on which a tie turns up by itself, a new one may be followed up, a snooze ends.

    New ties turn up `NEW_LEAST` days after their first meeting.
    """
    if gates != depth.stored_gates(journal) or _has_later_entries(journal, today):
        turns_up = _next_of_everyone(journal, today, gates)
    else:
        turns_up = journal.one(
            "SELECT min(day) FROM (SELECT min(due_from) AS day FROM tie WHERE due_until > :today AND due_from > :today"
            "  AND contact NOT IN (SELECT id FROM contact WHERE archived IS NOT NULL)"
            " UNION ALL SELECT date(min(t.first), :wait) FROM tie t JOIN contact c ON c.id = t.contact"
            "  WHERE t.first > date(:today, :back) AND t.first <= :today AND t.first = t.last AND t.by_hand"
            f" AND {_AWAKE})",
            _day(today) | {"wait": f"+{due.NEW_LEAST} days", "back": f"-{due.NEW_LEAST} days"},
        )
    wakes = journal.one(
        "SELECT min(snoozed_until) FROM contact WHERE snoozed_until > :today AND archived IS NULL", _day(today)
    )
    return min((str(day) for day in (turns_up, wakes) if day), default=None)


def _next_of_everyone(journal: Journal, today: dt.date, gates: Gates) -> str | None:
    """Return the first day after today on which a tie turns up, from each tie as it is today."""
    rows = journal.connection.execute(f"SELECT {_COLUMNS} {_FROM} WHERE c.archived IS NULL")
    days = []
    for one in _candidates(journal, rows, today):
        state = one.tie.state
        if opens := due.window(state, by_hand=one.tie.by_hand, gates=gates):
            days.append(opens[0])
        if state.last and state.first == state.last and one.tie.by_hand:
            days.append(state.first + due.NEW_LEAST)
    first = min((day for day in days if day > today.toordinal()), default=None)
    return dt.date.fromordinal(first).isoformat() if first and first <= dt.date.max.toordinal() else None


def next_birthday(journal: Journal, today: dt.date, ahead: int) -> str | None:
    """Return the next birthday, as its owner's contact has it, that is further ahead than so many days."""
    edge = dt.date.fromordinal(min(today.toordinal() + ahead, dt.date.max.toordinal())).strftime("%m-%d")
    for after in (edge, ""):  # later in this year, else the first of the next
        row = journal.row(
            "SELECT c.birthday FROM contact c JOIN tie t ON t.contact = c.id"
            " WHERE c.birthday IS NOT NULL AND substr(c.birthday, -5) > :after AND t.last IS NOT NULL"
            f" AND {_AWAKE} ORDER BY substr(c.birthday, -5) LIMIT 1",
            _day(today) | {"after": after},
        )
        if row:
            return str(row[0])
    return None


def people(journal: Journal) -> int:
    """Return how many contacts are not archived."""
    everyone = int(journal.one("SELECT count(*) FROM contact"))
    return everyone - int(journal.one("SELECT count(*) FROM contact WHERE archived IS NOT NULL"))


def has_goals(journal: Journal) -> bool:
    """Tell whether there ever was a plan."""
    return journal.row("SELECT 1 FROM goal WHERE id > 0 LIMIT 1") is not None


def in_need(journal: Journal, keys: Iterable[int]) -> set[int]:
    """Return which of some contacts it was ever noted of that they look for something."""
    marks = ", ".join(map(str, keys))
    return {key for (key,) in journal.rows(f"SELECT contact FROM need WHERE contact IN ({marks}) AND side = 'need'")}


def purpose(journal: Journal, key: int) -> str | None:
    """Return why a tie matters, where that is written."""
    row = journal.row("SELECT why FROM contact WHERE id = ?", (key,))
    return row[0] if row else None


def last_words(journal: Journal, contact: int, until: str) -> str | None:
    """Return what was last said with one contact: the newest note, or what passed, if any was written of late.

    The words of an introduction say to whom, which is nothing that was said between you.
    """
    row = journal.row(
        "SELECT coalesce(e.note, x.what) FROM ("
        " SELECT id, date, encounter, CASE WHEN kind <> 'introduction' THEN what END AS what"
        " FROM exchange INDEXED BY exchange_tie"
        " WHERE contact = ? AND date <= ? AND kind <> 'reaction' ORDER BY date DESC, id DESC LIMIT ?) x"
        " CROSS JOIN encounter e ON e.id = x.encounter WHERE coalesce(e.note, x.what) IS NOT NULL"
        " ORDER BY x.date DESC, x.id DESC LIMIT 1",
        (contact, until, _LOOKED_THROUGH),
    )
    return row[0] if row else None
