"""`netj remove`: someone goes with all that hangs on them, nobody else loses a word, and undo brings them back."""

import json

import pytest
from conftest import TODAY
from filled_ledger import fill

from netjournal.storage import comparing, depth


@pytest.fixture
def people(journal):
    """Return Sam, Priya and Ade, with a whole ledger between them."""
    return fill(journal, TODAY)


def test_a_dry_run_counts_what_would_go(netj, people):
    """Before anything is done, it says how much of what hangs on someone."""
    before = netj("export", "json").out

    ran = netj("remove", "sam", "--dry-run")

    assert "Sam Okafor would go, with 3 exchanges, 2 promises, 2 asks, 1 introduction, 3 relations, 1 need" in ran.out
    assert "Nothing was changed." in ran.out
    assert netj("remove", "sam", "--dry-run", "--json").json["removed"] == {
        "exchanges": 3,
        "promises": 2,
        "asks": 2,
        "introductions": 1,
        "relations": 3,
        "needs": 1,
    }
    assert netj("export", "json").out == before


@pytest.mark.parametrize("which", [0, 1, 2])
def test_nothing_of_them_is_left_and_undo_brings_all_back(netj, journal, people, which):
    """No entry names the one who is gone, all others stand; one undo, and everything is as it was."""
    before = netj("export", "json").out

    netj("remove", people[which].id, "--yes")

    after = netj("export", "json").out
    assert people[which].id not in after
    netj("doctor")
    netj("undo")
    assert netj("export", "json").out == before
    netj("doctor")
    netj("redo")
    assert netj("export", "json").out == after
    assert comparing.differences(journal) == []
    for (key,) in journal.rows("SELECT id FROM contact"):
        assert depth.stored(journal, key) == depth.rebuilt(journal, key)


def test_what_is_yours_stays(netj, people):
    """Goals, numbers, memberships, your own needs and what you made visible are nobody else's to take along."""
    before = json.loads(netj("export", "json").out)

    for who in people:
        netj("remove", who.id, "--yes")

    whole = json.loads(netj("export", "json").out)
    assert [section for section in ("goals", "vanity", "own_memberships", "roles") if whole[section]] == [
        *("goals", "vanity", "own_memberships", "roles"),
    ]
    assert [need["what"] for need in whole["needs"]] == ["a flat", "tools"]
    assert [one["contacts"] for one in whole["visible"]] == [[], []]
    assert len(before["visible"]) == 2
    assert whole["encounters"] == []
    netj("doctor")


def test_an_introduction_outlives_the_encounter_it_was_made_in(netj, journal, people):
    """Where an encounter empties, what was made in it and is about others stays."""
    sam, priya, ade = people
    with journal.step("introduce in a meeting with Ade alone") as step:
        alone = journal.one("SELECT encounter FROM exchange WHERE contact = ? ORDER BY id LIMIT 1", (ade.key,))
        step.update("introduction", 1, encounter=alone)

    netj("remove", ade.id, "--yes")

    (left,) = json.loads(netj("export", "json").out)["introductions"]
    assert (left["one"], left["two"], left["encounter"]) == (sam.id, priya.id, None)
    netj("doctor")


def test_a_promise_to_another_outlives_the_exchange(netj, journal, people):
    """Should a promise lean on what passed with someone else, it stays, and leans on nothing."""
    sam, priya, _ade = people
    with journal.step("lean on another's exchange") as step:
        key = journal.one("SELECT id FROM exchange WHERE contact = ? LIMIT 1", (priya.key,))
        step.update("promise", 1, exchange=key)

    netj("remove", priya.id, "--yes")

    promises = json.loads(netj("export", "json").out)["promises"]
    assert [one["contact"] for one in promises] == [sam.id, sam.id]
    assert promises[0]["exchange"] is None
    netj("doctor")
