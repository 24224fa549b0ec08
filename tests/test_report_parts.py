"""The parts of a report that the ledger fills, and each part opened to the entries behind it."""

import datetime as dt
import re

import pytest
from alike import alike
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.exchanges import KINDS
from netjournal.domain.report_ledger import Asked, Asks, Kept
from netjournal.domain.report_parts import PARTS
from netjournal.services import report as service
from netjournal.storage.journal import Journal
from netjournal.text import width
from netjournal.views import page as pages
from netjournal.views import report as report_view
from netjournal.views import report_parts as parts_view

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
@once
def lived(netj):
    """An autumn with a little of everything in the ledger."""
    netj("add", "Agnes Moor", "--role", "mentor", "--pace", "4w", "--got", "guidance: prices", on="2026-10-01")
    netj("gave", "agnes", "practical: set up her laptop", on="2026-10-08")
    netj("add", "Sam Okafor", "--sphere", "python", "--at", "@PyCon", on="2026-09-10")
    netj("add", "Priya Nair", "--sphere", "choir", on="2026-09-12")
    netj("gave", "sam", "referral: a client", on="2026-09-20")
    netj("ask", "sam", "referral: an intro at the agency", on="2026-10-02")
    netj("done", "sam", "--yes", on="2026-10-06")
    netj("thank", "sam", on="2026-10-07")
    netj("ask", "priya", "guidance: how to breathe", on="2026-10-20")
    netj("ask", "agnes", "guidance: the contract", on="2026-11-01")
    netj("promise", "sam", "the slides", "--by", "2026-10-10", on="2026-10-01")
    netj("promise", "priya", "the score", "--by", "2026-11-10", "--from-them", on="2026-10-20")
    netj("intro", "sam", "priya", "both sing", on="2026-10-25")
    netj(
        "log",
        "sam, priya",
        "an evening",
        "--at",
        "@PyCon",
        "--got",
        "priya: recognition: praised my talk",
        on="2026-11-02",
    )
    netj("log", "agnes", "tea", "--from-them", on="2026-11-12")
    netj("visible", "talk", "tide", "clocks", "--brought", "priya", on="2026-11-01")
    netj("vanity", "linkedin", "1,790", on="2026-08-01")
    netj("vanity", "linkedin", "1,840", on="2026-11-20")
    netj("add", "Nobody Yet", "--unmet")
    return netj


def opened(netj, part, *args, on=None):
    """Return the entries behind a part, for programs."""
    return netj("report", "--why", part, "--json", *args, on=on).json


# --- what the ledger adds to the report --------------------------------------------------------------


def test_asks_are_told_with_their_answers_and_what_came_before(lived):
    """How many were made, what the answers were, by kind, and how many came after giving first."""
    asks = lived("report", "--json").json["asks"]

    assert {key: asks[key] for key in ("made", "yes", "no", "none", "waiting", "after_giving")} == {
        "made": 3,
        "yes": 1,
        "no": 0,
        "none": 0,
        "waiting": 2,
        "after_giving": 2,
    }
    assert {kind: one["made"] for kind, one in asks["kinds"].items()} == {"guidance": 2, "referral": 1}
    said = lived("report").out
    assert "3 made: 1 yes, 2 no answer yet; 2 of 3 came after you had given first; guidance 2 · referral 1" in said


def test_an_answer_after_the_day_of_a_report_is_not_there_yet(lived):
    """A report as of an earlier day tells the ask as open."""
    asks = lived("report", "--json", on="2026-10-05").json["asks"]

    assert (asks["made"], asks["yes"], asks["waiting"]) == (1, 0, 1)


def test_promises_of_both_sides_stand_apart(lived):
    """What you kept and what they kept are two sides, never a balance."""
    promises = lived("report", "--json").json["promises"]

    assert promises["mine"] == {"due": 1, "kept": 0, "late": 0, "waiting": 1, "dropped": 0}
    assert promises["theirs"] == {"due": 1, "kept": 0, "late": 0, "waiting": 1, "dropped": 0}
    assert "you kept 0 of 1 due; they kept 0 of 1 due" in lived("report").out


