"""LinkedIn's export is read whole, from whatever year it is, and nobody in it is taken for another."""

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import LARGE, ContactDraft, EncounterDraft, Left, Own, Problem
from netjournal.errors.files import BadFile, Undecided
from netjournal.formats import linkedin, linkedin_dates, linkedin_export, linkedin_people, reading
from netjournal.formats.linkedin_people import Owner, People, Person, slug, slugs

SAMPLES = Path(__file__).parent / "samples" / "linkedin"
OWN = Own(dt.date(2026, 11, 23))
IN = "https://www.linkedin.com/in/"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


class Result:
    """What was read, by what it is."""

    def __init__(self, drafts: Sequence[object]) -> None:
        self.all = drafts
        self.people = [one for one in drafts if isinstance(one, ContactDraft)]
        self.problems = [one for one in drafts if isinstance(one, Problem)]
        self.left = {one.reason: one.many for one in drafts if isinstance(one, Left)}
        self._encounters = [one for one in drafts if isinstance(one, EncounterDraft)]

    def of(self, kind: str) -> list[EncounterDraft]:
        """Return the encounters of a kind."""
        return [one for one in self._encounters if one.key.startswith(f"linkedin:{kind}:")]

    def told(self, kind: str) -> list[tuple[str, ...]]:
        """Return day, person, way, kind, words and starter of each encounter of a kind."""
        return [
            (one.date, passed.person.name, passed.way, passed.kind, passed.what, one.started_by)
            for one in self.of(kind)
            for passed in one.passed
        ]


def read(*paths: Path, own: Own = OWN, bundle: str | None = None) -> Result:
    with ExitStack() as stack:
        sources = [stack.enter_context(reading.opened(path)) for path in paths]
        for source in sources:
            source.bundle = bundle
        assert all(map(linkedin.recognises, sources))
        return Result(list(linkedin.read(sources, own)))


def era(year: str, own: Own = OWN) -> Result:
    return read(*sorted((SAMPLES / year).iterdir()), own=own)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# --- connections -------------------------------------------------------------------------------------


def test_a_connection_is_known_by_the_end_of_its_profile() -> None:
    """Case and percent signs do not make two people of one."""
    people = {one.key: one for one in era("2026").people}

    assert people["linkedin:tess-marlow-phd"].name == "Tess Marlow, Ph.D."
    assert people["linkedin:tess-marlow-phd"].org == "Marlow Labs"
    assert people["linkedin:tess-marlow-phd"].title == "Chemist, Polymers"
    assert people["linkedin:zoë-brandt"].links == (f"{IN}zo%C3%AB-brandt",)
    assert people["linkedin:bram-oduya"].emails == ("bram.oduya@example.org",)
    assert {one.met for one in people.values()} == {"LinkedIn"}


def test_the_day_of_connecting_is_a_reaction() -> None:
    """To be connected is a click: it is kept, and weighs nothing."""
    assert era("2026").told("connected")[0] == (
        *("2018-10-22", "Bram Oduya", "shared", "reaction"),
        *("connected on LinkedIn", None),
    )


def test_notes_written_on_linkedin_come_along() -> None:
    """A note stands with its person, whether they are still a connection or not."""
    notes = {one.name: one.note for one in era("2026").people if one.note}

    assert notes == {"Bram Oduya": "met at the lock", "Rune Past": "left for Oslo"}


def test_closed_profiles_are_counted_and_left() -> None:
    """A row that holds nothing but a day is nobody."""
    assert era("2026").left["connections who have closed their profile"] == 1
    assert era("2022").left["connections who have closed their profile"] == 2


def test_the_header_is_found_below_any_preamble_and_under_any_name(tmp_path: Path) -> None:
    """A file is known by its columns, also when it was renamed and its columns stand in another order."""
    path = write(
        tmp_path / "my people (1).csv",
        "Notes:",
        '"Some words, over',
        'two lines"',
        "",
        "Connected On,Company,LAST NAME,First Name,URL",
        f"08 Feb 2026,Canal Works,Oduya,Bram,{IN}Bram-Oduya/",
    )

    found = read(path)

    assert [(one.key, one.line, one.org) for one in found.people] == [("linkedin:bram-oduya", 6, "Canal Works")]


