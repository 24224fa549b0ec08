"""Lines of `add` and `log` that are read without Typer: nobody can tell by what they do or say."""

import re
import shutil
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.cli import daily, entries, main
from netjournal.cli.group import BY_NAME, loaded

#: Told anew on each run, and different each time.
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
#: What a person may have typed, well or badly.
WORDS = [
    "sam",
    "Sam Okafor",
    "priya,",
    "Zoe",
    "lunch",
    "caught up",
    "",
    " ",
    "a\nb",
    "-",
    "--",
    "-500",
    "1",
    "@choir",
    "ção",
]
VALUES = [
    *WORDS,
    "tue",
    "2026-11-20",
    "tomorrow",
    "3",
    "9",
    "call",
    "guidance: pricing",
    "sam: referral: x",
    "slides by fri",
]
FLAGS = [option for option, (_name, kind) in entries.OPTIONS["add"].items() if kind is bool]
OPTIONS = [option for option in entries.OPTIONS["add"] if option not in FLAGS]
ODD = [*OPTIONS, "--help", "-h", "--nothing", "-q", "--on=tue", "--note=", "--json=1"]
pieces = st.one_of(
    st.sampled_from(WORDS).map(lambda word: [word]),
    st.sampled_from(FLAGS).map(lambda option: [option]),
    st.tuples(st.sampled_from(OPTIONS), st.sampled_from(VALUES)).map(list),
    st.tuples(st.sampled_from(OPTIONS), st.sampled_from(VALUES)).map(list),
    st.sampled_from(ODD).map(lambda option: [option]),
)
#: Most begin as they should, with who is meant.
lines = st.tuples(
    st.sampled_from(["add", "log"]), st.sampled_from([["sam"], ["Zoe"], []]), st.lists(pieces, max_size=4)
).map(lambda parts: [parts[0], *parts[1], *(word for piece in parts[2] for word in piece)])


@pytest.fixture
def people(netj):
    """Two people who were met long ago."""
    netj("add", "Sam Okafor", "--on", "2026-01-05")
    netj("add", "Priya Nair", "--on", "2026-01-05", "--email", "priya@example.org")
    return netj


def outcome(line, path, capsys) -> tuple[object, ...]:
    """Return what a line comes to: its exit code, what it says, and what is in the journal then."""
    capsys.readouterr()
    code = main.run(line)
    said = [ID.sub("some id", text) for text in capsys.readouterr()]
    with sqlite3.connect(path) as journal:
        held = [
            journal.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("contact", "handle", "encounter", "exchange", "thanks", "promise", "membership")
        ]
    journal.close()
    return code, *said, [[[x for x in row if not _is_own(x)] for row in rows] for rows in held]


def _is_own(value: object) -> bool:
    """Tell whether a value is another one on each run: an id, or the time of day."""
    return isinstance(value, str) and bool(ID.fullmatch(value) or re.match(r"\d{4}-\d\d-\d\dT", value))


@settings(max_examples=150)
@given(line=lines)
def test_a_line_comes_to_the_same_without_typer(people, journal_path, tmp_path, monkeypatch, capsys, line):
    """Whether Typer read the line or not: the same is written, the same is said, with the same exit code."""
    before = tmp_path / "before.db"
    if not before.exists():
        shutil.copy(journal_path, before)

    shutil.copy(before, journal_path)
    plainly = outcome(line, journal_path, capsys)
    shutil.copy(before, journal_path)
    with monkeypatch.context() as patch:
        patch.setattr(daily, "plainly", lambda _args: None)
        parsed = outcome(line, journal_path, capsys)

    assert plainly == parsed


@pytest.mark.parametrize("command", ["add", "log"])
def test_every_option_of_the_command_is_known(command):
    """A line is read in one way, whoever reads it: both know the same options, and what each takes."""
    declared = {
        option: bool if param.is_flag else list if param.multiple else str
        for param in loaded(BY_NAME[command]).params
        if param.param_type_name == "option"
        for option in param.opts
    }

    assert {option: kind for option, (_name, kind) in entries.OPTIONS[command].items()} == declared


@pytest.mark.parametrize(
    "line",
    [
        "add Jo Park",
        "add Jo Park --met PyCon --on tue --with sam --got guidance:x --via sam --email jo@example.org --json",
        "log sam caught up",
        "log sam lunch --gave referral:x --got practical:y --owe slides --thanked --on 17-nov",
        "log sam -- -500 --on tue",
    ],
)
def test_a_line_that_is_well_is_read_at_once(line):
    """What is right needs no parser."""
    assert daily.plainly(line.split()) is not None


@pytest.mark.parametrize(
    "line", ["add", "log", "add --help", "log sam --nothing", "log sam --on", "log sam --on tue x", "log -"]
)
def test_what_only_typer_can_answer_is_left_to_it(line):
    """Help, questions and complaints are the parser's."""
    assert daily.plainly(line.split()) is None


def test_a_question_without_an_answer_leaves_a_line_of_its_own(people, terminal):
    """What comes after Ctrl-D starts at the left, and the exit code is that of an interruption."""
    screen = terminal("log", "sam", keys=["\x04"], exit=130)

    assert screen == "What happened: \n"
