"""Check that no command of every day has become dearer: `python benchmarks/check_instructions.py`, in CI too.

Counts instructions with callgrind on a small journal, as multiples of `python -c "import sqlite3"`: they repeat to
half a percent on a busy machine, where milliseconds do not. A command that takes more than was measured and a tenth
leaves this with 1. Where valgrind is missing nothing is checked, and it says so.

When a command became dearer for a reason, or cheaper, measure anew with --measure, and put what it
prints into the table below.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import running
from commands import HOT, Command
from journals import Size

#: What was measured, by Python and command: instructions as a multiple of the base (typer 0.28, rich 15).
MEASURED: dict[str, dict[str, float]] = {
    "3.11": {
        "`due` on a terminal": 5.68,
        "`rank` on a terminal": 5.60,
        "`due`, piped": 3.38,
        "`due --json`": 3.44,
        "`due --quiet`": 3.35,
        "`rank`, piped": 3.17,
        "`rank --json`": 3.19,
        "`add`": 3.50,
        "`add --on` an ISO date": 3.48,
        "`log`": 3.40,
        "`log --got`": 3.42,
        "`--help`": 5.12,
        "TAB of a name in bash": 2.93,
    },
}
#: How much more it may take.
MARGIN = 1.10
_PYTHON = "{}.{}".format(*sys.version_info)
_SIZE = Size(100, 1_000)


def counted(journal: Path) -> dict[str, float]:
    """Return what each command takes, as a multiple of the base."""
    base = running.instructions(running.BASE, running.environment(None))
    return {command.label: _counted(command, journal) / base for command in HOT}


def _counted(command: Command, journal: Path) -> int:
    command.run(journal)  # compiles what is not compiled yet
    return command.instructions(journal)


def told(found: dict[str, float]) -> bool:
    """Print what was counted beside its limit; return whether all is well."""
    known = MEASURED[_PYTHON]
    well = True
    for label, ratio in found.items():
        limit = known.get(label, 0.0) * MARGIN
        verdict = "ok" if ratio <= limit else "OVER" if limit else "no limit is written down"
        well = well and ratio <= limit
        print(f"{label:30} {ratio:6.2f}  at most {limit:5.2f}  {verdict}")
    return well


def main() -> int:
    """Count, compare, and leave with 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="print the table of what was measured, for this file")
    given = parser.parse_args()
    if not running.can_count():
        print("skipped: valgrind is not installed here, so no instructions were counted")
        return 0
    if _PYTHON not in MEASURED and not given.measure:
        print(f"skipped: nothing was measured on Python {_PYTHON}; --measure prints what belongs into this file")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.db"
        maker = str(Path(__file__).with_name("build.py"))
        size = ["--people", str(_SIZE.people), "--exchanges", str(_SIZE.exchanges)]
        running.run((sys.executable, maker, str(journal), *size), running.environment(None))
        found = counted(journal)
    if given.measure:
        print("\n".join(f'        "{label}": {ratio:.2f},' for label, ratio in found.items()))
        return 0
    return 0 if told(found) else 1


if __name__ == "__main__":
    sys.exit(main())
