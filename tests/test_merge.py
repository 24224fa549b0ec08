"""`netj merge`: two contacts who are one person become one, nothing is lost, and undo makes two of them again."""

import json

import pytest
from conftest import TODAY, once
from filled_ledger import fill
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.domain import merge
from netjournal.storage import comparing, depth


@pytest.fixture
@once
def two(netj):
    """Sam Okafor and Sammy O., who are the same person, and Jo."""
    netj("add", "Jo Park", "--on", "2026-01-05")
    netj("add", "Sam Okafor", "--org", "Firm", "--email", "sam@x.org", "--sphere", "rust", "--pace", "3m")
    netj("add", "Sammy O.", "--org", "Other", "--title", "Engineer", "--email", "SAM@x.org", "--unmet", "--new")
    netj("edit", "sammy", "--phone", "+44 20 7946", "--sphere", "rust", "--sphere", "choir", "--alias", "Samuel")
    netj("edit", "sammy", "--note", "likes tea", "--pace", "2w", "--role", "mentor", "--met", "PyCon")
    netj("log", "sammy", "a walk", "--on", "2026-10-01", "--got", "guidance: a tip")
    return netj


def shown(netj, name: str) -> dict:
    """Return all about a contact."""
    return netj("show", name, "--json").json


def test_the_first_is_kept_and_the_other_fills_gaps(two):
    """Plain fields, lists and paces are united; what differs goes into the note, the other's name is an alias."""
    two("merge", "Sam Okafor", "Sammy O.", "--yes")

    sam = shown(two, "sam")
    assert (sam["name"], sam["org"], sam["title"], sam["met"]) == ("Sam Okafor", "Firm", "Engineer", "PyCon")
    assert sam["note"] == "likes tea\norg was also: Other"
    assert sam["aliases"] == ["Samuel", "Sammy O."]
    assert (sam["emails"], sam["phones"]) == (["sam@x.org"], ["+44 20 7946"])
    assert (sam["spheres"], sam["roles"]) == (["rust", "choir"], ["mentor"])
    assert sam["pace"] == 14
    assert sam["count"] == 2
    assert shown(two, "sammy")["id"] == sam["id"]
    assert len(two("list", "--json").json) == 2
    two("doctor")


def test_what_becomes_of_each_field_is_told(two):
    """Under --json each field says whose value stands, and how much moved."""
    done = two("merge", "sam okafor", "sammy", "--yes", "--json").json

    assert done["kept"]["name"] == "Sam Okafor"
    assert done["merged"]["name"] == "Sammy O."
    became = {one["field"]: (one["kept"], one["from"]) for one in done["fields"]}
    was = {one["field"]: one["was"] for one in done["fields"]}
    assert was["org"] == {"kept": "Firm", "merged": "Other"}
    assert became["name"] == ("Sam Okafor", "kept")
    assert became["org"] == ("Firm", "kept")
    assert became["title"] == ("Engineer", "merged")
    assert became["spheres"] == (["rust", "choir"], "merged")
    assert became["emails"] == (["sam@x.org"], "kept")
    assert done["moved"] == {"exchanges": 2}
    assert done["undo"] == two("undo", "--json").json["step"]["id"]


def test_undo_makes_two_of_one(two):
    """One step takes the whole merge back, and redo does it again."""
    before = two("export", "json").out
    two("merge", "sam okafor", "sammy", "--yes")
    after = two("export", "json").out

    two("undo")
    assert two("export", "json").out == before
    two("doctor")
    two("redo")
    assert two("export", "json").out == after
    two("doctor")


def test_a_dry_run_changes_nothing(two, tmp_path):
    """What would become of each field is shown, and neither a step nor a backup is made."""
    before = two("history", "--json").json, two("export", "json").out

    said = two("merge", "sam okafor", "sammy", "--dry-run").out

    assert "Sammy O. would be merged into Sam Okafor." in said
    assert "Nothing was changed." in said
    assert (two("history", "--json").json, two("export", "json").out) == before
    assert not (tmp_path / "backups").exists()


def test_a_backup_is_made_before(two, tmp_path):
    """Before two become one, a copy of the journal with both is kept."""
    two("merge", "sam okafor", "sammy", "--yes")

    assert len(list((tmp_path / "backups").glob("*-merge.db"))) == 1


