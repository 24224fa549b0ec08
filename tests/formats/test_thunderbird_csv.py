"""Thunderbird's CSV, in whichever language the program speaks."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Netj

from netjournal.domain.transfer import ContactDraft, Own
from netjournal.formats import known, outlook_csv, reading, thunderbird_csv

SAMPLES = Path(__file__).parent / "samples" / "thunderbird"
OWN = Own(dt.date(2026, 11, 23))

RORY = ContactDraft(
    2,
    "Rory Williams",
    ("rory@example.org", "rory2@example.org"),
    ("+44 7700 900125", "+44 113 496 0001"),
    org="Leeds Hospital",
    title="Nurse",
    location="Leeds, UK",
    note="a note\nDepartment: Ward\nroryw\nplays the oboe",
    birthday="1980-01-15",
    links=("https://rory.example",),
    aliases=("Roz",),
    properties=(
        "ADR;TYPE=home:;Flat B;12 Leadworth Lane;Leeds;;LS1 2AB;UK",
        "ADR;TYPE=work:;;1 Ward Way;London;;SW1A 1AA;UK",
        "TEL;TYPE=fax:+44 113 496 0002",
    ),
)


def drafts(path: Path) -> list[ContactDraft]:
    with reading.opened(path) as source:
        assert known.of(source).name == "thunderbird"
        assert not outlook_csv.recognises(source)
        return [draft for draft in thunderbird_csv.read([source], OWN) if isinstance(draft, ContactDraft)]


@pytest.mark.parametrize("language", ["english", "french", "german"])
def test_an_export_gives_all_it_has_in_each_language(language: str) -> None:
    """French has two towns of one name, and all have a delimiter at the end of each line."""
    assert drafts(SAMPLES / f"{language}.csv")[0] == RORY


def test_who_has_no_name_goes_by_the_e_mail() -> None:
    """A collected address is somebody too; a day that is none stays, so that it is told."""
    _rory, jo, ade = drafts(SAMPLES / "english.csv")

    assert (jo.name, jo.emails) == ("jo@example.org", ("jo@example.org",))
    assert (ade.name, ade.birthday) == ("Ade Bello", "2-30")


def test_a_table_with_some_of_the_columns_is_read_by_their_names(tmp_path: Path) -> None:
    """As other programs write them, in another order; the British call some of them otherwise."""
    (tmp_path / "x.csv").write_text(
        "Display Name,Primary Email,Organisation,Home Post Code,Birth Month,Birth Day\n"
        "Rory Williams,rory@example.org,Leeds Hospital,LS1,1,5\n"
    )

    [rory] = drafts(tmp_path / "x.csv")

    assert (rory.name, rory.org, rory.birthday) == ("Rory Williams", "Leeds Hospital", "--01-05")
    assert rory.properties == ("ADR;TYPE=home:;;;;;LS1;",)


def test_an_export_comes_in_once_and_can_be_taken_back(netj: Netj) -> None:
    """The same file again, or the one in another language, is nothing new."""
    netj("import", SAMPLES / "english.csv", "--yes")

    assert netj("import", SAMPLES / "english.csv", "--yes", "--json").json["imported"] == 0
    assert netj("import", SAMPLES / "french.csv", "--yes", "--json").json["imported"] == 0
    assert len(netj("list", "--json").json) == 3
    netj("undo")
    assert netj("list", "--json").json == []
    assert netj("doctor", "--json").json["sound"]
