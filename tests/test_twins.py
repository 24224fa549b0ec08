"""`netj twins`: who may be here twice is found with the reason, and what the person says of them is remembered."""

import random
import time

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import addresses, alike, twins
from netjournal.domain.twins import Facts, Pool

#: From here on two are as good as one person.
SURE = 0.8


def codes(one: Facts, two: Facts) -> set[str]:
    """Return the codes of what speaks for two records being one person."""
    return {reason.code for reason in twins.reasons(one, two)}


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        ("João Lima", "JOAO  LIMA", "name"),
        ("Nair, Priya", "Priya Nair", "words"),
        ("Dr. João da Silva", "João Silva", "words"),
        ("Sean O'Brien", "Sean O\u2019Brien", "words"),
        ("Ana Maria Santos", "Ana Santos", "shorter"),
        ("P. Nair", "Priya Nair", "initials"),
        ("Priya N.", "Priya Nair", "initials"),
        ("J. K. Rowling", "Joanne Rowling", "initials"),
        ("Bob Smith", "Robert Smith", "nickname"),
        ("Sam Okafor", "Samuel Okafor", "nickname"),
        ("Zé Lima", "José Lima", "nickname"),
        ("Sam Okafor", "Samuel O.", "initials"),
        ("Priya Nair", "Pirya Nair", "near"),
        ("Sam", "Sam Okafor", "part"),
        ("Bob", "Robert", "part"),
        ("陈伟", "陈伟", "name"),
        ("John Smith", "Jane Smith", None),
        ("Bob Smith", "Bill Smith", None),
        ("Ana Maria Santos", "Ana Paula Santos", None),
        ("Jo Park", "Jo Parker", None),
        ("J", "Jo Park", None),
        ("🎈", "🎉", None),
    ],
)
def test_names_are_alike_in_ways_that_people_write_them(one, two, how):
    """Case, accents, order, titles, initials and short forms do not hide a person; another given name is another."""
    assert alike.names(one, two) == how
    assert alike.names(two, one) == how


@pytest.mark.parametrize(
    ("one", "two", "is_same"),
    [
        ("+44 (0)20 7946 0000", "020 7946 0000", True),
        ("0044 7700 900123", "07700 900123", True),
        ("tel:+1-415-555-0100", "(415) 555-0100", True),
        ("+39 06 1234567", "06 1234567", True),
        ("+55 11 91234-5678", "+55 21 91234-5678", False),
        ("+44 7700 900123", "+1 7700 900123", False),
        ("+1 415 555 0100 x12", "+1 415 555 0100 x13", False),
        ("+1 415 555 0100 ext. 12", "+1 415 555 0100 x12", True),
        ("112", "112", False),
        ("\u0660\u0662\u0660 7946 0000", "020 7946 0000", True),
    ],
)
def test_phones_are_the_same_however_they_are_written(one, two, is_same):
    """The country may stand there or not; an extension is another phone, and a short number nobody's own."""
    assert addresses.is_same_phone(one, two) is is_same
    assert addresses.is_same_phone(two, one) is is_same
    if is_same:
        assert addresses.phone_tail(one) == addresses.phone_tail(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://www.linkedin.com/in/Priya-Nair/", "uk.linkedin.com/in/priya-nair?trk=x"),
        ("http://x.com/sam", "https://twitter.com/sam/"),
        ("https://www.linkedin.com/in/jo%C3%A3o", "https://linkedin.com/in/joão/pt"),
    ],
)
def test_links_are_the_same_page(one, two):
    """Scheme, country, language and what follows a question mark do not make another page."""
    assert addresses.link(one) == addresses.link(two)