def test_introductions_mentors_and_what_was_seen_are_told(lived):
    """Who was introduced, what you last brought a mentor, and who came because of a talk."""
    told = lived("report", "--json").json

    assert (told["introductions"]["made"], told["introductions"]["unknown"]) == (1, 1)
    (mentor,) = told["mentors"]
    assert (mentor["name"], mentor["role"], mentor["pace_days"], mentor["last"]) == (
        "Agnes Moor",
        "mentor",
        28,
        "2026-11-12",
    )
    assert mentor["brought"] == {"kind": "practical", "what": "set up her laptop", "date": "2026-10-08"}
    (talk,) = told["visible"]
    assert (talk["what"], [who["name"] for who in talk["came"]]) == ("talk tide clocks", ["Priya Nair"])
    assert told["known_by"]["recommended"] == 1


def test_communities_tell_what_they_yield_and_what_was_put_in(lived):
    """Days on which something happened there, what was given and got there, and new ties that began there."""
    (pycon,) = lived("report", "--json").json["communities"]

    assert (pycon["name"], pycon["days"], pycon["gave"], pycon["got"], pycon["new_ties"]) == ("PyCon", 2, 0, 1, 1)


def test_followers_stand_last_beside_what_they_contain(lived):
    """A number of followers comes with how many contacts anything ever passed with."""
    told = lived("report", "--json").json["quantity"]

    assert told["followers"] == [
        {"platform": "linkedin", "date": "2026-11-20", "number": 1840, "change": 50, "change_in_a_year": None}
    ]
    assert (told["contacts"], told["contacts_with_exchanges"]) == (4, 3)
    assert "linkedin 1,840 (+50). Counts are not depth." in lived("report").out


def test_an_empty_journal_has_every_part_for_programs(netj):
    """Programs find objects, not nulls, before anything is written; only the shape waits for a first encounter."""
    told = netj("report", "--json").json

    assert told["asks"]["made"] == told["introductions"]["made"] == 0
    assert told["promises"]["mine"]["due"] == 0
    assert told["well"]["thinnest"] is None
    assert told["plan"] == told["mentors"] == told["visible"] == told["communities"] == []
    assert told["shape"] is None


def test_what_comes_later_changes_no_earlier_report(lived):
    """A report as of an earlier day is what it would have been on that day, whatever the ledger got since."""
    early = "2026-10-25"
    before = lived("report", "--json", on=early).json
    parts = {part: opened(lived, part, on=early) for part in PARTS}

    lived("done", "priya", "--none", on="2026-11-05")
    lived("done", "sam", "--kept", "practical: the slides", on="2026-11-05")
    lived("promise", "agnes", "a jar of figs", "--by", "2026-11-20", on="2026-11-05")
    lived("ask", "sam", "referral: another intro", on="2026-11-06")
    lived("intro", "agnes", "sam", "both teach", on="2026-11-07")
    lived("log", "agnes, priya", "--at", "@PyCon", "--gave", "agnes: emotional: an ear", on="2026-11-08")
    lived("visible", "post on tides", "--brought", "agnes", on="2026-11-08")
    lived("vanity", "linkedin", "1,900", on="2026-11-09")
    lived("offer", "priya", "guidance: breathing", on="2026-11-09")

    assert lived("report", "--json", on=early).json == alike(before)
    assert {part: opened(lived, part, on=early) for part in PARTS} == alike(parts)


