"""Several files in one import: address books first, and each person once, whatever program knows them."""

from pathlib import Path

from conftest import Netj

MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
BEGIN:VEVENT
UID:a2@example.org
DTSTART;VALUE=DATE:20240301
SUMMARY:Priya visits
ATTENDEE;CN=Priya:mailto:priya@example.org
ATTENDEE:mailto:alex@example.org
END:VEVENT
END:VCALENDAR
"""
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Priya Nair\r\nEMAIL:priya@example.org\r\nEND:VCARD\r\n"
CHAT = "13/12/2024, 10:05 - Priya Nair: Hey\n13/12/2024, 10:06 - Alex: Hi\n"


def test_an_address_book_is_read_before_what_only_knows_a_first_name(netj: Netj, tmp_path: Path) -> None:
    """A calendar's “Priya” is the address book's Priya Nair, in whatever order the files are named."""
    (tmp_path / "calendar.ics").write_text(MEETING.replace("\n", "\r\n"))
    (tmp_path / "people.vcf").write_text(CARD)
    (tmp_path / "WhatsApp Chat with Priya Nair.txt").write_text(CHAT)

    netj("import", *sorted(tmp_path.glob("*.*"), reverse=True), "--me", "alex@example.org", "--yes")

    (priya,) = netj("list", "--json").json
    assert priya["name"] == "Priya Nair"
    assert len(netj("show", "priya", "--json").json["entries"]) == 2
    assert "sound" in netj("doctor").out


def test_a_folder_of_exports_comes_in_whole(netj: Netj, tmp_path: Path) -> None:
    """A folder's files are each recognised; what is in no format is named."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "people.vcf").write_text(CARD)
    (folder / "WhatsApp Chat with Priya Nair.txt").write_text(CHAT)
    (folder / "readme.txt").write_text("Hello.\n")

    told = netj("import", folder, "--yes").out

    assert "readme.txt" in told
    assert [one["name"] for one in netj("list", "--json").json] == ["Priya Nair"]
