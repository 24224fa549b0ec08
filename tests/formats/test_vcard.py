"""Cards of every version and program come in: nothing that a person wrote is lost, nothing hostile gets far."""

import datetime as dt
import itertools
import time
import tracemalloc
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import ContactDraft, Left, Own, Problem
from netjournal.errors.files import BadFile
from netjournal.formats import vcard
from netjournal.formats.reading import opened

OWN = Own(dt.date(2026, 11, 23))
_NAMES = itertools.count()


def read(folder: Path, content: str | bytes, own: Own = OWN) -> list:
    """Return all that a file holds, in its order."""
    path = folder / f"{next(_NAMES)}.vcf"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with opened(path) as source:
        assert vcard.recognises(source)
        once = list(vcard.read([source], own))
        assert list(vcard.read([source], own)) == once  # a preview, then for real
        return once


def card(*lines: str, version: str = "3.0") -> str:
    """Return one card."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(folder: Path, *lines: str, version: str = "3.0") -> ContactDraft:
    """Return the one contact of a card."""
    (draft,) = read(folder, card(*lines, version=version))
    assert isinstance(draft, ContactDraft)
    return draft


# --- who it is ---------------------------------------------------------------------------------------


def test_a_full_name_keeps_its_comma(tmp_path: Path) -> None:
    """A comma parts lists, not names."""
    assert one(tmp_path, "FN:Ada Byron, Countess").name == "Ada Byron, Countess"
    assert one(tmp_path, "FN:Ada Byron\\, Countess").name == "Ada Byron, Countess"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Byron;Ada;King;Lady;II",), "Ada King Byron"),
        (("FN:", "N:Byron;Ada;;;"), "Ada Byron"),
        (("N:;;;;", "NICKNAME:Countess,Ada", "ORG:Engines"), "Countess"),
        (("ORG:Engines;Cogs",), "Engines"),
        (("EMAIL:ada@example.com",), "ada@example.com"),
    ],
)
def test_somebody_without_a_full_name_is_called_by_what_there_is(
    tmp_path: Path, lines: tuple[str, ...], name: str
) -> None:
    """The parts of a name, a nickname, an organisation, an address, in this order."""
    assert one(tmp_path, *lines).name == name


def test_a_card_without_any_name_is_told_with_its_line(tmp_path: Path) -> None:
    """A number alone is nobody; the others of the file are read."""
    found = read(tmp_path, card("TEL:123") + card("FN:Ada"))

    assert found[0] == Problem(str(tmp_path / f"{Path(found[0].file).name}"), 1, "the card has no name")
    assert found[1].name == "Ada"


def test_the_parts_of_a_name_are_kept_where_they_cannot_be_guessed(tmp_path: Path) -> None:
    """“Ada Byron” tells its parts by itself, “Ada de la Cruz” does not."""
    assert one(tmp_path, "FN:Ada Byron", "N:Byron;Ada;;;").properties == ()
    assert one(tmp_path, "FN:Ada de la Cruz", "N:de la Cruz;Ada;;;").properties == ("N:de la Cruz;Ada;;;",)


def test_your_own_card_is_left_out(tmp_path: Path) -> None:
    """You are no contact of yours, by name or by address."""
    own = Own(OWN.today, names=("ADA BYRON", "me@example.com"))

    found = read(tmp_path, card("FN:Ada Byron") + card("FN:Me", "EMAIL:Me@Example.com") + card("FN:Sam"), own)

    assert [type(draft) for draft in found] == [Left, Left, ContactDraft]


def test_a_uid_is_the_key_and_goes_back(tmp_path: Path) -> None:
    """The next export of the same book is known again; the card keeps its id for it."""
    plain = one(tmp_path, "UID:0B4D3A43-4C2A-4C2A-8C2A-0123456789AB", "FN:Ada")
    urn = one(tmp_path, "UID:urn:uuid:0b4d3a43-4c2a-4c2a-8c2a-0123456789ab", "FN:Ada", version="4.0")

    assert plain.key == urn.key == "vcard:0b4d3a43-4c2a-4c2a-8c2a-0123456789ab"
    assert plain.properties == ("UID:0B4D3A43-4C2A-4C2A-8C2A-0123456789AB",)
    assert one(tmp_path, "FN:Ada").key is None


# --- how to reach them -------------------------------------------------------------------------------


def test_addresses_and_numbers_come_in_every_syntax(tmp_path: Path) -> None:
    """Bare types of 2.1, lists of 3.0, quoted ones and addresses of 4.0; the preferred stands first."""
    old = one(tmp_path, "FN:A", "TEL;WORK;VOICE:1", "TEL;CELL;PREF:2", "EMAIL;INTERNET:a@x.org", version="2.1")
    mid = one(tmp_path, "FN:A", "TEL;TYPE=WORK,VOICE:1", "item1.TEL;type=pref:2", "EMAIL;TYPE=INTERNET:a@x.org")
    new = one(
        tmp_path, "FN:A", 'TEL;VALUE=uri;TYPE="work,voice":tel:1', "TEL;PREF=1:2", "EMAIL:mailto:a@x.org", version="4.0"
    )

    for draft in (old, mid, new):
        assert (draft.phones, draft.emails) == (("2", "1"), ("a@x.org",))


def test_a_number_as_an_address_is_written_as_people_do(tmp_path: Path) -> None:
    """The extension and the country stand in it."""
    draft = one(tmp_path, "FN:A", "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102", "TEL:tel:7042;phone-context=+1-914")

    assert draft.phones == ("+1-418-656-9254 ext. 102", "+1-914 7042")


def test_what_nobody_calls_is_kept_but_is_no_phone(tmp_path: Path) -> None:
    """A fax is shared by an office: two who have the same are not one."""
    draft = one(tmp_path, "FN:A", "TEL;TYPE=HOME,FAX:9", "TEL;PAGER:8", "EMAIL:/o=x/cn=a")

    assert (draft.phones, draft.emails) == ((), ())
    assert draft.properties == ('TEL;TYPE="HOME,FAX":9', "TEL;TYPE=PAGER:8", "EMAIL:/o=x/cn=a")


def test_pages_profiles_and_messengers_are_links(tmp_path: Path) -> None:
    """Each as an address; one that only a program understands is kept."""
    draft = one(
        tmp_path,
        "FN:A",
        "item1.URL;type=pref:http\\://a.example",
        "item1.X-ABLabel:_$!<HomePage>!$_",
        "X-SOCIALPROFILE;type=twitter:http://twitter.com/a",
        "X-SOCIALPROFILE;type=x:x-apple:a",
        "IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ada",
        "IMPP;X-SERVICE-TYPE=Jabber:x-apple:ada@x",
    )

    assert draft.links == ("http://a.example", "http://twitter.com/a", "skype:ada", "jabber:ada@x")
    assert draft.properties == ("X-SOCIALPROFILE;TYPE=x:x-apple:a",)


# --- what is known of them ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1980-03-22", "1980-03-22"),
        ("BDAY;value=date:19800322", "1980-03-22"),
        ("BDAY:1980-03-22T23:10:00-0800", "1980-03-22"),
        ("BDAY:--0517", "--05-17"),
        ("BDAY:--05-17", "--05-17"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17", "--05-17"),
        ("BDAY:1604-05-17", "--05-17"),
        ("BDAY:1980-5-7", "1980-05-07"),
        ("BDAY:1980/05/17", "1980-05-17"),
        ("BDAY:--5-7", "--05-07"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:19000517", "--05-17"),
    ],
)
def test_birthdays_of_every_shape(tmp_path: Path, line: str, birthday: str) -> None:
    """With a year or without, with a clock that nobody means, by Apple's stand-in for no year."""
    draft = one(tmp_path, "FN:A", line)

    assert (draft.birthday, draft.properties) == (birthday, ())


