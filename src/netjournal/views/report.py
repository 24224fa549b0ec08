"""The report as a page: depth first, what passed both ways next, who knows you and whom, quantity last."""

from collections.abc import Sequence

from netjournal.dates import worded
from netjournal.domain.contacts import Who
from netjournal.domain.report import BandShare, Moved, Newcomer, OtherKind, Period, Report, Standing, Support
from netjournal.i18n import N_, _, plural
from netjournal.text import cut, pad, shown, width
from netjournal.views import words
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

#: Cells of the longest bar, and of a name inside a sentence.
_BAR, _NAME = 24, 28
#: As many names as a sentence can carry.
_NAMED = 3
_WEEK = 7
_LABELS = (
    N_("Deeper"),
    N_("Thinner"),
    N_("Lapsed"),
    N_("Besides"),
    N_("Thanks"),
    N_("New ties"),
    N_("Known by"),
    N_("Spheres"),
    N_("Bridges"),
    N_("Shape"),
    N_("Quantity"),
)


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
    blocks += [_support(result), *_besides(result.others)]
    blocks += [
        BLANK,
        *_thanks(result),
        *_newcomers(result),
        *_known_by(result),
        *_spheres(result),
        *_bridges(result),
        *_shape(result),
    ]
    blocks += [_quantity(result)]
    return Page(tuple(blocks), tuple(Ref("contact", standing.who.id) for standing in result.ranking))


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
    weight = _("The weight of {n}.").format(n=f"{max(round(result.effective_people), 1):,}")
    return [line(Span(f"{people} {weight}", STRONG), right=[period]), Paragraph(_meaning(result), style=DIM)]


def _meaning(result: Report) -> str:
    """Return what the weight means, how it was, and how much of it goes both ways."""
    now = result.effective_people
    parts = [
        plural(
            max(round(now), 1),
            N_("All depth lies in one tie."),
            N_("Your depth is spread as over {n} equal ties."),
        )
    ]
    if result.effective_people_before:
        parts.append(_("It was {n} before this period.").format(n=f"{max(round(result.effective_people_before), 1):,}"))
    parts.append(_("{share} of it is two-way.").format(share=_percent(result.two_way)))
    return " ".join(parts)


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
    share = _percent(band.share) if band.people else ""
    return Row((f"  {words.band(band.band)}", f"{band.people:,}", bar, share))


def _percent(share: float) -> str:
    """Return a share as a percentage that is 0 or 100 only where it is just that."""
    rounded = round(100 * share)
    if share > 0 and rounded == 0:
        return "<1%"
    return "99%" if share < 1 - 1e-9 and rounded == 100 else f"{rounded}%"  # noqa: PLR2004  rounded up to the whole


def _movements(result: Report) -> list[Block]:
    deeper = _some([_risen(moved) for moved in result.deeper], len(result.deeper))
    thinner = _some([_fallen(moved) for moved in result.thinner], len(result.thinner))
    blocks: list[Block] = [
        _labelled(_("Deeper"), deeper or _("nobody by three points or more")),
        _labelled(_("Thinner"), thinner or _("nobody fell to a lower band")),
    ]
    if result.lapsed:
        sentence = plural(
            result.lapsed,
            N_("{n} tie was alive and has fallen silent: netj due --lapsed"),
            N_("{n} ties were alive and have fallen silent: netj due --lapsed"),
        )
        blocks.append(_labelled(_("Lapsed"), sentence))
    return [*blocks, BLANK]


def _risen(moved: Moved) -> str:
    return _("{name} +{points}").format(name=_name(moved.who), points=round(moved.movement.points))


def _fallen(moved: Moved) -> str:
    before, after = words.band(moved.movement.band_before), words.band(moved.movement.band_after)
    return _("{name} ({before} to {after})").format(name=_name(moved.who), before=before, after=after)


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
        told = [_counted(one) for one in instead[:_NAMED]]
        sentence = _("Counting instead of weighing would put here: {names}.").format(names=_some(told, len(instead)))
        blocks.append(Paragraph(sentence, indent=4, style=DIM))
    return blocks


def _counted(one: Standing) -> str:
    entries = plural(one.count, N_("{n} entry"), N_("{n} entries"))
    band = words.band(one.movement.band_after)
    return _("{name} ({entries}, {band})").format(name=_name(one.who), entries=entries, band=band)


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
    who = Span(_("nobody this period"), WARM) if one.is_hole else Span(_names(one.from_whom))
    return Row((f"  {words.kind(one.kind)}", f"{one.gave:,}", f"{one.got:,}", before, who))


def _besides(others: Sequence[OtherKind]) -> list[Block]:
    return [_labelled(_("Besides"), " · ".join(_other(other) for other in others))] if others else []


def _other(other: OtherKind) -> str:
    parts = (
        (other.gave, _("{n} given")),
        (other.got, _("{n} got")),
        (other.shared, _("{n} together")),
    )
    return f"{words.kind(other.kind)} " + ", ".join(form.format(n=f"{n:,}") for n, form in parts if n)


