"""Google Contacts CSV, of both eras: everybody comes with all that Google knows of them."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Netj

from netjournal.domain.transfer import ContactDraft, Left, Own, Problem
from netjournal.formats import google_csv, known, outlook_csv, reading, thunderbird_csv

SAMPLES = Path(__file__).parent / "samples" / "google"
OWN = Own(dt.date(2026, 11, 23))


def drafts(path: Path, own: Own = OWN) -> list[object]:
    with reading.opened(path) as source:
        return list(google_csv.read([source], own))


@pytest.mark.parametrize("name", ["new.csv", "old.csv"])
def test_both_eras_are_known_by_their_header(name: str) -> None:
    """No other address book takes them for its own."""
    with reading.opened(SAMPLES / name) as source:
        assert known.of(source).name == "google"
        assert not thunderbird_csv.recognises(source)
    with reading.opened(SAMPLES.parent / "outlook" / "english.csv") as source:
        assert not google_csv.recognises(source)
        assert outlook_csv.recognises(source)


def test_today_s_export_gives_all_it_has() -> None:
    """Several values in a cell are parted, labels are spheres, what has no field goes into note and properties."""
    assert drafts(SAMPLES / "new.csv")[0] == ContactDraft(
        2,
        "Priya K. Nair",
        ("priya@engines.example", "p.nair@example.org", "pri@example.net"),
        ("+44 7700 900123", "+44 7700 900124"),
        ("python", "choir"),
        org="Analytical Engines",
        title="CTO",
        location="Leeds, GB",
        note="met at PyCon,\nlikes tea\nDepartment: Research\nAnniversary: 2012-06-01\nCoffee: black",
        birthday="1985-03-15",
        links=("https://www.linkedin.com/in/priya-nair",),
        aliases=("Pri",),
        relations=(("partner", "Ravi Nair"),),
        properties=("ADR;TYPE=home:;;1 Long Lane;Leeds;;LS1 1AA;GB", "TEL;TYPE=work;TYPE=fax:+44 20 7946 0019"),
    )


def test_the_export_of_before_gives_all_it_has() -> None:
    """With a mark before the header, another name for each column, and groups of the program itself dropped."""
    assert drafts(SAMPLES / "old.csv")[0] == ContactDraft(
        2,
        "Priya Nair",
        ("priya@engines.example", "p.nair@example.org"),
        ("+44 7700 900123",),
        ("Friends", "Choir"),
        org="Analytical Engines",
        title="CTO",
        location="Manchester, United Kingdom",
        note="likes tea\nJabber: priya@chat.example\nMentor: Lena Fox\nHobby: singing",
        birthday="1985-03-15",
        links=("https://engines.example",),
        aliases=("Priya Kumar",),
        properties=("ADR;TYPE=work:;;Engine House;Manchester;;;United Kingdom",),
    )


def test_who_has_no_name_goes_by_the_next_best_thing() -> None:
    """An organisation, an e-mail; a row with none of these is told with its line."""
    found = drafts(SAMPLES / "new.csv")

    assert [draft.name for draft in found if isinstance(draft, ContactDraft)] == [
        "Priya K. Nair",
        "Sam Okafor Jr.",
        "Leeds Library",
        "ade@example.org",
    ]
    assert found[-1] == Problem(str(SAMPLES / "new.csv"), 10, "the row has no name")
    assert all(not draft.spheres for draft in found[1:-1] if isinstance(draft, ContactDraft))


HEADER = "First Name,Last Name,Labels,Birthday,E-mail 1 - Label,E-mail 1 - Value\n"


@pytest.mark.parametrize(
    ("cell", "birthday"),
    [
        ("1985-03-15", "1985-03-15"),
        ("--03-15", "--03-15"),
        ("--0315", "--03-15"),
        ("1985-3-5", "1985-03-05"),
        ("--02-29", "--02-29"),
        ("1985-02-30", "1985-02-30"),
        ("in March", "in March"),
        ("", None),
    ],
)
def test_birthdays_come_with_a_year_or_without(tmp_path: Path, cell: str, birthday: str | None) -> None:
    """One that is no day stays as it is, so that it is told."""
    (tmp_path / "x.csv").write_text(f"{HEADER}Sam,Okafor,,{cell},,\n")

    [draft] = drafts(tmp_path / "x.csv")

    assert isinstance(draft, ContactDraft)
    assert draft.birthday == birthday


@pytest.mark.parametrize("mine", ["SAM okafor", "sam@x.org"])
def test_your_own_card_is_left(tmp_path: Path, mine: str) -> None:
    """You are no contact of yours, by name or e-mail."""
    (tmp_path / "x.csv").write_text(f"{HEADER}Sam,Okafor,,,,Sam@x.org\n")

    assert drafts(tmp_path / "x.csv", OWN._replace(names=(mine,))) == [Left("your own card")]


def test_a_cell_too_many_is_told_with_its_line(tmp_path: Path) -> None:
    """A comma that nobody quoted shifts the row, which is then not guessed at."""
    (tmp_path / "x.csv").write_text(f"{HEADER}Sam,Okafor,,,,s@x.org,more\n")

    assert drafts(tmp_path / "x.csv") == [Problem(str(tmp_path / "x.csv"), 2, "it has more cells than the header")]


def test_ten_thousand_e_mails_in_a_cell_do_no_harm(netj: Netj, tmp_path: Path) -> None:
    """What nobody has is cut to what somebody might, and said."""
    cell = " ::: ".join(f"{number}@x.org" for number in range(10_000))
    (tmp_path / "x.csv").write_text(f"{HEADER}Sam,Okafor,,,,{cell}\n")

    netj("import", "x.csv", "--yes")

    assert netj("list", "--json").json[0]["name"] == "Sam Okafor"


def test_an_export_comes_in_once_and_can_be_taken_back(netj: Netj) -> None:
    """The same file again is nothing new; the newer one adds only what is new; undo brings the journal back."""
    first = netj("import", SAMPLES / "new.csv", "--yes", "--json").json
    again = netj("import", SAMPLES / "new.csv", "--yes", "--json").json
    assert (first["imported"], again["imported"]) == (4, 0)

    netj("import", SAMPLES / "old.csv", "--yes")

    names = {row["name"] for row in netj("list", "--json").json}
    assert names == {"Priya K. Nair", "Sam Okafor Jr.", "Leeds Library", "ade@example.org", "Zoë Ångström"}
    shown = netj("show", "priya", "--json").json
    assert set(shown["spheres"]) >= {"python", "choir"}
    netj("undo")
    netj("undo")
    assert netj("list", "--json").json == []
    assert netj("doctor", "--json").json["sound"]


def test_dry_run_writes_nothing(netj: Netj) -> None:
    """It says what would come, and the history stays as it was."""
    told = netj("import", SAMPLES / "new.csv", "--dry-run", "--json").json

    assert told["imported"] == 4
    assert netj("history", "--json").json == []