@pytest.mark.parametrize("line", ["BDAY:1985", "BDAY;VALUE=text:circa 1800", "BDAY:1981-02-29", "BDAY:2031-01-01"])
def test_a_birthday_that_is_none_is_kept_as_it_is(tmp_path: Path, line: str) -> None:
    """It goes back one day, and nobody loses their place for it."""
    draft = one(tmp_path, "FN:A", line)

    assert draft.birthday is None
    assert draft.properties == (line,)


def test_an_address_is_a_place_and_is_kept_whole(tmp_path: Path) -> None:
    """Town and country, of home where nothing is preferred; what is more than that is kept."""
    home = "ADR;TYPE=home:;;1 Mill Lane;Leeds;;LS1;UK"
    work = "ADR;TYPE=work:;;2 Dock;Hull;;;UK"

    assert one(tmp_path, "FN:A", work, home).location == "Leeds, UK"
    assert one(tmp_path, "FN:A", work, home).properties == (work, home)
    assert one(tmp_path, "FN:A", "ADR:;;;Leeds;;;").properties == ()
    assert one(tmp_path, "FN:A", "ADR:;;1 Mill Lane\\nLeeds\\, UK;;;;").location == "1 Mill Lane, Leeds, UK"


def test_work_comes_as_organisation_and_title(tmp_path: Path) -> None:
    """Departments, a second title and a role beside a title are kept."""
    draft = one(tmp_path, "FN:A", "ORG:Engines;Cogs", "TITLE:Head", "TITLE:Founder", "ROLE:Thinker")

    assert (draft.org, draft.title) == ("Engines", "Head")
    assert draft.properties == ("ORG:Engines;Cogs", "TITLE:Founder", "ROLE:Thinker")
    assert one(tmp_path, "FN:A", "ROLE:Thinker").title == "Thinker"


