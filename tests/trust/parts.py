"""The parts of the battery by name, and how one is run."""

import importlib
import random
import time
from collections.abc import Callable
from typing import NamedTuple

from trust.ground import Field, Score


class Part(NamedTuple):
    """One part: its name, what it promises, where it stands, and the scale that takes some seconds."""

    name: str
    promise: str
    module: str
    short: float


PARTS: tuple[Part, ...] = (
    Part("kill", "killed at any moment, nothing acknowledged is lost and nothing is half done", "kill", 0.005),
    Part("disk", "on a full or failing disk, a sentence, and the journal as it was", "disk", 0.004),
    Part("windows", "many windows lose nothing and refuse nobody", "windows", 0.01),
    Part("damaged", "damage is found and told, and never made worse", "damaged", 0.01),
    Part("hostile", "hostile text is kept as given and shown inert", "hostile", 0.06),
    Part("network", "no command calls anybody", "nobody", 0.01),
    Part("nobody", "nobody else can read a file", "nobody", 0.03),
    Part("surroundings", "odd surroundings lose nothing and show no traceback", "surroundings", 0.05),
    Part("model", "random commands do what a simple model does", "model", 0.01),
    Part("fuzz", "whatever a file holds, an import or a sentence", "fuzz", 0.0075),
)
BY_NAME = {part.name: part for part in PARTS}


def run(part: Part, scale: float, seed: int) -> tuple[Score, float]:
    """Run one part in a field of its own; return its score and the seconds that it took."""
    work: Callable[[Field, Score, random.Random, float], None]
    work = getattr(importlib.import_module(f"trust.{part.module}"), part.name)
    score = Score(part.name)
    start = time.monotonic()
    with Field() as field:
        work(field, score, random.Random(f"{part.name} {seed}"), scale)
    return score, time.monotonic() - start
