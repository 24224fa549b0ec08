"""Meetings of a calendar, as Google, Apple, Outlook, Thunderbird and others export it.

Each day of a meeting with others is one encounter; its day is the one on the clock of the event's own zone, and of
a moment in UTC the one in the zone that the calendar names, if it does. Recurring meetings are followed from their
first day to today. Who declined was not there; rooms, equipment and groups are no people.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from netjournal.domain.exchanges import usual_value
from netjournal.domain.transfer import LARGE, Draft, EncounterDraft, Left, Own, PassedDraft, Problem
from netjournal.errors.files import BadFile, Undecided
from netjournal.formats import ical_rules
from netjournal.formats.content_lines import Line
from netjournal.formats.ical_events import MEETING_PAGE, Calendar, Event
from netjournal.formats.ical_people import Guest, Survey, guests
from netjournal.formats.reading import Source
from netjournal.i18n import N_, _

#: Others in one meeting that are taken without asking; days of one meeting that are followed.
PEOPLE_MOST, DAYS_MOST = 12, 5_000

ALONE = N_("events without other people")
CANCELLED = N_("cancelled meetings")
DECLINED = N_("meetings that you declined")
TO_COME = N_("meetings that are still to come")
NOT_THERE = N_("people who declined a meeting")
THINGS = N_("rooms, equipment and groups")
TASKS = N_("tasks and journals of a calendar")
OURS = N_("what netj itself wrote into a calendar")
TOO_MANY = N_("people of a meeting after its first 2,000")
TOO_OFTEN = N_("meetings with more than 5,000 days, of which the first 5,000 were taken")

_KEPT = "calendar"
_OURS = re.compile(r"\bnetj(?:ournal)?\b", re.IGNORECASE)
_BEGIN = re.compile(r"\s*BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VTIMEZONE|VFREEBUSY)\s", re.IGNORECASE)
_ONLINE = re.compile(
    r"https?://|(?:microsoft teams|teams|zoom|google meet|webex|skype|jitsi|facetime|online|virtual|remote|video)\b"
    r"|reunião do microsoft teams|besprechung in microsoft teams",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:tel:|\+?[\d ()/.-]{7,}$|.*\b(?:phone|call|telefone|telefon|telefonat|anruf|ligação|llamada|appel)\b)",
    re.IGNORECASE | re.DOTALL,
)


def recognises(source: Source) -> bool:
    """Tell whether a file is a calendar: it begins as one."""
    try:
        return bool(_BEGIN.match(source.head().lstrip("\ufeff")))
    except BadFile:
        return False


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield an encounter for each day of each meeting with others.

    Raises:
        BadFile: when a file is no calendar.
        Undecided: when nothing tells which of the people are you.
    """
    for source in sources:
        survey = source.kept.get(_KEPT)
        if survey is None:
            survey = source.kept[_KEPT] = _surveyed(source, own)
        me = survey.whose(own, PurePath(source.name).stem)
        if me is None:
            option = "--me you@example.org"
            raise Undecided(path=source.name, what=_("which of the people in it is you"), option=option)
        yield from _Meetings(source, own, survey, me).all()


def _surveyed(source: Source, own: Own) -> Survey:
    survey = Survey(own)
    met = False
    for found in survey.calendar.events(source):
        met = True
        if isinstance(found, Event):
            survey.see(found)
    if not met and not recognises(source):
        raise source.bad(_("it is no calendar"))
    return survey


