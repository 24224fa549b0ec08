"""An export of Monica comes in with people, moments, gifts and tasks; photos of any size are never held."""

import datetime as dt
import json
import tracemalloc
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import LARGE, ContactDraft, EncounterDraft, Left, Own, PromiseDraft
from netjournal.errors.files import BadFile
from netjournal.formats import monica
from netjournal.formats.json_stream import JsonStream
from netjournal.formats.monica_records import singular
from netjournal.formats.reading import opened

OWN = Own(dt.date(2026, 11, 23))
SAMPLE = Path(__file__).parent / "samples" / "monica" / "monica.json"


def drafts(path: Path, own: Own = OWN) -> list:
    with opened(path) as source:
        assert monica.recognises(source)
        once = list(monica.read([source], own))
        assert list(monica.read([source], own)) == once  # a preview, then for real
        return once


def people(found: list) -> dict[str, ContactDraft]:
    return {draft.name: draft for draft in found if isinstance(draft, ContactDraft)}


def moments(found: list, part: str) -> list[EncounterDraft]:
    return [draft for draft in found if isinstance(draft, EncounterDraft) and f"monica:{part}:" in draft.key]


def account(**data: list) -> str:
    """Return an export with collections of these types."""
    collections = [{"count": len(values), "type": kind, "values": values} for kind, values in data.items()]
    return json.dumps({"version": "1.0-preview.1", "account": {"uuid": "a", "data": collections, "instance": {}}})


def contact(uuid: str, **properties: object) -> dict:
    return {"uuid": uuid, "created_at": "2020-01-01T00:00:00.000000Z", "properties": properties, "data": []}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a test's export may stand."""
    return tmp_path / "monica.json"


# --- people --------------------------------------------------------------------------------------------


def test_a_person_comes_in_with_all_that_is_known() -> None:
    """Names, ways to reach them by the account's own types, tags, work, how you met, pace, and notes with days."""
    sam = people(drafts(SAMPLE))["Sam Okafor"]

    assert sam.key == "monica:9a1b2c3d-0000-4000-8000-000000000001"
    assert sam.emails == ("sam@example.org",)
    assert sam.phones == ("+44 20 7946 0001", "+44 7700 900123")
    assert sam.links == ("https://www.linkedin.com/in/sam-okafor",)
    assert sam.aliases == ("Sammy",)
    assert sam.spheres == ("choir", "rust")
    assert (sam.org, sam.title, sam.location) == ("Acme Ltd", "Engineer", "Leeds, Yorkshire, GB")
    assert (sam.birthday, sam.met, sam.via, sam.pace) == ("1985-07-09", "2015-09-01", "Priya Devi Nair", 30)
    assert sam.note == (
        "Sings bass\nfood: No nuts\naddress: 12 Mill Lane, LS1 4AP, Leeds, Yorkshire, GB\nTwitter: @samsings\n"
        "2023-06-01: Daughter starts school\n2022-06-01: Moved house"
    )


def test_a_birthday_without_a_year_has_none_and_a_guessed_one_is_left() -> None:
    """Only day and month where the year is unknown; a birthday that stands for an age says no day."""
    found = drafts(SAMPLE)

    assert people(found)["Priya Devi Nair"].birthday == "--03-14"
    assert people(found)["Ada Okafor"].birthday is None
    assert Left("birthdays that were guessed from an age") in found


def test_who_knows_whom_goes_the_right_way() -> None:
    """Relations both ways are said once; a protégé's mentor is the other one."""
    found = people(drafts(SAMPLE))

    assert found["Sam Okafor"].relations == (("friend", "Priya Devi Nair"), ("mentor", "Priya Devi Nair"))
    assert found["Ada Okafor"].relations == (("family", "sam@example.org"),)


def test_you_and_mere_relations_stay_out() -> None:
    """The contact that is you, and people without a page of their own, are no contacts."""
    found = drafts(SAMPLE)

    assert set(people(found)) == {"Sam Okafor", "Priya Devi Nair", "Ada Okafor"}
    assert Left("people who stand there only as somebody's relation") in found


def test_nobody_is_asked_to_write_to_the_dead() -> None:
    """Who has died comes in with the day of it, and without anything that would bring them up again."""
    found = drafts(SAMPLE)

    assert people(found)["Ada Okafor"].note == "died 2021-02-03"
    assert not [one for one in moments(found, "call") if one.passed[0].person.name == "Ada Okafor"]
    assert Left("moments with people who have died") in found


# --- what passed ----------------------------------------------------------------------------------------


def test_an_activity_is_an_encounter_of_all_who_took_part() -> None:
    """Everyone whose page names the activity was there, but you."""
    (dinner,) = moments(drafts(SAMPLE), "activity")

    assert (dinner.date, dinner.note) == ("2023-11-03", "Dinner at Rosa's\nPasta, and plans for the tour")
    assert [one.person.name for one in dinner.passed] == ["Sam Okafor", "Priya Devi Nair"]