def test_namesakes_without_profiles_stay_two_people() -> None:
    """Where the file names no profiles, the day of connecting tells namesakes apart, in each later export too."""
    falks = [one.key for one in era("2022").people if one.name == "Ines Falk"]

    assert falks == ["linkedin:ines falk:2017-02-09", "linkedin:ines falk:2020-03-01"]


def test_a_profile_that_only_the_messages_tell_belongs_to_the_connection_of_that_name() -> None:
    """The years without profiles among the connections do not make two people of one."""
    found = era("2022")

    assert [one.key for one in found.people][:2] == ["linkedin:bram-oduya", "linkedin:tess-marlow-phd"]
    assert {passed.person.key for one in found.of("messages") for passed in one.passed} == {
        *("linkedin:bram-oduya", "linkedin:tess-marlow-phd", None),
    }


def test_each_name_of_a_file_is_understood_whatever_its_signs(tmp_path: Path) -> None:
    """Case, spaces and underscores of file names make no difference."""
    for name in ("endorsement received INFO.csv", "Endorsement_Received_Info (2).csv"):
        shutil.copy(SAMPLES / "2026" / "Endorsement_Received_Info.csv", tmp_path / name)
        assert len(read(tmp_path / name).of("endorsement")) == 1
    shutil.copy(SAMPLES / "2026" / "Recommendations_Given.csv", tmp_path / "recommendations  GIVEN.csv")
    assert len(read(tmp_path / "recommendations  GIVEN.csv").of("recommendation")) == 1


# --- messages ----------------------------------------------------------------------------------------


def test_messages_are_counted_a_day_and_person() -> None:
    """Who wrote, how often, and who wrote first; in a conversation of several, each gets what passed with them."""
    assert era("2026").told("messages") == [
        ("2026-01-31", "Zoë Brandt", "got", "conversation", "1 message", "them"),
        ("2026-02-01", "Zoë Brandt", "shared", "conversation", "2 messages", "them"),
        ("2026-02-10", "Bram Oduya", "shared", "conversation", "2 messages", "me"),
        ("2026-02-10", "Tess Marlow, Ph.D.", "gave", "conversation", "1 message", "me"),
        ("2026-02-10", "Zoë Brandt", "gave", "conversation", "1 message", "me"),
        ("2026-02-20", "Pia Recruiter, CPA", "got", "conversation", "1 message", "them"),
    ]


def test_what_messages_say_is_not_taken() -> None:
    """No word of a message gets into the journal."""
    assert not any(one.note for one in era("2026").of("messages"))


def test_what_messages_say_is_taken_where_asked_for() -> None:
    """With their text, messages of a day stand in the order in which they were written."""
    found = era("2026", OWN._replace(with_text=True)).of("messages")

    assert found[1].note == (
        'Zoë Brandt: Hi Nora,\nthanks for the call.\n\n- hall\n- budget\nYou: Great, "next steps" agreed.\r\nTalk soon'
    )


def test_what_nobody_wrote_to_you_is_left() -> None:
    """Drafts, advertisements, spam and messages of firms are counted, by the reason why they do not count."""
    left = era("2026").left

    assert left["drafts of messages"] == 1
    assert left["advertisements among the messages"] == 2
    assert left["messages in the spam folder"] == 1
    assert left["messages of firms"] == 1
    assert left["messages of members whose name is hidden"] == 1


def test_names_with_commas_are_not_taken_apart() -> None:
    """In years when recipients are names alone, “Tess Marlow, Ph.D.” is still one person."""
    assert era("2022").told("messages") == [
        ("2022-04-01", "Otto Lind", "gave", "conversation", "1 message", "me"),
        ("2022-08-20", "Bram Oduya", "shared", "conversation", "2 messages", "them"),
        ("2022-08-20", "Tess Marlow, Ph.D.", "shared", "conversation", "2 messages", "them"),
    ]


