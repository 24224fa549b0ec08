"""`netj import`: what a file holds comes in whole, once, and only after a yes; a bad file is told in a sentence."""

import io
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Netj, Terminal

from netjournal.cli import output
from netjournal.storage import comparing, depth, restoring, transfer, transfer_exchanges
from netjournal.storage.journal import Journal

PEOPLE = "name,note,email,sphere\nSam Okafor,likes tea,sam@x.org; s@y.org,rust; choir\nPriya Nair,,,\n"
PASSED = (
    "date,name,way,kind,what,value,channel,encounter\n"
    "2026-01-05,Sam Okafor,got,guidance,how to price,4,call,\n"
    "2026-01-12,Sam Okafor,gave,,,,,\n"
    "2026-02-02,Sam Okafor,,,,,,e1\n"
    "2026-02-02,Priya Nair,,,,,in-person,e1\n"
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Return a small file of contacts."""
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


@pytest.fixture
def passed(tmp_path: Path) -> Path:
    """Return a small file of exchanges."""
    path = tmp_path / "passed.csv"
    path.write_text(PASSED)
    return path


def sound(path: Path) -> None:
    """Fail unless ties, rows and history of a journal agree."""
    journal = Journal.to_read(path)
    assert comparing.differences(journal) == []
    assert comparing.broken_steps(journal) == []
    for (key,) in journal.rows("SELECT id FROM contact"):
        assert depth.stored(journal, key) == depth.rebuilt(journal, key)
    journal.close()


# --- what comes in -----------------------------------------------------------------------------------


def test_contacts_come_in_with_all_that_the_columns_hold(netj: Netj, people: Path) -> None:
    """A row of contacts becomes a contact with note, e-mails and spheres."""
    told = netj("import", people, "--yes").out

    assert "imported 2 · already here 0 · refused 0" in told
    shown = netj("show", "sam", "--json").json
    assert shown["emails"] == ["sam@x.org", "s@y.org"]
    assert shown["spheres"] == ["rust", "choir"]
    assert shown["note"] == "likes tea"


def test_exchanges_come_in_and_bring_their_people(netj: Netj, passed: Path, journal_path: Path) -> None:
    """Rows with a date become exchanges; who is not here yet is made, and the ties are kept."""
    result = netj("import", passed, "--yes", "--json").json

    assert (result["imported"], result["people"], result["exchanges"]) == (4, 2, 4)
    assert {row["name"]: row["count"] for row in netj("rank", "--json").json} == {"Sam Okafor": 3, "Priya Nair": 1}
    sound(journal_path)


def test_rows_that_share_an_encounter_are_one_encounter(netj: Netj, passed: Path, journal: Journal) -> None:
    """Rows with the same non-empty encounter join; every other row stands alone, and each learns from the other."""
    netj("import", passed, "--yes")

    assert journal.one("SELECT count(*) FROM encounter") == 3
    assert journal.rows(
        "SELECT e.channel, count(*) FROM encounter e JOIN exchange x ON x.encounter = e.id"
        " GROUP BY e.id HAVING count(*) > 1"
    ) == [("in-person", 2)]


def test_no_way_is_shared_and_no_kind_a_conversation(netj: Netj, passed: Path, journal: Journal) -> None:
    """What a row leaves out has the meaning that the contract gives it."""
    netj("import", passed, "--yes")

    rows = journal.rows("SELECT way, kind, value, by_hand FROM exchange ORDER BY date, id")
    assert rows[0] == ("got", "guidance", 4, 0)
    assert ("gave", "conversation", 3, 0) in rows
    assert ("shared", "conversation", 3, 0) in rows


def test_an_import_opens_no_thanks(netj: Netj, journal: Journal, tmp_path: Path) -> None:
    """However fresh a favour is, a record of it asks for no thank-you."""
    (tmp_path / "x.csv").write_text("date,name,way,kind\n2026-11-22,Sam,got,referral\n")

    netj("import", "x.csv", "--yes")

    assert journal.one("SELECT count(*) FROM thanks") == 0


def test_two_identical_messages_on_a_day_are_two(netj: Netj, tmp_path: Path, journal: Journal) -> None:
    """A mailbox with the same row twice held two messages."""
    (tmp_path / "x.csv").write_text("date,name,way\n" + "2026-01-05,Sam,got\n" * 3)

    netj("import", "x.csv", "--yes")

    assert journal.one("SELECT count(*) FROM exchange") == 3


@pytest.mark.parametrize("held", [1, 2, 20_000])
def test_identical_rows_are_told_apart_however_little_is_held(
    netj: Netj, tmp_path: Path, journal_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    """Rows far apart in a long file are counted once each, and found again the next time."""
    monkeypatch.setattr(transfer_exchanges, "_HELD", held)
    monkeypatch.setattr(transfer_exchanges, "_ENCOUNTERS_HELD", held)
    monkeypatch.setattr(transfer_exchanges, "CHUNK", 3)
    rows = [f"2026-01-0{1 + day},P{day % 3},got,{'e' + str(day) if day % 2 else ''}" for day in range(7)] * 9
    (tmp_path / "x.csv").write_text("date,name,way,encounter\n" + "\n".join(rows) + "\n")

    first = netj("import", "x.csv", "--yes", "--json").json
    again = netj("import", "x.csv", "--yes", "--json").json

    assert (first["imported"], first["refused"]) == (63, 0)
    assert (again["imported"], again["refused"]) == (0, 0)
    sound(journal_path)


def test_semicolons_and_tabs_part_cells_where_the_header_says_so(netj: Netj, tmp_path: Path) -> None:
    """A file from a spreadsheet elsewhere is read as it is."""
    (tmp_path / "x.csv").write_text("name;note\nSam Okafor;a, b\n")
    (tmp_path / "y.tsv").write_text("name\tnote\nPriya Nair\tc; d\n")

    netj("import", "x.csv", "y.tsv", "--yes")

    assert netj("show", "sam", "--json").json["note"] == "a, b"
    assert netj("show", "priya", "--json").json["note"] == "c; d"


def test_a_byte_order_mark_and_a_shouted_header_do_no_harm(netj: Netj, tmp_path: Path) -> None:
    """Headers are known whatever their case and the space around them."""
    (tmp_path / "x.csv").write_bytes(b"\xef\xbb\xbf Name , NOTE\r\nSam,hello\r\n")

    netj("import", "x.csv", "--yes")

    assert netj("show", "sam", "--json").json["note"] == "hello"


def test_standard_input_is_a_file_too(netj: Netj) -> None:
    """A - reads what is piped in."""
    assert netj("import", "-", "--yes", typed=PEOPLE, exit=0).out.count("imported 2")


def test_who_introduced_whom_is_found_wherever_they_stand(netj: Netj, tmp_path: Path) -> None:
    """A via may name somebody further down; one who is nowhere is told, and the row comes in."""
    (tmp_path / "x.csv").write_text("name,via\nSam,Priya\nPriya,Nobody\n")

    told = netj("import", "x.csv", "--yes").out

    assert netj("show", "sam", "--json").json["via"]["name"] == "Priya"
    assert "imported 2" in told
    assert "“Nobody”" in told


# --- who is meant ------------------------------------------------------------------------------------


def test_people_are_known_by_email_then_by_name(netj: Netj, tmp_path: Path) -> None:
    """An e-mail says who is meant whatever the name; a full name or alias does where there is none."""
    netj("add", "Sam Okafor", "--email", "sam@x.org", "--unmet")
    netj("add", "Priya Nair", "--unmet")
    (tmp_path / "x.csv").write_text("name,email,org\nS. Okafor,SAM@x.org,Acme\npriya NAIR,,Beta\n")

    result = netj("import", "x.csv", "--yes", "--json").json

    assert (result["people"], result["enriched"], result["imported"]) == (0, 2, 2)
    assert netj("show", "sam", "--json").json["org"] == "Acme"
    assert netj("show", "priya", "--json").json["org"] == "Beta"


def test_a_name_that_fits_two_is_refused_with_its_line(netj: Netj, tmp_path: Path) -> None:
    """Nothing is guessed between namesakes."""
    netj("add", "Jo Park", "--unmet")
    netj("add", "Jo Park", "--unmet", "--new")
    (tmp_path / "x.csv").write_text("date,name\n2026-01-01,Jo Park\n2026-01-01,Sam\n")

    result = netj("import", "x.csv", "--yes", "--json").json

    assert (result["imported"], result["refused"]) == (1, 1)
    assert result["problems"][0]["line"] == 2
    assert "2 people" in result["problems"][0]["reason"]


def test_what_was_typed_is_never_overwritten(netj: Netj, tmp_path: Path) -> None:
    """An import fills what is empty, and leaves the rest as it is."""
    netj("add", "Sam", "--org", "Mine", "--unmet")
    (tmp_path / "x.csv").write_text("name,org,title\nSam,Theirs,Boss\n")

    netj("import", "x.csv", "--yes")

    shown = netj("show", "sam", "--json").json
    assert (shown["org"], shown["title"]) == ("Mine", "Boss")


# --- once and no more --------------------------------------------------------------------------------


def test_the_same_file_twice_adds_nothing(netj: Netj, people: Path, passed: Path, journal_path: Path) -> None:
    """What came in once is here already, and no step is left behind."""
    netj("import", people, passed, "--yes")
    before = netj("export", "json").out

    result = netj("import", passed, people, "--yes", "--json").json

    assert (result["imported"], result["already_here"], result["refused"]) == (0, 6, 0)
    assert result["undo"] == ""
    assert netj("export", "json").out == before
    sound(journal_path)


def test_a_newer_file_adds_only_what_is_new(netj: Netj, passed: Path, journal_path: Path) -> None:
    """Rows that were there before are known again, in encounters of several people too."""
    netj("import", passed, "--yes")
    passed.write_text(PASSED + "2026-02-02,Ade Bello,,,,,,e1\n2026-03-01,Ade Bello,got,,,,,\n")

    result = netj("import", passed, "--yes", "--json").json

    assert (result["imported"], result["already_here"]) == (2, 4)
    sound(journal_path)


def test_who_was_renamed_since_is_still_known(netj: Netj, people: Path) -> None:
    """A correction by hand does not bring the old name back."""
    netj("import", people, "--yes")
    netj("edit", "priya", "--name", "Priya Nair-Jones")

    assert netj("import", people, "--yes", "--json").json["imported"] == 0


def test_who_was_removed_stays_removed(netj: Netj, people: Path, passed: Path, journal_path: Path) -> None:
    """The monthly file does not bring back whom you took out; it says so instead."""
    netj("import", people, passed, "--yes")
    netj("remove", "priya", "--yes")

    result = netj("import", people, passed, "--yes", "--json").json

    assert (result["imported"], result["already_here"], result["refused"]) == (0, 4, 2)
    assert "removed here" in result["problems"][0]["reason"]
    sound(journal_path)


def test_an_import_is_one_step_taken_back_whole(netj: Netj, people: Path, passed: Path, journal_path: Path) -> None:
    """Undo leaves the journal as it was, redo brings every row back as it came."""
    netj("add", "Sam Okafor", "--unmet")
    before = netj("export", "json").out
    netj("import", people, passed, "--yes")
    after = netj("export", "json").out

    netj("undo")

    assert netj("export", "json").out == before
    netj("redo")
    assert netj("export", "json").out == after
    sound(journal_path)


def test_an_import_after_an_undone_one_is_sound(netj: Netj, people: Path, passed: Path, journal_path: Path) -> None:
    """No old image or digest is taken for that of a row that came later."""
    netj("import", people, passed, "--yes")
    netj("undo")
    netj("add", "Jo Park", "--got", "guidance: x")
    netj("remove", "jo", "--yes")

    netj("import", people, passed, "--yes")

    sound(journal_path)
    netj("doctor")


def test_a_backup_is_made_before_an_import_into_a_journal_that_holds_something(
    netj: Netj, people: Path, tmp_path: Path
) -> None:
    """An empty journal needs none; any other has one from just before."""
    netj("import", people, "--yes")
    assert not (tmp_path / "backups").exists()

    (tmp_path / "more.csv").write_text("name\nAde\n")
    netj("import", "more.csv", "--yes")

    assert len(list((tmp_path / "backups").glob("*-import.db"))) == 1


# --- only after a yes --------------------------------------------------------------------------------


def test_without_a_yes_nothing_is_written(netj: Netj, people: Path, journal_path: Path) -> None:
    """Off a terminal, the preview goes to standard output and the command says what is missing."""
    ran = netj("import", people, exit=1)

    assert "to import 2 · already here 0 · refused 0" in ran.out
    assert "--yes" in ran.err
    assert not journal_path.exists()


def test_a_dry_run_ends_after_the_preview(netj: Netj, people: Path, journal_path: Path) -> None:
    """It changes nothing, even beside --yes, and all is well."""
    netj("add", "Sam Okafor", "--unmet")
    before = journal_path.read_bytes()

    assert netj("import", people, "--dry-run", "--yes", "--json").json["dry_run"] is True
    assert journal_path.read_bytes() == before


def test_a_terminal_is_asked(terminal: Terminal, people: Path, journal_path: Path) -> None:
    """A yes lets the rows in, a no leaves everything as it was."""
    terminal("import", people, keys="n\n", exit=1)
    assert not journal_path.exists()

    screen = terminal("import", people, keys="y\n")

    assert "Import 2 rows?" in screen
    assert "imported 2" in screen


# --- rows that are off -------------------------------------------------------------------------------

BAD = {
    "2026-13-01,Sam,,,": "is no date",
    "tue,Sam,,,": "is no date",
    "2026-W01-1,Sam,,,": "is no date",
    ",Sam,,,": "date is missing",
    "2026-11-24,Sam,,,": "still to come",
    "2026-01-01,,,,": "name is empty",
    "2026-01-01,\u200b,,,": "name is empty",
    "2026-01-01,Sam,lent,,": "is no way",
    "2026-01-01,Sam,gave,money,": "is no kind",
    "2026-01-01,Sam,gave,guidance,6": "is no value",
    "2026-01-01,Sam,gave,guidance,2.5": "is no value",
    "2026-01-01,Sam,gave,guidance,3,extra": "more cells",
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_told_with_its_line_and_blocks_no_good_one(netj: Netj, tmp_path: Path, row: str) -> None:
    """Good rows come in; each bad one is counted, with its line and the reason."""
    (tmp_path / "x.csv").write_text(
        f'date,name,way,kind,value\n\n2026-01-01,"Two\nLines",,,\n{row}\n2026-01-01,Jo,,,\n'
    )

    result = netj("import", "x.csv", "--yes", "--json").json

    assert (result["imported"], result["refused"]) == (2, 1)
    assert result["problems"][0]["line"] == 5
    assert BAD[row] in result["problems"][0]["reason"]


@pytest.mark.parametrize("row", ["Sam,17 may,", "Sam,1980-02-30,", "Sam,,never", "Sam,,0"])
def test_a_contact_with_an_odd_birthday_or_pace_is_refused(netj: Netj, tmp_path: Path, row: str) -> None:
    """Files speak ISO; what they say otherwise is told, not guessed."""
    (tmp_path / "x.csv").write_text(f"name,birthday,pace\n{row}\n")

    assert netj("import", "x.csv", "--yes", "--json", exit=3).json["refused"] == 1


def test_every_row_is_counted_once(netj: Netj, tmp_path: Path) -> None:
    """Imported, already here and refused make up all rows, however bad they are."""
    (tmp_path / "x.csv").write_text("date,name\n" + "2026-01-01,Sam\nnever,Sam\n,\n2027-01-01,Jo\n" * 30)

    ran = netj("import", "x.csv", "--yes")
    assert "imported 30 · already here 0 · refused 60" in ran.out
    assert "and 40 more" in ran.out


def test_two_days_for_one_encounter_is_refused(netj: Netj, tmp_path: Path) -> None:
    """An encounter is on one day, by one channel."""
    rows = "2026-01-01,Sam,e,call\n2026-01-02,Jo,e,call\n2026-01-01,Ade,e,video\n2026-01-01,Lena,e,\n"
    (tmp_path / "x.csv").write_text("date,name,encounter,channel\n" + rows)

    result = netj("import", "x.csv", "--yes", "--json").json

    assert (result["imported"], result["refused"]) == (2, 2)


def test_unknown_columns_are_told(netj: Netj, tmp_path: Path) -> None:
    """What netj has no use for is named, so that nothing is lost in silence."""
    (tmp_path / "x.csv").write_text("name,shoe size\nSam,44\n")

    assert "shoe size" in netj("import", "x.csv", "--dry-run").out


# --- files that are off ------------------------------------------------------------------------------

FILES = {
    "empty": b"",
    "only a mark": b"\xef\xbb\xbf",
    "no name": b"first,last\nSam,Okafor\n",
    "twice a column": b"name,note,Note\nSam,a,b\n",
    "binary": b"name,note\nSam,\x00\x01\n",
    "binary from the start": b"\x7fELF\x00\x00",
    "an endless line": b"name,note\nSam," + b"x" * 5_000_000,
    "an endless cell": b'name,note\nSam,"' + b"x\n" * 2_500_000,
    "an endless record": b'name,note\n"Sam",' + b'"x\n",' * 4_000_000,
    "too many columns": b"name" + b",x" * 2_000,
}


SETS = {
    "UTF-16": "name\nSam\nZo\xeb\n".encode("utf-16"),
    "Windows-1252": "name\nSam\nZo\xeb\n".encode("cp1252"),
    "Windows-1252, far in": b"name\n" + b"Sam\n" * 40_000 + b"Zo\xeb\n",
}


@pytest.mark.parametrize("case", SETS)
def test_another_character_set_is_found_out_and_said(netj: Netj, tmp_path: Path, case: str) -> None:
    """What is no UTF-8 is read as what it is, and the screen says as which."""
    (tmp_path / "x.csv").write_bytes(SETS[case])

    seen = netj("import", "x.csv", "--yes")

    assert case.partition(",")[0] in seen.out
    assert {who["name"] for who in netj("list", "--json").json} == {"Sam", "Zo\xeb"}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_none_of_ours_is_refused_in_a_sentence(
    netj: Netj, tmp_path: Path, journal: Journal, case: str
) -> None:
    """Exit 3, the file named, nothing written, however the file is off."""
    (tmp_path / "x.csv").write_bytes(FILES[case])

    error = netj("import", "x.csv", "--yes", "--json", exit=3).error

    assert "x.csv" in error["message"]
    assert journal.one("SELECT count(*) FROM contact") == 0


def test_what_is_no_regular_file_is_refused(netj: Netj, tmp_path: Path) -> None:
    """A folder, a pipe that nobody writes to, a device and nothing at all get a sentence at once."""
    os.mkfifo(tmp_path / "pipe")
    for name in (tmp_path, tmp_path / "pipe", "/dev/zero", "/dev/null", tmp_path / "nowhere.csv", "x" * 300):
        netj("import", name, "--yes", exit=3)


def test_an_unknown_format_is_named(netj: Netj, tmp_path: Path) -> None:
    """A text that is neither, or a format that is none, says which there are."""
    (tmp_path / "x.txt").write_text("hello\n")

    assert "csv" in netj("import", "x.txt", exit=3).err
    assert "csv" in netj("import", "x.txt", "--format", "xml", exit=3).err


def test_a_file_that_breaks_off_in_its_middle_brings_nothing_in(netj: Netj, tmp_path: Path, people: Path) -> None:
    """All of it or nothing: rows before the break, and files before it, do not come in."""
    (tmp_path / "x.csv").write_bytes(b"date,name\n" + b"2026-01-01,Sam\n" * 5000 + b"\x00\n")

    netj("import", people, "x.csv", "--yes", exit=3)

    assert netj("list", "--json").json == []


def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path, netj: Netj, journal_path: Path) -> None:
    """However it ends, the next try completes it, and nobody is there twice."""
    netj("add", "Sam", "--unmet")
    rows = "".join(f"Person {number},note {number}\n" for number in range(3000))
    (tmp_path / "x.csv").write_text("name,note\n" + rows)
    for wait in (0.25, 0.45, 0.6):
        child = subprocess.Popen(
            [sys.executable, "-m", "netjournal", "import", "x.csv", "--yes"], stdout=subprocess.DEVNULL
        )
        time.sleep(wait)
        child.kill()
        child.wait()
        assert len(netj("list", "--json").json) in {1, 3001}

    netj("import", "x.csv", "--yes")

    assert len({row["name"] for row in netj("list", "--json").json}) == len(netj("list", "--json").json) == 3001
    sound(journal_path)


# --- our JSON ----------------------------------------------------------------------------------------


def export(netj: Netj) -> dict[str, object]:
    """Return an export of a small journal in which every part is filled."""
    netj(
        "add",
        "Sam",
        "--met",
        "@choir",
        "--sphere",
        "rust",
        "--email",
        "s@x",
        "--role",
        "mentor",
        "--got",
        "guidance: x",
    )
    netj("add", "Jo", "--via", "sam", "--gave", "referral: y")
    netj("undo")
    netj("redo")
    return json.loads(netj("export", "json").out)


def spoil(found: dict, *path: object, to: object) -> str:
    """Return an export with one value changed."""
    copy = json.loads(json.dumps(found))
    place = copy
    for step in path[:-1]:
        place = place[step]
    if to is KeyError:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(copy)


WRONG = [
    (("netjournal",), 1),
    (("netjournal",), 4),
    (("netjournal",), True),
    (("netjournal",), KeyError),
    (("thanks",), KeyError),
    (("contacts",), {}),
    (("contacts", 0), 5),
    (("contacts", 0, "name"), ""),
    (("contacts", 0, "name"), " \u200b"),
    (("contacts", 0, "name"), None),
    (("contacts", 0, "name"), "x" * 10_001),
    (("contacts", 0, "name"), "\ud800"),
    (("contacts", 0, "uid"), "1"),
    (("contacts", 0, "surprise"), 1),
    (("contacts", 0, "note"), KeyError),
    (("contacts", 0, "pinned"), True),
    (("contacts", 0, "band"), "ghost"),
    (("contacts", 0, "pace"), 10**400),
    (("contacts", 0, "pace"), 1.0),
    (("contacts", 0, "birthday"), "--13-01"),
    (("contacts", 0, "via"), "00000000-0000-0000-0000-000000000000"),
    (("contacts", 0, "spheres"), ["00000000-0000-0000-0000-000000000000"]),
    (("contacts", 0, "roles"), ["mentor", "Mentor"]),
    (("contacts", 0, "handles", 0, "kind"), "fax"),
    (("contacts", 0, "created"), "yesterday"),
    (("communities", 0, "kind"), "cult"),
    (("encounters", 0, "date"), "2026-02-30"),
    (("encounters", 0, "channel"), "telepathy"),
    (("encounters", 0, "exchanges"), None),
    (("encounters", 0, "exchanges", 0, "value"), 6),
    (("encounters", 0, "exchanges", 0, "kind"), "money"),
    (("encounters", 0, "exchanges", 0, "contact"), "00000000-0000-0000-0000-000000000000"),
    (("thanks", 0, "exchange"), "00000000-0000-0000-0000-000000000000"),
    (("thanks", 0, "outcome"), "said"),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=str)
def test_an_export_that_was_tampered_with_is_refused_whole(
    netj: Netj, tmp_path: Path, path: tuple[object, ...], value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One value that no export holds, and nothing of the file comes in."""
    (tmp_path / "x.json").write_text(spoil(export(netj), *path, to=value))
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    error = netj("import", "x.json", "--yes", "--json", exit=3).error

    assert error["code"] == "bad_file"
    assert netj("list", "--json").json == []


def test_a_file_of_the_first_version_is_still_read(netj: Netj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older netj wrote holds no ledger but thanks, and comes in as it always did."""
    found = export(netj)
    first = {section: found[section] for section in ("spheres", "communities", "contacts", "encounters", "thanks")}
    (tmp_path / "x.json").write_text(json.dumps({"netjournal": 1, **first}))
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    netj("import", "x.json", "--yes")

    assert json.loads(netj("export", "json").out) == found


@pytest.mark.parametrize("section", ["spheres", "communities", "contacts", "encounters", "thanks"])
def test_a_record_that_stands_twice_is_refused(
    netj: Netj, tmp_path: Path, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two records of one id are no export of ours."""
    found = export(netj)
    found[section].append(found[section][0])  # type: ignore[attr-defined]
    (tmp_path / "x.json").write_text(json.dumps(found))
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    netj("import", "x.json", "--yes", exit=3)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "[]",
        '{"netjournal": 1}',
        '{"netjournal": NaN}',
        '{"netjournal": 1, "contacts": ' + "[" * 100_000,
        '{"netjournal": 1, "contacts": ' + '{"a":' * 100_000,
        '{"netjournal": 1, "netjournal": 1}',
        '{"netjournal": ' + "1" * 10_000 + "}",
        '{"netjournal": 1, "spheres": [], "communities": [], "contacts": [], "encounters": [], "thanks": []} x',
        '{"netjournal": 1, "spheres": [], "communities": [], "contacts": [',
        '{"netjournal": 1, "spheres": ["' + "x" * 20_000_000,
    ],
    ids=lambda text: text[:40],
)
def test_broken_json_is_refused_in_a_sentence(netj: Netj, tmp_path: Path, text: str) -> None:
    """Cut off, nested without end, or no export at all: exit 3, in bounded time."""
    (tmp_path / "x.json").write_text(text)

    netj("import", "x.json", "--yes", "--format", "json", exit=3)


