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

from netjournal.formats import csv_rows, journal_json
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

    assert found == {"netjournal": journal_json.VERSION, **{section: [] for section in SECTIONS}}
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


# --- a part of the journal ---------------------------------------------------------------------------


def fill(netj: Netj) -> None:
    """Give a journal three people of different kinds."""
    netj("add", "Sam Okafor", "--sphere", "rust", "--role", "mentor", "--on", "2026-11-20", "--gave", "x")
    netj("add", "Priya Nair", "--sphere", "choir", "--met", "@PyCon", "--on", "2026-06-01")
    netj("add", "Jo Park", "--sphere", "Rust", "--unmet")


def names(netj: Netj, *options: str) -> set[str]:
    """Return who stands in an export of contacts."""
    found = {row["name"] for row in table(netj("export", "csv", *options).out)}
    cards = netj("export", "vcard", *options).out
    assert {line[3:] for line in cards.splitlines() if line.startswith("FN:")} == found
    return found


@pytest.mark.parametrize(
    ("options", "who"),
    [
        (("--people", "sam, jo"), {"Sam Okafor", "Jo Park"}),
        (("--people", "sam", "--people", "priya"), {"Sam Okafor", "Priya Nair"}),
        (("--sphere", "RUST"), {"Sam Okafor", "Jo Park"}),
        (("--community", "@pycon"), {"Priya Nair"}),
        (("--role", "mentor"), {"Sam Okafor"}),
        (("--band", "ghost"), {"Jo Park"}),
        (("--since", "2026-11-01"), {"Sam Okafor"}),
        (("--sphere", "rust", "--since", "2026-01-01"), {"Sam Okafor"}),
        (("--sphere", "choir", "--role", "mentor"), set()),
        ((), {"Sam Okafor", "Priya Nair", "Jo Park"}),
    ],
)
def test_a_part_of_the_people_is_chosen_as_in_lists(netj: Netj, options: tuple[str, ...], who: set[str]) -> None:
    """Names, groups, bands and days, all together where several are said."""
    fill(netj)

    assert names(netj, *options) == who


def test_of_what_passed_only_what_was_asked_for_is_told(netj: Netj) -> None:
    """Filters choose whose exchanges, and --since from when on."""
    fill(netj)

    def passed(*options: str) -> list[str]:
        return [row["name"] for row in table(netj("export", "csv", "--exchanges", *options).out)]

    assert passed("--since", "2026-11-20") == ["Sam Okafor", "Sam Okafor"]
    assert passed("--people", "priya") == ["Priya Nair"]
    assert passed("--people", "priya", "--since", "2026-06-02") == []


def test_a_band_is_that_of_the_day(netj: Netj) -> None:
    """What was entered for later days does not count, and a pinned band holds."""
    fill(netj)

    assert "Sam Okafor" not in {
        row["name"] for row in table(netj("export", "csv", "--band", "ghost", on="2026-11-22").out)
    }
    assert "Sam Okafor" in {row["name"] for row in table(netj("export", "csv", "--band", "ghost", on="2026-11-01").out)}
    netj("pin", "jo", "--band", "inner")
    assert names(netj, "--band", "inner") == {"Jo Park"}


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("json", "--sphere", "rust"), 3, "--sphere does not apply to json."),
        (("json", "--since", "2026-01-01"), 3, "--since does not apply to json."),
        (("json", "--version", "3"), 3, "--version does not apply to json."),
        (("csv", "--version", "3"), 3, "--version does not apply to csv."),
        (("json", "--exchanges"), 3, "--exchanges does not apply to json."),
        (("vcard", "--exchanges"), 3, "--exchanges does not apply to vcard."),
        (("vcard", "--version", "2.1"), 3, "2.1"),
        (("vcard", "--band", "best"), 3, "best"),
        (("vcard", "--sphere", "knitting"), 4, "knitting"),
        (("vcard", "--community", "@none"), 4, "none"),
        (("csv", "--role", ""), 4, "role"),
        (("vcard", "--people", "nobody at all"), 4, "nobody at all"),
        (("vcard", "--people", ","), 3, "name"),
        (("vcard", "--since", "tomorrow"), 3, "Nov 2026"),
        (("vcard", "--since", "once"), 3, "once"),
        (("vcard", "--since", ""), 3, "day"),
        (("json", "--sphere", ""), 3, "--sphere does not apply"),
    ],
)
def test_what_does_not_fit_a_format_is_refused_in_a_sentence(
    netj: Netj, tmp_path: Path, args: tuple[str, ...], code: int, words: str
) -> None:
    """Filters and options that a format cannot follow, and those that name nothing, write no file."""
    fill(netj)
    form, *options = args

    ran = netj("export", form, "out", *options, exit=code)

    assert words in ran.err
    assert ran.out == ""
    assert not (tmp_path / "out").exists()
    assert netj("export", form, *options, exit=code).out == ""


def test_cards_go_to_a_file_as_other_exports_do(netj: Netj, tmp_path: Path) -> None:
    """Private, never over another file unless forced, and said in a sentence."""
    fill(netj)

    said = netj("export", "vcard", "all.vcf").out
    netj("export", "vcard", "all.vcf", exit=3)
    netj("export", "vcard", "all.vcf", "--version", "3", "--force")

    assert "all.vcf" in said
    assert stat.S_IMODE((tmp_path / "all.vcf").stat().st_mode) == 0o600
    assert (tmp_path / "all.vcf").read_bytes().count(b"VERSION:3.0\r\n") == 3
    assert netj("export", "vcard", "x.vcf", "--json").json == {
        "format": "vcard",
        "what": "contacts",
        "rows": 3,
        "path": "x.vcf",
    }


def test_an_export_of_nobody_is_an_empty_file(netj: Netj) -> None:
    """An empty journal has no cards."""
    assert netj("export", "vcard").out == ""


def test_an_export_of_a_part_changes_nothing(netj: Netj) -> None:
    """Looking is no act."""
    fill(netj)
    before = netj("history", "--json").json

    for form in ("csv", "vcard"):
        netj("export", form, "--sphere", "rust")

    assert netj("history", "--json").json == before


def test_many_people_each_keep_what_is_theirs(netj: Netj) -> None:
    """People are read a few hundred at a time; nobody is left out, and nobody gets what hangs on another."""
    rows = "".join(f"Person {i:04},p{i}@x.org,s{i % 3}\n" for i in range(450))
    netj("import", "-", "--yes", "--format", "csv", typed=f"name,email,sphere\n{rows}")

    cards = netj("export", "vcard").out.split("END:VCARD")[:-1]
    some = netj("export", "vcard", "--sphere", "s1").out

    assert len(cards) == 450
    for i, card in enumerate(cards):
        assert f"FN:Person {i:04}" in card
        assert card.count("EMAIL:") == 1
        assert f"EMAIL:p{i}@x.org" in card
        assert f"CATEGORIES:s{i % 3}" in card
    assert some.count("BEGIN:VCARD") == some.count("CATEGORIES:s1") == 150
