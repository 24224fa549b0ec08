"""The ledger out and in again: nothing is lost, nothing is there twice, and no false file comes in."""

import json
import sqlite3
from pathlib import Path

import pytest
from conftest import TODAY
from filled_ledger import fill
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_round_trip import WORDS, check, filled, new_folder, out, taken

from netjournal import text
from netjournal.formats.journal_records import KEYS
from netjournal.storage import ledger, schema, stemming
from netjournal.storage.journal import Journal

SECTIONS = (
    *("roles", "promises", "asks", "introductions", "relations", "own_memberships", "needs", "goals"),
    *("visible", "vanity"),
)
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def export(journal, netj):
    """Return the export of a journal with a whole ledger, as text."""
    fill(journal, TODAY)
    return netj("export", "json").out


@pytest.fixture
def elsewhere(tmp_path, monkeypatch) -> Path:
    """Let `netj` look at another journal, which is not there yet, and return its path."""
    path = tmp_path / "other" / "other.db"
    path.parent.mkdir()
    monkeypatch.setenv("NETJ_JOURNAL", str(path))
    return path


def keep(tmp_path: Path, whole) -> str:
    """Write an export to a file and return its name."""
    (tmp_path / "x.json").write_text(whole if isinstance(whole, str) else json.dumps(whole), newline="")
    return str(tmp_path / "x.json")


def test_every_section_of_the_ledger_is_in_the_export(export):
    """No part of the ledger is left out of what netj writes."""
    whole = json.loads(export)

    assert [section for section in SECTIONS if not whole[section]] == []
    assert whole["needs"][2]["contact"] is None
    assert len(whole["visible"][0]["contacts"]) == 2
    assert whole["promises"][1]["exchange"] in {x["uid"] for e in whole["encounters"] for x in e["exchanges"]}


def test_every_column_of_the_ledger_is_in_the_export(journal):
    """A column that comes later is not forgotten by what netj writes."""
    derived = {"id", "folded", "stems"}
    sections = {spec.fact: {*spec.written, *spec.needed, *spec.loose} for spec in ledger.SECTIONS.values()}
    links = {"contact_sphere", "contact_role", "membership", "visible_contact", "handle", "exchange"}

    for section, spec in ledger.SECTIONS.items():
        columns = {column for _at, column, *_more in journal.rows(f"PRAGMA table_info({spec.fact})")}
        assert columns - derived == sections[spec.fact], spec.fact
        assert set(KEYS[section]) - {"contacts"} == sections[spec.fact], section
    assert set(schema.FACTS) - links - set(sections) == {"contact", "sphere", "community", "encounter", "role"}


def test_the_ledger_comes_back_to_the_byte(export, netj, tmp_path, elsewhere):
    """Brought into an empty journal and exported again, nothing has changed; undone, nothing is left."""
    empty = netj("export", "json").out

    result = netj("import", keep(tmp_path, export), "--yes", "--json").json

    assert (result["refused"], result["already_here"], result["entries"]) == (0, 0, 23)
    assert netj("export", "json").out == export
    netj("doctor")
    netj("undo")
    assert netj("export", "json").out == empty
    netj("doctor")
    netj("redo")
    assert netj("export", "json").out == export


def test_the_order_of_sections_and_keys_is_nothing(export, netj, tmp_path, elsewhere):
    """A tool that sorts keys, so that the ledger stands before the people it is about, does no harm."""
    netj("import", keep(tmp_path, json.dumps(json.loads(export), sort_keys=True)), "--yes")

    assert netj("export", "json").out == export


def test_the_same_file_twice_adds_nothing(export, netj, tmp_path, elsewhere):
    """Every entry of the ledger is known again."""
    netj("import", keep(tmp_path, export), "--yes")
    steps = netj("history", "--json").json

    result = netj("import", keep(tmp_path, export), "--yes", "--json").json

    assert (result["imported"], result["refused"]) == (0, 0)
    assert netj("export", "json").out == export
    assert netj("history", "--json").json == steps


def test_needs_are_found_after_an_import(export, netj, tmp_path, elsewhere):
    """What follows from the words of a need is made anew."""
    netj("import", keep(tmp_path, export), "--yes")

    with sqlite3.connect(elsewhere) as connection:
        stems = connection.execute("SELECT stems FROM need ORDER BY id").fetchall()
        found = connection.execute("SELECT count(*) FROM need_fts WHERE need_fts MATCH 'react'").fetchone()
    connection.close()
    assert all(stem for (stem,) in stems)
    assert found == (2,)


