"""The calendar that netj writes: what any calendar shows and reminds of, and what no text can do to it."""

import datetime as dt
import io
import json
import re
import tracemalloc

import icalendar
import pytest
from conftest import once
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.calendar import Reminder
from netjournal.domain.contacts import Who
from netjournal.domain.exported import Moment, Passage
from netjournal.domain.transfer import Own
from netjournal.formats import ical, ical_writing, reading
from netjournal.storage import exporting_calendar

TODAY = dt.date(2026, 11, 23)
CHANGED = "2026-11-20T18:30:05+01:00"
SAM, PRIYA = Who(1, "s", "Sam Okafor"), Who(2, "p", "Priya Nair; PhD, MA")


def remind(kind, day, **facts):
    """Return a day to be reminded of."""
    usual = {"id": "1", "name": "Sam Okafor", "what": None, "since": None, "changed": CHANGED}
    return Reminder(kind=kind, day=day, **usual | facts)


def moment(**facts):
    """Return an encounter with Sam."""
    usual = {"id": "1", "date": "2026-11-20", "channel": None, "place": None, "community": None, "note": None}
    more = {"started_by": None, "changed": CHANGED, "people": (SAM,), "passed": (passing(),)}
    return Moment(**usual | more | facts)


def passing(who=SAM, way="shared", kind="conversation", what=None):
    """Return what passed with one person."""
    return Passage("x", who, way, kind, what, 3)


def written(*entries, today=TODAY):
    """Return a calendar as the bytes of a file."""
    file = io.StringIO(newline="")
    many = ical_writing.write(file, entries, today)
    assert many == len(entries)
    return file.getvalue().encode()


def parsed(raw):
    """Return the parts of a calendar as a strict reader takes them, without a fault in any."""
    calendar = icalendar.Calendar.from_ical(raw)
    assert [fault for part in calendar.walk() for fault in part.errors] == []
    for part in calendar.subcomponents:
        missing = [name for name in part.required if name not in part]
        doubled = [name for name in part.singletons if isinstance(part.get(name), list)]
        assert (missing, doubled) == ([], [])
    return calendar.subcomponents


def unfolded(raw):
    """Return the lines of a calendar."""
    return raw.decode().replace("\r\n ", "").split("\r\n")


# --- as it stands in a file --------------------------------------------------------------------------

GOLDEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//netjournal//netj//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:netjournal
BEGIN:VEVENT
UID:birthday-1@netjournal
DTSTAMP:20261120T173005Z
LAST-MODIFIED:20261120T173005Z
CLASS:PRIVATE
SUMMARY:Birthday of Sam Okafor
DESCRIPTION:Born on Thu 17 May 1990.
CONTACT:Sam Okafor
DTSTART;VALUE=DATE:19900517
DTEND;VALUE=DATE:19900518
RRULE:FREQ=YEARLY
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Birthday of Sam Okafor
TRIGGER:PT9H
END:VALARM
END:VEVENT
BEGIN:VTODO
UID:promise-1@netjournal
DTSTAMP:20261120T173005Z
LAST-MODIFIED:20261120T173005Z
CLASS:PRIVATE
SUMMARY:Sam Okafor: the outline\\, with prices
DESCRIPTION:You promised this on Fri 20 Nov 2026.
CONTACT:Sam Okafor
DUE;VALUE=DATE:20261127
STATUS:NEEDS-ACTION
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Sam Okafor: the outline\\, with prices
TRIGGER;RELATED=END:-PT15H
END:VALARM
END:VTODO
BEGIN:VJOURNAL
UID:encounter-1@netjournal
DTSTAMP:20261120T173005Z
LAST-MODIFIED:20261120T173005Z
CLASS:PRIVATE
DTSTART;VALUE=DATE:20261120
SUMMARY:Sam Okafor\\, Priya Nair\\; PhD\\, MA
DESCRIPTION:walked along the canal\\n\\nYou gave Sam Okafor: the price list (
 practical)\\nYou got from Priya Nair\\; PhD\\, MA: introduction\\n\\nPlace: Lee
 ds\\nCommunity: choir\\nChannel: in-person
