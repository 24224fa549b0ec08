"""One person of recorded ties through the real command line, checked against the formulas written plainly.

The record becomes a CSV file with one row a message, `gave` or `got`, which `netj import` reads into a
journal that is thrown away. Then `rank`, `due` and `report` are asked about a day in the middle of it, twice:
of a journal with the whole record, whose later entries must not count, and of one that ends on that day.
"""

import csv
import datetime as dt
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plain_formulas import PlainTie, shared_ranks, tie_of

#: Day 0 of every record: a Monday. Only differences and weeks matter.
DAY0 = dt.date(2024, 1, 1)
#: A report covers so many days unless said.
REPORT_DAYS = 84
#: Names that the summary shows.
SHOWN = 5
DEEPER = 3
BANDS = ("inner", "close", "active", "faint", "dormant", "ghost")


class Message(NamedTuple):
    """One message or call: on which day, from whom, to whom."""

    day: int
    sender: str
    receiver: str


class Row(NamedTuple):
    """One row of the CSV file."""

    date: dt.date
    name: str
    way: str


def date_of(day: int) -> dt.date:
    """Return the date of a day of the record."""
    return DAY0 + dt.timedelta(day)


def busiest(sent: Iterable[Message]) -> str:
    """Return who has the most contacts; of several, the one whose name comes first."""
    others: dict[str, set[str]] = defaultdict(set)
    for _day, sender, receiver in sent:
        others[sender].add(receiver)
        others[receiver].add(sender)
    return min(others, key=lambda person: (-len(others[person]), person))


def rows_of(sent: Iterable[Message], ego: str) -> list[Row]:
    """Return the record as one person would have it: a row a message, given or got."""
    rows = []
    for day, sender, receiver in sent:
        if ego in (sender, receiver) and sender != receiver:
            gave = sender == ego
            other = receiver if gave else sender
            rows.append(Row(date_of(day), f"Person {other}", "gave" if gave else "got"))
    return rows


# --- the program -------------------------------------------------------------------------------------


