"""What it costs to start: `python benchmarks/start_up.py`, step by step, for the first time, where nothing is prepared.

Measures the interpreter, what is imported before our first line, and our own part; then the first lines of a new
user, as pip installs netj, which compiles all, and as others do, which compile nothing; then `netj due` without
compiled bytecode, with numpy and pandas installed beside it (--beside PYTHON, an interpreter that has netjournal too),
and with its files not in the system's memory, as after switching the machine on.
"""

import argparse
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import running
import tables
from journals import SIZES, built

_RUNS = 7


def _line(*words: str) -> tuple[str, ...]:
    return (sys.executable, *words)


#: From nothing to a command, each step with what the one before has.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("the interpreter, without site-packages: `python -I -S -c pass`", _line("-I", "-S", "-c", "pass")),
    ("with them: `python -c pass`", _line("-c", "pass")),
    ("`import sqlite3`, the base of all ratios", running.BASE),
    ("`import typer`", _line("-c", "import typer")),
    (
        "`import rich.console, rich.text`, what a terminal is painted with",
        _line("-c", "import rich.console, rich.text"),
    ),
    ("`import netjournal.cli.main`, what the console script does first", _line("-c", "import netjournal.cli.main")),
    ("`import sqlite3, typer, netjournal.cli.root`", _line("-c", "import sqlite3, typer, netjournal.cli.root")),
    ("`netj --version`", (*running.netj(), "--version")),
    ("`netj due --json`", (*running.netj(), "due", "--json")),
    ("`python -m netjournal due --json`", _line("-m", "netjournal", "due", "--json")),
)
#: What a new user types first, on a terminal; each time where no journal is yet.
FIRST = (("`netj`", ()), ("`netj due`", ("due",)), ("`netj add`", ("add", "Sam Okafor", "--met", "PyCon")))
#: What these lines load that a package manager brings.
_PACKAGES = ("netjournal", "rich")


def steps(journal: Path) -> str:
    """Return a table of the cost of each step."""
    counting = running.can_count()
    base = _seconds(running.BASE, journal)
    counted = running.instructions(running.BASE, running.environment(journal)) if counting else 0
    rows = []
    for label, line in STEPS:
        rows.append(_row(label, line, journal, base, counted))
    head = "From nothing to an answer; × is a multiple of the base:"
    return f"{head}\n\n{tables.table(['step', 'ms of user and system', '×', 'instructions ×'], rows)}"


def _row(label: str, line: Sequence[str], journal: Path, base: float, counted: int) -> list[str]:
    seconds = _seconds(line, journal)
    took = running.instructions(line, running.environment(journal)) / counted if counted else 0
    return [label, f"{seconds * 1000:.0f}", f"{seconds / base:.1f}", f"{took:.2f}" if counted else "not counted"]


def _seconds(line: Sequence[str], journal: Path, **more: str) -> float:
    variables = running.environment(journal, **more)
    running.run(line, variables)
    return running.median(running.run(line, variables).seconds for _ in range(_RUNS))


# --- the first lines of a new user -------------------------------------------------------------------


def first() -> str:
    """Return a table of what the first lines of a new user cost, by how netj was installed."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        _copy(_PACKAGES, Path(folder) / "site")
        for label, words in FIRST:
            base, compiled, not_compiled = _first(words, Path(folder))
            costs = [cell for s in (compiled, not_compiled) for cell in (f"{s * 1000:.0f}", f"{s / base:.1f}")]
            rows.append([label, *costs])
    heads = ["on a terminal, where no journal is yet", "compiled, as by pip: ms", "×", "not, as by uv: ms", "×"]
    return f"The first lines of a new user, in user and system time:\n\n{tables.table(heads, rows)}"


def _first(words: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Return the seconds of the base, and of a line that is the first: all compiled, and compiling what it loads."""
    line = _line("-m", "netjournal", *words)
    seconds: list[tuple[float, ...]] = []
    for _ in range(_RUNS):
        journal = folder / "journal.db"
        base = running.run(running.BASE, running.environment(None))
        compiled = running.run(line, running.environment(journal), terminal=True)
        journal.unlink(missing_ok=True)
        _forget_compiled(folder / "site")
        bare = running.run(line, running.environment(journal, PYTHONPATH=str(folder / "site")), terminal=True)
        journal.unlink(missing_ok=True)
        seconds.append((base.seconds, compiled.seconds, bare.seconds))
    first, second, third = (running.median(column) for column in zip(*seconds, strict=True))
    return first, second, third