WRONG = [
    (("roles", 0, "pace"), 0),
    (("promises", 0, "promised_by"), "us"),
    (("promises", 0, "what"), ""),
    (("promises", 0, "what"), None),
    (("promises", 0, "made"), "2026-02-30"),
    (("promises", 0, "due"), "soon"),
    (("promises", 0, "outcome"), "kept"),
    (("promises", 1, "outcome"), None),
    (("promises", 1, "outcome"), "broken"),
    (("promises", 0, "contact"), NOBODY),
    (("promises", 0, "contact"), None),
    (("promises", 1, "exchange"), NOBODY),
    (("promises", 0, "surprise"), 1),
    (("promises", 0, "due"), KeyError),
    (("asks", 0, "kind"), "conversation"),
    (("asks", 0, "answer"), "maybe"),
    (("asks", 1, "answered"), None),
    (("asks", 1, "told"), "2026-13-01"),
    (("asks", 1, "exchange"), NOBODY),
    (("introductions", 0, "one"), NOBODY),
    (("introductions", 0, "encounter"), NOBODY),
    (("introductions", 0, "outcome"), "dropped"),
    (("relations", 0, "kind"), "enemy"),
    (("relations", 0, "two"), NOBODY),
    (("own_memberships", 0, "community"), NOBODY),
    (("own_memberships", 0, "until"), "2020-01-01"),
    (("own_memberships", 0, "fee"), 10),
    (("needs", 0, "side"), "both"),
    (("needs", 0, "kind"), "recognition"),
    (("needs", 0, "contact"), NOBODY),
    (("needs", 0, "closed"), "2026-11-20"),
    (("needs", 0, "stems"), "react"),
    (("goals", 0, "target"), 0),
    (("goals", 0, "measure"), "songs"),
    (("goals", 0, "measure"), "support"),  # by a subject that is no kind of support
    (("goals", 0, "a_week"), True),
    (("goals", 0, "ticks"), -1),
    (("goals", 0, "ticks"), 10**30),
    (("goals", 0, "until"), "2026-01-01"),
    (("visible", 0, "kind"), "song"),
    (("visible", 0, "community"), NOBODY),
    (("visible", 0, "contacts"), None),
    (("visible", 0, "contacts"), [NOBODY]),
    (("vanity", 0, "count"), -1),
    (("vanity", 0, "count"), 2**64),
    (("vanity", 0, "platform"), " "),
    *(((section,), KeyError) for section in SECTIONS),
]


def spoil(whole: str, *path: object, to: object) -> dict:
    """Return an export with one value changed."""
    copy = json.loads(whole)
    place = copy
    for step in path[:-1]:
        place = place[step]
    if to is KeyError:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return copy


def refused(netj, name: str) -> str:
    """Return the sentence with which a file is refused, after making sure that nothing of it came in."""
    before = netj("history", "--json").json, netj("export", "json").out
    error = netj("import", name, "--yes", "--json", exit=3).error
    assert (netj("history", "--json").json, netj("export", "json").out) == before
    assert error["code"] == "bad_file"
    return error["message"]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=str)
def test_a_false_entry_keeps_the_whole_file_out(export, netj, tmp_path, elsewhere, path, value):
    """One value of the ledger that no export holds, and nothing of the file comes in."""
    refused(netj, keep(tmp_path, spoil(export, *path, to=value)))


def test_two_who_are_one_cannot_be_introduced(export, netj, tmp_path, elsewhere):
    """An introduction of someone to themselves, or a relation with oneself, is no entry of ours."""
    for section in ("introductions", "relations"):
        one = json.loads(export)[section][0]["one"]

        said = refused(netj, keep(tmp_path, spoil(export, section, 0, "two", to=one)))

        assert "do not fit together" in said


def test_promises_kept_with_somebody_else_are_refused(export, netj, tmp_path, elsewhere):
    """The exchange that kept a promise was with the one it was made to."""
    other = json.loads(export)["promises"][2]["exchange"]

    said = refused(netj, keep(tmp_path, spoil(export, "promises", 1, "exchange", to=other)))

    assert "somebody else" in said


@pytest.mark.parametrize("section", SECTIONS)
def test_an_entry_that_stands_twice_is_refused(export, netj, tmp_path, elsewhere, section):
    """Two records of one id are no export of ours."""
    whole = json.loads(export)
    whole[section].append(whole[section][0])

    refused(netj, keep(tmp_path, whole))


def test_somebody_who_came_twice_is_refused(export, netj, tmp_path, elsewhere):
    """Nobody stands twice among those who came because of one thing."""
    came = json.loads(export)["visible"][0]["contacts"]

    refused(netj, keep(tmp_path, spoil(export, "visible", 0, "contacts", to=[*came, came[0]])))


def test_what_was_removed_here_stays_removed(export, netj, tmp_path, journal):
    """Somebody who was removed, with every entry about them, does not come back with an older file."""
    netj("remove", "sam", "--yes")
    before = netj("export", "json").out

    result = netj("import", keep(tmp_path, export), "--yes", "--json").json

    assert result["imported"] == 0
    assert netj("export", "json").out == before
    netj("doctor")


