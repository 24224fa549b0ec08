"""A journal in which every table of the ledger holds something, written row by row."""

from netjournal import text
from netjournal.domain.contacts import Fields, Who
from netjournal.domain.exchanges import Said
from netjournal.services import contacts, exchanges
from netjournal.storage import contacts as rows
from netjournal.storage import stemming
from netjournal.storage.journal import Journal, Step

NAMES = ("Sam Okafor", "Priya Nair", "Ade [/x] Bello")


def fill(journal: Journal, today) -> list[Who]:
    """Write three people with a whole ledger between them, and return them."""
    people = []
    for name in NAMES:
        done = contacts.add(journal, Fields(name=name, communities=("Choir",)), Said(date=today), today)
        people.append(done.contacts[0].who)
    sam, priya, ade = people
    said = Said(date=today, got=("Sam: guidance: a tip",), gave=("Priya: referral: a name",), note="tea")
    meeting = exchanges.log(journal, people, said, today)
    got = next(x.key for x in meeting.exchanges if x.way == "got")
    gave = next(x.key for x in meeting.exchanges if x.way == "gave")
    with journal.step("fill the ledger") as step:
        _loops(step, sam, priya, got=got, gave=gave)
        _between(step, people, meeting.encounter.key)
        _world(step, sam, ade)
    return people


def _loops(step: Step, sam: Who, priya: Who, *, got: int, gave: int) -> None:
    promised = {"what": "the slides", "made": "2026-11-20"}
    step.insert("promise", contact=sam.key, promised_by="me", due="2026-12-01", **promised)
    kept = {"closed": "2026-11-21", "outcome": "kept"}
    step.insert("promise", contact=sam.key, promised_by="them", exchange=got, **promised, **kept)
    step.insert("promise", contact=priya.key, promised_by="me", exchange=gave, **promised, **kept)
    step.insert("ask", contact=sam.key, kind="referral", what="a word\nwith the \x1b team", made="2026-11-01")
    answered = {"answer": "yes", "answered": "2026-11-10", "outcome": "an interview", "told": "2026-11-12"}
    step.insert(
        "ask", contact=sam.key, kind="guidance", made="2026-11-02", exchange=got, closed="2026-11-12", **answered
    )


def _between(step: Step, people: list[Who], encounter: int) -> None:
    sam, priya, ade = people
    made = {"made": "2026-11-20", "what": "both build schedulers"}
    step.insert("introduction", one=sam.key, two=priya.key, encounter=encounter, **made)
    taken = {"closed": "2026-11-22", "outcome": "taken up"}
    step.insert("introduction", one=ade.key, two=priya.key, **made, **taken)
    step.insert("relation", one=sam.key, two=priya.key, kind="colleague")
    step.insert("relation", one=sam.key, two=ade.key, kind="knows")
    step.insert("relation", one=ade.key, two=priya.key, kind="knows")
    step.insert("relation", one=priya.key, two=sam.key, kind="mentor")


def _world(step: Step, sam: Who, ade: Who) -> None:
    choir = rows.group_or_new(step, "community", "Choir")
    step.insert("role", name="Mentor", folded="mentor", pace=30)
    rows.add_role(step, sam.key, "mentor")
    step.insert("own_membership", community=choir, role="bass", since="2025-01-01", until="2025-12-31", fee="10 a year")
    step.insert("own_membership", community=choir, since="2026-02-01", renewal="2027-02-01")
    for contact, side, what in (
        (sam.key, "need", "a React developer"),
        (ade.key, "offer", "React"),
        (None, "need", "a flat"),
    ):
        stems = stemming.stems(what, "en")
        step.insert("need", contact=contact, side=side, what=what, stems=stems, since="2026-11-01")
    met = {"kind": "practical", "what": "tools", "stems": stemming.stems("tools", "en"), "since": "2026-01-01"}
    step.insert("need", side="offer", closed="2026-11-20", outcome="met", **met)
    span = {"since": "2026-09-01", "until": "2026-12-31"}
    step.insert("goal", what="two mentors", measure="people", subject="data", target=2, **span)
    reached = {"closed": "2026-11-01", "outcome": "reached"}
    step.insert("goal", what="write", target=1, a_week=1, ticks=1, since="2026-09-01", **reached)
    talk = step.insert("visible", date="2026-10-01", what="a talk", kind="talk", community=choir)
    step.insert("visible", date="2026-10-02", what="a post")
    for who in (ade, sam):
        step.insert("visible_contact", visible=talk, contact=who.key)
    for date, count in (("2026-10-01", 1800), ("2026-11-01", 1840)):
        step.insert("vanity", platform="LinkedIn", folded=text.folded("LinkedIn"), date=date, count=count)
