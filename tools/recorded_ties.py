"""Try depth and due on recorded ties: who wrote or called whom, and when.

    python tools/recorded_ties.py evaluate DATA [--sets cns college]
    python tools/recorded_ties.py ego DATA SET [--ego ID] [--split DAY]

DATA is a folder with a file NAME.csv.gz for each set, columns `src,dst,t,channel,nrec,w`: who, whom, unix
seconds, channel, number of recipients, weight. docs/evidence.md says where the sets come from and what came
out. `evaluate` asks how well depth tells the ties that live on; `ego` takes one person of a set through the
real command line and checks what it says against the formulas written down a second time.
"""

import argparse
import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import recorded_ego
import tie_scorer
from recorded_ego import DAY0, Message

#: Mails to more people than this are announcements, not contact.
MOST_RECIPIENTS = 5
#: An ego needs as many ties before the split for a ranking to mean something.
LEAST_TIES = 5
#: What comes out may differ by so much from what was measured when the formula was frozen.
TOLERANCE = 0.002


class Set(NamedTuple):
    """A recorded set: how it is split, and what was measured on it when the formula was frozen."""

    horizon: int
    splits: tuple[int, ...]
    end: int
    frozen: tuple[float, ...]


#: What was measured stands in the order of `SCORES`.
SETS = {
    "eu": Set(60, (180, 240, 300, 360, 400), 526, (0.829, 0.813, 0.770, 0.813, 0.824, 0.745)),
    "college": Set(21, (30, 45, 60, 80, 100), 194, (0.738, 0.662, 0.734, 0.730, 0.718, 0.573)),
    "radoslaw": Set(45, (90, 120, 150, 180), 271, (0.873, 0.858, 0.802, 0.865, 0.868, 0.763)),
    "cns": Set(7, (8, 10, 12, 14), 28, (0.790, 0.749, 0.679, 0.795, 0.795, 0.500)),
}

#: For each day of contact, how often the ego wrote or called, and how often the other did.
Tie = dict[int, list[int]]
Egos = dict[str, dict[str, Tie]]


def messages(folder: Path, name: str) -> list[Message]:
    """Return the messages and calls of a set that count as contact, by day since the first."""
    path = folder / f"{name}.csv.gz"
    if not path.is_file():
        raise SystemExit(f"There is no {path}: see docs/evidence.md for where the sets come from.")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    start = min(float(row["t"]) for row in rows)
    found = [
        Message(int((float(row["t"]) - start) / 86400), row["src"], row["dst"])
        for row in rows
        if float(row["nrec"]) < MOST_RECIPIENTS + 1 and row["channel"] != "missed"
    ]
    return [message for message in found if message.day < SETS[name].end]


def egos_of(sent: Iterable[Message]) -> Egos:
    """Return each person's ties, each seen from that person's side."""
    egos: Egos = defaultdict(lambda: defaultdict(dict))
    for day, sender, receiver in sent:
        for ego, other, way in ((sender, receiver, 0), (receiver, sender, 1)):
            egos[ego][other].setdefault(day, [0, 0])[way] += 1
    return egos


# --- evaluation --------------------------------------------------------------------------------------


