"""`netj add`: one line after meeting someone."""

import sqlite3

import pytest


def test_words_before_the_first_option_are_the_name(netj):
    """A name needs no quotes, and the echo says everything that was understood."""
    done = netj("add", "Priya", "Nair", "--met", "PyCon Leeds", "--on", "tue", "--got", "guidance: pricing")

    assert done.out == (
        "Priya Nair is new. Met at PyCon Leeds, Tue 17 Nov 2026.\n"
        "  you got  guidance  pricing  thanks not yet said\n"
        "Undo with: netj undo\n"
    )


def test_left_over_words_are_refused_and_nothing_is_written(netj, journal_path):
    """Words after an option's value become neither name nor note."""
    refused = netj("add", "Sam", "Okafor", "--met", "PyCon", "Leeds", exit=2)

    assert "“Leeds” is left over after --met PyCon." in refused.err
    assert '--met "PyCon Leeds"' in refused.err
    assert not journal_path.exists()


def test_someone_who_is_here_already_gets_the_encounter(netj):
    """The same full name, whatever its case and accents, is the same person."""
    netj("add", "João Lima", "--on", "2w")

    again = netj("add", "joao", "lima", "--json").json

    assert again["created"] == []
    assert again["encounter"]["date"] == "2026-11-23"
    assert len(netj("list", "--json").json) == 1


def test_someone_is_recognised_by_e_mail(netj):
    """An e-mail means one person, even under another name."""
    netj("add", "Sam Okafor", "--email", "Sam@Example.org")

    done = netj("add", "Samuel", "--email", "sam@example.org", "--json").json

    assert [c["name"] for c in done["contacts"]] == ["Sam Okafor"]


def test_a_prefix_is_not_the_same_person(netj):
    """`add Sam` does not take Sam Okafor for Sam."""
    netj("add", "Sam Okafor")

    assert netj("add", "Sam", "--json").json["created"] == ["Sam"]


def test_new_makes_a_namesake(netj):
    """`--new` writes a second person of the same name, whom names then cannot tell apart."""
    netj("add", "Sam Okafor")
    netj("add", "Sam Okafor", "--new")

    refused = netj("log", "sam", "hello", "--json", exit=5)

    assert [c["name"] for c in refused.error["candidates"]] == ["Sam Okafor", "Sam Okafor"]
    netj("add", "Sam Okafor", exit=5)


def test_unmet_writes_the_contact_alone(netj):
    """A person you only have a card of is a ghost, with the note on the contact."""
    done = netj("add", "Ann Card", "--unmet", "--note", "from the fair", "--json").json

    assert done["encounter"] is None
    assert done["exchanges"] == []
    shown = netj("show", "ann", "--json").json
    assert (shown["band"], shown["note"], shown["count"]) == ("ghost", "from the fair", 0)


def test_unmet_and_what_passed_cannot_go_together(netj, journal_path):
    """What was given or got means that something passed."""
    netj("add", "Ann", "--unmet", "--got", "guidance: x", exit=3)

    assert not journal_path.exists()


