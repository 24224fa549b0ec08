"""What only one place may do is done in no other: read from the source itself, so that no run has to reach it."""

import ast
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import netjournal

SOURCE = Path(netjournal.__file__).parent
MODULES = {str(path.relative_to(SOURCE)): path for path in sorted(SOURCE.rglob("*.py"))}
STORAGE = tuple(name for name in MODULES if name.startswith("storage/"))

#: Who makes files: each whole or not at all, and never over another unless that was asked for.
WRITERS = (
    "formats/files.py",  # exports and settings
    "formats/reading.py",  # standard input, spooled into a file without a name
    "placing.py",  # gives a finished file its name
    "storage/building.py",  # new journals
    "storage/backups.py",
    "storage/restoring_backups.py",  # moves a damaged journal aside, with what lies beside it
    "storage/copies.py",  # remembers that a synced folder was spoken of
    "storage/encrypting.py",  # fills files that storage/backups.py made
    "cli/numbers.py",  # what the rows of the last list were
    "cli/editor.py",  # the form that waits for the editor
)
#: Who may name the streams: to mend or silence them, to ask whether they are terminals, and to print.
HOLDERS = frozenset(
    {"cli/main.py", "cli/output.py", "cli/asking.py", "cli/app.py", "cli/numbers.py", "cli/commands/twins.py"}
)
#: Modules that print by themselves, where they are used for something else.
QUIET: frozenset[str] = frozenset({"cli/asking.py: getpass"})  # a passphrase, at a terminal alone
#: Who stamps what is written with the real time, whatever day NETJ_TODAY says it is.
STAMPS = ("storage/journal.py", "storage/backups.py", "services/history.py", "services/care.py")

