"""Random sequences of commands against a model that does the same with plain sets: equal after each step."""

import random
from copy import deepcopy
from dataclasses import dataclass, field

from trust.ground import Field, House, Score

State = tuple[dict[str, list[str]], set[str], dict[str, str]]
NAMES = ("Ana", "Bo", "Cy", "Dee", "Ed", "Flo")


@dataclass
class Model:
    """What the journal should hold: people, what is noted of each, who is put away; and all that was, for undo."""

    people: dict[str, list[str]] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    #: Who somebody was before two were merged, and who they are now.
    aliases: dict[str, str] = field(default_factory=dict)
    past: list["State"] = field(default_factory=list)
    future: list["State"] = field(default_factory=list)

    def remember(self) -> None:
        """Keep what is, before it changes; what was taken back is gone then."""
        self.past.append(self._now())
        self.future.clear()

    def undo(self) -> bool:
        """Go one step back; tell whether there was one."""
        return self._go(self.past, self.future)

    def redo(self) -> bool:
        """Go one step on; tell whether there was one."""
        return self._go(self.future, self.past)

    def _go(self, where: list["State"], other: list["State"]) -> bool:
        if not where:
            return False
        other.append(self._now())
        self.people, self.away, self.aliases = where.pop()
        return True

    def _now(self) -> "State":
        return deepcopy(self.people), set(self.away), dict(self.aliases)

    def seen(self) -> dict[str, tuple[list[str], bool]]:
        """Return everyone with their notes in order, and whether they are put away."""
        return {name: (sorted(notes), name in self.away) for name, notes in self.people.items()}


def seen(house: House) -> dict[str, tuple[list[str], bool]]:
    """Return the same of a journal, by its own export."""
    facts = house.facts()
    names = {contact["uid"]: contact["name"] for contact in facts["contacts"]}
    found: dict[str, tuple[list[str], bool]] = {
        contact["name"]: ([], contact["archived"] is not None) for contact in facts["contacts"]
    }
    for meeting in facts["encounters"]:
        for passed in meeting["exchanges"]:
            found[names[passed["contact"]]][0].append(meeting["note"] or "")
    return {name: (sorted(notes), away) for name, (notes, away) in found.items()}


def model(field_: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Play as many games as the scale allows."""
    for game in range(max(1, round(40 * scale))):
        play(field_, score, random.Random(rng.random()), 80 if scale >= 0.1 else 24, game)


def play(field_: Field, score: Score, rng: random.Random, steps: int, game: int) -> None:
    """Do the same at random with a journal and with a model, and compare them after each step."""
    house, known = field_.house(), Model()
    done: list[str] = []
    for at in range(steps):
        args = _one(rng, known, at)
        done.append(" ".join(args))
        ran = house.netj(*args)
        expected = _expected(known, args)
        is_right = ran.code == expected and seen(house) == known.seen()
        if not score.check(is_right, f"game {game} step {at}", f"{known.seen()} {seen(house)} {ran} after {done[-8:]}"):
            return
        if at % 8 == 7:
            score.check(house.is_sound().code == 0, f"game {game} step {at}: sound", house.is_sound())
    while known.undo():
        ran = house.netj("undo")
        score.check(
            ran.code == 0 and seen(house) == known.seen(), f"game {game}: back", f"{known.seen()} {seen(house)} {ran}"
        )
    score.check(not house.names() and house.is_sound().code == 0, f"game {game}: back at the empty journal")
    house.leave()


def _one(rng: random.Random, known: Model, at: int) -> tuple[str, ...]:  # noqa: PLR0911  one for each command
    """Return a command that fits what is there, and sometimes one that does not."""
    here, anyone = sorted(known.people), rng.choice(NAMES)
    some = rng.choice(here) if here and rng.random() < 0.93 else anyone
    roll = rng.random()
    if not here or roll < 0.2:
        return ("add", anyone, "--unmet") if anyone not in known.people else ("log", anyone, f"n{at}")
    if roll < 0.42:
        day = f"2026-{rng.randint(1, 10):02}-{rng.randint(1, 28):02}"
        return ("log", some, f"n{at}", "--on", day, *rng.choice(((), ("--gave", "a tip"), ("--got", "referral: x"))))
    if roll < 0.6:
        return ("undo",)
    if roll < 0.74:
        return ("redo",)
    if roll < 0.82:
        other = rng.choice(here)
        return ("merge", some, other, "--yes") if other != some and some in known.people else ("undo",)
    if roll < 0.89:
        return ("remove", some, "--yes")
    return ("archive" if known.aliases.get(some, some) not in known.away else "revive", some)


def _expected(known: Model, args: tuple[str, ...]) -> int:
    """Do with the model what the line does with a journal; return the exit code that it should leave with."""
    verb, *rest = args
    if verb == "undo":
        return 0 if known.undo() else 4
    if verb == "redo":
        return 0 if known.redo() else 4
    name = known.aliases.get(rest[0], rest[0])
    if verb != "add" and name not in known.people:
        return 4
    if verb == "add" and name in known.people:
        return 0  # here already: nothing is done, and nothing can be taken back
    known.remember()
    if verb == "add":
        known.people[name] = []
    elif verb == "log":
        known.people[name] += [rest[1]] * (1 + ("--gave" in rest or "--got" in rest))
    elif verb == "merge":
        _merge(known, name, rest[1])
    elif verb == "remove":
        del known.people[name]
        known.away.discard(name)
        known.aliases = {alias: who for alias, who in known.aliases.items() if who != name}
    else:
        (known.away.add if verb == "archive" else known.away.discard)(name)
    return 0


def _merge(known: Model, name: str, other: str) -> None:
    """Make one of two people; they are put away only if both were."""
    known.people[name] += known.people.pop(other)
    if not {name, other} <= known.away:
        known.away.discard(name)
    known.away.discard(other)
    known.aliases = {alias: name if who == other else who for alias, who in known.aliases.items()} | {other: name}