def test_off_a_terminal_a_yes_is_needed(two):
    """A script that does not say --yes merges nobody, and no backup is made for it."""
    before = two("history", "--json").json

    assert two("merge", "sam okafor", "sammy", "--json", exit=1).error["code"] == "declined"
    assert two("history", "--json").json == before


@pytest.mark.parametrize(("words", "code"), [(["sam okafor", "Sam Okafor"], 3), (["sam okafor", "nobody"], 4)])
def test_whoever_cannot_be_merged_is_told(two, words, code):
    """The same person twice is exit 3, an unknown name exit 4; nothing is written."""
    before = two("history", "--json").json

    two("merge", *words, "--yes", exit=code)

    assert two("history", "--json").json == before


@pytest.mark.parametrize("words", [[], ["jo"], ["jo", "sam", "okafor"], ["jo, sam, sammy"]])
def test_it_takes_two_names(two, words):
    """One name or three say how to quote."""
    assert "two names" in two("merge", *words, "--yes", exit=2).err


def test_a_comma_parts_names_of_several_words(two):
    """Without quotes: netj merge sam okafor, sammy o."""
    two("merge", "sam", "okafor,", "sammy", "o.", "--yes")

    assert len(two("list", "--json").json) == 2


def test_on_a_terminal_it_shows_and_asks(two, terminal):
    """What would become of each field stands there before the question; no means no, and y does it."""
    shown_ = terminal("merge", "sam okafor", "sammy", keys="n\r", exit=1)
    assert "would be merged" in shown_
    assert "Merge Sammy O. into Sam Okafor? [y/N]" in shown_
    assert len(two("list", "--json").json) == 3

    shown_ = terminal("merge", "sam okafor", "sammy", keys="y\r")
    assert "Sammy O. is merged into Sam Okafor." in shown_
    assert "Undo with: netj undo" in shown_
    assert len(two("list", "--json").json) == 2


def test_a_number_is_always_asked_about(two, terminal):
    """A number is easily mistyped, so --yes does not keep the question away."""
    terminal("list")

    said = terminal("merge", "2", "3", "--yes", keys="n\r", exit=1)

    assert "Merge Sammy O. into Sam Okafor? [y/N]" in said
    assert len(two("list", "--json").json) == 3


SCREEN = """\
Sammy O. would be merged into Sam Okafor.
  name         Sam Okafor        as it was
  also called  Samuel, Sammy O.  from the other
  e-mail       sam@x.org         as it was
  phone        +44 20 7946       from the other
  org          Firm              as it was
  title        Engineer          from the other
  spheres      rust, choir       from the other
  roles        mentor            from the other
  met          PyCon             from the other
  pace, days   14                from the other
  note         likes tea
               org was also: Other
With them would come: 2 exchanges.
Nothing was changed.
"""


@pytest.mark.parametrize("columns", [80, 120])
def test_the_screen_tells_what_becomes_of_each_field(two, terminal, columns):
    """One row a field, straight at any width; the note, which may be long, stands whole under its label."""
    said = terminal("merge", "sam okafor", "sammy", "--dry-run", columns=columns)

    assert said == SCREEN


def test_the_screen_is_straight(two, terminal):
    """At 80 columns no line is wider, whatever the names hold."""
    two("edit", "sammy", "--name", "\x1b[31mred\u202e [/x] " + "x" * 300)

    said = terminal("merge", "sam okafor", "samuel", "--dry-run", columns=80)

    assert all(len(row) <= 80 for row in said.splitlines())
    assert "\x1b[31m" not in terminal.raw


def test_an_evening_with_both_was_one_conversation(two):
    """Where both stood in one encounter, what was given and got moves, and one conversation stays."""
    two("log", "sam okafor, sammy", "tea", "--gave", "sammy: referral: a name", "--value", "4", "--on", "2026-09-01")

    two("merge", "sam okafor", "sammy", "--yes")

    tea = [x for x in shown(two, "sam")["entries"] if x["note"] == "tea"]
    assert sorted((x["way"], x["kind"], x["value"]) for x in tea) == [
        ("gave", "referral", 4),
        ("shared", "conversation", 4),
    ]
    two("doctor")


