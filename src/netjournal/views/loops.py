"""Open loops as a numbered list, and what closing one answers."""

import datetime as dt
from typing import Any

from netjournal import dates
from netjournal.domain.closing import Closed, Listing
from netjournal.domain.loops import ANSWERED, OPEN, Loop
from netjournal.i18n import N_, _, plural
from netjournal.views import logged, words
from netjournal.views.page import BLANK, DIM, NAME, WARM, Block, Column, Page, Paragraph, Ref, Row, Span, Table, line

#: So many characters of a loop stand in a sentence.
_WORDS = 60
_LABELS = {
    "thanks": N_("thank them"),
    "introduction": N_("introduced"),
    "renewal": N_("renewal"),
}
_NAMES = {
    "promise": N_("the promise “{what}”"),
    "ask": N_("the ask “{what}”"),
    "thanks": N_("the thanks for “{what}”"),
    "introduction": N_("the introduction {what}"),
    "renewal": N_("the renewal of {name}"),
}


def page(listing: Listing) -> Page:
    """Return all that is open, or what is open with one person."""
    head = line(Span(dates.worded(listing.today), "head"), right=[Span(_tally(listing), DIM)])
    if not listing.loops:
        return Page((head, Paragraph(_calm(listing))))
    columns = (
        Column(right=True, style=DIM),
        Column(style=WARM),
        Column(style=NAME, shrinks=True, least=12),
        Column(shrinks=True, least=30),
        Column(style=DIM),
    )
    rows = tuple(_row(number, loop, listing.today) for number, loop in enumerate(listing.loops, 1))
    refs = tuple(Ref(loop.kind, loop.id) for loop in listing.loops)
    foot = line(Span(_("close one: netj done 1   about them: netj show 1   log it: netj log 1 …"), DIM))
    return Page((head, BLANK, Table(columns, rows), BLANK, foot), refs)


def _tally(listing: Listing) -> str:
    many = len(listing.loops)
    return plural(many, N_("{n} open loop"), N_("{n} open loops")) if many else ""


def _calm(listing: Listing) -> str:
    if listing.name:
        return _("Nothing is open with {name}.").format(name=listing.name)
    return _("Nothing is open: no promise, ask, thanks, introduction or renewal waits.")


def _row(number: int, loop: Loop, today: dt.date) -> Row:
    return Row((str(number), label(loop), _who(loop), what(loop), when(loop, today)))


def _who(loop: Loop) -> str:
    return f"@{loop.name}" if loop.kind == "renewal" else loop.name


def label(loop: Loop) -> str:
    """Return in one or two words what kind of thing is open."""
    if loop.kind == "promise":
        return _("you promised") if loop.is_mine else _("they promised")
    if loop.kind == "ask":
        return {OPEN: _("you asked"), ANSWERED: _("they said yes")}.get(loop.stage, _("tell them"))
    return _(_LABELS[loop.kind])


def what(loop: Loop) -> str:
    """Return what a loop is about."""
    if loop.kind == "introduction":
        to = _("to {name}").format(name=loop.other)
        return f"{to}: {loop.what}" if loop.what else to
    if loop.kind == "renewal":
        return _("membership, {fee}").format(fee=loop.what) if loop.what else _("membership")
    if loop.kind == "thanks" and loop.support:
        return words.thanked_for(loop.support, loop.what)
    return loop.outcome or loop.what or (words.kind(loop.support) if loop.support else "")


def named(loop: Loop) -> str:
    """Return a loop as a sentence speaks of it."""
    subject = loop._replace(outcome=None) if loop.kind == "ask" else loop
    return _(_NAMES[loop.kind]).format(what=short(subject), name=_who(loop))


def short(loop: Loop) -> str:
    """Return what a loop is about in a line of a sentence: the list says it all."""
    words_of_it = " ".join(what(loop).split())
    return words_of_it if len(words_of_it) <= _WORDS else words_of_it[: _WORDS - 1].rstrip() + "…"


def when(loop: Loop, today: dt.date) -> str:
    """Return for which day something is, or since when it has been open."""
    if loop.due is None or loop.answered:
        return _("since {day}").format(day=dates.short(loop.answered or loop.since, today))
    return _("for {day}").format(day=dates.short(loop.due, today)) if loop.due != today else _("for today")


def data(listing: Listing) -> list[dict[str, Any]]:
    """Return all that is open, for programs."""
    return [loop_data(loop, listing.today) for loop in listing.loops]


