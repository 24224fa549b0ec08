"""A journal of `friends` comes in whole: names, nicknames, places, tags, what was done, and what was noted."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import ContactDraft, EncounterDraft, Left, Own, Problem
from netjournal.errors.files import BadFile
from netjournal.formats import friends_md
from netjournal.formats.reading import opened

OWN = Own(dt.date(2026, 11, 23))
SAMPLE = Path(__file__).parent / "samples" / "friends" / "friends.md"


def drafts(path: Path, own: Own = OWN) -> list:
    with opened(path) as source:
        assert friends_md.recognises(source)
        once = list(friends_md.read([source], own))
        assert list(friends_md.read([source], own)) == once  # a preview, then for real
        return once


def of(path: Path, words: str, own: Own = OWN) -> list:
    path.write_text(words, encoding="utf-8")
    return drafts(path, own)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a test's journal may stand."""
    return tmp_path / "friends.md"


def test_friends_bring_nicknames_places_tags_and_notes() -> None:
    """Each friend is a contact; nicknames are other names, tags are spheres, and notes come with their day."""
    people = [draft for draft in drafts(SAMPLE) if isinstance(draft, ContactDraft)]

    assert people == [
        ContactDraft(14, "George Washington Carver"),
        ContactDraft(
            15,
            "Grace Hopper",
            aliases=("The Admiral", "Amazing Grace"),
            location="Paris",
            spheres=("navy", "science"),
            note="2018-06-15: Grace Hopper found out she's getting a big Naval Academy building named after her. @navy",
        ),
        ContactDraft(
            16,
            "Marie Curie",
            location="Atlantis",
            spheres=("science",),
            note="2017-06-06: Marie Curie just got accepted into a PhD program in Paris. @school",
        ),
    ]


def test_activities_are_encounters_with_those_in_bold() -> None:
    """A name in bold took part, a place between underscores is where it was, and the words go without marks."""
    met = [draft for draft in drafts(SAMPLE) if isinstance(draft, EncounterDraft)]

    assert [(one.date, [passed.person.name for passed in one.passed], one.place) for one in met] == [
        ("2018-11-01", ["Grace Hopper"], "Marie's Diner"),
        ("2018-01-04", ["Grace Hopper", "George Washington Carver"], None),
        ("2017-12-31", ["Marie Curie"], "Paris"),
        ("2017-11-15", ["George Washington Carver"], None),
    ]
    assert met[0].note == ("Grace Hopper and I went to Marie's Diner. George had to cancel at the last minute. @food")
    assert {(one.way, one.kind) for draft in met for one in draft.passed} == {("shared", "conversation")}
    assert len({draft.key for draft in met}) == 4


def test_what_names_nobody_is_left_and_counted() -> None:
    """An activity without anybody in bold is nobody's encounter; a note on nobody is nobody's note."""
    found = drafts(SAMPLE)

    assert found.count(Left("activities that name nobody")) == 1
    assert found.count(Left("notes that name nobody")) == 1


def test_the_order_of_the_parts_does_not_matter(file: Path) -> None:
    """Notes that come after the friends are theirs all the same."""
    found = of(file, "### Friends:\n- Ada\n\n### Notes:\n- 2020-01-02: **Ada** likes tea\n")

    assert found == [ContactDraft(2, "Ada", note="2020-01-02: Ada likes tea")]


def test_a_note_on_somebody_who_is_no_friend_makes_one(file: Path) -> None:
    """Who is noted but not listed is a contact as well."""
    assert of(file, "### Notes:\n- 2020-01-02: **Ada** likes tea\n") == [
        ContactDraft(0, "Ada", note="2020-01-02: Ada likes tea")
    ]


def test_a_name_that_is_escaped_took_no_part(file: Path) -> None:
    """A backslash keeps a word from being a name; bold marks without an end name nobody."""
    found = of(file, "### Activities:\n- 2020-01-02: **Ada** spoke of \\Bob and **Cy, snake_case_words too\n")

    (met,) = (draft for draft in found if isinstance(draft, EncounterDraft))
    assert [one.person.name for one in met.passed] == ["Ada"]
    assert met.note == "Ada spoke of Bob and **Cy, snake_case_words too"
    assert met.place is None


def test_you_are_no_friend_of_yours(file: Path) -> None:
    """Your own name is left out of friends and of what was done."""
    words = "### Activities:\n- 2020-01-02: **Ada** met **Alex Moreno**\n\n### Friends:\n- Alex Moreno\n"

    found = of(file, words, OWN._replace(names=("alex moreno",)))

    assert [[one.person.name for one in draft.passed] for draft in found] == [["Ada"]]