def test_a_period_is_read_by_index(lived, journal_path, monkeypatch):
    """What a report counts in a period costs time in proportion to the period, not to all that ever passed."""
    asked: list[str] = []
    begin = Journal.__init__

    def traced(self, connection, *args, **facts):
        begin(self, connection, *args, **facts)
        connection.set_trace_callback(asked.append)

    monkeypatch.setattr(Journal, "__init__", traced)
    lived("report")
    for part in PARTS:
        lived("report", "--why", part)
    asked, journal = [sql for sql in asked if re.match("SELECT|WITH", sql)], Journal.to_read(journal_path)
    steps = [(step, sql) for sql in asked for *_ids, step in journal.rows(f"EXPLAIN QUERY PLAN {sql}")]

    assert len(asked) > 50
    # How many encounters there are in all is summed over the pages of the smallest index.
    in_all = "SCAN encounter USING COVERING INDEX encounter_date"
    counted = {sql for step, sql in steps if step == in_all}
    assert all(sql.startswith("SELECT (SELECT count(*) FROM encounter) -") for sql in counted)
    scanned = [(s, sql) for s, sql in steps if re.match(r"SCAN (e|x|exchange|encounter)\b", s) and s != in_all]
    # The first day of all is looked for from its end of the index, and found at once.
    assert all(step == "SCAN e USING COVERING INDEX encounter_date" and "LIMIT 1" in sql for step, sql in scanned)
    assert not [
        step for step, sql in steps if step.startswith("SCAN t") and "FROM thanks t" in sql and "INDEX" not in step
    ]


GOLDEN = {
    80: """\
Asks         3 made: 1 yes, 2 no answer yet; 2 of 3 came after you had given
             first; guidance 2 · referral 1
Promises     you kept 0 of 1 due; they kept 0 of 1 due
""",
    120: """\
Asks         3 made: 1 yes, 2 no answer yet; 2 of 3 came after you had given first; guidance 2 · referral 1
Promises     you kept 0 of 1 due; they kept 0 of 1 due
""",
}


@pytest.mark.parametrize("columns", GOLDEN)
def test_the_ledger_looks_golden(lived, terminal, columns):
    """The sentences stand under one another behind their labels, and wrap where the line ends."""
    shown = terminal("report", columns=columns, rows=100)

    assert GOLDEN[columns] in shown
    assert max(map(width, shown.splitlines())) <= columns


COUNTS = st.integers(0, 50)


@given(st.lists(st.builds(Asked, st.sampled_from(KINDS), COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)))
def test_all_asks_are_the_sum_of_their_kinds(kinds):
    """Nothing is lost or counted twice between the kinds and the whole."""
    whole = Asks(tuple(kinds)).whole

    assert whole.made == sum(one.made for one in kinds) == whole.yes + whole.no + whole.none + whole.waiting
    assert whole.after_giving == sum(one.after_giving for one in kinds)


@given(st.builds(Kept, COUNTS, COUNTS, COUNTS, COUNTS))
def test_dropped_promises_count_neither_way(side):
    """What was dropped is neither kept nor due."""
    assert side.late <= side.kept <= side.made == side.kept + side.waiting


# --- opening a part ----------------------------------------------------------------------------------


def test_every_part_opens(lived):
    """Each part, and each kind, is a page for a person and a list for programs."""
    for part in (*PARTS, *KINDS):
        assert isinstance(opened(lived, part), list)
        assert lived("report", "--why", part).out.strip()


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("part", ["asks", "known", "introductions"])
def test_a_part_stays_straight(lived, terminal, part, columns):
    """However long names and words are, no line is wider than the terminal, and columns stand under one another."""
    lived("add", "=山田太郎と花子の長い名前[/x]" * 5, "--from-them")
    lived("ask", "=山田", "information: " + "a long story " * 30)

    lines = terminal("report", "--why", part, columns=columns).splitlines()

    assert max(map(width, lines)) <= columns
    assert len({line.index("2026-") for line in lines if "2026-" in line[:16]}) == 1


