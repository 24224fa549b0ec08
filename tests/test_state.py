"""What is stored stays true: ties, history and full text, whatever is done, undone and done again, in any order."""

import datetime as dt
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal import errors
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Said
from netjournal.services import contacts, exchanges
from netjournal.services import history as steps
from netjournal.storage import bulk, checking, comparing, depth, depth_keeping, history, schema
from netjournal.storage import contacts as rows
from netjournal.storage.journal import Journal, Touch

TODAY = dt.date(2026, 11, 23)
NAMES = ("Sam Okafor", "Jo Park", "Ade Bello")
_COUNT = itertools.count()

names = st.sampled_from(NAMES)
days = st.integers(0, 60).map(lambda ago: TODAY - dt.timedelta(days=ago))
passed = st.sampled_from(
    ["guidance: how to price", "a drill", "reaction: a like", "introduction: to Lena", "recognition: praise"]
)
NOTHING = st.none()
saids = st.builds(
    Said,
    date=days,
    channel=NOTHING,
    place=NOTHING,
    started_by=st.sampled_from([None, "them"]),
    note=st.sampled_from([None, "caught up", "tea"]),
    community=st.sampled_from([None, "Choir"]),
    gave=st.lists(passed, max_size=1).map(tuple),
    got=st.lists(passed, max_size=2).map(tuple),
    value=st.sampled_from([None, 1, 5]),
    thanked=st.booleans(),
)
fields = st.builds(
    Fields,
    **dict.fromkeys(("name", "title", "location", "birthday", "met", "why", "via", "pace"), NOTHING),
    **dict.fromkeys(("aliases", "phones", "links", "communities", "drop"), st.just(())),
    org=st.sampled_from([None, "", "Firm"]),
    note=st.sampled_from([None, "", "likes tea"]),
    emails=st.sampled_from([(), ("a@x.org",)]),
    spheres=st.sampled_from([(), ("rust",), ("rust", "choir")]),
    roles=st.sampled_from([(), ("mentor",)]),
)
acts = st.one_of(
    st.tuples(st.just("add"), names, saids),
    st.tuples(st.just("log"), names, saids),
    st.tuples(st.just("log both"), names, saids),
    st.tuples(st.just("pass"), names, saids),
    st.tuples(st.just("tried"), names, saids),
    st.tuples(st.just("thank"), names, saids),
    st.tuples(st.just("edit"), names, fields),
    *(st.tuples(st.just(act), names, st.none()) for act in ("waive", "pin", "archive", "revive", "remove")),
    *(st.tuples(st.just(act), st.none(), st.none()) for act in ("undo", "redo", "undo", "prune")),
)


@pytest.fixture(scope="module", autouse=True)
def short_stretches() -> Iterator[None]:
    """Let ties of a few entries have checkpoints, which otherwise takes a thousand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(depth, "STRETCH", 2)
        patch.setattr(depth_keeping, "_TOLD_AGAIN", 3)
        yield


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """Return an empty journal, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "journal.db"
    Journal.to_write(path).close()
    return path


def opened(empty: Path, folder: Path) -> Journal:
    """Return a copy of the empty journal, open; nothing here is about power cuts."""
    path = folder / f"journal{next(_COUNT)}.db"
    shutil.copy(empty, path)
    journal = Journal.to_write(path)
    journal.connection.execute("PRAGMA synchronous = OFF")
    return journal