def test_of_thanks_open_twice_the_older_stay_open(two):
    """One can be open at a time: the younger are waved off on the day, and nothing that was got is lost."""
    two("add", "Sam B", "--got", "guidance: early", "--on", "2026-11-10")
    two("undo")
    two("got", "sammy", "guidance: early", "--on", "2026-11-10")
    two("got", "sam okafor", "referral: late", "--on", "2026-11-20")

    two("merge", "sam okafor", "sammy", "--yes")

    thanks = json.loads(two("export", "json").out)["thanks"]
    assert sorted((one["opened"], one["outcome"] or "") for one in thanks) == [
        ("2026-11-23", ""),
        ("2026-11-23", "waived"),
    ]
    assert shown(two, "sam")["thanks_owed"] == "early"
    two("doctor")


def test_who_came_through_the_other_came_through_the_one(two):
    """Introducers follow; nobody came through themselves."""
    two("edit", "jo", "--via", "sammy")
    two("edit", "sam okafor", "--via", "sammy")

    two("merge", "sam okafor", "sammy", "--yes")

    assert shown(two, "jo")["via"]["name"] == "Sam Okafor"
    assert shown(two, "sam")["via"] is None


def test_two_introducers_are_both_remembered(two):
    """One can stand in the field; the other stands in the note."""
    two("add", "Lena Fox", "--unmet")
    two("edit", "sam okafor", "--via", "jo")
    two("edit", "sammy", "--via", "lena")

    two("merge", "sam okafor", "sammy", "--yes")

    assert shown(two, "sam")["via"]["name"] == "Jo Park"
    assert "through was also: Lena Fox" in shown(two, "sam")["note"]


def test_the_archive_keeps_only_who_is_there_twice(two):
    """One who is archived on one side only is here; pins hold from either side."""
    two("archive", "sam okafor")
    two("pin", "sammy", "--band", "close")
    two("merge", "Sam Okafor", "sammy", "--yes")

    sam = shown(two, "sam")
    assert (sam["archived"], sam["pinned"], sam["pinned_band"]) == (None, True, "close")


def test_an_older_file_does_not_bring_the_other_back(two, tmp_path):
    """Whoever was merged is known as the one they became, so an export from before adds nobody and nothing."""
    two("export", "json", str(tmp_path / "x.json"))
    two("merge", "sam okafor", "sammy", "--yes")
    before = two("export", "json").out

    result = two("import", str(tmp_path / "x.json"), "--yes", "--json").json

    assert (result["imported"], result["refused"]) == (0, 0)
    assert two("export", "json").out == before
    two("doctor")


def test_what_another_copy_logged_with_the_other_comes_in(two, tmp_path, monkeypatch):
    """A copy that knows nothing of the merge goes on with the other; its new entries are with the one, all the same."""
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "journal.db").read_bytes())
    two("merge", "sam okafor", "sammy", "--yes")
    two("merge", "jo", "sam okafor", "--yes")
    with monkeypatch.context() as there:
        there.setenv("NETJ_JOURNAL", str(copy))
        two("log", "sammy", "tea on the other machine")
        two("promise", "sammy", "the slides")
        two("export", "json", str(tmp_path / "x.json"))

    result = two("import", str(tmp_path / "x.json"), "--yes", "--json").json

    assert result["refused"] == 0
    jo = shown(two, "jo")
    assert jo["entries"][0]["note"] == "tea on the other machine"
    assert len(two("open", "jo", "--json").json) == 1
    assert len(two("list", "--json").json) == 1
    two("doctor")


def test_a_source_that_knows_the_other_finds_the_one(two, tmp_path):
    """A file from which somebody once came adds nobody after they were merged, and its news go to the one."""
    source = tmp_path / "people.csv"
    source.write_text("name,email\nSam Elsewhere,elsewhere@x.org\n", encoding="utf-8")
    two("import", str(source), "--yes")
    two("merge", "sam okafor", "sam elsewhere", "--yes")
    two("edit", "sam okafor", "--drop", "elsewhere@x.org")
    source.write_text("name,email,title\nSam Elsewhere,elsewhere@x.org,Baker\n", encoding="utf-8")

    two("import", str(source), "--yes")

    assert len(two("list", "--json").json) == 3
    assert shown(two, "sam okafor")["title"] == "Baker"
    two("doctor")