def test_the_oldest_messages_tell_their_direction() -> None:
    """The files of 2018 are read, with their dates of two digits."""
    found = era("2018")

    assert found.told("messages") == [("2018-11-08", "Bram Oduya", "shared", "conversation", "2 messages", "them")]
    assert [one.date for one in found.of("connected")] == ["2018-10-22", "2017-02-09"]
    assert found.problems == []


def test_a_message_with_a_date_in_no_known_shape_is_refused_with_its_line() -> None:
    """The rest of the file is read."""
    problems = [one for one in era("2026").problems if one.file.endswith("messages.csv")]

    assert [(one.line, one.reason) for one in problems] == [
        (19, "“20 February” is no date as LinkedIn writes it there"),
    ]


def test_who_is_in_a_crowd_is_named_by_the_names_around_theirs() -> None:
    """Messages alone tell who is who, where names hold commas as well."""
    found = read(SAMPLES / "2026" / "messages.csv")

    assert found.told("messages") == era("2026").told("messages")


def test_two_exports_at_once_are_one_network() -> None:
    """An older export beside a newer one adds what is older, and makes nobody anew or unclear."""
    found = read(*sorted((SAMPLES / "2018").iterdir()), *sorted((SAMPLES / "2022").iterdir()))

    assert found.problems == []
    assert {one.key for one in found.people} == {one.key for one in era("2022").people}


def _group(many: int) -> str:
    names, urls = ", ".join(f"P{n}" for n in range(many)), ",".join(f"{IN}p{n}" for n in range(many))
    return f'2-x,,Nora Quist,{IN}nora,"{names}","{urls}",2026-03-0{1 + many % 9} 10:00:00 UTC,,Hello all,INBOX'


def test_a_message_to_many_is_left_unless_asked_for(tmp_path: Path) -> None:
    """A circular is no conversation; among more than six, what was said weighs least."""
    path = write(tmp_path / "messages.csv", MESSAGES, _group(1), _group(7), _group(13))
    own = OWN._replace(names=("Nora Quist",))

    found = read(path, own=own)
    whole = read(path, own=own._replace(with_large=True))

    assert [one.passed[0].value for one in found.of("messages")] == [3, 1, 1, 1, 1, 1, 1, 1]
    assert found.left == {LARGE: 1}
    assert len(whole.of("messages")) == 21


def test_who_you_are_is_found_out_from_messages_alone(tmp_path: Path) -> None:
    """You are the one who takes part in all of them."""
    path = write(
        tmp_path / "messages.csv",
        MESSAGES,
        f"2-a,,Nora Quist,{IN}nora,Bram,{IN}bram,2026-03-01 10:00:00 UTC,,Hi,INBOX",
        f"2-b,,Tess,{IN}tess,Nora Quist,{IN}nora,2026-03-02 10:00:00 UTC,,Hi,INBOX",
    )

    assert [(one[1], one[2]) for one in read(path).told("messages")] == [("Bram", "gave"), ("Tess", "got")]


def test_who_you_are_is_asked_where_nothing_tells(tmp_path: Path) -> None:
    """One conversation of two looks the same from both sides."""
    path = write(
        tmp_path / "messages.csv",
        MESSAGES,
        f"2-a,,Nora Quist,{IN}nora,Bram,{IN}bram,2026-03-01 10:00:00 UTC,,Hi,INBOX",
    )

    with pytest.raises(Undecided, match="which of the people in it is you"):
        read(path)
    assert read(path, own=OWN._replace(names=("nora QUIST",))).told("messages")[0][1:3] == ("Bram", "gave")
    assert read(path, own=OWN._replace(names=(f"{IN}bram",))).told("messages")[0][1:3] == ("Nora Quist", "got")


