"""The only module that takes a calendar apart: its events one by one, with the days and people that they name.

One event is held at a time, and of it only what netj looks at, so that a calendar of any size fits. A broken event
is told, and the next is read.
"""

import datetime as dt
import hashlib
import re
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass, field

from netjournal.domain.transfer import Problem
from netjournal.formats.content_lines import Line, taken_apart, unescaped
from netjournal.formats.content_rows import western
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: Bytes of one line that are kept, folds undone; people and dates of one event; characters of one text.
LINE_MOST, ATTENDEES_MOST, DATES_MOST, TEXT_MOST = 65_536, 2_000, 5_000, 2_000

_KEPT = frozenset({"SUMMARY", "LOCATION", "STATUS", "ORGANIZER", "DTSTART", "RECURRENCE-ID", "UID"})
_SEVERAL = frozenset({"ATTENDEE", "RRULE", "RDATE", "EXDATE"})
_CONFERENCES = frozenset({"CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"})
_LINKS = frozenset({"LOCATION", "DESCRIPTION", "URL", "X-ALT-DESC"})
#: Addresses of pages where people meet.
MEETING_PAGE = re.compile(
    r"zoom\.(?:us|com)/[jwsm]|meet\.google\.com/|hangouts\.google\.com/|teams\.(?:microsoft|live)\.com/|webex\.com/"
    r"|whereby\.com/|meet\.jit\.si/|//jitsi\.|//meet\.|bluejeans\.com/|gotomeet|//goto\.com/|join\.skype\.com/"
    r"|chime\.aws/|facetime\.apple\.com/",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z?))?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)", re.ASCII)
_ZONES_MOST = 1_000
_TASKS = frozenset({"VTODO", "VJOURNAL"})


def content_lines(source: Source) -> Iterator[Line]:
    """Yield the content lines of a calendar: folded strictly as RFC 5545 says, since a fold may come before any colon.

    Of a line without end, such as a file that is attached, only the beginning is kept.

    Raises:
        BadFile: when it holds binary data.
    """
    held, size, first, number, is_whole = [b""], 0, 1, 1, True
    with source.binary() as file:
        while row := file.readline(LINE_MOST):
            if b"\0" in row:
                raise source.bad(_("line {line} holds binary data, not text").format(line=number))
            bare = row.rstrip(b"\r\n")
            if is_whole and row[:1] not in {b" ", b"\t"}:
                yield from _line(held, first)
                held, size, first = [bare], len(bare), number
            elif size < LINE_MOST:
                held.append(bare[1:] if is_whole else bare)
                size += len(bare)
            is_whole = row.endswith(b"\n")
            number += is_whole
    yield from _line(held, first)


def _line(held: list[bytes], number: int) -> Iterator[Line]:
    """Yield a line that was put together, if it is one."""
    raw = b"".join(held)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = western(raw)
    line = taken_apart(text, number)
    if line is not None:
        yield line


@dataclass(slots=True)
class Event:
    """One event of a calendar: its lines that netj looks at."""

    line: int
    facts: dict[str, Line] = field(default_factory=dict)
    attendees: list[Line] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)
    added: list[Line] = field(default_factory=list)
    excepted: list[Line] = field(default_factory=list)
    has_conference: bool = False
    #: How many people it had no room for.
    crowd: int = 0

    def take(self, line: Line) -> None:
        """Keep a line, where it tells anything."""
        if line.name in _SEVERAL:
            several = {"ATTENDEE": self.attendees, "RRULE": self.rules, "RDATE": self.added, "EXDATE": self.excepted}
            if len(several[line.name]) < ATTENDEES_MOST:
                several[line.name].append(line)
            else:
                self.crowd += line.name == "ATTENDEE"
        elif line.name in _KEPT:
            self.facts.setdefault(line.name, line)
        if line.name in _CONFERENCES or (line.name in _LINKS and _leads_to_meeting(line.value)):
            self.has_conference = True

    def text(self, name: str) -> str:
        """Return one text of it, or nothing."""
        found = self.facts.get(name)
        return unescaped(found.value[:TEXT_MOST]) if found else ""

    @property
    def uid(self) -> str:
        """Return what its calendar calls it, the same in each later export; without that, what tells it from others."""
        given = self.text("UID")
        if given:
            return given
        start = self.facts.get("DTSTART")
        said = f"{start.value if start else ''}\n{self.text('SUMMARY')}"
        return hashlib.blake2b(said.encode(errors="replace"), digest_size=12).hexdigest()


def _leads_to_meeting(text: str) -> bool:
    return "/" in text and MEETING_PAGE.search(text) is not None


