"""What every part of the battery stands on: a house with a journal in it, a way to run `netj` there, and a score."""

import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent
MUSEUM = HERE.parent / "museum"
TODAY = "2026-11-23"

#: What a person would never be shown.
NEVER = ("Traceback (most recent call last)", "Exception ignored", "sqlite3.", "ResourceWarning")
#: Exit codes that the program documents.
CODES = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 130})


@dataclass
class Score:
    """What was tried, and what did not survive."""

    part: str
    survived: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def check(self, is_so: object, case: str, why: object = "") -> bool:
        """Count one promise that was tried."""
        if is_so:
            self.survived += 1
        else:
            self.lost.append((case, str(why)[-600:]))
        return bool(is_so)

    @property
    def tried(self) -> int:
        """Return how many promises were tried."""
        return self.survived + len(self.lost)


@dataclass(frozen=True)
class Ran:
    """What came of one command line."""

    args: tuple[str, ...]
    code: int
    out: str
    err: str
    seconds: float = 0.0
    #: What the shim counted: acts on files, acts that failed on order, the kind of the last of these.
    acts: int = 0
    hits: int = 0
    kind: int = 0

    @property
    def is_clean(self) -> bool:
        """Tell whether the run ended as documented: one of our codes, no traceback, a sentence where it failed."""
        said = self.out + self.err
        return (
            self.code in CODES
            and not any(words in said for words in NEVER)
            and (self.code in (0, 1, 130) or bool(said.strip()))
        )

    @property
    def is_acknowledged(self) -> bool:
        """Tell whether a person took it for done."""
        return self.code == 0 or "Undo with" in self.out

    @property
    def json(self) -> Any:
        """Return the one JSON value on standard output."""
        return json.loads(self.out)

    def __str__(self) -> str:
        return f"netj {' '.join(self.args)[:120]} left with {self.code}: {self.out[-200:]} {self.err[-300:]}"