def test_notes_too_long_together_are_refused(two):
    """Where both notes do not fit into one, one sentence says so, and both contacts stay."""
    two("edit", "sam okafor", "--note", "a" * 900_000)
    two("edit", "sammy", "--note", "b" * 900_000)
    before = two("history", "--json").json

    two("merge", "sam okafor", "sammy", "--yes", exit=3)

    assert two("history", "--json").json == before
    assert len(two("list", "--json").json) == 3


@pytest.mark.parametrize(("kept", "other"), [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)])
def test_the_whole_ledger_moves_and_comes_back(netj, journal, kept, other):
    """Whichever two of three become one, every entry stands with the one who is left, and undo brings all back."""
    people = fill(journal, TODAY)
    before = json.loads(netj("export", "json").out)

    netj("merge", people[kept].id, people[other].id, "--yes")

    whole = json.loads(netj("export", "json").out)
    gone = people[other].id
    told = whole.pop("properties")
    assert [one["line"] for one in told] == [f"X-NETJ-MERGED:{gone}"]
    assert gone not in json.dumps(whole)
    for section in ("promises", "asks", "needs", "thanks", "visible", "goals"):
        assert len(whole[section]) == len(before[section]), section
    pairs = [(one["one"], one["two"]) for section in ("introductions", "relations") for one in whole[section]]
    assert all(one != two for one, two in pairs)
    assert comparing.differences(journal) == []
    for (key,) in journal.rows("SELECT id FROM contact"):
        assert depth.stored(journal, key) == depth.rebuilt(journal, key)
    netj("doctor")
    netj("undo")
    assert json.loads(netj("export", "json").out) == before
    netj("doctor")


def test_the_plainest_relation_gives_way(netj, journal):
    """Sam knows Ade, Priya is a friend of Ade's: as one person they are a friend, once."""
    sam, priya, ade = fill(journal, TODAY)
    with journal.step("make friends") as step:
        for (row,) in journal.rows("SELECT id FROM relation WHERE kind <> 'knows'"):
            step.delete("relation", row)
        step.update("relation", 3, kind="friend")

    netj("merge", sam.id, priya.id, "--yes")

    found = json.loads(netj("export", "json").out)["relations"]
    assert [(one["one"], one["two"], one["kind"]) for one in found] == [(ade.id, sam.id, "friend")]


def test_two_equal_needs_are_one(netj):
    """What both looked for in the same words is one need, since the earlier day; other words stay another need."""
    netj("add", "Sam Okafor", "--unmet")
    netj("add", "Sammy", "--unmet")
    netj("need", "sammy", "A React developer", on="2026-10-01")
    netj("need", "sam okafor", "a react developer", on="2026-11-01")
    netj("need", "sammy", "a flat")
    netj("offer", "sammy", "a react developer")
    before = netj("export", "json").out

    done = netj("merge", "sam okafor", "sammy", "--yes", "--json").json

    needs = json.loads(netj("export", "json").out)["needs"]
    assert sorted((one["side"], one["what"], one["since"]) for one in needs) == [
        ("need", "a flat", "2026-11-23"),
        ("need", "a react developer", "2026-10-01"),
        ("offer", "a react developer", "2026-11-23"),
    ]
    assert done["moved"]["needs"] == 3
    netj("doctor")
    netj("undo")
    assert netj("export", "json").out == before
    netj("doctor")


def test_two_open_introductions_to_the_same_third_are_one(netj):
    """They stand there once, since the earlier day, with the words of both; what was introduced stays as it passed."""
    for name in ("Sam Okafor", "Sammy", "Jo Park"):
        netj("add", name, "--unmet")
    netj("intro", "jo", "sammy", "both bake", "--on", "2026-10-01")
    netj("intro", "sam okafor", "jo", "both sail", "--on", "2026-11-01")
    before = netj("export", "json").out

    netj("merge", "sam okafor", "sammy", "--yes")

    (one,) = json.loads(netj("export", "json").out)["introductions"]
    assert (one["made"], one["what"], one["closed"]) == ("2026-10-01", "both bake; both sail", None)
    assert [loop["kind"] for loop in netj("open", "--json").json] == ["introduction"]
    assert shown(netj, "sam")["count"] == 2
    netj("doctor")
    netj("undo")
    assert netj("export", "json").out == before
    netj("doctor")


