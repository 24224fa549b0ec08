"""Beside other journals and address books of the terminal: `python benchmarks/peers.py`.

Each holds the same people and entries, and answers by its own command the question of the morning, and takes the same
new entry. They answer different questions, and none of them ranks or reminds as `netj due` does: what is compared is
how long a person waits. Who is not on the PATH is named and left out; who fails, answers nothing, loses an entry or
takes over a minute is named with the reason, and not counted.
"""

import argparse
import contextlib
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import running
import tables
from journals import TODAY, Size, built
from others import LIMIT, NEW, NOTE, PEERS, RUN, Network, Peer, in_folder

ENTRIES = (0, 100, 1_000, 10_000, 100_000)
#: Entries that each person has, in the mean.
_EACH = 10
#: Runs of what takes long stop after so many seconds, but not before the third.
_PATIENCE, _LEAST = 15.0, 3
MORNING, ENTRY = ASKED = ("The question of the morning", "A new entry")
OURS = "netj"
#: What differs by less than this is called as quick.
_SAME = 1.05

_NOT = "not counted"

#: By program: why it is not counted.
LeftOut = dict[str, str]


class Unfit(running.Failed):
    """A program left with 0, and yet what it did may not be counted."""


class Line(NamedTuple):
    """One command line of one program, ready to be run."""

    words: tuple[str, ...]
    variables: Mapping[str, str]
    typed: str = ""
    accepted: tuple[int, ...] = (0,)
    #: Whoever may be in the answer; nobody where there is nothing to answer.
    about: Network = Network()

    def run(self, number: int) -> running.Cost:
        """Run it once; the letter of this run stands for the number.

        Raises:
            Unfit: when the answer is about nobody.
        """
        letter = chr(ord("a") + number)
        words = [word.replace(RUN, letter) for word in self.words]
        typed = self.typed.replace(RUN, letter).encode()
        cost = running.run(words, self.variables, typed=typed, accepted=self.accepted, limit=LIMIT)
        if self.about.people and not self.about.is_named_in(cost.output.decode("utf-8", "replace")):
            raise Unfit(f"{shlex.join(words)} answered nothing about anybody")
        return cost


class Waits(NamedTuple):
    """What one program made a person wait, in seconds of user and system."""

    #: By question: the first run after it was filled, and the median of those that followed.
    first: dict[str, float]
    usual: dict[str, float]
    #: What its own import took, if it has one.
    imported: float | None = None


class Outcome(NamedTuple):
    """What came of asking everyone, with as many entries."""

    waits: dict[str, Waits]
    left_out: LeftOut


# --- measuring ---------------------------------------------------------------------------------------


def compared(folder: Path, peers: Sequence[Peer], entries: int, runs: int) -> Outcome:
    """Return what both questions cost everyone with as many entries."""
    journal = _journal(_made(folder / OURS), entries)
    network = Network.of(journal) if entries else Network()
    asked, imported, left_out = {OURS: _ours(journal, network)}, dict[str, float | None](), LeftOut()
    for peer in peers:
        with _naming(left_out, peer.name, folder):
            place = _made(folder / peer.name)
            imported[peer.name] = peer.fill(place, network)
            _check_count(peer, place, network, 0)
            asked[peer.name] = _theirs(peer, place, network)
    took: dict[str, dict[str, list[running.Cost]]] = {name: {} for name in asked}
    for question in ASKED:
        _in_turn(question, asked, runs, took, folder, left_out)
    for peer in peers:
        if peer.name not in left_out:
            with _naming(left_out, peer.name, folder):
                _check_count(peer, folder / peer.name, network, len(took[peer.name][ENTRY]))
            if peer.name in left_out:
                took[peer.name].clear()
    waits = {name: _waits(costs, imported.get(name)) for name, costs in took.items() if costs}
    return Outcome(waits, left_out)


@contextlib.contextmanager
def _naming(left_out: LeftOut, name: str, folder: Path) -> Iterator[None]:
    """Leave out another program that fails, with the reason; where we fail, the measurement ends."""
    try:
        yield
    except running.Failed as failed:
        if name == OURS:
            raise
        lines = [line for line in str(failed).replace(f"{folder}/", "").splitlines() if line.strip()]
        left_out[name] = lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}"