def test_categories_are_spheres_and_nicknames_are_other_names(tmp_path: Path) -> None:
    """Groups that every program puts everybody into say nothing; notes are put together."""
    draft = one(
        tmp_path,
        "FN:A",
        "CATEGORIES:myContacts,* rust,a\\, b",
        "NICKNAME:Countess,Ada B",
        "NOTE:one\\ntwo",
        "NOTE:three",
    )

    assert draft.spheres == ("rust", "a, b")
    assert draft.aliases == ("Countess", "Ada B")
    assert draft.note == "one\ntwo\nthree"


def test_lists_written_as_cards_are_spheres(tmp_path: Path) -> None:
    """Apple and others write a group as a card of its own, with the ids of its members."""
    people = card("UID:card1", "FN:Ada") + card("UID:0b4d3a43-4c2a-4c2a-8c2a-0123456789ab", "FN:Sam")
    group = card(
        "FN:Choir",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:0B4D3A43-4C2A-4C2A-8C2A-0123456789AB",
    )
    newer = card("KIND:group", "FN:Rust", "MEMBER:card1", version="4.0")

    found = read(tmp_path, people + group + newer)

    assert [(draft.name, draft.spheres) for draft in found] == [("Ada", ("Rust",)), ("Sam", ("Choir",))]


def test_places_and_devices_are_no_people(tmp_path: Path) -> None:
    """They are counted, and left out."""
    found = read(tmp_path, card("KIND:location", "FN:Town hall", version="4.0") + card("FN:Ada"))

    assert [type(draft) for draft in found] == [Left, ContactDraft]


def test_relations_are_read_and_kept(tmp_path: Path) -> None:
    """Where netj has a word for it, and a name to find the other by."""
    draft = one(
        tmp_path,
        "FN:A",
        "item2.X-ABRELATEDNAMES:Jenny",
        "item2.X-ABLabel:_$!<Spouse>!$_",
        "RELATED;TYPE=friend;VALUE=text:Sam",
        "RELATED;TYPE=colleague:mailto:jo@x.org",
        "RELATED;TYPE=friend:urn:uuid:0b4d3a43",
    )

    assert draft.relations == (("partner", "Jenny"), ("friend", "Sam"), ("colleague", "jo@x.org"))
    assert len(draft.properties) == 5