def test_a_namesake_of_yours_is_somebody_else(tmp_path: Path) -> None:
    """Where profiles are known, they tell you from others of your name."""
    path = write(
        tmp_path / "messages.csv",
        MESSAGES,
        f"2-a,,Nora Quist,{IN}nora,Bram,{IN}bram,2026-03-01 10:00:00 UTC,,Hi,INBOX",
        f"2-b,,Nora Quist,{IN}nora-quist-of-oslo,Nora Quist,{IN}nora,2026-03-02 10:00:00 UTC,,Hi,INBOX",
        f"2-b,,Nora Quist,{IN}nora,Nora Quist,{IN}nora-quist-of-oslo,2026-03-02 11:00:00 UTC,,Hi,INBOX",
    )

    told = read(path, own=OWN._replace(names=("Nora Quist",))).told("messages")

    assert [(one[1], one[2]) for one in told] == [("Bram", "gave"), ("Nora Quist", "shared")]


def test_what_is_still_to_come_is_left(tmp_path: Path) -> None:
    """On an earlier day, what came later has not happened."""
    assert era("2026", Own(dt.date(2026, 2, 1))).told("messages") == [
        ("2026-01-31", "Zoë Brandt", "got", "conversation", "1 message", "them"),
        ("2026-02-01", "Zoë Brandt", "shared", "conversation", "2 messages", "them"),
    ]
    assert era("2026", Own(dt.date(2026, 2, 1))).left["entries that are still to come"] > 5


def test_many_days_are_handed_on_before_all_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the file; nothing is lost at the seams."""
    monkeypatch.setattr("netjournal.formats.linkedin_messages._DAYS_MOST", 3)
    rows = [f"2-a,,Nora Quist,{IN}nora,P{n},{IN}p{n},2026-03-01 10:00:{n:02} UTC,,Hi,INBOX" for n in range(10)]

    found = read(write(tmp_path / "messages.csv", MESSAGES, *rows))

    assert sorted(one[1] for one in found.told("messages")) == [f"P{n}" for n in range(10)]


# --- invitations, recommendations, endorsements ------------------------------------------------------


def test_who_asked_first_is_told() -> None:
    """An invitation that came to something tells who came to whom; one with words of theirs is a first message."""
    assert era("2026").told("invitation") == [
        ("2026-01-13", "Zoë Brandt", "got", "reaction", "invited you to connect", "them"),
        ("2022-08-14", "Tess Marlow, Ph.D.", "gave", "reaction", "you invited them to connect", "me"),
        ("2026-05-10", "Jonas Berg", "got", "reaction", "invited you to connect", "them"),
        ("2026-05-10", "Jonas Berg", "got", "conversation", "a few words with an invitation", "them"),
    ]
    assert era("2026").left["invitations that came to nothing"] == 2


def test_a_recommendation_is_recognition_of_the_highest_value() -> None:
    """Its words stand in public, and come along; namesakes are told apart by their firm, or not at all."""
    found = era("2026")

    assert [
        (one.date, one.passed[0].person.key, one.passed[0].way, one.passed[0].kind, one.passed[0].value, one.note)
        for one in found.of("recommendation")
    ] == [
        ("2025-06-01", "linkedin:ines-falk-81", "got", "recognition", 5, "She is on time, always."),
        ("2019-03-04", None, "got", "recognition", 5, "A voice like a bell."),
        ("2025-06-30", "linkedin:bram-oduya", "gave", "recognition", 5, "He keeps the water level."),
    ]
    assert found.left["recommendations that were not finished"] == 1
    assert [one.line for one in found.problems if "Received" in one.file] == [4]


def test_recommendations_whose_side_nothing_tells_are_refused(tmp_path: Path) -> None:
    """Given or received is never guessed."""
    shutil.copy(SAMPLES / "2026" / "Recommendations_Given.csv", tmp_path / "words.csv")

    found = read(tmp_path / "words.csv")

    assert found.of("recommendation") == []
    assert [one.reason for one in found.problems] == [
        "its name does not tell whether the recommendations were received or given",
    ]


def test_endorsements_of_a_day_are_one_reaction() -> None:
    """The skills are named in it; what was not accepted is left."""
    found = era("2026")

    assert found.told("endorsement") == [
        ("2026-08-01", "Bram Oduya", "got", "reaction", "endorsed you for Conducting, Patience", None),
        ("2026-08-03", "Tess Marlow, Ph.D.", "gave", "reaction", "you endorsed them for Chemistry", None),
    ]
    assert found.left["endorsements that were not accepted"] == 1


# --- the whole ---------------------------------------------------------------------------------------


def test_files_that_tell_nothing_of_people_are_known_and_left() -> None:
    """Skills are taken for no people, whatever stands beside them."""
    assert era("2026").left["files of the export that tell nothing of people"] == 6
    assert not {one.name for one in era("2026").people} & {"Conducting", "Sight reading"}


def test_another_programs_csv_is_none_of_linkedins(tmp_path: Path) -> None:
    """Only LinkedIn's own columns and names are recognised."""
    for name, header in (
        ("people.csv", "name,email"),
        ("skills.csv", "name,email,phone"),
        ("contacts.csv", "First Name,Last Name,E-mail 1 - Value"),
        ("projects.csv", "project,owner"),
        ("messages.csv", "from,to,body"),
    ):
        with reading.opened(write(tmp_path / name, header)) as source:
            assert not linkedin.recognises(source), name
    with (
        reading.opened(tmp_path / "people.csv") as source,
        pytest.raises(BadFile, match="no file of a LinkedIn export"),
    ):
        list(linkedin.read([source], OWN))