def _journal(folder: Path, entries: int) -> Path:
    """Return a journal of our own with as many entries, and a tenth as many people."""
    journal = folder / "journal.db"
    if entries:
        shutil.copy(built(Size(max(1, entries // _EACH), entries)), journal)
    return journal


def _ours(journal: Path, network: Network) -> dict[str, Line]:
    variables = running.environment(journal)
    entry = (*running.netj(), "add", NEW, "--on", f"{TODAY}", "--note", NOTE)
    return {MORNING: Line((*running.netj(), "due"), variables, about=network), ENTRY: Line(entry, variables)}


def _theirs(peer: Peer, folder: Path, network: Network) -> dict[str, Line]:
    variables = peer.variables(folder)
    accepted = (0,) if network.entries else (0, *peer.empty)
    return {
        MORNING: Line(in_folder(peer.morning, folder), variables, accepted=accepted, about=network),
        ENTRY: Line(in_folder(peer.entry, folder), variables, peer.typed),
    }


def _check_count(peer: Peer, folder: Path, network: Network, new: int) -> None:
    """Refuse a program that does not hold what everyone got, and all that was added since."""
    if not network.entries and not new:
        return  # Some have no word for nothing.
    expected = len(network.people if peer.of_people else network.entries) + new
    if (held := peer.holds(folder)) != expected:
        raise Unfit(f"{peer.name} holds {held:,} where {expected:,} were put in")


def _in_turn(
    question: str,
    asked: Mapping[str, Mapping[str, Line]],
    runs: int,
    took: Mapping[str, dict[str, list[running.Cost]]],
    folder: Path,
    left_out: LeftOut,
) -> None:
    """Ask everyone in turn, once more than there are runs; who takes long is not asked more than four times.

    Who fails is not asked again; an answer to an earlier question stands.
    """
    for number in range(runs + 1):
        for name, lines in asked.items():
            past = took[name].get(question, [])
            if name in left_out or (len(past) > _LEAST and sum(cost.elapsed for cost in past) > _PATIENCE):
                continue
            with _naming(left_out, name, folder):
                took[name][question] = [*past, lines[question].run(number)]
            if name in left_out:
                took[name].pop(question, None)


def _waits(took: Mapping[str, Sequence[running.Cost]], imported: float | None) -> Waits:
    return Waits(
        {question: costs[0].seconds for question, costs in took.items()},
        {question: running.median(cost.seconds for cost in costs[1:]) for question, costs in took.items()},
        imported,
    )


# --- showing -----------------------------------------------------------------------------------------


def shown(found: Mapping[int, Outcome], names: Sequence[str]) -> str:
    """Return a table for each question, one of first answers, and who is not counted and why."""
    parts = [_question(question, found, names) for question in ASKED]
    parts.append(_table("The first answer after filling", found, names, _first))
    parts += [
        f"Not counted: {name} with {many:,} entries: {reason}"
        for many, outcome in found.items()
        for name, reason in outcome.left_out.items()
    ]
    return "\n\n".join(parts)


def _question(question: str, found: Mapping[int, Outcome], names: Sequence[str]) -> str:
    def usual(waits: Mapping[str, Waits], name: str) -> str:
        own, other = waits[OURS].usual[question], waits[name].usual.get(question)
        if other is None:
            return _NOT
        return _milliseconds(own) if name == OURS else f"{_milliseconds(other)}, {compare(other, own)}"

    def quickest(waits: Mapping[str, Waits]) -> str:
        return first_of({name: wait.usual[question] for name, wait in waits.items() if question in wait.usual})

    table = _table(question, found, names, usual)
    return f"{table}\n{tables.row(['**quickest**', *(quickest(outcome.waits) for outcome in found.values())])}"


def _table(head: str, found: Mapping[int, Outcome], names: Sequence[str], cell: Callable[..., str]) -> str:
    def safe(outcome: Outcome, name: str) -> str:
        return cell(outcome.waits, name) if name in outcome.waits else _NOT

    rows = [[name, *(safe(outcome, name) for outcome in found.values())] for name in (OURS, *names)]
    return tables.table([head, *(f"{many:,} entries" for many in found)], rows)


def _first(waits: Mapping[str, Waits], name: str) -> str:
    answer = _milliseconds(waits[name].first[MORNING])
    return answer if waits[name].imported is None else f"{answer}, and {waits[name].imported:,.1f} s of import"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def compare(seconds: float, own: float) -> str:
    """Return how many times as slow or as quick as netj something is."""
    if max(seconds, own) <= min(seconds, own) * _SAME:
        return "as quick"
    return f"{seconds / own:.1f}× slower" if seconds > own else f"{own / seconds:.1f}× faster"


def first_of(seconds: Mapping[str, float]) -> str:
    """Return who is the quickest, and by how much: than netj, or, where that is netj, than the next."""
    ranked = sorted(seconds, key=lambda name: seconds[name])
    best, others = ranked[0], ranked[1:]
    if not others:
        return f"**{best}**"
    beaten = others[0] if best == OURS else OURS
    return f"**{best}**, {seconds[beaten] / seconds[best]:.1f}× before {beaten}"


def _asked(peers: Sequence[Peer]) -> str:
    rows = [[peer.name, _version(peer), _code(peer.morning), _code(peer.entry)] for peer in peers]
    own = [OURS, "this one", "`netj due`", _code(("netj", "add", NEW, "--on", f"{TODAY}", "--note", NOTE))]
    return tables.table(["program", "version", "the question of the morning", "a new entry"], [own, *rows])


def _code(words: Sequence[str]) -> str:
    return f"`{shlex.join(word.replace(RUN, '') for word in words)}`"


def _version(peer: Peer) -> str:
    with tempfile.TemporaryDirectory() as name:
        output = running.run(peer.version, peer.variables(Path(name))).output.decode("utf-8", "replace")
    return next((word.strip(",") for word in output.split() if word.lstrip("v")[:1].isdigit()), "unknown")


def main() -> int:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", default=",".join(map(str, ENTRIES)), help="how many, several with commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the outcome into docs/performance.md")
    given = parser.parse_args()
    here = [peer for peer in PEERS if shutil.which(peer.version[0])]
    found = {}
    for many in map(int, given.entries.split(",")):
        print(f"{many:,} entries: {OURS}", *(peer.name for peer in here), file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as name:
            found[many] = compared(Path(name), here, many, given.runs)
    text = _page(found, here)
    if given.write:
        tables.write("peers", text)
    else:
        print(text)
    return 0


def _page(found: Mapping[int, Outcome], here: Sequence[Peer]) -> str:
    # Not before: it takes memory, and a child's is counted from its parent's.
    import machine

    missing = ", ".join(peer.name for peer in PEERS if peer not in here)
    parts = [
        machine.made_by(),
        "User and system time, medians of runs in turn, and how that compares with netj.",
        shown(found, [peer.name for peer in here]),
        _asked(here),
    ]
    parts += [f"Not installed here, and not measured: {missing}."] if missing else []
    return "\n\n".join(parts)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
