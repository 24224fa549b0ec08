"""What a calendar says of whom you met, and what no calendar can do to the program."""

import contextlib
import datetime as dt
import random
import time
from collections import Counter
from pathlib import Path
from unittest import mock

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import LARGE, EncounterDraft, Left, Own, Problem
from netjournal.errors.files import BadFile, Undecided
from netjournal.formats import ical, ical_events, ical_rules, reading

TODAY = dt.date(2026, 11, 23)
ME = "me@x.org"
OWN = Own(TODAY, (ME,))
SAMPLES = Path(__file__).parent / "samples" / "ical"


class Found:
    """What came of reading a calendar."""

    def __init__(self, found):
        self.meetings = [one for one in found if isinstance(one, EncounterDraft)]
        self.problems = [(one.line, one.reason) for one in found if isinstance(one, Problem)]
        self.left = Counter()
        for one in found:
            if isinstance(one, Left):
                self.left[one.reason] += one.many

    @property
    def summary(self):
        """Return the meetings in short: day, who, channel, place, who invited."""
        return [
            (one.date, ", ".join(passed.person.name for passed in one.passed), one.channel, one.place, one.started_by)
            for one in self.meetings
        ]

    @property
    def days(self):
        """Return the days of all meetings."""
        return [one.date for one in self.meetings]


def read(path, own=OWN):
    """Read a calendar."""
    with reading.opened(Path(path)) as source:
        return Found(list(ical.read([source], own)))


@pytest.fixture
def calendar(tmp_path):
    """Return a way to read a calendar of events, each given by its lines."""

    def written(*events, head=(), own=OWN):
        path = tmp_path / "calendar.ics"
        lines = ["BEGIN:VCALENDAR", *head]
        for event in events:
            lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
        path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8", newline="")
        return read(path, own)

    return written


JO = "ATTENDEE;CN=Jo Doe:mailto:jo@doe.org"
DAY = "DTSTART:20261120T100000"


# --- as programs write it ----------------------------------------------------------------------------


def test_a_google_calendar_says_whom_you_met_on_which_day_where_and_who_invited():
    """The calendar bears your address; a moment in UTC falls on the day it was where you are; one meeting was moved."""
    found = read(SAMPLES / "google.ics", Own(TODAY))

    cafe = "Café Aurora, Rua 1"
    assert found.summary == [
        ("2026-11-02", "João Lima", "video", None, "me"),
        ("2026-10-19", "João Lima", "in-person", cafe, "them"),
        ("2026-11-09", "João Lima", "in-person", cafe, "them"),
        ("2026-11-16", "João Lima", "in-person", cafe, "them"),
        ("2026-11-23", "João Lima", "in-person", cafe, "them"),
        ("2026-11-04", "João Lima", "in-person", cafe, "them"),
    ]
    assert found.meetings[0].note == "Supper, late"
    assert found.meetings[1].key == "ical:weekly@google.com:2026-10-19"
    assert {one.passed[0].person.key for one in found.meetings} == {"mailto:joao@lima.example"}
    assert found.left == {
        ical.NOT_THERE: 1,
        ical.THINGS: 1,
        ical.ALONE: 1,
        ical.TO_COME: 1,
        ical.CANCELLED: 1,
        ical.DECLINED: 1,
    }


def test_an_outlook_calendar_keeps_the_day_of_its_own_zone():
    """Half past eleven at night is that day, whatever its zone is called; a link makes it a video call."""
    found = read(SAMPLES / "outlook.ics", Own(TODAY, ("Mira Castellan",)))

    assert found.summary == [
        ("2026-11-04", "André Brandt, Tamsin Reed", "video", None, "them"),
        ("2026-11-05", "André Brandt, Tamsin Reed", "video", None, "them"),
    ]


def test_an_apple_calendar_names_people_without_addresses_too():
    """Addresses stand in a parameter there, and some people have none; tasks and journals are no meetings."""
    found = read(SAMPLES / "apple.ics", Own(TODAY, ("mira@castellan.example",)))

    assert found.summary == [
        ("2026-11-10", "Jo Field, Someone Else", "in-person", "Jardim da Estrela, Lisboa", "me"),
    ]
    assert found.left == {ical.TASKS: 2}


def test_a_calendar_that_does_not_tell_who_you_are_asks():
    """Any of the people of one meeting may be you, and the answer is an option."""
    with pytest.raises(Undecided) as caught:
        read(SAMPLES / "apple.ics", Own(TODAY))

    assert "which of the people in it is you" in caught.value.message
    assert "--me" in caught.value.hint


