"""The parts of a report that are about ties: everyone weighed, and whoever moved, joins, helps or is merely counted."""

from collections.abc import Callable, Sequence
from typing import Any

from netjournal.domain.report import Period
from netjournal.domain.report_parts import Entry
from netjournal.domain.weighing import Weighed
from netjournal.domain.well import Source
from netjournal.domain.well import well as filled
from netjournal.services.report import ties as ordered
from netjournal.services.report import whole
from netjournal.services.report.behind import Behind, contact
from netjournal.services.report.ties import weighed
from netjournal.storage import depth as ties
from netjournal.storage import report as rows
from netjournal.storage import vanity
from netjournal.storage.journal import Journal
from netjournal.storage.well import read


def _of_ties(journal: Journal, found: Sequence[Weighed], entry: Callable[[Weighed], dict[str, Any]]) -> Behind:
    return Behind(found, lambda tie: contact(journal, tie.key, date=ties.iso(tie.last), **entry(tie)))


def depth(journal: Journal, period: Period) -> Behind:
    """Return everyone with whom something passed, the deepest first."""
    found = sorted(weighed(journal, period), key=lambda tie: (-tie.weight, -tie.entries, tie.key))
    return _of_ties(journal, [tie for tie in found if tie.last], _standing)


def _standing(tie: Weighed) -> dict[str, Any]:
    return {"states": (tie.band,), "amounts": {"depth": tie.movement.after}}


def deeper(journal: Journal, period: Period) -> Behind:
    """Return whose depth rose by three points or more, the farthest first."""
    return _of_ties(journal, ordered.deeper(weighed(journal, period)), _moved)


def thinner(journal: Journal, period: Period) -> Behind:
    """Return who fell to a lower band, the farthest first."""
    return _of_ties(journal, ordered.thinner(weighed(journal, period)), _moved)


def _moved(tie: Weighed) -> dict[str, Any]:
    return {
        "states": (tie.band,),
        "amounts": {"before": tie.movement.before, "after": tie.movement.after},
    }


def spheres(journal: Journal, period: Period) -> Behind:
    """Return who is in which sphere, the deepest first."""
    groups = whole.spheres_of(journal)
    found = sorted(weighed(journal, period), key=lambda tie: (-tie.weight, tie.key))
    return _of_ties(
        journal,
        [tie for tie in found if tie.last and tie.key in groups],
        lambda tie: {"what": ", ".join(sphere.name for sphere in groups[tie.key]), **_standing(tie)},
    )


def bridges(journal: Journal, period: Period) -> Behind:
    """Return who alone joins two groups, the deepest first."""
    found = whole.bridges(journal, rows.groups_of(journal), weighed(journal, period))
    return Behind(
        found, lambda one: Entry(ref=("contact", one.who.id), who=one.who, what=f"{one.one.name}, {one.two.name}")
    )


def ghosts(journal: Journal, period: Period) -> Behind:
    """Return those with whom nothing ever passed, then the dormant, last heard of first."""
    bands = ("ghost", "dormant")
    found = [tie for tie in weighed(journal, period) if tie.band in bands]
    found.sort(key=lambda tie: (bands.index(tie.band), -tie.last, tie.key))
    return _of_ties(journal, found, lambda tie: {"states": (tie.band,)})


def quantity(journal: Journal, period: Period) -> Behind:
    """Return the numbers of followers, then everyone by the number of entries alone."""
    followers = [
        Entry(
            ref=("vanity", one.newest.platform),
            date=one.newest.date.isoformat(),
            what=one.newest.platform,
            amounts={"number": one.newest.count},
        )
        for one in vanity.latest(journal, period.until).platforms
    ]
    loudest = sorted(weighed(journal, period), key=lambda tie: (-tie.entries, tie.key))
    return Behind([*followers, *loudest], lambda one: one if isinstance(one, Entry) else _counted(journal, one))


def _counted(journal: Journal, tie: Weighed) -> Entry:
    states = (tie.band,)
    return contact(journal, tie.key, date=ties.iso(tie.last), states=states, amounts={"count": tie.entries})


def well(journal: Journal, period: Period) -> Behind:
    """Return who would likely help with each kind of support."""
    found = [(one.kind, source) for one in filled(read(journal, period.until)).kinds for source in one.people]
    return Behind(found, lambda one: _source(one[0], one[1], period.until.toordinal()))


def _source(kind: str, source: Source, today: int) -> Entry:
    return Entry(
        ref=("contact", source.who.id),
        date=ties.iso(today - source.silent) if source.silent is not None else None,
        who=source.who,
        kind=kind,
        what=source.offers.get(kind),
        states=(source.band, *(("mentor",) if source.is_mentor else ())),
        amounts={"depth": source.depth},
    )