def test_nobody_waits_for_thanks_in_the_archive(netj):
    """Whom netj open leaves out, the report does not name as waiting either; what was said stays said."""
    for name in ("Sam Okafor", "Priya Nair"):
        netj("add", name, "--got", "referral: a client", on="2026-11-10")
    netj("thank", "sam", on="2026-11-11")
    netj("archive", "sam", on="2026-11-20")
    netj("archive", "priya", on="2026-11-20")

    now, then = netj("report", "--json").json["thanks"], netj("report", "--json", on="2026-11-19").json["thanks"]

    assert (now["said"], now["owed"], now["open"]) == (1, 1, [])
    assert (then["said"], then["owed"], [who["name"] for who in then["open"]]) == (1, 2, ["Priya Nair"])
    assert len(opened(netj, "thanks")) == 1


@pytest.mark.parametrize("part", [*PARTS, *KINDS])
def test_a_title_and_its_period_fit_a_line(netj, terminal, part):
    """In 80 columns nothing of either is cut."""
    netj("add", "Sam Okafor")

    assert "Mon 23 Nov 2026" in terminal("report", "--why", part).splitlines()[0]


def test_an_introduction_opens_to_both_of_its_people(netj, terminal):
    """In 80 columns too, the names of both are there."""
    netj("add", "Ewa Brzozowska", "--unmet")
    netj("add", "Bogdan Stănescu", "--unmet")
    netj("intro", "ewa", "bogdan", "she teaches what he learns")

    row = terminal("report", "--why", "introductions").splitlines()[1]

    assert "Ewa Brzozowska  to Bogdan Stănescu" in row
    assert row.rstrip().endswith("not known yet")


def test_an_empty_part_is_calm(netj):
    """With nothing behind a part, one line says so."""
    for part in (*PARTS, *KINDS):
        assert netj("report", "--why", part).out.splitlines()[1:] == ["  Nothing stands behind this part yet."]


def test_an_unknown_part_lists_the_parts(netj):
    """A slip is refused in one sentence that says what there is."""
    error = netj("report", "--why", "mood", "--json", exit=3).error

    assert "part of the report" in error["message"]
    assert all(part in error["hint"] for part in PARTS)
    assert netj("report", "--why", "", exit=3).err


def test_a_part_may_be_begun(lived):
    """The beginning of a part is enough where it fits one."""
    assert opened(lived, "prom") == opened(lived, "promises")
    assert opened(lived, "intro") == opened(lived, "introductions") != opened(lived, "introduction")


def test_rows_are_asked_for_with_a_part_only(netj):
    """The report as a whole has no rows to limit."""
    assert "--why" in netj("report", "--limit", "3", exit=2).err
    assert "--why" in netj("report", "--all", exit=2).err


def test_asks_open_to_what_was_asked(lived):
    """Each ask with its day, whom, what, the answer, and whether giving came first."""
    assert [(e["date"], e["contact"]["name"], e["kind"], e["what"], e["states"]) for e in opened(lived, "asks")] == [
        ("2026-11-01", "Agnes Moor", "guidance", "the contract", ["waiting", "after giving"]),
        ("2026-10-20", "Priya Nair", "guidance", "how to breathe", ["waiting"]),
        ("2026-10-02", "Sam Okafor", "referral", "an intro at the agency", ["yes", "after giving"]),
    ]


def test_the_numbers_of_the_report_are_those_of_its_entries(lived):
    """What a part counts is what stands behind it."""
    told = lived("report", "--json").json

    behind = {part: opened(lived, part, "--all") for part in PARTS}
    assert len(behind["asks"]) == told["asks"]["made"]
    assert len(behind["deeper"]) == len(told["deeper"])
    assert len(behind["thinner"]) == len(told["thinner"])
    assert len(behind["support"]) == sum(one["gave"] + one["got"] for one in told["support"].values())
    assert len(behind["promises"]) == sum(side["due"] + side["dropped"] for side in told["promises"].values())
    assert len(behind["thanks"]) == told["thanks"]["owed"] + told["thanks"]["waived"]
    assert len(behind["introductions"]) == told["introductions"]["made"] + told["introductions"]["for_you"]
    assert len(behind["mentors"]) == len(told["mentors"])
    assert len(behind["visible"]) == len(told["visible"])
    assert len(behind["ghosts"]) == told["ghosts"] + told["dormant"]
    assert len(behind["quantity"]) == told["quantity"]["contacts"] + len(told["quantity"]["followers"])
    assert len(behind["well"]) == sum(len(told["well"][kind]["people"]) for kind in told["support"])
    known = told["known_by"]
    started = known["started"]["me"] + known["started"]["them"]
    assert len(behind["known"]) == known["new_ties"] + known["recommended"] + started