def test_who_is_in_every_meeting_is_you(calendar):
    """Alone in each of them, or the one who invites to all."""
    each = [(DAY, f"UID:{n}", f"ATTENDEE:mailto:p{n}@x.org", "ATTENDEE:mailto:i@x.org") for n in range(3)]
    invites = [(DAY, f"UID:{n}", JO, "ORGANIZER:mailto:i@x.org") for n in range(2)]

    for events in (each, invites):
        found = calendar(*events, own=Own(TODAY))
        assert "i@x.org" not in {passed.person.name for one in found.meetings for passed in one.passed}
        assert len(found.meetings) == len(events)


def test_the_name_of_the_file_may_be_your_address(tmp_path):
    """Google calls the file after the calendar, and the calendar after its owner."""
    path = tmp_path / "me@x.org.ics"
    path.write_text(f"BEGIN:VEVENT\n{DAY}\n{JO}\nATTENDEE:mailto:me@x.org\nEND:VEVENT\n")

    assert [who for _day, who, *_rest in read(path, Own(TODAY)).summary] == ["Jo Doe"]


def test_your_own_calendar_comes_in_without_you_where_you_stand_in_no_meeting(calendar):
    """Who sets their name need not be in each event."""
    assert [who for _day, who, *_rest in calendar((DAY, JO)).summary] == ["Jo Doe"]


# --- what counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "head", "reason"),
    [
        (["ATTENDEE:mailto:me@x.org"], [], ical.ALONE),
        ([], [], ical.ALONE),
        (["ATTENDEE;PARTSTAT=DECLINED:mailto:jo@doe.org"], [], ical.ALONE),
        (["ATTENDEE;CUTYPE=ROOM:mailto:room@doe.org"], [], ical.ALONE),
        (["ATTENDEE;CN=Team:mailto:abc@group.calendar.google.com"], [], ical.ALONE),
        ([JO, "STATUS:CANCELLED"], [], ical.CANCELLED),
        ([JO], ["METHOD:CANCEL"], ical.CANCELLED),
        ([JO, "ATTENDEE;PARTSTAT=DECLINED:mailto:me@x.org"], [], ical.DECLINED),
        ([JO], ["PRODID:-//netjournal//netj//EN"], ical.OURS),
        ([f"ATTENDEE:mailto:p{n}@x.org" for n in range(13)], [], LARGE),
    ],
)
def test_what_is_no_meeting_with_others_is_left_and_counted(calendar, lines, head, reason):
    """Each kind has its own reason."""
    found = calendar((DAY, *lines), head=head)

    assert found.left == {reason: 1}
    assert not found.meetings


def test_large_meetings_come_in_where_they_are_wanted(calendar):
    """With --large, or once it was asked; what passed in so large a circle is worth little."""
    lines = [f"ATTENDEE:mailto:p{n}@x.org" for n in range(13)]

    found = calendar((DAY, *lines), own=OWN._replace(with_large=True))

    assert len(found.meetings[0].passed) == 13
    assert {passed.value for passed in found.meetings[0].passed} == {1}


def test_more_people_than_a_meeting_has_room_for_are_told(calendar):
    """Of ten thousand, two thousand are taken where large meetings are wanted, and the rest is not passed over."""
    lines = [f"ATTENDEE:mailto:p{n}@x.org" for n in range(10_000)]

    found = calendar((DAY, *lines), own=OWN._replace(with_large=True))

    assert len(found.meetings[0].passed) == 2_000
    assert found.left[ical.TOO_MANY] == 8_000


def test_meetings_to_come_are_left(calendar):
    """Today counts, tomorrow does not; a recurring one counts as far as it came."""
    found = calendar(
        ("DTSTART;VALUE=DATE:20261123", JO, "UID:1"),
        ("DTSTART;VALUE=DATE:20261124", JO, "UID:2"),
        ("DTSTART;VALUE=DATE:20261109", "RRULE:FREQ=WEEKLY", JO, "UID:3"),
    )

    assert found.days == ["2026-11-23", "2026-11-09", "2026-11-16", "2026-11-23"]
    assert found.left == {ical.TO_COME: 1}


@pytest.mark.parametrize(
    ("lines", "channel", "place"),
    [
        ([], None, None),
        (["LOCATION:Café"], "in-person", "Café"),
        (["LOCATION:https://us02web.zoom.us/j/123"], "video", None),
        (["LOCATION:Zoom"], "video", None),
        (["DESCRIPTION:Join: https://meet.google.com/abc-defg"], "video", None),
        (["LOCATION:Café", "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg"], "in-person", "Café"),
        (["LOCATION:+44 20 7946 0000"], "call", None),
        (["SUMMARY:Call with Jo"], "call", None),
        (["CONFERENCE;VALUE=URI:https://video.example/1"], "video", None),
    ],
)
def test_the_channel_is_what_the_place_and_the_links_say(calendar, lines, channel, place):
    """A place on earth counts for more than a link that a calendar puts into every meeting."""
    found = calendar((DAY, JO, *lines))

    assert [(one.channel, one.place) for one in found.meetings] == [(channel, place)]