def loop_data(loop: Loop, today: dt.date | None = None) -> dict[str, Any]:
    """Return one loop, for programs."""
    found = {
        "id": loop.id,
        "kind": loop.kind,
        "contact": {"id": loop.contact_id, "name": loop.name} if loop.contact_id else None,
        "what": loop.what,
        "since": loop.since.isoformat(),
        "due": loop.due.isoformat() if loop.due else None,
        "stage": loop.stage,
        "promised_by": loop.promised_by,
        "support": loop.support,
        "answered": loop.answered.isoformat() if loop.answered else None,
        "outcome": loop.outcome,
        "other": {"id": loop.other_id, "name": loop.other} if loop.other_id else None,
        "community": loop.name if loop.kind == "renewal" else None,
    }
    is_late = loop.due is not None and loop.answered is None and today is not None and loop.due < today
    return found | {"is_late": is_late} if today else found


# --- what closing one answers ------------------------------------------------------------------------

_CLOSED = {
    "kept": N_("Kept: {loop}."),
    "dropped": N_("Off the list: {loop}."),
    "yes": N_("{name} said yes to {loop}."),
    "no": N_("{name} said no to {loop}."),
    "none": N_("No answer came to {loop}."),
    "outcome": N_("Noted what came of {loop}."),
    "told": N_("{name} knows how it went: {loop} is closed."),
    "said": N_("Thanks to {name} are said."),
    "waived": N_("No thanks needed: {name} is off the list."),
    "taken up": N_("Taken up: {loop}. {name} and {other} know each other now."),
    "not taken up": N_("Not taken up: {loop}."),
    "renewed": N_("Renewed: {name}, next on {again}."),
    "cleared": N_("{name} has no day of renewal any more."),
}


def closed(result: Closed) -> Page:
    """Return what was closed, what was written of it, and what is still to come."""
    loop = result.loop
    again = dates.worded(result.again) if result.again else ""
    said = _(_CLOSED[result.end]).format(loop=_of(loop), name=_who(loop), other=loop.other, again=again)
    blocks: list[Block] = [Paragraph(said)]
    if result.words:
        blocks.append(Paragraph(result.words, label=_("what came of it") + "  ", indent=2, most_lines=6))
    if result.logged:
        blocks += _written(result)
    if result.is_open:
        blocks.append(Paragraph(_next(result)))
    blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _of(loop: Loop) -> str:
    """Return a loop with the person, where its own words do not name them."""
    if loop.kind == "promise":
        said = _("{loop} to {name}") if loop.is_mine else _("{loop} of {name}")
        return said.format(loop=named(loop), name=loop.name)
    if loop.kind == "introduction":
        return _("the introduction of {name} to {other}").format(name=loop.name, other=loop.other)
    return named(loop)


def _next(result: Closed) -> str:
    if result.words or result.loop.outcome:
        return _("It stays open until {name} knows: netj done again, with --told.").format(name=result.loop.name)
    return _("It stays open: what came of it, and does {name} know? Close it with netj done.").format(
        name=result.loop.name
    )


def _written(result: Closed) -> list[Block]:
    """Return what was written of what passed, and on which day."""
    written = result.logged
    assert written is not None
    columns = (Column(), Column(), Column(shrinks=True, least=10), Column(style=DIM))
    rows = tuple(
        Row(
            (
                words.way(passed.way),
                words.kind(passed.kind) + (_(" (assumed)") if passed.key in written.kind_assumed else ""),
                passed.what or "",
                _("thanks not yet said") if passed.name in written.thanks_opened else "",
            )
        )
        for passed in written.exchanges
    )
    blocks: list[Block] = [Table(columns, rows, indent=2)]
    if written.encounter:
        blocks.append(line(Span(_("on {day}").format(day=dates.worded(written.encounter.date)), DIM), indent=2))
    if result.end != "said":
        blocks += [line(_("Thanks to {name} are said.").format(name=name)) for name in written.thanks_said]
    return blocks


def closed_data(result: Closed) -> dict[str, Any]:
    """Return what came of closing a loop, for programs."""
    written = logged.data(result.logged) if result.logged else {}
    return {
        "loop": loop_data(result.loop),
        "end": result.end,
        "open": result.is_open,
        "outcome": result.words,
        "encounter": written.get("encounter"),
        "exchanges": written.get("exchanges", []),
        "thanks": written.get("thanks"),
        "next": result.again.isoformat() if result.again else None,
        "undo": result.undo or None,
    }