def test_what_changed_here_stays_as_it_is_here(export, netj, tmp_path, journal):
    """A promise kept here is not opened again by an older file; what came since then stays beside it."""
    with journal.step("keep a promise") as step:
        step.update("promise", 1, closed="2026-11-23", outcome="kept")
        step.delete("goal", 1)
        step.delete("visible_contact", 1)
    kept = json.loads(netj("export", "json").out)["promises"]

    netj("import", keep(tmp_path, export), "--yes")

    whole = json.loads(netj("export", "json").out)
    assert whole["promises"] == kept
    assert len(whole["goals"]) == 1
    assert len(whole["visible"][0]["contacts"]) == 2


def test_there_is_one_of_what_can_be_there_once(export, netj, tmp_path, journal):
    """The same number of followers on a day, the same relation and the same membership under another id add nothing."""
    whole = json.loads(export)
    for section in ("roles", "relations", "vanity", "own_memberships"):
        for number, record in enumerate(whole[section]):
            record["uid"] = f"00000000-0000-4000-8000-{SECTIONS.index(section):06}{number:06}"
    turned = whole["relations"][1]
    turned["one"], turned["two"] = turned["two"], turned["one"]

    result = netj("import", keep(tmp_path, whole), "--yes", "--json").json

    # The membership that ended may have been another one.
    assert result["imported"] == 1
    journal.connection.execute("SELECT 1")
    assert len(json.loads(netj("export", "json").out)["relations"]) == len(whole["relations"])
    netj("doctor")


def test_an_exchange_that_is_with_another_contact_here_is_let_go(export, netj, tmp_path, journal: Journal):
    """Where two contacts became one on this side only, the file of the other side still comes in."""
    with journal.step("move an exchange") as step:
        for row in journal.rows("SELECT id FROM promise"):
            step.delete("promise", row[0])
        for (key,) in journal.rows("SELECT id FROM exchange WHERE contact = 1"):
            step.update("exchange", key, contact=2)
    whole = json.loads(export)
    for number, record in enumerate(whole["promises"]):
        record["uid"] = f"00000000-0000-4000-8000-{number:012}"

    netj("import", keep(tmp_path, whole), "--yes")

    promises = json.loads(netj("export", "json").out)["promises"]
    assert [bool(promise["exchange"]) for promise in promises] == [False, False, True]
    netj("doctor")


DAYS = st.dates().map(str)
ENTRIES = st.lists(
    st.one_of(
        *(
            st.fixed_dictionaries({"fact": st.just(fact), **columns})
            for fact, columns in {
                "promise": {"promised_by": st.sampled_from(["me", "them"]), "what": WORDS, "made": DAYS, "due": DAYS},
                "ask": {"kind": st.sampled_from(["referral", "recognition"]), "what": st.none() | WORDS, "made": DAYS},
                "need": {"side": st.sampled_from(["need", "offer"]), "what": WORDS, "since": DAYS},
                "introduction": {"what": st.none() | WORDS, "made": DAYS},
                "goal": {"what": WORDS, "target": st.integers(1, 100_000), "since": DAYS, "subject": st.none() | WORDS},
                "visible": {"what": WORDS, "date": DAYS},
                "vanity": {"platform": WORDS, "date": DAYS, "count": st.integers(0, 10**10)},
                "role": {"name": WORDS, "pace": st.none() | st.integers(1, 36500)},
            }.items()
        )
    ),
    max_size=8,
)


@given(ENTRIES)
@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
def test_whatever_was_written_comes_back_to_the_byte(tmp_path, entries):
    """From the most hostile words, an export, brought into an empty journal and exported again, is the same."""
    path = new_folder(tmp_path)
    journal = filled(path / "old.db", [{"name": "Sam"}, {"name": "Jo"}], [])
    once = set()
    with journal.step("write") as step:
        for number, entry in enumerate(entries):
            columns = {column: value for column, value in entry.items() if column != "fact"}
            fact = entry["fact"]
            if fact in {"promise", "ask", "need"}:
                columns["contact"] = 1 + number % 2
            if fact == "need":
                columns["stems"] = stemming.stems(columns["what"], "en")
            if fact == "introduction":
                columns |= {"one": 1 + number % 2, "two": 2 - number % 2}
            if fact in {"vanity", "role"}:
                columns["folded"] = text.folded(columns.get("platform") or columns["name"])
                if (same := (fact, columns["folded"], columns.get("date"))) in once:
                    continue
                once.add(same)
            step.insert(fact, **columns)
    before = out(journal, "json")

    fresh, refused_ = taken(path, ("x.json", before))

    assert refused_ == 0
    assert out(fresh, "json") == before
    check(fresh)
    fresh.close()
    journal.close()