@pytest.mark.parametrize(
    ("start", "head", "day"),
    [
        ("DTSTART:20261104T233000", [], "2026-11-04"),
        ("DTSTART:20261105T013000Z", [], "2026-11-05"),
        ("DTSTART:20261105T013000Z", ["X-WR-TIMEZONE:America/Sao_Paulo"], "2026-11-04"),
        ("DTSTART:20261105T013000Z", ["X-WR-TIMEZONE:../../etc/passwd"], "2026-11-05"),
        ("DTSTART;TZID=Nowhere/Land:20261104T233000", [], "2026-11-04"),
        ("DTSTART;VALUE=DATE:20261104", [], "2026-11-04"),
    ],
)
def test_the_day_is_that_of_the_clock_on_the_wall(calendar, start, head, day):
    """Zoned, floating and whole days are as written; UTC is put into the calendar's zone where it has one."""
    assert calendar((start, JO), head=head).days == [day]


# --- recurring meetings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["RRULE:FREQ=WEEKLY;COUNT=3"], ["2026-10-05", "2026-10-12", "2026-10-19"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20261012T080000Z"], ["2026-10-05"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20261012"], ["2026-10-05", "2026-10-12"]),
        (["RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261012T100000"], ["2026-10-05", "2026-10-19"]),
        (["RDATE:20261007T100000,20261009T100000"], ["2026-10-05", "2026-10-07", "2026-10-09"]),
        (["RDATE;VALUE=PERIOD:20261007T100000/PT1H"], ["2026-10-05", "2026-10-07"]),
        (["RRULE:FREQ=MONTHLY;BYDAY=1MO"], ["2026-10-05", "2026-11-02"]),
        (["RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=2"], ["2026-10-27"]),
    ],
)
def test_recurring_meetings_are_followed_up_to_today(calendar, lines, days):
    """By rules and by lists of days, apart from those that were taken out."""
    assert calendar(("DTSTART:20261005T100000", "UID:1", JO, *lines)).days == days


def test_a_day_that_was_called_off_or_moved_does_not_count_twice(calendar):
    """What has an event of its own stands where that says, wherever in the file it is."""
    found = calendar(
        ("DTSTART:20261020T100000", "RECURRENCE-ID:20261019T100000", "UID:1", JO),
        ("DTSTART:20261005T100000", "RRULE:FREQ=WEEKLY;COUNT=4", "UID:1", JO),
        ("DTSTART:20261012T100000", "RECURRENCE-ID:20261012T100000", "UID:1", "STATUS:CANCELLED", JO),
    )

    assert sorted(found.days) == ["2026-10-05", "2026-10-20", "2026-10-26"]


@pytest.mark.parametrize(
    "frequency", ["SECONDLY", "MINUTELY", "HOURLY", "DAILY;BYHOUR=1,2", "NEVER", "", "DAILY;COUNT=x"]
)
def test_a_rule_that_recurs_every_second_for_ever_is_a_problem_of_its_own(calendar, frequency):
    """It is told with its line, and the rest of the calendar is read."""
    found = calendar((DAY, JO, "UID:1", f"RRULE:FREQ={frequency}"), (DAY, JO, "UID:2"))

    assert [(line, reason[:10]) for line, reason in found.problems] == [(2, "it recurs ")]
    assert len(found.meetings) == 1


def test_meetings_without_end_are_bounded(calendar):
    """Every day since 1900 is taken as far as five thousand days, and that is said."""
    found = calendar(("DTSTART:19000101T100000", "RRULE:FREQ=DAILY", JO))

    assert len(found.meetings) == 5000
    assert found.left == {ical.TOO_OFTEN: 1}


def test_rules_that_never_come_true_take_no_time(calendar):
    """The thirtieth of February, ten thousand times: the search ends with today, and with the allowance."""
    rules = ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1")
    start = time.process_time()

    found = calendar(*((f"UID:{n}", "DTSTART:19000101T100000", JO, rules[n % 2]) for n in range(2000)))

    assert not found.meetings
    assert found.problems[-1][1] == "the meetings of this file recur too often to be followed"
    assert time.process_time() - start < 20


