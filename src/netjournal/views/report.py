"""The report as a page: depth first, what passed both ways next, who knows you and whom, quantity last."""

from collections.abc import Sequence

from netjournal.dates import worded
from netjournal.domain.report import BandShare, Moved, OtherKind, Period, Report, Standing, Support
from netjournal.i18n import N_, _, plural
from netjournal.text import pad
from netjournal.views import report_ledger, report_network, words
from netjournal.views import report_words as say
from netjournal.views.page import (
    BLANK,
    DIM,
    GOOD,
    NAME,
    STRONG,
    WARM,
    Block,
    Column,
    Line,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

#: Cells of the longest bar.
_BAR = 24
_WEEK = 7


def page(result: Report) -> Page:
    """Return the report as a page; for an empty journal, what to do first."""
    if not result.people:
        return _empty(result)
    blocks: list[Block] = [*_headline(result), BLANK]
    if not result.is_untouched:
        blocks += [
            _bands(result.bands),
            BLANK,
            *_movements(result),
            *_deepest(result.ranking, result.by_count_instead),
            BLANK,
        ]
    blocks += [_support(result), *_besides(result.others), BLANK]
    for part in (report_ledger.blocks(result), report_network.blocks(result)):
        blocks += [*part, BLANK] if part else []
    blocks += [report_network.quantity(result), _more()]
    return Page(tuple(blocks), tuple(Ref("contact", standing.who.id) for standing in result.ranking))


def _more() -> Line:
    return line(Span(_("behind a number: netj report --why PART, such as depth, asks or known"), DIM))


def _empty(result: Report) -> Page:
    return Page(
        (
            line(Span(_("Nobody is here yet."), STRONG), right=[Span(worded(result.period.until), DIM)]),
            BLANK,
            Paragraph(
                _(
                    "A report says who carries your network, what passed both ways, and where it is thin."
                    " It begins with one person you met lately:"
                )
            ),
            Paragraph('netj add Priya Nair --met "PyCon Leeds" --got "guidance: how to price a workshop"', indent=2),
            BLANK,
            _tip(_("people from a file"), "netj import FILE.csv"),
            _tip(_("what it may look like"), "netj demo"),
        )
    )


def _tip(what: str, command: str) -> Line:
    return line(Span(pad(what, 24), DIM), command, indent=2)


# --- how deep ----------------------------------------------------------------------------------------


def _headline(result: Report) -> list[Block]:
    period = Span(_to(result.period), DIM)
    people = plural(result.people, N_("{n} person."), N_("{n} people."))
    if result.is_untouched:
        nothing = _("Nothing has passed with them yet; what follows will fill by itself as you log.")
        return [line(Span(people, STRONG), right=[period]), Paragraph(nothing, style=DIM)]
    weight = _("The weight of {n}.").format(n=_equal_ties(result.effective_people))
    return [line(Span(f"{people} {weight}", STRONG), right=[period]), Paragraph(_meaning(result), style=DIM)]


def _meaning(result: Report) -> str:
    """Return what the weight means, how it was, and how much of it goes both ways."""
    now = _equal_ties(result.effective_people)
    if now == "1":
        parts = [_("All depth lies in one tie.")]
    else:
        parts = [_("Your depth is spread as over {n} equal ties.").format(n=now)]
    if result.effective_people_before:
        parts.append(_("It was {n} before this period.").format(n=_equal_ties(result.effective_people_before)))
    parts.append(_("{share} of it is two-way.").format(share=say.percent(result.two_way)))
    return " ".join(parts)


def _equal_ties(many: float) -> str:
    """Return how many equal ties weigh as much: between one and two, half a tie tells."""
    return f"{many:,.0f}" if round(many, 1) >= 10 or round(many, 1).is_integer() else f"{many:.1f}"  # noqa: PLR2004


def _to(period: Period) -> str:
    """Return a period in words, such as “12 weeks to Mon 23 Nov 2026”."""
    if period.days % _WEEK:
        length = plural(period.days, N_("{n} day"), N_("{n} days"))
    else:
        length = plural(period.days // _WEEK, N_("{n} week"), N_("{n} weeks"))
    return _("{length} to {day}").format(length=length, day=worded(period.until))


def _bands(bands: Sequence[BandShare]) -> Table:
    """Return how many people are in each band beside how much of all depth they hold."""
    columns = (
        Column(_("Depth")),
        Column(_("people"), right=True),
        Column(_("share of your depth"), style=GOOD),
        Column(right=True),
    )
    most = max((band.share for band in bands), default=0.0)
    return Table(columns, tuple(_band(band, most) for band in bands))


def _band(band: BandShare, most: float) -> Row:
    cells = round(_BAR * band.share / most) if most else 0
    bar = "█" * max(cells, 1) if band.share else ""
    share = say.percent(band.share) if band.people else ""
    return Row((f"  {words.band(band.band)}", f"{band.people:,}", bar, share))


def _movements(result: Report) -> list[Block]:
    deeper = say.some([_risen(moved) for moved in result.deeper[: say.NAMED]], result.risen)
    thinner = say.some([_fallen(moved) for moved in result.thinner[: say.NAMED]], result.fallen)
    blocks: list[Block] = [
        say.labelled(_("Deeper"), deeper or _("nobody by three points or more")),
        say.labelled(_("Thinner"), thinner or _("nobody fell to a lower band")),
    ]
    if result.lapsed:
        sentence = plural(
            result.lapsed,
            N_("{n} tie was alive and has fallen silent: netj due --lapsed"),
            N_("{n} ties were alive and have fallen silent: netj due --lapsed"),
        )
        blocks.append(say.labelled(_("Lapsed"), sentence))
    return [*blocks, BLANK]


def _risen(moved: Moved) -> str:
    return _("{name} +{points}").format(name=say.name(moved.who), points=round(moved.movement.points))


def _fallen(moved: Moved) -> str:
    before, after = words.band(moved.movement.band_before), words.band(moved.movement.band_after)
    return _("{name} ({before} to {after})").format(name=say.name(moved.who), before=before, after=after)


def _deepest(ranking: Sequence[Standing], instead: Sequence[Standing]) -> list[Block]:
    """Return the deepest ties, with rank by depth beside rank by count."""
    columns = (
        Column(right=True, style=DIM),
        Column(plural(len(ranking), N_("The deepest"), N_("The deepest {n}")), style=NAME, shrinks=True, least=12),
        Column(_("band"), style=DIM),
        Column(_("depth"), right=True),
        Column(_("moved"), right=True, style=DIM),
        Column(_("by depth"), right=True),
        Column(_("by count"), right=True),
        Column(_("difference"), right=True),
    )
    blocks: list[Block] = [Table(columns, tuple(_standing(at, one) for at, one in enumerate(ranking, 1)))]
    if instead:
        told = [_counted(one) for one in instead[: say.NAMED]]
        sentence = _("Counting instead of weighing would put here: {names}.").format(names=say.some(told, len(instead)))
        blocks.append(Paragraph(sentence, indent=4, style=DIM))
    return blocks


def _counted(one: Standing) -> str:
    entries = plural(one.count, N_("{n} entry"), N_("{n} entries"))
    band = words.band(one.movement.band_after)
    return _("{name} ({entries}, {band})").format(name=say.name(one.who), entries=entries, band=band)


def _standing(at: int, one: Standing) -> Row:
    points = round(one.movement.points)
    difference = Span(f"{one.difference:+d}", GOOD if one.difference > 0 else DIM) if one.difference else Span("=", DIM)
    return Row(
        (
            str(at),
            one.who.name,
            words.band(one.movement.band_after),
            f"{one.movement.after:.0f}",
            f"{points:+d}" if points else "",
            str(one.depth_rank),
            f"{one.count_rank:,}",
            difference,
        )
    )


# --- what passed -------------------------------------------------------------------------------------


def _support(result: Report) -> Table:
    """Return the four supports, what you gave beside what you got, and from whom."""
    has_before = any(s.gave_before or s.got_before for s in result.support)
    columns = (
        Column(_("Support")),
        Column(_("you gave"), right=True),
        Column(_("you got"), right=True),
        Column(_("before") if has_before else "", right=True, style=DIM),
        Column(_("from whom, most first"), shrinks=True, least=12),
    )
    return Table(columns, tuple(_kind_of_support(one, has_before=has_before) for one in result.support))


def _kind_of_support(one: Support, *, has_before: bool) -> Row:
    before = f"{one.gave_before:,} · {one.got_before:,}" if has_before else ""
    who = Span(_("nobody this period"), WARM) if one.is_hole else Span(say.names(one.from_whom, one.from_many))
    return Row((f"  {words.kind(one.kind)}", f"{one.gave:,}", f"{one.got:,}", before, who))


def _besides(others: Sequence[OtherKind]) -> list[Block]:
    return [say.labelled(_("Besides"), " · ".join(_other(other) for other in others))] if others else []


def _other(other: OtherKind) -> str:
    parts = (
        (other.gave, _("{n} given")),
        (other.got, _("{n} got")),
        (other.shared, _("{n} together")),
    )
    return f"{words.kind(other.kind)} " + ", ".join(form.format(n=f"{n:,}") for n, form in parts if n)