def test_a_kind_opens_to_what_passed_of_it(lived):
    """One kind alone is a part too, conversations as well."""
    assert [(e["way"], e["what"]) for e in opened(lived, "practical")] == [("gave", "set up her laptop")]
    assert {e["way"] for e in opened(lived, "conversation")} == {"shared"}


def test_a_part_is_bounded_unless_all_is_asked_for(netj):
    """Twenty rows, or as many as are said; the foot tells how many there are."""
    for number in range(23):
        netj("add", f"Person {number}")

    assert len(opened(netj, "depth")) == 20
    assert len(opened(netj, "depth", "--limit", "3")) == 3
    assert len(opened(netj, "depth", "--all")) == 23
    assert "3 of 23 entries · netj report --why depth --all" in netj("report", "--why", "depth", "--limit", "3").out


def test_a_part_looks_golden(lived):
    """A numbered table: the day, who, what, and how it stands."""
    assert lived("report", "--why", "promises").out == (
        "Promises that were due  Tue 1 Sep 2026 to Mon 23 Nov 2026\n"
        "1  2026-11-10  Priya Nair  they promised · the score  open, day gone by\n"
        "2  2026-10-10  Sam Okafor  you promised · the slides  open, day gone by\n"
        "\n"
        "2 entries\n"
    )


def test_the_numbers_of_a_part_mean_its_people(lived, terminal):
    """Row 2 of a part can be shown like any other number."""
    terminal("report", "--why", "promises")

    assert "Sam Okafor" in terminal("show", "2")


def test_opening_a_part_writes_nothing(lived):
    """Looking is free."""
    before = lived("history", "--json").out

    for part in PARTS:
        lived("report", "--why", part)

    assert lived("history", "--json").out == before


HOSTILE = (
    "[/x] =cmd()",
    "\x1b[31mred\x1b[0m",
    "\u202ebackwards",
    "two\nlines",
    "山田太郎と花子の長い名前" * 9,
    "x" * 300,
)


@pytest.fixture
@once
def hostile(netj):
    """A ledger whose every word means harm."""
    for at, words in enumerate(HOSTILE):
        name = f"{words} {at}"
        netj("add", name, "--role", "mentor", "--at", f"@{words}", "--sphere", words, "--from-them")
        netj("gave", name, f"practical: {words}")
        netj("got", name, f"recognition: {words}")
        netj("ask", name, "--", f"guidance: {words}")
        netj("promise", name, "--by", "none", "--", words)
        netj("visible", "--brought", name.replace(",", " "), "--", words)
        netj("plan", "add", "--target", "3", "--", words)
        netj("vanity", f"{words}", "12")
    netj("intro", f"{HOSTILE[0]} 0", f"{HOSTILE[1]} 1", "--", HOSTILE[2])
    return netj


@pytest.mark.parametrize("room", [20, 40, 80, 120])
def test_the_ledger_stays_straight_with_any_words(hostile, journal_path, room):
    """No line of the report or of a part is wider than the terminal, and no control reaches it."""
    journal, since = Journal.to_read(journal_path), TODAY - dt.timedelta(83)
    shown = [report_view.page(service.report(journal, TODAY, since=since))]
    shown += [parts_view.page(service.opened(journal, part, TODAY, since=since)) for part in (*PARTS, *KINDS)]

    lines = ["".join(span.text for span in spans) for page in shown for spans in pages.lines(page.blocks, room)]

    assert max(map(width, lines)) <= room
    assert not any(sign in line for line in lines for sign in "\x1b\n\u202e")
