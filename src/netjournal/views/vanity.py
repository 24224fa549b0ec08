"""Vanity as a screen and as data: the big numbers, and beside them what they contain."""

from typing import Any

from netjournal import dates
from netjournal.domain.vanity import Count, Noted, Platform, Vanity
from netjournal.i18n import N_, _, plural
from netjournal.views.page import BLANK, DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line


def page(vanity: Vanity) -> Page:
    """Return the newest number of each platform, how it changed, and what the numbers contain."""
    if not vanity.platforms:
        none = Paragraph(_("No number of followers or connections is noted."))
        return Page((none, Paragraph(_("Note one: netj vanity linkedin 1840"))))
    columns = (
        Column(_("platform"), style=NAME, shrinks=True, least=8),
        Column(_("number"), right=True),
        Column(_("change"), right=True),
        Column(_("in a year"), right=True),
        Column(_("on"), style=DIM),
    )
    rows = tuple(_row(one) for one in vanity.platforms)
    return Page((Table(columns, rows), BLANK, Paragraph(contained(vanity))))


def _row(one: Platform) -> Row:
    return Row(
        (
            one.newest.platform,
            f"{one.newest.count:,}",
            _signed(one.change),
            _signed(one.change_in_a_year),
            dates.worded(one.newest.date),
        )
    )


def _signed(change: int | None) -> str:
    if change is None:
        return ""
    return f"{change:+,}" if change else "0"


def contained(vanity: Vanity) -> str:
    """Return what the numbers contain, in a sentence."""
    if not vanity.contacts:
        return _("None of them is in the journal. Counts are not depth.")
    people = plural(vanity.contacts, N_("{n} person"), N_("{n} people"))
    said = _("Of {people} in the journal, {touched} ever gave you or got from you anything. Counts are not depth.")
    return said.format(people=people, touched=f"{vanity.touched:,}")


def noted(result: Noted) -> Page:
    """Return what was noted, and how it changed."""
    one = result.platform
    blocks: list[Block] = [
        Paragraph(
            _("{platform}: {count} on {day}.").format(
                platform=one.newest.platform, count=f"{one.newest.count:,}", day=dates.worded(one.newest.date)
            )
        )
    ]
    if result.replaced is not None and result.undo:
        instead = _("It takes the place of {count}, noted for the same day.")
        blocks.append(Paragraph(instead.format(count=f"{result.replaced:,}")))
    if one.before:
        since = _("{change} since {day}.").format(change=_signed(one.change), day=dates.worded(one.before.date))
        blocks.append(Paragraph(since))
    blocks.append(line(Span(_("Undo with: netj undo") if result.undo else _("Nothing is different."), DIM)))
    return Page(tuple(blocks))


def data(vanity: Vanity) -> dict[str, Any]:
    """Return all numbers for programs."""
    return {
        "platforms": [platform_data(one) for one in vanity.platforms],
        "contacts": vanity.contacts,
        "contacts_with_exchanges": vanity.touched,
    }


def platform_data(one: Platform) -> dict[str, Any]:
    """Return the numbers of one platform, for programs."""
    return {
        "platform": one.newest.platform,
        "count": one.newest.count,
        "date": one.newest.date.isoformat(),
        "before": _count_data(one.before),
        "change": one.change,
        "year_ago": _count_data(one.year_ago),
        "change_in_a_year": one.change_in_a_year,
    }


def _count_data(count: Count | None) -> dict[str, Any] | None:
    return {"count": count.count, "date": count.date.isoformat()} if count else None


def noted_data(result: Noted) -> dict[str, Any]:
    """Return what was noted, for programs."""
    return {**platform_data(result.platform), "replaced": result.replaced, "undo": result.undo or None}
