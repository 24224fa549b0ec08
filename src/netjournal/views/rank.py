"""The ranking by depth, and one depth explained, as screens and as data."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.depth import Depth, Ranked
from netjournal.i18n import _
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    NAME,
    Column,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)


def page(people: Sequence[Ranked]) -> Page:
    """Return the ranking by depth, beside the rank by count."""
    if not people:
        return Page((Paragraph(_("Nobody is in the journal yet. Start with: netj add NAME --met WHERE")),))
    columns = (
        Column(right=True, style=DIM),
        Column(_("name"), style=NAME, shrinks=True, least=12),
        Column(_("depth"), right=True),
        Column(_("band")),
        Column(_("rank"), right=True),
        Column(_("by count"), right=True, style=DIM),
        Column(_("count"), right=True, style=DIM),
        Column(_("last"), style=DIM, shrinks=True, least=8),
    )
    rows = tuple(_row(number, one) for number, one in enumerate(people, 1))
    foot = line(Span(_("why: netj why 1"), DIM))
    return Page((Table(columns, rows), BLANK, foot), tuple(Ref("contact", one.id) for one in people))


def _row(number: int, one: Ranked) -> Row:
    last = dates.ago(one.freshness) if one.freshness is not None else _("never")
    return Row(
        (
            str(number),
            one.name,
            f"{one.parts.score:.0f}",
            words.band(one.band),
            str(one.depth_rank),
            str(one.count_rank),
            f"{one.counted:,}",
            last,
        )
    )


def data(people: Sequence[Ranked]) -> list[dict[str, Any]]:
    """Return the ranking for programs."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "depth": one.parts.score,
            "band": one.band,
            "depth_rank": one.depth_rank,
            "count": one.counted,
            "count_rank": one.count_rank,
            "last": dt.date.fromordinal(one.last).isoformat() if one.last else None,
            "freshness": one.freshness,
            "parts": parts(one.parts),
        }
        for one in people
    ]


def parts(depth: Depth) -> dict[str, float]:
    """Return the parts of a depth for programs."""
    return {
        "mass": depth.mass,
        "reciprocity": depth.reciprocity,
        "balance_factor": depth.balance_factor,
        "span_days": depth.span,
        "span_factor": depth.span_factor,
        "weight": depth.weight,
    }
