"""The report: one pass over all ties, and the entries of a period beside those of the period before."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from netjournal.domain import network
from netjournal.domain.bridges import Placed, alone
from netjournal.domain.due import USUAL, Gates
from netjournal.domain.exchanges import KINDS, SUPPORTS
from netjournal.domain.report import (
    Bridge,
    Connector,
    KnownBy,
    Newcomer,
    OtherKind,
    Period,
    Quantity,
    Report,
    Spheres,
    SphereShare,
    Support,
    Thanks,
)
from netjournal.domain.well import well
from netjournal.services.report import ledger
from netjournal.services.report.ties import Weighed, bands, moved, rankings, weighed
from netjournal.storage import due as due_rows
from netjournal.storage import report as rows
from netjournal.storage import report_ledger
from netjournal.storage.bridges import groups_of
from netjournal.storage.journal import Journal, in_one_view
from netjournal.storage.plan import open_progress
from netjournal.storage.roles import mentors
from netjournal.storage.shape import shape
from netjournal.storage.vanity import latest
from netjournal.storage.visible import between
from netjournal.storage.well import read

#: How many of those who brought others are shown.
CONNECTORS = 3
#: Conversations are what every meeting holds, reactions and attempts weigh nothing: no line for those.
_OTHER_KINDS = tuple(kind for kind in KINDS if kind not in (*SUPPORTS, "conversation", "reaction", "tried"))


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
    found = weighed(journal, period)
    weights = {tie.key: tie.weight for tie in found}
    total = sum(weights.values())
    two_way = sum(tie.weight for tie in found if tie.is_two_way)
    support, others = _passed(journal, period)
    where = placed(journal, found)
    ranking, by_count_instead = rankings(journal, found)
    return Report(
        period=period,
        before=period.before,
        people=len(found),
        effective_people=network.effective_people(weights.values()),
        effective_people_before=network.effective_people(tie.weight_before for tie in found),
        two_way=two_way / total if total else 0.0,
        bands=bands(found, total),
        deeper=moved(journal, [tie for tie in found if tie.movement.is_deeper], falling=False),
        thinner=moved(journal, [tie for tie in found if tie.movement.is_thinner], falling=True),
        lapsed=len(due_rows.lapsed(journal, today, gates)),
        ranking=ranking,
        by_count_instead=by_count_instead,
        support=support,
        others=others,
        asks=ledger.asks(journal, period),
        promises=ledger.promises(journal, period),
        thanks=_thanks(journal, period),
        introductions=ledger.introductions(journal, period, where),
        mentors=tuple(mentors(journal, today)),
        known_by=_known_by(journal, period, found),
        visible=between(journal, since, today),
        spheres=_spheres(where, found, total),
        bridges=bridges(journal, where),
        communities=ledger.communities(journal, period, found),
        well=well(read(journal, today)),
        shape=shape(journal, today),
        plan=open_progress(journal, today),
        quantity=_quantity(journal, period, found),
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
    owed = report_ledger.thanks(journal, period.since.isoformat(), period.until.isoformat())
    said = sum(thanks.outcome == "said" for thanks in owed)
    waived = sum(thanks.outcome == "waived" for thanks in owed)
    still_open = rows.people(journal, (thanks.contact for thanks in reversed(owed) if thanks.outcome is None))
    return Thanks(said, len(owed) - waived, waived, still_open)


def _known_by(journal: Journal, period: Period, found: Sequence[Weighed]) -> KnownBy:
    started = rows.started(journal, period.since.isoformat(), period.until.isoformat())
    since, before = period.since.toordinal(), period.before
    new = [tie.key for tie in sorted(found, key=lambda tie: -tie.first) if tie.first >= since]
    first_before = before.since.toordinal() if before else since
    connectors = rows.connectors(journal, CONNECTORS)
    praise = ledger.recommendations(journal, period)
    return KnownBy(
        by_me=started.get("me", 0),
        by_them=started.get("them", 0),
        unknown=started.get(None, 0),
        newcomers=newcomers(journal, new),
        newcomers_before=sum(first_before <= tie.first < since for tie in found if tie.first),
        recommended=len(praise),
        recommended_by=rows.people(journal, dict.fromkeys(entry.contact for entry in praise)),
        connectors=tuple(Connector(rows.people(journal, [via])[0], brought) for via, brought in connectors),
    )


def newcomers(journal: Journal, keys: Sequence[int]) -> tuple[Newcomer, ...]:
    """Return some contacts with who sent them, and whether they came to you."""
    came_first = set(rows.came_first(journal, keys))
    via = dict(rows.sent_by(journal, keys))
    return tuple(
        Newcomer(who, rows.people(journal, [via[key]])[0] if key in via else None, key in came_first)
        for who, key in zip(rows.people(journal, keys), keys, strict=True)
    )


# --- the shape of the whole --------------------------------------------------------------------------


def _spheres(where: Mapping[int, Placed], found: Sequence[Weighed], total: float) -> Spheres:
    """Share the depth out among spheres; a contact in several counts in equal parts."""
    weights: dict[str, float] = {}
    two_way: dict[str, float] = {}
    people: Counter[str] = Counter()
    inside = 0.0
    for tie in found:
        theirs = where[tie.key].spheres
        inside += tie.weight if theirs else 0.0
        for name in (sphere.name for sphere in theirs):
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


def placed(journal: Journal, found: Sequence[Weighed]) -> dict[int, Placed]:
    """Return where each contact stands in your network: how much the tie weighs, in which spheres and communities."""
    groups = groups_of(journal)
    return {tie.key: Placed(key=tie.key, weight=tie.weight, groups=groups.get(tie.key, ())) for tie in found}


def bridges(journal: Journal, where: Mapping[int, Placed]) -> tuple[Bridge, ...]:
    """Return those who alone join two groups of two people or more, deepest first; ghosts join nothing."""
    joined = alone(where.values())
    keys = sorted(joined, key=lambda key: (-where[key].weight, key))
    pairs = (joined[key][0] for key in keys)
    people = rows.people(journal, keys)
    return tuple(Bridge(who, *pair) for who, pair in zip(people, pairs, strict=True))


def _quantity(journal: Journal, period: Period, found: Sequence[Weighed]) -> Quantity:
    since, until, before = period.since.isoformat(), period.until.isoformat(), period.before
    return Quantity(
        contacts=len(found),
        passed=sum(1 for tie in found if tie.last),
        encounters=rows.encounters_until(journal, until),
        encounters_in_period=rows.encounters(journal, since, until),
        encounters_before=rows.encounters(journal, before.since.isoformat(), before.until.isoformat()) if before else 0,
        communities=rows.communities(journal),
        followers=latest(journal, period.until).platforms,
    )
