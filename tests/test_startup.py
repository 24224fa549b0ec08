"""A command loads what it needs and no more: each runs in an interpreter of its own that says what it loaded."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest
from conftest import once

#: Never on a path that does not need them: each costs more than the work it is near.
SLOW = frozenset(
    {
        *("rich", "markdown_it", "pygments"),  # paints, on a terminal only
        *("sqlite_utils", "sqlite_fts4", "tabulate"),  # migrates and imports
        "dateutil.parser",  # reads a date that the everyday words do not cover
        "rapidfuzz",  # suggests a name after a miss
        *("textual", "prompt_toolkit", "click"),
        *("pydantic", "numpy", "pandas"),  # never ours, though others import them where they are installed
        *(
            "hashlib",
            "ssl",
            "http.client",
            "asyncio",
            "email",
            "unittest",
            "multiprocessing",
            "concurrent.futures",
        ),
        *("tempfile", "random", "decimal", "fractions", "statistics", "csv", "calendar"),
        *("importlib.metadata", "zipfile", "logging", "sqlite3.dump"),
        "tomllib",  # where there is a settings file
    }
)
#: What the package itself may load before anything is asked of it: nothing.
OWN = frozenset({"typer", "sqlite3", "datetime", "netjournal.errors", "netjournal.cli", "netjournal.domain"})

_TELL = """
import json, os, sys
from netjournal.cli import main
try:
    code = main.run(sys.argv[1:])
except SystemExit as done:
    code = done.code
sys.stdout.flush()
os.write(int(os.environ["TELL"]), json.dumps([code, sorted(sys.modules)]).encode())
"""


def loaded_by(*args: str, exit: int = 0, **environment: str) -> set[str]:  # noqa: A002  the word of the shell
    """Return the names of all modules that a command line loads, its output going to a pipe."""
    ear, mouth = os.pipe()
    with os.fdopen(ear, "rb") as heard:
        child = subprocess.Popen(
            [sys.executable, "-c", _TELL, *args],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[mouth],
            env={**os.environ, "TELL": str(mouth), **environment},
        )
        os.close(mouth)
        said = heard.read()
    out, err = child.communicate()
    code, modules = json.loads(said or b"[-1, []]")
    assert code == exit, (out + err).decode()
    return set(modules)


def among(modules: set[str], names: Sequence[str] | frozenset[str]) -> list[str]:
    """Return which of these names were loaded, as modules or as packages of modules."""
    return sorted(name for name in names if any(m == name or m.startswith(f"{name}.") for m in modules))


@pytest.fixture
@once
def people(netj: Callable[..., object]) -> None:
    """Make a journal with two people in it, one of them silent for a month."""
    netj("add", "Sam Okafor", "--met", "PyCon Leeds", "--got", "guidance: pricing", "--on", "2026-10-01")
    netj("log", "sam", "lunch", "--gave", "referral: Jo", "--on", "2026-10-20")
    netj("add", "Priya Nair")


def test_importing_the_package_loads_nothing_heavy():
    """`import netjournal` in a script or notebook costs nothing until a name of it is used."""
    code = "import sys; before = set(sys.modules); import netjournal; print(*set(sys.modules) - before)"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert among(set(ran.stdout.split()), SLOW | OWN) == []


def test_naming_the_package_s_errors_loads_no_command_line():
    """A script that only catches our errors pays for nothing else."""
    code = "import sys; from netjournal import NetjError; print(*sys.modules)"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert among(set(ran.stdout.split()), SLOW | OWN - {"netjournal.errors"}) == []


@pytest.mark.parametrize(
    "line",
    [
        "due",
        "due --json",
        "due --quiet",
        "due --all",
        "open",
        "open --json",
        "promise sam send the slides by fri",
        "rank",
        "rank --json",
        "add Jo Park",
        "add Jo Park --json",
        "log sam caught up --on tue --json",
        "gave sam guidance: what to ask",
        "list",
        "show sam --json",
        "undo",
        "--version",
        "--help",
    ],
)
@pytest.mark.usefixtures("people")
def test_a_daily_command_off_a_terminal_loads_nothing_slow(line: str):
    """What is run many times a day, and by other programs, starts without Rich, sqlite-utils and the like."""
    assert among(loaded_by(*line.split()), SLOW) == []


@pytest.mark.parametrize("line", ["due", "add Sam Okafor"])
def test_the_first_command_ever_migrates_nothing(line: str):
    """A new user's first morning and first person come as fast as any other: no migration runs for them."""
    assert "sqlite_utils" not in loaded_by(*line.split())