def test_everything_in_an_export_of_that_name_belongs_to_it(tmp_path: Path) -> None:
    """A file that LinkedIn will add next year is left, not read as somebody's CSV."""
    path = write(tmp_path / "Newest Thing.csv", "Name", "Something")

    found = read(path, bundle="Basic_LinkedInDataExport_11-20-2026.zip")

    assert found.left == {"files of the export that tell nothing of people": 1}


def test_order_of_files_and_a_second_reading_make_no_difference() -> None:
    """The preview and what is brought in for good are the same."""
    paths = sorted((SAMPLES / "2026").iterdir())
    with ExitStack() as stack:
        sources = [stack.enter_context(reading.opened(path)) for path in paths]
        first = list(linkedin.read(sources, OWN))
        second = list(linkedin.read(sources, OWN))

    assert first == second
    assert set(read(*reversed(paths)).all) == set(first)


def test_keys_are_the_same_in_a_later_export(tmp_path: Path) -> None:
    """A newer export of the same account has the keys of the older one."""
    shutil.copytree(SAMPLES / "2026", tmp_path / "export")
    before = {one.key for one in era("2026")._encounters}
    more = f'"2-YQ==","","Nora Quist","{IN}nora-quist-5b","Zoë Brandt","{IN}zo%C3%AB-brandt","2026-03-05 09:15:00 UTC"'
    path = tmp_path / "export" / "messages.csv"
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f'{header}\n{more},"","New","INBOX","","No","No"\n{rest}', encoding="utf-8")

    after = {one.key for one in read(*(tmp_path / "export").iterdir())._encounters}

    assert after - before == {"linkedin:messages:zoë-brandt:2026-03-05"}
    assert before <= after


def test_you_are_nobody_you_know() -> None:
    """No draft is about yourself."""
    found = era("2026")

    assert "Nora Quist" not in {one.name for one in found.people}
    assert "Nora Quist" not in {passed.person.name for one in found._encounters for passed in one.passed}


# --- dates -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "shapes", "day", "second"),
    [
        ("08 Feb 2026", linkedin_dates.CONNECTED, "2026-02-08", 0),
        ("8-Feb-26", linkedin_dates.CONNECTED, "2026-02-08", 0),
        ("10/22/18, 4:13 PM", linkedin_dates.CONNECTED, "2018-10-22", 58_380),
        ("2025-06-01 14:03:22 UTC", linkedin_dates.SENT, "2025-06-01", 50_602),
        ("1/29/26, 2:37 PM", linkedin_dates.INVITED, "2026-01-29", 52_620),
        ("1/29/26, 12:05\u202fAM", linkedin_dates.INVITED, "2026-01-29", 300),
        ("2026/08/01 10:00:00 UTC", linkedin_dates.ENDORSED, "2026-08-01", 36_000),
        ("2024/02/01", linkedin_dates.ENDORSED, "2024-02-01", 0),
        ("06/01/25 12:00 PM", linkedin_dates.RECOMMENDED, "2025-06-01", 43_200),
        ("06/01/25, 12:00 PM", linkedin_dates.RECOMMENDED, "2025-06-01", 43_200),
        ("06/30/25", linkedin_dates.RECOMMENDED, "2025-06-30", 0),
        ("1/1/23", linkedin_dates.RECOMMENDED, "2023-01-01", 0),
    ],
)
def test_each_file_has_its_shapes_of_dates(
    cell: str, shapes: tuple[linkedin_dates.Shape, ...], day: str, second: int
) -> None:
    """What LinkedIn writes is read, to the second where it tells it."""
    assert linkedin_dates.read(cell, shapes) == (day, second)


