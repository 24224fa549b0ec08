"""What passed with people in an export of Monica: activities, calls, conversations, gifts, debts, and what is to do."""

from collections.abc import Iterator, Sequence

from netjournal import text
from netjournal.domain.exchanges import SMALL_GROUP, USUAL_VALUE
from netjournal.domain.transfer import (
    LARGE,
    ContactDraft,
    Draft,
    EncounterDraft,
    Left,
    Own,
    PassedDraft,
    Problem,
    PromiseDraft,
)
from netjournal.formats.monica_records import Record, day, is_set, listed, of_type, record, words
from netjournal.formats.reading import Source
from netjournal.i18n import _, plural

#: With more others than this, an activity is asked about.
_LARGE = 12
_COUNTED = ("call", "conversation", "gift", "debt", "reminder", "task", "activity")

Found = Iterator[Draft | Problem | Left]


def many(one: Record) -> int:
    """Return how many things passed with somebody."""
    return sum(len(one.data.get(kind, ())) for kind in _COUNTED)


def activity(source: Source, one: Record, here: Sequence[ContactDraft], own: Own) -> Found:
    """Yield what several did together, or why it is left."""
    date = day(one.properties.get("happened_at")) or one.made
    if not here:
        yield Left(_("activities with nobody who comes in"))
    elif not date:
        yield Problem(source.name, 0, _("an activity has no day"))
    elif date > own.today.isoformat():
        yield Left(_("activities that are still to come"))
    elif len(here) > _LARGE and not own.with_large:
        yield Left(_(LARGE))
    else:
        value = 1 if len(here) > SMALL_GROUP else USUAL_VALUE
        yield EncounterDraft(
            0,
            f"monica:activity:{one.uuid}",
            date,
            tuple(PassedDraft(person, value=value) for person in here),
            note=_rows(one, "summary", "description"),
        )


def of_person(source: Source, one: Record, person: ContactDraft, own: Own) -> Found:
    """Yield what passed with one person."""
    for call in of_type(one, "call"):
        yield from _call(source, call, person, own)
    yield from _written(one, person, own)
    for gift in of_type(one, "gift"):
        yield from _gift(source, gift, person, own)
    for debt in of_type(one, "debt"):
        yield from _debt(source, debt, person, own)
    for reminder in of_type(one, "reminder"):
        yield _reminder(reminder, person, own)
    for task in of_type(one, "task"):
        yield _task(task, person, own)


def _key(kind: str, one: Record, person: ContactDraft, date: str) -> str:
    """Return what a moment is called in each later export; some versions give it no id of its own."""
    return f"monica:{kind}:{one.uuid}" if one.uuid else f"monica:{kind}:{person.key}:{date}"


def _rows(one: Record, *keys: str) -> str | None:
    found = "\n".join(filter(None, (words(one.properties.get(key)) for key in keys)))
    return found[: text.NOTE_MOST] or None


def _call(source: Source, one: Record, person: ContactDraft, own: Own) -> Found:
    date = day(one.properties.get("called_at")) or one.made
    if not date:
        yield Problem(source.name, 0, _("a call has no day"))
    elif date > own.today.isoformat():
        yield Left(_("calls that are still to come"))
    else:
        yield EncounterDraft(
            0,
            _key("call", one, person, date),
            date,
            (PassedDraft(person),),
            channel="call",
            note=_rows(one, "content"),
            started_by="them" if is_set(one.properties.get("contact_called")) else "me",
        )


def _written(one: Record, person: ContactDraft, own: Own) -> Found:
    """Yield the days on which you wrote to each other."""
    days: dict[str, list[tuple[bool, str]]] = {}
    for talk in of_type(one, "conversation"):
        for value in listed(talk.properties.get("messages")):
            if not isinstance(value, dict):
                continue
            own_words = record(value).properties
            date = day(own_words.get("written_at")) or day(talk.properties.get("happened_at")) or talk.made
            said = is_set(own_words.get("written_by_me")), words(own_words.get("content"))
            days.setdefault(date, []).append(said)
    for date, written in sorted(days.items()):
        if date and date <= own.today.isoformat():
            yield _on_day(date, written, person, own)
        else:
            yield Left(_("messages without a day, or still to come"), len(written))


def _on_day(date: str, written: Sequence[tuple[bool, str]], person: ContactDraft, own: Own) -> EncounterDraft:
    sides = {is_mine for is_mine, _content in written}
    way = "shared" if len(sides) > 1 else "gave" if True in sides else "got"
    note = "\n".join(content for _is_mine, content in written if content)[: text.NOTE_MOST]
    return EncounterDraft(
        0,
        f"monica:message:{person.key}:{date}",
        date,
        (PassedDraft(person, way, what=plural(len(written), "{n} message", "{n} messages")),),
        channel="message",
        note=note if note and own.with_text else None,
        started_by="me" if written[0][0] else "them",
    )


def _gift(source: Source, one: Record, person: ContactDraft, own: Own) -> Found:
    status = words(one.properties.get("status")).lower()
    if status not in {"offered", "received"}:
        yield Left(_("ideas for gifts"))
        return
    date = day(one.properties.get("date")) or one.made
    way = "gave" if status == "offered" else "got"
    what = words(one.properties.get("name")) or _("a gift")
    yield from _passed(source, _key("gift", one, person, date), date, (person, way, what), _rows(one, "comment"), own)


def _debt(source: Source, one: Record, person: ContactDraft, own: Own) -> Found:
    """Yield money that went from one to the other; who is in debt got it."""
    currency = one.properties.get("currency")
    sign = words(currency.get("iso")) if isinstance(currency, dict) else words(currency)
    amount = words(one.properties.get("amount"))
    what = " ".join(filter(None, (_("money:"), amount, sign))) if amount else _("money")
    way = "got" if is_set(one.properties.get("in_debt")) else "gave"
    key = _key("debt", one, person, one.made)
    yield from _passed(source, key, one.made, (person, way, what), _rows(one, "reason"), own)


def _passed(
    source: Source, key: str, date: str, passed: tuple[ContactDraft, str, str], note: str | None, own: Own
) -> Found:
    if not date:
        yield Problem(source.name, 0, _("what was given has no day"))
    elif date > own.today.isoformat():
        yield Left(_("gifts that are still to come"))
    else:
        person, way, what = passed
        yield EncounterDraft(0, key, date, (PassedDraft(person, way, "practical", what),), note=note)


# --- to do ---------------------------------------------------------------------------------------------


def _reminder(one: Record, person: ContactDraft, own: Own) -> Draft | Left:
    """Return a reminder of one day that is to come as something to do by then; others are left."""
    due = day(one.properties.get("initial_date"))
    title = words(one.properties.get("title"))
    if words(one.properties.get("frequency_type")).lower() != "one_time":
        return Left(_("reminders that come back every so often"))
    if is_set(one.properties.get("inactive")) or not title or due < own.today.isoformat():
        return Left(_("reminders that are over"))
    return _promise("reminder", one, person, own, due)


def _task(one: Record, person: ContactDraft, own: Own) -> Draft | Left:
    if is_set(one.properties.get("completed")) or not words(one.properties.get("title")):
        return Left(_("tasks that are done"))
    return _promise("task", one, person, own, None)


def _promise(kind: str, one: Record, person: ContactDraft, own: Own, due: str | None) -> PromiseDraft:
    today = own.today.isoformat()
    what = ": ".join(filter(None, (words(one.properties.get("title")), words(one.properties.get("description")))))
    made = min(one.made or today, today)
    return PromiseDraft(0, _key(kind, one, person, what[:200]), person, what[: text.NOTE_MOST], made, due)
