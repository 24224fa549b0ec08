"""One depth explained, as a screen and as data."""

import datetime as dt
from typing import Any

from netjournal import dates
from netjournal.domain.depth import Why
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import BLANK, DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line
from netjournal.views.rank import parts


def page(result: Why) -> Page:
    """Return one depth explained."""
    head = line(
        Span(result.name, NAME),
        Span("  "),
        Span(_("depth {depth}, {band}").format(depth=f"{result.parts.score:.1f}", band=words.band(result.band))),
    )
    if not result.last:
        nothing = _("Nothing has passed between you yet; reactions and attempts have no weight.")
        return Page((head, Paragraph(nothing)))
    blocks: list[Block] = [head]
    if result.pinned_band:
        blocks.append(Paragraph(_("A pin holds the band, whatever the depth.")))
    blocks += [BLANK, _product(result), BLANK, *_rhythm(result), BLANK, *_entries(result)]
    return Page(tuple(blocks))


def _product(result: Why) -> Table:
    depth = result.parts
    gave_got = _("{gave} with something given, {got} with something got").format(
        gave=plural(result.gave, N_("{n} day"), N_("{n} days")), got=result.got
    )
    span = _("{length} from the first to the last").format(length=dates.length(depth.span))
    rows = (
        Row((_("mass"), f"{depth.mass:.2f}", _("exchange-weeks that still count, recent ones more"))),
        Row((_("reciprocity"), f"× {depth.balance_factor:.2f}", gave_got)),
        Row((_("span"), f"× {depth.span_factor:.2f}", span)),
        Row((_("weight"), f"= {depth.weight:.2f}", _("depth is 100 · weight / (weight + 5)"))),
        Row((_("depth"), f"= {depth.score:.1f}", "")),
    )
    return Table((Column(), Column(right=True), Column(style=DIM, shrinks=True, least=12)), rows, indent=2)


def _rhythm(result: Why) -> list[Block]:
    silent = result.today - result.last
    said = _("Silent {silent}; the usual gap is {gap}. Chance that the next 30 days stay silent: {risk}.")
    fresh = _("Something passed today; the usual gap is {gap}. Chance that the next 30 days stay silent: {risk}.")
    rhythm = (said if silent else fresh).format(
        silent=dates.length(silent),
        gap=dates.length(max(round(result.gap), 1)),
        risk=f"{100 * result.risk:.0f}%",
    )
    return [Paragraph(rhythm, indent=2), Paragraph(_when(result), indent=2)]


def _when(result: Why) -> str:
    today = dt.date.fromordinal(result.today)
    if result.pace:
        day = dt.date.fromordinal(min(result.last + result.pace, dt.date.max.toordinal()))
        return _("In netj due from {day}, by the pace you chose.").format(day=dates.short(day, today))
    if result.due_days is None:
        return _("Not in netj due by itself: too little has passed both ways. A pace or a pin brings anyone in.")
    limit = dt.date.max.toordinal()
    first, last = (dt.date.fromordinal(min(day, limit)) for day in result.due_days)
    if last < today:
        return _("In netj due until {day}; lapsed since.").format(day=dates.short(last, today))
    return _("In netj due from {first} to {last}, if nothing passes.").format(
        first=dates.short(first, today), last=dates.short(last, today)
    )


def _entries(result: Why) -> list[Block]:
    today = dt.date.fromordinal(result.today)
    rows = []
    for date, passed, mass in result.entries:
        told = [p for p in passed if p[0] != "shared"] or passed
        texts = [" ".join(x for x in (words.way(way), words.kind(kind), what or "") if x) for way, kind, what in told]
        share = f"{100 * mass / result.parts.mass:.0f}%" if result.parts.mass else ""
        said = "; ".join(dict.fromkeys(texts))  # a day with three such talks is told once
        rows.append(Row((dates.short(dt.date.fromisoformat(date), today), share, said)))
    columns = (Column(), Column(right=True), Column(style=DIM, shrinks=True, least=12))
    return [line(_("What weighs most:")), Table(columns, tuple(rows), indent=2)]


def data(result: Why) -> dict[str, Any]:
    """Return one depth explained, for programs."""
    day = dt.date.fromordinal
    return {
        "id": result.id,
        "name": result.name,
        "depth": result.parts.score,
        "band": result.band,
        "pinned_band": result.pinned_band,
        "parts": parts(result.parts),
        "gave_days": result.gave,
        "got_days": result.got,
        "count": result.counted,
        "first": day(result.first).isoformat() if result.first else None,
        "last": day(result.last).isoformat() if result.last else None,
        "freshness": result.today - result.last if result.last else None,
        "gap": result.gap,
        "risk": result.risk,
        "pace_days": result.pace,
        "due_from": _iso(result.due_days[0]) if result.due_days else None,
        "due_until": _iso(result.due_days[1]) if result.due_days else None,
        "entries": [
            {
                "date": date,
                "mass": mass,
                "passed": [{"way": way, "kind": kind, "what": what} for way, kind, what in passed],
            }
            for date, passed, mass in result.entries
        ],
    }


def _iso(day: int) -> str:
    return dt.date.fromordinal(min(day, dt.date.max.toordinal())).isoformat()
