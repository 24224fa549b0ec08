"""One line is enough: words stand free on it, and none lands in a name or a note by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.cli.words import parted
from netjournal.errors import LeftOverWords, NothingAfter, NoValue

VALUED = {"--on", "--met", "--with", "--got", "--note", "--by", "-n"}
FLAGS = {"--thanked", "--unmet", "--json", "--yes", "-y", "--help"}


def line(text: str) -> tuple[list[str], list[str]]:
    """Part a line as a shell would hand it over, where no word needs quotes."""
    return parted(text.split(), VALUED, FLAGS)


def test_the_words_before_the_first_option_are_words():
    """A name and a note need no quotes."""
    options, words = line("sam caught up on the phone --on tue")

    assert words == ["sam", "caught", "up", "on", "the", "phone"]
    assert options == ["--on", "tue"]


def test_a_line_without_options_is_all_words():
    """Whoever only names someone types nothing else."""
    assert line("Sam Okafor") == ([], ["Sam", "Okafor"])


def test_an_empty_line_holds_nothing():
    """A bare command has neither words nor options."""
    assert line("") == ([], [])


@pytest.mark.parametrize(
    ("typed", "option", "value", "words"),
    [
        ("Sam --met PyCon Leeds", "--met", "PyCon", "Leeds"),
        ("Sam --on 2 weeks ago", "--on", "2", "weeks ago"),
        ("sam --met=PyCon Leeds", "--met", "PyCon", "Leeds"),
        ("sam --met PyCon Leeds --json", "--met", "PyCon", "Leeds"),
        ("--met PyCon sam", "--met", "PyCon", "sam"),
        ("sam --met PyCon Leeds -- more", "--met", "PyCon", "Leeds"),
        ("sam --on tue --thanked a lot", "--on", "tue", "a lot"),
        ("sam --met PyCon -500", "--met", "PyCon", "-500"),
    ],
)
def test_words_after_the_value_of_an_option_are_refused(typed: str, option: str, value: str, words: str):
    """Left-over words are said to want quotes, and never become part of a name or a note."""
    with pytest.raises(LeftOverWords) as caught:
        line(typed)

    assert caught.value.facts == {"words": words, "option": option, "value": value}
    assert f'{option} "{value} {words}"' in caught.value.hint
    assert caught.value.exit_code == 2


def test_a_value_of_several_words_is_quoted():
    """What the shell hands over as one argument is one value."""
    assert parted(["Sam", "--met", "PyCon Leeds"], VALUED, FLAGS) == (["--met", "PyCon Leeds"], ["Sam"])


def test_an_option_without_a_value_takes_no_word_away():
    """Words may follow a flag, since it has no value to belong to."""
    assert line("--thanked sam for the lift") == (["--thanked"], ["sam", "for", "the", "lift"])


@pytest.mark.parametrize("word", ["-500", "-", "-5°", "—", "--", "-.", "->", "---"])
def test_a_word_that_only_begins_with_a_dash_is_a_word(word: str):
    """A number below zero or a dash in a note is no option."""
    options, words = parted(["sam", "account", word, "now"], VALUED, FLAGS)

    assert options == []
    assert words == [w for w in ("sam", "account", word, "now") if w != "--"]


@pytest.mark.parametrize("option", ["--typo", "-x", "--typo=5"])
def test_an_unknown_option_is_left_for_the_parser_to_refuse(option: str):
    """A mistyped option never becomes part of a note."""
    assert line(f"sam {option} hello") == ([option], ["sam", "hello"])


def test_all_after_two_dashes_is_words():
    """Whoever needs an option's name in a note can have it."""
    options, words = line("sam --json -- about --note and -y")

    assert options == ["--json"]
    assert words == ["sam", "about", "--note", "and", "-y"]


def test_a_value_may_begin_with_a_dash():
    """What follows an option that takes a value is its value."""
    assert line("sam --note -500") == (["--note", "-500"], ["sam"])


@pytest.mark.parametrize("given_value", ["--thanked", "--on", "--on=tue", "-y", "--"])
def test_an_option_is_never_taken_for_the_value_of_another(given_value: str):
    """A forgotten value is said, and the option after it does not end up in a note."""
    with pytest.raises(NoValue) as caught:
        line(f"sam --note {given_value}")

    assert caught.value.facts == {"option": "--note", "given": given_value}
    assert caught.value.exit_code == 2


def test_an_option_can_be_a_value_when_it_is_joined():
    """Even `--note=--thanked` can be said."""
    assert line("sam --note=--thanked") == (["--note=--thanked"], ["sam"])


def test_an_option_may_be_repeated():
    """Each of several things that were got keeps its place."""
    options, words = line("sam --got one --got two --thanked")

    assert options == ["--got", "one", "--got", "two", "--thanked"]
    assert words == ["sam"]


@given(st.lists(st.sampled_from(["sam", "-500", "-", "--on", "--on=tue", "--json", "--typo", "--", "a b", ""])))
def test_nothing_typed_is_lost(args: list[str]):
    """Whatever is typed becomes an option or a word, or is refused."""
    try:
        options, words = parted(args, VALUED, FLAGS)
    except (LeftOverWords, NothingAfter, NoValue):
        return

    assert sorted([*options, *words]) == sorted(args if "--" not in args else _without_the_first(args))


def _without_the_first(args: list[str]) -> list[str]:
    """Return a line without the two dashes that end its options."""
    at = args.index("--")
    return [*args[:at], *args[at + 1 :]]


# --- through the real command line -----------------------------------------------------------------------


def test_a_line_needs_no_quotes(netj):
    """The note is what was typed after the name."""
    netj("add", "Sam", "Okafor")

    logged = netj("log", "sam", "caught", "up", "-500", "euros", "--on", "yesterday", "--json")

    assert logged.json["encounter"]["note"] == "caught up -500 euros"


def test_left_over_words_leave_with_2_and_write_nothing(netj, journal_path):
    """A sentence says to quote them, on standard error."""
    ran = netj("add", "Sam", "--met", "PyCon", "Leeds", exit=2)

    assert ran.out == ""
    assert "“Leeds” is left over after --met PyCon." in ran.err
    assert not journal_path.exists()


def test_an_unknown_option_leaves_with_2(netj, journal_path):
    """The parser's complaint is one of ours, with where to look."""
    ran = netj("log", "sam", "--typo", "hello", exit=2)

    assert "--typo" in ran.err
    assert "netj log --help" in ran.err
    assert not journal_path.exists()


@pytest.mark.parametrize("text", ["sam --on", "sam tea --got", "--met", "sam --thanked --by"])
def test_an_option_that_ends_the_line_without_its_value_is_refused(text: str):
    """Nothing is taken for the value of an option behind which nothing stands."""
    with pytest.raises(NothingAfter):
        line(text)


def test_nobody_lands_in_a_sphere_without_a_name(netj):
    """An option forgotten at the end of the line writes nothing."""
    refused = netj("add", "Sam Okafor", "--sphere", exit=2)

    assert "--sphere needs a value" in refused.err
    assert netj("list", "--all", "--json").json == []