def test_sections_may_stand_in_any_order(netj: Netj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tool that sorts keys does no harm."""
    found = export(netj)
    (tmp_path / "x.json").write_text(json.dumps(found, sort_keys=True, indent=3))
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    netj("import", "x.json", "--yes")

    assert json.loads(netj("export", "json").out) == found


def test_only_what_is_missing_comes_back(netj: Netj, tmp_path: Path, journal_path: Path) -> None:
    """What changed here since stays changed, what was removed stays removed, what is missing comes in."""
    (tmp_path / "x.json").write_text(json.dumps(export(netj)))
    netj("edit", "sam", "--note", "newer")
    netj("remove", "jo", "--yes")
    netj("log", "sam", "again")

    result = netj("import", "x.json", "--yes", "--json").json

    assert result["imported"] == 0
    assert result["refused"] == 3
    assert netj("show", "sam", "--json").json["note"] == "newer"
    sound(journal_path)


def test_access_rights_of_what_an_import_leaves_are_yours_alone(netj: Netj, people: Path, tmp_path: Path) -> None:
    """Neither the journal nor the backup can be read by anyone else."""
    netj("add", "Sam", "--unmet")
    netj("import", people, "--yes")

    for path in (tmp_path / "journal.db", *(tmp_path / "backups").iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_thanks_for_what_passed_with_somebody_else_are_refused(
    netj: Netj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No export holds such thanks; with them here, one of the two could never be removed."""
    netj("add", "Sam Okafor", "--got", "guidance: a tip")
    netj("add", "Jo Park")
    whole = json.loads(netj("export", "json").out)
    whole["thanks"][0]["contact"] = whole["contacts"][1]["uid"]
    (tmp_path / "x.json").write_text(json.dumps(whole))
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))

    assert "somebody else" in netj("import", "x.json", "--yes", exit=3).err