class Server:
    """A warm process in which `netj` runs; see server.py. Without a C compiler its disk never fails."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "socket"
        self.can_fail = False
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("NETJ_", "COLUMNS"))}
        environment.update(LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1", HOME=str(folder))
        shim = built(folder)
        if shim is not None:
            environment["LD_PRELOAD"] = str(shim)
            self.can_fail = True
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "server.py"), str(self._socket)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=folder,
        )
        assert self._process.stdout is not None
        if self._process.stdout.readline() != b"ready\n":
            raise RuntimeError("the server of the battery did not start")

    def close(self) -> None:
        """Let the server end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def ask(self, order: Mapping[str, Any]) -> Mapping[str, Any]:
        """Run one command line as ordered, and return how it ended."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self._socket))
            with connection.makefile("rw", encoding="utf-8") as line:
                line.write(json.dumps(order) + "\n")
                line.flush()
                told: Mapping[str, Any] = json.loads(line.readline())
                return told


def built(folder: Path) -> Path | None:
    """Return the shim that makes disks fail, built here; None where that cannot be."""
    compiler = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
    if compiler is None or sys.platform != "linux":
        return None
    target = folder / "faults.so"
    words = [compiler, "-O1", "-fPIC", "-shared", "-o", str(target), str(HERE / "faults.c"), "-ldl"]
    done = subprocess.run(words, capture_output=True, check=False)
    return target if done.returncode == 0 else None


class House:
    """A folder with a home, a place for temporary files, and a journal that `netj` finds there."""

    def __init__(self, field_: "Field", folder: Path) -> None:
        self._field = field_
        self.folder = folder
        self.journal = folder / "data" / "journal.db"
        self.files = folder / "files"
        for name in ("home", "tmp", "files", "data"):
            (folder / name).mkdir(mode=0o700, exist_ok=True)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which `netj` runs here."""
        home = self.folder / "home"
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(home),
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")},
            "TMPDIR": str(self.folder / "tmp"),
            "NETJ_JOURNAL": str(self.journal),
            "NETJ_CONFIG": str(self.folder / "data" / "config.toml"),
            "NETJ_TODAY": TODAY,
            "NETJ_LANG": "en",
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "PAGER": "cat",
        }

    def netj(
        self, *args: object, typed: str | bytes = "", env: Mapping[str, str | None] | None = None, **how: Any
    ) -> Ran:
        """Run one command line here.

        Args:
            args: of `netj`.
            typed: standard input.
            env: variables on top of the usual; None takes one away.
            how: what `server.py` understands: after and signal, fault, columns and keys, umask, most_bytes, …
        """
        words = tuple(str(arg) for arg in args)
        with tempfile.TemporaryDirectory(dir=self._field.folder, prefix="run-") as place:
            out, err, given = Path(place, "out"), Path(place, "err"), Path(place, "typed")
            given.write_bytes(typed.encode() if isinstance(typed, str) else typed)
            environment = {**self.environment, **(env or {})}
            order = {
                "args": words,
                "env": {key: value for key, value in environment.items() if value is not None},
                "cwd": str(self.files),
                "typed": str(given),
                "out": str(out),
                "err": str(err),
                **how,
            }
            told = self._field.server.ask(order)
            texts = [path.read_bytes().decode("utf-8", "replace") if path.exists() else "" for path in (out, err)]
        acts, hits, kind = map(int, told["acts"])
        return Ran(words, told["code"], texts[0], texts[1], told["seconds"], acts, hits, kind)

    def program(
        self,
        *args: object,
        typed: bytes = b"",
        env: Mapping[str, str | None] | None = None,
        shell: str = "",
        **options: Any,
    ) -> Ran:
        """Run one command line in a process of its own, as a shell would: for what a warm process cannot show."""
        words = tuple(str(arg) for arg in args)
        environment = {**self.environment, **(env or {})}
        start = [sys.executable, "-m", "netjournal", *words]
        if shell:  # the command line itself is "$@"
            start = ["sh", "-c", f'"$@" {shell}', "sh", *start]
        done = subprocess.run(
            start,
            input=typed,
            capture_output=True,
            env={key: value for key, value in environment.items() if value is not None},
            cwd=options.pop("cwd", self.files),
            timeout=120,
            check=False,
            **options,
        )
        return Ran(
            words, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    def must(self, *args: object, **how: Any) -> Ran:
        """Run what has to go well for the battery to mean anything."""
        ran = self.netj(*args, **how)
        if ran.code:
            raise RuntimeError(f"cannot prepare: {ran}")
        return ran

    def copy(self) -> "House":
        """Return another house that holds the same."""
        other = self._field.house()
        shutil.copytree(self.folder, other.folder, dirs_exist_ok=True)
        return other

    def leave(self) -> None:
        """Take the house away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- looking at the journal from outside ------------------------------------------------------------

    def facts(self) -> Any:
        """Return all that the journal holds, by its own export; None where that fails."""
        ran = self.netj("export", "json", "-")
        return ran.json if ran.code == 0 else None

    def names(self) -> set[str]:
        """Return the names of all contacts, read past the program."""
        with closing(sqlite3.connect(self.journal, timeout=10)) as connection:
            return {name for (name,) in connection.execute("SELECT name FROM contact")}

    def is_sound(self) -> Ran:
        """Check every page, row, seal and stored depth: exit 0 where all is as it should be."""
        return self.netj("doctor")

    def leftovers(self) -> list[str]:
        """Return files beside the journal that a finished act leaves nowhere."""
        kept = {"journal.db", "config.toml", ".journal.db.numbers", ".journal.db.seen", "backups"}
        return sorted(path.name for path in self.journal.parent.iterdir() if path.name not in kept)


class Field:
    """Where the houses stand: one folder, one server, all gone at the end."""

    def __init__(self) -> None:
        # Not where tests keep their files: a run as another user must be able to come here.
        self._place = tempfile.mkdtemp(prefix="trust-", dir="/tmp")
        self.folder = Path(self._place)
        self.folder.chmod(0o755)
        self._count = 0
        self._lock = threading.Lock()
        self._models: dict[str, House] = {}
        self.server = Server(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.server.close()
        shutil.rmtree(self._place, ignore_errors=True)

    def house(self) -> House:
        """Return an empty house."""
        with self._lock:
            self._count += 1
            folder = self.folder / f"house{self._count}"
        folder.mkdir(mode=0o755)
        return House(self, folder)

    def model(self, name: str, furnish: Callable[[House], object]) -> House:
        """Return a copy of a house that is furnished only once."""
        if name not in self._models:
            house = self.house()
            furnish(house)
            self._models[name] = house
        return self._models[name].copy()

    def lived_in(self) -> House:
        """Return a house whose journal has a little of everything."""
        return self.model("lived in", live)


#: A few people with something of everything; the first three are named by the parts that follow.
LIFE: tuple[tuple[str, ...], ...] = (
    ("add", "Sam Okafor", "--met", "PyCon Leeds", "--on", "2026-03-02", "--org", "Firm", "--email", "sam@example.org"),
    ("add", "Priya Nair", "--met", "@Choir", "--via", "sam", "--sphere", "python", "--on", "2026-04-01"),
    ("add", "Samuel Okafor", "--unmet", "--email", "okafor@example.net", "--birthday", "1980-02-29"),
    ("log", "priya", "how to price a workshop", "--got", "guidance: prices", "--owe", "the outline by 2026-11-27"),
    ("log", "Sam Okafor, priya", "tea", "--gave", "priya: referral: to Jo", "--on", "2026-10-01"),
    ("ask", "Sam Okafor", "referral: a word with Jo", "--by", "2026-12-01"),
    ("need", "priya", "a React developer"),
    ("offer", "Sam Okafor", "React"),
    ("pace", "priya", "3w"),
    ("add", "Gone Soon", "--note", "a name to forget"),
    ("undo",),
)


def live(house: House) -> None:
    """Write a little of everything into the journal of a house."""
    for line in LIFE:
        house.must(*line)


def csv_of(house: House, name: str, rows: Sequence[Sequence[str]]) -> Path:
    """Write a CSV file into a house and return where it lies."""
    path = house.files / name
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def from_museum(house: House, version: str) -> None:
    """Put a journal of an old version into a house."""
    with closing(sqlite3.connect(house.journal)) as connection:
        connection.executescript((MUSEUM / f"{version}.sql").read_text(encoding="utf-8"))
    house.journal.chmod(0o600)


def old_versions() -> list[str]:
    """Return the versions of which the museum has a journal that must be brought up to date."""
    from netjournal.storage import schema

    found = sorted(path.stem for path in MUSEUM.glob("v*.sql"))
    return [name for name in found if int(name[1:]) < schema.VERSION]


def moments(rng: random.Random, typical: float) -> float:
    """Return when to strike a run that usually takes so long: at any moment, the end included."""
    return rng.uniform(0.0005, typical * 1.15)
