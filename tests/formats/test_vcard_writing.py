"""vCards out: every reader takes them, no text breaks out of its line, and what they carry comes back as it was."""

import datetime as dt
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import TODAY, Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.contacts import Contact, Who
from netjournal.domain.exported import Person
from netjournal.domain.introductions import Acquaintance
from netjournal.domain.transfer import ContactDraft, Own
from netjournal.formats import reading, vcard, vcard_writing
from netjournal.storage.contacts import folded_handle

ID = "0b7e0e52-6f0c-4b53-9a43-1f2f6bb2a001"
OTHER = Who(2, "0b7e0e52-6f0c-4b53-9a43-1f2f6bb2a002", "Priya Nair")
SAM = Contact(
    1,
    ID,
    "Sam Okafor",
    aliases=("Sammy",),
    emails=("sam@example.org", "s@work.example"),
    phones=("+44 113 496 0000",),
    links=("https://example.org/~sam?a=1,2;b", "skype:sam"),
    org="Baker; Sons, Ltd",
    title="Engineer",
    location="Leeds, United Kingdom",
    spheres=("rust", "choir, old"),
    communities=("PyCon",),
    roles=("mentor",),
    birthday="1980-05-17",
    met="PyCon Leeds",
    via=OTHER,
    why="sees further",
    note="one\ntwo; three, four",
    pace=14,
)
GOLDEN = """\
BEGIN:VCARD
VERSION:4.0
PRODID:-//netjournal//netj//EN
UID:urn:uuid:0b7e0e52-6f0c-4b53-9a43-1f2f6bb2a001
FN:Sam Okafor
N:Okafor;Sam;;;
NICKNAME:Sammy
BDAY:19800517
TEL:+44 113 496 0000
EMAIL:sam@example.org
EMAIL:s@work.example
ORG:Baker\\; Sons\\, Ltd
TITLE:Engineer
ADR;PREF=1:;;;Leeds;;;United Kingdom
CATEGORIES:rust,choir\\, old
NOTE:one\\ntwo\\; three\\, four
URL:https://example.org/~sam?a=1,2;b
IMPP:skype:sam
X-NETJ-ROLE:mentor
X-NETJ-COMMUNITY:PyCon
X-NETJ-MET:PyCon Leeds
X-NETJ-WHY:sees further
X-NETJ-VIA:Priya Nair
X-NETJ-PACE:14
RELATED;TYPE=x-mentee;VALUE=text;X-NETJ=own:Priya Nair
REV:20261120T101500Z
X-NETJ-ID:0b7e0e52-6f0c-4b53-9a43-1f2f6bb2a001
END:VCARD
"""


def person(contact: Contact = SAM, *properties: str, knows: Sequence[str] = ()) -> Person:
    """Return somebody to write out."""
    relations = tuple(Acquaintance(OTHER, how) for how in knows)
    return Person(contact, 0.0, "ghost", None, None, "2026-11-20T10:15:00+00:00", properties, relations)


def read(path: Path, card: str) -> ContactDraft:
    """Return the one person of a file of this text."""
    path.mkdir(exist_ok=True)
    (path / "x.vcf").write_bytes(card.encode())
    with reading.opened(path / "x.vcf") as source:
        found = list(vcard.read([source], Own(today=TODAY)))
    assert len(found) == 1, found
    assert isinstance(found[0], ContactDraft), found
    return found[0]


def test_a_card_holds_all_that_is_known(tmp_path: Path) -> None:
    """Standard fields where a vCard has them, lines of our own for the rest; rows end as the standard says."""
    card = vcard_writing.card(person(knows=["mentee"]))

    assert card.replace("\r\n", "\n") == GOLDEN
    assert card.count("\n") == card.count("\r\n")


def test_version_3_says_what_differs_in_its_own_way() -> None:
    """A preferred address, a birthday without a year and relations are written as version 3 and Apple have them."""
    card = vcard_writing.card(person(SAM._replace(birthday="--05-17"), knows=["mentee", "partner"]), "3.0")
    rows = card.split("\r\n")

    assert "VERSION:3.0" in rows
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17" in rows
    assert "ADR;TYPE=pref:;;;Leeds;;;United Kingdom" in rows
    assert "item1.X-ABRELATEDNAMES;X-NETJ=own:Priya Nair" in rows
    assert "item1.X-ABLabel:mentee" in rows
    assert "item2.X-ABLabel:_$!<Partner>!$_" in rows