@pytest.mark.parametrize("form", ["csv", "json"])
def test_rows_that_hold_much_text_wait_in_smaller_numbers(
    netj: Netj, journal: Journal, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand rows of a million letters each never lie in memory together; undo packs as few of them at a time."""
    monkeypatch.setattr(transfer, "ROOM", 5_000)
    monkeypatch.setattr(transfer_exchanges, "ROOM", 5_000)
    monkeypatch.setattr(restoring, "ROOM", 5_000)
    rows = [f"2026-01-{day:02},Person {day},{'lorem ipsum ' * 250}" for day in range(1, 11)]
    (tmp_path / "x.csv").write_text("\n".join(["date,name,what", *rows]))
    netj("import", "x.csv", "--yes")
    if form == "json":
        whole = netj("export", "json").out
        (tmp_path / "x.json").write_text(whole)
        monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "other.db"))
        netj("import", "x.json", "--yes")
        journal = Journal.to_write(tmp_path / "other.db")

    assert journal.rows("SELECT last - first + 1 FROM batch WHERE fact = 'exchange'") == [(2,)] * 5
    netj("undo")
    netj("redo")
    assert netj("doctor", "--json").json["findings"] == []


def test_a_long_read_says_how_far_and_how_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a second a bar tells the share and the rate, and is gone in the end."""
    moments = iter([0.0, 0.1, 2.0, 2.0])
    screen = io.StringIO()
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(output, "is_terminal", lambda _stream: True)
    monkeypatch.setenv("COLUMNS", "80")

    with output.progress("reading", of_bytes=True) as tell:
        tell("x.vcf", 1, 4_000_000)
        early = screen.getvalue()
        tell("x.vcf", 3_000_000, 4_000_000)

    assert early == ""
    assert "reading ##################......  75%  1.5 MB/s  x.vcf" in screen.getvalue()
    assert screen.getvalue().endswith("\r" + " " * 79 + "\r")