def test_all_that_is_said_of_a_contact_is_kept(netj):
    """Every option of `add` is found again in `show`."""
    netj("add", "Sam Okafor")
    netj(
        "add", "Priya", "Nair", "--via", "sam", "--with", "sam", "--org", "Acme", "--title", "CTO",
        "--email", "p@x.org", "--email", "q@x.org", "--phone", "+44 20 7946 0000", "--link", "https://x.org/p",
        "--location", "Leeds", "--sphere", "python", "--sphere", "choir", "--role", "mentor",
        "--birthday", "17 may", "--why", "taught me pricing", "--pace", "3w", "--at", "@pycon", "--met", "at lunch",
        "--channel", "event", "--from-them", "--note", "likes tea", "--value", "5",
    )  # fmt: skip

    shown = netj("show", "priya", "--json").json

    assert shown["emails"] == ["p@x.org", "q@x.org"]
    assert shown["phones"] == ["+44 20 7946 0000"]
    assert shown["links"] == ["https://x.org/p"]
    assert shown["spheres"] == ["python", "choir"]
    assert shown["communities"] == ["pycon"]
    assert shown["roles"] == ["mentor"]
    assert shown["via"]["name"] == "Sam Okafor"
    plain = ("org", "title", "location", "birthday", "why", "pace", "met")
    wanted = ("Acme", "CTO", "Leeds", "--05-17", "taught me pricing", 21, "at lunch")
    assert tuple(shown[key] for key in plain) == wanted
    entry = shown["entries"][0]
    assert (entry["channel"], entry["community"], entry["note"]) == ("event", "pycon", "likes tea")
    assert (entry["started_by"], entry["value"]) == ("them", 5)
    of_sam = netj("show", "sam", "--json").json
    assert of_sam["count"] == 2, "who was there too shares the encounter"
    brought = [entry["what"] for entry in of_sam["entries"] if entry["kind"] == "introduction"]
    assert brought == ["to Priya Nair"], "who introduced you gave you that"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--value", "6"], 3),
        (["--value", "much"], 3),
        (["--channel", "pigeon"], 3),
        (["--on", "tomorrow"], 3),
        (["--on", "5"], 3),
        (["--on", "gibberish"], 3),
        (["--got", "advise: x"], 3),
        (["--pace", "often"], 3),
        (["--birthday", "soon"], 3),
        (["--via", "nobody"], 4),
        (["--with", "nobody"], 4),
        (["--nonsense"], 2),
        (["--org", "  "], 3),
    ],
)
def test_bad_values_are_refused_in_one_sentence_and_nothing_is_written(netj, words, code):
    """Each slip has its documented exit code."""
    refused = netj("add", "Sam", "Okafor", *words, "--json", exit=code)

    assert refused.out == ""
    assert refused.error["message"]
    assert netj("list", "--all", "--json").json == []
    assert netj("history", "--json").json == []


def test_an_empty_name_is_refused(netj):
    """A name has at least one character that can be seen."""
    for name in ("", "   ", "\u200b"):
        netj("add", name, exit=3)


def test_a_ten_megabyte_note_is_refused(netj):
    """The journal takes long notes, but not a book."""
    netj("add", "Sam", "--note", "n" * 10_000_000, exit=3)


def test_odd_names_are_stored_as_given(netj):
    """Markup, formulas, escapes, emoji, right-to-left text and combining marks are data."""
    names = [
        "Name [work]", "[/x]", "=cmd()", "Ann\x1b[2J", "pay \u202e000", "👩‍👩‍👧 Ann", "דוד לוי", "Z" + "\u0301" * 30,
        "x" * 300, "100%s {0}", "; DROP TABLE contact; --",
    ]  # fmt: skip
    for name in names:
        netj("add", "--unmet", "--", name)

    assert sorted(c["name"] for c in netj("list", "--json").json) == sorted(names)
    shown = netj("list").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_standard_input_gives_name_and_note(netj):
    """`-` keeps a note out of the shell's hands: first line the name, the rest the note."""
    netj("add", "-", typed='Sam Okafor\nsaid "don\'t" & left\nsecond line')

    entry = netj("show", "sam", "--json").json["entries"][0]
    assert entry["note"] == 'said "don\'t" & left\nsecond line'


def test_a_name_that_looks_like_a_slip_is_remarked_on(netj):
    """A near namesake is written all the same, and said."""
    netj("add", "Sam Okafor")

    done = netj("add", "Sam Okofor")

    assert "looks like Sam Okafor" in done.out
    assert len(netj("list", "--json").json) == 2


def test_a_word_of_a_known_name_is_remarked_on(netj):
    """Sam may be Sam Okafor; both are kept until the person decides."""
    netj("add", "Sam Okafor")

    assert "looks like Sam Okafor" in netj("add", "Sam").out
    assert "looks like" not in netj("add", "Okaf").out


def test_a_bare_add_asks_on_a_terminal(netj, terminal):
    """The dialogue needs a name only; what was got may start with its kind."""
    screen = terminal("add", keys=["Sam Okafor\n", "PyCon\n", "guidance: pricing\n", "\n", "nice chat\n"])

    assert "Sam Okafor is new." in screen
    entries = netj("show", "sam", "--json").json["entries"]
    assert {e["way"] for e in entries} == {"shared", "got"}
    assert entries[0]["note"] == "nice chat"


def test_a_bare_add_off_a_terminal_is_refused(netj):
    """Nobody is there to ask."""
    netj("add", exit=3)


def test_the_file_is_private(netj, journal_path):
    """Nobody else on the machine can read the journal."""
    netj("add", "Sam")

    assert journal_path.stat().st_mode & 0o077 == 0
    assert sqlite3.connect(journal_path).execute("PRAGMA application_id").fetchone() == (0x6E65746A,)