class Calendar:
    """A calendar that is read: its name, its maker and its zone, as far as they were met."""

    def __init__(self) -> None:
        self.name = ""
        self.maker = ""
        self.method = ""
        self.zone = ""
        #: Whole minutes east of Greenwich, of zones that the file describes itself.
        self.offsets: dict[str, int] = {}
        #: Tasks and journals that were passed over.
        self.tasks = 0
        #: The zone that is described now.
        self._described = ""

    def events(self, source: Source) -> Iterator[Event | Problem]:
        """Yield each event, and what is broken; tasks, journals and alarms are passed over.

        Raises:
            BadFile: when the file is no calendar.
        """
        stack: list[str] = []
        event: Event | None = None
        for line in content_lines(source):
            kind = line.value.strip().upper()
            if line.name not in {"BEGIN", "END"}:
                self._inside(line, stack, event)
            elif kind != "VEVENT":
                self._frame(line.name, kind, stack)
            elif line.name == "BEGIN":
                if event is not None:
                    yield Problem(source.name, event.line, _("the event has no end"))
                stack, event = [kind], Event(line.number)
            elif event is not None:
                yield event
                stack, event = [], None
        if event is not None:
            yield Problem(source.name, event.line, _("the file ends within the event"))

    def _frame(self, name: str, kind: str, stack: list[str]) -> None:
        """Go into a part of the calendar other than an event, or out of it."""
        if name == "END":
            if stack[-1:] == [kind]:
                stack.pop()
        elif kind == "VCALENDAR":
            # Calendars may stand behind one another in a file, each of a maker of its own.
            stack[:], self.maker, self.method = [kind], "", ""
        elif len(stack) < _DEPTH_MOST:
            stack.append(kind)
            self.tasks += kind in _TASKS

    def _inside(self, line: Line, stack: list[str], event: Event | None) -> None:
        """Keep what a line says of an event, and not of an alarm in it; or of the calendar."""
        if event is None:
            self._take(line, stack)
        elif stack[-1:] == ["VEVENT"]:
            event.take(line)

    def _take(self, line: Line, stack: list[str]) -> None:
        """Keep what a line says of the calendar or of a zone."""
        value = line.value[:TEXT_MOST].strip()
        match line.name:
            case "TZID":
                self._described = value
            case "TZOFFSETTO" if stack[-1:] == ["STANDARD"] and len(self.offsets) < _ZONES_MOST:
                if found := _OFFSET.match(value):
                    minutes = int(found[2]) * 60 + int(found[3])
                    self.offsets.setdefault(self._described, -minutes if found[1] == "-" else minutes)
            case "X-WR-CALNAME":
                self.name = unescaped(value)
            case "X-WR-TIMEZONE":
                self.zone = value
            case "PRODID":
                self.maker = value
            case "METHOD":
                self.method = value.upper()

    # --- days ----------------------------------------------------------------------------------------

    def moment(self, line: Line) -> dt.datetime | None:
        """Return the first day of a line, on the clock of its own zone; None where it is none.

        A moment in UTC is put into the zone of the calendar, where it names one: that is where the person was.
        """
        return self.local(line.value, self.zone_of(line))

    def moments(self, line: Line) -> list[dt.datetime]:
        """Return all days of a line, those that are none left out."""
        zone = self.zone_of(line)
        found = (self.local(one.partition("/")[0], zone) for one in line.value.split(",")[:DATES_MOST])
        return [moment for moment in found if moment]

    def local(self, value: str, zone: str) -> dt.datetime | None:
        """Return a day as it is written in a zone, or put into it from UTC."""
        found = _DATE.match(value.strip())
        if found is None:
            return None
        year, month, day, hour, minute, universal = found.groups()
        try:
            moment = dt.datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))  # noqa: DTZ001  a clock on a wall
            return self._put_into(moment, zone) if universal else moment
        except (ValueError, OverflowError):
            return None

    def zone_of(self, line: Line) -> str:
        """Return the zone in which the days of a line are meant, empty for unknown."""
        given = next((value for name, value in line.parameters if name == "TZID"), "")
        return given or self.zone or (next(iter(self.offsets)) if len(self.offsets) == 1 else "")

    def _put_into(self, moment: dt.datetime, zone: str) -> dt.datetime:
        """Return a moment of UTC as the clocks of a zone show it; of an unknown zone, as it is."""
        try:
            there = zoneinfo.ZoneInfo(zone.removeprefix("/"))
        except (KeyError, ValueError, OSError):
            return moment + dt.timedelta(minutes=self.offsets.get(zone, 0))
        return moment.replace(tzinfo=dt.UTC).astimezone(there).replace(tzinfo=None)


_DEPTH_MOST = 20