def test_what_netj_has_no_field_for_is_kept_with_its_group(tmp_path: Path) -> None:
    """Labels go with what they label, and with nothing else; what changes with each export is not kept."""
    draft = one(
        tmp_path,
        "PRODID:-//Apple Inc.//iOS 17//EN",
        "REV:2024-01-01T00:00:00Z",
        "FN:A",
        "item1.X-ABDATE:1975-03-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.EMAIL:a@x.org",
        "item2.X-ABLabel:Choir",
        "ANNIVERSARY:20090808T1430-0500",
        'X-AIM;X-ID="a:b":ada',
    )

    assert draft.properties == (
        "item1.X-ABDATE:1975-03-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "ANNIVERSARY:20090808T1430-0500",
        'X-AIM;X-ID="a:b":ada',
    )


# --- how it is written -------------------------------------------------------------------------------


def test_quoted_printable_is_undone(tmp_path: Path) -> None:
    """With soft breaks inside a letter, a stray one before the end, and breaks of the text itself."""
    draft = one(
        tmp_path,
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=20=C3=",
        "=91",
        "TITLE;QUOTED-PRINTABLE:caf=C3=A9 =",
        "=3D ok",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=",
        version="2.1",
    )

    assert (draft.name, draft.title, draft.note) == ("Ñ Ñ", "café = ok", "one\ntwo")


def test_bytes_of_other_character_sets_are_read(tmp_path: Path) -> None:
    """As the card declares them; undeclared ones as Western Windows."""
    declared = "FN;CHARSET=windows-1251:Анна".encode("cp1251")
    quoted = b"NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller"
    plain = "ORG:Müller “Söhne”".encode("cp1252")
    raw = b"\r\n".join([b"BEGIN:VCARD", b"VERSION:2.1", declared, quoted, plain, b"END:VCARD"])

    (draft,) = read(tmp_path, raw)

    assert (draft.name, draft.note, draft.org) == ("Анна", "Müller", "Müller “Söhne”")


def test_a_byte_order_mark_and_old_line_ends_do_no_harm(tmp_path: Path) -> None:
    """Windows marks a file, old Macs end lines with a return, and some programs end them twice."""
    assert read(tmp_path, b"\xef\xbb\xbf" + card("FN:Ada").encode())[0].name == "Ada"
    assert read(tmp_path, card("FN:Ada", "NOTE:x").replace("\r\n", "\r"))[0].note == "x"
    assert read(tmp_path, card("FN:Ada", "NOTE:x").replace("\r\n", "\r\r\n"))[0].note == "x"


def test_folds_are_undone_wherever_they_stand(tmp_path: Path) -> None:
    """With a space, with a tab, inside a letter, before the colon, and without any space at all."""
    raw = card("FN:Ada", "NOTE:Gr\u00fc\u00dfe\\n and more").encode()
    cut = raw.index("\u00fc".encode()) + 1

    assert read(tmp_path, raw[:cut] + b"\r\n " + raw[cut:])[0].note == "Grüße\n and more"
    assert one(tmp_path, "FN:Ada", "NOTE;LANGUAGE=en", " :hel", "\tlo").note == "hello"
    assert one(tmp_path, "FN:Ada", "NOTE:first", "and a second row", "see http://x.example").note == (
        "first\nand a second row\nsee http://x.example"
    )
    assert one(tmp_path, "FN:Ada", "NOTE:see", "http://x.example").note == "see\nhttp://x.example"


def test_an_indented_card_is_a_card(tmp_path: Path) -> None:
    """As it stands in a mail or on a page; folds inside it are folds, and one stray space is no margin."""
    rows = card("FN:Ada", "NOTE:hel", " lo").splitlines()

    assert read(tmp_path, "".join(f"  {row}\n" for row in rows))[0].note == "hello"
    assert read(tmp_path, " " + "\n".join(rows))[0].note == "hello"


def test_spaces_before_the_colon_of_a_known_name_are_forgiven(tmp_path: Path) -> None:
    """A hand typed it."""
    draft = one(tmp_path, "FN : Ada", "TEL : 12", "NOTE:son adresse", "Rue : x")

    assert (draft.name, draft.phones, draft.note) == ("Ada", ("12",), "son adresse\nRue : x")


