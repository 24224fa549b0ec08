"""Asks as rows, and what an answer writes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from netjournal.dates import worded
from netjournal.domain.asks import LATELY_DAYS, Ask, AskMade, Standing, came_after_giving, in_order
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import WEIGHTLESS, Said
from netjournal.errors.ledger import AlreadyAnswered, AlreadyClosed, NotAnswered
from netjournal.i18n import N_, _
from netjournal.storage import depth, exchanges, opening
from netjournal.storage.exchanges import Recorded
from netjournal.storage.journal import Journal, Step

_COLUMNS = (
    "a.id, a.uid, c.id, c.uid, c.name, a.kind, a.what, a.made, a.due, a.answer, a.answered, a.outcome, a.told,"
    " a.closed, a.exchange"
)
_FROM = "FROM ask a JOIN contact c ON c.id = a.contact"
_ASK = f"SELECT {_COLUMNS} {_FROM}"
#: Reactions and attempts are neither given nor got.
_WEIGHS = "kind NOT IN ({})".format(", ".join(f"'{kind}'" for kind in WEIGHTLESS))
_ANSWERS = {"yes": N_("answered yes"), "no": N_("answered no"), "none": N_("no answer came")}


def open_asks(journal: Journal, today: dt.date) -> list[Ask]:
    """Return every ask that was open on a day, by the day that an answer is wanted: those without a day last.

    Those of archived people stand apart, as in all that is open.
    """
    rows = journal.rows(
        f"{_ASK} WHERE a.closed IS NULL AND a.made <= :today AND c.archived IS NULL"
        f" UNION ALL {_ASK} WHERE a.closed > :today AND a.made <= :today AND c.archived IS NULL",
        {"today": today.isoformat()},
    )
    return in_order(_asks(rows, today))


def of_contact(journal: Journal, contact: int, today: dt.date) -> list[Ask]:
    """Return all that you asked one contact for as it stood on a day, newest first."""
    rows = journal.rows(
        f"{_ASK} WHERE a.contact = ? AND a.made <= ? ORDER BY a.made DESC, a.id DESC",
        (contact, today.isoformat()),
    )
    return _asks(rows, today)


def made_between(journal: Journal, since: dt.date, until: dt.date) -> list[AskMade]:
    """Return the asks made in a period, oldest first, as they stood at its end.

    Each says whether you had given that contact something in the 365 days before you asked.
    """
    rows = journal.rows(
        f"SELECT {_COLUMNS}, (SELECT max(x.date) FROM exchange x WHERE x.contact = a.contact AND x.date <= a.made"
        f" AND x.way = 'gave' AND x.{_WEIGHS})"
        f" {_FROM} WHERE a.made BETWEEN ? AND ? ORDER BY a.made, a.id",
        (since.isoformat(), until.isoformat()),
    )
    asks = ((_ask(row[:-1]), _day_or_none(row[-1])) for row in rows)
    return [AskMade(ask.as_of(until), came_after_giving(ask.made, given)) for ask, given in asks]


def find(journal: Journal, id_: str) -> Ask | None:
    """Return the ask with a public id, as it stands now."""
    row = journal.row(f"{_ASK} WHERE a.uid = ?", (id_,))
    return _ask(row) if row else None


def read(journal: Journal, key: int) -> Ask:
    """Return the ask of a row."""
    row = journal.row(f"{_ASK} WHERE a.id = ?", (key,))
    assert row is not None
    return _ask(row)


def standing(journal: Journal, contact: int, today: dt.date) -> Standing:
    """Return how things stand with someone: the last that passed, what was given and got lately, what they look for."""
    last = depth.at(journal, contact, today.toordinal()).state.last
    since = dt.date.fromordinal(max(today.toordinal() - LATELY_DAYS, 1))
    gave, got = journal.rows(
        "SELECT coalesce(sum(way = 'gave'), 0), coalesce(sum(way = 'got'), 0) FROM exchange"
        f" WHERE contact = ? AND date BETWEEN ? AND ? AND {_WEIGHS}",
        (contact, since.isoformat(), today.isoformat()),
    )[0]
    need = journal.row(
        "SELECT what FROM need WHERE contact = :contact AND side = 'need' AND since <= :today"
        " AND (closed IS NULL OR closed > :today) ORDER BY since DESC, id DESC LIMIT 1",
        {"contact": contact, "today": today.isoformat()},
    )
    return Standing(dt.date.fromordinal(last) if last else None, gave, got, need[0] if need else None)


def _asks(rows: Iterable[tuple[Any, ...]], today: dt.date) -> list[Ask]:
    return [_ask(row).as_of(today) for row in rows]


def _ask(row: tuple[Any, ...]) -> Ask:
    key, uid, contact, contact_uid, name, kind, what, made, due, answer, answered, outcome, told, closed, exchange = row
    return Ask(
        key=key,
        id=uid,
        contact=Who(contact, contact_uid, name),
        kind=kind,
        what=what,
        made=dt.date.fromisoformat(made),
        due=_day_or_none(due),
        answer=answer,
        answered=_day_or_none(answered),
        outcome=outcome,
        told=_day_or_none(told),
        closed=_day_or_none(closed),
        exchange=exchange,
    )


def _day_or_none(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# --- writing -----------------------------------------------------------------------------------------


def make(step: Step, who: Who, kind: str, what: str | None, *, made: dt.date, due: dt.date | None = None) -> Ask:
    """Write what you asked someone for."""
    key = step.insert(
        "ask",
        contact=who.key,
        kind=kind,
        what=what,
        made=made.isoformat(),
        due=due.isoformat() if due else None,
    )
    return read(step.journal, key)


def answer(
    step: Step, ask: Ask, given: str, today: dt.date, *, passed: str | None = None, on: dt.date | None = None
) -> Recorded | None:
    """Write the answer to an ask: `yes` writes what you got and waits for an outcome; `no` and `none` close it.

    Args:
        step: to write in.
        ask: as it was read.
        given: `yes`, `no` or `none`.
        today: the day of entry.
        passed: what they helped with, where it differs from what was asked: words as in --got.
        on: the day of the answer, today unless said.

    Raises:
        AlreadyAnswered: when it has an answer.
        AlreadyClosed: when it is closed.
    """
    now = _make_sure(step.journal, ask)
    if now.answer is not None and now.answered is not None:
        raise AlreadyAnswered(what=now.words, how=_(_ANSWERS[now.answer]), day=worded(now.answered))
    day = on or today
    if given != "yes":
        step.update("ask", ask.key, answer=given, answered=day.isoformat(), closed=day.isoformat())
        return None
    words = passed or f"{now.kind}: {now.what or ''}".strip()
    said = Said(date=day, got=(words,), started_by="me")
    recorded = exchanges.record(step, [ask.contact], said, today.isoformat(), met=False)
    step.update("ask", ask.key, answer="yes", answered=day.isoformat(), exchange=recorded.exchanges[0])
    return recorded


def set_outcome(step: Step, ask: Ask, outcome: str) -> None:
    """Note what came of an ask that was answered yes: “got the interview”. It stays open until they know.

    Raises:
        NotAnswered: when nobody said yes yet.
        AlreadyClosed: when it is closed.
    """
    _make_answered(step.journal, ask)
    step.update("ask", ask.key, outcome=outcome)


def tell(step: Step, ask: Ask, today: dt.date, *, on: dt.date | None = None) -> None:
    """Close an ask: they know how it went.

    Raises:
        NotAnswered: when nobody said yes yet.
        AlreadyClosed: when it is closed.
    """
    _make_answered(step.journal, ask)
    day = (on or today).isoformat()
    step.update("ask", ask.key, told=day, closed=day)


def let_be(step: Step, ask: Ask, day: dt.date) -> None:
    """Close an ask on a day without more: no answer is wanted any more, or they need not be told how it went.

    Raises:
        AlreadyClosed: when it is closed.
    """
    _make_sure(step.journal, ask)
    step.update("ask", ask.key, closed=day.isoformat())


def _make_answered(journal: Journal, ask: Ask) -> None:
    now = _make_sure(journal, ask)
    if now.answer is None:
        raise NotAnswered(what=now.words, name=now.contact.name)


def _make_sure(journal: Journal, ask: Ask) -> Ask:
    """Return, inside a step, an ask as it is now, after a look whether it is still there and open.

    Raises:
        AlreadyClosed: when it is closed.
        Unavailable: when it is gone, or is not the one that was read.
    """
    now = find(journal, ask.id)
    if now is None or now.key != ask.key or now.contact.key != ask.contact.key:
        raise opening.changed_meanwhile(journal.path)
    if now.closed:
        raise AlreadyClosed(what=now.words, how=how_closed(now), day=worded(now.closed))
    return now


def how_closed(ask: Ask) -> str:
    """Return in words how an ask was closed."""
    if ask.told:
        return _("they know how it went")
    return _(_ANSWERS[ask.answer]) if ask.answer in ("no", "none") else _("let be")