def _thanks(result: Report) -> list[Block]:
    thanks = result.thanks
    if not thanks.owed:
        return []
    said = _("{said} of {owed} said").format(said=f"{thanks.said:,}", owed=f"{thanks.owed:,}")
    if thanks.still_open:
        said = _("{said}; not yet to {names}").format(said=said, names=_names(thanks.still_open))
    return [_labelled(_("Thanks"), said)]


# --- open or closed ----------------------------------------------------------------------------------


def _newcomers(result: Report) -> list[Block]:
    known = result.known_by
    if not (known.newcomers or known.newcomers_before):
        return []
    told = [_newcomer(newcomer) for newcomer in known.newcomers[:_NAMED]]
    new, before = f"{len(known.newcomers):,}", f"{known.newcomers_before:,}"
    if not told:
        return [_labelled(_("New ties"), _("{new} ({before} before)").format(new=new, before=before))]
    names = _some(told, len(known.newcomers))
    said = _("{new} ({before} before): {names}").format(new=new, before=before, names=names)
    return [_labelled(_("New ties"), said)]


def _newcomer(newcomer: Newcomer) -> str:
    name = _name(newcomer.who)
    if newcomer.via:
        return _("{name} (through {via})").format(name=name, via=_name(newcomer.via))
    return _("{name} (came to you)").format(name=name) if newcomer.came_first else name


def _known_by(result: Report) -> list[Block]:
    known = result.known_by
    parts = []
    if known.by_me or known.by_them:
        started = (
            _("they started {them} encounters, you {me}")
            if known.by_them != 1
            else _("they started one encounter, you {me}")
        )
        parts.append(started.format(them=f"{known.by_them:,}", me=f"{known.by_me:,}"))
    if known.connectors:
        first = known.connectors[0]
        many = plural(first.brought, N_("{n} person in all"), N_("{n} people in all"))
        parts.append(_("{name} brought you {many}").format(name=_name(first.who), many=many))
    return [_labelled(_("Known by"), "; ".join(parts))] if parts else []


def _spheres(result: Report) -> list[Block]:
    spheres = result.spheres
    if not spheres.shares or not spheres.bubble:
        return []
    shares = [f"{_short(s.name)} {_percent(s.share)}" for s in spheres.shares if s.share]
    parts = [" · ".join(shares[:6]) + (" …" if len(shares) > 6 else "")]  # noqa: PLR2004  as many as a line holds
    if len(shares) > 1:
        parts.append(_("{mix} mixed, where 100% is even").format(mix=_percent(spheres.mix)))
    if spheres.bubble > 0.5:  # noqa: PLR2004  one half
        parts.append(_("a bubble: most of it is in {name}").format(name=_short(spheres.shares[0].name)))
    if spheres.outside > 0.005:  # noqa: PLR2004  less rounds to nothing
        parts.append(_("{share} of your depth is in no sphere").format(share=_percent(spheres.outside)))
    return [_labelled(_("Spheres"), "; ".join(parts))]


def _bridges(result: Report) -> list[Block]:
    said = [
        _("{name} joins {one} and {two}").format(name=_name(b.who), one=_short(b.one), two=_short(b.two))
        for b in result.bridges
    ]
    return [_labelled(_("Bridges"), _some(said, len(said)))] if said else []


def _shape(result: Report) -> list[Block]:
    shape = result.shape
    if shape is None:
        return []
    now = _("{n} encounters a week these four weeks").format(n=f"{shape.a_week:.1f}")
    if shape.usual is not None:
        now = _("{now}, your usual {usual}").format(now=now, usual=f"{shape.usual:.1f}")
    return [_labelled(_("Shape"), now)]


def _quantity(result: Report) -> Block:
    quantity = result.quantity
    counts = (
        plural(quantity.contacts, N_("{n} contact"), N_("{n} contacts")),
        _("{entries} ({now} in this period, {before} in the one before)").format(
            entries=plural(quantity.encounters, N_("{n} entry"), N_("{n} entries")),
            now=f"{quantity.encounters_in_period:,}",
            before=f"{quantity.encounters_before:,}",
        ),
        plural(quantity.communities, N_("{n} community"), N_("{n} communities")),
    )
    return _labelled(_("Quantity"), f"{' · '.join(counts)}. {_('Counts are not depth.')}")


# --- words -------------------------------------------------------------------------------------------


def _labelled(label: str, text: str) -> Paragraph:
    """Return a sentence behind its label, so that the sentences of a page stand under one another."""
    room = max(width(_(one)) for one in _LABELS)
    return Paragraph(text, label=f"{pad(label, room)}  ")


def _name(who: Who) -> str:
    return _short(who.name)


def _short(name: str) -> str:
    """Return a name as it stands inside a sentence: on one line, and not the whole of it."""
    return cut(shown(name), _NAME)


def _names(people: Sequence[Who]) -> str:
    return _some([_name(who) for who in people[:_NAMED]], len(people))


def _some(parts: Sequence[str], many: int) -> str:
    """Return the first few parts, and how many more there are."""
    told = ", ".join(parts[:_NAMED])
    more = many - min(len(parts), _NAMED)
    return _("{told} and {more} more").format(told=told, more=f"{more:,}") if more else told