class _Meetings:
    """The meetings of one calendar."""

    def __init__(self, source: Source, own: Own, survey: Survey, me: frozenset[str]) -> None:
        self.source = source
        self.own = own
        self.survey = survey
        self.me = me
        self.calendar = Calendar()
        # A zone may be described below the events that name it.
        self.calendar.zone, self.calendar.offsets = survey.calendar.zone, survey.calendar.offsets
        self.allowance = ical_rules.Allowance()

    def all(self) -> Iterator[Draft | Problem | Left]:
        """Yield what comes of each event."""
        for found in self.calendar.events(self.source):
            if isinstance(found, Event):
                try:
                    yield from self._of(found)
                except ical_rules.BadRule as error:
                    yield Problem(self.source.name, found.line, error.message)
            else:
                yield found
        if self.calendar.tasks:
            yield Left(_(TASKS), self.calendar.tasks)

    def _of(self, event: Event) -> Iterator[Draft | Problem | Left]:
        """Yield what comes of one event."""
        there = guests(event)
        start = self._start(event)
        if start is None:
            yield Problem(self.source.name, event.line, _("the event has no day that can be read"))
            return
        others = [one for one in there if one.is_person and not self._is_me(one)]
        came = [one for one in others if not one.declined]
        why = self._why_left(event, there, came)
        if why:
            # What is asked about is known by the reason itself, in whatever language it is told.
            yield Left(_(why))
            return
        if start.date() > self.own.today:
            yield Left(_(TO_COME))
            return
        days = self._days(event, start)
        if len(came) < len(others):
            yield Left(_(NOT_THERE), len(others) - len(came))
        things = sum(not one.is_person for one in there)
        if things:
            yield Left(_(THINGS), things)
        if event.crowd:
            yield Left(_(TOO_MANY), event.crowd)
        if len(days) > DAYS_MOST:
            yield Left(_(TOO_OFTEN))
        for day in days[:DAYS_MOST]:
            yield self._meeting(event, day, came, there)

    def _start(self, event: Event) -> dt.datetime | None:
        line = event.facts.get("DTSTART")
        return self.calendar.moment(line) if line else None

    def _is_me(self, one: Guest) -> bool:
        return one.identity in self.me

    def _why_left(self, event: Event, there: Sequence[Guest], came: Sequence[Guest]) -> str:
        """Return why an event is left out, whichever its days are; or nothing."""
        if _OURS.search(self.calendar.maker):
            return OURS
        if event.text("STATUS").upper() == "CANCELLED" or self.calendar.method == "CANCEL":
            return CANCELLED
        if any(one.declined and self._is_me(one) for one in there):
            return DECLINED
        if not came:
            return ALONE
        return LARGE if len(came) > PEOPLE_MOST and not self.own.with_large else ""

    # --- days ----------------------------------------------------------------------------------------

    def _days(self, event: Event, start: dt.datetime) -> list[dt.date]:
        """Return the days of an event up to today, in order; at most one more than are taken."""
        first, last = start.date(), self.own.today
        if "RECURRENCE-ID" in event.facts or not (event.rules or event.added):
            return [first]
        found = {first} if not event.rules else set()
        for line in event.rules:
            rule = ical_rules.rule(line.value)
            for day in rule.days(first, self._until(rule.until, start, event) or last, self.allowance):
                found.add(day)
                if day > last or len(found) > DAYS_MOST:
                    break
        found.update(moment.date() for line in event.added for moment in self.calendar.moments(line))
        gone = {moment.toordinal() for line in event.excepted for moment in self.calendar.moments(line)}
        gone |= self.survey.replaced.get(event.uid, set())
        return sorted(day for day in found if day.toordinal() not in gone and day <= last)

    def _until(self, until: str | None, start: dt.datetime, event: Event) -> dt.date | None:
        """Return the last day of a rule that has one, or today where that comes first."""
        if not until:
            return None
        line: Line = event.facts["DTSTART"]
        moment = self.calendar.local(until, self.calendar.zone_of(line))
        if moment is None:
            raise ical_rules.BadRule(reason=_("it recurs by a rule that cannot be read"))
        # A rule that ends before the hour of the meeting ends on the day before.
        is_before = "T" in until and moment.time() < start.time()
        return min(moment.date() - dt.timedelta(is_before), self.own.today)

    # --- one meeting ---------------------------------------------------------------------------------

    def _meeting(self, event: Event, day: dt.date, came: Sequence[Guest], there: Sequence[Guest]) -> EncounterDraft:
        """Return one day of a meeting as a draft."""
        place, channel = _where(event)
        value = usual_value(len(came))
        people = (one.draft(event.line, self.survey.names) for one in came)
        return EncounterDraft(
            line=event.line,
            key=f"ical:{event.uid}:{day.isoformat()}",
            date=day.isoformat(),
            passed=tuple(PassedDraft(person, value=value) for person in people),
            channel=channel,
            place=place,
            note=event.text("SUMMARY") or None,
            started_by=self._starter(event, there),
        )

    def _starter(self, event: Event, there: Sequence[Guest]) -> str | None:
        """Return who invited: you, or one of them; None where the calendar does not tell."""
        if "ORGANIZER" not in event.facts or not there:
            return None
        return "me" if self._is_me(there[0]) else "them"


def _where(event: Event) -> tuple[str | None, str | None]:
    """Return the place of a meeting and its channel, as far as it tells.

    A place on earth counts for more than a link, since some calendars put a link into every meeting.
    """
    place = ", ".join(filter(None, map(str.strip, event.text("LOCATION").splitlines())))
    if place and not _ONLINE.match(place) and not MEETING_PAGE.search(place):
        return (None, "call") if _CALL.match(place) else (place, "in-person")
    if event.has_conference or place:
        return None, "video"
    return None, "call" if _CALL.match(event.text("SUMMARY")) else None