_RULES = st.builds(
    lambda frequency, interval, parts: ";".join([f"FREQ={frequency}", f"INTERVAL={interval}", *parts]),
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
    st.integers(1, 4),
    st.lists(
        st.one_of(
            st.integers(1, 12).map(lambda n: ("BYMONTH", n)),
            st.sampled_from([1, 2, 15, 28, 29, 30, 31, -1, -5, -31]).map(lambda n: ("BYMONTHDAY", n)),
            st.sampled_from(["MO", "TU,TH", "SU", "FR,SA,SU"]).map(lambda days: ("BYDAY", days)),
            st.integers(1, 9).map(lambda n: ("COUNT", n)),
            st.sampled_from([1, 60, 200, 366, -1, -300]).map(lambda n: ("BYYEARDAY", n)),
        ),
        unique_by=lambda part: part[0],
    ).map(lambda parts: [f"{name}={value}" for name, value in parts]),
)


@given(_RULES, st.dates(dt.date(2019, 1, 1), dt.date(2024, 12, 31)))
def test_rules_give_the_days_that_dateutil_gives(rule, start):
    """Followed to a last day, never beyond it."""
    until = dt.date(2026, 11, 23)
    noon = dt.datetime.combine(start, dt.time(12))
    bounded = rule if "COUNT" in rule else f"{rule};UNTIL=20261123T235959"
    # Where nothing fits, dateutil looks on to the last year that there is.
    with mock.patch.object(dt, "MAXYEAR", 2028):
        expected = [found.date() for found in rrule.rrulestr(bounded, dtstart=noon)]

    found = list(ical_rules.rule(rule).days(start, until, ical_rules.Allowance()))

    assert found == [day for day in expected if day <= until]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=1MO,-2WE",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=-1,100",
    ],
)
def test_rules_that_calendars_write_give_the_days_that_dateutil_gives(rule):
    """Last Fridays, election days, weeks that begin on Sunday."""
    noon = dt.datetime.combine(dt.date(2020, 1, 6), dt.time(12))
    expected = [found.date() for found in rrule.rrulestr(f"{rule};UNTIL=20261123T235959", dtstart=noon)]

    found = ical_rules.rule(rule).days(noon.date(), dt.date(2026, 11, 23), ical_rules.Allowance())

    assert list(found) == expected


# --- files that nobody sane sends --------------------------------------------------------------------


def test_a_broken_event_is_told_and_the_rest_is_read(calendar):
    """Without a day, with a day that is none, without an end."""
    found = calendar(
        (JO,),
        ("DTSTART:20261332T100000", JO),
        (DAY, JO, "BEGIN:VEVENT", DAY, "UID:whole", JO),
    )

    assert found.problems == [
        (2, "the event has no day that can be read"),
        (5, "the event has no day that can be read"),
        (9, "the event has no end"),
    ]
    assert [one.key for one in found.meetings] == ["ical:whole:2026-11-20"]


def test_a_calendar_cut_short_is_read_as_far_as_it_goes(tmp_path):
    """Wherever a download broke off, nothing breaks."""
    whole = (SAMPLES / "google.ics").read_bytes()
    path = tmp_path / "cut.ics"
    for end in range(20, len(whole), 97):
        path.write_bytes(whole[:end])
        assert len(read(path, Own(TODAY, ("mira.castellan@example.org",))).meetings) <= 8


def test_an_event_without_a_name_of_its_own_is_the_same_in_the_next_export(calendar):
    """Its day and what it is about tell it from others."""
    one, two = (calendar((DAY, JO, "SUMMARY:Tea")).meetings[0].key for _time in range(2))

    assert one == two != calendar((DAY, JO, "SUMMARY:Coffee")).meetings[0].key


def test_ten_thousand_attendees_are_a_large_meeting(calendar):
    """They are counted as one thing left out, in the time of any other."""
    found = calendar((DAY, *(f"ATTENDEE;CN=P{n}:mailto:p{n}@x.org" for n in range(10_000))))

    assert found.left == {LARGE: 1}


