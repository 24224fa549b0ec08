"""Promises as a screen and as data."""

import datetime as dt
from typing import Any

from netjournal import dates
from netjournal.domain.promises import Listed, Promise, Promised
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import BLANK, DIM, HEAD, NAME, WARM, Column, Page, Paragraph, Ref, Row, Span, Table, line

_WHOSE = {"me": N_("you promised"), "them": N_("they promised")}


def made(result: Promised) -> Page:
    """Return the echo of a promise."""
    promise = result.promise
    noted = _("Noted for {name}. {day}.").format(name=promise.contact.name, day=dates.worded(promise.made))
    label = _(_WHOSE[promise.promised_by]) + "  "
    away = (Paragraph(words.away(promise.contact.name)),) if result.is_archived else ()
    undo = line(Span(_("Undo with: netj undo"), DIM))
    return Page((Paragraph(noted), Paragraph(phrase(promise), label=label, indent=2, most_lines=6), *away, undo))


def phrase(promise: Promise) -> str:
    """Return what was promised, and by when."""
    if promise.due is None:
        return promise.what
    return _("{what}, by {day}").format(what=promise.what, day=dates.worded(promise.due))


def listed(result: Listed) -> Page:
    """Return the open promises, numbered."""
    if not result.promises:
        none = _("No promise is open. Note one with: netj promise NAME what you promised --by fri")
        return Page((Paragraph(none),))
    head = plural(len(result.promises), N_("{n} promise is open"), N_("{n} promises are open"))
    table = Table(
        (
            Column(right=True, style=DIM),
            Column(style=NAME, shrinks=True, least=12),
            Column(style=DIM),
            Column(shrinks=True, least=20),
            Column(style=WARM),
        ),
        tuple(_row(number, promise, result.today) for number, promise in enumerate(result.promises, 1)),
    )
    refs = tuple(Ref("promise", promise.id) for promise in result.promises)
    foot = line(Span(_("done: netj done 1"), DIM))
    return Page((line(Span(head, HEAD)), BLANK, table, BLANK, foot), refs)


def _row(number: int, promise: Promise, today: dt.date) -> Row:
    whose = _(_WHOSE[promise.promised_by])
    return Row((str(number), promise.contact.name, whose, promise.what, when(promise, today)))


def when(promise: Promise, today: dt.date) -> str:
    """Return the day of a promise in few words, or when it was made."""
    if promise.due is None:
        return _("made {ago}").format(ago=dates.ago((today - promise.made).days))
    if promise.due == today:
        return _("for today")
    return _("for {day}").format(day=dates.short(promise.due, today))


def made_data(result: Promised) -> dict[str, Any]:
    """Return a new promise for programs."""
    return {"promise": data(result.promise), "undo": result.undo}


def listed_data(result: Listed) -> list[dict[str, Any]]:
    """Return the open promises for programs."""
    return [data(promise) | {"state": promise.state(result.today)} for promise in result.promises]


def data(promise: Promise) -> dict[str, Any]:
    """Return a promise for programs."""
    return {
        "id": promise.id,
        "contact": {"id": promise.contact.id, "name": promise.contact.name},
        "promised_by": promise.promised_by,
        "what": promise.what,
        "made": promise.made.isoformat(),
        "due": promise.due.isoformat() if promise.due else None,
        "closed": promise.closed.isoformat() if promise.closed else None,
        "outcome": promise.outcome,
    }