def test_pictures_are_passed_over_and_counted(tmp_path: Path) -> None:
    """In base64 folded or not, of 2.1 to 4.0; a link to one is kept."""
    found = read(
        tmp_path,
        card(
            "FN:Ada",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",
            " SkZJRgABAQAAAQABAAD",
            "LOGO;BASE64:",
            "  R0lGODlhAQABAAAAACw=",
            "",
            "SOUND:data:audio/ogg;base64,T2dnUw",
            "KEY;VALUE=uri:",
            " http://a.example/key.asc",
            "NOTE:after",
        ),
    )

    assert found[0].note == "after"
    assert found[0].properties == ("KEY;VALUE=uri:http://a.example/key.asc",)
    assert found[1] == Left("pictures and other files inside cards", 3)


@pytest.mark.parametrize("fold", ["", "\r\n "])
def test_a_picture_of_twenty_megabytes_takes_no_room(tmp_path: Path, fold: str) -> None:
    """Bounded memory, folded or in one line."""
    body = fold.join(["A" * 74] * 270_000)
    path = tmp_path / "big.vcf"
    path.write_text(card("FN:Ada", f"PHOTO;ENCODING=b:{body}"), newline="")
    tracemalloc.start()
    with opened(path) as source:
        found = list(vcard.read([source], OWN))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert found[0].name == "Ada"
    assert most < 8_000_000


# --- broken and hostile ------------------------------------------------------------------------------


def test_a_cut_card_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    """In the middle of the file, and at its end."""
    found = read(tmp_path, "BEGIN:VCARD\r\nFN:Cut\r\n" + card("FN:Ada") + "BEGIN:VCARD\r\nFN:Last\r\n")

    assert [(draft.line, getattr(draft, "reason", draft[1])) for draft in found] == [
        (1, "the card has no end"),
        (3, "Ada"),
        (7, "the card has no end"),
    ]


def test_what_stands_outside_of_cards_is_told_once(tmp_path: Path) -> None:
    """A run of stray lines is one problem, not one each."""
    found = read(tmp_path, card("FN:Ada") + "X-A:1\r\nX-B:2\r\n" + card("FN:Sam"))

    assert [type(draft) for draft in found] == [ContactDraft, Problem, ContactDraft]
    assert found[1].line == 5


def test_a_card_inside_a_card_is_somebody_elses(tmp_path: Path) -> None:
    """The assistant's number is not the boss's."""
    inner = ("AGENT:", "BEGIN:VCARD", "FN:Jo", "TEL:2", "END:VCARD")

    found = read(tmp_path, card("FN:Ada", "TEL:1", *inner, "TITLE:Head", version="2.1"))

    assert found[0] == Left("cards inside other cards", 1)
    assert (found[1].name, found[1].phones, found[1].title) == ("Ada", ("1",), "Head")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"BEGIN:VCARD\nFN:A\x00\nEND:VCARD\n", "binary"),
        (b"hello\n", "no vCard"),
        (b"BEGIN:VCARD\nFN:A\nNOTE:" + b"x" * 20_000_000 + b"\nEND:VCARD\n", "without end"),
        (b"BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:" + b"x" * 70_000_000 + b"\nEND:VCARD\n", "without end"),
        (b"BEGIN:VCARD\nFN:A\n" + b"X-A:1\n" * 150_000 + b"END:VCARD\n", "without end"),
    ],
    ids=["nul", "no card", "line", "picture", "lines"],
)
def test_what_no_card_is_is_refused_in_a_sentence(tmp_path: Path, content: bytes, problem: str) -> None:
    """In bounded time and memory."""
    path = tmp_path / "x.vcf"
    path.write_bytes(content)

    with opened(path) as source, pytest.raises(BadFile, match=problem):
        list(vcard.read([source], OWN))


