import datetime as dt
import itertools
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import depth, due
from netjournal.domain.depth import ExchangeDay
from netjournal.domain.due import Gates
from netjournal.storage import contacts, depth_keeping, exchanges
from netjournal.storage import depth as stored_depth

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from plain_formulas import PlainTie

MONDAY = dt.date(2024, 1, 1)
DAY0 = MONDAY.toordinal()
LAST_DAY = dt.date.max.toordinal()


def both_ways(when):
    """Return two-way exchange-days on the given days after a Monday."""
    return [ExchangeDay(DAY0 + day, gave=True, got=True, value=3) for day in when]


def in_turns(when):
    """Return exchange-days on which each of two gives in turn."""
    return [ExchangeDay(DAY0 + day, gave=k % 2 == 0, got=k % 2 == 1, value=3) for k, day in enumerate(when)]


def answered(times):
    """Return a dozen weekly days on which something was given, and something got on only so many of them."""
    return [ExchangeDay(DAY0 + 7 * k, gave=True, got=k < times, value=3) for k in range(12)]


def plain(days, *, by_hand=True):
    """Return the same tie by the formulas as the page gives them."""
    tie = PlainTie(by_hand=by_hand)
    for day, gave, got, value in days:
        tie.add(dt.date.fromordinal(day), gave=gave, got=got, value=value)
    return tie


def silences_in_due(days, *, until=1500, **chosen):
    """Return the days of silence on which the tie stands in due."""
    state = depth.replay(days)
    return [silent for silent in range(until) if due.due(state, state.last + silent, **chosen) > 0]


@st.composite
def histories(draw, most=30, last=DAY0 + 6000):
    """Make the exchange-days of one tie: daily, weekly, monthly or rarer, or all of these."""
    usual = draw(st.sampled_from([2, 9, 40, 250, 700]))
    gaps = draw(st.lists(st.one_of(st.integers(1, usual), st.integers(1, 60)), max_size=most))
    ways = st.sampled_from([(True, False), (False, True), (True, True), (True, True)])
    days = list(itertools.accumulate(gaps, initial=DAY0))
    late = max(0, days[-1] - last)
    return [ExchangeDay(day - late, *draw(ways), draw(st.integers(1, 5))) for day in days]


# --- diaries -----------------------------------------------------------------------------------------

#: A diary kept by hand, and the first and last day of silence on which its tie stands in due.
DIARIES = {
    "twice a year for five years": (range(0, 1801, 180), (121, 361)),
    "once a year for ten years": (range(0, 3651, 365), (219, 655)),
    "monthly for two years": (range(0, 721, 30), (28, 120)),
    "a mentor, monthly for half a year": (range(0, 181, 30), (26, 120)),
    "weekly for a year": (range(0, 365, 7), (21, 120)),
    "three coffees in a month": ((0, 12, 25), (21, 34)),
    "one coffee": ((0,), None),
    "daily mail for two years": (range(730), (21, 120)),
}


@pytest.mark.parametrize("diary", DIARIES)
def test_each_diary_turns_up_and_leaves_on_its_days(diary):
    """A friend turns up after a silence that fits the tie, and leaves the list again when it is over."""
    when, stands = DIARIES[diary]

    silences = silences_in_due(both_ways(when))

    assert silences == (list(range(stands[0], stands[1] + 1)) if stands else [])


@pytest.mark.parametrize("diary", DIARIES)
def test_the_stored_window_of_each_diary_is_the_same(diary):
    """The pair of days that is stored beside a tie says what asking day by day says."""
    when, stands = DIARIES[diary]
    state = depth.replay(both_ways(when))

    window = due.window(state, by_hand=True)

    assert window == (tuple(state.last + silent for silent in stands) if stands else None)


def test_the_page_gives_the_days_of_each_diary():
    """The table of docs/depth.md promises the days that these tests hold the program to."""
    page = (Path(__file__).parents[1] / "docs" / "depth.md").read_text(encoding="utf-8")

    for _when, stands in DIARIES.values():
        assert stands is None or f"| {stands[0]} days | {stands[1]} days |" in page