@pytest.mark.parametrize(
    ("cell", "shapes"),
    [
        ("30/06/25", linkedin_dates.RECOMMENDED),
        ("08/02/2026", linkedin_dates.SENT[:1]),
        ("31 Feb 2026", linkedin_dates.CONNECTED),
        ("08 Fev 2026", linkedin_dates.CONNECTED),
        ("2026/08/01", linkedin_dates.CONNECTED),
        ("08 Feb 2026", linkedin_dates.SENT),
        ("2026-08-01 10:00:00 CET", linkedin_dates.SENT),
        ("٠٨ Feb 2026", linkedin_dates.CONNECTED),
        ("0000-01-01", linkedin_dates.SENT),
        ("", linkedin_dates.SENT),
    ],
)
def test_no_date_is_guessed(cell: str, shapes: tuple[linkedin_dates.Shape, ...]) -> None:
    """A cell that has none of its file's shapes is no date, and neither is a day that never was."""
    assert linkedin_dates.read(cell, shapes) is None


@given(st.text(max_size=40))
def test_no_cell_breaks_the_dates(cell: str) -> None:
    """Whatever stands there, the answer is a day or nothing."""
    for shapes in (linkedin_dates.CONNECTED, linkedin_dates.SENT, linkedin_dates.ENDORSED, linkedin_dates.INVITED):
        moment = linkedin_dates.read(cell, shapes)
        assert moment is None or dt.date.fromisoformat(moment.day)


# --- profiles and names ------------------------------------------------------------------------------


def test_profiles_are_compared_without_case_percent_signs_and_tails() -> None:
    """However an address is written, it is the same person's."""
    assert slug("https://www.linkedin.com/in/Zo%C3%AB-Brandt/?trk=x") == "zoë-brandt"
    assert slug("www.linkedin.com/in/zoe\u0308-brandt") == "zoë-brandt"
    assert slug("https://pt.linkedin.com/in/jo/en") == "jo"
    assert slug("https://www.linkedin.com/company/acme") == ""
    assert slugs(f"{IN}a,{IN}b;{IN}c {IN}d") == ["a", "b", "c", "d"]
    assert slug(f"{IN}%00%FF") is not None


def test_recipients_are_told_apart_by_the_names_that_are_known() -> None:
    """What lies between known names is one name."""
    people = People()
    people.meet("Jane Doe, PhD", "jane")
    people.meet("Sam", "sam")

    assert people.apart("Jane Doe, PhD, Sam, New Man, MBA") == ["Jane Doe, PhD", "Sam", "New Man, MBA"]
    assert people.apart("New Man, MBA, Sam") == ["New Man, MBA", "Sam"]
    assert people.apart("") == []


def test_a_name_told_later_replaces_the_profile_that_stood_for_it() -> None:
    """Somebody first seen without a name gets it once a file tells it."""
    people = People()
    people.meet("LinkedIn Member", "jo-1")
    people.meet("Jo Park", "jo-1")
    people.meet("Other", "jo-1")

    assert people.by_slug["jo-1"] == Person("Jo Park", "jo-1")
    assert people.called("jo-1").slug == ""


def test_you_are_known_by_name_address_or_profile() -> None:
    """A profile decides where both are known."""
    owner = Owner(["Nora Quist", "nora@example.org"])

    assert owner.is_("nóra quist")
    assert owner.is_("N. Q.", "", "Nora@Example.org")
    owner.slugs.add("nora")
    assert not owner.is_("Nora Quist", "nora-2")
    assert owner.is_("Nora Married", "nora")


