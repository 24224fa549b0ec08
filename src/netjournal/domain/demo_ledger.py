"""The invented network's ledger: promises, asks, introductions, needs, plans and the rest, in days before today.

A day counted back may be negative: it is still to come then.
"""

from dataclasses import dataclass

from netjournal.domain.demo import CHOIR, CODE, DESK, REPAIR


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Something that you or they promised."""

    name: str
    what: str
    made: int
    due: int | None = None
    by: str = "me"
    #: So many days ago, and how it ended; None while it is open.
    closed: int | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Help that you asked for."""

    name: str
    kind: str
    what: str
    made: int
    due: int | None = None
    answer: str | None = None
    answered: int | None = None
    outcome: str | None = None
    told: int | None = None


@dataclass(frozen=True, slots=True)
class Introduced:
    """Two people whom you introduced to each other."""

    one: str
    two: str
    what: str
    made: int
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """How two people know each other."""

    one: str
    two: str
    kind: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Your own time in a community."""

    community: str
    since: int
    role: str | None = None
    until: int | None = None
    fee: str | None = None
    renewal: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for or can do; no name means yourself."""

    side: str
    name: str | None
    what: str
    since: int
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A goal, measured from the journal or ticked by hand."""

    what: str
    target: int
    since: int
    until: int
    measure: str | None = None
    subject: str | None = None
    a_week: bool = False
    ticks: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """Something that you made visible, and who came because of it."""

    what: str
    kind: str
    ago: int
    community: str | None = None
    brought: tuple[str, ...] = ()


PROMISES = (
    Promised(name="Bartholomew Quill", what="the slides of the type talk", made=30, due=2),
    Promised(name="Fatoumata Diallo-Keïta", what="a sketch for the bakery's sign", made=36, due=-4),
    Promised(name="Oisín Mac Giolla", what="an introduction at the rivers trust", made=44, due=16, by="them"),
    Promised(name="Yuki Tanemori", what="the accessibility checklist", made=20, due=10, closed=12, outcome="kept"),
    Promised(name="Dele Adeyinka-Brown", what="notes on his talk", made=60, due=50, closed=44, outcome="kept"),
    Promised(
        name="Priyanka Venkataraman",
        what="to look at the importer",
        made=41,
        due=20,
        by="them",
        closed=23,
        outcome="kept",
    ),
    Promised(name="Jun-ho Baek", what="send the photos", made=240, due=200, by="them", closed=150, outcome="dropped"),
)
ASKS = (
    Asked(
        name="Noor Haddadi",
        kind="referral",
        what="an introduction to the festival team",
        made=23,
        answer="yes",
        answered=9,
        outcome="a stand at the festival",
    ),
    Asked(
        name="Agnethe Lindqvær",
        kind="guidance",
        what="how to structure the workshop",
        made=28,
        answer="yes",
        answered=20,
        outcome="the workshop sold out",
        told=17,
    ),
    Asked(
        name="Yuki Tanemori",
        kind="recognition",
        what="a recommendation for the course",
        made=40,
        answer="yes",
        answered=31,
        told=28,
    ),
    Asked(
        name="Zanele Mthembu-Roux",
        kind="referral",
        what="a word with the grant office",
        made=41,
        answer="no",
        answered=38,
    ),
    Asked(name="Milica Jovanović-Reed", kind="information", what="who prints small editions", made=17, due=3),
    Asked(name="Brad Sterling", kind="referral", what="anyone who needs a course", made=50, answer="none", answered=29),
)
INTRODUCTIONS = (
    Introduced("Zanele Mthembu-Roux", "Priyanka Venkataraman", "Open Rivers needs an engineer", 41),
    Introduced("Hinemoa Rangihuna", "Noor Haddadi", "both sing, one runs the choir", 25, "taken up"),
    Introduced("Ewa Brzozowska", "Bogdan Stănescu", "she teaches what he learns", 24, "taken up"),
)
RELATIONS = (
    Related("Dele Adeyinka-Brown", "Priyanka Venkataraman", "colleague"),
    Related("Imani Okoth", "Noor Haddadi", "friend"),
    Related("Yuki Tanemori", "Lani Kealohapau", "knows"),
)
MEMBERSHIPS = (
    Joined(CHOIR, 520, "tenor", fee="60 a year", renewal=-18),
    Joined(CODE, 160, "organiser"),
    Joined(REPAIR, 400),
    Joined(DESK, 430, until=70, fee="90 a month"),
)
NEEDS = (
    Wanted("need", "Zanele Mthembu-Roux", "a React developer", 41),
    Wanted("offer", "Priyanka Venkataraman", "React and accessibility", 120),
    Wanted("offer", "Lani Kealohapau", "icons and illustrations", 140),
    Wanted("need", "Fatoumata Diallo-Keïta", "a website for the bakery", 36),
    Wanted("need", "Bogdan Stănescu", "his first job with Python", 24),
    Wanted("offer", "Dele Adeyinka-Brown", "data pipelines", 75),
    Wanted("need", "Mateus Carvalhal", "someone to teach a workshop with", 48),
    Wanted("offer", None, "workshops on Python", 200),
    Wanted("offer", None, "small websites", 200),
    Wanted("need", None, "someone who knows how grants are written", 60, "guidance"),
    Wanted("need", None, "people who also work alone", 90, "emotional"),
)
GOALS = (
    Aim(what="two mentors in teaching", target=2, since=50, until=-38, measure="mentors", subject="teaching"),
    Aim(what="write to three old studio friends", target=3, since=50, until=-10, ticks=1),
)
VISIBLE = (
    Made("Tide clocks in Python", "talk", 12, CODE, ("Marisol Etxeberria",)),
    Made("What a course costs", "post", 47, None, ("Fatoumata Diallo-Keïta",)),
    Made("a fix for the open data importer", "contribution", 65),
)
#: Followers and connections, by platform, so many days ago.
VANITY = (
    ("LinkedIn", 1702, 372),
    ("LinkedIn", 1790, 96),
    ("LinkedIn", 1840, 7),
    ("Mastodon", 310, 96),
    ("Mastodon", 322, 7),
)
#: How often you want to be in touch with everyone in a role, in days.
ROLE_PACES = (("mentee", 28),)
