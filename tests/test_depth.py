import datetime as dt
import doctest
import itertools
import math
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import depth, due
from netjournal.domain.depth import ExchangeDay
from netjournal.storage import depth as stored_depth
from netjournal.storage import depth_keeping
from netjournal.storage.journal import Journal

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from plain_formulas import PlainTie
from tie_scorer import score as scored

PAGE = Path(__file__).parents[1] / "docs" / "depth.md"
MONDAY = dt.date(2024, 1, 1)
DAY0 = MONDAY.toordinal()

GAVE, GOT, BOTH, TURNS = "gave", "got", "both", "turns"


def days_of(when, way, value=3):
    """Return exchange-days on the given days after a Monday."""
    ways = {
        GAVE: lambda _: (True, False),
        GOT: lambda _: (False, True),
        BOTH: lambda _: (True, True),
        TURNS: lambda k: (k % 2 == 0, k % 2 == 1),
    }
    return [ExchangeDay(DAY0 + day, *ways[way](k), value) for k, day in enumerate(when)]


def plain(days, *, by_hand=True):
    """Return the same tie by the formulas as the page gives them."""
    tie = PlainTie(by_hand=by_hand)
    for day, gave, got, value in days:
        tie.add(dt.date.fromordinal(day), gave=gave, got=got, value=value)
    return tie


@st.composite
def histories(draw, most=40):
    """Make the exchange-days of one tie: bursts, habits and silences, over up to fifteen years."""
    gaps = draw(
        st.lists(st.one_of(st.integers(1, 3), st.integers(1, 40), st.integers(1, 700)), min_size=1, max_size=most)
    )
    start = draw(st.integers(DAY0 - 4000, DAY0 + 4000))
    ways = st.sampled_from([(True, False), (False, True), (True, True)])
    return [
        ExchangeDay(day, *draw(ways), draw(st.integers(1, 5))) for day in itertools.accumulate(gaps[1:], initial=start)
    ]


# --- golden values -----------------------------------------------------------------------------------

#: From the reference that was frozen before the formula met the data it was tested on.
GOLDEN = [
    # days, way, today:      M           rho         X            depth        gap          risk
    ([0], GAVE, 0, 1.00000000, 0.40000000, 0.76000000, 13.19444444, 14.00000000, 0.86206897),
    ([0], GAVE, 30, 0.33403508, 0.40000000, 0.25386666, 4.83199667, 14.00000000, 0.98246042),
    (range(10), GAVE, 10, 4.47463826, 0.14285714, 3.70184068, 42.54089238, 1.53885504, 0.23789235),
    (range(10), BOTH, 10, 4.47463826, 0.91666667, 5.44546129, 52.13231984, 1.53885504, 0.23789235),
    (range(0, 365, 7), TURNS, 364, 8.60328150, 0.94736842, 15.19332274, 75.23933993, 7.66249351, 0.07786566),
    (range(0, 365, 7), TURNS, 394, 6.12516501, 0.94736842, 10.81698986, 68.38842255, 7.66249351, 0.14279955),
    (range(0, 365, 7), TURNS, 424, 5.13282114, 0.94736842, 9.06451894, 64.44954840, 7.66249351, 0.19174218),
    (range(0, 365, 7), TURNS, 544, 3.27701262, 0.94736842, 5.78717671, 53.64866885, 7.66249351, 0.50000000),
    (
        range(0, 1081, 30),
        BOTH,
        1080,
        3.22361022,
        0.97435897,
        6.41575530,
        56.20088319,
        27.15438131,
        0.37556343,
    ),
    (
        range(0, 1081, 30),
        BOTH,
        1140,
        1.91755433,
        0.97435897,
        3.81639171,
        43.28745631,
        27.15438131,
        0.62959513,
    ),
    (
        range(0, 1093, 91),
        BOTH,
        1092,
        1.61935424,
        0.93333333,
        3.17296642,
        38.82270228,
        68.87206787,
        0.70443901,
    ),
    (range(0, 365, 7), GAVE, 364, 8.60328150, 0.03508772, 9.52986193, 65.58811072, 7.66249351, 0.07786566),
]


