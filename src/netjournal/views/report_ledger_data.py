"""What a report says of the ledger, for programs: counts as objects, people as id and name."""

from collections.abc import Iterable
from typing import Any

from netjournal.domain.contacts import Who
from netjournal.domain.plan import Progress
from netjournal.domain.report_ledger import Asked, Asks, Attended, Introductions, Kept, Promises
from netjournal.domain.roles import Mentor
from netjournal.domain.shape import Shape
from netjournal.domain.vanity import Platform
from netjournal.domain.visible import Visible
from netjournal.domain.well import Well


def person(who: Who) -> dict[str, Any]:
    """Return a contact as others speak of them."""
    return {"id": who.id, "name": who.name}


def people(whom: Iterable[Who]) -> list[dict[str, Any]]:
    """Return several contacts."""
    return [person(who) for who in whom]


def asks(result: Asks) -> dict[str, Any]:
    """Return how often was asked, and what the answers were, in all and by kind."""
    return _asked(result.whole) | {"kinds": {one.kind: _asked(one) for one in result.kinds}}


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "made": one.made,
        "yes": one.yes,
        "no": one.no,
        "none": one.none,
        "waiting": one.waiting,
        "after_giving": one.after_giving,
    }


def promises(result: Promises) -> dict[str, Any]:
    """Return what became of the promises of both sides."""
    return {"mine": _kept(result.mine), "theirs": _kept(result.theirs)}


def _kept(side: Kept) -> dict[str, Any]:
    return {
        "due": side.made,
        "kept": side.kept,
        "late": side.late,
        "waiting": side.waiting,
        "dropped": side.dropped,
    }


def introductions(made: Introductions) -> dict[str, Any]:
    """Return the introductions that you made, and those made for you."""
    return {
        "made": made.made,
        "taken_up": made.taken_up,
        "not_taken_up": made.not_taken_up,
        "unknown": made.unknown,
        "between_spheres": made.across,
        "for_you": made.for_you,
        "by": people(made.by_whom),
    }


def mentor(one: Mentor) -> dict[str, Any]:
    """Return a mentor or mentee, and what you last brought them."""
    gift = one.gift
    return person(one.who) | {
        "role": one.role,
        "pace_days": one.pace,
        "last": one.last,
        "brought": {"kind": gift.kind, "what": gift.what, "date": gift.date} if gift else None,
    }


def seen(one: Visible) -> dict[str, Any]:
    """Return something that you made visible, and who came because of it."""
    return {
        "id": one.id,
        "date": one.date.isoformat(),
        "what": one.what,
        "kind": one.kind,
        "community": one.community,
        "came": people(one.brought),
    }


def attended(one: Attended) -> dict[str, Any]:
    """Return one community in the period."""
    return {
        "id": one.id,
        "name": one.name,
        "days": one.days,
        "gave": one.gave,
        "got": one.got,
        "new_ties": one.met,
        "member": one.is_own,
    }


def shape(result: Shape) -> dict[str, Any]:
    """Return the shape: encounters a week and your usual, and the same of all that is counted."""
    usual = result.usual
    return {
        "a_week": result.a_week.encounters,
        "usual": usual.encounters if usual else None,
        "rates": result.a_week._asdict(),
        "usual_rates": usual._asdict() if usual else None,
    }


def well(result: Well) -> dict[str, Any]:
    """Return who would likely help with what, the kinds for which nobody would, and the thinnest."""
    return {
        **{one.kind: {"people": people(source.who for source in one.people)} for one in result.kinds},
        "holes": list(result.holes),
        "thinnest": result.thinnest,
    }


def goal(one: Progress) -> dict[str, Any]:
    """Return an open goal, and how far it has come."""
    return {
        "id": one.goal.id,
        "what": one.goal.what,
        "measure": one.goal.measure,
        "now": one.now,
        "target": one.goal.target,
        "until": one.goal.until.isoformat() if one.goal.until else None,
        "reached": one.is_reached,
    }


def followers(one: Platform) -> dict[str, Any]:
    """Return a number of followers or connections."""
    return {
        "platform": one.newest.platform,
        "date": one.newest.date.isoformat(),
        "number": one.newest.count,
        "change": one.change,
        "change_in_a_year": one.change_in_a_year,
    }
