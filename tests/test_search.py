"""Full text: what a word finds, however it is asked for."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.storage import opening, search
from netjournal.storage.journal import Journal

#: Beginnings of each other, folded and not, parted by signs, joined by what is no letter, in other scripts.
WORDS = [
    "a",
    "ab",
    "Abc",
    "ABCD",
    "á",
    "ábc",
    "ab-cd",
    "abﬁ",
    "a1",
    "1a",
    "10",
    "Ⅷ",
    "ß",
    "straße",
    "ab\u200dc",
    "жюл",
    "東京",
    "b",
]
texts = st.lists(st.sampled_from(WORDS) | st.text("abAÁ1\u0301.", min_size=1, max_size=4), max_size=6).map(" ".join)


def empty(path) -> Journal:
    """Return a journal that holds nothing."""
    return Journal(opening.open_in_memory(), path)


def rowids(journal: Journal, query: str) -> list[int]:
    """Return which notes a query finds, newest first."""
    if not query:
        return []
    sql = "SELECT rowid FROM encounter_fts WHERE encounter_fts MATCH ? ORDER BY rowid DESC"
    return [key for (key,) in journal.rows(sql, (query,))]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Iterator[Journal]:
    """Return a journal whose index of notes each example fills anew."""
    journal = empty(tmp_path_factory.mktemp("shelf") / "journal.db")
    yield journal
    journal.close()


@settings(max_examples=300)
@given(notes=st.lists(texts, max_size=12), words=texts)
def test_a_beginning_that_is_spelled_out_finds_what_full_text_finds(shelf, notes, words):
    """Asking for all words that another begins, one by one, is only a quicker way to ask for the beginning."""
    shelf.connection.execute("BEGIN")
    shelf.connection.executemany(
        "INSERT INTO encounter_fts (rowid, place, note) VALUES (?, NULL, ?)", list(enumerate(notes, 1))
    )

    spelled = rowids(shelf, search._spelled_out(shelf, "encounter", words))
    gathered = rowids(shelf, search.query_of(words))

    shelf.connection.execute("ROLLBACK")
    assert spelled == gathered


def test_a_beginning_of_too_many_words_is_left_to_full_text(tmp_path, monkeypatch):
    """A query never grows with the number of words that somebody used."""
    monkeypatch.setattr(search, "_SPELLED", 3)
    journal = empty(tmp_path / "journal.db")
    journal.connection.executemany(
        "INSERT INTO encounter_fts (rowid, place, note) VALUES (?, NULL, ?)",
        [(number, f"ab{number} lunch") for number in range(1, 6)],
    )

    few, many = (search._spelled_out(journal, "encounter", words) for words in ("lun", "ab"))

    assert re.findall(r'"(\w+)"', few) == ["lunch"]
    assert rowids(journal, many) == [5, 4, 3, 2, 1]
    assert "ab1" not in many


def test_a_word_that_begins_none_ends_the_search(tmp_path):
    """Where one of the words stands nowhere, the places of the others need not be looked at."""
    journal = empty(tmp_path / "journal.db")
    journal.connection.execute("INSERT INTO encounter_fts (rowid, place, note) VALUES (1, NULL, 'lunch')")

    assert search._spelled_out(journal, "encounter", "lun nowhere") == ""


def test_beginnings_find_the_same_in_a_large_journal(netj, monkeypatch):
    """How much there is decides how a beginning is looked for, and never what is found."""
    netj("add", "Sam Okafor", "--on", "2026-01-05")
    for day, note in enumerate(("lunch", "lunches with the choir", "launch", "a luncheon"), 1):
        netj("log", "sam", note, "--on", f"2026-11-0{day}", "--got", f"practical: {note}")

    found = netj("find", "lun", "--json").json
    monkeypatch.setattr(search, "_MUCH", 0)
    spelled_out = netj("find", "lun", "--json").json

    assert [hit["text"] for hit in found] == ["a luncheon"] * 2 + ["lunches with the choir"] * 2 + ["lunch"] * 2
    assert spelled_out == found