# --- through the command line ------------------------------------------------------------------------


def test_an_export_comes_in_once_and_goes_as_a_whole(netj: Netj) -> None:
    """The same files again add nothing, and one undo takes all of them back."""
    first = netj("import", SAMPLES / "2026", "--yes", "--json").json
    again = netj("import", SAMPLES / "2026", "--yes", "--json").json

    assert (first["people"], first["exchanges"], first["refused"]) == (9, 20, 2)
    assert (again["people"], again["enriched"], again["exchanges"], again["imported"]) == (0, 0, 0, 0)
    assert "Nothing new" in netj("import", SAMPLES / "2026", "--yes").out
    netj("doctor")
    netj("undo")
    assert netj("list", "--all", "--json").json == []
    netj("doctor")


def test_a_part_of_the_export_tells_the_same_people(netj: Netj) -> None:
    """The messages alone, after the whole, are here already."""
    netj("import", SAMPLES / "2026", "--yes")

    result = netj("import", SAMPLES / "2026" / "messages.csv", "--yes", "--json").json

    assert (result["people"], result["enriched"], result["exchanges"]) == (0, 0, 0)


def test_the_zip_is_the_same_as_its_folder(netj: Netj, tmp_path: Path) -> None:
    """What LinkedIn sends is read as it is."""
    archive = shutil.make_archive(str(tmp_path / "Complete_LinkedInDataExport_03-09-2026"), "zip", SAMPLES / "2026")
    netj("import", SAMPLES / "2026", "--yes")

    result = netj("import", archive, "--yes", "--json").json

    assert (result["imported"], result["already_here"]) == (0, 26)


def test_an_older_export_finds_the_people_of_a_newer_one(netj: Netj) -> None:
    """The years without profiles make nobody anew whom name and firm tell."""
    netj("import", SAMPLES / "2026", "--yes")

    result = netj("import", SAMPLES / "2022", "--yes", "--json").json

    assert result["new_people"] == ["Otto Lind"]


def test_who_came_first_shows_in_the_report(netj: Netj) -> None:
    """Somebody who wrote to you with an invitation came to you."""
    netj("import", SAMPLES / "2026", "--yes")

    known = netj("report", "--json", on="2026-06-01").json["known_by"]

    assert [one["name"] for one in known["came_first"]] == ["Jonas Berg"]


def test_two_thousand_connections_leave_the_morning_calm(netj: Netj, tmp_path: Path) -> None:
    """Connections are ghosts until something passes."""
    days = [dt.date(2026, 11, 22) - dt.timedelta(days=n) for n in range(2000)]
    rows = [f"P{n},Fox,{IN}p{n},,Firm,Job,{day:%d} {day:%b} {day:%Y}" for n, day in enumerate(days)]
    path = write(tmp_path / "Connections.csv", CONNECTIONS, *rows)

    assert netj("import", path, "--yes", "--json").json["people"] == 2000
    assert netj("due", "--json").json == []


def test_a_refused_file_leaves_the_journal_as_it_was(netj: Netj, tmp_path: Path) -> None:
    """A file that ends in the middle of a cell is told in a sentence, and nothing of it is written."""
    path = tmp_path / "Connections.csv"
    path.write_text(f'{CONNECTIONS}\nSam,Okafor,,,,,08 Feb 2026\n"Jo,Park', encoding="utf-8")
    before = netj("history", "--json").json

    assert "never closed" in netj("import", path, "--yes", exit=3).err
    assert netj("history", "--json").json == before


def test_messages_that_could_be_anyones_ask_for_your_name(netj: Netj, tmp_path: Path) -> None:
    """Where nothing tells who you are, the way to say it is named; said, the file is read."""
    path = write(
        tmp_path / "messages.csv",
        MESSAGES,
        f"2-a,,Nora Quist,{IN}nora,Bram,{IN}bram,2026-03-01 10:00:00 UTC,,Hi,INBOX",
    )

    assert "--me" in netj("import", path, "--yes", exit=3).err
    assert netj("import", path, "--me", "Nora Quist", "--yes", "--json").json["people"] == 1


