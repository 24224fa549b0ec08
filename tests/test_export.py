"""`netj export`: everything that was entrusted comes out again, whole or not at all, and no cell of it is run."""

import csv
import errno
import io
import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Netj, Terminal
from hypothesis import given
from hypothesis import strategies as st

from netjournal.formats import csv_rows
from netjournal.formats.journal_records import SECTIONS

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_holds_exactly_the_columns_of_the_contract(netj: Netj) -> None:
    """Contacts unless exchanges are asked for, under the names that other programs rely on."""
    exchanges = netj("export", "csv", "--exchanges").out.splitlines()[0]
    contacts = netj("export", "csv").out.splitlines()[0]

    assert exchanges == "date,name,way,kind,what,value,channel,started_by,community,email,encounter"
    assert contacts == "name,email,phone,org,title,location,sphere,role,note,birthday,met,via,pace"
    assert netj("export", "csv", "--contacts").out.splitlines()[0] == contacts


def test_an_empty_journal_has_an_export_and_stays_unmade(netj: Netj, journal_path: Path) -> None:
    """Looking at nothing makes nothing."""
    found = json.loads(netj("export", "json").out)

    assert found == {"netjournal": 2, **{section: [] for section in SECTIONS}}
    assert not journal_path.exists()


def test_json_holds_every_record(netj: Netj) -> None:
    """People with what hangs on them, encounters with what passed, thanks that are open."""
    netj("add", "Sam Okafor", "--sphere", "rust", "--met", "@choir", "--got", "guidance: x", "--email", "s@x")

    found = json.loads(netj("export", "json").out)

    assert [one["name"] for one in found["contacts"]] == ["Sam Okafor"]
    assert found["contacts"][0]["spheres"] == [found["spheres"][0]["uid"]]
    assert found["contacts"][0]["communities"] == [found["communities"][0]["uid"]]
    assert {(x["way"], x["kind"]) for x in found["encounters"][0]["exchanges"]} == {
        ("shared", "conversation"),
        ("got", "guidance"),
    }
    assert found["thanks"][0]["exchange"] in {x["uid"] for x in found["encounters"][0]["exchanges"]}


def test_a_file_holds_what_standard_output_would(netj: Netj, tmp_path: Path) -> None:
    """A file, a - and nothing at all give the same text."""
    netj("add", "Zoë “x”", "--unmet")
    netj("export", "csv", "x.csv", "--contacts")

    assert (tmp_path / "x.csv").read_bytes().decode() == netj("export", "csv", "-", "--contacts").out
    assert netj("export", "json").out == netj("export", "json", "-").out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_existing_file_is_left_alone_unless_forced(netj: Netj, tmp_path: Path, form: str) -> None:
    """Nothing is replaced by accident; with --force the old file goes whole."""
    path = tmp_path / "out"
    path.write_text("mine")

    netj("export", form, path, exit=3)
    assert path.read_text() == "mine"

    netj("export", form, path, "--force")
    assert path.read_text() != "mine"


def test_an_export_is_readable_by_you_alone(netj: Netj, tmp_path: Path) -> None:
    """Whatever the umask, an export is private, a replaced one too."""
    (tmp_path / "x.csv").write_text("old")
    (tmp_path / "x.csv").chmod(0o644)
    netj("export", "json", "x.json")
    netj("export", "csv", "x.csv", "--force")

    for name in ("x.json", "x.csv"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_nothing_is_written_through_a_link_or_onto_what_is_no_file(netj: Netj, tmp_path: Path) -> None:
    """A link may have been put there by somebody else; a folder and a device are no files."""
    (tmp_path / "target").write_text("precious")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "nowhere").symlink_to(tmp_path / "not there")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "nowhere", "pipe", ".", "/dev/full"):
        netj("export", "json", name, exit=3)
        netj("export", "json", name, "--force", exit=3)
    netj("export", "json", "no/such/folder.json", exit=3)

    assert (tmp_path / "target").read_text() == "precious"
    assert not (tmp_path / "not there").exists()


