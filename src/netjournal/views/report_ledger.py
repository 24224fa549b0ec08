"""The sentences of a report on the ledger: what you asked for and promised, whom you thanked and introduced."""

import datetime as dt

from netjournal import dates
from netjournal.domain.report import Report
from netjournal.domain.report_ledger import Asks, Introductions, Kept, Promises
from netjournal.domain.roles import Mentor
from netjournal.i18n import _
from netjournal.views import report_words as say
from netjournal.views import words
from netjournal.views.page import Block


def blocks(result: Report) -> list[Block]:
    """Return the sentences that have something to say."""
    said = (
        (_("Asks"), _asks(result.asks)),
        (_("Promises"), _promises(result.promises)),
        (_("Thanks"), _thanks(result)),
        (_("Introduced"), _introductions(result.introductions)),
        (_("Mentors"), _mentors(result)),
    )
    return [say.labelled(label, sentence) for label, sentence in said if sentence]


def _asks(asks: Asks) -> str:
    whole = asks.whole
    if not whole.made:
        return ""
    answers = (
        (whole.yes, _("{n} yes")),
        (whole.no, _("{n} no")),
        (whole.none, _("{n} never answered")),
        (whole.waiting, _("{n} no answer yet")),
    )
    told = ", ".join(form.format(n=f"{n:,}") for n, form in answers if n)
    kinds = " · ".join(f"{words.kind(one.kind)} {one.made:,}" for one in asks.kinds)
    first = _("{some} of {all} came after you had given first")
    return _("{made} made: {answers}; {first}; {kinds}").format(
        made=f"{whole.made:,}",
        answers=told,
        first=first.format(some=f"{whole.after_giving:,}", all=f"{whole.made:,}"),
        kinds=kinds,
    )


def _promises(promises: Promises) -> str:
    sides = ((promises.mine, _("you kept {kept}")), (promises.theirs, _("they kept {kept}")))
    return "; ".join(form.format(kept=_kept(side)) for side, form in sides if side.made or side.dropped)


def _kept(side: Kept) -> str:
    kept = _("{kept} of {made} due").format(kept=f"{side.kept:,}", made=f"{side.made:,}")
    parts = ((side.late, _("{n} of them late")), (side.dropped, _("{n} dropped")))
    return ", ".join([kept, *(form.format(n=f"{n:,}") for n, form in parts if n)])


def _thanks(result: Report) -> str:
    thanks = result.thanks
    if not thanks.owed:
        return ""
    said = _("{said} of {owed} said").format(said=f"{thanks.said:,}", owed=f"{thanks.owed:,}")
    if thanks.still_open:
        said = _("{said}; not yet to {names}").format(said=said, names=say.names(thanks.still_open))
    return said


def _introductions(made: Introductions) -> str:
    parts = []
    if made.made:
        outcomes = (
            (made.taken_up, _("{n} taken up")),
            (made.not_taken_up, _("{n} not taken up")),
            (made.unknown, _("{n} not known yet")),
        )
        told = ", ".join(form.format(n=f"{n:,}") for n, form in outcomes if n)
        across = _(", {n} between spheres").format(n=f"{made.across:,}") if made.across else ""
        parts.append(_("{n} made: {outcomes}").format(n=f"{made.made:,}", outcomes=told) + across)
    if made.for_you:
        for_you = _("{n} made for you").format(n=f"{made.for_you:,}")
        parts.append(_("{for_you}, by {names}").format(for_you=for_you, names=say.names(made.by_whom)))
    return "; ".join(parts)


def _mentors(result: Report) -> str:
    told = [_mentor(one, result.period.until) for one in result.mentors[: say.NAMED]]
    more = len(result.mentors) - len(told)
    return "; ".join([*told, *([_("{n} more").format(n=f"{more:,}")] if more else [])])


def _mentor(mentor: Mentor, today: dt.date) -> str:
    parts = [_("your mentor") if mentor.role == "mentor" else _("your mentee")]
    if mentor.pace:
        parts.append(_("every {length}").format(length=dates.length(mentor.pace)))
    if mentor.last:
        parts.append(_("last {ago}").format(ago=_ago(mentor.last, today)))
    if mentor.gift:
        what = say.short(mentor.gift.what or words.kind(mentor.gift.kind))
        parts.append(_("you brought: {what}").format(what=what))
    return f"{say.name(mentor.who)} ({', '.join(parts)})"


def _ago(date: str, today: dt.date) -> str:
    return dates.ago((today - dt.date.fromisoformat(date)).days)
