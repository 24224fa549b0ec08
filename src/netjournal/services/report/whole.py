"""The report: one pass over all ties, and the entries of a period beside those of the period before."""

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from netjournal.domain import network
from netjournal.domain.bridges import Group, joining_alone
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
from netjournal.domain.weighing import Weighed
from netjournal.domain.well import Well, unnamed, well
from netjournal.services.report import ledger
from netjournal.services.report.ties import bands, deeper, moved, rankings, thinner, weighed
from netjournal.storage import report as rows
from netjournal.storage import report_ledger
from netjournal.storage.journal import Journal, in_one_view
from netjournal.storage.plan import open_progress
from netjournal.storage.roles import mentors
from netjournal.storage.shape import shape
from netjournal.storage.vanity import latest
from netjournal.storage.visible import between
from netjournal.storage.well import counted, read

#: How many of those who brought others are shown.
CONNECTORS = 3
#: Conversations are what every meeting holds, reactions and attempts weigh nothing: no line for those.
_OTHER_KINDS = tuple(kind for kind in KINDS if kind not in (*SUPPORTS, "conversation", "reaction", "tried"))


@in_one_view
def report(
    journal: Journal, today: dt.date, *, since: dt.date, gates: Gates = USUAL, named: int | None = None
) -> Report:
    """Return the report of a period that ends today.

    Args:
        journal: to read.
        today: the last day of the period; entries dated after it do not count.
        since: its first day.
        gates: of `due`, for counting the lapsed.
        named: so many are named where there may be thousands, and the others counted; everyone where it is None.
    """
    period = Period(since, today)
    found = weighed(journal, period)
    total = sum(tie.weight for tie in found)
    two_way = sum(tie.weight for tie in found if tie.is_two_way)
    support, others = _passed(journal, period, named)
    groups = rows.groups_of(journal)
    ranking, by_count_instead = rankings(journal, found)
    risen, fallen = deeper(found), thinner(found)
    return Report(
        period=period,
        before=period.before,
        people=len(found),
        effective_people=network.effective_people(tie.weight for tie in found),
        effective_people_before=network.effective_people(tie.weight_before for tie in found),
        two_way=two_way / total if total else 0.0,
        bands=bands(found, total),
        deeper=moved(journal, risen, named),
        risen=len(risen),
        thinner=moved(journal, fallen, named),
        fallen=len(fallen),
        lapsed=_lapsed(journal, today, gates, found),
        ranking=ranking,
        by_count_instead=by_count_instead,
        support=support,
        others=others,
        asks=ledger.asks(journal, period),
        promises=ledger.promises(journal, period),
        thanks=_thanks(journal, period),
        introductions=ledger.introductions(journal, period, _spheres_only(groups)),
        mentors=tuple(mentors(journal, today)),
        known_by=_known_by(journal, period, found, named),
        visible=between(journal, since, today),
        spheres=_spheres(groups, found, total),
        bridges=bridges(journal, groups, found),
        communities=ledger.communities(journal, period, found),
        well=_well(journal, today, found, named),
        shape=shape(journal, today),
        plan=open_progress(journal, today),
        quantity=_quantity(journal, period, found),
    )


def _lapsed(journal: Journal, today: dt.date, gates: Gates, found: Sequence[Weighed]) -> int:
    long_ago = today.toordinal() - gates.quiet
    return rows.lapsed(journal, today, gates, (tie.key for tie in found if 0 < tie.last < long_ago))


# --- what passed in the period -----------------------------------------------------------------------


def _passed(journal: Journal, period: Period, named: int | None) -> tuple[tuple[Support, ...], tuple[OtherKind, ...]]:
    days = ledger.days(period)
    earlier = rows.passed(journal, *ledger.days(period.before), SUPPORTS) if period.before else Counter()
    with_whom = rows.passed_with(journal, *days, SUPPORTS)
    nobody = Counter[int]()

    def support(kind: str) -> Support:
        gave, got = with_whom.get((kind, "gave"), nobody), with_whom.get((kind, "got"), nobody)
        return Support(
            kind=kind,
            gave=gave.total(),
            got=got.total(),
            gave_before=earlier[kind, "gave"],
            got_before=earlier[kind, "got"],
            from_whom=rows.people(journal, _most_often(got, named)),
            from_many=len(got),
            to_whom=rows.people(journal, _most_often(gave, named)),
            to_many=len(gave),
        )

    times = rows.passed(journal, *days, _OTHER_KINDS)
    others = (OtherKind(kind, times[kind, "gave"], times[kind, "got"], times[kind, "shared"]) for kind in _OTHER_KINDS)
    return (
        tuple(map(support, SUPPORTS)),
        tuple(other for other in others if other.gave or other.got or other.shared),
    )