def test_bad_lines_are_told_with_their_number_and_the_rest_comes_in(file: Path) -> None:
    """A line without a day, with a day that is none, or of tomorrow does not keep the others out."""
    found = of(
        file,
        "### Activities:\n- Lunch with **Ada**\n- 2020-02-31: **Ada**\n- 2027-01-01: **Ada**\n- 2020-01-02: **Ada**\n"
        "\n### Friends:\n- (a.k.a. nobody)\n",
    )

    assert [(one.line, one.reason) for one in found if isinstance(one, Problem)] == [
        (8, "it is no friend as “friends” writes one"),
        (2, "it has no day such as 2026-11-23"),
        (3, "it has no day such as 2026-11-23"),
    ]
    assert Left("activities that are still to come") in found
    assert [draft.date for draft in found if isinstance(draft, EncounterDraft)] == ["2020-01-02"]


def test_windows_line_ends_and_a_mark_at_the_start_are_read(file: Path) -> None:
    """A file that went through Windows is read the same."""
    file.write_bytes("\ufeff### Friends:\r\n- Ada [Leeds] @rust\r\n".encode())

    assert drafts(file) == [ContactDraft(2, "Ada", location="Leeds", spheres=("rust",))]


@pytest.mark.parametrize("content", [b"# Notes\n\n- milk\n", b"\x00\x01", b"### Fiends:\n- Ada\n"])
def test_other_files_are_no_journal_of_friends(tmp_path: Path, content: bytes) -> None:
    """Other Markdown and binary data are not taken for one."""
    path = tmp_path / "notes.md"
    path.write_bytes(content)

    with opened(path) as source:
        assert not friends_md.recognises(source)


def test_a_file_without_headers_is_refused_in_a_sentence(file: Path) -> None:
    """Asked to read it so, netj says why it cannot."""
    file.write_text("- Ada\n")

    with opened(file) as source, pytest.raises(BadFile, match="no journal of “friends”"):
        list(friends_md.read([source], OWN))


def test_a_line_of_marks_alone_is_read_in_no_time(file: Path) -> None:
    """A million stars, brackets or at-signs do not hang the reader."""
    for sign in ("*", "_", "@", "@a ", "(a.k.a. ", "[", " "):
        found = of(
            file, f"### Friends:\n- Ada {sign * 20_000}\n\n### Activities:\n- 2020-01-02: **Ada** {sign * 20_000}\n"
        )

        assert found, sign


def test_a_journal_comes_in_once_and_goes_back_whole(netj: Netj) -> None:
    """Friends and what was done come in as one step; a second time is nothing new; undo takes all of it back."""
    first = netj("import", SAMPLE, "--yes", "--json").json

    assert (first["people"], first["exchanges"], first["refused"]) == (3, 5, 0)
    assert "Nothing new." in netj("import", SAMPLE, "--yes").out
    assert "sound" in netj("doctor").out
    netj("undo")
    assert netj("list", "--json").json == []


_HEADERS = ("### Friends:\n", "### Activities:\n", "### Notes:\n")
_SIGNS = (
    "- ",
    "2020-01-02",
    ": ",
    "**Ada**",
    "**",
    "_Leeds_",
    "_",
    "@rust",
    "(a.k.a. ",
    ")",
    "[",
    "]",
    "\\",
    "\n",
    "x",
)
_PIECES = st.sampled_from((*_HEADERS, *_SIGNS, " ", "2020-02-31", "\u202e"))


@given(st.lists(_PIECES, max_size=40))
def test_whatever_a_journal_holds_it_is_read_or_refused(tmp_path: Path, pieces: list) -> None:
    """Any row of its signs ends in drafts that are sound, or in a sentence."""
    path = tmp_path / "any.md"
    path.write_text("".join(pieces) + "\n", encoding="utf-8")

    with opened(path) as source:
        friends_md.recognises(source)
        try:
            found = list(friends_md.read([source], OWN))
        except BadFile:
            return

    for draft in found:
        if isinstance(draft, ContactDraft):
            assert draft.name.strip()
        if isinstance(draft, EncounterDraft):
            assert dt.date.fromisoformat(draft.date) <= OWN.today
            assert all(one.person.name.strip() for one in draft.passed)
