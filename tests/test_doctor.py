"""What `doctor` promises: a sound journal is called sound, and no rot goes unnoticed."""

import datetime as dt
import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from filled_ledger import fill

from netjournal.cli import main
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Said
from netjournal.services import care, contacts, exchanges
from netjournal.services import history as steps
from netjournal.storage import contacts as rows
from netjournal.storage.bulk import insert_many, next_key
from netjournal.storage.journal import Journal, Touch

TODAY = dt.date(2026, 11, 23)
FLIPS = 120


def filled(path: Path, people: int = 40, logs: int = 20) -> Path:
    """Write a journal in which every table holds something."""
    journal = Journal.to_write(path)
    for number in range(people):
        fields = Fields(
            name=f"Person {number} Ångström",
            org=f"Firm {number % 7}",
            note=f"Met at the fair, likes tea number {number}.",
            emails=(f"p{number}@example.org",),
            spheres=("rust",) if number % 2 else (),
            communities=("Meetup",) if number % 3 else (),
            roles=("mentor",) if number % 5 == 0 else (),
        )
        said = Said(date=TODAY - dt.timedelta(days=number), got=(f"guidance: advice {number}",) if number % 4 else ())
        contacts.add(journal, fields, said, TODAY)
    for number in range(logs):
        who = rows.exact(journal, f"Person {number} Ångström")[0]
        said = Said(
            date=TODAY - dt.timedelta(days=3 * number), note=f"Talk {number}", gave=(f"practical: tool {number}",)
        )
        exchanges.log(journal, [who], said, TODAY)
    contacts.remove(journal, rows.exact(journal, "Person 39 Ångström")[0])
    fill(journal, TODAY)
    with journal.step("import 30 people") as step:
        first = next_key(journal, "contact")
        columns = [column[1] for column in journal.rows("PRAGMA table_info(contact)")]
        bulk = [
            {"id": key, "uid": f"bulk-{key}", "name": f"Bulk {key}", "folded": f"bulk {key}", "pinned": 0, "snoozes": 0}
            for key in range(first, first + 30)
        ]
        insert_many(
            step,
            "contact",
            [tuple({"created": step.now, "changed": step.now, **row}.get(c) for c in columns) for row in bulk],
        )
        step.touched.update({row["id"]: Touch() for row in bulk})
    steps.undo(journal)
    journal.close()
    return path


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """Return a journal of 42 people and a whole ledger, with a step undone; tests work on copies of it."""
    return filled(tmp_path_factory.mktemp("sound") / "journal.db")


@pytest.fixture
def rotten(sound: Path, journal_path: Path) -> Path:
    """Return a copy of the sound journal, at the place where `netj` looks for it."""
    shutil.copy(sound, journal_path)
    return journal_path


