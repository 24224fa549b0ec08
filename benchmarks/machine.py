"""What a measurement was made on: the machine, the versions, and how the program is installed."""

import json
import os
import platform
import shlex
import shutil
import sqlite3
import subprocess
import sys
from importlib import metadata
from pathlib import Path


def made_by() -> str:
    """Return by which command a table was made, and on what, as one Markdown paragraph."""
    words = [Path(word).name if word.startswith("/") else word for word in sys.argv[1:]]
    return f"Made by `python benchmarks/{shlex.join([Path(sys.argv[0]).name, *words])}` on: {described()}"


def described() -> str:
    """Return machine and versions in one sentence."""
    versions = [f"{name} {metadata.version(name)}" for name in ("netjournal", "typer", "rich", "sqlite-utils")]
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory()}; {system}; Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}, {', '.join(versions)}{_editable()}; {_valgrind()}."
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123  no file of ours
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or "an unnamed processor"


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"
    except (ValueError, OSError):
        return "an unknown amount of memory"


def _editable() -> str:
    """Tell of an installation that reads its modules from where they are worked on, which costs a little more."""
    found = metadata.distribution("netjournal").read_text("direct_url.json")
    return " (editable)" if found and json.loads(found).get("dir_info", {}).get("editable") else ""


def _valgrind() -> str:
    if not shutil.which("valgrind"):
        return "no valgrind"
    return subprocess.run(["valgrind", "--version"], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    print(described(), file=sys.stdout)