def test_a_birthday_without_a_year_has_none_in_version_4() -> None:
    """It is written as the standard has it."""
    assert "\r\nBDAY:--0517\r\n" in vcard_writing.card(person(SAM._replace(birthday="--05-17")))


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_what_a_card_carries_comes_back(tmp_path: Path, version: str) -> None:
    """Our own reader gives back each field, and keeps nothing twice."""
    draft = read(tmp_path / "in", vcard_writing.card(person(knows=["mentee"]), version))

    assert back(draft) == told(SAM)
    assert draft.relations == (("mentor", "Priya Nair"),)
    assert draft.key == f"netj:{ID}"
    assert draft.properties == ()


def told(contact: Contact) -> dict[str, object]:
    """Return what of a contact a card carries."""
    fields = ("name", "aliases", "emails", "links", "org", "title", "location", "spheres", "communities", "roles")
    found: dict[str, object] = {field: getattr(contact, field) for field in fields}
    more = {field: getattr(contact, field) for field in ("birthday", "met", "why", "note", "pace", "phones")}
    return found | more | {"via": contact.via.name if contact.via else None}


def back(draft: ContactDraft) -> dict[str, object]:
    """Return the same of what was read."""
    return {field: getattr(draft, field) for field in told(SAM)}


def test_lines_that_came_with_a_card_go_back(tmp_path: Path) -> None:
    """What netj has no field for is written as it was read, groups and labels too."""
    kept = ("item1.X-ABDATE:20200101", "item1.X-ABLabel:_$!<Anniversary>!$_", "X-FOO;BAR=baz:a\\,b", "UID:their-own")

    card = vcard_writing.card(person(SAM, *kept))
    draft = read(tmp_path / "in", card)

    for line in kept:
        assert f"\r\n{line}\r\n" in card
    assert "urn:uuid" not in card
    assert set(draft.properties) == set(kept)


def test_kept_lines_that_are_no_longer_true_stay_behind() -> None:
    """A name, an organisation or a birthday that was changed here since is not contradicted by the old line."""
    kept = ("N:Okafor;Samuel;;Dr;", "ORG:Old Firm;Sales", "BDAY:circa 1980", "FN:Old", "END:VCARD", "X-NETJ-PACE:3")
    card = vcard_writing.card(person(SAM, *kept))

    assert "Samuel" not in card
    assert "Old" not in card
    assert "circa" not in card
    assert card.count("END:VCARD") == 1
    assert "PACE:3" not in card


def test_kept_lines_that_are_true_say_more_than_ours() -> None:
    """The parts of a name, a department, a street: written once, in the fuller form."""
    kept = ("N:Okafor;Sam;Chidi;Dr;", "ORG:Firm;Sales", "ADR;TYPE=home:;;1 Main St;Leeds;;LS1;United Kingdom")
    card = vcard_writing.card(person(SAM._replace(org="Firm"), *kept))

    for name in ("N", "ORG", "ADR"):
        assert len(re.findall(rf"^{name}[;:]", card, re.MULTILINE)) == 1, name
    for line in kept:
        assert line in card


HOSTILE = (
    "x\r\nEND:VCARD",
    "x\nFN:Somebody else",
    "x\rNOTE:y",
    "x\u2028TEL:1",
    "x\u0085TEL:1",
    "\\n",
    "\\",
    "a\\,b;c:d",
    '"quoted"',
    "=0D=0A",
    "ü" * 80,
    "👩‍👩‍👧" * 30,
    " lead",
    "BEGIN:VCARD",
    "data:image/png;base64,AAAA",
    "http://x/\\n",
)
TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40),
)


def is_plain(given: str) -> bool:
    """Tell whether a text can be in a journal and has no line break but the usual one, as others turn into it."""
    return bool(given) and not re.search("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", given)


PLAIN = TEXT.map(str.strip).filter(is_plain)
MANY = st.lists(PLAIN, max_size=3, unique_by=lambda one: one.casefold()).map(tuple)
MAYBE = st.none() | PLAIN
CONTACT = st.builds(
    Contact,
    key=st.just(1),
    id=st.just(ID),
    name=PLAIN,
    aliases=MANY,
    emails=MANY,
    phones=MANY,
    links=MANY.map(lambda links: tuple(link for link in links if not link.lower().startswith("data:"))),
    org=MAYBE,
    title=MAYBE,
    location=MAYBE,
    spheres=MANY,
    communities=MANY,
    roles=MANY,
    birthday=st.none() | st.dates(dt.date(1000, 1, 1), TODAY).map(str) | st.just("--02-29"),
    met=MAYBE,
    why=MAYBE,
    note=MAYBE,
    via=st.none(),
    pace=st.none() | st.integers(1, 36500),
)


