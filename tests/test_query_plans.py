"""The daily commands ask by index: what they cost does not grow with the people and entries of a journal."""

import re

import pytest

from netjournal.domain.report_parts import PARTS
from netjournal.storage import opening
from netjournal.storage.journal import Journal

#: What may be read from end to end, and why that stays small.
ALLOWED = {
    r"sqlite_(master|schema)": "the check of the schema on opening",
    r"gates": "a table of one row at most",
    r"g": "spheres and communities, of which there are a few",
    r"[dox]|\(subquery-\d+\)": "what a limited query inside the query returned",
    r"\w+ USING INDEX (promise|ask|thanks|introduction)_open": "what is open now",
    r"l": "what a person promised, asked for and introduced by hand: which was closed later than a day has no index",
    r"\w+ USING INDEX contact_(chosen|archived)": "those whom the person picked out, one by one",
    r"asleep": "those whom the person put away or put off",
    r"\w+ USING (COVERING )?INDEX contact_why": "those about whom the person wrote why they matter",
    r"\w+_fts VIRTUAL TABLE INDEX \d+:M\d+": "a search in full text",
    r"(main\.)?\w+_fts_config": "the settings of full text",
    r"c USING INDEX contact_folded": "names in order, until a short ranking is filled up with ghosts",
    r"(CONSTANT ROW|\d+ CONSTANT ROWS?)": "no table",
}
#: Besides, where nobody is ready: the one sentence that is said then tells how many people there are.
CALM = {r"contact USING COVERING INDEX \w+": "counting everyone, by the smallest index"}


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Return every statement that is put to a journal from now on, with its values."""
    statements: list[str] = []
    begin = Journal.__init__

    def traced(self, connection, *args, **facts):
        begin(self, connection, *args, **facts)
        connection.set_trace_callback(statements.append)

    monkeypatch.setattr(Journal, "__init__", traced)
    return statements


def scans(journal: Journal, statements: list[str], allowed: dict[str, str]) -> list[str]:
    """Return what the statements read from end to end, apart from what is allowed."""
    found = []
    for sql in statements:
        # What full text asks of its own tables comes as a remark.
        if not re.match(r"(SELECT|WITH|INSERT|UPDATE|DELETE)\b", sql):
            continue
        for *_ids, step in journal.rows(f"EXPLAIN QUERY PLAN {sql}"):
            scanned = re.fullmatch(r"SCAN (?:TABLE )?(.+)", step)
            if scanned and not any(re.fullmatch(pattern, scanned[1]) for pattern in allowed):
                found.append(f"{step}: {sql}")
    return found


@pytest.fixture
def lived_in(netj) -> None:
    """Write a journal in which every reason to be on the morning list is at hand."""
    netj("add", "Sam Okafor", "--met", "PyCon", "--on", "2026-11-10", "--got", "guidance: prices", "--sphere", "python")
    netj("add", "Jo Park", "--on", "2026-05-10", "--birthday", "11-25", "--sphere", "choir", "--why", "sings")
    netj("edit", "jo", "--sphere", "python", "--community", "@Choir")
    netj("add", "Ade Bello", "--on", "2026-10-01", "--sphere", "rust", "--pace", "3w")
    netj("log", "ade", "a drill", "--on", "2026-09-20", "--gave", "practical: a drill")
    netj("add", "Lena Fox", "--unmet")
    netj("archive", "lena")
    netj("pin", "sam")
    netj("pace", "2w", "--sphere", "rust")
    netj("promise", "sam", "the slides", "--by", "2026-11-20", on="2026-11-10")
    netj("promise", "jo", "the book", "--from-them", "--by", "2026-11-18", on="2026-11-10")
    netj("ask", "ade", "referral: the agency", on="2026-11-01")
    netj("intro", "sam", "jo", "both sing", on="2026-11-01")
    netj("need", "sam", "a React developer")
    netj("offer", "jo", "React")


COMMANDS = (
    ("due", "--json"),
    ("due",),
    ("due", "--all"),
    ("open",),
    ("open", "sam", "--json"),
    ("rank", "--json"),
    ("rank",),
    ("add", "Noor Haddad", "--met", "PyCon", "--with", "sam", "--sphere", "rust", "--got", "noor: referral: a client"),
    ("add", "Sam Okafor", "--json"),
    ("add", "Zed"),
    ("log", "sam", "tea", "--got", "guidance: x"),
    ("log", "sam,ade", "lunch", "--on", "2026-11-20"),
    ("gave", "ade", "referral: to Jo"),
    ("got", "jo", "emotional: an ear"),
    ("tried", "jo"),
    ("thank", "sam"),
    ("snooze", "ade", "2w"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_daily_command_scans_no_table_that_grows(words, lived_in, netj, journal_path, asked):
    """Due, rank, add and log find by index what they need, however much a journal holds."""
    netj(*words)

    assert len(asked) > 3
    assert scans(Journal.to_read(journal_path), asked, ALLOWED) == []


def test_a_second_entry_on_one_day_reads_no_whole_tie(netj, journal_path, asked):
    """Typing up a lunch after another on the same day costs the same with a friend of thirty years."""
    netj("add", "Sam Okafor", "--on", "2026-05-10")
    netj("log", "sam", "tea")
    asked.clear()

    netj("log", "sam", "and lunch", "--gave", "guidance: prices")

    journal = Journal.to_read(journal_path)
    steps = [
        row[-1] for sql in asked if re.match(r"SELECT\b", sql) for row in journal.rows(f"EXPLAIN QUERY PLAN {sql}")
    ]
    ways = {step for step in steps if re.search(r"\bexchange\b|exchange_", step)}
    assert any("INDEX exchange_encounter (encounter=?)" in way for way in ways)
    assert [way for way in ways if re.search(r"INDEX exchange_tie \(contact=\?\)", way)] == []


def test_a_calm_morning_scans_no_table_that_grows(netj, journal_path, asked):
    """A morning on which nobody is ready costs no look at everyone either."""
    netj("add", "Sam Okafor", "--unmet")
    netj("add", "Jo Park")
    netj("snooze", "jo", "2w")
    asked.clear()

    netj("due", "--json")
    netj("due")

    assert any("count(*) FROM contact" in sql for sql in asked)
    assert scans(Journal.to_read(journal_path), asked, ALLOWED | CALM) == []


def test_a_scan_of_everything_would_be_noticed():
    """A query that reads all exchanges, or all people by a long way round, is told."""
    journal = Journal(opening.open_in_memory(), opening.Path("none"))
    everything = ("SELECT * FROM exchange", "SELECT count(*) FROM tie WHERE bound > gave", "DELETE FROM encounter")

    for sql in everything:
        assert len(scans(journal, [sql], ALLOWED)) == 1


#: What a look at the network goes through besides, and why that is in proportion to the people, or to little.
NETWORK = {
    r"([ct]|tie|contact|contact_sphere|membership)( USING .+)?": "everyone, their stored ties and where they stand",
    r"(sphere|community|goal|vanity|need|own_membership|[pi])( USING .+)?": "what a person wrote by hand",
    r"apart": "those who are put away, pinned or have a pace",
    r"encounter USING COVERING INDEX encounter_date": "a sum of what the pages of an index hold",
    r"e USING COVERING INDEX encounter_date": "the first day of all, which stands first in the index",
    r"f VIRTUAL TABLE INDEX \d+:M\d+": "a search in full text",
}
LOOKS = (
    ("report",),
    ("report", "--json"),
    ("report", "--weeks", "1"),
    *(("report", "--why", part) for part in (*PARTS, "guidance", "conversation")),
    ("show", "sam"),
    ("why", "sam"),
    ("find", "tea"),
)


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_no_look_at_the_network_scans_exchanges_or_encounters(words, lived_in, netj, journal_path, asked):
    """A report passes once over people and their stored ties, and reads of what passed the days that it is about."""
    netj("log", "sam", "tea", "--at", "@Choir")
    asked.clear()

    netj(*words)

    journal = Journal.to_read(journal_path)
    assert any(sql.startswith("SELECT") for sql in asked)
    assert scans(journal, asked, ALLOWED | NETWORK) == []
    by_day = [sql for sql in asked if any("encounter_date" in scan for scan in scans(journal, [sql], {}))]
    assert all("LIMIT 1" in sql or sql.startswith("SELECT (SELECT count(*) FROM encounter) -") for sql in by_day)
