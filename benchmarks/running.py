"""Runs one command line and says what it cost: seconds of user and system, instructions, peak memory.

A command that does not leave with 0 ends the whole measurement: a crash is quick, and must never count as such.
This module imports little, since the memory of a child is counted from the moment it is split off from its parent.
"""

import fcntl
import os
import pty
import resource
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from journals import TODAY

#: What every ratio is against: the least that a Python program with a journal in SQLite can cost.
BASE = (sys.executable, "-c", "import sqlite3")
COLUMNS, ROWS = 100, 40
#: Variables of the person who runs this that would change what is measured.
_UNSET = ("PYTHON", "NETJ_", "_NETJ", "COMP_", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PAGER", "LC_", "LANG")


class Cost(NamedTuple):
    """What one run cost."""

    #: Of user and system together.
    seconds: float
    #: Peak memory, in megabytes; a parent's own at the time of the start is the least that can be seen.
    memory: float
    #: By the clock on the wall.
    elapsed: float
    output: bytes


class Failed(SystemExit):
    """A command that was to be measured failed."""


class _TooLong(Exception):
    """A command has not ended in time."""


def netj() -> tuple[str, ...]:
    """Return how the program is started: by its console script beside this Python, or as a module."""
    script = Path(sys.executable).with_name("netj")
    return (str(script),) if script.exists() else (sys.executable, "-m", "netjournal")


def environment(journal: Path | None, **more: str) -> dict[str, str]:
    """Return the variables of a run: the person's own without what would change the outcome."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNSET)}
    kept |= {"NETJ_TODAY": TODAY.isoformat(), "NETJ_LANG": "en", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    if journal is not None:
        kept |= {"NETJ_JOURNAL": str(journal), "NETJ_CONFIG": str(journal.with_suffix(".toml"))}
    return kept | more


def run(
    args: Sequence[str],
    variables: Mapping[str, str],
    *,
    terminal: bool = False,
    talks_there: bool = True,
    typed: bytes = b"",
    accepted: Container[int] = (0,),
    limit: float | None = None,
) -> Cost:
    """Run a command line to its end, on a pseudo-terminal or into a pipe, and return what it cost.

    Args:
        args: the command line.
        variables: its environment.
        terminal: whether it runs on a terminal; nobody types there.
        talks_there: whether what it tells besides, on standard error, goes to that terminal too.
        typed: what it finds on standard input otherwise.
        accepted: exit codes that are no failure.
        limit: seconds after which it is ended.

    Raises:
        Failed: when it leaves with another, or is ended.
    """
    ours, theirs = pty.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(typed)
        given.seek(0)
        start = time.perf_counter()
        child = os.posix_spawn(
            shutil.which(args[0]) or args[0],
            list(args),
            dict(variables),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs if terminal else given.fileno(), 0),
                (os.POSIX_SPAWN_DUP2, theirs, 1),
                (os.POSIX_SPAWN_DUP2, theirs if terminal and talks_there else told.fileno(), 2),
            ],
        )
        os.close(theirs)
        try:
            output = b"".join(_pieces(ours, None if limit is None else start + limit))
        except _TooLong:
            os.kill(child, signal.SIGKILL)
            os.wait4(child, 0)
            raise Failed(f"{' '.join(args)} had not ended after {limit:g} s") from None
        finally:
            os.close(ours)
        _child, status, usage = os.wait4(child, 0)
        elapsed = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code not in accepted:
            told.seek(0)
            said = (output + told.read()).decode("utf-8", "replace")
            raise Failed(f"{' '.join(args)} left with {code}:\n{said[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, _megabytes(usage), elapsed, output)


def _pieces(file: int, deadline: float | None) -> Iterable[bytes]:
    while True:
        if deadline is not None:
            ready, _, _ = select.select([file], [], [], max(0.0, deadline - time.perf_counter()))
            if not ready:
                raise _TooLong
        try:
            piece = os.read(file, 1 << 16)
        except OSError:  # how a terminal ends whose other side nobody holds any more
            return
        if not piece:
            return
        yield piece


def _megabytes(usage: "resource.struct_rusage") -> float:
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def own_memory() -> float:
    """Return this program's own peak memory, the least that it can see of others."""
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF))


def can_count() -> bool:
    """Tell whether instructions can be counted here."""
    return shutil.which("valgrind") is not None


def instructions(
    args: Sequence[str], variables: Mapping[str, str], *, terminal: bool = False, talks_there: bool = True
) -> int:
    """Return how many instructions a command line takes, counted by callgrind; the hashes of strings are fixed."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        counted = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}", *args)
        run(counted, {**variables, "PYTHONHASHSEED": "0"}, terminal=terminal, talks_there=talks_there)
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if "Collected :" in line:
                return int(line.rpartition(":")[2])
    raise Failed("callgrind said nothing of what it collected")


def median(values: Iterable[float]) -> float:
    """Return the middle of some values; of two in the middle their mean."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
