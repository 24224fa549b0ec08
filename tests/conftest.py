"""What every test starts from: an empty home of its own, one fixed day, English, no way to a real journal."""

import datetime as dt
import fcntl
import functools
import io
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from netjournal import i18n
from netjournal.cli import main
from netjournal.storage.journal import Journal

TODAY = dt.date(2026, 11, 23)  # a Monday

#: Where a program may look for files of its own, or at the person's terminal; no test sees the real ones.
_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/appdata",
    "LOCALAPPDATA": "home/localappdata",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "TMPDIR": "tmp",
}
_UNSET = (
    *("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "PAGER", "LESS"),
    *("EDITOR", "VISUAL", "LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TZ"),
    *("NETJ_DEBUG", "_NETJ_COMPLETE", "COMP_WORDS", "COMP_CWORD"),
)

hypothesis.settings.register_profile(
    "netjournal",
    deadline=None,  # a busy machine is no failure
    database=None,  # a test leaves nothing behind
    max_examples=50,
    derandomize="CI" in os.environ,
    # One tmp_path serves all examples of a test; who writes there makes a new folder for each.
    suppress_health_check=[
        hypothesis.HealthCheck.function_scoped_fixture,
        hypothesis.HealthCheck.too_slow,
    ],
)
hypothesis.settings.load_profile("netjournal")


@pytest.fixture(autouse=True)
def isolation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Send whatever a test reads or writes to a folder of its own; the day is Mon 23 Nov 2026."""
    for name, folder in _FOLDERS.items():
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("NETJ_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("NETJ_TODAY", TODAY.isoformat())
    monkeypatch.setenv("NETJ_LANG", "en")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.chdir(tmp_path)
    _forget_language()
    old_mask = os.umask(0o022)
    yield
    os.umask(old_mask)
    _forget_language()


@pytest.fixture(autouse=True)
def closing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every journal that a test opened, so that none is left to the garbage collector of a later one."""
    opened: list[Journal] = []
    begin = Journal.__init__

    def remembered(self: Journal, *args: Any, **facts: Any) -> None:
        begin(self, *args, **facts)
        opened.append(self)

    monkeypatch.setattr(Journal, "__init__", remembered)
    yield
    for journal in opened:
        journal.close()


def _forget_language() -> None:
    """Let the next sentence ask anew which language it is in."""
    i18n.language.cache_clear()
    i18n._catalogue.cache_clear()


@pytest.fixture
def today() -> dt.date:
    """Return the day on which every test takes place."""
    return TODAY


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    """Return where the journal of this test lies, whether it is there yet or not."""
    return tmp_path / "journal.db"


@pytest.fixture
def journal(journal_path: Path) -> Iterator[Journal]:
    """Return an open journal to write to; it is the one that `netj` uses too."""
    opened = Journal.to_write(journal_path)
    yield opened
    opened.close()


@dataclass(frozen=True)
class Ran:
    """What came of one command line."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """Return the error object on standard error."""
        return json.loads(self.err)["error"]


Netj = Callable[..., Ran]


@pytest.fixture
def netj(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Netj:
    """Return a way to run one command line: `netj("add", "Sam Okafor", exit=0, typed="", on="2026-11-20")`.

    It runs in this process, off a terminal; `typed` is standard input, `on` stands in for today, and the
    test fails unless the command leaves with the code `exit`.
    """

    def run(*args: object, exit: int = 0, typed: str | bytes = "", on: str | dt.date | None = None) -> Ran:  # noqa: A002  the word of the shell
        capsys.readouterr()
        raw = typed.encode() if isinstance(typed, str) else typed
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
            if on is not None:
                patch.setenv("NETJ_TODAY", str(on))
            code = main.run([str(arg) for arg in args])
        written = capsys.readouterr()
        told = f"netj {' '.join(map(str, args))} left with {code}\n{written.out}{written.err}"
        assert code == exit, told
        return Ran(code, written.out, written.err)

    return run


def once(fill: Callable[..., object]) -> Callable[..., Netj]:
    """Have a fixture that only fills the journal do so for the first test; every further one gets a copy of the files.

    For fixtures whose outcome depends on nothing but their own lines; their value is `netj`.
    """
    kept: dict[str, bytes] = {}

    @functools.wraps(fill)
    def filled(netj: Netj, **others: object) -> Netj:
        folder = Path(os.environ["NETJ_JOURNAL"]).parent
        if kept:
            for name, content in kept.items():
                (folder / name).write_bytes(content)
                (folder / name).chmod(0o600)
        else:
            fill(netj, **others)
            kept.update({path.name: path.read_bytes() for path in folder.glob("*journal.db*") if path.is_file()})
        return netj

    return filled


#: Makes the pseudo-terminal the controlling one, so that Ctrl-C works, and becomes the program.
_START = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "netjournal", *sys.argv[1:]])
"""
_PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
#: A program that is silent for so many seconds waits for a key.
_STILL = 0.3


class Terminal:
    """Runs `netj` in a pseudo-terminal, where it may ask, colour and remember the numbers of rows.

    After a run, `code` is the exit code and `raw` all that was shown, escape sequences included. All runs are in
    the same terminal, so that the numbers of one list hold for the next command.
    """

    def __init__(self) -> None:
        self.code = 0
        self.raw = ""
        self._ours, theirs = pty.openpty()
        self._name = os.ttyname(theirs)
        os.close(theirs)

    def close(self) -> None:
        """Give the terminal back."""
        os.close(self._ours)

    def __call__(
        self,
        *args: object,
        keys: str | Sequence[str] = (),
        columns: int = 80,
        rows: int = 60,
        patience: float = 30.0,
        exit: int = 0,  # noqa: A002  the word of the shell
        **environment: str,
    ) -> str:
        """Return what the terminal showed, without its escape sequences.

        Args:
            args: of `netj`.
            keys: what a person types; each piece waits until the program has said something and is still.
            columns: the width.
            rows: the height.
            patience: seconds after which the program is ended.
            exit: the exit code that is expected.
            environment: variables for this run only.
        """
        theirs = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        child = subprocess.Popen(
            [sys.executable, "-c", _START, *map(str, args)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "PAGER": "cat", **environment},
            start_new_session=True,
        )
        os.close(theirs)
        waiting = [keys] if isinstance(keys, str) else list(keys)
        try:
            shown = _talk(self._ours, [piece for piece in waiting if piece], patience)
        finally:
            self.code = _ended(child)
        self.raw = shown.decode("utf-8", "replace").replace("\r\n", "\n")
        assert self.code == exit, f"netj {' '.join(map(str, args))} left with {self.code}\n{self.raw}"
        return _PAINT.sub("", self.raw)


def _talk(terminal: int, keys: list[str], patience: float) -> bytes:
    """Return all that a program says to a terminal, typing keys whenever it waits."""
    shown = b""
    heard = 0
    end = time.monotonic() + patience
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], _STILL)
        if ready:
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # nobody holds the other side any more
                break
            if not piece:
                break
            shown += piece
        elif keys and len(shown) > heard:
            heard = len(shown)
            os.write(terminal, keys.pop(0).encode())
    return shown


def _ended(child: "subprocess.Popen[bytes]") -> int:
    """Return the exit code of a program that has ended, or is ended now."""
    try:
        return child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """Return a way to run `netj` in a terminal: `terminal("due", columns=120, keys="y")` gives the screen."""
    opened = Terminal()
    yield opened
    opened.close()
