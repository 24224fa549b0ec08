"""The report: one pass over all ties, and the entries of a period beside those of the period before."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netjournal.domain import depth, network
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.due import USUAL, Gates
from netjournal.domain.exchanges import KINDS, SUPPORTS
from netjournal.domain.report import (
    BandShare,
    Bridge,
    Connector,
    KnownBy,
    Moved,
    Movement,
    Newcomer,
    OtherKind,
    Period,
    Quantity,
    Report,
    Shape,
    Spheres,
    SphereShare,
    Standing,
    Support,
    Thanks,
)
from netjournal.storage import depth as ties
from netjournal.storage import due as due_rows
from netjournal.storage import report as rows
from netjournal.storage.journal import Journal, in_one_view

#: How many of the deepest are shown beside their rank by count, and of those who brought others.
DEEPEST, CONNECTORS = 10, 3
#: The last weeks whose shape is compared, with your usual in the weeks before them.
RECENT_WEEKS, USUAL_WEEKS = 4, 12
#: Conversations are what every meeting holds, reactions and attempts weigh nothing: no line for those.
_OTHER_KINDS = tuple(kind for kind in KINDS if kind not in (*SUPPORTS, "conversation", "reaction", "tried"))


class _Weighed(NamedTuple):
    """One tie as of two days: today, and the day before the period."""

    key: int
    weight: float
    weight_before: float
    movement: Movement
    first: int
    last: int
    entries: int
    is_two_way: bool


@in_one_view
def report(journal: Journal, today: dt.date, *, since: dt.date, gates: Gates = USUAL) -> Report:
    """Return the report of a period that ends today.

    Args:
        journal: to read.
        today: the last day of the period; entries dated after it do not count.
        since: its first day.
        gates: of `due`, for counting the lapsed.
    """
    period = Period(since, today)
    weighed = _weighed(journal, period)
    weights = {tie.key: tie.weight for tie in weighed}
    total = sum(weights.values())
    two_way = sum(tie.weight for tie in weighed if tie.is_two_way)
    support, others = _passed(journal, period)
    ranking, by_count_instead = _rankings(journal, weighed)
    return Report(
        period=period,
        before=period.before,
        people=len(weighed),
        effective_people=network.effective_people(weights.values()),
        effective_people_before=network.effective_people(tie.weight_before for tie in weighed),
        two_way=two_way / total if total else 0.0,
        bands=_bands(weighed, total),
        deeper=_moved(journal, [tie for tie in weighed if tie.movement.is_deeper], falling=False),
        thinner=_moved(journal, [tie for tie in weighed if tie.movement.is_thinner], falling=True),
        lapsed=len(due_rows.lapsed(journal, today, gates)),
        ranking=ranking,
        by_count_instead=by_count_instead,
        support=support,
        others=others,
        thanks=_thanks(journal, period),
        known_by=_known_by(journal, period, weighed),
        spheres=_spheres(journal, weighed, total),
        bridges=_bridges(journal, weights),
        shape=_shape(journal, today),
        quantity=_quantity(journal, period, len(weighed)),
    )


# --- the ties ----------------------------------------------------------------------------------------


def _weighed(journal: Journal, period: Period) -> list[_Weighed]:
    """Weigh every tie that is not archived, today and on the day before the period."""
    today, start = period.until.toordinal(), period.since.toordinal() - 1
    away = rows.archived(journal, period.until.isoformat())
    held = rows.held_bands(journal)
    found = []
    for key, tie in ties.every_at(journal, today):
        if key in away:
            continue
        state = tie.state
        # Only where something passed since, the state of that day has to be told from the entries.
        earlier = ties.rebuilt(journal, key, ties.iso(start) or "").state if state.last > start else state
        weight, before = depth.weight(state, today), depth.weight(earlier, start)
        movement = Movement(
            depth.score(before),
            depth.score(weight),
            held.get(key) or depth.band_of(depth.score(before), passed=bool(earlier.last)),
            held.get(key) or depth.band_of(depth.score(weight), passed=bool(state.last)),
        )
        is_two_way = bool(state.gave and state.got)
        found.append(_Weighed(key, weight, before, movement, state.first, state.last, tie.count, is_two_way))
    return found


def _bands(weighed: Sequence[_Weighed], total: float) -> tuple[BandShare, ...]:
    people = Counter(tie.movement.band_after for tie in weighed)
    weights = dict.fromkeys(BAND_NAMES, 0.0)
    for tie in weighed:
        weights[tie.movement.band_after] += tie.weight
    return tuple(BandShare(band, people[band], weights[band] / total if total else 0.0) for band in BAND_NAMES)


def _moved(journal: Journal, moved: Sequence[_Weighed], *, falling: bool) -> tuple[Moved, ...]:
    """Return who moved, the farthest first."""
    ordered = sorted(moved, key=lambda tie: (tie.movement.points if falling else -tie.movement.points, tie.key))
    names = rows.people(journal, (tie.key for tie in ordered))
    return tuple(Moved(who, tie.movement) for who, tie in zip(names, ordered, strict=True))


class _Ranked(NamedTuple):
    """One tie with its two ranks among everyone here."""

    by_depth: int
    by_count: int
    tie: _Weighed


def _rankings(journal: Journal, weighed: Sequence[_Weighed]) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return the deepest ties with both their ranks, and who would stand there instead if counts decided."""
    depths = depth.by_rank([tie.weight for tie in weighed])
    counts = depth.by_rank([tie.entries for tie in weighed])
    ranked = [_Ranked(*row) for row in zip(depths, counts, weighed, strict=True)]
    passed = (row for row in ranked if row.tie.last)
    deepest = sorted(passed, key=lambda row: (row.by_depth, row.by_count, row.tie.key))[:DEEPEST]
    shown = {row.tie.key for row in deepest}
    louder = (row for row in ranked if row.by_count <= len(deepest) and row.tie.key not in shown)
    instead = sorted(louder, key=lambda row: (row.by_count, row.tie.key))[:DEEPEST]
    return _standings(journal, deepest), _standings(journal, instead)


