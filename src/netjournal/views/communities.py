"""Communities as screens and as data: the list, one of them whole, and what came of a change."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.communities import Community, Listed, Member, OwnMembership, Shown
from netjournal.domain.contacts import Who
from netjournal.domain.people import Balance
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import BLANK, DIM, HEAD, NAME, Block, Column, Page, Paragraph, Ref, Row, Span, Table, line

_KINDS = {
    "association": N_("association"),
    "online group": N_("online group"),
    "meetup": N_("meetup"),
    "coworking": N_("coworking"),
    "club": N_("club"),
    "volunteering": N_("volunteering"),
    "course": N_("course"),
    "other": N_("other"),
}
#: Members that are shown of one community unless all are asked for, and people who were first met there.
MEMBERS, _MET = 20, 12


def kind_word(code: str | None) -> str:
    """Return the word for a kind of community, empty for none."""
    return _(_KINDS[code]) if code else ""


def day_words(date: str) -> str:
    """Return an ISO date as people read it."""
    return dates.worded(dt.date.fromisoformat(date))


def pace_words(days: int | None) -> str:
    """Return a pace as people read it, empty for none."""
    return _("every {length}").format(length=dates.length(days)) if days else ""


def _number(count: int) -> str:
    return f"{count:,}" if count else "·"


# --- the list ----------------------------------------------------------------------------------------


def listed(communities: Sequence[Listed], today: dt.date) -> Page:
    """Return the list of communities, and what passed in each over twelve months."""
    if not communities:
        none = _("No community is here yet. Make one with: netj community add NAME --kind meetup")
        return Page((Paragraph(none),))
    rows = tuple(_row(number, one) for number, one in enumerate(communities, 1))
    columns = (
        Column(right=True, style=DIM),
        Column(_("community"), style=NAME, shrinks=True, least=16),
        Column(_("kind"), shrinks=True, least=6),
        Column(_("people"), right=True),
        Column(_("met"), right=True),
        Column(_("gave"), right=True),
        Column(_("got"), right=True),
        Column(_("last"), style=DIM),
        Column(_("you"), shrinks=True, least=6),
    )
    count = plural(len(rows), N_("{n} community"), N_("{n} communities"))
    period = _("{count} · met, gave and got: 12 months to {day}").format(count=count, day=dates.worded(today))
    refs = tuple(Ref("community", one.community.id) for one in communities)
    return Page((Table(columns, rows), *_renewals(communities), BLANK, line(Span(period, DIM))), refs)


def _renewals(communities: Sequence[Listed]) -> list[Block]:
    """Return which memberships of yours are to be renewed, the soonest first."""
    found = sorted((one.own.renewal, one) for one in communities if one.own and one.own.renewal)
    rows = tuple(
        Row((f"@{one.community.name}", day_words(day), one.own.fee or "" if one.own else "")) for day, one in found
    )
    if not rows:
        return []
    columns = (Column(_("renewal"), style=NAME, shrinks=True, least=12), Column(), Column(shrinks=True, least=8))
    return [BLANK, Table(columns, rows, indent=3)]


def _row(number: int, one: Listed) -> Row:
    return Row(
        (
            str(number),
            f"@{one.community.name}",
            kind_word(one.community.kind),
            _number(one.members),
            _number(one.encounters),
            _number(one.gave),
            _number(one.got),
            one.last or "",
            (one.own.role or _("member")) if one.own else "",
        )
    )


def listed_data(communities: Sequence[Listed]) -> list[dict[str, Any]]:
    """Return the list of communities for programs."""
    return [
        {
            **community_data(one.community),
            "members": one.members,
            "encounters": one.encounters,
            "gave": one.gave,
            "got": one.got,
            "last": one.last,
            "own": own_data(one.own),
        }
        for one in communities
    ]


def community_data(one: Community) -> dict[str, Any]:
    """Return a community for programs."""
    return {"id": one.id, "name": one.name, "kind": one.kind, "pace_days": one.pace}


def own_data(own: OwnMembership | None) -> dict[str, Any] | None:
    """Return a membership of yours for programs."""
    if own is None:
        return None
    columns = ("id", "role", "since", "until", "fee", "renewal")
    return {column: getattr(own, column) for column in columns}


# --- one community -----------------------------------------------------------------------------------


def shown(*, everyone: bool = False) -> Callable[[Shown], Page]:
    """Return how one community is shown: with its deepest members, or with all of them."""

    def page(result: Shown) -> Page:
        members = result.members if everyone else result.members[:MEMBERS]
        blocks: list[Block] = [
            line(Span(f"@{result.community.name}", NAME), right=[Span(kind_word(result.community.kind), DIM)]),
            *_own(result),
            *_pace(result.community),
            *_held(result),
            *_passed(result.passed),
            *_first_met(result.first_met),
            *_members(members, len(result.members), result.depth_share),
        ]
        return Page(tuple(blocks), tuple(Ref("contact", member.who.id) for member in members))

    return page


def _own(result: Shown) -> list[Block]:
    if not result.own:
        return []
    return [Paragraph(membership(own), label=_("you") + "  ", indent=2) for own in result.own]


def membership(own: OwnMembership) -> str:
    """Return a membership of yours in one line."""
    parts = [
        own.role or _("member"),
        _("since {day}").format(day=day_words(own.since)) if own.since else "",
        _("until {day}").format(day=day_words(own.until)) if own.until else "",
        _("fee {fee}").format(fee=own.fee) if own.fee else "",
        _("renewal {day}").format(day=day_words(own.renewal)) if own.renewal else "",
    ]
    return ", ".join(part for part in parts if part)


def _pace(community: Community) -> list[Block]:
    if not community.pace:
        return []
    return [Paragraph(pace_words(community.pace), label=_("pace") + "  ", indent=2)]


def _held(result: Shown) -> list[Block]:
    if not result.held:
        return [BLANK, Paragraph(_("No encounter was logged there yet: netj log NAME … --at @COMMUNITY"), indent=2)]
    held = plural(result.held, N_("{n} encounter there"), N_("{n} encounters there"))
    visible = plural(result.visible, N_("{n} time you were visible"), N_("{n} times you were visible"))
    head = f"{held} · {visible}" if result.visible else held
    columns = (Column(style=DIM), Column(), Column(shrinks=True, least=20))
    rows = tuple(
        Row(
            (
                one.date,
                plural(one.people, N_("{n} person"), N_("{n} people")),
                " · ".join(part for part in (one.place, f"“{one.note}”" if one.note else None) if part),
            )
        )
        for one in result.gatherings
    )
    return [BLANK, line(Span(head, HEAD)), Table(columns, rows, indent=2)]


def _passed(passed: Sequence[Balance]) -> list[Block]:
    if not passed:
        return []
    columns = (Column(), Column(_("you gave"), right=True), Column(_("you got"), right=True))
    rows = tuple(Row((words.kind(one.kind), _number(one.gave), _number(one.got))) for one in passed)
    return [BLANK, line(Span(_("What passed there"), HEAD)), Table(columns, rows, indent=2)]


def _first_met(people: Sequence[Who]) -> list[Block]:
    if not people:
        return []
    names = ", ".join(who.name for who in people[:_MET])
    more = _(" and {n} more").format(n=len(people) - _MET) if len(people) > _MET else ""
    head = plural(len(people), N_("{n} person first met there"), N_("{n} people first met there"))
    return [BLANK, line(Span(head, HEAD)), Paragraph(names + more, indent=2)]


def _members(members: Sequence[Member], many: int, share: float) -> list[Block]:
    if not members:
        nobody = _("No contact is a member yet: netj community join @COMMUNITY --member NAME")
        return [BLANK, Paragraph(nobody, indent=2)]
    count = plural(many, N_("{n} member"), N_("{n} members"))
    head = _("{count} · {share:.0%} of all depth").format(count=count, share=share)
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=14),
        Column(),
        Column(style=DIM),
    )
    rows = tuple(
        Row((str(number), member.who.name, words.band(member.band), member.last or ""))
        for number, member in enumerate(members, 1)
    )
    blocks: list[Block] = [BLANK, line(Span(head, HEAD)), Table(columns, rows)]
    if many > len(members):
        blocks.append(Paragraph(_("and {n} more: add --all").format(n=f"{many - len(members):,}"), indent=2, style=DIM))
    return blocks


def shown_data(result: Shown) -> dict[str, Any]:
    """Return all about one community for programs."""
    return {
        **community_data(result.community),
        "is_member": result.is_member,
        "own": [own_data(own) for own in result.own],
        "members": [
            {"id": one.who.id, "name": one.who.name, "depth": one.depth, "band": one.band, "last": one.last}
            for one in result.members
        ],
        "depth_share": result.depth_share,
        "encounters": result.held,
        "last_encounters": [
            {"date": one.date, "people": one.people, "place": one.place, "note": one.note} for one in result.gatherings
        ],
        "passed": {one.kind: {"gave": one.gave, "got": one.got} for one in result.passed},
        "first_met": [{"id": who.id, "name": who.name} for who in result.first_met],
        "visible": result.visible,
    }
