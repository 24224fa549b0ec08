"""What passes: logging encounters, things given and got, attempts, and thanks."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjournal import errors, text
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import Change, Encounter, Line, Logged, Passed, Rewritten, Said
from netjournal.i18n import _
from netjournal.storage import contacts, exchanges, thanks
from netjournal.storage.exchanges import Recorded
from netjournal.storage.journal import Journal, Step

if TYPE_CHECKING:
    from netjournal.domain.promises import Promise


def log(journal: Journal, people: Sequence[Who], said: Said, today: dt.date, *, met: bool = True) -> Logged:
    """Write an encounter with one or more contacts; without `met`, only what was given or got."""
    with journal.step(_act("log" if met else "gave" if said.gave else "got", people)) as step:
        contacts.make_sure(journal, *people)
        recorded = exchanges.record(step, people, said, today.isoformat(), met=met)
        return exchanges.logged(step, people, recorded)


def tried(journal: Journal, people: Sequence[Who], said: Said) -> Logged:
    """Write an attempt that got no answer: kept in the history, and no clock is reset."""
    with journal.step(_act("tried", people)) as step:
        contacts.make_sure(journal, *people)
        encounter = exchanges.add_encounter(
            step, said.date.isoformat(), channel=said.channel, note=said.note, started_by="me"
        )
        written = tuple(
            exchanges.add(step, encounter, who.key, said.date.isoformat(), way="gave", kind="tried", what=None, value=1)
            for who in people
        )
        return exchanges.logged(step, people, Recorded(encounter, written, (), (), ()))


def thank(journal: Journal, who: Who, words: str, said: Said, today: dt.date, *, tell_in: int | None = None) -> Logged:
    """Say thanks: recognition given, which joins the encounter it is for when that is recent.

    With `tell_in`, it is promised too to tell them, after so many days, how it turned out.
    """
    given = f"recognition: {text.clean(words, 'text', text.NOTE_MOST)}" if words.strip() else "recognition:"
    with journal.step(f"thank {who.name}") as step:
        contacts.make_sure(journal, who)
        recorded = exchanges.record(step, [who], said._replace(gave=(given,)), today.isoformat(), met=False)
        if tell_in is not None:
            recorded = recorded._replace(promises=(_promise_to_tell(step, who, today, tell_in),))
        return exchanges.logged(step, [who], recorded)


def _promise_to_tell(step: Step, who: Who, today: dt.date, days: int) -> "Promise":
    from netjournal.domain.promises import TELL  # noqa: PLC0415  seldom needed
    from netjournal.storage import promises  # noqa: PLC0415  seldom needed

    day = dt.date.fromordinal(min(today.toordinal() + days, dt.date.max.toordinal()))
    return promises.make(step, who, _(TELL), made=today, due=day)


def waive(journal: Journal, who: Who, today: dt.date) -> Logged:
    """Wave thanks off: none are needed.

    Raises:
        NoThanksOpen: when none are open with this contact.
    """
    with journal.step(f"waive thanks to {who.name}") as step:
        contacts.make_sure(journal, who)
        owed = thanks.open_thanks(journal, who.key)
        if owed is None:
            raise errors.NoThanksOpen(name=who.name)
        thanks.close(step, owed.key, today.isoformat(), "waived")
        done = exchanges.logged(step, [who], None)
    return done._replace(thanks_waived=(who.name,))


def _act(verb: str, people: Sequence[Who]) -> str:
    return f"{verb} " + ", ".join(who.name for who in people)


def last(journal: Journal) -> tuple[Encounter, list[Passed]]:
    """Return the encounter that was logged by hand most recently, with what passed in it.

    Raises:
        NothingToEdit: when there is none.
    """
    key = exchanges.last_by_hand(journal)
    if key is None:
        raise errors.NothingToEdit
    return exchanges.read_encounter(journal, key), exchanges.of_encounter(journal, key)


def edit(journal: Journal, meeting: Encounter, change: Change, today: dt.date) -> Logged:
    """Change an encounter: its columns, the value of all that passed, and what more was given or got."""
    with journal.step(f"edit the encounter of {meeting.date}") as step:
        exchanges.make_sure(journal, meeting)
        exchanges.change_encounter(step, meeting.key, **change.columns)
        passed = exchanges.of_encounter(journal, meeting.key)
        if change.value is not None:
            for one in passed:
                step.update("exchange", one.key, value=change.value)
        people = list(dict.fromkeys(contacts.who(journal, one.contact) for one in passed))
        more = Said(date=meeting.date, gave=change.gave, got=change.got, value=change.value)
        recorded = exchanges.record_passed(step, meeting.key, people, more, today.isoformat())
        everything = tuple(one.key for one in exchanges.of_encounter(journal, meeting.key))
        return exchanges.logged(step, people, recorded._replace(exchanges=everything))


def rewrite(journal: Journal, meeting: Encounter, passed: Sequence[Passed], form: Rewritten, today: dt.date) -> Logged:
    """Make an encounter exactly what the editor's form says.

    Args:
        journal: to write to.
        meeting: the encounter as the form had it.
        passed: what passed in it, as the form had it.
        form: as it came back.
        today: the day of entry.

    Raises:
        Unavailable: when it is no longer as the form had it, since another window was faster.
        NoSuch: when a line names somebody who was not there.
    """
    with journal.step(f"edit the encounter of {meeting.date}") as step:
        exchanges.make_sure(journal, meeting, passed)
        people = list(dict.fromkeys(contacts.who(journal, one.contact) for one in passed))
        exchanges.change_encounter(step, meeting.key, **form.columns)
        opened: Sequence[int] = ()
        if form.passed is not None:
            opened = _replace_passed(step, meeting.key, passed, form.passed, people, today)
        everything = tuple(one.key for one in exchanges.of_encounter(journal, meeting.key))
        return exchanges.logged(step, people, Recorded(meeting.key, everything, tuple(opened), (), ()))


def _replace_passed(
    step: Step,
    encounter: int,
    old: Sequence[Passed],
    new: Sequence[Line],
    people: Sequence[Who],
    today: dt.date,
) -> list[int]:
    """Make what was given and got exactly these lines, keeping rows that did not change; return whom to thank.

    What is gone is deleted first, so that thanks for it are not in the way of others.
    """
    known = {text.folded(who.name): who for who in people}
    waiting = [one for one in old if one.way != "shared" and one.kind != "tried"]
    lines = []
    for one in new:
        who = known.get(text.folded(one.name))
        if who is None:
            raise errors.NoSuch(what="participant", given=one.name, advice="")
        same = next((x for x in waiting if (x.contact, x.way) == (who.key, one.way)), None)
        if same:
            waiting.remove(same)
        lines.append((one, who, same))
    for gone in waiting:
        exchanges.delete(step, gone.key)
    return [who.key for one, who, same in lines if _write_line(step, encounter, one, who, same, today)]


def _write_line(step: Step, encounter: int, line: Line, who: Who, same: Passed | None, today: dt.date) -> bool:
    """Write one line of a form, over the exchange that it was where there is one; return whether it opened thanks."""
    date = exchanges.read_encounter(step.journal, encounter).date
    columns = {"kind": line.kind, "value": line.value, "what": line.what}
    if same:
        key = same.key
        step.update("exchange", key, **columns)
    else:
        key = exchanges.add(step, encounter, who.key, date.isoformat(), way=line.way, **columns)
    is_news = same is None or same.kind != line.kind
    return is_news and exchanges.open_thanks(step, who.key, key, (line.way, line.kind), date, today.isoformat())
