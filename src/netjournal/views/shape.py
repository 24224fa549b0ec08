"""The shape of your practice as a screen and as data: a few numbers beside your usual, and a bar a week."""

from collections.abc import Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.shape import RECENT_WEEKS, USUAL_WEEKS, Shape, Week
from netjournal.i18n import N_, _, plural
from netjournal.views.page import BLANK, DIM, HEAD, STRONG, Block, Column, Page, Paragraph, Row, Span, Table

#: What is counted, in words, and as the head of a narrow column.
_LABELS = {
    "encounters": N_("encounters"),
    "gives": N_("you gave"),
    "gots": N_("you got"),
    "new_ties": N_("new ties"),
    "follow_ups": N_("follow-ups"),
}
_HEADS = (N_("encounters"), N_("gave"), N_("got"), N_("new"), N_("follow-ups"))
#: The longest bar, in cells: the line fits 80 even where a week needs its year.
_BAR = 20


def page(shape: Shape | None) -> Page:
    """Return the last weeks beside your usual, and a bar for each of sixteen weeks."""
    if shape is None:
        start = _("Nothing has passed with anyone yet, so there is no usual to compare with.")
        return Page((Paragraph(start), Paragraph(_("Start with someone you met: netj add NAME --met WHERE"))))
    blocks: list[Block] = [Paragraph(_headline(shape), style=HEAD), BLANK, _compared(shape)]
    if shape.usual is None:
        young = _("There is no usual yet: it is made of the weeks before these {n}, and nothing is noted there.")
        blocks += [BLANK, Paragraph(young.format(n=RECENT_WEEKS))]
    said = _("A follow-up is someone new with whom something passed again within 30 days.")
    blocks += [BLANK, _chart(shape), BLANK, Paragraph(said, style=DIM)]
    return Page(tuple(blocks))


def _headline(shape: Shape) -> str:
    day = dates.worded(shape.today)
    if shape.usual is None:
        return _("The {n} weeks to {day}").format(n=RECENT_WEEKS, day=day)
    if shape.usual_weeks >= USUAL_WEEKS:
        return _("The {n} weeks to {day}, beside your own {usual} before").format(
            n=RECENT_WEEKS, day=day, usual=USUAL_WEEKS
        )
    weeks = plural(max(round(shape.usual_weeks), 1), N_("week"), N_("{n} weeks"))
    return _("The {n} weeks to {day}, beside your own {weeks} before").format(n=RECENT_WEEKS, day=day, weeks=weeks)


def _compared(shape: Shape) -> Table:
    columns = [Column(), Column(_("in all"), right=True), Column(_("a week"), right=True, style=STRONG)]
    if shape.usual is not None:
        columns.append(Column(_("your usual week"), right=True))
    return Table(tuple(columns), tuple(_measured(shape, field) for field in _LABELS), indent=2)


def _measured(shape: Shape, field: str) -> Row:
    cells = [_(_LABELS[field]), f"{getattr(shape.recent, field):,}", f"{getattr(shape.a_week, field):,.1f}"]
    if shape.usual is not None:
        cells.append(f"{getattr(shape.usual, field):,.1f}")
    return Row(tuple(cells))


def _chart(shape: Shape) -> Table:
    """Return one row a week, newest first; the bar stands last, so that it bends no column."""
    columns = (
        Column(_("week from"), style=DIM),
        *(Column(_(head), right=True) for head in _HEADS),
        Column(),
    )
    most = max((week.counts.encounters for week in shape.weeks), default=0)
    weeks = list(reversed(shape.weeks))
    return Table(columns, tuple(_week(week, most, shape) for week in weeks), indent=2)


def _week(week: Week, most: int, shape: Shape) -> Row:
    is_recent = (shape.today - week.since).days < 7 * RECENT_WEEKS
    style = STRONG if is_recent else DIM
    numbers = (Span(f"{count:,}" if count else "·", style) for count in week.counts)
    return Row((dates.short(week.since, shape.today), *numbers, Span(_bar(week.counts.encounters, most), style)))


def _bar(number: int, most: int) -> str:
    """Return a bar as long as the number, or in proportion where the longest would not fit."""
    if most <= _BAR:
        return "█" * number
    return "█" * max(round(number * _BAR / most), 1 if number else 0)


def data(shape: Shape | None) -> dict[str, Any] | None:
    """Return the shape for programs; null while nothing has happened yet."""
    if shape is None:
        return None
    return {
        "until": shape.today.isoformat(),
        "recent_weeks": RECENT_WEEKS,
        "usual_weeks": round(shape.usual_weeks, 2),
        "recent": shape.recent._asdict(),
        "a_week": _rates(shape.a_week),
        "usual": _rates(shape.usual) if shape.usual else None,
        "weeks": [{"since": week.since.isoformat(), **week.counts._asdict()} for week in shape.weeks],
    }


def _rates(rates: Sequence[float]) -> dict[str, float]:
    return dict(zip(_LABELS, (round(rate, 3) for rate in rates), strict=True))