@pytest.mark.parametrize(
    ("days", "today", "score"),
    [
        (in_turns(range(0, 365, 7)), 394, 1.54466123),
        (in_turns(range(0, 365, 7)), 424, 1.73805065),
        (both_ways(range(0, 1081, 30)), 1140, 2.40278162),
    ],
)
def test_golden_scores_hold(days, today, score):
    """The scores of the frozen reference come out, to a millionth."""
    assert due.due(depth.replay(days), DAY0 + today) == pytest.approx(score, abs=1e-7)


def test_the_score_is_what_there_is_to_lose_times_the_risk():
    """A score is made of two parts that `why` can show, and is never a second computation."""
    state = depth.replay(in_turns(range(0, 365, 7)))
    today = state.last + 30

    assert due.due(state, today) == depth.weight(state, today) * due.risk(state, today)


def test_every_diary_comes_and_goes_in_the_command_itself(netj, journal):
    """What `netj due --all` lists, day after day of silence, is exactly who should stand there."""
    last = dt.date(2026, 3, 2)
    with journal.step("diaries") as step:
        for name, (when, _stands) in DIARIES.items():
            contact = contacts.create(step, name)
            for day in when:
                date = (last - dt.timedelta(max(when) - day)).isoformat()
                encounter = exchanges.add_encounter(step, date)
                exchanges.add(step, encounter, contact, date, way="shared", kind="conversation", what=None, value=3)
    journal.close()

    for silent in (20, 21, 25, 26, 27, 28, 34, 35, 120, 121, 218, 219, 361, 362, 655, 656):
        rows = netj("due", "--all", "--json", on=last + dt.timedelta(silent)).json
        listed = {row["name"] for row in rows if row["score"] > 0}

        assert listed == {name for name, (_, stands) in DIARIES.items() if stands and stands[0] <= silent <= stands[1]}


# --- the gates ---------------------------------------------------------------------------------------


@given(histories(), st.booleans())
def test_the_window_agrees_with_asking_day_by_day(days, by_hand):
    """A stored pair of days answers as the formulas do on every single day, whatever passed."""
    state = depth.replay(days)
    tie = plain(days, by_hand=by_hand)

    window = due.window(state, by_hand=by_hand)

    for silent in range(int(max(120, 3 * tie.gap())) + 3):
        today = state.last + silent
        stands = window is not None and window[0] <= today <= window[1]
        assert stands == tie.is_gate_open(dt.date.fromordinal(today))
        assert due.due(state, today, by_hand=by_hand) == pytest.approx(tie.due(dt.date.fromordinal(today)), rel=1e-9)


GATES = st.builds(
    Gates,
    quiet=st.integers(1, 60),
    stop=st.integers(1, 400),
    times=st.floats(1, 6),
    slow=st.integers(1, 90),
    mutual=st.integers(1, 6),
    least=st.just(1.0),
)


@given(histories(), st.booleans(), GATES)
def test_the_window_agrees_under_any_settings(days, by_hand, gates):
    """Whatever numbers a person sets, the stored pair of days and the formulas agree."""
    state = depth.replay(days)
    tie = plain(days, by_hand=by_hand)
    usual = gates._asdict()
    usual.pop("least")

    window = due.window(state, by_hand=by_hand, gates=gates)

    for silent in range(0, int(max(gates.stop, gates.times * tie.gap())) + 3, 3):
        today = state.last + silent
        stands = window is not None and window[0] <= today <= window[1]
        assert stands == tie.is_gate_open(dt.date.fromordinal(today), **usual)


@given(histories(), st.booleans(), st.integers(0, 2500))
def test_a_tie_is_lapsed_only_after_it_stood_in_due(days, by_hand, silent):
    """A tie is waiting, in due or lapsed, never two of these; who never stood there never lapses."""
    state = depth.replay(days)
    today = state.last + silent

    window = due.window(state, by_hand=by_hand)

    assert due.has_lapsed(state, today, by_hand=by_hand) == (window is not None and today > window[1])
    assert not (due.has_lapsed(state, today, by_hand=by_hand) and due.due(state, today, by_hand=by_hand))


def test_nobody_unknown_is_ever_due():
    """With a ghost nothing ever passed, and nothing is pressing."""
    assert due.window(depth.EMPTY, by_hand=True) is None
    assert due.due(depth.EMPTY, DAY0) == 0
    assert not due.has_lapsed(depth.EMPTY, DAY0 + 9999)


