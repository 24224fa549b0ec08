"""The report: whether a network is deep or merely large, in facts about a period and the one before it."""

import datetime as dt
from dataclasses import dataclass

from netjournal.domain.bridges import Group
from netjournal.domain.contacts import Who
from netjournal.domain.depth import BAND_NAMES, DEEPER_POINTS
from netjournal.domain.plan import Progress
from netjournal.domain.report_ledger import Asks, Attended, Introductions, Promises
from netjournal.domain.roles import Mentor
from netjournal.domain.shape import Shape
from netjournal.domain.vanity import Platform
from netjournal.domain.visible import Visible
from netjournal.domain.well import Well


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` to `until`, both of them in it."""

    since: dt.date
    until: dt.date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.until - self.since).days + 1

    @property
    def before(self) -> "Period | None":
        """Return the period of the same length just before; shorter, or None, where the calendar begins."""
        end = self.since.toordinal() - 1
        if end < 1:
            return None
        return Period(dt.date.fromordinal(max(end - self.days + 1, 1)), dt.date.fromordinal(end))


@dataclass(frozen=True, slots=True)
class Movement:
    """How one contact's depth and band moved between two days."""

    before: float
    after: float
    band_before: str
    band_after: str

    @property
    def points(self) -> float:
        """Return by how many points of depth the tie rose; below zero where it fell."""
        return self.after - self.before

    @property
    def is_deeper(self) -> bool:
        """Tell whether the tie gained three points of depth or more."""
        return self.after - self.before >= DEEPER_POINTS

    @property
    def is_thinner(self) -> bool:
        """Tell whether the tie fell to a lower band."""
        return BAND_NAMES.index(self.band_after) > BAND_NAMES.index(self.band_before)


@dataclass(frozen=True, slots=True)
class Moved:
    """A contact whose tie grew deeper or thinner in the period."""

    who: Who
    movement: Movement


@dataclass(frozen=True, slots=True)
class BandShare:
    """How many people are in one band, and what share of all depth they hold."""

    band: str
    people: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one tie stands by depth beside by count."""

    who: Who
    movement: Movement
    depth_rank: int
    count: int
    count_rank: int
    last: dt.date | None

    @property
    def difference(self) -> int:
        """Return how many places higher depth ranks this tie than count does; below zero where lower."""
        return self.count_rank - self.depth_rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One kind of support: how often you gave and got it, in the period and in the one before, and who."""

    kind: str
    gave: int = 0
    got: int = 0
    gave_before: int = 0
    got_before: int = 0
    #: Who gave it to you, and to whom you gave it, by amount.
    from_whom: tuple[Who, ...] = ()
    to_whom: tuple[Who, ...] = ()
    #: How many they are, named or not.
    from_many: int = 0
    to_many: int = 0

    @property
    def is_hole(self) -> bool:
        """Tell whether nobody gave you this in the period."""
        return not self.got


@dataclass(frozen=True, slots=True)
class OtherKind:
    """What else passed in the period, of one kind."""

    kind: str
    gave: int
    got: int
    shared: int


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks that were owed at some time in the period, and what became of them."""

    said: int
    owed: int
    waived: int
    still_open: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Someone with whom the first thing passed in the period: through whom, and whether they came to you."""

    who: Who
    via: Who | None
    came_first: bool


@dataclass(frozen=True, slots=True)
class Connector:
    """Someone through whom others came to you, at any time."""

    who: Who
    brought: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBy:
    """Who knows you: who started what in the period, and who came through whom."""

    by_me: int
    by_them: int
    unknown: int
    newcomers: tuple[Newcomer, ...]
    #: How many they are, named or not, and how many there were in the period before.
    new_ties: int
    newcomers_before: int
    #: Praise and recommendations that you got in the period, and who gave them, newest first.
    recommended: int = 0
    recommended_by: tuple[Who, ...] = ()
    connectors: tuple[Connector, ...] = ()


@dataclass(frozen=True, slots=True)
class SphereShare:
    """One sphere: its share of the depth that lies in spheres, and how much of that is two-way."""

    name: str
    share: float
    two_way: float
    people: int


@dataclass(frozen=True, slots=True)
class Spheres:
    """How mixed the network is."""

    shares: tuple[SphereShare, ...]
    bubble: float
    mix: float
    #: The share of all depth with people who are in no sphere.
    outside: float


@dataclass(frozen=True, slots=True)
class Bridge:
    """Someone who alone joins two groups of your network."""

    who: Who
    one: Group
    two: Group


@dataclass(frozen=True, slots=True)
class Quantity:
    """Mere numbers."""

    contacts: int
    #: With how many of them anything that weighs ever passed.
    passed: int
    #: Entries of any kind: attempts and reactions too.
    encounters: int
    encounters_in_period: int
    encounters_before: int
    communities: int
    followers: tuple[Platform, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole network and one period of it."""

    period: Period
    #: The period that it is compared with: of the same length, just before.
    before: Period | None
    people: int
    effective_people: float
    effective_people_before: float
    two_way: float
    bands: tuple[BandShare, ...]
    deeper: tuple[Moved, ...]
    thinner: tuple[Moved, ...]
    #: How many grew deeper and thinner, named or not.
    risen: int
    fallen: int
    lapsed: int
    ranking: tuple[Standing, ...]
    #: Who would stand in the ranking if it went by count.
    by_count_instead: tuple[Standing, ...]
    support: tuple[Support, ...]
    others: tuple[OtherKind, ...]
    asks: Asks
    promises: Promises
    thanks: Thanks
    introductions: Introductions
    mentors: tuple[Mentor, ...]
    known_by: KnownBy
    visible: tuple[Visible, ...]
    spheres: Spheres
    bridges: tuple[Bridge, ...]
    communities: tuple[Attended, ...]
    well: Well
    shape: Shape | None
    plan: tuple[Progress, ...]
    quantity: Quantity

    @property
    def ghosts(self) -> int:
        """Return with how many people nothing but reactions ever passed."""
        return self._in_band("ghost")

    @property
    def dormant(self) -> int:
        """Return with how many people something passed once, and next to nothing of it is left."""
        return self._in_band("dormant")

    def _in_band(self, name: str) -> int:
        return next((band.people for band in self.bands if band.band == name), 0)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing that weighs has passed with anyone yet."""
        return not self.effective_people
