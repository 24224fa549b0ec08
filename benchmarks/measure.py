"""Measure every command of the table of budgets: `python benchmarks/measure.py --sizes small,usual --with-callgrind`.

Each command runs in turn with `python -c "import sqlite3"` of the same environment, and the ratios are of medians of
user and system time; with --with-callgrind, of instructions too, which do not depend on what else the machine does.
Prints Markdown; with --write, puts it into docs/performance.md.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import running
import tables
from commands import COMMANDS, Command
from journals import SIZES, Size, built

#: Growth that is allowed from the smallest size to the largest.
GROWTH = 1.15
#: Runs of a command that takes long stop after so many seconds, but not before the third run.
_PATIENCE = 20.0
_LEAST = 3


class Measured(NamedTuple):
    """What a command cost at one size."""

    ratio: float
    seconds: float
    elapsed: float
    memory: float
    #: Instructions as a multiple of the base; 0 where they were not counted.
    counted: float


def measured(command: Command, journal: Path, runs: int, base_counted: int) -> Measured:
    """Run a command in turn with the base and return what it cost."""
    command.run(journal)  # once for the caches of the system
    costs: list[running.Cost] = []
    bases: list[running.Cost] = []
    start = time.perf_counter()
    while len(costs) < runs and (len(costs) < _LEAST or time.perf_counter() - start < _PATIENCE):
        bases.append(running.run(running.BASE, running.environment(None)))
        # What it printed is not kept: it would make this program larger, and with it all that it starts.
        costs.append(command.run(journal)._replace(output=b""))
    seconds = running.median(cost.seconds for cost in costs)
    return Measured(
        ratio=seconds / running.median(base.seconds for base in bases),
        seconds=seconds,
        elapsed=running.median(cost.elapsed for cost in costs),
        memory=max(cost.memory for cost in costs),
        counted=command.instructions(journal) / base_counted if base_counted else 0.0,
    )


Results = dict[Command, dict[Size, Measured]]


def all_measured(sizes: Sequence[Size], only: str, runs: int, *, counting: bool) -> Results:
    """Return what every command costs at every size."""
    base = running.instructions(running.BASE, running.environment(None)) if counting else 0
    chosen = [command for command in COMMANDS if only in command.label]
    results: Results = {}
    for size in sizes:
        journal = built(size)
        for command in chosen:
            _say(f"{size}: {command.label}")
            many = counting and command.budget and size in (sizes[0], sizes[-1])
            results.setdefault(command, {})[size] = measured(command, journal, runs, base if many else 0)
    return results


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


# --- showing -----------------------------------------------------------------------------------------


def shown(results: Results, sizes: Sequence[Size], own: float, *, counting: bool) -> str:
    """Return all tables."""
    parts = [
        'User and system time as a multiple of `python -c "import sqlite3"`, medians of interleaved runs:',
        _budgets(results, sizes, lambda m: m.ratio),
    ]
    if counting:
        ends = list(dict.fromkeys((sizes[0], sizes[-1])))
        counted = {command: found for command, found in results.items() if command.budget}
        parts += [
            "Instructions as a multiple of the same, counted by callgrind:",
            _budgets(counted, ends, lambda m: m.counted),
        ]
    parts += [
        "Milliseconds on the clock from start to end, medians:",
        _plain(results, sizes, lambda m: f"{m.elapsed * 1000:,.0f}"),
        f"Peak memory in MB (the program that measures takes {own:.0f} itself, and sees no less of others):",
        _plain(results, sizes, lambda m: f"{m.memory:.0f}", lambda c: f"{c.memory:.0f}" if c.memory else ""),
    ]
    return "\n\n".join(parts)


def _budgets(results: Results, sizes: Sequence[Size], value: Callable[[Measured], float]) -> str:
    rows = []
    for command, found in results.items():
        values = [value(found[size]) for size in sizes]
        growth = values[-1] / values[0]
        verdict = _verdict(command, max(values) if command.stays else values[0], growth)
        budget = f"{command.budget:g}" if command.budget else ""
        rows.append([command.label, *(f"{v:.1f}" for v in values), f"{growth:.2f}", budget, verdict])
    return tables.table(["command", *map(str, sizes), "growth", "at most", ""], rows)


def _verdict(command: Command, most: float, growth: float) -> str:
    """Return whether a command keeps what was promised of it; nothing where nothing was."""
    if not command.budget:
        return ""
    misses = ["over"] if most > command.budget else []
    misses += ["grows"] if command.stays and growth > GROWTH else []
    return ", ".join(misses) or "kept"


def _plain(
    results: Results,
    sizes: Sequence[Size],
    value: Callable[[Measured], str],
    most: Callable[[Command], str] | None = None,
) -> str:
    last = ["at most"] if most else []
    rows = [
        [command.label, *(value(found[size]) for size in sizes), *([most(command)] if most else [])]
        for command, found in results.items()
    ]
    return tables.table(["command", *map(str, sizes), *last], rows)


def main() -> int:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="small,usual", help=f"of {', '.join(SIZES)}")
    parser.add_argument("--runs", type=int, default=11, help="of each command at each size")
    parser.add_argument("--only", default="", help="commands whose name holds this")
    parser.add_argument(
        "--with-callgrind", action="store_true", help="count instructions of what has a budget too, at both ends"
    )
    parser.add_argument("--rows", type=int, default=100_000, help="of the file that is imported; 0 for none")
    parser.add_argument("--write", action="store_true", help="put the outcome into docs/performance.md")
    given = parser.parse_args()
    if unknown := set(given.sizes.split(",")) - SIZES.keys():
        parser.error(f"no such size: {', '.join(unknown)}; there are {', '.join(SIZES)}")
    counting = given.with_callgrind and running.can_count()
    sizes = [SIZES[name] for name in given.sizes.split(",")]
    results = all_measured(sizes, given.only, given.runs, counting=counting)
    own = running.own_memory()
    # Only now: what is loaded here is counted as memory of every child.
    import importing
    import machine

    parts = [machine.made_by()]
    if given.with_callgrind and not counting:
        parts.append("Instructions were not counted: valgrind is not installed here.")
    parts.append(shown(results, sizes, own, counting=counting))
    if given.rows:
        parts += [importing.searching([built(size) for size in sizes], sizes), importing.compared(given.rows)]
    text = "\n\n".join(parts)
    if given.write:
        tables.write("measure", text)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