def _standings(journal: Journal, ranked: Sequence[_Ranked]) -> tuple[Standing, ...]:
    names = rows.people(journal, (row.tie.key for row in ranked))
    return tuple(
        Standing(
            who=who,
            movement=row.tie.movement,
            depth_rank=row.by_depth,
            count=row.tie.entries,
            count_rank=row.by_count,
            last=dt.date.fromordinal(row.tie.last) if row.tie.last else None,
        )
        for who, row in zip(names, ranked, strict=True)
    )


# --- what passed in the period -----------------------------------------------------------------------


class _Tally:
    """How often each kind passed each way, and with whom."""

    def __init__(self, journal: Journal, period: Period | None) -> None:
        self.times: Counter[tuple[str, str]] = Counter()
        self.people: dict[tuple[str, str], Counter[int]] = {}
        if period is None:
            return
        for passed in rows.passed(journal, period.since.isoformat(), period.until.isoformat()):
            cell = (passed.kind, passed.way)
            self.times[cell] += passed.times
            self.people.setdefault(cell, Counter())[passed.contact] += passed.times

    def who(self, kind: str, way: str) -> list[int]:
        """Return with whom this passed, most often first."""
        people = self.people.get((kind, way), Counter())
        return sorted(people, key=lambda key: (-people[key], key))


def _passed(journal: Journal, period: Period) -> tuple[tuple[Support, ...], tuple[OtherKind, ...]]:
    now, before = _Tally(journal, period), _Tally(journal, period.before)
    support = tuple(
        Support(
            kind=kind,
            gave=now.times[kind, "gave"],
            got=now.times[kind, "got"],
            gave_before=before.times[kind, "gave"],
            got_before=before.times[kind, "got"],
            from_whom=rows.people(journal, now.who(kind, "got")),
            to_whom=rows.people(journal, now.who(kind, "gave")),
        )
        for kind in SUPPORTS
    )
    others = (
        OtherKind(kind, now.times[kind, "gave"], now.times[kind, "got"], now.times[kind, "shared"])
        for kind in _OTHER_KINDS
    )
    return support, tuple(other for other in others if other.gave or other.got or other.shared)


def _thanks(journal: Journal, period: Period) -> Thanks:
    owed = rows.thanks(journal, period.since.isoformat(), period.until.isoformat())
    said = sum(thanks.outcome == "said" for thanks in owed)
    waived = sum(thanks.outcome == "waived" for thanks in owed)
    still_open = rows.people(journal, (thanks.contact for thanks in owed if thanks.outcome is None))
    return Thanks(said, len(owed) - waived, waived, still_open)


