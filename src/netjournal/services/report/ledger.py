"""The parts of a report that come from the ledger, counted from the rows that `--why` shows."""

from collections import Counter
from collections.abc import Mapping, Sequence

from netjournal.domain.asks import Ask, AskMade
from netjournal.domain.bridges import Group, crossed
from netjournal.domain.promises import Promise
from netjournal.domain.report import Period
from netjournal.domain.report_ledger import (
    Asked,
    Asks,
    Attended,
    Introductions,
    Kept,
    Promises,
)
from netjournal.domain.weighing import Weighed
from netjournal.storage import asks as asks_rows
from netjournal.storage import communities as community_rows
from netjournal.storage import introductions as introduction_rows
from netjournal.storage import promises as promise_rows
from netjournal.storage import report as people
from netjournal.storage import report_ledger as rows
from netjournal.storage.journal import Journal


def days(period: Period) -> tuple[str, str]:
    """Return the first and the last day of a period as the journal writes them."""
    return period.since.isoformat(), period.until.isoformat()


def asks(journal: Journal, period: Period) -> Asks:
    """Return the help asked for in the period, most often asked first."""
    made = asks_rows.made_between(journal, period.since, period.until)
    kinds = Counter(one.ask.kind for one in made)
    return Asks(
        tuple(_asked(kind, [one for one in made if one.ask.kind == kind]) for kind, _times in kinds.most_common())
    )


def _asked(kind: str, made: Sequence[AskMade]) -> Asked:
    answers = Counter(answer_of(one.ask) for one in made)
    return Asked(
        kind,
        yes=answers["yes"],
        no=answers["no"],
        none=answers["none"],
        waiting=answers["waiting"],
        after_giving=sum(one.after_giving for one in made),
    )


def answer_of(ask: Ask) -> str:
    """Return the answer to an ask as it stood: `yes`, `no`, `none`, or `waiting` where none has come yet."""
    return ask.answer or ("none" if ask.closed else "waiting")


def promises(journal: Journal, period: Period) -> Promises:
    """Return what became of the promises of both sides that were due in the period."""
    due = promise_rows.due_between(journal, period.since, period.until, period.until)
    mine, theirs = [one for one in due if one.is_mine], [one for one in due if not one.is_mine]
    return Promises(_kept(mine, period), _kept(theirs, period))


def _kept(due: Sequence[Promise], period: Period) -> Kept:
    states = Counter(promise.state(period.until) for promise in due)
    return Kept(states["kept"], states["kept late"], states["open"] + states["late"], states["dropped"])


def introductions(journal: Journal, period: Period, spheres: Mapping[int, tuple[Group, ...]]) -> Introductions:
    """Return the introductions that you made in the period, and those made for you."""
    made = introduction_rows.made_between(journal, period.since, period.until)
    outcomes = Counter(one.outcome for one in made)
    for_you = introduced(journal, period)
    return Introductions(
        taken_up=outcomes["taken up"],
        not_taken_up=outcomes["not taken up"],
        unknown=outcomes[None] + outcomes["dropped"],
        across=sum(crossed(spheres.get(one.one.key, ()), spheres.get(one.two.key, ())) is not None for one in made),
        for_you=len(for_you),
        by_whom=people.people(journal, dict.fromkeys(entry.contact for entry in for_you)),
    )


def introduced(journal: Journal, period: Period) -> list[rows.Entry]:
    """Return the introductions that were made for you in the period."""
    return rows.passed(journal, *days(period), ("introduction",), ("got",))


def recommendations(journal: Journal, period: Period) -> list[rows.Entry]:
    """Return the praise and recommendations that you got in the period."""
    return rows.passed(journal, *days(period), ("recognition",), ("got",))


def communities(journal: Journal, period: Period, found: Sequence[Weighed]) -> tuple[Attended, ...]:
    """Return the communities in which something happened in the period, and those that you belong to."""
    since, until = days(period)
    meetings = rows.meetings(journal, since, until, in_communities=True)
    new = [tie.key for tie in found if tie.first >= period.since.toordinal()]
    met = Counter(rows.met_there(journal, new).values())
    attended: dict[int, set[str]] = {}
    gave, got = Counter[int](), Counter[int]()
    for meeting in meetings:
        assert meeting.community is not None
        attended.setdefault(meeting.community, set()).add(meeting.date)
        gave[meeting.community] += meeting.gave
        got[meeting.community] += meeting.got
    own = community_rows.current_by_community(journal, period.until)
    shown = (
        Attended(
            id=one.id,
            name=one.name,
            days=len(attended.get(one.key, ())),
            gave=gave[one.key],
            got=got[one.key],
            met=met[one.key],
            is_own=one.key in own,
        )
        for one in community_rows.everything(journal)
        if one.key in own or one.key in attended
    )
    return tuple(sorted(shown, key=lambda one: -one.days))