CONTACT:Sam Okafor
CONTACT:Priya Nair\\; PhD\\, MA
CATEGORIES:choir
STATUS:FINAL
END:VJOURNAL
END:VCALENDAR
"""


def test_a_calendar_looks_so():
    """A birthday, a promise and an encounter, to the byte."""
    gave, got = passing(way="gave", kind="practical", what="the price list"), passing(PRIYA, "got", "introduction")
    walk = moment(
        channel="in-person",
        place="Leeds",
        community="choir",
        note="walked along the canal",
        people=(SAM, PRIYA),
        passed=(passing(), passing(PRIYA), gave, got),
    )
    promise = remind("promise", "2026-11-27", what="the outline, with prices", since="2026-11-20")

    raw = written(remind("birthday", "1990-05-17"), promise, walk)

    assert raw.decode() == GOLDEN.replace("\n", "\r\n")
    assert [part.name for part in parsed(raw)] == ["VEVENT", "VTODO", "VJOURNAL"]


@pytest.mark.parametrize(
    ("kind", "part", "title", "said"),
    [
        ("renewal", "VEVENT", "Sam Okafor: membership to renew", "Fee: it"),
        ("ready", "VEVENT", "A word with Sam Okafor", "Last in touch on Mon 2 Nov 2026."),
        ("new", "VEVENT", "Follow up with Sam Okafor", "You met on Mon 2 Nov 2026."),
        ("promise", "VTODO", "Sam Okafor: it", "You promised this on Mon 2 Nov 2026."),
        ("their promise", "VEVENT", "Sam Okafor promised: it", "They promised this on Mon 2 Nov 2026."),
        ("ask", "VTODO", "Sam Okafor: an answer about “it”", "You asked on Mon 2 Nov 2026."),
    ],
)
def test_each_kind_of_day_says_what_it_is_about(kind, part, title, said):
    """What you have to do is a task; the rest is an event of a whole day, which makes nobody busy."""
    since = None if kind == "renewal" else "2026-11-02"
    (found,) = parsed(written(remind(kind, "2026-12-01", what="it", since=since)))

    assert (found.name, str(found["SUMMARY"]), str(found["DESCRIPTION"])) == (part, title, said)
    assert found["CLASS"] == "PRIVATE"
    if part == "VTODO":
        assert found["DUE"].dt == dt.date(2026, 12, 1)
    else:
        assert (found["DTSTART"].dt, found["DTEND"].dt) == (dt.date(2026, 12, 1), dt.date(2026, 12, 2))
        assert found["TRANSP"] == "TRANSPARENT"


def test_nobody_is_invited():
    """There is no attendee, organiser or method that a calendar would send mail for; people are names."""
    raw = written(remind("birthday", "1990-05-17"), remind("promise", "2026-11-27", what="x"), moment())

    assert not re.search(rb"ATTENDEE|ORGANIZER|METHOD|mailto", raw)


# --- birthdays ---------------------------------------------------------------------------------------


def kept_on(birthday, years):
    """Return the days on which a calendar shows a birthday."""
    (event,) = parsed(written(remind("birthday", birthday)))
    rule = rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=midnight(event["DTSTART"].dt))
    days = rule.between(midnight(dt.date(years[0], 1, 1)), midnight(dt.date(years[-1], 12, 31)), inc=True)
    return [day.date().isoformat() for day in days]


def midnight(day):
    """Return the beginning of a day."""
    return dt.datetime.combine(day, dt.time())


def test_a_birthday_comes_each_year():
    """On its own day, with the year of birth or without."""
    expected = ["2027-05-17", "2028-05-17", "2029-05-17"]

    assert kept_on("1990-05-17", range(2027, 2030)) == expected
    assert kept_on("--05-17", range(2027, 2030)) == expected


@pytest.mark.parametrize("birthday", ["1992-02-29", "--02-29"])
def test_who_was_born_on_a_leap_day_has_a_birthday_each_year(birthday):
    """On 28 February where there is no 29th, as netj due keeps it too."""
    assert kept_on(birthday, range(2027, 2030)) == ["2027-02-28", "2028-02-29", "2029-02-28"]


@pytest.mark.parametrize("day", ["0001-01-01", "1600-02-29", "9999-12-31"])
def test_the_ends_of_time_are_days_like_any_other(day):
    """The year 1 has four digits, and nothing comes after the last day of all."""
    raw = written(remind("birthday", day), remind("ready", day), remind("promise", day, what="x"), moment(date=day))

    assert f"DTSTART;VALUE=DATE:{day.replace('-', '')}" in unfolded(raw)
    assert len(parsed(raw)) == 4


# --- reminding ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "at"),
    [
        ("birthday", "--11-23", "PT9H"),
        ("renewal", "2026-12-24", "-P6DT15H"),
        ("promise", "2026-11-23", "-PT15H"),
        ("promise", "2026-11-22", None),
        ("renewal", "2026-11-22", None),
        ("promise", None, None),
        ("their promise", "2026-12-24", None),
        ("ready", "2026-12-24", None),
        ("ask", "2026-12-24", None),
    ],
)
def test_a_calendar_is_asked_to_speak_up_seldom(kind, day, at):
    """Of birthdays, renewals and what you promised; never of a day that has gone by."""
    (found,) = parsed(written(remind(kind, day, what="x")))

    assert [alarm["TRIGGER"].to_ical().decode() for alarm in found.walk("VALARM")] == ([at] if at else [])


def test_a_promise_without_a_day_is_a_task_without_a_day():
    """It waits in the list of tasks."""
    (found,) = parsed(written(remind("promise", None, what="the outline")))

    assert (found.name, found.get("DUE"), found.get("DTSTART")) == ("VTODO", None, None)


# --- moments -----------------------------------------------------------------------------------------


def test_a_talk_alone_says_no_more_than_who_was_there():
    """Only what somebody wrote stands beneath."""
    (found,) = parsed(written(moment()))

    assert found.get("DESCRIPTION") is None
    assert str(found["CONTACT"]) == "Sam Okafor"


def test_an_attempt_and_a_count_of_messages_are_told_as_such():
    """No more than that passed."""
    found = parsed(
        written(
            moment(passed=(passing(way="gave", kind="tried"),)),
            moment(passed=(passing(way="got", what="5 messages"),)),
        )
    )

    said = ["You tried to reach Sam Okafor.", "With Sam Okafor: 5 messages"]
    assert [str(one["DESCRIPTION"]) for one in found] == said


def test_a_crowd_is_named_in_full_beneath_a_short_title():
    """Five names stand in the title; all are there."""
    people = tuple(Who(key, str(key), f"Guest {key}") for key in range(1, 31))
    (found,) = parsed(written(moment(people=people)))

    assert str(found["SUMMARY"]) == "Guest 1, Guest 2, Guest 3, Guest 4, Guest 5 and 25 more"
    assert len(found["CONTACT"]) == 30


@pytest.mark.parametrize("changed", ["", "long ago", "0001-01-01T00:00:00+14:00"])
def test_a_stamp_that_is_none_was_long_ago(changed):
    """A journal that was brought in from elsewhere may hold anything there."""
    (found,) = parsed(written(moment(changed=changed)))

    assert found["DTSTAMP"].dt == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


# --- hostile text ------------------------------------------------------------------------------------

BREAKS = ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\\n"]
PIECES = ["BEGIN:VEVENT", "END:VCALENDAR", "ATTENDEE:mailto:a@b", "\\", ";", ",", ":", '"', " ", "\t", "{name}", "%s"]
LETTERS = ["é", "漢字" * 20, "👩\u200d👩\u200d👧", "\u202e"]
HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.lists(
    st.sampled_from([*BREAKS, *PIECES, *LETTERS]), max_size=30
).map("".join)
#: What may begin a line; nothing that a person wrote does.
NAMES = set(re.findall(r"^[A-Z-]+", GOLDEN, re.MULTILINE))


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_makes_a_line_of_its_own(name, what, note):
    """Whatever is in a name, a promise or a note, it stays in its own line, of at most 75 bytes."""
    who = Who(1, "s", name)
    raw = written(
        remind("birthday", "1990-05-17", name=name),
        remind("renewal", "2026-12-01", name=name, what=what),
        remind("promise", "2026-12-01", name=name, what=what, id=note),
        moment(note=note, place=what, community=name, people=(who,), passed=(passing(who, "gave", "practical", what),)),
    )

    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert "\n" not in raw.decode().replace("\r\n", "")
    assert {re.split("[:;]", line)[0] for line in unfolded(raw)[:-1]} <= NAMES
    assert [part.name for part in parsed(raw)] == ["VEVENT", "VEVENT", "VTODO", "VJOURNAL"]


@given(HOSTILE)
def test_a_text_comes_out_as_it_went_in(note):
    """Each sign of it is there, but for controls, and each kind of line break is one that calendars know."""
    (found,) = parsed(written(moment(note=f"x{note}x", passed=())))

    plain = re.sub("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", f"x{note}x")
    assert str(found["DESCRIPTION"]) == re.sub("[\x00-\x08\x0e-\x1b\x1f\x7f]", "", plain)


# --- the whole way -----------------------------------------------------------------------------------


@pytest.fixture
@once
def filled(netj):
    """Return a way to run netj on a journal with one of each."""
    netj("add", "Priya Nair", "--met", "PyCon Leeds", "--got", "guidance: prices", "--owe", "send it by fri")
    netj("add", "Sam Okafor", "--unmet", "--sphere", "rust", "--birthday", "1992-02-29")
    for day in ("2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"):
        netj("log", "sam", "lunch", "--on", day, "--gave", "practical: soup")
    netj("promise", "sam", "the contract", "--from-them", "--by", "2026-11-30")
    netj("promise", "sam", "a song", "--from-them")
    netj("ask", "priya", "referral: an intro", "--by", "2026-12-04")
    netj("ask", "sam", "guidance: no hurry")
    netj("community", "join", "choir", "--renewal", "2027-01-02", "--fee", "40 a year")
    return netj


def titles(text):
    """Return what a calendar holds in short: part, day, title."""
    found = []
    for part in parsed(text.encode()):
        day = part.get("DTSTART") or part.get("DUE")
        found.append((part.name[1:], str(day.dt) if day else "", str(part["SUMMARY"])))
    return found


def test_a_calendar_holds_what_lies_ahead_and_what_was(filled):
    """Renewals, birthdays, who will be ready when, promises, asks with a day, encounters."""
    assert titles(filled("export", "ics").out) == [
        ("EVENT", "2027-01-02", "choir: membership to renew"),
        ("EVENT", "1992-02-29", "Birthday of Sam Okafor"),
        ("EVENT", "2026-11-25", "Follow up with Priya Nair"),
        ("EVENT", "2026-11-27", "A word with Sam Okafor"),
        ("TODO", "2026-11-27", "Priya Nair: send it"),
        ("EVENT", "2026-11-30", "Sam Okafor promised: the contract"),
        ("TODO", "2026-12-04", "Priya Nair: an answer about “an intro”"),
        *(("JOURNAL", f"2026-{month:02}-01", "Sam Okafor") for month in range(7, 12)),
        ("JOURNAL", "2026-11-23", "Priya Nair"),
    ]


def test_on_the_day_that_the_calendar_says_somebody_is_ready(filled):
    """The morning list has them from that day on, and not on the day before."""
    days = {title: day for part, day, title in titles(filled("export", "ics").out) if part == "EVENT"}

    for name in ("Sam Okafor", "Priya Nair"):
        day = dt.date.fromisoformat(days.get(f"A word with {name}") or days[f"Follow up with {name}"])
        codes = []
        for on in (day - dt.timedelta(days=1), day):
            rows = filled("due", "--json", "--all", on=on).json
            codes.append({reason["code"] for row in rows if row["name"] == name for reason in row["reasons"]})
        assert codes[1] - codes[0], name


def test_a_pace_and_a_snooze_move_the_day(filled):
    """A chosen pace is counted from the last time; who is put off is ready after that."""
    filled("pace", "sam", "10 days")
    assert ("EVENT", "2026-11-11", "A word with Sam Okafor") in titles(filled("export", "ics").out)

    filled("snooze", "sam", "2w")
    assert ("EVENT", "2026-12-07", "A word with Sam Okafor") in titles(filled("export", "ics").out)


def test_a_tie_that_has_lapsed_is_no_day_to_come(filled):
    """A year of silence later, the window has closed and the new tie is new no more; a chosen pace still holds."""
    later = "2027-12-01"
    assert not [title for _part, _day, title in titles(filled("export", "ics", on=later).out) if " with " in title]

    filled("pace", "priya", "30 days", on=later)
    assert ("EVENT", "2026-12-23", "A word with Priya Nair") in titles(filled("export", "ics", on=later).out)


def test_a_look_back_knows_nothing_of_what_came_later(filled):
    """On an earlier day, the tie was what it was then."""
    found = parsed(filled("export", "ics", on="2026-10-15").out.encode())

    assert [str(part["DTSTART"].dt) for part in found if part.name == "VJOURNAL"][-1] == "2026-10-01"
    words = [str(part["DESCRIPTION"]) for part in found if str(part["SUMMARY"]) == "A word with Sam Okafor"]
    assert words == ["Last in touch on Thu 1 Oct 2026."]


def test_who_is_archived_is_let_alone(filled):
    """Their days are gone from the calendar; what was stays."""
    filled("archive", "sam")

    found = titles(filled("export", "ics").out)
    assert {part for part, _day, title in found if "Sam" in title} == {"JOURNAL"}


def test_what_is_done_is_out_of_the_calendar_and_what_comes_later_is_not_yet_in_it(filled):
    """A promise that was kept is gone; a day before all of it, there was nothing but a birthday."""
    kept = next(one["id"] for one in filled("promise", "--json").json if one["what"] == "send it")
    filled("done", kept)

    assert "send it" not in filled("export", "ics").out.partition("BEGIN:VJOURNAL")[0]
    assert titles(filled("export", "ics", on="2026-06-30").out) == [
        ("EVENT", "1992-02-29", "Birthday of Sam Okafor"),
    ]


def test_the_same_journal_gives_the_same_bytes_and_ids_stay(filled, tmp_path):
    """A second export changes what is in a calendar, and doubles nothing."""
    first = filled("export", "ics").out
    filled("export", "ics", "a.ics")
    assert (tmp_path / "a.ics").read_bytes().decode() == first

    filled("edit", "sam", "--name", "Samuel Okafor")
    then, now = ([str(part["UID"]) for part in parsed(text.encode())] for text in (first, filled("export", "ics").out))
    assert then == now
    assert len(set(now)) == len(now)


def test_a_calendar_of_some_people_holds_only_what_is_about_them(filled):
    """Memberships are yours alone, and left out then; --since is about what was."""
    found = titles(filled("export", "ics", "--people", "sam", "--since", "2026-10-01").out)
    assert all("Sam" in title for _part, _day, title in found)
    assert [day for part, day, _title in found if part == "JOURNAL"] == ["2026-10-01", "2026-11-01"]
    assert len(found) == 5

    assert titles(filled("export", "ics", "--sphere", "rust").out)[0][2] == "Birthday of Sam Okafor"
    assert titles(filled("export", "ics", "--band", "ghost").out) == []


def test_of_a_meeting_of_many_only_what_passed_with_the_wanted_is_told(netj):
    """Who else was there is part of the moment; what they gave is not."""
    netj("add", "Sam Okafor", "--unmet")
    netj("add", "Priya Nair", "--unmet")
    netj("log", "sam, priya", "dinner", "--gave", "sam: practical: soup", "--gave", "priya: practical: a secret")

    out = netj("export", "ics", "--people", "sam").out

    assert "Sam Okafor\\, Priya Nair" in out
    assert "soup" in out
    assert "secret" not in out


def test_our_own_calendar_brings_nothing_in(filled, tmp_path):
    """Birthdays and plans are no meetings, and what was is here already: all of it is left, and said to be."""
    filled("export", "ics", "own.ics")
    before = filled("history", "--json").out

    told = filled("import", "own.ics", "--yes", "--json").json

    assert (told["rows"], told["imported"], told["refused"]) == (0, 0, 0)
    assert sum(told["left"].values()) == 13
    assert filled("history", "--json").out == before
    with reading.opened(tmp_path / "own.ics") as source:
        assert ical.recognises(source)
        assert {type(one).__name__ for one in ical.read([source], Own(TODAY))} == {"Left"}


def test_an_empty_journal_gives_an_empty_calendar(netj, journal_path):
    """Nothing is made by looking."""
    assert titles(netj("export", "ics").out) == []
    assert not journal_path.exists()


def test_the_screen_says_how_much_went_where(filled):
    """In words, and as data."""
    assert filled("export", "ics", "x.ics").out.startswith("Wrote the calendar to x.ics (13 ")
    told = json.loads(filled("export", "ics", "y.ics", "--json").out)
    assert (told["format"], told["what"], told["rows"]) == ("ics", "calendar", 13)


def test_moments_come_in_order_without_being_sorted(filled, journal):
    """A journal of any size is read in the order of an index of its days, and none of it is held."""
    asked = []
    journal.connection.set_trace_callback(asked.append)
    assert len(list(exporting_calendar.entries(journal, TODAY))) == 13
    journal.connection.set_trace_callback(None)

    (moments,) = [sql for sql in asked if "FROM encounter e" in sql]
    plan = " ".join(row[3] for row in journal.connection.execute(f"EXPLAIN QUERY PLAN {moments}"))
    assert "encounter_date" in plan
    assert "TEMP B-TREE" not in plan


def test_ten_thousand_moments_are_written_in_bounded_memory():
    """One is held at a time."""

    class Nowhere(io.StringIO):
        def write(self, text):
            return len(text)

    moments = (moment(id=str(key), note="x" * 1000) for key in range(10_000))
    tracemalloc.start()
    try:
        many = ical_writing.write(Nowhere(), moments, TODAY)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert many == 10_000
    assert most < 1_000_000
