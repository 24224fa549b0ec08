"""Out and in again: JSON loses nothing at all, CSV nothing that its columns hold, whatever people wrote."""

import datetime as dt
import io
import itertools
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import TODAY, Netj
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from netjournal import errors, text
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import CHANNELS, KINDS, WAYS, Said
from netjournal.domain.transfer import Own
from netjournal.formats import reading
from netjournal.services import contacts, export, transfer
from netjournal.storage import comparing, depth
from netjournal.storage import exchanges as rows
from netjournal.storage.journal import Journal

_FOLDERS = itertools.count()


def _is_taken(given: str) -> bool:
    """Tell whether the journal takes a text as it is, and a file may hold it."""
    try:
        return text.clean(given, "text") == given and "\x00" not in given
    except errors.NetjError:
        return False


HOSTILE = (
    *(
        "=cmd()",
        "'",
        "''",
        "'=x",
        "-1+2",
        "+44 20 7946",
        "@x",
        "\uff1dx",
        "a\r\nb",
        "a\rb",
        "a\nb",
        'a"b',
        '"',
        ",",
        ";",
    ),
    *(
        "a; b",
        "\\",
        "\\;",
        "a\\",
        "Name [work]",
        "[/x]",
        "\x1b[31m",
        "\u202eabc",
        "x" * 300,
        "שלום",
        "e\u0301",
        "👩‍👩‍👧",
        "# x",
    ),
)
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).map(str.strip),
).filter(_is_taken)
MAYBE = st.none() | WORDS
DAYS = st.dates(dt.date(2020, 1, 1), TODAY)
PERSON = st.fixed_dictionaries(
    {
        "name": WORDS,
        "org": MAYBE,
        "title": MAYBE,
        "location": MAYBE,
        "note": MAYBE,
        "met": MAYBE,
        "birthday": st.none() | st.sampled_from(["1980-05-17", "--02-29"]),
        "pace": st.none() | st.integers(1, 36500),
        "emails": st.lists(WORDS, max_size=2, unique_by=str.casefold).map(tuple),
        "phones": st.lists(WORDS, max_size=2).map(tuple),
        "spheres": st.lists(WORDS, max_size=2).map(tuple),
        "roles": st.lists(WORDS, max_size=2).map(tuple),
    }
)
PASSING = st.tuples(st.integers(0, 9), st.sampled_from(WAYS), st.sampled_from(KINDS), MAYBE, st.integers(1, 5))
MEETING = st.tuples(
    DAYS,
    st.none() | st.sampled_from(CHANNELS),
    st.none() | st.sampled_from(["me", "them"]),
    MAYBE,
    st.lists(PASSING, min_size=1, max_size=4),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where journals of a test lie."""
    return tmp_path


def filled(path: Path, people: Sequence[dict], meetings: Sequence[tuple], *, by_hand: int = 0) -> Journal:
    """Return a journal with these people and meetings."""
    journal = Journal.to_write(path)
    whos = [
        contacts.add(journal, Fields(**person), Said(date=TODAY), TODAY, unmet=True, new=True).contacts[0].who
        for person in people
    ]
    with journal.step("meet") as step:
        for date, channel, starter, community, passed in meetings:
            group = None if community is None else rows.contacts.group_or_new(step, "community", community)
            meeting = rows.add_encounter(step, date.isoformat(), channel=channel, started_by=starter, community=group)
            for who, way, kind, what, value in passed:
                key = whos[who % len(whos)].key
                rows.add(
                    step, meeting, key, date.isoformat(), way=way, kind=kind, what=what, value=value, by_hand=by_hand
                )
    return journal


def out(journal: Journal, form: str, what: str | None = None) -> str:
    """Return an export as text."""
    file = io.StringIO(newline="")
    export.fill(journal, export.wanted(form, what), TODAY, file)
    return file.getvalue()


def taken(path: Path, *files: tuple[str, str]) -> tuple[Journal, int]:
    """Return a new journal into which files, given by name and text, were brought, and how many rows were refused."""
    journal = Journal.to_write(path / "new.db")
    sources = []
    for name, content in files:
        (path / name).write_bytes(content.encode())
        sources.append(reading.opened(path / name))
    result = transfer.bring_in(journal, sources, Own(today=TODAY))
    for source in sources:
        source.__exit__()
    return journal, result.refused


def check(journal: Journal) -> None:
    """Fail unless ties, rows and history agree."""
    assert comparing.differences(journal) == []
    assert comparing.broken_steps(journal) == []
    for (key,) in journal.rows("SELECT id FROM contact"):
        assert depth.stored(journal, key) == depth.rebuilt(journal, key)


def new_folder(folder: Path) -> Path:
    """Return a folder for one example."""
    path = folder / str(next(_FOLDERS))
    path.mkdir()
    return path


@given(st.lists(PERSON, max_size=4), st.lists(MEETING, max_size=4))
@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
def test_json_out_and_in_is_the_same_to_the_byte(folder: Path, people: list, meetings: list) -> None:
    """An export, brought into an empty journal and exported again, has not changed in one byte."""
    path = new_folder(folder)
    journal = filled(path / "old.db", people, meetings if people else [], by_hand=1)
    before = out(journal, "json")

    fresh, refused = taken(path, ("x.json", before))

    assert refused == 0
    assert out(fresh, "json") == before
    check(fresh)
    fresh.close()
    journal.close()


@given(
    st.lists(PERSON, min_size=1, max_size=4, unique_by=lambda person: text.folded(person["name"])),
    st.lists(MEETING, max_size=4),
)
@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
def test_csv_out_and_in_loses_nothing_that_its_columns_hold(folder: Path, people: list, meetings: list) -> None:
    """Names, values, words and who met whom when come back as they were, from the most hostile text."""
    mails = [mail.casefold() for person in people for mail in person["emails"]]
    if len(mails) != len(set(mails)):
        return  # two people of one e-mail are one person to a table
    path = new_folder(folder)
    journal = filled(path / "old.db", people, meetings)
    people_before = out(journal, "csv", export.CONTACTS)
    passed_before = out(journal, "csv", export.EXCHANGES)

    fresh, refused = taken(path, ("passed.csv", passed_before), ("people.csv", people_before))

    assert refused == 0
    assert out(fresh, "csv", export.CONTACTS) == people_before
    assert out(fresh, "csv", export.EXCHANGES) == passed_before
    check(fresh)
    fresh.close()
    journal.close()


def test_a_table_of_your_own_journal_brings_nothing_new_into_it(netj: Netj) -> None:
    """What was typed by hand is known again in its own export."""
    netj("add", "Sam", "--got", "guidance: x", "--email", "s@x", "--sphere", "a; b")
    netj("add", "Sam", "--new", "--email", "s2@x", "--via", "s@x")
    netj("log", "s@x, s2@x", "hello", "--gave", "s@x: hm", exit=3)
    netj("log", "s@x", "hello", "--with", "s2@x")
    netj("export", "csv", "--exchanges", "passed.csv")
    netj("export", "csv", "--contacts", "people.csv")

    result = netj("import", "passed.csv", "people.csv", "--yes", "--json").json

    assert (result["imported"], result["already_here"], result["refused"]) == (0, 8, 0)


def test_namesakes_come_back_as_two(netj: Netj, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two people of one name stay two, each with what passed with them, as long as an e-mail tells which."""
    netj("add", "Jo Park", "--got", "guidance: x")
    netj("add", "Jo Park", "--new", "--email", "jo2@x", "--gave", "referral: y")
    netj("export", "csv", "--exchanges", "passed.csv")
    netj("export", "csv", "--contacts", "people.csv")
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    netj("import", "passed.csv", "people.csv", "--yes")

    assert netj("export", "csv", "--exchanges").out.encode() == (tmp_path / "passed.csv").read_bytes()
    assert netj("export", "csv", "--contacts").out.encode() == (tmp_path / "people.csv").read_bytes()


def test_everything_about_a_life_comes_back(netj: Netj, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pins, paces, snoozes, the archive, thanks open and said: the new journal answers as the old one did."""
    netj("add", "Sam Okafor", "--met", "@choir", "--got", "guidance: x", "--pace", "2w", "--on", "2026-11-01")
    netj("add", "Priya Nair", "--via", "sam", "--got", "referral: y", "--thanked", "--on", "2026-11-10")
    netj("add", "Ade Bello", "--unmet", "--note", "a\nb\x1b")
    netj("pin", "priya")
    netj("archive", "ade")
    netj("snooze", "sam", "1w")
    netj("tried", "priya", "rang")
    asked = [("list", "--all", "--json"), ("due", "--all", "--json"), ("rank", "--json"), ("report", "--json")]
    before = [netj(*words).json for words in asked]
    whole = netj("export", "json").out
    (tmp_path / "x.json").write_text(whole, newline="")
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    netj("import", "x.json", "--yes")

    assert [netj(*words).json for words in asked] == before
    assert netj("export", "json").out == whole
    netj("doctor")


def test_two_copies_of_a_journal_can_be_merged(netj: Netj, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was logged on the train joins what was logged at home, and nothing is there twice."""
    netj("add", "Sam", "--got", "guidance: x")
    netj("export", "json", "start.json")
    netj("log", "sam", "at home")
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "train.db"))
    netj("import", "start.json", "--yes")
    netj("log", "sam", "on the train")
    netj("add", "Jo", "--met", "the train")
    netj("export", "json", "train.json")
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "journal.db"))

    result = netj("import", "train.json", "--yes", "--json").json

    assert (result["people"], result["exchanges"], result["already_here"]) == (1, 2, 3)
    assert len(json.loads(netj("export", "json").out)["encounters"]) == 4
    netj("doctor")


def test_an_empty_journal_goes_out_and_in_without_a_row(folder: Path) -> None:
    """A journal with nothing in it goes out and in without a row."""
    journal = filled(folder / "old.db", [], [])

    fresh, refused = taken(folder, ("x.csv", out(journal, "csv", export.EXCHANGES)))

    assert refused == 0
    assert fresh.one("SELECT count(*) FROM contact") == 0
