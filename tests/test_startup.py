"""A command loads what it needs and no more: each runs in an interpreter of its own that says what it loaded."""

import json
import os
import pty
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
#: Of the standard library, what only a run with Typer, on a terminal, or of a seldom command may load.
UNHURRIED = frozenset(
    {"inspect", "ast", "subprocess", "threading", "difflib", "gettext", "locale", "shutil", "bz2", "uuid"}
)

# --- what each hot line may load: our own modules and packages of others to the last one --------------
#
# Whoever adds a module to a hot line says so here, and knows that each start pays for it. The standard library differs
# from one Python to the next, so of that the two lists above say what may not be loaded.


def ours(names: str) -> frozenset[str]:
    """Return the names of our own modules, which are told without the name of the package."""
    return frozenset(f"netjournal.{name}" for name in names.split())


#: Every line at all: today, the settings with the gates of `due`, a way to open a journal, and a page.
ANY = ours("""
    errors i18n dates day_words text placing config
    cli cli.main cli.app cli.output
    views views.page
    storage storage.journal storage.opening storage.schema
    domain domain.depth domain.due
""") | {"netjournal"}
#: Whoever looks at ties or writes what passed.
TIES = ANY | ours("storage.depth domain.contacts domain.exchanges")
MORNING = TIES | ours("""
    cli.daily
    services services.due storage.due views.due views.words
    storage.loops domain.loops
""")
RANKING = TIES | ours("cli.daily services services.rank storage.rank views.rank views.words")
ADDING = TIES | ours("""
    cli.daily cli.entries cli.words cli.reading cli.asking
    services services.contacts services.exchanges
    storage.contacts storage.exchanges storage.thanks storage.depth_keeping
    views.logged views.words
""")
#: Somebody who is here already is looked for by name, or by a number of the last list.
LOGGING = ADDING | ours("cli.naming cli.numbers services.naming")
COMPLETING = ANY | ours("cli.completing services services.naming storage.contacts domain.contacts")
HELPING = ANY | ours("cli.root cli.group cli.words")
TYPER = frozenset({"typer", "annotated_doc", "shellingham"})

MAY_LOAD: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "": (MORNING, frozenset()),
    "--json": (MORNING, frozenset()),
    "due": (MORNING, frozenset()),
    "due --json": (MORNING, frozenset()),
    "due --quiet": (MORNING, frozenset()),
    "due -q": (MORNING, frozenset()),
    "rank": (RANKING, frozenset()),
    "rank --json": (RANKING, frozenset()),
    "add Jo Park": (ADDING, frozenset()),
    "add Jo Park --met PyCon --got guidance:pricing --on tue": (ADDING, frozenset()),
    "add Jo Park --json": (ADDING, frozenset()),
    "log sam caught up": (LOGGING, frozenset()),
    "log sam lunch --gave guidance:pricing --on 2026-11-20 --json": (LOGGING, frozenset()),
    "--help": (HELPING, TYPER),
}

#: What the package itself may load before anything is asked of it: nothing.
OWN = frozenset({"typer", "sqlite3", "datetime", "netjournal.errors", "netjournal.cli", "netjournal.domain"})

_TELL = """
import json, os, sys
before = set(sys.modules)
from netjournal.cli import main
try:
    code = main.run(sys.argv[1:])
except SystemExit as done:
    code = done.code
sys.stdout.flush()
os.write(int(os.environ["TELL"]), json.dumps([code, sorted(set(sys.modules) - before)]).encode())
"""


def loaded_by(*args: str, exit: int = 0, to: int = subprocess.PIPE, **environment: str) -> set[str]:  # noqa: A002  the word of the shell
    """Return the names of all modules that a command line loads, its output going to a pipe unless said.

    What Python itself loads at its start is not among them: an installation may put much there.
    """
    ear, mouth = os.pipe()
    with os.fdopen(ear, "rb") as heard:
        child = subprocess.Popen(
            [sys.executable, "-c", _TELL, *args],
            stdin=subprocess.DEVNULL,
            stdout=to,
            stderr=subprocess.PIPE,
            pass_fds=[mouth],
            env={**os.environ, "TELL": str(mouth), **environment},
        )
        os.close(mouth)
        said = heard.read()
    out, err = child.communicate()
    code, modules = json.loads(said or b"[-1, []]")
    assert code == exit, ((out or b"") + err).decode()
    return set(modules)


def loaded_on_a_terminal(*args: str) -> set[str]:
    """Return the names of all modules that a command line loads where its output is seen."""
    screen, theirs = pty.openpty()
    try:
        return loaded_by(*args, to=theirs)
    finally:
        os.close(theirs)
        os.close(screen)


def among(modules: set[str], names: Sequence[str] | frozenset[str]) -> list[str]:
    """Return which of these names were loaded, as modules or as packages of modules."""
    return sorted(name for name in names if any(m == name or m.startswith(f"{name}.") for m in modules))


def of_ours(modules: set[str]) -> set[str]:
    """Return which modules are of netjournal."""
    return {name for name in modules if name.split(".")[0] == "netjournal"}


def of_others(modules: set[str]) -> set[str]:
    """Return the packages of others, by the names under which they are imported."""
    return {name.split(".")[0] for name in modules} - sys.stdlib_module_names - {"netjournal"}


@pytest.fixture
@once
def people(netj: Callable[..., object]) -> None:
    """Make a journal with two people in it, one of them to be thanked."""
    netj("add", "Sam Okafor", "--met", "PyCon Leeds", "--got", "guidance: pricing", "--on", "2026-10-01")
    netj("log", "sam", "lunch", "--gave", "referral: Jo", "--on", "2026-10-20")
    netj("add", "Priya Nair", "--got", "practical: notes")


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


@pytest.mark.parametrize("line", MAY_LOAD)
@pytest.mark.usefixtures("people")
def test_a_hot_line_loads_what_it_may_and_no_more(line: str):
    """What is looked at or written every day pays for its own modules, and for those of nobody else."""
    modules = loaded_by(*line.split())

    own, packages = MAY_LOAD[line]
    assert sorted(of_ours(modules)) == sorted(own)
    assert sorted(of_others(modules)) == sorted(packages)
    assert among(modules, SLOW if packages else SLOW | UNHURRIED) == []


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("due", MORNING | ours("cli.numbers")),
        ("rank", RANKING | ours("cli.numbers")),
        ("add Jo Park --met PyCon", ADDING),
        ("log sam caught up", LOGGING),
    ],
)
@pytest.mark.usefixtures("people")
def test_on_a_terminal_a_hot_line_loads_rich_besides(line: str, own: frozenset[str]):
    """What a person sees is painted, by Rich alone; nothing else of others is needed for that."""
    modules = loaded_on_a_terminal(*line.split())

    assert sorted(of_ours(modules)) == sorted(own)
    assert of_others(modules) == {"rich"}


@pytest.mark.parametrize(
    ("typed", "at", "own", "packages"),
    [
        ("netj log sa", "2", COMPLETING, frozenset()),
        ("netj d", "1", HELPING | ours("cli.completing"), TYPER),
    ],
)
@pytest.mark.usefixtures("people")
def test_a_tab_loads_what_it_may_and_no_more(typed: str, at: str, own: frozenset[str], packages: frozenset[str]):
    """TAB answers at once: a name without Typer, a command from the table of commands alone."""
    modules = loaded_by(_NETJ_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=at)

    assert sorted(of_ours(modules)) == sorted(own)
    assert sorted(of_others(modules)) == sorted(packages)
    assert among(modules, SLOW) == []


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
