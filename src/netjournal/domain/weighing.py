"""Weighing a whole network on two days: what each tie weighs, and in which band it is, then and now."""

from typing import NamedTuple

from netjournal.domain import depth
from netjournal.domain.report import Movement


class Weighed(NamedTuple):
    """One tie as of two days: the last of a period, and the day before it."""

    key: int
    weight: float
    weight_before: float
    band: str
    band_before: str
    #: Ordinals of the first and last exchange-day, 0 where nothing passed.
    first: int
    last: int
    entries: int
    is_two_way: bool

    @property
    def movement(self) -> Movement:
        """Return how depth and band moved between the two days."""
        return Movement(depth.score(self.weight_before), depth.score(self.weight), self.band_before, self.band)

    @property
    def is_deeper(self) -> bool:
        """Tell whether the tie gained three points of depth or more."""
        return self.weight > self.weight_before and self.movement.is_deeper

    @property
    def is_thinner(self) -> bool:
        """Tell whether the tie fell to a lower band."""
        return self.band is not self.band_before and self.movement.is_thinner