def area_under_curve(lives: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the chance that a tie that lives on is ranked above one that does not; a draw counts half."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    places = [0.0] * len(scores)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and scores[order[end + 1]] == scores[order[start]]:
            end += 1
        for index in order[start : end + 1]:
            places[index] = (start + end) / 2 + 1
        start = end + 1
    living = sum(lives)
    total = sum(place for place, alive in zip(places, lives, strict=True) if alive)
    return (total - living * (living + 1) / 2) / (living * (len(lives) - living))


def lives_on(tie: Tie, split: int, horizon: int) -> bool:
    """Tell whether something passed in both directions in the days after a split."""
    after = [ways for day, ways in tie.items() if split <= day < split + horizon]
    return any(gave for gave, _ in after) and any(got for _, got in after)


#: The days of a tie before a split, in order, with how often each side wrote or called.
Past = Sequence[tuple[int, list[int]]]


def depth_of(past: Past, split: int) -> float:
    """Return what the program says of the depth of a tie at a split."""
    days = [(recorded_ego.date_of(day), gave > 0, got > 0) for day, (gave, got) in past]
    return tie_scorer.score(days, recorded_ego.date_of(split))


def count_of(past: Past, _split: int) -> float:
    """Return how many messages and calls there were."""
    return float(sum(gave + got for _, (gave, got) in past))


def recency_of(past: Past, _split: int) -> float:
    """Return the last day."""
    return float(past[-1][0])


def faded(half_life: int) -> Callable[[Past, int], float]:
    """Return a count of days that each fade by half in so many days."""
    return lambda past, split: sum(2.0 ** (-(split - day) / half_life) for day, _ in past)


def lateness_of(past: Past, split: int) -> float:
    """Return how far a tie is past a cadence of 30 days for everyone, the latest lowest."""
    return -float(max(0, split - past[-1][0] - 30))


SCORES: dict[str, Callable[[Past, int], float]] = {
    "depth": depth_of,
    "count": count_of,
    "recency": recency_of,
    "faded, 30 d": faded(30),
    "faded, 90 d": faded(90),
    "30-day cadence": lateness_of,
}


def evaluate(egos: Egos, chosen: Set) -> tuple[int, dict[str, float]]:
    """Return how many egos could be judged, and the mean area under the curve of each score over them."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for ego, ties in egos.items():
        busy = {day for tie in ties.values() for day in tie}
        for split in chosen.splits:
            after = split + chosen.horizon
            if not any(split <= day < after for day in busy) or not any(day >= after for day in busy):
                continue  # the record of this person ends too early to tell
            pasts = {other: past for other, tie in ties.items() if (past := _before(tie, split))}
            lives = [lives_on(ties[other], split, chosen.horizon) for other in pasts]
            if len(lives) < LEAST_TIES or all(lives) or not any(lives):
                continue
            for name, score in SCORES.items():
                scores = [score(past, split) for past in pasts.values()]
                found[name][ego].append(area_under_curve(lives, scores))
    means = {name: fmean(fmean(values) for values in by_ego.values()) for name, by_ego in found.items()}
    return len(found["depth"]), means


def _before(tie: Tie, split: int) -> Past:
    return sorted((day, ways) for day, ways in tie.items() if day < split)


def print_evaluation(folder: Path, names: Sequence[str]) -> bool:
    """Print one line a score, and tell whether all are as they were when the formula was frozen."""
    results = {name: evaluate(egos_of(messages(folder, name)), SETS[name]) for name in names}
    print(f"{'measured now, then':18}" + "".join(f"{name:>16}" for name in names))
    print(f"{'egos':18}" + "".join(f"{many:16,}" for many, _ in results.values()))
    all_hold = True
    for place, score in enumerate(SCORES):
        line = f"{score:18}"
        for name, (_, means) in results.items():
            frozen = SETS[name].frozen[place]
            all_hold = all_hold and abs(means[score] - frozen) <= TOLERANCE
            line += f"{means[score]:10.3f} {frozen:.3f}"
        print(line)
    print(f"{'All' if all_hold else 'Not all'} within {TOLERANCE} of what was measured when depth was frozen.")
    return all_hold


# --- the command line --------------------------------------------------------------------------------


def main() -> int:
    """Run one of the two, and return 0 where everything holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    several = kinds.add_parser("evaluate", help="how well depth tells the ties that live on")
    several.add_argument("data", type=Path)
    several.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    one = kinds.add_parser("ego", help="one person of a set through the real command line")
    one.add_argument("data", type=Path)
    one.add_argument("set", choices=SETS)
    one.add_argument("--ego", help="whom; the one with the most contacts unless said")
    one.add_argument("--split", type=int, help=f"days after {DAY0}; the set's middle split unless said")
    given = parser.parse_args()
    if given.kind == "evaluate":
        return 0 if print_evaluation(given.data, given.sets) else 1
    sent = messages(given.data, given.set)
    splits = SETS[given.set].splits
    split = splits[len(splits) // 2] if given.split is None else given.split
    return 0 if recorded_ego.print_story(sent, given.ego, split) else 1


if __name__ == "__main__":
    sys.exit(main())