@pytest.mark.parametrize("line", ["NOTE;" + '"' * 60_000 + ":x", "NOTE;" + '"a;' * 20_000 + ":x", "A" * 60_000])
def test_a_line_that_is_made_to_be_slow_is_not(tmp_path: Path, line: str) -> None:
    """Quotation marks without end, a name without end: read once, and done."""
    start = time.process_time()
    one(tmp_path, "FN:A", line)

    assert time.process_time() - start < 5


def test_ten_thousand_of_what_is_usually_one_is_still_a_card(tmp_path: Path) -> None:
    """The check behind takes what is sensible; the reader neither fails nor hangs."""
    draft = one(tmp_path, "FN:A", *(f"EMAIL:{n}@x.org" for n in range(10_000)), "FN:B")

    assert len(draft.emails) == 10_000
    assert draft.aliases == ("B",)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_a_file_holds_the_answer_is_drafts_or_a_sentence(tmp_path: Path, noise: bytes) -> None:
    """Between the lines of a good card as well."""
    path = tmp_path / f"{next(_NAMES)}.vcf"
    path.write_bytes(b"BEGIN:VCARD\r\nFN:Ada\r\n" + noise + b"\r\nEND:VCARD\r\n" + card("FN:Sam").encode())

    with opened(path) as source:
        try:
            found = list(vcard.read([source], OWN))
        except BadFile:
            return
    assert found
    for draft in found:
        for text in draft.properties if isinstance(draft, ContactDraft) else ():
            assert len(text.splitlines()) == 1
            text.encode()


@pytest.mark.parametrize("name", ["x.vcf", "x.VCARD", "contacts"])
def test_cards_are_recognised_by_name_or_by_how_they_begin(tmp_path: Path, name: str) -> None:
    """And nothing else is."""
    path = tmp_path / name
    path.write_text(card("FN:Ada"))
    other = tmp_path / "x.txt"
    other.write_text("From a@x\n\nBEGIN:VCARD\n")

    with opened(path) as source, opened(other) as mail:
        assert vcard.recognises(source)
        assert not vcard.recognises(mail)


# --- the whole way -----------------------------------------------------------------------------------


def test_cards_come_into_the_journal_and_the_same_file_twice_adds_nothing(netj: Netj, tmp_path: Path) -> None:
    """One undoable step; what has no field is in the journal all the same."""
    path = tmp_path / "book.vcf"
    path.write_text(
        card("UID:1", "FN:Ada Byron", "EMAIL:ada@x.org", "TEL:+44 20 7946 0000", "CATEGORIES:rust", "X-AIM:ada")
        + card("FN:Sam Okafor", "NOTE:met at choir")
    )

    first = netj("import", path, "--yes", "--json").json
    again = netj("import", path, "--yes", "--json").json
    kept = netj("export", "json").json["properties"]

    assert first["people"] == 2
    assert (again["people"], again["enriched"]) == (0, 0)
    assert sorted(line["line"] for line in kept) == ["UID:1", "X-AIM:ada"]
    assert netj("doctor", "--json").json is not None
    netj("undo")
    assert netj("list", "--json").json == []


def test_a_bad_file_of_cards_changes_nothing(netj: Netj, tmp_path: Path) -> None:
    """Exit 3 and a sentence."""
    path = tmp_path / "book.vcf"
    path.write_bytes(b"BEGIN:VCARD\nFN:A\x00\nEND:VCARD\n")

    assert netj("import", path, "--yes", "--format", "vcard", "--json", exit=3).error["message"]
    assert netj("history", "--json").json == []


# --- as real programs write them ---------------------------------------------------------------------

SAMPLES = Path(__file__).parent / "samples" / "vcard"


def sample(name: str) -> list[dict]:
    """Return what each draft of a sample says, without what it does not say."""
    with opened(SAMPLES / name) as source:
        drafts = list(vcard.read([source], OWN))
    return [{key: value for key, value in draft._asdict().items() if value not in (None, ())} for draft in drafts]


