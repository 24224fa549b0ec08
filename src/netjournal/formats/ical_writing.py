"""iCalendar out: what any calendar can remind of, and what was, so that a calendar shows it day by day.

Birthdays, renewals, what others promised and who will be ready are events of a whole day; what you promised, and
answers that you wait for, are tasks; encounters are entries of a journal. Nobody is invited by any of it: people
stand there by name alone, without an address, and there is no METHOD. Everything is private, and makes nobody busy.

Ids come from those of the journal and stamps from when a row was changed, so that a later export changes what is
in the calendar instead of doubling it, and the same journal gives the same bytes on the same day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TextIO

from netjournal.dates import worded
from netjournal.domain.calendar import Reminder
from netjournal.domain.exported import Moment, Passage
from netjournal.formats.content_lines import escaped, folded
from netjournal.i18n import N_, _

#: Our own reader knows by this that it wrote the file.
MAKER = "-//netjournal//netj//EN"
#: A birthday without its year begins in a leap year, so that each day of the year is there.
NO_YEAR = "2000"
#: Names in the title of a moment; all of them stand beneath.
NAMES_MOST = 5

#: By kind: the part of a calendar that it is, its title, and what is said of the day on which it began.
_KINDS = {
    "birthday": ("VEVENT", N_("Birthday of {name}"), ""),
    "renewal": ("VEVENT", N_("{name}: membership to renew"), ""),
    "ready": ("VEVENT", N_("A word with {name}"), N_("Last in touch on {day}.")),
    "new": ("VEVENT", N_("Follow up with {name}"), N_("You met on {day}.")),
    "promise": ("VTODO", N_("{name}: {what}"), N_("You promised this on {day}.")),
    "their promise": ("VEVENT", N_("{name} promised: {what}"), N_("They promised this on {day}.")),
    "ask": ("VTODO", N_("{name}: an answer about “{what}”"), N_("You asked on {day}.")),
}
#: By kind, when a calendar may say it: at nine on the day itself, or on the morning of a day before.
_ALARMS = {
    "birthday": "TRIGGER:PT9H",
    "renewal": "TRIGGER:-P6DT15H",
    "promise": "TRIGGER;RELATED=END:-PT15H",
}


def write(file: TextIO, entries: Iterable[Reminder | Moment], today: dt.date) -> int:
    """Write a calendar into an open file, entry by entry; return how many it holds."""
    _put(file, "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MAKER}", "CALSCALE:GREGORIAN", "X-WR-CALNAME:netjournal")
    many = 0
    for entry in entries:
        _put(file, *(_moment(entry) if isinstance(entry, Moment) else _reminder(entry, today)))
        many += 1
    _put(file, "END:VCALENDAR")
    return many


def _put(file: TextIO, *lines: str) -> None:
    file.write("".join(map(folded, lines)))


def _text(name: str, text: str) -> str:
    """Return a line with what a person wrote, which stays inside it."""
    return f"{name}:{escaped(text)}"


def _head(part: str, uid: str, changed: str) -> Iterator[str]:
    yield f"BEGIN:{part}"
    yield _text("UID", f"{uid}@netjournal")
    yield f"DTSTAMP:{_stamp(changed)}"
    yield f"LAST-MODIFIED:{_stamp(changed)}"
    yield "CLASS:PRIVATE"


def _stamp(moment: str) -> str:
    """Return when a row was written, in UTC; what cannot be read as a moment was long ago."""
    try:
        found = dt.datetime.fromisoformat(moment)
        found = found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        found = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return found.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "") + "Z"


def _plain(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


# --- days ahead --------------------------------------------------------------------------------------


def _reminder(entry: Reminder, today: dt.date) -> Iterator[str]:
    """Return a day to be reminded of, as the lines of an event or a task."""
    part, title, began = _KINDS[entry.kind]
    summary = _(title).format(name=entry.name, what=entry.what)
    yield from _head(part, f"{entry.kind.replace(' ', '-')}-{entry.id}", entry.changed)
    yield _text("SUMMARY", summary)
    yield from _details(entry, began)
    day = _first_day(entry)
    yield from _of_event(entry, day) if part == "VEVENT" else _of_task(day)
    # A calendar would tell a day that has gone by at once, and be right too late.
    if day and entry.kind in _ALARMS and (entry.kind == "birthday" or day >= today):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", _text("DESCRIPTION", summary), _ALARMS[entry.kind], "END:VALARM")
    yield f"END:{part}"


def _details(entry: Reminder, began: str) -> Iterator[str]:
    """Return what there is to say beneath the title, and who it is about."""
    if began and entry.since:
        yield _text("DESCRIPTION", _(began).format(day=worded(dt.date.fromisoformat(entry.since))))
    elif entry.kind == "renewal" and entry.what:
        yield _text("DESCRIPTION", _("Fee: {fee}").format(fee=entry.what))
    elif entry.kind == "birthday" and entry.day and not entry.day.startswith("--"):
        yield _text("DESCRIPTION", _("Born on {day}.").format(day=worded(dt.date.fromisoformat(entry.day))))
    if entry.kind != "renewal":
        yield _text("CONTACT", entry.name)


def _first_day(entry: Reminder) -> dt.date | None:
    if not entry.day:
        return None
    return dt.date.fromisoformat(f"{NO_YEAR}{entry.day[1:]}" if entry.day.startswith("--") else entry.day)


def _of_event(entry: Reminder, day: dt.date | None) -> Iterator[str]:
    """Return the day of an event that takes all of it; a birthday comes again each year.

    Who was born on a leap day keeps it on 28 February in other years: on the last day of the month.
    """
    if day is None:
        return
    yield f"DTSTART;VALUE=DATE:{_plain(day)}"
    if day < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_plain(day + dt.timedelta(days=1))}"
    if entry.kind == "birthday":
        is_leap_day = (day.month, day.day) == (2, 29)
        yield "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if is_leap_day else "RRULE:FREQ=YEARLY"
    yield "TRANSP:TRANSPARENT"


def _of_task(day: dt.date | None) -> Iterator[str]:
    """Return by which day a task wants to be done, if by any."""
    if day is not None:
        yield f"DUE;VALUE=DATE:{_plain(day)}"
    yield "STATUS:NEEDS-ACTION"


# --- what was ----------------------------------------------------------------------------------------


def _moment(entry: Moment) -> Iterator[str]:
    """Return an encounter as the lines of an entry in a journal."""
    yield from _head("VJOURNAL", f"encounter-{entry.id}", entry.changed)
    yield f"DTSTART;VALUE=DATE:{entry.date.replace('-', '')}"
    yield _text("SUMMARY", _title([who.name for who in entry.people]))
    if said := _said(entry):
        yield _text("DESCRIPTION", said)
    for who in entry.people:
        yield _text("CONTACT", who.name)
    if entry.community:
        yield _text("CATEGORIES", entry.community)
    yield "STATUS:FINAL"
    yield "END:VJOURNAL"


def _title(names: list[str]) -> str:
    shown, others = ", ".join(names[:NAMES_MOST]), len(names) - NAMES_MOST
    return _("{names} and {n} more").format(names=shown, n=others) if others > 0 else shown


def _said(entry: Moment) -> str:
    """Return what is known of a moment: the note first, then what passed, then where and how it was."""
    passed = "\n".join(filter(None, map(_passed, entry.passed)))
    around = "\n".join(
        _(label).format(value=value)
        for label, value in (
            (N_("Place: {value}"), entry.place),
            (N_("Community: {value}"), entry.community),
            (N_("Channel: {value}"), _(entry.channel) if entry.channel else None),
        )
        if value
    )
    return "\n\n".join(filter(None, (entry.note, passed, around)))


_WAYS = {
    "gave": N_("You gave {name}: {what}"),
    "got": N_("You got from {name}: {what}"),
    "shared": N_("With {name}: {what}"),
}


def _passed(one: Passage) -> str:
    """Return what passed with one person as a line; nothing where it says only that you talked."""
    name = one.who.name
    if one.kind == "tried":
        return _("You tried to reach {name}.").format(name=name)
    if one.kind == "conversation":
        return _(_WAYS["shared"]).format(name=name, what=one.what) if one.what else ""
    what = f"{one.what} ({_(one.kind)})" if one.what else _(one.kind)
    return _(_WAYS[one.way]).format(name=name, what=what)
