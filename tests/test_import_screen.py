"""The screen before an import: what would come in is legible at any width, whatever names and files are called."""

import csv
import re
from pathlib import Path

import pytest
from conftest import Netj, Terminal

from netjournal.domain.transfer import FileRead, Imported, Likeness, Problem
from netjournal.text import width
from netjournal.views import transfer as view
from netjournal.views.page import lines

LONG = "очень длинное имя файла " * 3 + "\x1b[31m\u202eлюди.csv"
WIDE = "王小明 " * 12
RIGHT_TO_LEFT = "محمد بن سلمان " * 6


def people(path: Path, *rows: tuple[str, str, str]) -> None:
    """Write a table of people."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("name", "email", "birthday"), *rows])


def strange(folder: Path) -> tuple[str, str]:
    """Write two files of people with every sort of name, and rows that cannot be taken."""
    rows = [("Sam Okafor", "sam@x.org", ""), (WIDE, "w@x.org", ""), (RIGHT_TO_LEFT, "r@x.org", "")]
    rows += [("\x1b[31mred\x1b]8;;http://x\x07", "e@x.org", ""), ("\u202eevil", "v@x.org", ""), ("a" * 300, "", "")]
    rows += [("", "", ""), ("Jo Park", "jo@x.org", "31 of never")]
    rows += [(f"Person {at}", f"p{at}@x.org", "nonsense") for at in range(30)]
    people(folder / "people.csv", *rows)
    people(folder / LONG, ("Sam Okafor", "sam@x.org", ""))
    return "people.csv", LONG


SCREEN_80 = r"""
people.csv                                                                   CSV
очень длинное имя файла очень длинное имя файла очень длинное имя файла \x…  CSV
new 6  Sam Okafor, 王小明 王小明 王小明 王小明 …, محمد بن سلمان محمد بن سلمان
       م…, \x1b[31mred\x1b]8;;http://x\x07, \u202eevil,
       aaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
refused:
  people.csv, line 9  “31 of never” is no birthday such as 1980-05-17 or --05-17
  people.csv, lines 10 to 28  “nonsense” is no birthday such as 1980-05-17 or
                              --05-17
  and 11 more