def test_the_same_number_is_kept_once(netj):
    """A number with its country stands for the same one without."""
    netj("add", "Sam Okafor", "--unmet", "--phone", "07700 900123", "--phone", "+1 415 555 0100")
    netj("add", "Sammy", "--unmet", "--phone", "+44 7700 900123", "--phone", "(415) 555-0100")

    netj("merge", "sam okafor", "sammy", "--yes")

    assert sorted(shown(netj, "sam")["phones"]) == ["+1 415 555 0100", "+44 7700 900123"]
    netj("doctor")


def test_kept_lines_of_a_vcard_move_and_two_people_become_one_after_all(netj, journal):
    """Unknown properties stand with the one who is left; “two people” between the two is no more."""
    for name in ("Sam Okafor", "Sammy", "Jo Park"):
        netj("add", name, "--unmet")
    with journal.step("import") as step:
        step.insert("property", contact=1, line="X-A:1")
        step.insert("property", contact=2, line="X-A:1")
        step.insert("property", contact=2, line="X-B:2")
    for pair in (("sam okafor", "sammy"), ("sam okafor", "jo"), ("jo", "sammy")):
        netj("twins", "--apart", *pair)
    before = netj("export", "json").out

    done = netj("merge", "sam okafor", "sammy", "--yes", "--json").json

    whole = json.loads(netj("export", "json").out)
    lines = [one["line"] for one in whole["properties"]]
    assert lines[:2] == ["X-A:1", "X-B:2"]
    assert len(whole["apart"]) == 1
    assert done["moved"] == {"properties": 2}
    assert "2 lines of a vCard" in netj("undo").out + netj("merge", "sam okafor", "sammy", "--dry-run").out
    assert netj("export", "json").out == before
    netj("doctor")


@pytest.mark.parametrize(("one", "two"), [("--05-17", "1980-05-17"), ("1980-05-17", "--05-17")])
def test_a_birthday_with_its_year_is_the_same_birthday(two_birthdays, one, two):
    """The fuller one stands, and the note has nothing to add."""
    assert two_birthdays(one, two) == ("1980-05-17", None)


def test_two_birthdays_are_both_remembered(two_birthdays):
    """Where they differ, the kept one's stands and the other's is in the note."""
    assert two_birthdays("--05-17", "1980-05-18") == ("--05-17", "birthday was also: 1980-05-18")


@pytest.fixture
def two_birthdays(netj):
    """Return a way to see birthday and note of one who was two people with these birthdays."""

    def joined(one, two):
        netj("add", "Sam Okafor", "--birthday", one, "--unmet")
        netj("add", "Sammy", "--birthday", two, "--unmet")
        netj("merge", "sam okafor", "sammy", "--yes")
        sam = shown(netj, "sam")
        return sam["birthday"], sam["note"]

    return joined


WORD = st.none() | st.sampled_from(["a", "b"])
DAY = st.none() | st.dates().map(str)
ROWS = st.fixed_dictionaries(
    {
        **dict.fromkeys((*merge.PLAIN, "band", "source", "note"), WORD),
        "via": st.none() | st.integers(1, 4),
        "pace": st.none() | st.integers(1, 400),
        "pinned": st.integers(0, 1),
        "archived": DAY,
        "snoozed_until": DAY,
        "snoozes": st.integers(0, 3),
        "created": st.dates().map(str),
    }
)


@given(ROWS, ROWS)
@settings(max_examples=200)
def test_no_value_of_either_is_lost(kept, other):
    """Whatever two people hold, every plain value of theirs is in a field or in the note of the one."""
    one, two = kept | {"id": 1}, other | {"id": 2}
    for row in (one, two):
        row["via"] = None if row["via"] == row["id"] else row["via"]
    names = {1: "One", 2: "Two", 3: "Three", 4: "Four"}

    row = merge.joined(one, two, names)

    for column in merge.PLAIN:
        for value in (one[column], two[column]):
            assert value is None or value == row[column] or f"was also: {value}" in row["note"]
    assert row["via"] not in {1, 2}
    for via in {one["via"], two["via"]} - {None, 1, 2}:
        assert via == row["via"] or names[via] in row["note"]
    assert row["created"] == min(one["created"], two["created"])
    assert all(note is None or note in row["note"] for note in (one["note"], two["note"]))