def test_a_card_of_android() -> None:
    """Version 2.1, all in quoted-printable, a picture that ends in an empty line."""
    joao, garage, left = sample("android.vcf")

    assert joao == {
        "line": 1,
        "name": "João Lima",
        "emails": ("joao@example.org",),
        "phones": ("+351912000111",),
        "location": "Lisboa, Portugal",
        "birthday": "1984-02-29",
        "properties": (
            "TEL;TYPE=WORK;TYPE=FAX:219000222",
            "ADR;TYPE=HOME:;;Rua da Prata 1;Lisboa;;1200;Portugal",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jo;1;;;;;;;;;;;;;",
        ),
    }
    assert (garage["name"], garage["phones"]) == ("Garage", ("100",))
    assert left["many"] == 1


def test_a_card_of_an_iphone() -> None:
    """Version 3.0 with groups, labels, relations, and a birthday without a year."""
    (priya,) = sample("iphone.vcf")

    assert priya == {
        "line": 1,
        "name": "Dr. Priya Nair",
        "emails": ("priya@example.com", "hello@workshops.example"),
        "phones": ("+44 7700 900123",),
        "spheres": ("python", "leeds"),
        "org": "Nair Workshops",
        "title": "Founder",
        "location": "Leeds, United Kingdom",
        "note": "Met at PyCon, twice.\nLikes long walks; and short talks.",
        "birthday": "--05-17",
        "links": ("https://workshops.example", "https://www.linkedin.com/in/priyanair", "skype:priya.nair"),
        "aliases": ("Pri",),
        "relations": (("friend", "Ade Bello"),),
        "properties": (
            "ORG:Nair Workshops;Training",
            "TEL;TYPE=HOME;TYPE=FAX:01132 496 0001",
            "item2.ADR;TYPE=HOME;TYPE=pref:;;5 Mill Lane;Leeds;;LS1 1AA;United Kingdom",
            "item2.X-ABADR:gb",
            "item4.X-ABDATE:2011-06-11",
            "item4.X-ABLabel:_$!<Anniversary>!$_",
            "item5.X-ABRELATEDNAMES:Ade Bello",
            "item5.X-ABLabel:_$!<Friend>!$_",
            "X-ABUID:5AD380FD-B2DE-4261-BA99-DE1D1DB52FBE\\:ABPerson",
            "N:Nair;Priya;;Dr.;",
        ),
    }


def test_a_card_of_outlook() -> None:
    """Version 2.1 in bytes of Windows, with a label over soft breaks and a key in base64."""
    joerg, left = sample("outlook.vcf")

    assert (joerg["name"], joerg["org"], joerg["title"]) == ("Dr. Jörg Müller", "Grüne Gärten", "Gärtner")
    assert (joerg["location"], joerg["birthday"]) == ("Köln, Deutschland", "1970-01-01")
    assert joerg["note"] == "Grüße von Anna\n\nund bis bald"
    assert "N;LANGUAGE=de:Müller;Jörg;;Dr.;" in joerg["properties"]  # it is in no character set any more
    assert "LABEL;TYPE=WORK;TYPE=PREF:Am Markt 1\\n50667 Köln" in joerg["properties"]
    assert joerg["emails"] == ("joerg@gaerten.example",)
    assert left["many"] == 1


def test_a_card_of_nextcloud() -> None:
    """Version 4.0, with addresses of numbers, lists in quotation marks, and an id."""
    lena, left = sample("nextcloud.vcf")

    assert lena["key"] == "vcard:5d9f0f43-14f5-4f63-a2a5-6c1a6f2b6f10"
    assert (lena["phones"], lena["emails"]) == (("+49-171-5550101",), ("lena@fox.example",))
    assert (lena["birthday"], lena["spheres"]) == ("--04-12", ("Coworking", "Choir"))
    assert lena["links"] == ("https://mastodon.example/@lena",)
    assert lena["properties"] == (
        "UID:5d9f0f43-14f5-4f63-a2a5-6c1a6f2b6f10",
        "ADR;TYPE=home:;;Gartenstr. 7;Bonn;;53111;Germany",
        "ANNIVERSARY:20150808",
        "RELATED;TYPE=friend:urn:uuid:9f0f435d-14f5-4f63-a2a5-6c1a6f2b6f10",
    )
    assert left["many"] == 1