def test_a_call_says_who_called() -> None:
    """The one who called began it."""
    found = moments(drafts(SAMPLE), "call")

    assert [(one.date, one.channel, one.started_by, one.note) for one in found] == [
        ("2024-01-05", "call", "them", "Moving to Leeds"),
        ("2024-02-06", "call", "me", None),
    ]


def test_messages_count_by_day_and_bodies_stay() -> None:
    """A conversation is a day of messages; what was written comes in only when asked for."""
    found = moments(drafts(SAMPLE), "message")

    assert [(one.date, one.passed[0].way, one.passed[0].what, one.started_by, one.note) for one in found] == [
        ("2024-03-01", "shared", "2 messages", "me", None),
        ("2024-03-03", "got", "1 message", "them", None),
    ]
    assert moments(drafts(SAMPLE, OWN._replace(with_text=True)), "message")[0].note == "Are you coming?\nYes"


def test_gifts_and_money_are_given_and_got() -> None:
    """What was offered was given, what was received got; money went to the one who then had it; ideas are left."""
    found = drafts(SAMPLE)
    passed = [(one.date, one.passed[0]) for one in [*moments(found, "gift"), *moments(found, "debt")]]

    assert [(date, one.way, one.kind, one.what) for date, one in passed] == [
        ("2023-12-25", "gave", "practical", "A scarf"),
        ("2023-07-01", "got", "practical", "A book"),
        ("2023-03-01", "got", "practical", "money: 50.00 GBP"),
        ("2023-04-01", "gave", "practical", "money: 20 GBP"),
    ]
    assert Left("ideas for gifts") in found


def test_what_is_to_do_is_a_promise_of_yours() -> None:
    """An open task, and a reminder of one day that is to come, are promises; yearly ones and old ones are left."""
    found = drafts(SAMPLE)

    assert [(one.what, one.made, one.due, one.promised_by) for one in found if isinstance(one, PromiseDraft)] == [
        ("Send the score", "2026-10-01", "2026-12-24", "me"),
        ("Return the tent: the green one", "2024-05-01", None, "me"),
    ]
    for reason in ("reminders that come back every so often", "reminders that are over", "tasks that are done"):
        assert Left(reason) in found


def test_meetings_of_many_are_asked_about(file: Path) -> None:
    """More than twelve others come in only when wanted; they then weigh least."""
    many = [contact(f"p{n}", first_name=f"Person {n}") for n in range(13)]
    for one in many:
        one["data"] = [{"count": 1, "type": "activity", "values": ["x"]}]
    party = {"uuid": "x", "created_at": None, "properties": {"summary": "Party", "happened_at": "2020-02-02"}}
    file.write_text(account(contact=many, activity=[party]))

    assert Left(LARGE) in drafts(file)
    (taken,) = moments(drafts(file, OWN._replace(with_large=True)), "activity")
    assert {one.value for one in taken.passed} == {1}


def test_shapes_that_php_makes_are_read(file: Path) -> None:
    """Where entries are missing PHP writes an object of numbers, and types may stand in the plural."""
    one = contact("p", first_name="Ada")
    one["data"] = {"3": {"count": 1, "type": "notes", "values": {"0": {"properties": {"body": "likes tea"}}}}}
    collections = {"1": {"count": 1, "type": "contacts", "values": {"0": one}}}
    file.write_text(json.dumps({"version": "1.0-preview.1", "account": {"data": collections}}))

    assert drafts(file) == [ContactDraft(0, "Ada", note="likes tea", key="monica:p")]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("addresses", "address"), ("address", "address"), ("activities", "activity"), ("debt", "debt")],
)
def test_types_are_known_in_the_plural(given: str, wanted: str) -> None:
    """Versions differ in how they name a collection."""
    assert singular(given) == wanted


@pytest.mark.parametrize(
    "properties",
    [
        {"first_name": ["Ada"]},
        {
            "first_name": "Ada",
            "birthdate": "soon",
            "tags": "none",
            "first_met_date": [1],
            "stay_in_touch_frequency": "x",
        },
        {"first_name": "Ada", "birthdate": {"date": "2020-02-31"}, "tags": [{"a": 1}, None], "is_dead": {"x": 1}},
        {},
    ],
)
def test_odd_values_break_nothing(file: Path, properties: dict) -> None:
    """Values of other types than Monica writes are passed over; a contact without a name is told."""
    file.write_text(account(contact=[contact("p", **properties), None, 5, contact("q", first_name="Bob")]))

    assert "Bob" in people(drafts(file))


