"""SIGKILL at any moment: every acknowledged write is there, nothing is half done, and the journal is sound."""

import random

from trust.acts import Act, available, essence_after, judged, ready
from trust.ground import Field, Score, moments

#: Deaths at random moments in the long form.
AT_RANDOM = 1000


def kill(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Kill acts at random moments, and at each thing that they do to a file."""
    acts = available(field)
    many = max(1, round(AT_RANDOM * scale / len(acts)))
    died = 0
    for act in acts:
        died += sum(_at_random(field, score, rng, act) for _ in range(many))
    score.notes.append(f"{died} of {many * len(acts)} runs died mid-way: {', '.join(act.name for act in acts)}")
    if not field.server.can_fail:
        score.skipped.append("death at each act on a file (no C compiler)")
        return
    for act in acts:
        _at_each_act(field, score, rng, act, scale)


def _at_random(field: Field, score: Score, rng: random.Random, act: Act) -> bool:
    known = essence_after(field, act)
    assert known is not None
    house = ready(field, act)
    ran = house.netj(*act.args, after=moments(rng, known.seconds))
    wrong = judged(act, house, ran, known, was_killed=True)
    score.check(not wrong, f"{act.name} killed after {ran.seconds * 1000:.1f} ms", "; ".join(wrong))
    house.leave()
    return ran.code < 0


def _at_each_act(field: Field, score: Score, rng: random.Random, act: Act, scale: float) -> None:
    known = essence_after(field, act)
    assert known is not None
    every = range(1, known.acts + 1)
    wanted = min(len(every), max(1, round(len(every) * scale)))
    for how in ("kill", "torn"):
        for at in sorted(rng.sample(every, wanted)):
            house = ready(field, act)
            ran = house.netj(*act.args, fault=(how, at, False, str(house.folder)))
            wrong = judged(act, house, ran, known, was_killed=True)
            again = house.netj("add", "The Next One", "--unmet")
            if again.code:
                wrong.append(f"the next write: {again}")
            score.check(not wrong, f"{act.name}: {how} at act {at} of {known.acts}", "; ".join(wrong))
            house.leave()
