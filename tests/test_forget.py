"""`netj remove --forget`: someone goes for good, out of the history and every byte of the file, and nobody else."""

import json
import random

import pytest
from conftest import TODAY, Ran, once
from filled_ledger import fill

from netjournal.services import forget
from netjournal.storage import comparing, depth, pruning
from netjournal.storage.journal import Journal

#: A name that no program writes by itself.
NAME, ALIAS, MAIL, SECRET = "Zebulon Quux", "Zebbo", "zq@quux.example", "xylophonic"


@pytest.fixture
@once
def known(netj):
    """Zebulon, of whom Sam speaks, who brought Sam, and with whom a walk was taken; Sam has entries of his own."""
    netj("add", NAME, "--email", MAIL, "--birthday", "1980-05-17", "--note", SECRET)
    netj("edit", "zebulon", "--alias", ALIAS)
    netj("add", "Sam Okafor", "--via", "zebulon")
    netj("log", "sam, zebulon", "a walk", "--got", f"zebulon: guidance: {SECRET}", "--on", "2026-11-20")
    netj("log", "zebulon", SECRET, "alone")
    netj("promise", "zebulon", SECRET)
    netj("edit", "sam", "--org", "Acme")
    netj("log", "zebulon", SECRET, "never mind")
    netj("undo")
    return netj


def bytes_beside(path) -> bytes:
    """Return every byte of the journal and of the files beside it."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"*{path.name}*") if file.is_file())


def is_left(path, *words: str) -> list[str]:
    """Return which of these words are left anywhere in the journal's own files."""
    held = bytes_beside(path).lower()
    return [word for word in words if word.lower().encode() in held]


def is_true(journal: Journal) -> bool:
    """Tell whether the journal is as its history says, and every stored tie as its entries make it."""
    ties = all(
        depth.stored(journal, key) == depth.rebuilt(journal, key) for (key,) in journal.rows("SELECT id FROM contact")
    )
    return ties and comparing.differences(journal) == [] and comparing.broken_steps(journal) == []


def test_no_byte_of_them_is_left(known, journal_path, terminal):
    """Neither in the journal, nor in what SQLite or the numbers of lists put beside it."""
    terminal("list")
    assert is_left(journal_path, "quux", ALIAS, MAIL, SECRET)

    known("remove", "zebulon", "--forget", "--yes")

    assert is_left(journal_path, "zebulon", "quux", ALIAS, MAIL, SECRET, "1980-05-17") == []
    known("doctor")
    assert known("find", SECRET, "--json").json == []
    assert [one["name"] for one in known("list", "--json").json] == ["Sam Okafor"]


def test_all_other_steps_can_still_be_taken_back(known, journal):
    """What was done with others goes on without them, each step as it was; steps about them alone are gone."""
    known("remove", "zebulon", "--forget", "--yes")

    acts = [step["act"] for step in known("history", "--json").json]
    assert acts == ["edit Sam Okafor", "log Sam Okafor, someone", "add Sam Okafor"]
    for act in acts:
        assert known("undo", "--json").json["step"]["act"] == act
        known("doctor")
    for _act in acts:
        known("redo")
        known("doctor")
    assert known("show", "sam", "--json").json["org"] == "Acme"
    assert known("show", "sam", "--json").json["via"] is None


def test_the_forgetting_itself_is_no_step(known):
    """It stands in no history, and no undo or redo brings anything of it back."""
    result = known("remove", "zebulon", "--forget", "--yes", "--json").json

    assert result["undo"] is None
    assert known("undo", "--json").json["step"]["act"] == "edit Sam Okafor"
    known("show", "zebulon", exit=4)


SCREEN = """\
Zebulon Quux would be forgotten for good, with 5 exchanges, 1 promise.
The history would lose 5 steps that were taken back or about them alone; 3
others go on without them.
1 encounter with others stays with those, and so does its note.
Files that you exported, and other copies of the journal, are yours to look
after.
Nothing was changed.
"""