@pytest.mark.parametrize(("times", "stands"), [(1, False), (2, False), (3, True), (9, True)])
def test_imported_ties_need_three_days_each_way(times, stands):
    """Records alone must show three days each way, so that a stray mail never becomes a duty."""
    silences = silences_in_due(answered(times), by_hand=False)

    assert bool(silences) == stands


def test_a_one_sided_mailbox_is_never_due():
    """A newsletter that comes every day, and was never answered, stays out of the morning."""
    newsletter = [ExchangeDay(DAY0 + day, gave=False, got=True, value=3) for day in range(400)]

    assert silences_in_due(newsletter, by_hand=False) == []
    assert silences_in_due(newsletter, by_hand=True) == []


def test_a_slow_imported_tie_needs_two_days_each_way():
    """Who writes twice a year would need years to show three days each way: two are enough."""
    assert silences_in_due(both_ways([0, 180, 360]), by_hand=False)
    assert not silences_in_due(both_ways([0]), by_hand=False)


def test_a_pace_stands_in_for_the_ties_own_rhythm():
    """A chosen pace counts from its day on, for ever, whatever the gates say."""
    weekly = both_ways(range(0, 365, 7))

    assert silences_in_due(weekly, pace=14) == list(range(14, 1500))
    assert silences_in_due(weekly, pace=60) == list(range(60, 1500))
    assert silences_in_due(both_ways([0]), pace=30) == list(range(30, 1500))


def test_a_pin_counts_as_a_pace_of_three_weeks():
    """A pinned contact never drops out of the list by silence; a chosen pace comes before the pin's."""
    weekly = both_ways(range(0, 365, 7))

    assert silences_in_due(weekly, pinned=True) == list(range(21, 1500))
    assert silences_in_due(weekly, pinned=True, gates=Gates(quiet=30)) == list(range(30, 1500))
    assert silences_in_due(weekly, pinned=True, pace=90) == list(range(90, 1500))


def test_a_chosen_pace_with_nothing_logged_is_ready_at_once():
    """Who chose to be in touch, and has logged nothing yet, is reminded from the first day."""
    assert due.pace_ready(depth.EMPTY.last, DAY0, 30)
    assert not due.pace_ready(depth.replay(both_ways([0])).last, DAY0 + 29, 30)
    assert due.pace_ready(depth.replay(both_ways([0])).last, DAY0 + 30, 30)


@pytest.mark.parametrize(
    ("gates", "stands"),
    [
        (Gates(), (21, 120)),
        (Gates(quiet=10), (10, 120)),
        (Gates(stop=60), (21, 60)),
        (Gates(times=40.0, stop=1), (21, 306)),
        (Gates(quiet=90, stop=60), None),
        (Gates(slow=5), (21, 120)),
    ],
)
def test_settings_move_the_days(gates, stands):
    """The numbers of days are a person's to choose."""
    weekly = both_ways(range(0, 365, 7))

    silences = silences_in_due(weekly, gates=gates)

    assert silences == (list(range(stands[0], stands[1] + 1)) if stands else [])


@pytest.mark.parametrize(("mutual", "stands"), [(1, True), (2, True), (3, False), (9, False)])
def test_a_setting_says_how_many_days_each_way_records_must_show(mutual, stands):
    """How much an imported tie must show is a setting too; it does not touch what is written by hand."""
    gates = Gates(mutual=mutual)

    assert bool(silences_in_due(answered(2), by_hand=False, gates=gates)) == stands
    assert silences_in_due(answered(2), by_hand=True, gates=gates)


def due_names(netj, day):
    """Return who stands in due by score on a day."""
    return [row["name"] for row in netj("due", "--all", "--json", on=day).json if row["score"] > 0]


@pytest.fixture
def weekly_friend(netj):
    """Have a friend seen on eight Mondays, last on 23 February 2026, and return that day."""
    last = dt.date(2026, 2, 23)
    netj("add", "Sam Okafor", "--unmet", on=last)
    for week in range(8):
        netj("log", "Sam", "coffee", on=last - dt.timedelta(7 * (7 - week)))
    return last


