"""Put a journal through everything that may go wrong, and count what was tried, what survived and what was lost.

    python tools/trust.py                          every part, in full: about an hour
    python tools/trust.py kill disk --scale 0.1    some parts, a tenth of it
    python tools/trust.py supply                   what the program is made of: known faults, parts list, same wheel
    python tools/trust.py --write                  put the figures into docs/trust.md

The parts are those of tests/trust, which the tests run in a short form.
"""

import argparse
import datetime as dt
import hashlib
import importlib
import importlib.metadata
import os
import platform
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "trust.md"
MARKS = re.compile(r"(<!-- figures: begin -->\n).*?(<!-- figures: end -->)", re.DOTALL)
#: Lost promises of a part that are printed.
SHOWN = 20
#: The moment that a wheel says its files are from, so that two builds are the same.
MOMENT = "1767225600"


def main() -> int:
    """Run the parts that are named, print the table, and return 1 where something was lost."""
    sys.path.insert(0, str(ROOT / "tests"))
    parts: Any = importlib.import_module("trust.parts")  # tests/trust, not this file of the same name
    words = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    words.add_argument("part", nargs="*", help=f"{', '.join(parts.BY_NAME)}, or supply; all unless said")
    words.add_argument("--scale", type=float, default=1.0, help="1 is the long form")
    words.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="the same seed, the same faults")
    words.add_argument("--write", action="store_true", help="put the figures into docs/trust.md")
    given = words.parse_args()
    unknown = set(given.part) - {*parts.BY_NAME, "supply"}
    if unknown:
        words.error(f"there is no part {', '.join(sorted(unknown))}")
    rows, has_lost = [], False
    for part in parts.PARTS:
        if given.part and part.name not in given.part:
            continue
        score, seconds = parts.run(part, given.scale, given.seed)
        command = f"python tools/trust.py {part.name} --scale {given.scale:g} --seed {given.seed}"
        counted = f"tried {score.tried:6}  survived {score.survived:6}  lost {len(score.lost):4}"
        print(f"{part.name:<14} {counted}  {seconds:.0f} s")
        for note in score.notes:
            print(f"    {note}")
        for name in dict.fromkeys(score.skipped):
            print(f"    skipped: {name}")
        for case, why in score.lost[:SHOWN]:
            print(f"    LOST {case}: {why}")
        told = "; ".join([*score.notes, *(f"skipped: {name}" for name in dict.fromkeys(score.skipped))])
        rows.append((part.promise, command, score.tried, score.survived, len(score.lost), told))
        has_lost = has_lost or bool(score.lost)
    if not given.part or "supply" in given.part:
        has_lost = not supply() or has_lost
    if given.write and rows:
        write(rows)
    return int(has_lost)


def write(rows: list[tuple[str, str, int, int, int, str]]) -> None:
    """Put the figures between the marks of docs/trust.md; those of parts that were not run now stay."""
    where = f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores"
    ours, day = importlib.metadata.version("netjournal"), dt.datetime.now(dt.UTC).date()
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    page = PAGE.read_text(encoding="utf-8")
    before = MARKS.search(page)
    kept = _kept(before[0] if before else "", {row[1].split()[2] for row in rows})
    figures = [f"| {row[0]} | `{row[1]}` | {row[2]:,} | {row[3]:,} | {row[4]:,} |" for row in rows]
    lines = [
        f"\nEach row is of the last run of its part, the newest of {day}: netjournal {ours}; {versions}; {where}.\n",
        "| What is promised | Command | Tried | Survived | Lost |",
        "|---|---|---:|---:|---:|",
        *sorted([*(line for line in kept if line.startswith("|")), *figures]),
        "",
        *sorted(
            [
                *(line for line in kept if line.startswith("-")),
                *(f"- {row[1].split()[2]}: {row[5]}." for row in rows if row[5]),
            ]
        ),
        "",
    ]
    PAGE.write_text(MARKS.sub(lambda found: found[1] + "\n".join(lines) + "\n" + found[2], page), encoding="utf-8")


def _kept(figures: str, run: set[str]) -> list[str]:
    """Return the rows and notes of parts that were not run now."""
    of_part = re.compile(r"^(?:\|.*`python tools/trust\.py (\w+) |- (\w+): )")
    found = ((line, of_part.match(line)) for line in figures.splitlines())
    return [line for line, part in found if part and (part[1] or part[2]) not in run]


# --- what the program is made of ------------------------------------------------------------------------


def supply() -> bool:
    """Check what is installed with the program; return whether nothing is wrong."""
    return all([_locked(), _same_wheel(), _parts_list(), _audited()])


def _locked() -> bool:
    """Compare what runs here with the lock file."""
    lock = ROOT / "requirements.lock"
    if not lock.exists():
        print("lock           skipped: there is no requirements.lock")
        return True
    wanted = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
    other = []
    for name, version in wanted.items():
        try:
            found = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found = "not here"
        if found != version:
            other.append(f"{name} {found}, locked {version}")
    print(f"lock           {len(wanted)} packages locked; different here: {', '.join(other) or 'none'}")
    return True


def _same_wheel() -> bool:
    """Build the wheel twice, in two folders and on two days, and compare the bytes."""
    sums = []
    with tempfile.TemporaryDirectory() as place:
        for name in ("one", "another"):
            copy = Path(place, name, "tree")
            copy.mkdir(parents=True)
            for part in ("pyproject.toml", "README.md", "LICENSE"):
                shutil.copy(ROOT / part, copy / part)
            shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
            words = [sys.executable, "-m", "build", "--wheel", "--outdir", str(copy / "dist"), str(copy)]
            environment = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT}
            done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"wheel          skipped: it could not be built: {done.stdout[-200:]}{done.stderr[-200:]}")
                return True
            sums.append(hashlib.sha256(next((copy / "dist").glob("*.whl")).read_bytes()).hexdigest())
    is_same = len(set(sums)) == 1
    print(f"wheel          built twice: {'the same bytes' if is_same else 'DIFFERENT bytes'}, sha256 {sums[0]}")
    return is_same


def _parts_list() -> bool:
    """Write the list of parts that other tools read (CycloneDX), where its maker is installed."""
    if shutil.which("cyclonedx-py") is None:
        print("parts list     skipped: pip install cyclonedx-bom")
        return True
    target = ROOT / "dist" / "sbom.json"
    target.parent.mkdir(exist_ok=True)
    words = ["cyclonedx-py", "environment", "--output-file", str(target), sys.executable]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    print(f"parts list     {target.relative_to(ROOT) if not done.returncode else done.stderr[-200:]}")
    return done.returncode == 0


def _audited() -> bool:
    """Ask for known faults of what is installed; that needs the network, and a tool."""
    lock = ROOT / "requirements.lock"
    if shutil.which("pip-audit") is None:
        print("known faults   skipped: pip install pip-audit")
        return True
    words = ["pip-audit", "--progress-spinner", "off", *(["-r", str(lock), "--no-deps"] if lock.exists() else [])]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if "Connection" in done.stderr or "Max retries" in done.stderr:
        print("known faults   skipped: no network")
        return True
    print(f"known faults   {(done.stdout + done.stderr).strip().splitlines()[-1]}")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