@pytest.mark.parametrize(("one", "two"), [("Sam.O+list@GMAIL.com", "samo@googlemail.com"), ("A+x@b.org", "a@b.org")])
def test_mails_are_the_same_mailbox(one, two):
    """Case, tags and the dots that Google passes over do not make another mailbox."""
    assert addresses.email(one) == addresses.email(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Facts("Sam Okafor", emails=("sam@x.org",)), Facts("sokafor99", emails=("SAM@x.org",))),
        (Facts("Sam Okafor", phones=("+44 7700 900123",)), Facts("Sammy O", phones=("07700 900123",))),
        (Facts("Sam Okafor", links=("linkedin.com/in/sam",)), Facts("S. O.", links=("www.linkedin.com/in/Sam",))),
        (Facts("Sam Okafor", org="Acme Ltd"), Facts("sam okafor", org="ACME")),
        (Facts("Sam Okafor", birthday="1980-05-17"), Facts("sam okafor", birthday="--05-17")),
        (Facts("Sam Okafor", location="Leeds"), Facts("sam okafor", location="leeds")),
    ],
)
def test_an_address_or_a_name_and_one_more_fact_are_sure(one, two):
    """These stand at the head of the list."""
    assert twins.certainty(one, two, twins.reasons(one, two)) >= SURE


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Facts("Sam Okafor"), Facts("sam okafor")),
        (Facts("P. Nair", org="Acme"), Facts("Priya Nair", org="Acme")),
        (Facts("João Silva", phones=("+351 210 000 000",)), Facts("Maria Silva", phones=("+351 210 000 000",))),
        (Facts("João Silva", emails=("silva@x.org",)), Facts("Maria Silva", emails=("silva@x.org",))),
        (Facts("Ada Byron", emails=("info@acme.com",)), Facts("Bo Lund", emails=("info@acme.com",))),
        (Facts("Ada Byron", links=("https://acme.com",)), Facts("Bo Lund", links=("acme.com/",))),
        (
            Facts("Sam Okafor", org="Acme", birthday="1980-05-17"),
            Facts("Sam Okafor", org="Acme", birthday="1954-01-02"),
        ),
    ],
)
def test_a_family_an_office_and_namesakes_are_only_possible(one, two):
    """They are shown, and left to the person to decide."""
    found = twins.reasons(one, two)

    assert found
    assert twins.certainty(one, two, found) < SURE


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Facts("Priya Nair"), Facts("Pirya Nair")),
        (Facts("Sam"), Facts("Sam Okafor")),
        (Facts("Jo Park", org="Acme", location="Leeds"), Facts("Lena Fox", org="Acme", location="Leeds")),
    ],
)
def test_too_little_in_common_is_nothing(one, two):
    """A slip needs one more fact; colleagues are not twins."""
    assert twins.reasons(one, two) == ()
    assert codes(one._replace(location="Leeds"), two._replace(location="Rome")) == set()