@given(TEXT, st.sampled_from(["4.0", "3.0"]))
def test_no_text_breaks_out_of_its_line(given_text: str, version: str) -> None:
    """Whatever a field holds, a card has the lines that it would have anyway, none longer than 75 octets."""
    fields = dict.fromkeys(("name", "org", "title", "location", "note", "met", "why"), given_text)
    lists = dict.fromkeys(("aliases", "emails", "phones", "links", "spheres", "roles"), (given_text,))
    via = OTHER._replace(name=given_text)
    contact = Contact(1, ID, via=via, communities=(given_text,), **fields, **lists)
    relation = Acquaintance(via, "friend")
    kept = (f"X-FOO:{given_text}", f"X-{given_text}:1", given_text)
    whole = Person(contact, 0.0, "ghost", None, None, "", kept, (relation,))

    card = vcard_writing.card(whole, version)
    rows = card.split("\r\n")

    assert rows[0] == "BEGIN:VCARD"
    assert rows[-2:] == ["END:VCARD", ""]
    assert [row for row in rows if row.startswith(("BEGIN:", "END:", "FN:"))] == [rows[0], rows[4], rows[-2]]
    assert all(len(row.encode()) <= 75 for row in rows)
    assert card.splitlines() == rows[:-1]


@given(CONTACT, st.sampled_from(["4.0", "3.0"]))
def test_anybody_comes_back_whole(tmp_path: Path, contact: Contact, version: str) -> None:
    """Whoever a journal holds, a card gives them back as they were."""
    contact = contact._replace(aliases=tuple(alias for alias in contact.aliases if alias != contact.name))

    draft = read(tmp_path / "in", vcard_writing.card(person(contact), version))

    assert back(draft) == told(contact)


def test_a_file_holds_a_card_for_each() -> None:
    """Cards stand one after the other."""
    file = io.StringIO(newline="")

    assert vcard_writing.write(file, [person(), person()]) == 2
    assert file.getvalue().count("BEGIN:VCARD\r\n") == 2


# --- the whole way -----------------------------------------------------------------------------------


def people(found: dict) -> list[dict]:
    """Return the people of a JSON export without what a new journal gives anew."""
    strange = ("created", "changed", "source")
    return [
        {key: value for key, value in one.items() if key not in (*strange, "handles", "spheres", "communities")}
        | {"handles": sorted((h["kind"], folded_handle(h["kind"], h["value"])) for h in one["handles"])}
        for one in found["contacts"]
    ]


@pytest.mark.parametrize("version", ["4", "3"])
def test_everyone_goes_into_a_fresh_journal(netj: Netj, monkeypatch, tmp_path: Path, version: str) -> None:
    """Out and in again, nobody lost anything that a card carries: not even their id."""
    netj("add", "Sam Okafor", "--sphere", "rust", "--email", "s@x.org", "--unmet", "--why", "wise", "--role", "mentor")
    netj("add", "Priya Nair", "--via", "sam", "--unmet", "--birthday", "17 may", "--location", "Leeds", "--pace", "2w")
    netj("add", "Jo", "--unmet")
    netj("knows", "priya", "sam", "--as", "mentor")
    before = netj("export", "json").json
    netj("export", "vcard", "all.vcf", "--version", version)

    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "fresh.db"))
    netj("import", "all.vcf", "--yes")
    after = netj("export", "json").json

    assert people(after) == people(before)
    assert [(one["one"], one["two"], one["kind"]) for one in after["relations"]] == [
        (one["one"], one["two"], one["kind"]) for one in before["relations"]
    ]
    netj("doctor")


def test_our_own_cards_tell_a_journal_nothing_new(netj: Netj) -> None:
    """Whoever imports their own export has nobody twice, a bare name neither."""
    netj("add", "Sam Okafor", "--unmet", "--note", "n", "--location", "Leeds, UK")
    netj("add", "Jo", "--unmet")
    netj("knows", "sam", "jo", "--as", "friend")
    netj("export", "vcard", "all.vcf")

    found = netj("import", "all.vcf", "--yes", "--json").json

    assert found["imported"] == 0, found
    assert netj("list", "--json").json.__len__() == 2


def test_what_came_with_a_card_goes_back_through_a_journal(netj: Netj, tmp_path: Path) -> None:
    """Lines that netj has no field for outlive the way through it."""
    (tmp_path / "in.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nN:Byron;Ada;Augusta;Lady;\nFN:Ada Byron\nUID:abc\nANNIVERSARY:18350708\n"
        "item1.X-ABDATE:1835-07-08\nitem1.X-ABLabel:wedding\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\n"
    )
    netj("import", "in.vcf", "--yes")

    out = netj("export", "vcard").out

    for line in ("N:Byron;Ada;Augusta;Lady;", "UID:abc", "ANNIVERSARY:18350708", "item1.X-ABDATE:1835-07-08"):
        assert line in out
    assert "PHOTO" not in out