# --- files that are none --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01", b"BEGIN:VCARD", b'{"netjournal": 3, "contacts": []}', b"[]", b'{"version": "1"}'],
)
def test_other_files_are_not_taken_for_an_export(file: Path, content: bytes) -> None:
    """Our own JSON, other JSON and binary data are not Monica's."""
    file.write_bytes(content)

    with opened(file) as source:
        assert not monica.recognises(source)


@pytest.mark.parametrize("many", [10, 100, 2_000, 20_000, 39_000])
def test_an_export_that_was_cut_off_is_refused(file: Path, many: int) -> None:
    """Half a file is no file: it is said, and nothing comes in."""
    file.write_bytes(SAMPLE.read_bytes()[:many])

    with opened(file) as source, pytest.raises(BadFile, match="not whole"):
        list(monica.read([source], OWN))


@pytest.mark.parametrize(
    "content",
    [
        b'{"version": "1", "account": {"data": [{"values": [1]}]}}',
        b'{"version": "1", "account": ' + b"[" * 100_000,
        b'{"version": "1", "account": {"data": [{"type": "contact", "values": [' + b'{"a":' * 100_000,
        b'{"version": NaN, "account": {}}',
        b'{"version": "1", "account": {}} {}',
        b'{"version": "1", "account": {"uuid": "\xff"}}',
        b'{"version": "1"}',
        b'{"version" "1", "account": {}}',
        b'{"version": "1", "account": {"data": "x}}',
    ],
)
def test_broken_json_is_a_sentence(file: Path, content: bytes) -> None:
    """Deep nesting, no numbers, bad text and missing signs are refused in a sentence, never in a traceback."""
    file.write_bytes(content)

    with opened(file) as source, pytest.raises(BadFile):
        list(monica.read([source], OWN))


def test_a_photo_of_any_size_is_passed_over(file: Path) -> None:
    """Eighty megabytes of photo cost no memory, though they are one string."""
    with file.open("w") as out:
        out.write('{"version": "1.0-preview.1", "account": {"data": [{"count": 1, "type": "photo", "values": [')
        out.write('{"uuid": "x", "properties": {"dataUrl": "data:image/png;base64,')
        for _ in range(40):
            out.write('iVBORw0KGgoAAA\\\\\\/\\"' * 50_000 + "A" * 1_000_000)
        out.write('"}}]}, {"count": 1, "type": "contact", "values": [')
        out.write(json.dumps(contact("p", first_name="Ada")))
        out.write("]}]}}")

    with opened(file) as source:
        tracemalloc.start()
        found = list(monica.read([source], OWN))
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert found == [ContactDraft(0, "Ada", key="monica:p")]
    assert peak < 5_000_000


def test_a_record_without_end_is_refused(file: Path) -> None:
    """A contact of twenty megabytes is none."""
    with file.open("w") as out:
        out.write('{"version": "1", "account": {"data": [{"type": "contact", "values": [{"uuid": "')
        out.write("x" * 40_000_000)

    with opened(file) as source, pytest.raises(BadFile, match="no end"):
        list(monica.read([source], OWN))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(_JSON, st.booleans())
def test_skipping_ends_where_reading_does(tmp_path: Path, value: object, is_plain: bool) -> None:
    """Whatever is passed over, what follows is read the same: strings with signs and backslashes, too."""
    path = tmp_path / "any.json"
    path.write_text(json.dumps([value, '\\"[{', "end"], ensure_ascii=is_plain))

    with opened(path) as source:
        stream = JsonStream(source)
        found = []
        for number, _each in enumerate(stream.items()):
            if number == 2:
                found.append(stream.value())
            else:
                stream.skip()
        stream.end()
        stream.close()

    assert found == ["end"]


# --- through the command --------------------------------------------------------------------------------


def test_an_account_comes_in_once_and_goes_back_whole(netj: Netj) -> None:
    """People, moments and promises come in as one step; a second time is nothing new; undo takes all of it back."""
    first = netj("import", SAMPLE, "--yes", "--json").json

    assert (first["people"], first["exchanges"], first["refused"]) == (3, 10, 0)
    assert "Nothing new." in netj("import", SAMPLE, "--yes").out
    assert [one["what"] for one in netj("open", "--json").json] == ["Send the score", "Return the tent: the green one"]
    assert "sound" in netj("doctor").out
    netj("undo")
    assert netj("list", "--json").json == []


def test_somebody_here_is_known_again(netj: Netj) -> None:
    """Who is in the journal with the same e-mail is not written twice, and keeps what was typed."""
    netj("add", "Samuel Okafor", "--unmet", "--email", "sam@example.org", "--birthday", "1985-07-08")

    found = netj("import", SAMPLE, "--yes", "--json").json

    assert found["recognised"] == {"email": 1}
    (sam,) = (one for one in netj("list", "--json").json if "Okafor" in one["name"] and "Sam" in one["name"])
    assert sam["name"] == "Samuel Okafor"
    assert "1985-07-08" in netj("show", "samuel", "--json").out