NAMES = st.sampled_from(["Sam Okafor", "Samuel Okafor", "S. Okafor", "Okafor, Sam", "Sammy", "Ana Lima", "Anna Lima"])
FACTS = st.builds(
    Facts,
    NAMES,
    aliases=st.lists(NAMES, max_size=1).map(tuple),
    emails=st.lists(st.sampled_from(["a@x.org", "A+b@x.org", "b@x.org"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["+44 7700 900123", "07700900123", "+1 415 555 0100"]), max_size=2).map(tuple),
    links=st.lists(st.sampled_from(["x.com/sam", "https://twitter.com/sam", "acme.com"]), max_size=1).map(tuple),
    org=st.none() | st.sampled_from(["Acme", "ACME Ltd"]),
    birthday=st.none() | st.sampled_from(["1980-05-17", "--05-17", "1981-05-17"]),
    location=st.none() | st.sampled_from(["Leeds", "leeds"]),
)


@given(FACTS, FACTS)
def test_whoever_is_like_another_is_found_among_many(one, two):
    """The keys by which pairs are found lose nobody whom a comparison would find, and both ways give the same."""
    assert codes(one, two) == codes(two, one)
    pool = Pool({1: one, 2: two}.__getitem__)
    pool.add(1, one)
    pool.add(2, two)

    found, many = pool.pairs()

    assert bool(found) == bool(twins.reasons(one, two))
    assert many == len(found)
    assert [pair.two for pair in pool.like(one, own=1)] == ([2] if found else [])
    assert all(0 < pair.certainty <= 1 for pair in found)
    assert pool.pairs({(1, 2)}) == ([], 0)


def test_a_crowd_of_namesakes_is_no_square():
    """Thousands of one name are looked at in time that grows as they do."""
    pick = random.Random(4)
    people = {at: Facts(f"Ana {pick.choice('ABCDEFGH')}a Silva", org="Acme") for at in range(1, 4001)}
    pool = Pool(people.__getitem__)
    start = time.process_time()
    for key, facts in people.items():
        pool.add(key, facts)

    pool.pairs()

    assert time.process_time() - start < 10


def test_names_that_differ_in_a_number_are_other_people():
    """Guests who are counted through are nobody's twins, whatever else they have in common."""
    assert alike.names("Guest 12", "Guest 13") is None
    assert alike.names("Guest 1", "Guest 12") is None
    assert alike.names("Guest 12 Leeds", "Leeds Guest 12") == "words"
    assert alike.names("Priya Narayanan 2", "Priya Narayanan") == "near"
    people = {at: Facts(f"Guest number {at}", org="Acme", location="Leeds") for at in range(1, 301)}
    pool = Pool(people.__getitem__)
    for key, facts in people.items():
        pool.add(key, facts)

    assert pool.pairs() == ([], 0)


def test_of_very_many_pairs_the_surest_are_held_and_all_are_counted():
    """However many pairs there are, memory holds so many as can be shown, and their number is told."""
    people = {at: Facts("Ana Silva", org="Acme" if at > 37 else None) for at in range(1, 41)}
    pool = Pool(people.__getitem__)
    for key, facts in people.items():
        pool.add(key, facts)

    found, many = pool.pairs(most=3)

    assert [(pair.one, pair.two) for pair in found] == [(38, 39), (38, 40), (39, 40)]
    assert many == 40 * 39 // 2


# --- the command ----------------------------------------------------------------------------------------


@pytest.fixture
@once
def doubled(netj):
    """Priya twice, Sam twice, and Jo once."""
    netj("add", "Priya Nair", "--org", "Acme", "--email", "priya@x.org")
    netj("add", "Nair, Priya", "--unmet", "--new", "--location", "Leeds")
    netj("add", "Sam Okafor", "--phone", "+44 7700 900123", "--unmet")
    netj("add", "Samuel O.", "--phone", "07700 900123", "--on", "2026-11-01")
    netj("add", "Jo Park", "--org", "Acme")
    return netj


LISTED = """\
Samuel O.   07700 900123
Sam Okafor  +44 7700 900123
    very likely: the same phone 07700 900123 · the same name with initials
    netj merge "Samuel O." "Sam Okafor"

Priya Nair   Acme, priya@x.org
Nair, Priya  Leeds
    likely: the same name, written otherwise
    netj merge "Priya Nair" {id}

2 pairs that may be one person
two people after all: netj twins --apart NAME OTHER
"""


def test_a_script_gets_the_list_with_what_to_type(doubled):
    """The surest first; the one with whom more passed would stay; what is no plain name is told by its id."""
    id_ = next(one["id"] for one in doubled("list", "--json").json if one["name"] == "Nair, Priya")

    assert doubled("twins").out == LISTED.format(id=id_)


@pytest.mark.parametrize("columns", [80, 120])
def test_on_a_terminal_the_numbers_of_the_list_are_those_of_merge(doubled, terminal, columns):
    """With --list nothing is asked, and two numbers make one of two."""
    said = terminal("twins", "--list", columns=columns)

    assert "1  Samuel O." in said
    assert "netj merge 3 4" in said
    terminal("merge", "3", "4", keys="y\r")
    assert len(doubled("list", "--json").json) == 4


def test_data_for_programs_says_why_and_how(doubled):
    """Under --json each pair has its reasons by code and in words, and a command that works."""
    found = doubled("twins", "--json").json

    assert [(one["one"]["name"], one["two"]["name"], one["likely"]) for one in found] == [
        ("Samuel O.", "Sam Okafor", "very likely"),
        ("Priya Nair", "Nair, Priya", "likely"),
    ]
    assert found[0]["reasons"][0] == {"code": "phone", "text": "the same phone 07700 900123", "value": "07700 900123"}
    doubled(*found[0]["command"].split()[1:], "--yes")
    assert len(doubled("twins", "--json").json) == 1


def test_two_people_are_never_offered_again(doubled):
    """Once said, it holds, however often; undo forgets it."""
    said = doubled("twins", "--apart", "Priya Nair", "Nair, Priya".replace(", ", " ").split()[0], exit=5)
    assert "could be" in said.err
    ids = [one["id"] for one in doubled("list", "--json").json if "Priya" in one["name"]]
    done = doubled("twins", "--apart", *ids, "--json").json

    assert done["is_new"]
    assert len(doubled("twins", "--json").json) == 1
    again = doubled("twins", "--apart", *reversed(ids), "--json").json
    assert (again["is_new"], again["undo"]) == (False, None)
    assert doubled("undo", "--json").json["step"]["id"] == done["undo"]
    assert len(doubled("twins", "--json").json) == 2
    doubled("doctor")


def test_one_alone_can_be_asked_about(doubled):
    """With a name, only that one's twins are looked for."""
    assert [one["two"]["name"] for one in doubled("twins", "sam okafor", "--json").json] == ["Sam Okafor"]
    assert doubled("twins", "jo").out == "Nobody here looks like Jo Park under another name.\n"


def test_the_archived_are_looked_at_on_request(doubled):
    """Who was put away by that day is passed over, unless --all; on an earlier day they were still here."""
    doubled("archive", "samuel")

    assert len(doubled("twins", "--json").json) == 1
    assert len(doubled("twins", "--all", "--json").json) == 2
    assert len(doubled("twins", "--json", on="2026-11-22").json) == 2


def test_limit_says_how_many_are_left_out(doubled):
    """A shorter list says that it is one."""
    assert "2 pairs that may be one person; 1 more with --limit" in doubled("twins", "--limit", "1").out


def test_an_empty_journal_has_no_twins(netj, journal_path):
    """It says so calmly, and makes no journal."""
    assert netj("twins").out == "No two contacts look like one person.\n"
    assert netj("twins", "--json").json == []
    assert not journal_path.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--apart"], 2),
        (["--apart", "jo"], 2),
        (["--apart", "jo", "jo"], 3),
        (["--apart", "jo", "nobody"], 4),
        (["nobody"], 4),
    ],
)
def test_what_cannot_be_is_told(doubled, words, code):
    """One sentence, its exit code, and nothing written."""
    before = doubled("history", "--json").json

    doubled("twins", *words, exit=code)

    assert doubled("history", "--json").json == before