def test_a_dry_run_shows_what_goes(known, terminal, journal_path):
    """It says what would go and changes nothing."""
    before = known("export", "json").out, known("history", "--json").json

    assert terminal("remove", "zebulon", "--forget", "--dry-run") == SCREEN
    assert (known("export", "json").out, known("history", "--json").json) == before
    data = known("remove", "zebulon", "--forget", "--dry-run", "--json").json
    assert data["dry_run"]
    assert data["removed"] == {"exchanges": 5, "promises": 1}
    assert is_left(journal_path, SECRET)


def test_it_asks_first_and_says_that_there_is_no_way_back(known, terminal):
    """On a terminal what would go is shown before the question; no means no."""
    before = known("export", "json").out
    said = terminal("remove", "zebulon", "--forget", keys="n\r", exit=1)
    assert "would be forgotten for good" in said
    assert "Forget Zebulon Quux for good? This cannot be undone. [y/N]" in said
    assert known("export", "json").out == before

    said = terminal("remove", "zebulon", "--forget", keys="y\r")
    assert "Zebulon Quux is forgotten, with 5 exchanges, 1 promise." in said
    assert "This cannot be undone." in said


def test_a_number_is_always_asked_about(known, terminal):
    """A number is easily mistyped, so --yes does not keep the question away."""
    terminal("list")

    for options in (("--yes",), ("--forget", "--yes")):
        said = terminal("remove", "2", *options, keys="n\r", exit=1)
        assert "[y/N]" in said
    assert len(known("list", "--json").json) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [(["zebulon", "--forget"], 1), (["nobody", "--forget", "--yes"], 4), (["nobody", "--yes"], 4), (["--yes"], 2)],
)
def test_what_cannot_be_is_told(known, words, code):
    """Off a terminal it needs a yes; nobody of that name is exit 4. Nothing is written."""
    before = known("history", "--json").json

    known("remove", *words, exit=code)

    assert known("history", "--json").json == before


def test_whoever_was_removed_can_be_forgotten_after_all(known, journal_path):
    """A removal keeps them in the history; forgetting lets go of that too."""
    known("remove", "zebulon", "--yes")
    assert is_left(journal_path, "quux", SECRET)

    said = known("remove", "zebulon quux", "--forget", "--yes").out

    assert "Zebulon Quux is forgotten." in said
    assert is_left(journal_path, "quux", ALIAS, MAIL, SECRET) == []
    known("doctor")
    known("remove", "zebulon quux", "--forget", "--yes", exit=4)


def test_whoever_was_merged_into_them_is_forgotten_with_them(known, journal_path):
    """Both were one person, so nothing is left of either."""
    known("add", "Waldemar Xerxes", "--email", "wx@quux.example", "--unmet")
    known("merge", "zebulon", "waldemar", "--yes")

    result = known("remove", "zebulon", "--forget", "--yes", "--json").json

    assert is_left(journal_path, "waldemar", "xerxes", "quux", SECRET) == []
    assert all(one["holds"] for one in result["backups"])  # the one that was made before the merge
    assert len(result["backups"]) == 1
    known("doctor")


def test_their_name_in_the_words_of_others_is_listed_and_left(known):
    """Mentions stand where they stood, whatever their case; another's first name that is the same is none."""
    known("log", "sam", "spoke of ZEBULON all day", "--on", "2026-11-22")
    known("edit", "sam", "--note", "a friend of Zebulon Quux's")
    known("need", "sam", "a zebulonite")

    result = known("remove", "zebulon", "--forget", "--yes", "--json").json

    assert [(one["kind"], one["who"], one["date"], one["text"]) for one in result["mentions"]] == [
        ("note", "Sam Okafor", None, "a friend of Zebulon Quux's"),
        ("note", "Sam Okafor", "2026-11-22", "spoke of ZEBULON all day"),
    ]
    assert known("find", "zebulon", "--json").json


def test_backups_that_hold_them_are_listed(known, tmp_path):
    """Each is looked into; one from before they came is not theirs, and one that cannot be read may be."""
    known("backup")
    held = next((tmp_path / "backups").glob("*.db"))
    strange = held.with_name("journal-20200101-000000-000000.db")
    strange.write_bytes(b"nothing of ours")
    locked = held.with_name("journal-20200102-000000-000000.db.age")
    locked.write_bytes(b"age")

    result = known("remove", "zebulon", "--forget", "--yes", "--json").json

    assert result["backups"] == [
        {"path": str(held), "holds": True},
        {"path": str(locked), "holds": None},
        {"path": str(strange), "holds": None},
    ]
    assert held.exists()