def perform(journal: Journal, act: str, name: str | None, what: Said | Fields | None) -> None:
    """Do one act as a person would; that it is refused is fine too, as long as nothing is half done."""
    who = next(iter(rows.exact(journal, name)), None) if name else None
    if act == "add":
        contacts.add(journal, Fields(name=name), what, TODAY)
    elif act == "undo":
        steps.undo(journal)
    elif act == "redo":
        steps.redo(journal)
    elif act == "prune":
        steps.prune(journal, 5)
    elif who is None:
        return
    elif act == "log":
        exchanges.log(journal, [who], what, TODAY)
    elif act == "log both":
        others = [other for each in NAMES for other in rows.exact(journal, each)[:1]]
        exchanges.log(journal, others, Said(date=what.date, note=what.note), TODAY)
    elif act == "pass":
        exchanges.log(journal, [who], what, TODAY, met=False)
    elif act == "tried":
        exchanges.tried(journal, [who], what)
    elif act == "thank":
        exchanges.thank(journal, who, "for all", Said(date=what.date), TODAY)
    elif act == "waive":
        exchanges.waive(journal, who, TODAY)
    elif act == "edit":
        contacts.edit(journal, who, what)
    elif act == "pin":
        contacts.pin(journal, who, band="close")
    elif act == "archive":
        contacts.archive(journal, who, TODAY)
    elif act == "revive":
        contacts.revive(journal, who)
    elif act == "remove":
        contacts.remove(journal, who)


def attempt(journal: Journal, act: tuple) -> None:
    """Do one act, or be refused."""
    try:
        perform(journal, *act)
    except (errors.Refused, errors.Missing):
        assert not journal.connection.in_transaction