def texts(path: Path) -> object:
    """Return every text in every ordinary table, as SQLite alone reads it; what went wrong where it cannot."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    try:
        names = [
            name.decode()
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if b"_fts" not in name
        ]
        return {
            name: sorted(
                repr([value if isinstance(value, bytes) else None for value in row])
                for row in connection.execute(f'SELECT * FROM "{name}" NOT INDEXED')
            )
            for name in names
        }
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return type(error)
    finally:
        connection.close()


def flip(path: Path, bit: int) -> None:
    """Turn one bit of a file over."""
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ (1 << bit % 8)]))


def test_a_sound_journal_is_called_sound(netj, rotten):
    """With every table filled and a step undone, there are no findings, and the exit code is 0."""
    ran = netj("doctor", "--json")

    assert ran.json["sound"] is True
    assert ran.json["findings"] == []
    assert ran.json["counts"]["contacts"] == 42


def test_checking_changes_nothing(netj, rotten):
    """The file is the same, byte for byte, after it was checked."""
    before = rotten.read_bytes()

    netj("doctor")

    assert rotten.read_bytes() == before


def test_no_journal_is_no_fault(netj, journal_path):
    """Before the first entry there is nothing to check, and checking makes no file."""
    ran = netj("doctor")

    assert "no journal yet" in ran.out
    assert not journal_path.exists()


def test_no_flipped_bit_in_a_text_goes_unnoticed(sound, rotten, capsys):
    """Whenever one turned bit changes any text in any table, doctor says that the journal is not sound."""
    original, bits = texts(sound), sound.stat().st_size * 8
    chance = random.Random(20261123)

    for _ in range(FLIPS):
        bit = chance.randrange(bits)
        shutil.copy(sound, rotten)
        flip(rotten, bit)
        journal_is_other = texts(rotten) != original
        code = main.run(["doctor"])
        capsys.readouterr()
        assert code in ((6, 7) if journal_is_other else (0, 6, 7)), f"bit {bit}"


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE contact SET note = 'other' WHERE id = 3", "row"),
        ("UPDATE exchange SET value = 5 WHERE id = 2", "row"),
        ("UPDATE encounter SET date = '2026-13-45' WHERE id = 2", "day"),
        ("UPDATE tie SET e0 = e0 + 1e-6 WHERE contact = 2", "tie"),
        ("UPDATE tie SET due_until = '2027-01-01' WHERE contact = 2", "tie"),
        ("UPDATE tie SET bound = bound + 1 WHERE contact = 2", "tie"),
        ("DELETE FROM tie WHERE contact = 2", "tie_missing"),
        ("UPDATE step SET act = 'other' WHERE id = 3", "step"),
        ("UPDATE change SET after = '{' WHERE id = 3", "step"),
        ("UPDATE batch SET packed = x'00' WHERE packed IS NOT NULL", "packed"),
        ("UPDATE tombstone SET uid = 'x' WHERE fact = 'contact'", "step"),
        ("INSERT INTO sphere VALUES (99, 'u', 'n', 'n', NULL, 'x', 'x')", "row"),
        ("DELETE FROM handle WHERE id = 4", "row"),
        ("UPDATE _sqlite_migrations SET name = '0001_farst' WHERE id = 1", "migrations"),
        ("INSERT INTO contact_fts (contact_fts) VALUES ('delete-all')", "search"),
        ("UPDATE exchange SET encounter = 9999 WHERE id = 2", "reference"),
        ("UPDATE promise SET what = 'other' WHERE id = 1", "row"),
        ("UPDATE promise SET contact = 9999 WHERE id = 1", "reference"),
        ("UPDATE need SET stems = 'other' WHERE id = 1", "row"),
        ("UPDATE goal SET ticks = ticks + 1 WHERE id = 1", "row"),
        ("DELETE FROM visible_contact WHERE id = 1", "row"),
        ("DELETE FROM relation WHERE id = 1", "row"),
        ("UPDATE vanity SET count = 9 WHERE id = 2", "row"),
        ("INSERT INTO need_fts (need_fts) VALUES ('delete-all')", "search"),
    ],
)
def test_each_kind_of_rot_is_named(netj, rotten, sql, code):
    """What was changed behind the journal's back is found, and the sentence says what it is."""
    with sqlite3.connect(rotten) as connection:
        connection.execute(sql)
    connection.close()

    found = netj("doctor", "--json", exit=6).json["findings"]

    assert code in {finding["code"] for finding in found}
    assert all(finding["text"].endswith(".") for finding in found)


@pytest.mark.parametrize(
    ("fact", "column"),
    [
        *(("promise", "made"), ("promise", "due"), ("ask", "told"), ("introduction", "made"), ("need", "since")),
        *(("own_membership", "renewal"), ("goal", "until"), ("visible", "date"), ("vanity", "date")),
        *(("contact", "snoozed_until"), ("thanks", "opened")),
    ],
)
@pytest.mark.parametrize("day", ["2026-11-31", "0000-01-01"])
def test_a_day_that_is_in_no_calendar_is_named(netj, rotten, fact, column, day):
    """Whichever column holds a day that cannot be, doctor says where; a year nought is none."""
    with sqlite3.connect(rotten) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {fact} SET {column} = ? WHERE id = 1", (day,))
    connection.close()

    found = netj("doctor", "--json", exit=6).json["findings"]

    assert {"day": day, "fact": fact, "row": 1} in [
        {key: finding[key] for key in ("day", "fact", "row")} for finding in found if finding["code"] == "day"
    ]


def test_a_file_that_opening_refuses_is_a_finding(netj, journal_path):
    """A file that is no journal at all gives exit 6 and its sentence, on standard output too under --json."""
    journal_path.write_bytes(b"SQLite format 3\x00" + bytes(200))

    ran = netj("doctor", "--json", exit=6)

    assert ran.json["sound"] is False
    assert str(journal_path) in ran.json["findings"][0]["text"]
    assert ran.err == ""