@pytest.mark.parametrize(("when", "way", "today", "mass", "balance", "weight", "score", "gap", "risk"), GOLDEN)
def test_golden_values_hold(when, way, today, mass, balance, weight, score, gap, risk):
    """The numbers of the frozen reference come out, to a millionth."""
    state = depth.replay(days_of(when, way))

    now = depth.depth(state, DAY0 + today)

    assert now.mass == pytest.approx(mass, abs=1e-7)
    assert now.reciprocity == pytest.approx(balance, abs=1e-7)
    assert now.weight == pytest.approx(weight, abs=1e-7)
    assert now.score == pytest.approx(score, abs=1e-7)
    assert depth.gap(state) == pytest.approx(gap, abs=1e-7)
    assert due.risk(state, DAY0 + today) == pytest.approx(risk, abs=1e-7)


def test_the_step_by_step_example_holds():
    """Five days, step by step, leave the four clocks of the reference behind."""
    days = [
        ExchangeDay(dt.date(2024, *day).toordinal(), gave, got, 3)
        for day, gave, got in (
            ((1, 1), True, False),
            ((1, 3), False, True),
            ((1, 20), True, True),
            ((3, 1), True, False),
            ((3, 2), False, True),
        )
    ]
    today = dt.date(2024, 4, 1).toordinal()

    state = depth.replay(days)
    now = depth.depth(state, today)

    assert state[:4] == pytest.approx((1.425181, 2.228301, 3.337460, 3.814555), abs=1e-6)
    assert (now.mass, now.reciprocity, now.weight) == pytest.approx((0.949675, 0.8, 1.320085), abs=1e-6)
    assert now.score == pytest.approx(20.8871, abs=1e-4)
    assert depth.gap(state) == pytest.approx(7.2061, abs=1e-4)
    assert due.risk(state, today) == pytest.approx(0.873896, abs=1e-6)


@given(histories(), st.integers(0, 2000))
def test_any_history_agrees_with_the_formulas_written_plainly(days, silence):
    """Whatever passed, the program and the formulas of the page say the same to a billionth."""
    today = days[-1].day + silence
    date = dt.date.fromordinal(today)

    state = depth.replay(days)
    tie = plain(days)

    now = depth.depth(state, today)
    assert now.mass == pytest.approx(tie.mass(date), rel=1e-9)
    assert depth.plain_mass(state, today) == pytest.approx(tie.mass(date, tie.plain), rel=1e-9)
    assert now.reciprocity == pytest.approx(tie.reciprocity(), rel=1e-9)
    assert now.weight == pytest.approx(tie.weight(date), rel=1e-9)
    assert now.score == pytest.approx(tie.depth(date), rel=1e-9)
    assert depth.gap(state) == pytest.approx(tie.gap(), rel=1e-9)
    assert due.risk(state, today) == pytest.approx(tie.risk(date), rel=1e-9)
    assert depth.band(state, today) == tie.band(date)


def test_the_scorer_for_evaluations_is_the_depth_mass():
    """An evaluation that calls the scorer measures the very depth that people see."""
    days = days_of(range(0, 365, 7), TURNS)
    dated = [(dt.date.fromordinal(day.day), day.gave, day.got) for day in days]

    assert scored(dated, MONDAY + dt.timedelta(394)) == pytest.approx(10.81698986, abs=1e-7)


# --- what the state holds ----------------------------------------------------------------------------


def test_a_state_is_fourteen_numbers():
    """A tie's whole past fits in fourteen numbers, however long it was."""
    state = depth.replay(days_of(range(0, 3650, 3), TURNS))

    assert len(state) == 14
    assert all(isinstance(number, int | float) and math.isfinite(number) for number in state)


@given(histories(), st.lists(st.integers(0, 4000), max_size=4))
def test_a_state_does_not_depend_on_today(days, looks):
    """Looking at a tie on any day leaves it as it was: one stored state answers for every later day."""
    state = depth.replay(days)
    untouched = tuple(state)

    for later in looks:
        depth.depth(state, state.last + later)
        due.urgency(state, state.last + later)

    assert state == untouched == depth.replay(days)