to import 6 · already here 1 · refused 31
6 new people.
"""[1:]
SCREEN_120 = r"""
people.csv                                                                                      CSV
очень длинное имя файла очень длинное имя файла очень длинное имя файла \x1b[31m\u202eлюди.csv  CSV
new 6  Sam Okafor, 王小明 王小明 王小明 王小明 …, محمد بن سلمان محمد بن سلمان م…, \x1b[31mred\x1b]8;;http://x\x07,
       \u202eevil, aaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
refused:
  people.csv, line 9  “31 of never” is no birthday such as 1980-05-17 or --05-17
  people.csv, lines 10 to 28  “nonsense” is no birthday such as 1980-05-17 or --05-17
  and 11 more
to import 6 · already here 1 · refused 31
6 new people.
"""[1:]
MANY = """\
many.csv  CSV
new 2,000  Person 0, Person 1, Person 2, Person 3, Person 4, Person 5 and 1,994
           more
to import 2,000 · already here 0 · refused 0
2,000 new people.
"""
LIST_80 = """\
when (UTC)        from                                         people  exchanges
2026-11-23 10:00  people.csv, очень длинное имя файла очень …       6          0
netj undo takes the last step back; an older import once what came after it is
taken back.
"""
LIST_120 = """\
when (UTC)        from                                                                                 people  exchanges
2026-11-23 10:00  people.csv, очень длинное имя файла очень длинное имя файла очень длинное имя файл…       6          0
netj undo takes the last step back; an older import once what came after it is taken back.
"""
PARTS = [
    "Connections.csv  LinkedIn, Windows-1252",
    "  netj has no use for the columns Url,",
    "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…",
    "2 files in no format netj reads: Ads Clicked.csv, Rich Media.csv",
    "known again 4  same e-mail: 3; same name, nothing else said: 1",
    "possible twins 2  another Jo Park, Jo Jo Jo Jo Jo Jo Jo Jo Jo Jo… and Joanna",
    "left out  mail of lists and no-reply addresses: 1,234; sponsored messages: 2",
    "to import 1 · already here 0 · refused 0",
    "1 new person.",
]


def test_names_and_refused_rows_fit_80_columns(terminal: Terminal, tmp_path: Path) -> None:
    """Each name keeps its bounds, each reason is said once, and nothing of a name acts on the terminal."""
    shown = terminal("import", *strange(tmp_path), "--dry-run", columns=80)

    assert shown == SCREEN_80
    assert all(width(row) <= 80 for row in shown.splitlines())


def test_names_and_refused_rows_at_120_columns(terminal: Terminal, tmp_path: Path) -> None:
    """The same, with more of each line."""
    shown = terminal("import", *strange(tmp_path), "--dry-run", columns=120)

    assert shown == SCREEN_120


def test_without_colour_the_screen_is_the_same(terminal: Terminal, tmp_path: Path) -> None:
    """NO_COLOR takes the paint away, and nothing else."""
    files = strange(tmp_path)
    painted = terminal("import", *files, "--dry-run")

    assert terminal("import", *files, "--dry-run", NO_COLOR="1") == painted
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", terminal.raw)


def test_what_is_piped_is_said_too(netj: Netj, tmp_path: Path) -> None:
    """Off a terminal the same words come, and no sign of a name acts."""
    out = netj("import", *strange(tmp_path), "--dry-run").out

    assert "new 6" in out
    assert "lines 10 to 28" in out
    assert not any(sign in out for sign in "\x1b\x07\u202e")


def test_two_thousand_people_are_one_screen(terminal: Terminal, tmp_path: Path) -> None:
    """So many names are shown, and how many more there are."""
    people(tmp_path / "many.csv", *((f"Person {at}", f"p{at}@x.org", "") for at in range(2000)))

    shown = terminal("import", "many.csv", "--dry-run")

    assert shown == MANY


def test_past_imports_keep_their_columns(terminal: Terminal, netj: Netj, tmp_path: Path) -> None:
    """A long file name is cut; when and how many stay."""
    netj("import", *strange(tmp_path), "--yes")
    shown = {columns: terminal("import", "--list", columns=columns) for columns in (80, 120)}

    assert re.sub(r"20\d\d-\d\d-\d\d \d\d:\d\d", "2026-11-23 10:00", shown[80]) == LIST_80
    assert re.sub(r"20\d\d-\d\d-\d\d \d\d:\d\d", "2026-11-23 10:00", shown[120]) == LIST_120


def test_an_empty_journal_has_no_imports_and_no_twins(terminal: Terminal, journal_path: Path) -> None:
    """One calm sentence each, and no journal is made."""
    assert terminal("import", "--list") == "Nothing was imported yet.\n"
    assert terminal("twins") == "No two contacts look like one person.\n"
    assert not journal_path.exists()


# --- parts that few files show -----------------------------------------------------------------------


def screen(room: int, **facts: object) -> list[str]:
    """Return the rows of a preview made of facts."""
    plain = {"imported": 1, "here": 0, "refused": 0, "people": 1, "enriched": 0, "exchanges": 0, "entries": 0}
    usual = {"files": (), "problems": (), "remarks": (), "remarked": 0, "dry": True}
    result = Imported(**{**plain, **usual, **facts})  # type: ignore[arg-type]
    return ["".join(span.text for span in row).rstrip() for row in lines(view.imported(result).blocks, room)]


def test_what_is_left_out_and_known_again_and_unread_is_said() -> None:
    """With how many and why, within the width."""
    shown = screen(
        80,
        files=(FileRead("/a/b/Connections.csv", "linkedin", "LinkedIn", ("Url", "x" * 200), "Windows-1252"),),
        unread=("Ads Clicked.csv", "Rich Media.csv"),
        recognised={"email": 3, "name": 1},
        twins=(Likeness("Jo Park", "Jo Park"), Likeness("Jo " * 30, "Joanna")),
        twinned=2,
        left={"mail of lists and no-reply addresses": 1234, "sponsored messages": 2},
    )

    assert shown == PARTS
    assert all(len(row) <= 80 for row in shown)


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        ((4,), "line 4"),
        ((4, 5), "lines 4, 5"),
        ((4, 5, 6), "lines 4 to 6"),
        ((9, 4, 1001, 1002, 1003), "lines 4, 9, 1,001 to 1,003"),
        ((1, 3, 5, 7), "lines 1, 3, 5, …"),
        ((0,), "record"),
        ((0, 0), "2 records"),
    ],
)
def test_lines_with_the_same_fault_are_said_together(numbers: tuple[int, ...], place: str) -> None:
    """Where they are, without a line of the screen for each."""
    shown = screen(80, problems=tuple(Problem("a.csv", at, "It is bad.") for at in numbers), refused=len(numbers))

    assert shown[:2] == ["refused:", f"  {place}  It is bad"]


def test_a_file_of_which_nothing_can_be_read_is_refused(netj: Netj, tmp_path: Path) -> None:
    """Where every row is refused, the command says why and ends as for a bad file; one good row makes it none."""
    event = "BEGIN:VEVENT\nDTSTART:20200101T100000Z\nRRULE:FREQ=SECONDLY\nATTENDEE:mailto:ann@x.org\nEND:VEVENT\n"
    (tmp_path / "ever.ics").write_text(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n", encoding="utf-8")
    (tmp_path / "half.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n", encoding="utf-8")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bea\nEND:VCARD\n"
    (tmp_path / "both.vcf").write_text(f"{card}BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n", encoding="utf-8")

    for choice in ("--yes", "--dry-run"):
        refused = netj("import", "ever.ics", "--me", "me@x.org", choice, exit=3).out
        assert "it recurs more often than once a day" in refused
    assert "the card has no end" in netj("import", "half.vcf", exit=3).out
    assert netj("history", "--json").json == []

    assert netj("import", "both.vcf", "--yes", "--json").json["refused"] == 1


def test_files_beyond_those_shown_are_counted(netj: Netj, tmp_path: Path) -> None:
    """One more is one file, and two more are two."""
    files = [tmp_path / f"{at}.csv" for at in range(10)]
    for at, file in enumerate(files):
        people(file, (f"Person {at}", f"p{at}@x.org", ""))

    assert "\nand one more file\n" in netj("import", *files[:9], "--dry-run").out
    assert "\nand 2 more files\n" in netj("import", *files, "--dry-run").out
