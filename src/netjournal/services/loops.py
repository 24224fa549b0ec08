"""What is open, and closing it: promises, asks, thanks, introductions and renewals by one verb."""

import datetime as dt
from collections.abc import Sequence

from netjournal import errors
from netjournal.dates import worded
from netjournal.domain import loops
from netjournal.domain.closing import Closed, Closing, Listing
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import Said
from netjournal.domain.loops import Loop
from netjournal.errors.ledger import AlreadyClosed, BeforeBegun
from netjournal.i18n import N_, _
from netjournal.storage import asks, contacts, exchanges, introductions, opening, promises, thanks
from netjournal.storage import loops as rows
from netjournal.storage.exchanges import Recorded
from netjournal.storage.journal import Journal, Step, in_one_view

_OUTCOMES = {
    "kept": N_("kept"),
    "dropped": N_("dropped"),
    "no": N_("answered no"),
    "none": N_("no answer came"),
    "told": N_("they know how it went"),
    "let be": N_("let be"),
    "said": N_("said"),
    "waived": N_("waved off"),
    "taken up": N_("taken up"),
    "not taken up": N_("not taken up"),
}


@in_one_view
def listed(journal: Journal, today: dt.date, who: Who | None = None) -> Listing:
    """Return every open loop, or those with one contact, my promises first."""
    found = rows.with_people(journal, today, who.key if who else None)
    if who is None:
        found += rows.renewals(journal, today)
    return Listing(today, tuple(loops.in_order(found)), who.name if who else None)


def found(journal: Journal, kind: str, uid: str, today: dt.date) -> Loop:
    """Return one loop that is open, by its public id.

    Raises:
        AlreadyClosed: when it is not open any more.
        NoSuch: when there is none.
    """
    loop = rows.by_id(journal, kind, uid, today)
    if loop is None:
        raise errors.NoSuch(what=_("open loop"), given=uid, advice=_("netj open shows what is open."))
    if day := rows.closed(journal, kind, uid):
        how = _(_OUTCOMES[rows.outcome(journal, kind, uid)])
        raise AlreadyClosed(what=loop.what or loop.support or loop.name, day=worded(day), how=how)
    return loop


def kind_of(journal: Journal, uid: str) -> str | None:
    """Return which kind of loop has a public id, None where none has."""
    return rows.kind_of(journal, uid)


def close(journal: Journal, loop: Loop, closing: Closing, today: dt.date) -> Closed:
    """Close a loop, or bring it a step further, and write what passed by it.

    Raises:
        AlreadyClosed: when it was closed before.
        BeforeBegun: when it is said to have come about before it was open.
        Unavailable: when another window was faster.
    """
    begun = loop.answered or loop.since
    if closing.on and closing.on < begun and loop.kind != "renewal":
        raise BeforeBegun(day=worded(closing.on), begun=worded(begun))
    act = _OTHER_ACTS.get((loop.kind, closing.end or ""), _ACTS[loop.kind])
    with journal.step(f"{act} {loop.name}") as step:
        done = _CLOSERS[loop.kind](step, loop, closing, today)
        return done._replace(undo=step.uid)


_ACTS = {
    "promise": "keep a promise with",
    "ask": "tell how it went:",
    "thanks": "thank",
    "introduction": "say what came of introducing",
    "renewal": "renew",
}
_OTHER_ACTS = {
    ("promise", "drop"): "drop a promise with",
    ("ask", "yes"): "note the yes of",
    ("ask", "no"): "note the no of",
    ("ask", "none"): "note no answer of",
    ("ask", "outcome"): "note what came of asking",
    ("ask", "drop"): "let be an ask of",
    ("thanks", "waive"): "waive thanks to",
    ("thanks", "drop"): "waive thanks to",
    ("renewal", "drop"): "clear the renewal of",
}


def _promise(step: Step, loop: Loop, closing: Closing, today: dt.date) -> Closed:
    promise = promises.find(step.journal, loop.id)
    if promise is None:
        raise opening.changed_meanwhile(step.journal.path)
    if closing.end == "drop":
        promises.drop(step, promise, closing.on or today)
        return Closed(loop, "dropped")
    passed = (closing.passed or promise.what) if closing.is_logged else None
    recorded = promises.keep(step, promise, today, passed=passed, on=closing.on)
    return _logged(step, Closed(loop, "kept"), [promise.contact], recorded)


def _ask(step: Step, loop: Loop, closing: Closing, today: dt.date) -> Closed:
    ask = asks.find(step.journal, loop.id)
    if ask is None:
        raise opening.changed_meanwhile(step.journal.path)
    end = closing.end or "told"
    if end == "drop":
        asks.let_be(step, ask, closing.on or today)
        return Closed(loop, "dropped")
    recorded = None
    if end in ("yes", "no", "none"):
        if closing.words and end != "yes":
            step.update("ask", ask.key, outcome=closing.words)
        recorded = asks.answer(step, ask, end, today, passed=closing.passed, on=closing.on)
    if closing.words and end not in ("no", "none"):
        asks.set_outcome(step, ask, closing.words)
    if end == "told" or closing.is_told:
        asks.tell(step, ask, today, on=closing.on)
    is_open = end in ("yes", "outcome") and not closing.is_told
    done = Closed(loop, end, is_open=is_open, words=closing.words)
    return _logged(step, done, [ask.contact], recorded)


def _thanks(step: Step, loop: Loop, closing: Closing, today: dt.date) -> Closed:
    owed = thanks.open_thanks(step.journal, loop.contact or 0)
    if owed is None or owed.id != loop.id:
        raise opening.changed_meanwhile(step.journal.path)
    if closing.end in ("waive", "drop"):
        thanks.close(step, owed.key, (closing.on or today).isoformat(), "waived")
        return Closed(loop, "waived")
    who = contacts.who(step.journal, owed.contact)
    said = Said(date=closing.on or today, gave=(f"recognition: {closing.words or ''}".strip(),))
    recorded = exchanges.record(step, [who], said, today.isoformat(), met=False)
    return _logged(step, Closed(loop, "said"), [who], recorded)


_TAKEN_UP = {"taken-up": "taken up", "not": "not taken up", "drop": "dropped"}


def _introduction(step: Step, loop: Loop, closing: Closing, today: dt.date) -> Closed:
    if rows.by_id(step.journal, loop.kind, loop.id, today) != loop:
        raise opening.changed_meanwhile(step.journal.path)
    outcome = _TAKEN_UP[closing.end or "taken-up"]
    introductions.close(step, loop.key, outcome, closing.on or today)
    return Closed(loop, outcome)


def _renewal(step: Step, loop: Loop, closing: Closing, today: dt.date) -> Closed:
    if rows.by_id(step.journal, loop.kind, loop.id, today) != loop or loop.due is None:
        raise opening.changed_meanwhile(step.journal.path)
    again = None if closing.end == "drop" else loops.renewed(loop.due, closing.on or today)
    step.update("own_membership", loop.key, renewal=again.isoformat() if again else None)
    return Closed(loop, "renewed" if again else "cleared", again=again)


_CLOSERS = {
    "promise": _promise,
    "ask": _ask,
    "thanks": _thanks,
    "introduction": _introduction,
    "renewal": _renewal,
}


def _logged(step: Step, done: Closed, people: Sequence[Who], recorded: Recorded | None) -> Closed:
    """Return what came of closing a loop, with what was written of what passed."""
    return done._replace(logged=exchanges.logged(step, people, recorded)) if recorded else done