# --- hostile files -----------------------------------------------------------------------------------


def _bad(path: Path) -> str:
    with reading.opened(path) as source, pytest.raises(BadFile) as caught:
        list(linkedin.read([source], OWN))
    return str(caught.value)


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """Binary, foreign and broken files end in one sentence, never in a traceback."""
    path = tmp_path / "Connections.csv"
    for content in (b"\x00\x01", b"\xff\xfeN\x00", b"\n\n\n", b'"', b"hello"):
        path.write_bytes(content)
        assert str(path) in _bad(path)
    path.write_bytes(f"{CONNECTIONS}\nSam,Okafor,,,,,08 Feb 2026\n".encode() + b"\xe9\xff,x\n")
    assert "UTF-8" in _bad(path)
    path.write_bytes(f'{CONNECTIONS}\nSam,Okafor,,,,,08 Feb 2026\n"Jo,Park'.encode())
    assert "never closed" in _bad(path)
    path.write_bytes(f"{CONNECTIONS}\nSam,\x00,,,,,08 Feb 2026\n".encode())
    assert str(path) in _bad(path)


def test_a_line_without_end_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    """A hundred million signs in one cell are no name."""
    path = tmp_path / "Connections.csv"
    with path.open("w") as file:
        file.write(f"{CONNECTIONS}\n")
        for _each in range(100):
            file.write("x" * 1_000_000)

    assert "record without end" in _bad(path)


def test_more_people_than_any_account_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file made to fill memory is stopped."""
    monkeypatch.setattr(linkedin_export, "PEOPLE_MOST", 100)
    rows = [f"P,{n},{IN}p{n},,,,08 Feb 2026" for n in range(200)]

    assert "more than 100 people" in _bad(write(tmp_path / "Connections.csv", CONNECTIONS, *rows))
    monkeypatch.setattr(linkedin_export, "PEOPLE_MOST", 1000)
    monkeypatch.setattr(linkedin_export, "LETTERS_MOST", 500)
    assert "longer than those of people" in _bad(write(tmp_path / "Connections.csv", CONNECTIONS, *rows))


def test_thousands_of_one_name_are_told_apart_in_bounded_time(tmp_path: Path) -> None:
    """Ten thousand namesakes without profiles do not slow the reader down for long."""
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    rows = [f"Sam,Fox,{n}@example.org,,,08 Feb 2026" for n in range(10_000)]

    assert len(read(write(tmp_path / "Connections.csv", header, *rows)).people) == 10_000


def test_a_hundred_skills_are_not_all_told(tmp_path: Path) -> None:
    """What passed stays a few words."""
    header = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    rows = [f"2026/08/01 10:00:00 UTC,S{n},Bram,Oduya,www.linkedin.com/in/bram,ACCEPTED" for n in range(100)]

    found = read(write(tmp_path / "Endorsement_Received_Info.csv", header, *rows))

    assert found.told("endorsement")[0][4].endswith("S10, S11, …")


@given(st.lists(st.lists(st.text(max_size=12), min_size=10, max_size=10), max_size=5))
def test_no_row_of_messages_breaks_the_reader(rows: list[list[str]]) -> None:
    """Whatever the cells hold, each row is read, refused or left."""
    import csv
    import io
    import tempfile

    made = io.StringIO()
    csv.writer(made).writerows([MESSAGES.split(","), *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.csv"
        path.write_text(made.getvalue(), encoding="utf-8", newline="")
        with reading.opened(path) as source:
            try:
                drafts: Iterator[object] = linkedin.read([source], OWN._replace(names=("Nora",), with_text=True))
                assert all(isinstance(one, (EncounterDraft, Problem, Left)) for one in drafts)
            except BadFile:
                pass


def test_who_hides_is_nobody() -> None:
    """LinkedIn's own words for those whom it hides are no name."""
    assert linkedin_people.is_nameless("LinkedIn Member")
    assert not linkedin_people.is_nameless("Linda Member")
