"""The battery in its short form: a seed of its own each time, printed where something is lost."""

import os
import random
import sys

import pytest

from trust import parts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the battery needs fork, terminals and /proc")

#: Lost promises that are printed one by one.
SHOWN = 10


@pytest.mark.parametrize("part", parts.PARTS, ids=lambda part: part.name)
def test_what_is_promised_survives(part: parts.Part):
    """What may go wrong is done to the journal on purpose, and every promise of the part holds."""
    seed = int(os.environ.get("TRUST_SEED") or random.randrange(1_000_000))

    score, _seconds = parts.run(part, part.short, seed)

    told = "\n".join(f"  {case}: {why}" for case, why in score.lost[:SHOWN])
    again = f"python tools/trust.py {part.name} --scale {part.short} --seed {seed}"
    assert not score.lost, f"{len(score.lost)} of {score.tried} lost; again with: {again}\n{told}"
    assert score.tried