# --- one key each ---------------------------------------------------------------------------------------


def test_one_key_makes_one_of_two(doubled, terminal, tmp_path):
    """What would become of each field is shown, then y does it: one step, one backup, undone by one undo."""
    before = doubled("export", "json").out

    said = terminal("twins", keys=["m", "y", "q"])

    assert "1 of 2" in said
    assert "Sam Okafor would be merged into Samuel O." in said
    assert "Sam Okafor is merged into Samuel O." in said
    assert "1 merged, 0 kept apart, 1 left for later." in said
    assert len(list((tmp_path / "backups").glob("*-merge.db"))) == 1
    doubled("doctor")
    doubled("undo")
    assert doubled("export", "json").out == before


def test_another_key_keeps_the_other(doubled, terminal):
    """Which of the two stays can be turned round after seeing what would become of it."""
    said = terminal("twins", keys=["m", "x", "y", "q"])

    assert "Samuel O. is merged into Sam Okafor." in said


def test_each_answer_is_a_step_of_its_own(doubled, terminal):
    """With d it remembers, s leaves, n leaves after a look; each thing done is one step of the history."""
    said = terminal("twins", keys=["d", "s"])

    assert "0 merged, 1 kept apart, 1 left for later." in said
    assert doubled("history", "--json").json[0]["act"] == "Samuel O. and Sam Okafor are two people"
    said = terminal("twins", keys=["m", "n"])
    assert "1 of 1" in said
    assert "0 merged, 0 kept apart, 1 left for later." in said
    assert len(doubled("list", "--json").json) == 5


def test_what_was_merged_is_gone_from_the_rest(doubled, terminal):
    """Of three that are one, the second pair is asked about as it is after the first."""
    doubled("add", "Priya Nair", "--unmet", "--new", "--email", "priya@x.org")

    said = terminal("twins", keys=["m", "y", "m", "y", "m", "y"])

    assert "3 merged, 0 kept apart, 0 left for later." in said
    assert doubled("twins", "--json").json == []
    assert len(doubled("list", "--json").json) == 3
    doubled("doctor")


@pytest.mark.parametrize("columns", [80, 120])
def test_hostile_names_are_shown_inert(netj, terminal, columns):
    """No line is wider than the screen, and no name moves the cursor."""
    name = "\x1b[31mred\u202e [/x] " + "x" * 300
    netj("add", name, "--unmet", "--email", "a@x.org")
    netj("add", name + "y", "--unmet", "--new", "--email", "a+b@x.org")

    for said in (terminal("twins", "--list", columns=columns), terminal("twins", keys="q", columns=columns)):
        assert "likely" in said
        assert "\x1b[31m" not in terminal.raw
        assert all(len(row) <= columns for row in said.splitlines() if not row.startswith("["))
    command = netj("twins").out.splitlines()[3]
    ids = [one["id"] for one in netj("list", "--json").json]
    assert sorted(command.split()[2:]) == sorted(ids)
