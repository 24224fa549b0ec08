"""`netj shape`: the last four weeks beside your own usual, without streaks and without blame."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import shape as domain
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Said
from netjournal.domain.shape import Counts
from netjournal.services import contacts, exchanges
from netjournal.storage import shape as rows

TODAY = dt.date(2026, 11, 23)
DAY = TODAY.toordinal()

_counts = st.builds(Counts, *[st.integers(0, 5)] * 5)
_days = st.dictionaries(st.integers(1, 200).map(lambda ago: DAY - ago + 1), _counts, max_size=60)


def _person(journal, name, *agos, gave=(), got=()):
    """Add someone with encounters so many days ago; what was given and got belongs to the first of them."""
    who = contacts.add(journal, Fields(name=name), Said(date=TODAY), TODAY, unmet=True).contacts[0].who
    for number, ago in enumerate(agos):
        passed = {"gave": gave, "got": got} if not number else {}
        exchanges.log(journal, [who], Said(date=TODAY - dt.timedelta(ago), **passed), TODAY)
    return who


# --- the arithmetic ----------------------------------------------------------------------------------


@given(_days)
def test_the_weeks_hold_all_and_nothing_twice(days):
    """Sixteen weeks of seven days lie side by side; each day of them is in one."""
    shape = domain.shape(days, DAY - 300, DAY)

    assert [week.since.toordinal() for week in shape.weeks] == [DAY - 7 * n + 1 for n in range(16, 0, -1)]
    inside = [counts for day, counts in days.items() if day > DAY - 112]
    assert domain.total(week.counts for week in shape.weeks) == domain.total(inside)
    assert shape.recent == domain.total(week.counts for week in shape.weeks[-4:])


@given(_days)
def test_rates_are_the_weeks_shared_out(days):
    """A week of yours is a quarter of the last four, your usual a twelfth of the twelve before."""
    shape = domain.shape(days, DAY - 300, DAY)

    usual = domain.total(week.counts for week in shape.weeks[:12])
    assert list(shape.a_week) == [count / 4 for count in shape.recent]
    assert list(shape.usual) == [count / 12 for count in usual]


@given(st.integers(1, 400).map(lambda ago: DAY - ago + 1), _days)
def test_a_young_journal_is_measured_by_the_weeks_it_has(first, days):
    """Where the journal reaches back less far, its usual is that of the weeks there are; of none, there is none."""
    shape = domain.shape({day: counts for day, counts in days.items() if day >= first}, first, DAY)

    assert (shape.usual is None) == (first > DAY - 28)
    assert shape.usual_weeks == max(min(DAY - 27 - first, 84) / 7, 0)
    assert len(shape.weeks) == min((DAY - first) // 7 + 1, 16)


def test_nothing_before_the_first_day():
    """An empty journal has no shape, and neither has one that begins after today."""
    assert domain.shape({}, 0, DAY) is None
    assert domain.shape({}, DAY + 1, DAY) is None


def test_the_calendar_begins_somewhere():
    """On the first days of the calendar there are fewer weeks, and no crash."""
    assert domain.shape({1: Counts(1)}, 1, 1).recent == Counts(1)
    assert domain.shape({40: Counts(1)}, 2, 40).usual is not None


# --- what is counted ---------------------------------------------------------------------------------


def test_each_thing_is_counted_on_its_day(journal):
    """Encounters, gives, gots, first days and second days within 30 days of them; attempts are none of these."""
    _person(journal, "Ada", 2, gave=("guidance: x", "referral: y"), got=("practical: z",))
    _person(journal, "Ben", 20, 9)
    _person(journal, "Cy", 60, 5)
    exchanges.tried(journal, [_person(journal, "Dee")], Said(date=TODAY))

    shape = rows.shape(journal, TODAY)

    assert shape.recent == Counts(encounters=4, gives=2, gots=1, new_ties=2, follow_ups=1)


def test_a_follow_up_counts_though_the_tie_began_before_the_weeks(journal):
    """Someone met 130 days ago and again 105 days ago is a follow-up of the first of the sixteen weeks."""
    _person(journal, "Ada", 130, 105)

    first = rows.shape(journal, TODAY).weeks[0]

    assert (first.since, first.counts) == (TODAY - dt.timedelta(111), Counts(encounters=1, follow_ups=1))


def test_what_is_dated_later_does_not_count(journal):
    """As of an earlier day, the shape is what it was on that day."""
    _person(journal, "Ada", 50)
    before = rows.shape(journal, TODAY - dt.timedelta(30))
    _person(journal, "Ben", 10, 3)

    assert rows.shape(journal, TODAY - dt.timedelta(30)) == before


# --- the screen --------------------------------------------------------------------------------------


def test_an_empty_journal_says_that_there_is_no_usual_yet(netj, journal_path):
    """Nothing is made up, no file is made, and programs get null."""
    assert "no usual" in netj("shape").out
    assert netj("shape", "--json").json is None
    assert not journal_path.exists()


def _filled(netj):
    netj("add", "Ada", "--on", "2026-11-20", "--gave", "guidance: x", "--gave", "referral: y")
    netj("add", "Ben", "--on", "2026-10-30")
    netj("log", "ben", "--on", "2026-11-08", "--got", "practical: z")
    for day in ("2025-12-29", "2026-08-05", "2026-09-10", "2026-10-20"):
        netj("add", "Cy", "--on", day)


_SCREEN = """\
The 4 weeks to Mon 23 Nov 2026, beside your own 12 before

              in all  a week  your usual week
  encounters       3     0.8              0.2
  you gave         2     0.5              0.0
  you got          1     0.2              0.0
  new ties         2     0.5              0.0
  follow-ups       1     0.2              0.0

  week from   encounters  gave  got  new  follow-ups
  Tue 17 Nov           1     2    ·    1           ·  █
  Tue 10 Nov           ·     ·    ·    ·           ·
  Tue 3 Nov            1     ·    1    ·           1  █
  Tue 27 Oct           1     ·    ·    1           ·  █
  Tue 20 Oct           1     ·    ·    ·           ·  █
  Tue 13 Oct           ·     ·    ·    ·           ·
  Tue 6 Oct            ·     ·    ·    ·           ·
  Tue 29 Sep           ·     ·    ·    ·           ·
  Tue 22 Sep           ·     ·    ·    ·           ·
  Tue 15 Sep           ·     ·    ·    ·           ·
  Tue 8 Sep            1     ·    ·    ·           ·  █
  Tue 1 Sep            ·     ·    ·    ·           ·
  Tue 25 Aug           ·     ·    ·    ·           ·
  Tue 18 Aug           ·     ·    ·    ·           ·
  Tue 11 Aug           ·     ·    ·    ·           ·
  Tue 4 Aug            1     ·    ·    ·           ·  █