class Program:
    """The real command line, with a journal of its own in a folder that is thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *args: str, today: dt.date) -> str:
        """Run one command line on a day and return what it prints.

        Raises:
            SystemExit: when it fails; its own sentence is shown.
        """
        environment = os.environ | {
            "NETJ_JOURNAL": str(self.folder / "journal.db"),
            "NETJ_CONFIG": str(self.folder / "config.toml"),
            "NETJ_TODAY": today.isoformat(),
            "NETJ_LANG": "en",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "netjournal", *args],
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        if ran.returncode:
            raise SystemExit(f"netj {' '.join(args)} left with {ran.returncode}:\n{ran.stdout}{ran.stderr}")
        return ran.stdout

    def import_rows(self, rows: Iterable[Row], today: dt.date) -> None:
        """Write the rows to a CSV file and import it."""
        path = self.folder / "record.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(Row._fields)
            writer.writerows((date.isoformat(), name, way) for date, name, way in rows)
        self("import", str(path), "--yes", today=today)

    def answers(self, today: dt.date) -> dict[str, Any]:
        """Return what `rank`, `due` and `report` say on a day."""
        return {
            "rank": json.loads(self("rank", "--all", "--json", today=today)),
            "due": json.loads(self("due", "--all", "--json", today=today)),
            "report": json.loads(self("report", "--json", today=today)),
        }


# --- the same from the formulas ----------------------------------------------------------------------


class Expected:
    """What the formulas say of the same rows on a day, people with nothing before it included."""

    def __init__(self, rows: Iterable[Row], today: dt.date) -> None:
        self.today = today
        by_name: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_name[row.name].append(row)
        self.ties = {name: self._at(theirs, today) for name, theirs in by_name.items()}
        before = today - dt.timedelta(REPORT_DAYS)
        self.earlier = {name: self._at(theirs, before) for name, theirs in by_name.items()}
        self.before = before
        self.counts = {name: sum(row.date <= today for row in theirs) for name, theirs in by_name.items()}

    @staticmethod
    def _at(rows: Iterable[Row], day: dt.date) -> PlainTie:
        return tie_of(((row.date, row.way) for row in rows if row.date <= day), by_hand=False)

    def weights(self) -> dict[str, float]:
        """Return the depth mass of everyone."""
        return {name: tie.weight(self.today) if tie.days else 0.0 for name, tie in self.ties.items()}

    def bands(self) -> dict[str, int]:
        """Return how many people are in each band."""
        found = Counter(_band(tie, self.today) for tie in self.ties.values())
        return {band: found[band] for band in BANDS}

    def due(self) -> dict[str, float]:
        """Return the score of everyone who stands in due."""
        scores = {name: tie.due(self.today) for name, tie in self.ties.items() if tie.days}
        return {name: score for name, score in scores.items() if score}

    def lapsed(self) -> int:
        """Return how many stood in due on some day before and have left it by silence alone."""
        return sum(
            not tie.is_gate_open(self.today)
            and any(tie.is_gate_open(self.today - dt.timedelta(ago)) for ago in range(1, tie.silent(self.today)))
            for tie in self.ties.values()
            if tie.days
        )

    def moved(self) -> tuple[set[str], set[str]]:
        """Return who grew deeper and who fell to a lower band since the period of the report began."""
        deeper, thinner = set(), set()
        for name, tie in self.ties.items():
            earlier = self.earlier[name]
            if _depth(tie, self.today) - _depth(earlier, self.before) >= DEEPER:
                deeper.add(name)
            if BANDS.index(_band(tie, self.today)) > BANDS.index(_band(earlier, self.before)):
                thinner.add(name)
        return deeper, thinner


def _depth(tie: PlainTie, day: dt.date) -> float:
    return tie.depth(day) if tie.days else 0.0


def _band(tie: PlainTie, day: dt.date) -> str:
    return tie.band(day) if tie.days else "ghost"


# --- comparing ---------------------------------------------------------------------------------------

Check = tuple[str, bool]


def checks(said: Mapping[str, Any], expected: Expected) -> Iterator[Check]:
    """Yield each thing compared, in words, and whether it agrees."""
    yield from _rank_checks(said["rank"], expected)
    yield from _due_checks(said["due"], expected)
    yield from _report_checks(said["report"], expected)


def _rank_checks(rank: list[dict[str, Any]], expected: Expected) -> Iterator[Check]:
    rows = {row["name"]: row for row in rank}
    ties, today = expected.ties, expected.today
    yield "rank names everyone once", len(rows) == len(rank) and rows.keys() == ties.keys()
    yield "every depth", all(_same(rows[name]["depth"], _depth(tie, today)) for name, tie in ties.items())
    yield "every band", all(rows[name]["band"] == _band(tie, today) for name, tie in ties.items())
    yield "every rank by depth", _column(rows, "depth_rank") == shared_ranks(expected.weights(), digits=9)
    yield "deepest first", [r["depth_rank"] for r in rank] == sorted(r["depth_rank"] for r in rank)
    yield "every count", _column(rows, "count") == expected.counts
    counts = {name: float(count) for name, count in expected.counts.items()}
    yield "every rank by count", _column(rows, "count_rank") == shared_ranks(counts)
    last = {name: tie.days[-1].isoformat() if tie.days else None for name, tie in ties.items()}
    yield "every last day", _column(rows, "last") == last
    silent = {name: tie.silent(today) if tie.days else None for name, tie in ties.items()}
    yield "every freshness", _column(rows, "freshness") == silent


def _due_checks(due: list[dict[str, Any]], expected: Expected) -> Iterator[Check]:
    scores = {row["name"]: row["score"] for row in due}
    wanted = expected.due()
    yield "due names whom the gates let in, and no one else", scores.keys() == wanted.keys()
    yield "every score", all(_same(scores.get(name), score) for name, score in wanted.items())
    yield "most worth it first", list(scores.values()) == sorted(scores.values(), reverse=True)
    risks = {row["name"]: row["risk"] for row in due}
    ties, today = expected.ties, expected.today
    yield (
        "every risk",
        all(_same(risks[name], ties[name].risk(today)) for name in wanted.keys() & risks.keys()),
    )


def _report_checks(report: dict[str, Any], expected: Expected) -> Iterator[Check]:
    weights = expected.weights().values()
    total, squares = sum(weights), sum(weight * weight for weight in weights)
    yield "people", report["people"] == len(expected.ties)
    yield "effective people", _same(report["effective_people"], total * total / squares if squares else 0.0)
    bands = expected.bands()
    mutual = sum(w for name, w in expected.weights().items() if expected.ties[name].is_two_way())
    yield "share of depth that goes both ways", _same(report["two_way"], mutual / total if total else 0.0)
    yield "how many have lapsed", report["lapsed"] == expected.lapsed()
    yield "bands", report["bands"] == bands
    yield "ghosts", report["ghosts"] == bands["ghost"]
    deeper, thinner = expected.moved()
    yield "who grew deeper", _names(report["deeper"]) == deeper
    yield "who grew thinner", _names(report["thinner"]) == thinner
    top = sorted(expected.weights().values(), reverse=True)[: len(report["ranking"])]
    yield (
        "the deepest ten",
        all(
            _same(row["depth"], 100 * weight / (weight + 5)) for row, weight in zip(report["ranking"], top, strict=True)
        ),
    )


def _column(rows: Mapping[str, dict[str, Any]], key: str) -> dict[str, Any]:
    return {name: row[key] for name, row in rows.items()}


def _names(people: Any) -> set[str]:
    return {person["name"] for person in people}


def _same(found: float | None, wanted: float) -> bool:
    return found is not None and math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-9)


# --- the story ---------------------------------------------------------------------------------------


def print_story(sent: Iterable[Message], ego: str | None, split: int) -> bool:
    """Take one person through the command line, print a short summary, and tell whether all agrees."""
    sent = list(sent)
    ego = ego or busiest(sent)
    rows, today = rows_of(sent, ego), date_of(split)
    if not rows:
        raise SystemExit(f"Nobody called {ego} is in this set.")
    past = [row for row in rows if row.date <= today]
    end = max(row.date for row in rows)
    people = len({row.name for row in rows})
    print(f"ego {ego}: {len(rows):,} messages with {people:,} people, {len(past):,} of them up to {today}")
    all_agree = True
    for title, kept, entered in (("whole record", rows, end), ("record up to the day", past, today)):
        said = _asked(kept, entered, today)
        expected = Expected(kept, today)
        found = list(checks(said, expected))
        wrong = [what for what, agrees in found if not agrees]
        all_agree = all_agree and not wrong
        print(f"{title}: {len(found) - len(wrong)} of {len(found)} comparisons agree" + _wrong(wrong))
    _print_answers(said)
    return all_agree


def _asked(rows: list[Row], entered: dt.date, today: dt.date) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder))
        program.import_rows(rows, entered)
        return program.answers(today)


def _wrong(wrong: list[str]) -> str:
    return f"; not: {', '.join(wrong)}" if wrong else ""


def _print_answers(said: Mapping[str, Any]) -> None:
    print(f"{'rank:':14} depth   band      by depth  by count   last")
    for row in said["rank"][:SHOWN]:
        ranks = f"{row['depth_rank']:9} {row['count_rank']:9}"
        print(f"  {row['name']:12} {row['depth']:4.1f}   {row['band']:8} {ranks}   {row['last']}")
    print(f"due:     {len(said['due'])} of {len(said['rank'])} people")
    for row in said["due"][:SHOWN]:
        print(f"  {row['name']:12} score {row['score']:.3f}   risk {row['risk']:.3f}   last {row['last']}")
    report = said["report"]
    bands = " · ".join(f"{band} {many}" for band, many in report["bands"].items())
    print(f"report:  {report['people']} people, the weight of {report['effective_people']:.1f}; {bands}")
    moved = f"{len(report['deeper'])} deeper, {len(report['thinner'])} thinner in 12 weeks"
    print(f"         {moved}; {report['lapsed']} lapsed")