def _most_often(times: Counter[int], named: int | None) -> list[int]:
    """Return those with whom something passed most often, as many as are to be named."""
    return heapq.nsmallest(len(times) if named is None else named, times, key=lambda key: (-times[key], key))


def _thanks(journal: Journal, period: Period) -> Thanks:
    owed = report_ledger.thanks(journal, period.since.isoformat(), period.until.isoformat())
    said = sum(thanks.outcome == "said" for thanks in owed)
    waived = sum(thanks.outcome == "waived" for thanks in owed)
    still_open = rows.people(journal, (thanks.contact for thanks in reversed(owed) if thanks.outcome is None))
    return Thanks(said, len(owed) - waived, waived, still_open)


def _known_by(journal: Journal, period: Period, found: Sequence[Weighed], named: int | None) -> KnownBy:
    started = rows.started(journal, *ledger.days(period))
    since, before = period.since.toordinal(), period.before
    new = [tie.key for tie in sorted(found, key=lambda tie: -tie.first) if tie.first >= since]
    first_before = before.since.toordinal() if before else since
    connectors = rows.connectors(journal, CONNECTORS)
    praise = ledger.recommendations(journal, period)
    return KnownBy(
        by_me=started.by_me,
        by_them=started.by_them,
        unknown=started.unknown,
        newcomers=newcomers(journal, new[:named]),
        new_ties=len(new),
        newcomers_before=sum(first_before <= tie.first < since for tie in found if tie.first),
        recommended=len(praise),
        recommended_by=rows.people(journal, dict.fromkeys(entry.contact for entry in praise)),
        connectors=tuple(Connector(rows.people(journal, [via])[0], brought) for via, brought in connectors),
    )


def newcomers(journal: Journal, keys: Sequence[int]) -> tuple[Newcomer, ...]:
    """Return some contacts with who sent them, and whether they came to you."""
    came_first = set(rows.came_first(journal, keys))
    via = rows.sent_by(journal, keys)
    return tuple(
        Newcomer(who, via.get(key), key in came_first)
        for who, key in zip(rows.people(journal, keys), keys, strict=True)
    )


# --- the shape of the whole --------------------------------------------------------------------------


def spheres_of(journal: Journal) -> dict[int, tuple[Group, ...]]:
    """Return the spheres of everyone who is in one."""
    return _spheres_only(rows.groups_of(journal))


def _spheres_only(groups: Mapping[int, tuple[Group, ...]]) -> dict[int, tuple[Group, ...]]:
    shared = {theirs: tuple(group for group in theirs if group.fact == "sphere") for theirs in set(groups.values())}
    return {key: shared[theirs] for key, theirs in groups.items() if shared[theirs]}


def _spheres(groups: Mapping[int, tuple[Group, ...]], found: Sequence[Weighed], total: float) -> Spheres:
    """Share the depth out among spheres; a contact in several counts in equal parts."""
    weights: dict[str, float] = {}
    two_way: dict[str, float] = {}
    people: Counter[str] = Counter()
    inside = 0.0
    for tie in found:
        theirs = [group.name for group in groups.get(tie.key, ()) if group.fact == "sphere"]
        inside += tie.weight if theirs else 0.0
        for name in theirs:
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


def bridges(journal: Journal, groups: Mapping[int, tuple[Group, ...]], found: Iterable[Weighed]) -> tuple[Bridge, ...]:
    """Return those who alone join two groups of two people or more, deepest first; ghosts join nothing."""
    joined = joining_alone((tie.key, tie.weight, groups.get(tie.key, ())) for tie in found)
    deepest = sorted((tie for tie in found if tie.key in joined), key=lambda tie: (-tie.weight, tie.key))
    keys = [tie.key for tie in deepest]
    return tuple(Bridge(who, *joined[key][0]) for who, key in zip(rows.people(journal, keys), keys, strict=True))


def _well(journal: Journal, today: dt.date, found: Sequence[Weighed], named: int | None) -> Well:
    return well(read(journal, today)) if named is None else unnamed(counted(journal, today, found))


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