def test_a_full_disk_leaves_no_half_file(netj: Netj, tmp_path: Path) -> None:
    """Where it does not fit, there is a sentence and no trace."""
    netj("add", "Sam", "--unmet", "--note", "x" * 100_000)
    (tmp_path / "out").mkdir()

    done = subprocess.run(
        [sys.executable, "-B", "-m", "netjournal", "export", "json", "out/x.json"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )

    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_full_standard_output_is_no_success(netj: Netj) -> None:
    """What could not be written is not reported as done."""
    netj("add", "Sam", "--unmet", "--note", "x" * 100_000)
    with Path("/dev/full").open("w") as full:
        for form in ("json", "csv"):
            done = subprocess.run(
                [sys.executable, "-m", "netjournal", "export", form, *(["--contacts"] if form == "csv" else [])],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
            assert done.returncode == 1
            assert b"Traceback" not in done.stderr


def test_the_bytes_do_not_depend_on_the_locale(netj: Netj) -> None:
    """Under an ASCII locale too, an export is UTF-8."""
    netj("add", "Zoë", "--unmet")

    done = subprocess.run(
        [sys.executable, "-m", "netjournal", "export", "csv", "--contacts"],
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )

    assert "Zoë" in done.stdout.decode("utf-8")


def test_what_does_not_go_together_is_said(netj: Netj) -> None:
    """Formats that are none, and flags of the other format, are refused."""
    netj("export", "xml", exit=3)
    netj("export", "csv", "--contacts", "--exchanges", exit=3)
    netj("export", "json", "--contacts", exit=3)


def test_an_export_never_controls_the_terminal(netj: Netj, terminal: Terminal) -> None:
    """Escapes in a name are spelled out on a terminal, and only there."""
    netj("add", "Evil \x1b[31m \x9b2J \u202e name", "--unmet")

    for form in (("json",), ("csv", "--contacts")):
        terminal("export", *form)
        assert "\x1b" not in terminal.raw
        assert "\x9b" not in terminal.raw
        assert "\u202e" not in terminal.raw
    assert "\x1b" in netj("export", "csv", "--contacts").out


@pytest.mark.parametrize("start", RUN)
def test_no_spreadsheet_runs_a_cell(netj: Netj, start: str) -> None:
    """A name that a spreadsheet would take for a formula goes out behind an apostrophe."""
    name = f"{start}cmd|' /C calc'!A0"
    netj("import", "-", "--yes", "--format", "csv", typed='name,note\nSam,"' + name + '"\n')

    cell = table(netj("export", "csv", "--contacts").out)[0]["note"]

    assert cell[0] not in RUN


@given(st.text())
def test_a_guarded_cell_is_never_run_and_comes_back_as_it_was(cell: str) -> None:
    """Whatever a cell holds, guarding it is safe and can be undone."""
    out = csv_rows.guarded(cell)

    assert csv_rows.unguarded(out) == cell
    seen = "".join(c for c in out if c.isprintable() and not c.isspace())
    assert seen[:1] not in RUN or csv_rows._PLAIN.fullmatch(out)


@given(st.text(alphabet="'=+-@ a1;\\\t"))
def test_a_guard_is_taken_off_once(cell: str) -> None:
    """Apostrophes that were there before stay."""
    assert csv_rows.unguarded(csv_rows.guarded(cell)) == cell


@pytest.mark.parametrize("name", ["'t Hooft", "\u2019t Hooft", "+44 20 7946 0000", "-12.5", "O'Brien"])
def test_what_is_no_formula_is_left_as_people_write_it(name: str) -> None:
    """A stranger's apostrophe is a letter, and a phone number is a phone number."""
    assert csv_rows.unguarded(name) == name


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool)))
def test_several_values_share_a_cell_and_part_again(values: list[str]) -> None:
    """Semicolons and backslashes inside a value do not part it."""
    assert csv_rows.parted(csv_rows.joined(values)) == values


def test_an_export_goes_to_a_disk_without_hard_links(netj: Netj, tmp_path: Path, monkeypatch) -> None:
    """A memory stick knows none; the file still comes whole, and never over another."""
    netj("add", "Sam Okafor")

    def none(*_paths: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)

    netj("export", "json", tmp_path / "all.json")
    whole = (tmp_path / "all.json").read_text()
    netj("export", "json", tmp_path / "all.json", exit=3)

    assert json.loads(whole)["contacts"][0]["name"] == "Sam Okafor"
    assert (tmp_path / "all.json").read_text() == whole
    assert not list(tmp_path.glob(".*.new"))
