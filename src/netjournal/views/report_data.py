"""The report for programs: every number of it, with people as id and name."""

import datetime as dt
from typing import Any

from netjournal.domain.report import Moved, Period, Report, Standing, Support
from netjournal.views import report_ledger_data as ledger
from netjournal.views.report_ledger_data import people, person


def data(result: Report) -> dict[str, Any]:
    """Return the report for programs; the shape is null as long as nothing has happened."""
    spheres = result.spheres
    return {
        "period": _period(result.period) | {"before": _period(result.before) if result.before else None},
        "people": result.people,
        "effective_people": result.effective_people,
        "effective_people_before": result.effective_people_before,
        "two_way": result.two_way,
        "bands": {band.band: band.people for band in result.bands},
        "band_shares": {band.band: band.share for band in result.bands},
        "deeper": [_moved(moved) for moved in result.deeper],
        "thinner": [_moved(moved) for moved in result.thinner],
        "support": {one.kind: _support(one) for one in result.support},
        "other_kinds": {o.kind: {"gave": o.gave, "got": o.got, "shared": o.shared} for o in result.others},
        "asks": ledger.asks(result.asks),
        "promises": ledger.promises(result.promises),
        "thanks": {
            "said": result.thanks.said,
            "owed": result.thanks.owed,
            "waived": result.thanks.waived,
            "open": people(result.thanks.still_open),
        },
        "introductions": ledger.introductions(result.introductions),
        "mentors": [ledger.mentor(one) for one in result.mentors],
        "known_by": _known_by(result),
        "visible": [ledger.seen(one) for one in result.visible],
        "spheres": {
            "shares": [
                {"name": s.name, "share": s.share, "two_way": s.two_way, "people": s.people} for s in spheres.shares
            ],
            "bubble": spheres.bubble,
            "mix": spheres.mix,
            "outside": spheres.outside,
            "two_way": result.two_way,
        },
        "bridges": [person(b.who) | {"between": [b.one.name, b.two.name]} for b in result.bridges],
        "communities": [ledger.attended(one) for one in result.communities],
        "well": ledger.well(result.well),
        "shape": ledger.shape(result.shape) if result.shape else None,
        "plan": [ledger.goal(one) for one in result.plan],
        "ghosts": result.ghosts,
        "dormant": result.dormant,
        "lapsed": result.lapsed,
        "quantity": {
            "contacts": result.quantity.contacts,
            "encounters": result.quantity.encounters,
            "encounters_in_period": result.quantity.encounters_in_period,
            "encounters_before": result.quantity.encounters_before,
            "communities": result.quantity.communities,
            "contacts_with_exchanges": result.quantity.passed,
            "followers": [ledger.followers(one) for one in result.quantity.followers],
        },
        "ranking": [_standing(one) for one in result.ranking],
        "by_count_instead": [_standing(one) for one in result.by_count_instead],
    }


def _period(period: Period) -> dict[str, Any]:
    return {"since": _day(period.since), "until": _day(period.until), "days": period.days}


def _day(day: dt.date) -> str:
    return day.isoformat()


def _moved(moved: Moved) -> dict[str, Any]:
    movement = moved.movement
    return person(moved.who) | {
        "before": movement.before,
        "after": movement.after,
        "band_before": movement.band_before,
        "band": movement.band_after,
    }


def _support(one: Support) -> dict[str, Any]:
    return {
        "gave": one.gave,
        "got": one.got,
        "before": {"gave": one.gave_before, "got": one.got_before},
        "from": people(one.from_whom),
        "to": people(one.to_whom),
        "hole": one.is_hole,
    }


def _known_by(result: Report) -> dict[str, Any]:
    known = result.known_by
    return {
        "started": {"me": known.by_me, "them": known.by_them, "unknown": known.unknown},
        "new_ties": known.new_ties,
        "new_ties_before": known.newcomers_before,
        "came_first": people(new.who for new in known.newcomers if new.came_first),
        "sent": [person(new.who) | {"via": person(new.via)} for new in known.newcomers if new.via],
        "recommended": known.recommended,
        "recommended_by": people(known.recommended_by),
        "connectors": [person(one.who) | {"brought": one.brought} for one in known.connectors],
    }


def _standing(one: Standing) -> dict[str, Any]:
    return person(one.who) | {
        "depth": one.movement.after,
        "depth_before": one.movement.before,
        "band": one.movement.band_after,
        "depth_rank": one.depth_rank,
        "count": one.count,
        "count_rank": one.count_rank,
        "difference": one.difference,
        "last": _day(one.last) if one.last else None,
    }