def test_damaged_files_and_copies_that_hold_them_are_listed(known, tmp_path):
    """What was moved aside, left by a kill, or by a synced folder, is no backup, and holds every word all the same."""
    (tmp_path / "backups").mkdir(exist_ok=True)
    raw = (tmp_path / "journal.db").read_bytes()
    copy = tmp_path / "journal (conflicted copy 2026-11-20).db"
    aside = tmp_path / "backups" / "journal-20261120-120000-000000.damaged"
    half = tmp_path / "backups" / ".journal-20261121-120000-000000.db.x1y2.new"
    for file in (copy, aside, half, tmp_path / "backups" / "notes.txt"):
        file.write_bytes(raw)

    result = known("remove", "zebulon", "--forget", "--yes", "--json").json

    assert [(one["path"], one["holds"]) for one in result["backups"]] == [
        (str(copy), True),
        (str(half), None),
        (str(aside), None),
    ]


def test_no_import_brings_them_back(known, tmp_path):
    """A tombstone keeps their public id, and nothing else."""
    file = tmp_path / "x.json"
    known("export", "json", str(file))
    known("remove", "zebulon", "--forget", "--yes")

    known("import", str(file), "--yes")

    assert [one["name"] for one in known("list", "--json").json] == ["Sam Okafor"]
    assert is_left(tmp_path / "journal.db", "quux", ALIAS, MAIL) == []
    known("doctor")


def test_an_import_they_came_with_can_still_be_undone(netj, tmp_path, journal_path):
    """What came in with many stays whole without the one: checked by doctor, taken back and done again."""
    file = tmp_path / "people.csv"
    rows = [f"Person {at},p{at}@x.org" for at in range(2500)]
    rows.insert(1500, f"{NAME},{MAIL}")
    file.write_text("name,email\n" + "\n".join(rows) + "\n", encoding="utf-8")
    passed = tmp_path / "passed.csv"
    days = [f"2026-0{1 + at % 9}-11,{NAME if at % 7 == 0 else f'Person {at}'},{SECRET} {at}" for at in range(1500)]
    passed.write_text("date,name,what\n" + "\n".join(days) + "\n", encoding="utf-8")
    netj("import", str(file), "--yes")
    netj("import", str(passed), "--yes")
    netj("edit", "person 3", "--via", NAME)
    netj("edit", "person 3", "--org", "Acme")

    netj("remove", NAME, "--forget", "--yes")

    assert is_left(journal_path, "quux", MAIL) == []
    netj("doctor")
    for _step in range(4):
        netj("undo")
        netj("doctor")
    assert netj("list", "--json").json == []
    for _step in range(4):
        netj("redo")
        netj("doctor")
    assert len(netj("list", "--json").json) == 2500


def test_a_merged_history_forgets_too(known, journal_path):
    """Where old steps were merged into one, its digests are made anew without them."""
    known("history", "--prune", "--keep", "2", "--yes")

    known("remove", "zebulon", "--forget", "--yes")

    assert is_left(journal_path, "quux", ALIAS, MAIL, SECRET) == []
    known("doctor")
    known("undo")
    known("doctor")


def test_merging_old_steps_gives_room_back(netj, journal_path):
    """The file is written anew after old steps were merged into one."""
    netj("add", "Sam Okafor", "--unmet")
    for letter in "abcdefgh":
        netj("edit", "sam", "--note", letter * 100_000)
    before = journal_path.stat().st_size

    netj("history", "--prune", "--keep", "1", "--yes")

    assert journal_path.stat().st_size < before / 2


@pytest.mark.parametrize("which", [0, 1, 2])
def test_nothing_of_anybody_else_is_lost(netj, journal, which):
    """Forgetting leaves the same journal as removing does, to the last word."""
    people = fill(journal, TODAY)
    netj("remove", people[which].id, "--yes")
    removed = without_times(netj("export", "json").out)
    netj("undo")

    netj("remove", people[which].id, "--forget", "--yes")

    assert without_times(netj("export", "json").out) == removed
    assert is_true(journal)
    netj("doctor")


