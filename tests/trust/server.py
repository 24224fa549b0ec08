"""Runs `netj` in children of one warm process, so that a thousand runs that die take seconds and not minutes.

Started by `ground.Server`; it forks a keeper for each connection, and the keeper forks the run itself, which it may
kill, interrupt, give a terminal, or a disk that fails. What runs is `netjournal.cli.main.main` and nothing less; all
that a run saves is the time in which Python loads it.
"""

import contextlib
import ctypes
import fcntl
import gc
import importlib
import json
import os
import pkgutil
import pty
import resource
import select
import signal
import socket
import struct
import sys
import tempfile
import termios
import time
import traceback
from pathlib import Path

#: What the shim `faults.c` calls its ways to fail.
FAULTS = ("off", "count", "kill", "torn", "full", "broken", "short", "nosync")
#: Seconds for which a program on a terminal says nothing before the next keys are typed.
STILL = 0.25


def load() -> None:
    """Import the whole program, so that no run has to."""
    import netjournal

    for module in pkgutil.walk_packages(netjournal.__path__, "netjournal."):
        if not module.name.endswith("__main__"):
            # A module may need a library of an extra that is not installed.
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)
    # A run as another user could not read these any more.
    late = ("rich.console", "rich.text", "rich.theme", "rich.pager", "rich.measure", "sqlite_utils", "dateutil.parser")
    codecs = ("utf_8_sig", "latin_1", "cp1252", "utf_16", "idna", "raw_unicode_escape")
    for name in (*late, "rapidfuzz", "json", "_strptime", "statistics", *(f"encodings.{codec}" for codec in codecs)):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def serve(path: str) -> None:
    """Answer every connection in a process of its own, until this one's standard input is closed."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        ready, _, _ = select.select([listener, 0], [], [])
        if 0 in ready and not os.read(0, 1):
            return
        if listener in ready:
            connection, _address = listener.accept()
            if os.fork() == 0:
                listener.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                answer(connection)
                os._exit(0)
            connection.close()


def answer(connection: socket.socket) -> None:
    """Run one command line as it was ordered, and tell how it ended."""
    with connection, connection.makefile("rw", encoding="utf-8") as line:
        order = json.loads(line.readline())
        told_from, told_to = os.pipe()
        terminal = pty.openpty() if order.get("columns") else None
        start = time.monotonic()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # until the program itself runs
        child = os.fork()
        if child == 0:
            os.close(told_from)
            run(order, terminal, told_to)
        os.close(told_to)
        code = talk(child, terminal, order, start) if terminal else wait(child, order, start)
        with os.fdopen(told_from, "rb") as told:
            acts = told.read().decode() or "0 0 0"
        line.write(json.dumps({"code": code, "seconds": time.monotonic() - start, "acts": acts.split()}) + "\n")
        line.flush()


# --- the keeper: waits, kills, types ------------------------------------------------------------------


def wait(child: int, order: dict, start: float) -> int:
    """Return the exit code of a run; send it the signal that was ordered, when that is due."""
    due = order.get("after")
    patience = order.get("patience", 60)
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        gone = time.monotonic() - start
        if due is not None and gone >= due:
            send(child, order.get("signal", signal.SIGKILL))
            due = None
        if gone > patience:
            send(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return 124
        time.sleep(0.0005 if due is not None else 0.002)


def send(child: int, which: int) -> None:
    """Send a signal to a run and what it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, which)


def talk(child: int, terminal: tuple[int, int], order: dict, start: float) -> int:
    """Type what was ordered whenever the run waits, keep all that it says, and return its exit code."""
    ours, theirs = terminal
    os.close(theirs)
    keys = [key.encode() for key in order.get("keys", ())]
    heard = said = 0
    with Path(order["out"]).open("wb") as screen:
        while time.monotonic() - start < order.get("patience", 60):
            ready, _, _ = select.select([ours], [], [], STILL if keys else 0.02)
            if ready:
                try:
                    piece = os.read(ours, 65536)
                except OSError:
                    break
                if not piece:
                    break
                screen.write(piece)
                said += len(piece)
            elif keys and said > heard:
                heard = said
                os.write(ours, keys.pop(0))
    return ended(child)


def ended(child: int) -> int:
    """Return the exit code of a run that is over, or is ended now."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            pid, status = os.waitpid(child, os.WNOHANG)
        except ChildProcessError:
            return 0
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    send(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 124


# --- the run itself -----------------------------------------------------------------------------------


def run(order: dict, terminal: tuple[int, int] | None, told: int) -> None:
    """Become `netj` with the surroundings that were ordered; never returns."""
    os.setsid()
    code = 99
    shim = None
    try:
        surround(order, terminal)
        streams(order)
        shim = armed(order)
        from netjournal.cli.main import main

        main(order["args"])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except KeyboardInterrupt:  # before the first line of the program, or after its last
        code = 130
    except BaseException:  # noqa: BLE001  what a person would see
        traceback.print_exc()
    if shim:
        acts = f"{shim.trust_acts()} {shim.trust_hits()} {shim.trust_kind()}"
        shim.trust_arm(0, 0, 0, b"")
        os.write(told, acts.encode())
    os._exit(code)


def surround(order: dict, terminal: tuple[int, int] | None) -> None:
    """Take on folder, environment, rights and streams."""
    if terminal:
        fcntl.ioctl(terminal[1], termios.TIOCSWINSZ, struct.pack("HHHH", 40, order["columns"], 0, 0))
        fcntl.ioctl(terminal[1], termios.TIOCSCTTY, 0)
        for handle in (0, 1, 2):
            os.dup2(terminal[1], handle)
    else:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        for handle, name, how in ((0, "typed", os.O_RDONLY), (1, "out", flags), (2, "err", flags)):
            opened = os.open(order.get(name) or os.devnull, how, 0o600)
            os.dup2(opened, handle)
    os.environ.clear()
    os.environ.update(order["env"])
    tempfile.tempdir = None
    time.tzset()
    os.chdir(order["cwd"])
    os.umask(order.get("umask", 0o022))
    if "most_bytes" in order:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["most_bytes"],) * 2)
    if order.get("as_nobody"):
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def streams(order: dict) -> None:
    """Give Python the streams anew, and forget what it remembers of the surroundings."""
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    from netjournal import i18n

    i18n.language.cache_clear()
    i18n._catalogue.cache_clear()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if order.get("network"):
        forbid_network(order["network"])


def forbid_network(log: str) -> None:
    """Write down, and refuse, whatever would leave this machine."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def watch(event: str, _facts: tuple) -> None:
        if event.startswith(("socket.", "http.", "urllib.", "smtplib.", "ftplib.", "imaplib.")):
            os.write(handle, f"{event}\n".encode())
            raise PermissionError(event)

    sys.addaudithook(watch)


def armed(order: dict) -> ctypes.CDLL | None:
    """Tell the shim how the disk fails from now on; return the shim, or None where it is not there."""
    if "fault" not in order:
        return None
    shim = ctypes.CDLL(None)
    how, at, for_good, folder = order["fault"]
    shim.trust_arm(FAULTS.index(how), ctypes.c_long(at), int(for_good), os.fsencode(folder))
    return shim


if __name__ == "__main__":
    sys.path[0:1] = [str(Path(__file__).parents[1])]
    load()
    serve(sys.argv[1])