#: Modes of `open` that write.
_WRITING_MODES = frozenset("wax+")
_SQL_VERBS = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "ALTER ", "PRAGMA ", "BEGIN", "VACUUM")
_SQL_METHODS = frozenset({"execute", "executemany", "executescript", "rows", "row", "one"})
_CLOCKS = frozenset({"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "time.time", "time.localtime"})


@functools.cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all that a module is made of, read once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.fixture(scope="module", autouse=True)
def forgetting() -> Iterator[None]:
    """Let go of what was read, which is much, when the last test of this file is done."""
    yield
    nodes.cache_clear()


def dotted(node: ast.expr) -> str:
    """Return a name as it is written, such as `sys.stdout.write`; empty for what is no plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def ends(name: str, *endings: str) -> bool:
    """Tell whether a dotted name is one of these, or ends in one after a dot."""
    return any(name == ending or name.endswith(f".{ending}") for ending in endings)


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Return every call of a module, with the name of what is called."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def offences(found: Callable[[ast.Call, str], bool], *allowed: str) -> list[str]:
    """Return where calls of a kind stand outside the modules in which they may."""
    return [
        f"{module}:{call.lineno} {name}"
        for module, path in MODULES.items()
        if module not in allowed
        for call, name in calls(path)
        if found(call, name)
    ]


def prints(_call: ast.Call, name: str) -> bool:
    """Tell whether a call puts something on a terminal."""
    return (
        name in {"print", "pprint"}
        or ends(name, *_PRINTERS)
        or (name.startswith(_STREAMS) and not name.endswith(_HARMLESS))
        or name.startswith(("warnings.", "logging.", "rich.print", "curses."))
    )


#: What puts text on a screen, by whatever way it was imported.
_PRINTERS = (
    *("Console", "secho", "echo", "echo_via_pager", "getpass", "pprint", "print_json", "print_exc", "print_exception"),
    *("print_stack", "print_last", "print_tb", "displayhook", "excepthook", "warn", "warn_explicit", "showwarning"),
    *("basicConfig", "getLogger", "StreamHandler", "rich.inspect", "os.writev"),
)
_STREAMS = ("sys.stdout.", "sys.stderr.", "sys.__stdout__.", "sys.__stderr__.")
#: What may be asked of a stream without writing to it.
_HARMLESS = (".isatty", ".fileno", ".flush", ".close", ".reconfigure")


def names_a_stream(node: ast.AST) -> bool:
    """Tell whether a stream is handed on: what is given it may print to it."""
    return isinstance(node, ast.Attribute) and dotted(node) in {
        "sys.stdout",
        "sys.stderr",
        "sys.__stdout__",
        "sys.__stderr__",
    }


def asks(_call: ast.Call, name: str) -> bool:
    """Tell whether a call waits for a person."""
    return name == "input" or ends(name, "getchar", "confirm.ask", "prompt.ask", "typer.prompt", "typer.confirm")


def sends_sql(call: ast.Call, name: str) -> bool:
    """Tell whether a call hands SQL to a connection or a journal."""
    method = name.rpartition(".")[2]
    if method in {"execute", "executemany", "executescript"}:
        return True
    first = call.args[0] if call.args else None
    if isinstance(first, ast.JoinedStr):
        first = first.values[0] if first.values else None
    words = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
    return method in _SQL_METHODS and words.lstrip(" (").upper().startswith(_SQL_VERBS)


def connects(_call: ast.Call, name: str) -> bool:
    """Tell whether a call opens a database."""
    return ends(name, "sqlite3.connect", "sqlite3.Connection", "Database.memory") or name == "connect"


def writes_files(call: ast.Call, name: str) -> bool:
    """Tell whether a call makes or changes a file."""
    if ends(name, "write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "TemporaryFile", "copyfile", "copy2"):
        return not name.startswith("files.")
    if ends(name, "os.open"):
        return any("O_CREAT" in ast.dump(arg) for arg in call.args)
    if name == "open" or ends(name, "os.fdopen", "open"):
        return bool(_WRITING_MODES & set(_mode(call, name)))
    return ends(name, "os.link", "os.rename", "os.replace", "shutil.move")


def _mode(call: ast.Call, name: str) -> str:
    """Return the mode of an `open`, where it is written out; that of a path is its first argument."""
    at = 1 if name in {"open", "os.fdopen", "io.open"} else 0
    given = [word.value for word in call.keywords if word.arg == "mode"] or call.args[at : at + 1]
    return str(given[0].value) if given and isinstance(given[0], ast.Constant) else ""


def looks_at_the_clock(_call: ast.Call, name: str) -> bool:
    """Tell whether a call asks what day or time it is."""
    return ends(name, *_CLOCKS)


def uses_the_network(_call: ast.Call, name: str) -> bool:
    """Tell whether a call may leave this machine."""
    return ends(name, "urlopen", "create_connection", "HTTPConnection", "HTTPSConnection", "socket.socket")


def starts_programs(_call: ast.Call, name: str) -> bool:
    """Tell whether a call starts another program."""
    return ends(name, "os.system", "os.popen") or name.startswith(("subprocess.", "os.exec", "os.spawn", "os.fork"))


def test_only_output_prints():
    """Everything that is shown passes the one place that makes it safe; questions make it safe themselves."""
    assert offences(prints, "cli/output.py", "cli/asking.py") == []


def test_streams_are_named_where_they_are_watched():
    """Standard output is not passed around: whoever holds it could print past the one place."""
    holders = {module for module, path in MODULES.items() for node in nodes(path) if names_a_stream(node)}

    assert holders <= HOLDERS


def test_nothing_is_imported_that_prints_by_itself():
    """No module warns, logs, or prints a traceback of its own accord."""
    users = {
        f"{module}: {name}"
        for module, path in MODULES.items()
        for node in nodes(path)
        for name in imported(node)
        if name.split(".")[0] in {"warnings", "logging", "traceback", "pprint", "curses", "getpass"}
        or name
        in {"typer.echo", "typer.secho", "rich.print", "rich.inspect", "rich.pretty", "sys.stdout", "sys.stderr"}
    }

    assert users - QUIET == set()


def imported(node: ast.AST) -> list[str]:
    """Return what an import brings in, by its full name."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def test_only_one_place_asks():
    """No question is asked where nobody can answer it."""
    assert offences(asks, "cli/asking.py") == []


def test_sql_lives_in_storage_alone():
    """A change of the tables is a change of one package."""
    assert offences(sends_sql, *STORAGE) == []


def test_a_journal_is_opened_in_one_place():
    """Nothing touches a journal before it was looked at, or without what protects it; new files are made aside."""
    assert offences(connects, "storage/opening.py", "storage/building.py", "storage/backups.py") == []


def test_files_are_written_in_few_places():
    """Whole or not at all, readable by one person alone, never over another: each of these sees to it."""
    assert offences(writes_files, *WRITERS) == []


def test_one_module_looks_at_the_clock():
    """What happens today is what NETJ_TODAY says; only stamps of writing tell the real time."""
    assert offences(looks_at_the_clock, "dates.py", *STAMPS) == []


def test_nothing_uses_the_network():
    """There is no telemetry, and no module that could send any."""
    assert offences(uses_the_network) == []


def test_only_the_editor_starts_a_program():
    """No name or note ever reaches a shell."""
    assert offences(starts_programs, "cli/editor.py") == []


def test_no_module_takes_text_for_markup():
    """A name such as `[/x]` is text: only the one console knows Rich at all."""
    users = {
        module
        for module, path in MODULES.items()
        for node in nodes(path)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "rich")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "rich" for alias in node.names))
    }

    assert users <= {"cli/output.py", "cli/progress.py"}


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        (prints, "print(name)"),
        (prints, "sys.stdout.write(name)"),
        (prints, "rich.console.Console()"),
        (prints, "typer.echo(name)"),
        (prints, "sys.stderr.writelines(names)"),
        (prints, "sys.__stdout__.write(name)"),
        (prints, "rich.print(name)"),
        (prints, "warnings.warn(name)"),
        (prints, "logging.error(name)"),
        (prints, "traceback.print_exc()"),
        (asks, "input('Sure? ')"),
        (sends_sql, "journal.connection.execute(sql)"),
        (sends_sql, "journal.rows('SELECT 1')"),
        (sends_sql, "journal.row(f'SELECT {x}')"),
        (connects, "sqlite3.connect(path)"),
        (writes_files, "open(path, 'w')"),
        (writes_files, "open(handle, mode='ab')"),
        (writes_files, "path.open('wb')"),
        (writes_files, "Path(name).write_text(words)"),
        (writes_files, "os.open(path, os.O_CREAT | os.O_EXCL)"),
        (looks_at_the_clock, "dt.date.today()"),
        (looks_at_the_clock, "datetime.now()"),
        (uses_the_network, "urllib.request.urlopen(url)"),
        (starts_programs, "subprocess.run(words)"),
    ],
)
def test_the_rules_see_what_they_forbid(rule: Callable[[ast.Call, str], bool], line: str):
    """A rule that finds nothing is worth something only if it would have found something."""
    call = ast.parse(line, mode="eval").body
    assert isinstance(call, ast.Call)

    assert rule(call, dotted(call.func))


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        (sends_sql, "parts.row('a name', 2)"),
        (sends_sql, "page.rows(cells)"),
        (writes_files, "path.open('rb')"),
        (writes_files, "open(path, encoding='utf-8')"),
        (writes_files, "files.write_text(path, words)"),
        (looks_at_the_clock, "dates.today()"),
    ],
)
def test_the_rules_leave_the_rest_alone(rule: Callable[[ast.Call, str], bool], line: str):
    """What reads, or goes through the one place, is no offence."""
    call = ast.parse(line, mode="eval").body
    assert isinstance(call, ast.Call)

    assert not rule(call, dotted(call.func))