def without_times(exported: str) -> str:
    """Return an export without the moments at which rows were changed."""

    def bare(value):
        if isinstance(value, dict):
            return {key: bare(one) for key, one in value.items() if key not in {"changed", "exported"}}
        return [bare(one) for one in value] if isinstance(value, list) else value

    return json.dumps(bare(json.loads(exported)), sort_keys=True)


def test_a_journal_that_differs_from_its_history_is_refused(known, journal):
    """What is theirs cannot be told then, so nothing is done."""
    journal.connection.execute("UPDATE contact SET org = 'rot' WHERE name = 'Sam Okafor'")

    known("remove", "zebulon", "--forget", "--yes", exit=6)

    assert known("show", "zebulon", "--json").json["name"] == NAME


def test_without_room_it_says_what_is_left_to_do(known, monkeypatch, journal_path):
    """They are forgotten, but the file could not be written anew; a bare --forget does it once there is room."""
    with monkeypatch.context() as patch:
        patch.setattr(pruning, "shrink", lambda _journal: False)  # there is no room on the disk
        error = known("remove", "zebulon", "--forget", "--yes", "--json", exit=7).error
    assert error["code"] == "not_rewritten"
    assert "netj remove --forget" in error["hint"]
    known("show", "zebulon", exit=4)

    known("remove", "--forget")

    assert is_left(journal_path, "quux", ALIAS, MAIL, SECRET) == []
    known("doctor")


@pytest.mark.parametrize("seed", range(12))
def test_after_anything_at_all_they_can_be_forgotten(netj, journal_path, seed):
    """Whatever was done, undone, merged and removed before: nothing of them is left, doctor is content, undo works."""
    pick = random.Random(seed)
    people = ["Zebulon Quux", "Sam Okafor", "Jo Park", "Ade Bello"]
    for name in people:
        netj("add", name, "--on", "2026-01-05")
    for _act in range(25):
        one, two = pick.sample(people, 2)
        words = SECRET if "Zebulon Quux" in (one, two) else "tea"
        act = pick.choice(
            [
                ("log", f"{one}, {two}", words),
                ("log", one, words, "--got", f"guidance: {words}"),
                ("promise", one, words),
                ("ask", one, words),
                ("intro", one, two, "--again"),
                ("knows", one, two),
                ("need", one, words),
                ("edit", one, "--via", two),
                ("edit", one, "--note", words if one == "Zebulon Quux" else "tea"),
                ("twins", "--apart", one, two),
                ("remove", one, "--yes"),
                ("add", one, "--new"),
                ("merge", one, two, "--yes"),
                ("undo",),
                ("undo",),
                ("redo",),
            ]
        )
        run_anyhow(netj, act)
    found = [one["id"] for one in netj("list", "--json").json if one["name"] == "Zebulon Quux"]
    for uid in found:
        netj("remove", uid, "--forget", "--yes")
    while True:
        ran = run_anyhow(netj, ("remove", "Zebulon Quux", "--forget", "--yes", "--json"))
        if ran.code == 5:
            for one in ran.error["candidates"]:
                netj("remove", one["id"], "--forget", "--yes")
        elif ran.code:
            break
    netj("doctor")
    with_them = '"Zebulon Quux"' in netj("export", "json").out  # an alias of whom they were merged into
    if not with_them:
        kept = [step["act"] for step in netj("history", "--json", "--limit", "100").json]
        assert not [act for act in kept if "Zebulon" in act]
    undone = 0
    while run_anyhow(netj, ("undo",)).code == 0:
        undone += 1
        if undone % 5 == 0:
            netj("doctor")
    netj("doctor")


def run_anyhow(netj, act):
    """Run one command that may well be refused, for a name or a value; any other end fails the test."""
    try:
        return netj(*act)
    except AssertionError as error:
        told, _newline, rest = str(error).partition("\n")
        code = int(told.rpartition(" ")[2])
        if code not in {3, 4, 5}:
            raise
        return Ran(code, "", rest)


def test_undo_under_the_service_says_what_stays_true(journal):
    """The service alone, without the command line, leaves a true journal."""
    people = fill(journal, TODAY)

    result = forget.forget(journal, people[0])

    assert dict(result.gone)["promises"] == 2
    assert is_true(journal)