def facts(journal: Journal) -> dict[str, list]:
    """Return every row of what a person wrote and what is derived from it."""
    tables = (*schema.FACTS, "tie", "tombstone")
    return {table: sorted(journal.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}


def words(journal: Journal) -> list:
    """Return what full text holds: every word and how often."""
    found = []
    for table in schema.SEARCHED:
        journal.connection.execute(
            f"CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab(main, {table}_fts, 'instance')"
        )
        found.append(sorted(journal.rows(f"SELECT term, doc, col FROM v_{table}")))
        journal.connection.execute(f"DROP TABLE temp.v_{table}")
    return found


def assert_true(journal: Journal) -> None:
    """Fail unless ties equal their recomputation and rows and steps equal the history."""
    stored = dict(depth.every(journal))
    assert set(stored) == {key for (key,) in journal.rows("SELECT id FROM contact")}
    for contact, tie in stored.items():
        anew = depth.carried_on(journal, contact, depth.NOTHING)
        assert depth.rebuilt(journal, contact) == anew
        assert tie.state == pytest.approx(anew.state, rel=1e-9, abs=1e-9)
        assert tie[1:] == anew[1:]
    assert comparing.differences(journal) == []
    assert comparing.broken_steps(journal) == []


@settings(max_examples=40)
@given(plan=st.lists(acts, min_size=3, max_size=14))
def test_whatever_is_done_what_is_stored_stays_true(plan, empty, tmp_path):
    """After each act, in any order of acts and of dates, ties, rows and history agree; at the end doctor does too."""
    journal = opened(empty, tmp_path)

    for act in plan:
        attempt(journal, act)
        assert_true(journal)

    assert [f for check in (*checking.checks(), checking.SEARCH) for f in checking.run(journal, check)] == []
    journal.close()


@settings(max_examples=40)
@given(plan=st.lists(acts.filter(lambda act: act[0] != "prune"), min_size=1, max_size=12))
def test_undoing_all_empties_the_journal_and_redoing_all_brings_it_back(plan, empty, tmp_path):
    """All the way back there is nothing, not even a word in full text; all the way forth each row is as it was."""
    journal = opened(empty, tmp_path)
    for act in plan:
        attempt(journal, act)
    before, index = facts(journal), words(journal)
    done = history.count(journal) - sum(step.is_undone for step in history.steps(journal, 100))

    for _ in range(done):
        steps.undo(journal)
    left, left_words = facts(journal), words(journal)
    for _ in range(done):
        steps.redo(journal)

    assert not any(left.values())
    assert not any(left_words)
    assert facts(journal) == before
    assert words(journal) == index
    assert_true(journal)
    journal.close()


@settings(max_examples=25)
@given(plan=st.lists(acts, min_size=2, max_size=10), keep=st.integers(0, 6))
def test_pruning_changes_no_fact_and_forgets_no_rot(plan, keep, empty, tmp_path):
    """After pruning, each row is as before, the newest steps can still be undone, and a changed row is noticed."""
    journal = opened(empty, tmp_path)
    for act in plan:
        attempt(journal, act)
    before, total = facts(journal), history.count(journal)

    merged = steps.prune(journal, keep).merged
    after = {table: found for table, found in facts(journal).items() if table != "tombstone"}

    assert merged == max(0, total - keep)
    assert after == {table: found for table, found in before.items() if table != "tombstone"}
    assert_true(journal)
    while any(not step.is_undone for step in history.steps(journal, 1)):
        steps.undo(journal)
        assert_true(journal)
    key = journal.row("SELECT id FROM contact")
    if key:
        journal.connection.execute("UPDATE contact SET note = 'by itself' WHERE id = ?", key)
        assert comparing.differences(journal)
    journal.close()


def test_an_import_is_undone_and_done_again_whole(journal):
    """An import of thousands of rows goes in one undo and comes back in one redo, the same to the last byte."""
    with journal.step("import") as step:
        first = bulk.next_key(journal, "contact")
        columns = [column[1] for column in journal.rows("PRAGMA table_info(contact)")]
        given = {"created": step.now, "changed": step.now, "pinned": 0, "snoozes": 0}
        keys = range(first, first + 2500)
        people = [{**given, "id": k, "uid": f"u{k}", "name": f"P {k}", "folded": f"p {k}", "note": "tea"} for k in keys]
        bulk.insert_many(step, "contact", [tuple(row.get(c) for c in columns) for row in people])
        step.touched.update({key: Touch() for key in keys})
    before, index = facts(journal), words(journal)
    assert_true(journal)

    steps.undo(journal)
    assert not any(facts(journal).values())
    assert not any(words(journal))
    steps.redo(journal)

    assert facts(journal) == before
    assert words(journal) == index
    assert_true(journal)


def test_an_import_after_removals_keeps_the_history_true(journal):
    """Removing imported people, importing more and pruning in between never makes rows and history disagree."""
    who = rows.who(journal, 1) if journal.row("SELECT 1 FROM contact") else None
    assert who is None
    for turn in range(3):
        with journal.step("import") as step:
            first = bulk.next_key(journal, "contact")
            columns = [column[1] for column in journal.rows("PRAGMA table_info(contact)")]
            given = {"created": step.now, "changed": step.now, "pinned": 0, "snoozes": 0}
            keys = range(first, first + 5)
            people = [{**given, "id": k, "uid": f"u{k}", "name": f"P {k}", "folded": f"p {k}"} for k in keys]
            bulk.insert_many(step, "contact", [tuple(row.get(c) for c in columns) for row in people])
            step.touched.update({key: Touch() for key in keys})
        contacts.edit(journal, rows.who(journal, first + 1), Fields(note="edited"))
        contacts.remove(journal, rows.who(journal, first + 4))
        contacts.remove(journal, rows.who(journal, first + 1))
        contacts.add(journal, Fields(name=f"New {turn}"), Said(date=TODAY), TODAY)
        assert_true(journal)
        steps.prune(journal, turn)
        assert_true(journal)

    while any(not step.is_undone for step in history.steps(journal, 1)):
        steps.undo(journal)
        assert_true(journal)


def test_redo_brings_back_what_was_undone_last_never_what_was_abandoned(journal):
    """What was undone before something else was done stays undone, however far one goes back and forth."""
    contacts.add(journal, Fields(name="Sam Okafor"), Said(date=TODAY), TODAY)
    contacts.add(journal, Fields(name="Abandoned"), Said(date=TODAY), TODAY)
    steps.undo(journal)
    contacts.add(journal, Fields(name="Jo Park"), Said(date=TODAY), TODAY)

    undone = [steps.undo(journal).act, steps.undo(journal).act]
    again = [steps.redo(journal).act, steps.redo(journal).act]

    assert undone == ["add Jo Park", "add Sam Okafor"]
    assert again == ["add Sam Okafor", "add Jo Park"]
    with pytest.raises(errors.NothingToUndo):
        steps.redo(journal)