def test_what_is_derived_can_be_made_anew(netj, rotten):
    """With only stored depth and the search index damaged, doctor says so, and --mend heals it after a backup."""
    with sqlite3.connect(rotten) as connection:
        connection.execute("DELETE FROM tie WHERE contact = 2")
        connection.execute("UPDATE tie SET s1 = 7 WHERE contact = 3")
        for index in ("contact_fts", "need_fts"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    connection.close()
    assert "netj doctor --mend" in netj("doctor", exit=6).out

    netj("doctor", "--mend")

    assert len(list(rotten.parent.glob("backups/*-doctor.db"))) == 1
    assert netj("doctor").code == 0


def test_mending_a_journal_too_damaged_for_a_backup_keeps_every_byte_of_it(netj, rotten):
    """An index whose page is off is made anew; what the file was before is kept beside the backups, byte for byte."""
    with sqlite3.connect(rotten) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact_folded'").fetchone()[0]
    connection.close()
    size = int.from_bytes(rotten.read_bytes()[16:18], "big")
    raw = bytearray(rotten.read_bytes())
    raw[(page - 1) * size + 7] ^= 5  # how much room the page says is lost between its cells
    rotten.write_bytes(raw)
    netj("doctor", exit=6)

    netj("doctor", "--mend")

    (kept,) = rotten.parent.glob("backups/*.damaged")
    assert kept.read_bytes() == raw
    assert kept.stat().st_mode & 0o077 == 0
    assert netj("doctor").code == 0


def test_a_damaged_journal_is_told_with_the_newest_good_backup(netj, rotten):
    """What doctor finds wrong comes with the newest backup that is itself sound, and the command to go back to it."""
    good = netj("backup", "--json").json["path"]
    with sqlite3.connect(rotten) as connection:
        connection.execute("UPDATE contact SET note = 'other' WHERE id = 3")
    connection.close()

    out = " ".join(netj("doctor", exit=6).out.split())

    assert f"The newest good backup is {good}." in out
    assert out.endswith("netj restore")


def test_a_file_that_cannot_be_written_is_checked_but_for_search(netj, rotten, monkeypatch):
    """Where the file is read-only, everything else is checked, and a note says what was not."""
    real = Journal.to_write

    def read_only(path: Path) -> Journal:
        journal = real(path)
        journal.connection.execute("PRAGMA query_only = ON")
        return journal

    monkeypatch.setattr(Journal, "to_write", read_only)

    ran = netj("doctor", "--json")

    assert ran.json["sound"] is True
    assert "search_unchecked" in {note["code"] for note in ran.json["notes"]}


def test_a_file_that_others_may_read_is_noted(netj, rotten):
    """A copy that everyone may read is sound, and doctor says how to close it."""
    rotten.chmod(0o644)

    assert "chmod 600" in netj("doctor").out


def test_findings_are_safe_to_print(netj, rotten):
    """A damaged name that holds escape sequences never controls the terminal."""
    with sqlite3.connect(rotten) as connection:
        connection.execute("UPDATE contact SET name = char(27) || '[31mred' WHERE id = 3")
    connection.close()

    ran = netj("doctor", exit=6)

    assert "\x1b" not in ran.out


def test_undo_refuses_what_is_not_as_the_step_left_it(netj, rotten):
    """A row changed behind the journal's back is never overwritten by undo; exit 6, and nothing changes."""
    netj("log", "person 0", "hello")
    with sqlite3.connect(rotten) as connection:
        connection.execute("UPDATE encounter SET note = 'other' WHERE note = 'hello'")
    connection.close()
    before = texts(rotten)

    ran = netj("undo", "--json", exit=6)

    assert ran.error["code"] == "changed"
    assert texts(rotten) == before


def test_undo_refuses_a_damaged_record(netj, rotten):
    """An image in the history that changed by itself is never written back into the journal."""
    netj("edit", "person 0", "--note", "new note")
    with sqlite3.connect(rotten) as connection:
        connection.execute(
            "UPDATE change SET before = replace(before, 'fair', 'fuir') WHERE id = (SELECT max(id) FROM change)"
        )
    connection.close()

    assert netj("undo", "--json", exit=6).error["code"] == "changed"


def test_the_check_tells_how_far_it_is(sound):
    """Every check announces itself, and the last call says that all are done."""
    told: list[tuple[str, int, int]] = []
    journal = Journal.to_read(sound)

    care.check(journal, lambda *facts: told.append(facts))
    journal.close()

    assert told[0][1] == 0
    assert told[-1][1] == told[-1][2] == len(told) - 1


def test_data_and_page_agree(netj, rotten):
    """The data names the same findings as the page, in the same order."""
    with sqlite3.connect(rotten) as connection:
        connection.execute("UPDATE contact SET note = 'other' WHERE id IN (3, 4)")
    connection.close()

    data = json.loads(netj("doctor", "--json", exit=6).out)
    page = " ".join(netj("doctor", exit=6).out.split())

    assert all(finding["text"] in page for finding in data["findings"])
