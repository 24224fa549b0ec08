"""A whole network read at once tells what each contact read alone, from the first exchange on, would tell."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import depth
from netjournal.domain import well as rules
from netjournal.domain.due import USUAL
from netjournal.domain.exchanges import KINDS
from netjournal.storage import depth as ties
from netjournal.storage import due, exchanges, opening, report, shape, weighing, well
from netjournal.storage.journal import Journal

TODAY = dt.date(2026, 11, 23)
DAY = TODAY.toordinal()
PEOPLE = (1, 2, 3)

#: Who, how many days ago, which way, of what kind, how valuable, who started: in any order, and often in one week.
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.one_of(st.integers(-20, 20), st.integers(70, 100), st.integers(0, 1500)),
        st.sampled_from(("gave", "got", "shared")),
        st.sampled_from(KINDS),
        st.integers(1, 5),
        st.sampled_from(("me", "them", None)),
    ),
    max_size=25,
)
WEEKS = st.sampled_from((1, 4, 12, 13, 26, 60, 150))


def journal_of(entries) -> Journal:
    """Return a journal in memory in which these were written one after the other."""
    journal = Journal(opening.open_in_memory(), opening.Path("none"))
    with journal.step("add") as step:
        for key in PEOPLE:
            step.insert("contact", name=f"P{key}", folded=f"p{key}", pinned=int(key == PEOPLE[-1]))
    for who, ago, way, kind, value, started_by in entries:
        date = (TODAY - dt.timedelta(ago)).isoformat()
        with journal.step("log") as step:
            encounter = exchanges.add_encounter(step, date, started_by=started_by)
            exchanges.add(step, encounter, who, date, way=way, kind=kind, value=value)
    return journal


@given(ENTRIES, WEEKS)
def test_everyone_weighs_what_a_replay_of_their_entries_weighs(entries, weeks):
    """On the last day of a period and on the day before it, later entries or none, whatever the order of entry."""
    journal, start = journal_of(entries), DAY - 7 * weeks

    found = weighing.weighed(journal, DAY, start)

    assert [one.key for one in found] == list(PEOPLE)
    for one in found:
        now, then = (ties.rebuilt(journal, one.key, ties.iso(day)) for day in (DAY, start))
        assert depth.score(one.weight) == pytest.approx(depth.score(depth.weight(now.state, DAY)), abs=1e-9)
        assert depth.score(one.weight_before) == pytest.approx(depth.score(depth.weight(then.state, start)), abs=1e-9)
        assert (one.first, one.last, one.entries) == (now.state.first, now.state.last, now.count)
        assert one.is_two_way == bool(now.state.gave and now.state.got)
        for band, state in ((one.band, now.state), (one.band_before, then.state)):
            assert (band == "ghost") == (not state.last)


@given(ENTRIES)
def test_as_many_are_counted_on_as_the_well_names(entries):
    """The report counts for each kind whom the well would name, one by one."""
    journal = journal_of(entries)

    many = well.counted(journal, TODAY, weighing.weighed(journal, DAY, DAY - 84))

    named = {one.kind: len(one.people) for one in rules.well(well.read(journal, TODAY)).kinds}
    assert {kind: many[kind] for kind in named} == named


@given(ENTRIES)
def test_as_many_have_lapsed_as_due_names(entries):
    """The report counts those whom `due --lapsed` lists."""
    journal = journal_of(entries)

    found = weighing.weighed(journal, DAY, DAY - 84)
    silent = [one.key for one in found if one.last and DAY - one.last > USUAL.quiet]

    assert report.lapsed(journal, TODAY, USUAL, silent) == len(due.lapsed(journal, TODAY, USUAL))


@given(ENTRIES, st.integers(1, 1500))
def test_an_encounter_counts_where_something_weighs(entries, span):
    """Attempts and reactions alone are no encounter, neither for who started nor for the shape."""
    since = (TODAY - dt.timedelta(span)).isoformat()
    happened = [
        (started_by, ago)
        for _who, ago, _way, kind, _value, started_by in entries
        if 0 <= ago <= span and kind not in ("tried", "reaction")
    ]
    journal = journal_of(entries)

    started = report.started(journal, since, TODAY.isoformat())
    days = shape.days(journal, DAY - span, DAY)

    assert list(started) == [sum(by == side for by, _ago in happened) for side in ("me", "them", None)]
    assert sum(day.encounters for day in days.values()) == len(happened)


def test_an_encounter_without_an_exchange_counts_for_nothing():
    """Nothing happened where nothing passed, not even an attempt."""
    journal = journal_of([])
    with journal.step("log") as step:
        exchanges.add_encounter(step, TODAY.isoformat(), started_by="me")

    assert sum(report.started(journal, TODAY.isoformat(), TODAY.isoformat())) == 0
