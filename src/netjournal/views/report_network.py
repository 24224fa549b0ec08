"""The sentences of a report on the network: who knows you, where you belong, how it is mixed, what it comes to."""

from collections.abc import Sequence

from netjournal.domain.bridges import Group
from netjournal.domain.plan import Progress
from netjournal.domain.report import Newcomer, Report
from netjournal.domain.report_ledger import Attended
from netjournal.domain.vanity import Platform
from netjournal.domain.visible import Visible
from netjournal.domain.well import Well
from netjournal.i18n import N_, _, plural
from netjournal.views import report_words as say
from netjournal.views import words
from netjournal.views.page import Block

#: As many spheres as a line holds.
_SPHERES = 4


def blocks(result: Report) -> list[Block]:
    """Return the sentences that have something to say."""
    said = (
        (_("New ties"), _newcomers(result)),
        (_("Known by"), _known_by(result)),
        (_("Visible"), _visible(result)),
        (_("Communities"), _communities(result)),
        (_("Spheres"), _spheres(result)),
        (_("Bridges"), _bridges(result)),
        (_("Well"), _well(result.well)),
        (_("Shape"), _shape(result)),
        (_("Plan"), _plan(result.plan)),
        (_("Ghosts"), _ghosts(result)),
    )
    return [say.labelled(label, sentence) for label, sentence in said if sentence]


# --- who knows you -----------------------------------------------------------------------------------


def _newcomers(result: Report) -> str:
    known = result.known_by
    if not (known.new_ties or known.newcomers_before):
        return ""
    told = [_newcomer(newcomer) for newcomer in known.newcomers[: say.NAMED]]
    new, before = f"{known.new_ties:,}", f"{known.newcomers_before:,}"
    if not told:
        return _("{new} ({before} before)").format(new=new, before=before)
    names = say.some(told, known.new_ties)
    return _("{new} ({before} before): {names}").format(new=new, before=before, names=names)


def _newcomer(newcomer: Newcomer) -> str:
    name = say.name(newcomer.who)
    if newcomer.via:
        return _("{name} (through {via})").format(name=name, via=say.name(newcomer.via))
    return _("{name} (came to you)").format(name=name) if newcomer.came_first else name


def _known_by(result: Report) -> str:
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
        parts.append(_("{name} brought you {many}").format(name=say.name(first.who), many=many))
    if known.recommended:
        by = say.names(known.recommended_by)
        praised = plural(known.recommended, N_("praised once"), N_("praised {n} times"))
        parts.append(_("{praised}, by {names}").format(praised=praised, names=by))
    return "; ".join(parts)


def _visible(result: Report) -> str:
    told = [_seen(one) for one in result.visible[: say.NAMED]]
    return say.some(told, len(result.visible)) if told else ""


def _seen(one: Visible) -> str:
    what = say.short(one.what)
    return _("{what} ({names} came)").format(what=what, names=say.names(one.brought)) if one.brought else what


def _communities(result: Report) -> str:
    told = [_attended(one) for one in result.communities[: say.NAMED] if one.days]
    more = sum(1 for one in result.communities if one.days) - len(told)
    return "; ".join([*told, *([_("{n} more").format(n=f"{more:,}")] if more else [])])


def _attended(one: Attended) -> str:
    parts = [plural(one.days, N_("{n} day"), N_("{n} days"))]
    if one.gave or one.got:
        parts.append(_("you gave {gave}, got {got}").format(gave=f"{one.gave:,}", got=f"{one.got:,}"))
    if one.met:
        parts.append(plural(one.met, N_("{n} new tie"), N_("{n} new ties")))
    return f"{say.short(one.name)} {', '.join(parts)}"


# --- open or closed ----------------------------------------------------------------------------------


def _spheres(result: Report) -> str:
    spheres = result.spheres
    if not spheres.shares or not spheres.bubble:
        return ""
    shares = [f"{say.short(s.name)} {say.percent(s.share)}" for s in spheres.shares if s.share]
    parts = [" · ".join(shares[:_SPHERES]) + (" …" if len(shares) > _SPHERES else "")]
    if len(shares) > 1:
        parts.append(_("{mix} mixed, where 100% is even").format(mix=say.percent(spheres.mix)))
    if spheres.bubble > 0.5:  # noqa: PLR2004  one half
        parts.append(_("a bubble: most of it is in {name}").format(name=say.short(spheres.shares[0].name)))
    if spheres.outside > 0.005:  # noqa: PLR2004  less rounds to nothing
        parts.append(_("{share} of your depth is in no sphere").format(share=say.percent(spheres.outside)))
    return "; ".join(parts)


def _bridges(result: Report) -> str:
    said = [
        _("{name} joins {one} and {two}").format(name=say.name(b.who), one=_group(b.one), two=_group(b.two))
        for b in result.bridges
    ]
    return say.some(said, len(said)) if said else ""


def _group(group: Group) -> str:
    return say.short(f"@{group.name}" if group.fact == "community" else group.name)


# --- the practice ------------------------------------------------------------------------------------


def _well(well: Well) -> str:
    if len(well.holes) == len(well.kinds):
        return _("nobody yet for any of the four: netj well")
    kinds = [
        f"{words.kind(one.kind)} {one.many:,}" if one.many else _("{kind} nobody").format(kind=words.kind(one.kind))
        for one in well.kinds
    ]
    return " · ".join(kinds)


def _plan(plan: Sequence[Progress]) -> str:
    told = [_goal(one) for one in plan[: say.NAMED]]
    return say.some(told, len(plan)) if told else ""


def _goal(one: Progress) -> str:
    what = say.short(one.goal.what, room=40)
    return _("{what}: {now} of {target}").format(what=what, now=f"{one.now:,.3g}", target=f"{one.goal.target:,}")


def _shape(result: Report) -> str:
    shape = result.shape
    if shape is None:
        return ""
    now = _("{n} encounters a week these four weeks").format(n=f"{shape.a_week.encounters:.1f}")
    if shape.usual is not None:
        now = _("{now}, your usual {usual}").format(now=now, usual=f"{shape.usual.encounters:.1f}")
    return now


def _ghosts(result: Report) -> str:
    parts = []
    if result.ghosts:
        parts.append(_("{n} with whom nothing ever passed").format(n=f"{result.ghosts:,}"))
    if result.dormant:
        parts.append(_("{n} dormant").format(n=f"{result.dormant:,}"))
    return _("{many}: netj ghosts").format(many=", ".join(parts)) if parts else ""


def quantity(result: Report) -> Block:
    """Return the mere numbers, and beside them what they contain."""
    quantity = result.quantity
    counts = (
        _contacts(quantity.contacts, quantity.passed),
        _("{entries} ({now} in this period, {before} in the one before)").format(
            entries=plural(quantity.encounters, N_("{n} entry"), N_("{n} entries")),
            now=f"{quantity.encounters_in_period:,}",
            before=f"{quantity.encounters_before:,}",
        ),
        plural(quantity.communities, N_("{n} community"), N_("{n} communities")),
        *(_followers(one) for one in quantity.followers),
    )
    return say.labelled(_("Quantity"), f"{' · '.join(counts)}. {_('Counts are not depth.')}")


def _contacts(many: int, passed: int) -> str:
    contacts = plural(many, N_("{n} contact"), N_("{n} contacts"))
    if passed == many:
        return contacts
    return _("{contacts}, {passed} of them with anything that passed").format(contacts=contacts, passed=f"{passed:,}")


def _followers(one: Platform) -> str:
    change = f" ({one.change:+,})" if one.change else ""
    return f"{say.short(one.newest.platform)} {one.newest.count:,}{change}"