def test_attached_files_and_lines_without_end_are_passed_over(calendar):
    """A picture of megabytes in an event is not held."""
    found = calendar((DAY, "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "A" * 5_000_000, JO))

    assert found.days == ["2026-11-20"]


def test_bytes_of_another_character_set_are_read(tmp_path):
    """A name of Western Windows in a calendar, and a letter that a fold cut in two."""
    path = tmp_path / "odd.ics"
    jose = "ATTENDEE;CN=José:mailto:jose@x.org".encode()
    cut = jose.index(b"\xc3") + 1
    path.write_bytes(
        b"BEGIN:VEVENT\nDTSTART:20261120\nATTENDEE;CN=Andr\xe9:mailto:a@x.org\n"
        + jose[:cut]
        + b"\r\n "
        + jose[cut:]
        + b"\nEND:VEVENT\n"
    )

    assert [who for _day, who, *_rest in read(path).summary] == ["André, José"]


def test_what_is_no_calendar_is_refused(tmp_path):
    """Called a calendar with --format: binary data and other text end in one sentence."""
    path = tmp_path / "no.ics"
    for content, words in ((b"hello\n", "it is no calendar"), (b"BEGIN:VEVENT\n\0\n", "binary data")):
        path.write_bytes(content)
        with pytest.raises(BadFile, match=words):
            read(path)


@pytest.mark.parametrize(
    ("content", "is_calendar"),
    [
        (b"BEGIN:VCALENDAR\r\n", True),
        (b"\xef\xbb\xbf\nbegin:vcalendar\n", True),
        (b"BEGIN:VEVENT\n", True),
        (b"BEGIN:VCARD\n", False),
        (b"name,email\n", False),
        (b"\0\0", False),
    ],
)
def test_calendars_are_recognised_by_how_they_begin(tmp_path, content, is_calendar):
    """Cards, tables and binary files are none."""
    path = tmp_path / "file"
    path.write_bytes(content)
    with reading.opened(path) as source:
        assert ical.recognises(source) is is_calendar


@given(st.binary(max_size=300), st.integers(0, 3000))
def test_no_bytes_stop_the_reading(tmp_path, junk, at):
    """Junk anywhere in a calendar gives other meetings, problems or a refusal, and never anything else."""
    path = tmp_path / f"junk{random.random()}"
    whole = (SAMPLES / "google.ics").read_bytes()
    path.write_bytes(whole[:at] + junk + whole[at:])

    with contextlib.suppress(BadFile, Undecided):
        read(path, Own(TODAY))


def test_reading_agrees_with_the_library_of_calendars(tmp_path):
    """The lines of the samples are those that the package icalendar finds in them."""
    icalendar = pytest.importorskip("icalendar")
    for path in SAMPLES.glob("*.ics"):
        theirs = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        with reading.opened(path) as source:
            kept = ical_events.Calendar()
            ours = [one for one in kept.events(source) if isinstance(one, ical_events.Event)]
            for mine, other in zip(ours, theirs, strict=True):
                people = other.get("ATTENDEE", [])
                assert mine.text("SUMMARY") == str(other.get("SUMMARY", ""))
                assert mine.text("LOCATION") == str(other.get("LOCATION", ""))
                assert [line.value for line in mine.attendees] == [
                    str(one) for one in (people if isinstance(people, list) else [people])
                ]


# --- through the command line ------------------------------------------------------------------------


def test_a_calendar_comes_in_once_and_goes_out_whole(netj):
    """The preview writes nothing, the same file a second time brings nothing, undo takes all of it back."""
    path = SAMPLES / "google.ics"

    assert netj("import", path, "--dry-run", "--json").json["exchanges"] == 6
    assert netj("list", "--json").json == []

    netj("import", path, "--yes")
    assert "Nothing new." in netj("import", path, "--yes").out
    assert netj("doctor", "--json").json["sound"]
    assert [one["name"] for one in netj("list", "--json").json] == ["João Lima"]

    netj("undo")
    assert netj("list", "--json").json == []
    assert netj("doctor", "--json").json["sound"]


def test_a_calendar_that_does_not_tell_who_you_are_writes_nothing(netj):
    """One sentence, exit 3; with --me it comes in."""
    path = SAMPLES / "apple.ics"

    assert "does not tell which of the people in it is you" in netj("import", path, "--yes", exit=3).err
    netj("import", path, "--yes", "--me", "mira@castellan.example")
    assert [one["name"] for one in netj("list", "--json").json] == ["Jo Field", "Someone Else"]


def test_large_meetings_come_in_on_request(netj, tmp_path):
    """Left out and counted, until --large says otherwise."""
    path = tmp_path / "large.ics"
    people = "\n".join(f"ATTENDEE:mailto:p{n}@x.org" for n in range(13))
    path.write_text(f"BEGIN:VEVENT\n{DAY}\nUID:1\nATTENDEE:mailto:me@x.org\n{people}\nEND:VEVENT\n")

    left = netj("import", path, "--me", ME, "--yes").out
    netj("import", path, "--me", ME, "--yes", "--large")

    assert f"{LARGE}: 1" in left
    assert len(netj("list", "--json").json) == 13