A follow-up is someone new with whom something passed again within 30 days.
"""


def test_the_shape_stands_straight_in_a_pipe(netj):
    """Four weeks beside your usual, and a bar for each of sixteen, newest first."""
    _filled(netj)

    assert netj("shape").out == _SCREEN


def test_the_shape_stands_straight_in_a_terminal(netj, terminal):
    """The same lines at 80 and at 120 columns, and without colour."""
    _filled(netj)

    for columns, extra in ((80, {}), (120, {}), (80, {"NO_COLOR": "1"})):
        assert terminal("shape", columns=columns, **extra) == _SCREEN


def test_no_bar_leaves_the_screen(netj, terminal):
    """A week with very many encounters fills the room there is, at the turn of a year too, and no line is cut."""
    for day in range(1, 29):
        netj("add", f"Person {day}", "--on", "2026-01-05")
    netj("add", "One", "--on", "2025-12-20")

    shown = terminal("shape", columns=80, NETJ_TODAY="2026-01-10").splitlines()

    assert max(map(len, shown)) <= 80
    assert not any("…" in line for line in shown)
    assert any(line.endswith("█" * 20) for line in shown)


def test_a_young_journal_says_so(netj):
    """With nothing older than four weeks there is no usual, and none is made up."""
    netj("add", "Ada", "--on", "3d")

    shown = netj("shape").out

    assert "There is no usual yet" in shown
    assert netj("shape", "--json").json["usual"] is None


def test_programs_get_all_numbers(netj):
    """Counts, rates, the usual, and every week, oldest first."""
    _filled(netj)

    shape = netj("shape", "--json").json

    assert shape["until"] == "2026-11-23"
    assert shape["recent"] == {"encounters": 3, "gives": 2, "gots": 1, "new_ties": 2, "follow_ups": 1}
    assert (shape["a_week"]["encounters"], shape["usual"]["encounters"]) == (0.75, 0.25)
    assert len(shape["weeks"]) == 16
    assert (shape["weeks"][-1]["since"], shape["weeks"][-1]["gives"]) == ("2026-11-17", 2)


def test_the_words_blame_nobody(netj):
    """No streak, no “only”, no exclamation mark: numbers and weeks."""
    _filled(netj)

    shown = netj("shape").out.lower()

    assert not any(word in shown for word in ("streak", "only", "!", "overdue", "behind", "should"))


def test_large_numbers_are_grouped_alike(netj, tmp_path):
    """A thousand a week reads as a thousand in all does, in every column."""
    rows = "".join(f"2026-11-20,Person {number},gave,practical\n" for number in range(4400))
    (tmp_path / "many.csv").write_text(f"date,name,way,kind\n{rows}")
    netj("import", tmp_path / "many.csv", "--yes")

    assert "  you gave     4,400  1,100.0\n" in netj("shape").out