def _known_by(journal: Journal, period: Period, weighed: Sequence[_Weighed]) -> KnownBy:
    started = rows.started(journal, period.since.isoformat(), period.until.isoformat())
    since, before = period.since.toordinal(), period.before
    new = [tie.key for tie in sorted(weighed, key=lambda tie: -tie.first) if tie.first >= since]
    first_before = before.since.toordinal() if before else since
    connectors = rows.connectors(journal, CONNECTORS)
    return KnownBy(
        by_me=started.get("me", 0),
        by_them=started.get("them", 0),
        unknown=started.get(None, 0),
        newcomers=_newcomers(journal, new),
        newcomers_before=sum(first_before <= tie.first < since for tie in weighed if tie.first),
        connectors=tuple(Connector(rows.people(journal, [via])[0], brought) for via, brought in connectors),
    )


def _newcomers(journal: Journal, keys: Sequence[int]) -> tuple[Newcomer, ...]:
    came_first = set(rows.came_first(journal, keys))
    via = dict(rows.sent_by(journal, keys))
    return tuple(
        Newcomer(who, rows.people(journal, [via[key]])[0] if key in via else None, key in came_first)
        for who, key in zip(rows.people(journal, keys), keys, strict=True)
    )


# --- the shape of the whole --------------------------------------------------------------------------


def _spheres(journal: Journal, weighed: Sequence[_Weighed], total: float) -> Spheres:
    """Share the depth out among spheres; a contact in several counts in equal parts."""
    groups = rows.spheres_of(journal)
    weights: dict[str, float] = {}
    two_way: dict[str, float] = {}
    people: Counter[str] = Counter()
    inside = 0.0
    for tie in weighed:
        theirs = groups.get(tie.key, ())
        inside += tie.weight if theirs else 0.0
        for _key, name in theirs:
            part = tie.weight / len(theirs)
            people[name] += 1
            weights[name] = weights.get(name, 0.0) + part
            two_way[name] = two_way.get(name, 0.0) + (part if tie.is_two_way else 0.0)
    shares = network.shares(weights)
    parts = tuple(
        SphereShare(name, share, two_way[name] / weights[name] if weights[name] else 0.0, people[name])
        for name, share in shares.items()
    )
    outside = 1 - inside / total if total else 0.0
    return Spheres(parts, network.bubble(shares), network.mix(shares), max(outside, 0.0))


def _bridges(journal: Journal, weights: Mapping[int, float]) -> tuple[Bridge, ...]:
    """Return those who alone join two groups of two people or more, deepest first; ghosts join nothing."""
    names: dict[int, str] = {}
    groups: dict[int, list[int]] = {}
    # Spheres get even numbers and communities odd ones, so that the two never mix.
    for odd, of_contacts in enumerate((rows.spheres_of(journal), rows.communities_of(journal))):
        for contact, theirs in of_contacts.items():
            if contact in weights:
                groups.setdefault(contact, []).extend(2 * key + odd for key, _name in theirs)
                names |= {2 * key + odd: name for key, name in theirs}
    sizes = Counter(group for theirs in groups.values() for group in theirs)
    joined = {c: [group for group in theirs if sizes[group] > 1] for c, theirs in groups.items()}
    alone = network.bridges(joined)
    keys = sorted((key for key in alone if weights[key]), key=lambda key: (-weights[key], key))
    people = rows.people(journal, keys)
    return tuple(Bridge(who, names[alone[key][0]], names[alone[key][1]]) for who, key in zip(people, keys, strict=True))


def _shape(journal: Journal, today: dt.date) -> Shape | None:
    """Compare the encounters of the last weeks with your usual; None while the journal is empty."""
    first = ties.ordinal(rows.first_day(journal))
    day = today.toordinal()
    if not 0 < first <= day:
        return None
    recent = max(day - 7 * RECENT_WEEKS + 1, 1)
    earlier = max(recent - 7 * USUAL_WEEKS, first, 1)
    a_week = _encounters(journal, recent, day) / RECENT_WEEKS
    weeks = (recent - earlier) / 7
    return Shape(a_week, _encounters(journal, earlier, recent - 1) / max(weeks, 1) if weeks > 0 else None)


def _encounters(journal: Journal, first: int, last: int) -> int:
    return sum(rows.started(journal, ties.iso(first) or "", ties.iso(last) or "").values())


def _quantity(journal: Journal, period: Period, people: int) -> Quantity:
    since, until, before = period.since.isoformat(), period.until.isoformat(), period.before
    return Quantity(
        contacts=people,
        encounters=rows.encounters(journal, "0001-01-01", until),
        encounters_in_period=rows.encounters(journal, since, until),
        encounters_before=rows.encounters(journal, before.since.isoformat(), before.until.isoformat()) if before else 0,
        communities=rows.communities(journal),
    )
