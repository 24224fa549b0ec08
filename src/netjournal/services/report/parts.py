"""A part of the report opened to the entries behind it, read by the readers that the report counts with."""

import datetime as dt
from collections.abc import Callable

from netjournal.domain.exchanges import KINDS
from netjournal.domain.report import Period
from netjournal.domain.report_parts import Entry, Opened, kinds_of
from netjournal.domain.visible import Visible
from netjournal.services.report import ledger, tie_parts, whole
from netjournal.services.report.behind import Behind, contact, meeting, told
from netjournal.services.report.ledger import days
from netjournal.services.report.ties import weighed
from netjournal.storage import asks, communities, introductions, plan, promises, report_ledger, roles, visible
from netjournal.storage import depth as ties
from netjournal.storage.journal import Journal, in_one_view

#: The weeks whose encounters stand behind a shape.
_SHAPE_DAYS = 28


@in_one_view
def opened(journal: Journal, part: str, today: dt.date, *, since: dt.date, limit: int | None = None) -> Opened:
    """Return the entries behind a part of the report of a period that ends today.

    Args:
        journal: to read.
        part: one of `PARTS`, or a kind.
        today: the last day of the period.
        since: its first day.
        limit: as many entries as are told; all where it is None.
    """
    period = Period(since, today)
    kinds = kinds_of(part)
    behind = _passed(journal, period, kinds) if kinds else _BEHIND[part](journal, period)
    return Opened(part, period, tuple(map(behind.entry, behind.rows[:limit])), len(behind.rows))


# --- what passed and what was said -------------------------------------------------------------------


def _passed(
    journal: Journal, period: Period, kinds: tuple[str, ...], ways: tuple[str, ...] = ("gave", "got")
) -> Behind:
    if kinds[0] in KINDS[KINDS.index("conversation") :]:
        ways = ("gave", "got", "shared")
    found = report_ledger.passed(journal, *days(period), kinds, ways)
    return Behind(found, lambda one: _exchange(journal, one))


def _exchange(journal: Journal, one: report_ledger.Entry, *states: str) -> Entry:
    return contact(journal, one.contact, date=one.date, way=one.way, kind=one.kind, what=one.what, states=states)


def _asks(journal: Journal, period: Period) -> Behind:
    made = asks.made_between(journal, period.since, period.until)[::-1]
    return Behind(
        made,
        lambda one: Entry(
            ref=("contact", one.ask.contact.id),
            date=one.ask.made.isoformat(),
            who=one.ask.contact,
            kind=one.ask.kind,
            what=one.ask.what,
            states=(ledger.answer_of(one.ask), *(("after giving",) if one.after_giving else ())),
        ),
    )


def _promises(journal: Journal, period: Period) -> Behind:
    due = promises.due_between(journal, period.since, period.until, period.until)[::-1]
    return Behind(
        due,
        lambda one: Entry(
            ref=("contact", one.contact.id),
            date=one.due.isoformat(),
            who=one.contact,
            what=one.what,
            states=("you promised" if one.is_mine else "they promised", one.state(period.until)),
        ),
    )


def _thanks(journal: Journal, period: Period) -> Behind:
    owed = report_ledger.thanks(journal, *days(period))
    return Behind(
        owed,
        lambda one: contact(
            journal, one.contact, date=one.opened, kind=one.kind, what=one.what, states=(one.outcome or "open",)
        ),
    )


def _introductions(journal: Journal, period: Period) -> Behind:
    made = introductions.made_between(journal, period.since, period.until)
    by_you = [
        Entry(
            ref=("contact", one.one.id),
            date=one.made,
            who=one.one,
            others=(one.two,),
            what=one.what,
            states=("you introduced", one.outcome or "unknown"),
        )
        for one in made
    ]
    for_you = (_exchange(journal, one) for one in ledger.introduced(journal, period))
    return told([*by_you, *for_you])


def _mentors(journal: Journal, period: Period) -> Behind:
    return Behind(
        roles.mentors(journal, period.until),
        lambda one: Entry(
            ref=("contact", one.who.id),
            date=one.gift.date if one.gift else None,
            who=one.who,
            way="gave" if one.gift else None,
            kind=one.gift.kind if one.gift else None,
            what=one.gift.what if one.gift else None,
            states=(one.role,),
        ),
    )


# --- who knows you -----------------------------------------------------------------------------------


def _known(journal: Journal, period: Period) -> Behind:
    new = [tie for tie in weighed(journal, period) if tie.first >= period.since.toordinal()]
    newcomers = whole.newcomers(journal, [tie.key for tie in new])
    entries = [
        Entry(
            ref=("contact", newcomer.who.id),
            date=ties.iso(tie.first),
            who=newcomer.who,
            others=(newcomer.via,) if newcomer.via else (),
            states=("new tie", *(("came first",) if newcomer.came_first else ())),
        )
        for newcomer, tie in zip(newcomers, new, strict=True)
    ]
    entries += [_exchange(journal, one) for one in ledger.recommendations(journal, period)]
    started = [one for one in report_ledger.meetings(journal, *days(period)) if one.started_by]
    first = told(entries).rows  # the few that came to you or spoke of you, before all that merely started
    return Behind([*first, *started], lambda one: one if isinstance(one, Entry) else meeting(journal, one))


def _visible(journal: Journal, period: Period) -> Behind:
    return Behind(visible.between(journal, period.since, period.until), _seen)


def _seen(one: Visible) -> Entry:
    return Entry(
        ref=("visible", one.id),
        date=one.date.isoformat(),
        others=one.brought,
        what=one.what,
        community=one.community,
        states=(one.kind,) if one.kind else (),
    )


def _communities(journal: Journal, period: Period) -> Behind:
    names = {one.key: one.name for one in communities.everything(journal)}
    meetings = report_ledger.meetings(journal, *days(period), in_communities=True)
    return Behind(
        meetings,
        lambda one: meeting(journal, one, community=names[one.community], amounts={"gave": one.gave, "got": one.got}),
    )


# --- the practice ------------------------------------------------------------------------------------


def _shape(journal: Journal, period: Period) -> Behind:
    since = dt.date.fromordinal(max(period.until.toordinal() - _SHAPE_DAYS + 1, 1))
    meetings = report_ledger.meetings(journal, since.isoformat(), period.until.isoformat())
    return Behind(meetings, lambda one: meeting(journal, one, amounts={"gave": one.gave, "got": one.got}))


def _plan(journal: Journal, period: Period) -> Behind:
    return Behind(
        plan.open_progress(journal, period.until),
        lambda one: Entry(
            ref=("goal", one.goal.id),
            date=one.goal.until.isoformat() if one.goal.until else None,
            what=one.goal.what,
            states=("reached",) if one.is_reached else (),
            amounts={"now": one.now, "target": one.goal.target},
        ),
    )


_BEHIND: dict[str, Callable[[Journal, Period], Behind]] = {
    "depth": tie_parts.depth,
    "deeper": tie_parts.deeper,
    "thinner": tie_parts.thinner,
    "asks": _asks,
    "promises": _promises,
    "thanks": _thanks,
    "introductions": _introductions,
    "mentors": _mentors,
    "known": _known,
    "visible": _visible,
    "communities": _communities,
    "spheres": tie_parts.spheres,
    "bridges": tie_parts.bridges,
    "well": tie_parts.well,
    "shape": _shape,
    "plan": _plan,
    "ghosts": tie_parts.ghosts,
    "quantity": tie_parts.quantity,
}