@given(histories(), st.data())
def test_a_state_carried_on_equals_a_replay(days, data):
    """It makes no difference whether the past is added up at once or a piece at a time."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(days)), max_size=5)))

    state = depth.EMPTY
    for first, last in itertools.pairwise([0, *cuts, len(days)]):
        state = depth.replay(days[first:last], state)

    assert state == depth.replay(days)


@given(
    st.lists(
        st.tuples(st.integers(DAY0, DAY0 + 400), st.sampled_from(["gave", "got", "shared"]), st.integers(1, 5)),
        max_size=40,
    ),
    st.integers(DAY0 + 400, DAY0 + 406),
    st.lists(st.tuples(st.sampled_from(["gave", "got", "shared"]), st.integers(1, 5)), min_size=2, max_size=6),
    st.data(),
)
def test_more_on_the_last_day_equals_a_replay(past, last, entries, data):
    """What is typed later on the same day leaves the state that typing all of it at once does."""
    today = [(last, way, value) for way, value in entries]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(today) - 1), min_size=1)))

    known = past + today[: cuts[0]]
    state = depth.replay(depth.merged(known))
    for begin, end in itertools.pairwise([*cuts, len(today)]):
        week = [day for day in depth.merged(known) if day.day >= depth.week_of(last)]
        (more,) = depth.merged(today[begin:end])
        state = depth.passed_again(state, week, more)
        known += today[begin:end]

    anew = depth.replay(depth.merged(past + today))
    assert state == pytest.approx(anew, rel=1e-9)
    assert state[4:] == anew[4:]


def test_more_on_another_than_the_last_day_is_refused():
    """Only the last day of a state can be written anew, and only by who knows what passed on it."""
    days = days_of([0, 7], BOTH)
    state, other = depth.replay(days), ExchangeDay(DAY0 + 1, gave=True, got=True, value=3)

    for week, more in (([], days[1]), (days[:1], days[1]), (days[1:], other), (days[:1], days[0])):
        with pytest.raises(ValueError, match="last exchange-day"):
            depth.passed_again(state, week, more)


@pytest.mark.parametrize("day", ["2026-11-16", "2026-11-20", "2026-11-22"])
def test_the_week_of_a_day_begins_on_its_monday(day):
    """A week is an ISO week."""
    assert dt.date.fromordinal(depth.week_of(dt.date.fromisoformat(day).toordinal())) == dt.date(2026, 11, 16)


def known_then(days, day):
    """Return the depth on an earlier day from the state of the last, with no more days than have to be known."""
    state = depth.replay(days)
    known_from = day - depth.reach(state, day)
    far = [one for one in days if one.day <= known_from]
    return depth.earlier(state, day, [*far[-1:], *days[len(far) :]])


@given(histories(), st.integers(0, 6000))
def test_an_earlier_day_equals_a_replay_up_to_it(days, ago):
    """What a tie weighed on an earlier day is told from its state and the days since then alone."""
    day = max(days[-1].day - ago, days[0].day)

    then = depth.depth(depth.replay(one for one in days if one.day <= day), day)

    assert known_then(days, day) == pytest.approx(then, abs=1e-9)
    assert known_then(days, day).score == pytest.approx(then.score, abs=1e-9)


@pytest.mark.parametrize("every", [1, 3])
def test_an_earlier_day_of_a_busy_tie_equals_a_replay_up_to_it(every):
    """Where ten years of daily words are piled up, rounding is not seen in what the tie weighed once."""
    chance = random.Random(every)
    days = days_of(range(0, 3650, every), TURNS, 5)
    days = [day for day in days if chance.random() < 0.9] + days_of([3650], BOTH)

    for ago in (1, 6, 7, 27, 83, 84, 200, 364, 700, 1400, 2500, 3600):
        day = days[-1].day - ago
        then = depth.depth(depth.replay(one for one in days if one.day <= day), day)
        assert known_then(days, day).score == pytest.approx(then.score, abs=1e-9)


def test_no_more_is_read_for_an_earlier_day_than_its_clocks_remember():
    """Three months back needs the days since then; a year back some of the time before, and not all."""
    state = depth.replay(days_of(range(0, 3650, 7), BOTH))

    assert depth.reach(state, state.last - 83) == 0
    assert 0 < depth.reach(state, state.last - 364) < 365
    # What weighed long before is nothing beside what rounding left of it.
    assert depth.reach(state, state.last - 3600) > 3600


def test_days_out_of_order_are_refused():
    """A day that does not come after the last one is never added to a state by accident."""
    state = depth.replay(days_of([0, 7], BOTH))

    for day in (DAY0, DAY0 + 7):
        with pytest.raises(ValueError, match="date order"):
            depth.replay([ExchangeDay(day, gave=True, got=True, value=3)], state)


@given(
    st.lists(
        st.tuples(st.integers(DAY0, DAY0 + 400), st.sampled_from(["gave", "got", "shared"]), st.integers(1, 5)),
        min_size=1,
        max_size=40,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_entry_does_not_matter(rows, chance):
    """Rows typed in any order make the same exchange-days, and so the same depth."""
    typed_later = list(rows)
    chance.shuffle(typed_later)

    assert depth.merged(typed_later) == depth.merged(rows)
    assert depth.replay(depth.merged(typed_later)) == depth.replay(depth.merged(rows))


def test_a_day_is_merged_to_its_ways_and_greatest_value():
    """All that passed on one date counts once: gave any, got any, and the greatest value."""
    rows = [(5, "gave", 2), (4, "shared", 1), (5, "gave", 4), (6, "got", 3), (5, "got", 1)]

    assert depth.merged(rows) == [(4, True, True, 1), (5, True, True, 4), (6, False, True, 3)]


def test_a_second_day_in_one_iso_week_weighs_half():
    """Sunday and Monday are two weeks; Monday and Sunday of the same week are one and a half days."""
    across = depth.replay(days_of([6, 7], BOTH))
    within = depth.replay(days_of([7, 13], BOTH))

    assert across.f3 == pytest.approx(2 ** (-1 / 480) + 1)
    assert within.f3 == pytest.approx(2 ** (-6 / 480) + 0.5)


# --- promises about the number -----------------------------------------------------------------------


@given(histories(), st.integers(0, 3000), st.integers(0, 3000))
def test_silence_never_deepens(days, silence, wait):
    """A tie left alone does not get deeper: X never rises without an exchange."""
    state = depth.replay(days)

    before = depth.weight(state, state.last + silence)
    after = depth.weight(state, state.last + silence + wait)

    assert after <= before * (1 + 1e-12)


@given(histories(), st.integers(1, 2000), st.integers(1, 5))
def test_one_more_two_way_day_never_lowers_the_weight(days, silence, value):
    """Seeing someone again, both ways, never makes a tie look shallower, whatever the day was worth."""
    today = days[-1].day + silence
    state = depth.replay(days)

    after = depth.replay([ExchangeDay(today, gave=True, got=True, value=value)], state)

    assert depth.weight(after, today) >= depth.weight(state, today)


@given(histories(), st.integers(0, 2000))
def test_a_greater_value_never_lowers_the_weight(days, silence):
    """What mattered more never weighs less, and the rhythm and the risk do not hear of values."""
    today = days[-1].day + silence
    more = depth.replay(day._replace(value=min(5, day.value + 1)) for day in days)

    state = depth.replay(days)

    assert depth.weight(more, today) >= depth.weight(state, today)
    assert depth.gap(more) == depth.gap(state)
    assert due.risk(more, today) == due.risk(state, today)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_reciprocity_lies_between_one_sided_and_even(gave, got):
    """Reciprocity is above 0, at most 1, the same seen from either side, and 1 only where it is even."""
    balance = depth.reciprocity(gave, got)

    assert 0 < balance <= 1
    assert balance == depth.reciprocity(got, gave)
    assert (gave + got == 0) or (balance <= depth.reciprocity(max(gave, got), max(gave, got)))


def test_reciprocity_of_nothing_known_is_one_half():
    """Where nothing passed nothing is known of the balance."""
    assert depth.reciprocity(0, 0) == 0.5


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, "inner"),
        (70, "inner"),
        (69.999999, "close"),
        (45, "close"),
        (44.999999, "active"),
        (20, "active"),
        (19.999999, "faint"),
        (2, "faint"),
        (1.999999, "dormant"),
        (0, "dormant"),
    ],
)
def test_bands_begin_where_the_page_says(score, band):
    """A band includes its own least depth."""
    assert depth.band_of(score, passed=True) == band


def test_a_ghost_is_only_who_never_gave_or_got():
    """With a ghost nothing ever passed; who once gave or got is dormant at most, however long ago."""
    once = depth.replay(days_of([0], GOT))

    assert depth.band(depth.EMPTY, DAY0) == "ghost"
    assert depth.weight(depth.EMPTY, DAY0) == 0
    assert depth.band(once, DAY0 + 20_000) == "dormant"


def test_a_pin_holds_a_band():
    """What a person says of a tie stands above its score."""
    once = depth.replay(days_of([0], GOT))

    assert depth.band(once, DAY0 + 900, pinned="inner") == "inner"


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 7.25]), max_size=30))
def test_equal_values_share_a_rank(values):
    """A rank is one more than the number of greater values, so that equal ones share it."""
    assert depth.by_rank(values) == [1 + sum(other > value for other in values) for value in values]


def test_ranks_skip_after_a_shared_one():
    """Two firsts are followed by a third."""
    assert depth.by_rank([3.0, 9.0, 9.0, 1.0]) == [3, 1, 1, 4]


@given(histories(), st.integers(0, 6000))
def test_the_stored_bound_is_never_too_low(days, later):
    """Ranking may stop early: no tie weighs more on any later day than its stored bound says."""
    state = depth.replay(days)
    bound = depth_keeping.row(1, stored_depth.Tie(state), due.USUAL)[-1]
    today = state.last + later

    most = stored_depth.most(bound, today)

    assert most >= depth.weight(state, today) * (1 - 1e-9)


# --- through the program -----------------------------------------------------------------------------


def only_tie(path):
    """Return the one stored tie of a journal, and the same rebuilt from its exchanges."""
    journal = Journal.to_read(path)
    try:
        [(contact, tie)] = stored_depth.every(journal)
        return tie, stored_depth.rebuilt(journal, contact)
    finally:
        journal.close()


def test_reactions_and_attempts_never_count(netj, journal_path):
    """Likes and calls that nobody answered are kept and counted, and the tie weighs what it weighed."""
    netj("add", "Sam Okafor", "--on", "2024-05-06")
    before, _ = only_tie(journal_path)

    netj("got", "Sam", "reaction: liked my post", "--on", "2024-05-20")
    netj("tried", "Sam", "left a message", "--on", "2024-05-27")
    netj("gave", "Sam", "reaction: a like back", "--on", "2024-04-01")
    after, rebuilt = only_tie(journal_path)

    assert after.state == before.state == rebuilt.state
    assert after.count == before.count + 3


def test_nothing_but_reactions_makes_a_ghost(netj, journal_path):
    """A contact who only ever liked something has no exchange-day at all."""
    netj("add", "Ada Follower", "--unmet")
    for day in ("2024-05-06", "2024-05-07", "2024-05-08"):
        netj("got", "Ada", "reaction: liked my post", "--on", day)

    tie, _ = only_tie(journal_path)

    assert tie.state == depth.EMPTY
    assert depth.band(tie.state, DAY0 + 400) == "ghost"
    assert tie.count == 3


def test_entries_in_any_order_leave_the_same_tie(netj, journal_path):
    """Typing a diary backwards, or shuffled, stores the tie that typing it forwards does."""
    days = ["2024-01-01", "2024-01-03", "2024-01-20", "2024-03-01", "2024-03-02"]
    netj("add", "Sam Okafor", "--unmet")
    shuffled = random.Random(7).sample(days, len(days))

    for day in shuffled:
        netj("log", "Sam", "coffee", "--on", day)
    tie, rebuilt = only_tie(journal_path)

    forwards = depth.replay(depth.merged((dt.date.fromisoformat(day).toordinal(), "shared", 3) for day in days))
    assert tie.state == pytest.approx(forwards, rel=1e-9)
    assert tie == rebuilt


SAME_DAY = (
    ("gave", "guidance: how to price", "--value", "2"),
    ("log", "coffee", "--value", "5"),
    ("got", "reaction: a like", "--value", "5"),
    ("got", "information: a talk", "--value", "1"),
    ("tried",),
)


@pytest.mark.parametrize("before", [(), ("2026-11-16",), ("2026-11-15", "2026-11-18")])
@pytest.mark.parametrize("order", [SAME_DAY, SAME_DAY[::-1]])
def test_entries_on_one_day_carry_the_tie_on(netj, journal_path, monkeypatch, before, order):
    """Typing up a day one entry after another never reads the whole tie again, and leaves what a rebuild makes."""
    netj("add", "Sam Okafor", "--unmet")
    for day in before:
        netj("log", "Sam", "tea", "--on", day)
    with monkeypatch.context() as patch:
        patch.setattr(stored_depth, "rebuilt", lambda *_: pytest.fail("the whole tie was read"))
        for verb, *words in order:
            netj(verb, "Sam", *words, "--on", "2026-11-20")
        netj("log", "Sam", "and a day later")

    tie, rebuilt = only_tie(journal_path)
    assert tie.state == pytest.approx(rebuilt.state, rel=1e-9)
    assert tie[1:] == rebuilt[1:]
    netj("doctor")


def test_a_change_to_the_last_day_reads_the_tie_again(netj, journal_path):
    """What was taken back or put right leaves no trace in the state: it is made anew, never subtracted from."""
    netj("add", "Sam Okafor", "--unmet")
    netj("log", "Sam", "tea", "--value", "2")
    once = only_tie(journal_path)[0]
    netj("log", "Sam", "more tea", "--value", "5")
    netj("undo")

    assert only_tie(journal_path) == (once, once)


# --- the page ----------------------------------------------------------------------------------------


def test_the_numbers_on_the_page_are_true():
    """Every example of docs/depth.md is run, and prints what the page says."""
    result = doctest.testfile(str(PAGE), module_relative=False)

    assert result.attempted > 5
    assert result.failed == 0


def test_the_example_of_the_page_goes_through_the_program(netj):
    """The five days of docs/depth.md, typed by hand, give the numbers that the page works out."""
    netj("add", "Sam", "--unmet", on="2024-01-01")
    netj("gave", "Sam", "practical: read the contract", on="2024-01-01")
    netj("got", "Sam", "referral: a lead", on="2024-01-03")
    netj("log", "Sam", "coffee", on="2024-01-20")
    netj("gave", "Sam", "introduction: to Jo", on="2024-03-01")
    netj("got", "Sam", "introduction: to Kim", on="2024-03-02")

    told = netj("why", "Sam", "--json", on="2024-04-01").json
    [listed] = netj("due", "--all", "--json", on="2024-04-01").json

    assert told["parts"]["mass"] == pytest.approx(0.9497, abs=1e-4)
    assert told["parts"]["reciprocity"] == pytest.approx(0.8)
    assert told["parts"]["weight"] == pytest.approx(1.3201, abs=1e-4)
    assert (round(told["depth"], 1), told["band"]) == (20.9, "active")
    assert round(told["gap"], 1) == 7.2
    assert (told["due_from"], told["due_until"]) == ("2024-03-23", "2024-04-27")
    assert (round(listed["risk"], 3), round(listed["score"], 3)) == (0.874, 1.154)


def test_the_page_gives_the_constants_that_are_used():
    """Half-lives, weights and bands on the page are those of the program."""
    page = PAGE.read_text(encoding="utf-8")

    for half_life, weight in zip(depth.HALF_LIVES, depth.WEIGHTS, strict=True):
        assert f"| {half_life:g} days | {weight:.2f} |" in page
    for name, least in depth.BANDS[:-1]:
        assert f"| {name} | {least:g} " in page