@pytest.mark.usefixtures("people")
def test_completing_a_name_loads_nothing_slow():
    """TAB answers at once."""
    typed = {"_NETJ_COMPLETE": "complete_bash", "COMP_WORDS": "netj log sa", "COMP_CWORD": "2"}

    assert among(loaded_by(**typed), SLOW) == []


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("option", ["--quiet", "-q"])
def test_a_shell_s_start_up_waits_for_no_parser(option: str):
    """`netj due --quiet` is asked by each new window, and is always the same line."""
    modules = loaded_by("due", option)

    assert among(modules, SLOW | {"typer", "inspect", "netjournal.cli.commands"}) == []


@pytest.mark.usefixtures("people")
def test_completing_a_command_loads_no_command():
    """TAB after `netj` needs the table of commands alone."""
    typed = {"_NETJ_COMPLETE": "complete_bash", "COMP_WORDS": "netj d", "COMP_CWORD": "1"}

    modules = loaded_by(**typed)

    assert among(modules, SLOW) == []
    assert not [m for m in modules if m.startswith("netjournal.cli.commands.")]


def test_help_loads_no_command():
    """The list of commands is written from the table, without importing one of them."""
    assert not [m for m in loaded_by("--help") if m.startswith("netjournal.cli.commands.")]


@pytest.mark.usefixtures("people")
def test_a_command_loads_no_other_command():
    """A command pays for itself alone."""
    commands = {m for m in loaded_by("due", "--all", "--json") if m.startswith("netjournal.cli.commands.")}

    assert commands == {"netjournal.cli.commands.due"}


@pytest.mark.usefixtures("people")
def test_what_nobody_noted_is_not_loaded():
    """Needs, plans and what closes a loop cost the morning nothing while there are none; logging knows no loops."""
    morning, logging = loaded_by("due", "--json"), loaded_by("log", "sam", "caught", "up")

    unasked = ("needs", "plan", "promises", "asks", "introductions", "closing")
    assert among(morning, [f"netjournal.{part}.{noun}" for part in ("domain", "storage") for noun in unasked]) == []
    assert among(logging, ["netjournal.storage.loops", "netjournal.domain.loops", "netjournal.storage.needs"]) == []


@pytest.mark.usefixtures("people")
def test_a_settings_file_is_read_only_where_there_is_one(tmp_path):
    """The reader of settings is loaded for those who chose some."""
    (tmp_path / "config.toml").write_text("[due]\nlimit = 3\n")

    assert among(loaded_by("due", "--json"), SLOW) == ["tomllib"]


@pytest.mark.usefixtures("people")
def test_an_unusual_date_alone_loads_dateutil():
    """The everyday words for days need no parser but our own."""
    assert "dateutil.parser" not in loaded_by("log", "sam", "lunch", "--on", "17 nov")
    assert "dateutil.parser" in loaded_by("log", "sam", "lunch", "--on", "20 Nov 2026 10:30")


@pytest.mark.usefixtures("people")
def test_a_miss_alone_loads_rapidfuzz():
    """Names are measured against each other only where one fits nobody."""
    assert "rapidfuzz" in loaded_by("show", "samm okafr", "--json", exit=4)


@pytest.mark.parametrize(
    "line", [(), ("--json",), ("due",), ("due", "--json"), ("due", "-q"), ("rank",), ("rank", "--json")]
)
def test_a_line_of_every_day_needs_no_parser(line):
    """What is looked at each morning, said without a word more, is answered before Typer is loaded."""
    assert among(loaded_by(*line), ["typer", "click"]) == []


@pytest.mark.parametrize(
    ("plain", "parsed"),
    [
        (("due",), ("due", "--limit", "5")),
        (("due", "--json"), ("--json", "due")),
        (("due", "--quiet"), ("due", "--quiet", "--limit", "5")),
        (("rank",), ("rank", "--limit", "20")),
        (("rank", "--json"), ("--json", "rank")),
    ],
)
def test_a_line_says_the_same_with_a_parser_before_it(netj, plain, parsed):
    """Whether Typer read the line or not, the same is shown."""
    for number in range(30):
        netj(
            "add",
            f"Person {number}",
            "--on",
            f"2026-0{number % 9 + 1}-11",
            "--gave",
            "guidance: x",
            "--got",
            "practical: y",
        )

    netj("got", "Person 1", "guidance: z")

    assert netj(*plain).out == netj(*parsed).out != ""