def _copy(packages: Sequence[str], folder: Path) -> None:
    """Copy packages to where nothing of them is compiled."""
    for package in packages:
        origin = importlib.import_module(package).__file__
        assert origin is not None, package
        shutil.copytree(Path(origin).parent, folder / package, ignore=shutil.ignore_patterns("__pycache__"))


def _forget_compiled(folder: Path) -> None:
    for cache in list(folder.rglob("__pycache__")):
        shutil.rmtree(cache)


# --- where nothing is prepared -----------------------------------------------------------------------


def unprepared(journal: Path, beside: Path | None) -> str:
    """Return a table of `netj due` under bad conditions, and of the base under the same."""
    rows = [_condition("as installed", journal, {})]
    with tempfile.TemporaryDirectory() as folder:
        rows.append(_condition("own modules not compiled", journal, _uncompiled(Path(folder))))
        empty = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        rows.append(_condition("nothing compiled, the standard library neither", journal, empty))
    notes = []
    if beside is None:
        notes.append("Not measured: with numpy and pandas beside it (no --beside was given).")
    else:
        rows.append(_condition("numpy and pandas beside it", journal, {}, beside))
    rows.append(_cold(journal))
    heads = ["`netj due`, piped", "base, ms", "`netj due`, ms", "×"]
    return "\n\n".join(["Where nothing is prepared:", tables.table(heads, rows), *notes])


def _uncompiled(folder: Path) -> dict[str, str]:
    """Return the variables of a run whose own modules, and only these, have to be compiled."""
    _copy(("netjournal",), folder)
    return {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def _condition(label: str, journal: Path, more: Mapping[str, str], python: Path | None = None) -> list[str]:
    starter = str(python or sys.executable)
    base = _seconds((starter, "-c", "import sqlite3"), journal, **more)
    ours = _seconds((starter, "-m", "netjournal", "due"), journal, **more)
    return [label, f"{base * 1000:.0f}", f"{ours * 1000:.0f}", f"{ours / base:.1f}"]


def _cold(journal: Path) -> list[str]:
    """Return what is waited, by the clock, when the files have to come from the disk."""
    files = _files()
    waits: dict[str, list[float]] = {"base": [], "due": []}
    lines = {"base": running.BASE, "due": (*running.netj(), "due")}
    for _ in range(_RUNS):
        for name, line in lines.items():
            _forget([*files, journal])
            waits[name].append(running.run(line, running.environment(journal)).elapsed)
    base, ours = (running.median(waits[name]) for name in ("base", "due"))
    label = "files not in memory, on the clock"
    return [label, f"{base * 1000:.0f}", f"{ours * 1000:.0f}", f"{ours / base:.1f}"]


def _files() -> list[Path]:
    """Return all files that a start may read: of the standard library, and of what is installed."""
    roots = {Path(os.__file__).parent, *(Path(folder) for folder in sys.path if "site-packages" in folder)}
    return [path for root in roots for path in root.rglob("*") if path.is_file()]


def _forget(files: Sequence[Path]) -> None:
    """Ask the system to drop what it holds of these files; what a running program has mapped stays."""
    for path in files:
        try:
            handle = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def main() -> int:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beside", type=Path, help="an interpreter with netjournal, numpy and pandas installed")
    parser.add_argument("--write", action="store_true", help="put the outcome into docs/performance.md")
    given = parser.parse_args()
    journal = built(SIZES["usual"])
    found = [steps(journal), first(), unprepared(journal, given.beside)]
    import machine

    text = "\n\n".join([machine.made_by(), *found])
    if given.write:
        tables.write("start", text)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