def test_a_setting_counts_for_ties_that_are_here_already(netj, weekly_friend):
    """Changing a gate changes the list of the same morning, and putting it back puts the list back."""
    fourteenth = weekly_friend + dt.timedelta(14)
    assert due_names(netj, fourteenth) == []

    netj("config", "due.quiet", "14")
    with_setting = due_names(netj, fourteenth)
    netj("config", "due.quiet", "--reset")

    assert with_setting == ["Sam Okafor"]
    assert due_names(netj, fourteenth) == []


def test_a_pace_chosen_moves_the_day_in_the_command_itself(netj, weekly_friend):
    """A slower pace keeps a friend out of the list until its day, and keeps them there afterwards."""
    netj("pace", "Sam", "60d", on=weekly_friend)

    assert due_names(netj, weekly_friend + dt.timedelta(30)) == []
    assert due_names(netj, weekly_friend + dt.timedelta(59)) == []
    assert due_names(netj, weekly_friend + dt.timedelta(60)) == ["Sam Okafor"]
    assert due_names(netj, weekly_friend + dt.timedelta(600)) == ["Sam Okafor"]


def test_a_pinned_friend_never_lapses_in_the_command_itself(netj, weekly_friend):
    """Pinned, a friend turns up after three weeks and does not leave the list by silence."""
    netj("pin", "Sam", on=weekly_friend)

    assert due_names(netj, weekly_friend + dt.timedelta(20)) == []
    assert due_names(netj, weekly_friend + dt.timedelta(21)) == ["Sam Okafor"]
    assert due_names(netj, weekly_friend + dt.timedelta(400)) == ["Sam Okafor"]


# --- risk --------------------------------------------------------------------------------------------


@given(histories(), st.integers(0, 1000), st.integers(0, 1000))
def test_the_risk_only_grows_with_silence(days, silent, wait):
    """A longer silence is never a better sign; a risk is a chance, from 0 to 1."""
    state = depth.replay(days)

    before = due.risk(state, state.last + silent)
    after = due.risk(state, state.last + silent + wait)

    assert 0 < before <= after * (1 + 1e-12)
    assert after <= 1


def test_eight_times_its_own_rhythm_is_more_likely_gone_than_not():
    """From eight times its usual gap on, a silence counts as an even chance of the end at least."""
    state = depth.replay(both_ways(range(730)))
    turn = 8 * depth.gap(state)

    assert due.risk(state, state.last + int(turn)) < 0.5
    assert due.risk(state, state.last + int(turn) + 1) == 0.5


# --- the end of the calendar -------------------------------------------------------------------------


@given(histories(last=LAST_DAY), st.integers(0, 400))
def test_ties_at_the_end_of_the_calendar_are_safe(days, before_the_end):
    """A tie whose days run past the year 9999 is asked, stored and bounded without a fault."""
    late = LAST_DAY - before_the_end - days[-1].day
    state = depth.replay(day._replace(day=day.day + late) for day in days)

    window = due.window(state, by_hand=True)
    row = depth_keeping.row(1, stored_depth.Tie(state, by_hand=True, count=1, newest=state.last), due.USUAL)

    assert window is None or state.last < window[0] <= window[1]
    assert due.urgency(state, LAST_DAY) >= 0
    assert all(part is None or part <= "9999-12-31" for part in row if isinstance(part, str))


def test_the_last_days_of_the_calendar_can_be_logged(netj):
    """Someone who writes on the last days there are gets lists, not a fault."""
    for day in ("9999-12-01", "9999-12-08", "9999-12-15", "9999-12-31"):
        netj("add", "Zoe Last", on=day)

    assert netj("rank", "--json", on="9999-12-31").json[0]["last"] == "9999-12-31"
    netj("due", "--all", "--json", on="9999-12-31")
    netj("report", "--json", on="9999-12-31")


def test_nobody_is_due_early_at_the_end_of_the_calendar(netj):
    """A tie whose day would come in the year 10000 is not moved up to the last day there is."""
    for day in ("9999-12-01", "9999-12-08", "9999-12-15"):
        netj("add", "Zoe Last", on=day)

    assert netj("due", "--all", "--json", on="9999-12-31").json == []
