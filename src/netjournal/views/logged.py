"""What `add`, `log`, `gave`, `got`, `tried` and `thank` answer: all that was understood, and the undo."""

from typing import Any

from netjournal.dates import worded
from netjournal.domain.exchanges import Logged, Passed, usual_value
from netjournal.i18n import N_, _
from netjournal.text import pad, width
from netjournal.views import words
from netjournal.views.page import DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line


def page(result: Logged) -> Page:
    """Return the echo of what was written."""
    blocks: list[Block] = [_headline(result)]
    blocks += _details(result)
    if result.exchanges:
        blocks.append(_exchanges(result))
    blocks += _promises(result)
    if result.encounter and result.encounter.note:
        blocks.append(Paragraph(result.encounter.note, label=_("note") + "  ", indent=2, most_lines=6))
    blocks += _remarks(result)
    if result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _headline(result: Logged) -> Paragraph:
    names = _joined([contact.name for contact in result.contacts])
    if result.thanks_waived:
        return Paragraph(_("No thanks needed: {name} is off the list.").format(name=names))
    return Paragraph(" ".join(part for part in (_opening(result, names), _occasion(result)) if part))


def _opening(result: Logged, names: str) -> str:
    if result.created:
        return _("{name} is new.").format(name=_joined(list(result.created)))
    if result.known and result.encounter:
        return _("{name} is already here: logged the meeting.").format(name=_joined(list(result.known)))
    if result.known:
        return _("{name} is already here.").format(name=_joined(list(result.known)))
    if any(x.way == "shared" for x in result.exchanges):
        return _("Logged with {name}.").format(name=names)
    return _("Noted for {name}.").format(name=names)


def _occasion(result: Logged) -> str:
    meeting = result.encounter
    if meeting is None:
        return ""
    day = worded(meeting.date)
    place = f"@{meeting.community}" if meeting.community else meeting.place
    via = result.contacts[0].via if result.created else None
    if any(x.kind == "tried" for x in result.exchanges):
        return _("Tried on {day}, no answer.").format(day=day)
    if not any(x.way == "shared" for x in result.exchanges):
        said = day
    elif meeting.channel not in (None, "in-person", "event"):
        said = _("By {channel}").format(channel=meeting.channel)
        said = ", ".join([said, *([_("at {place}").format(place=place)] if place else []), day])
    elif place:
        said = _("Met at {place}, {day}").format(place=place, day=day)
    else:
        said = _("Met {day}").format(day=day)
    if (result.created or result.known) and len(result.contacts) > 1:
        others = _joined([contact.name for contact in result.contacts[1:]])
        said = _("{said}, with {names}").format(said=said, names=others)
    if via:
        said = _("{said}, through {name}").format(said=said, name=via.name)
    return " ".join([said + ".", *_weight(result)])


def _weight(result: Logged) -> list[str]:
    """Return what was said of the meeting itself: who started it, and how much it mattered."""
    assert result.encounter is not None
    shared = [x for x in result.exchanges if x.way == "shared"]
    told = [_("They came to you.")] if shared and result.encounter.started_by == "them" else []
    if shared and shared[0].value != usual_value(len(result.contacts)):
        told.append(_("Value {value}.").format(value=shared[0].value))
    return told


def _details(result: Logged) -> list[Block]:
    """Return what was written of a new contact, so that a slip is seen at once."""
    if not (result.created or result.known):
        return []
    contact, meeting = result.contacts[0], result.encounter
    here = (meeting.place, meeting.community) if meeting else ()
    through = contact.via if not (meeting and result.created) else None
    parts = [
        (_("met"), contact.met if contact.met not in here else None),
        (_("through"), through.name if through else None),
        (_("works"), ", ".join(p for p in (contact.title, contact.org) if p)),
        (_("lives"), contact.location),
        (_("e-mail"), ", ".join(contact.emails)),
        (_("phone"), ", ".join(contact.phones)),
        (_("link"), ", ".join(contact.links)),
        (_("spheres"), ", ".join(contact.spheres)),
        (_("communities"), ", ".join(f"@{name}" for name in contact.communities if name not in here)),
        (_("roles"), ", ".join(contact.roles)),
        (_("birthday"), contact.birthday),
        (_("why"), contact.why),
        (_("note"), contact.note),
        (_("pace"), _("every {days} days").format(days=contact.pace) if contact.pace else None),
    ]
    rows = tuple(Row((Span(label, DIM), value)) for label, value in parts if value)
    return [Table((Column(), Column(shrinks=True, least=10)), rows, indent=2)] if rows else []


def _exchanges(result: Logged) -> Table:
    several = len({x.name for x in result.exchanges} | {contact.name for contact in result.contacts}) > 1
    columns = (
        Column(),
        Column(style=NAME, shrinks=True, least=6),
        Column(),
        Column(shrinks=True, least=10),
        Column(style=DIM),
    )
    return Table(columns, tuple(_exchange(result, x, several=several) for x in _told(result)), indent=2)


def _told(result: Logged) -> list[Passed]:
    """Return what was given and got, which is all that stands in the table."""
    return [x for x in result.exchanges if x.way != "shared" and x.kind != "tried"]


def _exchange(result: Logged, passed: Passed, *, several: bool) -> Row:
    kind = words.kind(passed.kind) + (_(" (assumed)") if passed.key in result.kind_assumed else "")
    thanks = _("thanks not yet said") if passed.name in result.thanks_opened and passed.way == "got" else ""
    value = "" if passed.value == 3 else _("value {value}").format(value=passed.value)  # noqa: PLR2004  the usual one
    remark = ", ".join(part for part in (value, thanks) if part)
    return Row((words.way(passed.way), passed.name if several else "", kind, passed.what or "", remark))


def _promises(result: Logged) -> list[Block]:
    """Return what was promised, under what was given and got."""
    if not result.promises:
        return []
    from netjournal.views import promises as view  # noqa: PLC0415  most encounters hold no promise

    label = _("promise")
    column = max([width(label), *(width(words.way(x.way)) for x in _told(result))])
    several = len(result.contacts) > 1
    return [
        Paragraph(
            (f"{one.contact.name}: " if several else "") + view.phrase(one),
            label=pad(label, column) + "  ",
            indent=2,
            most_lines=6,
        )
        for one in result.promises
    ]


def _remarks(result: Logged) -> list[Block]:
    said = _("Thanks to {name} are said.")
    blocks: list[Block] = [line(said.format(name=name)) for name in result.thanks_said]
    blocks += _communities(result)
    if result.typo_of:
        looks = _("The name looks like {name}, who is here already. If it is them: netj undo, then log it.")
        blocks.append(Paragraph(looks.format(name=result.typo_of.name), style="warm"))
    blocks += [Paragraph(words.away(contact.name)) for contact in result.contacts if contact.archived]
    return blocks


def _communities(result: Logged) -> list[Block]:
    """Return which community is new, and who is in it now because they were met there."""
    made = [Paragraph(_("@{name} is a new community.").format(name=name)) for name in result.communities_made]
    joined = [name for name in result.joined if name not in result.created]
    if not (joined and result.encounter and result.encounter.community):
        return [*made]
    one, several = N_("{name} is a member of @{community} now."), N_("{name} are members of @{community} now.")
    said = _(one if len(joined) == 1 else several)
    return [*made, Paragraph(said.format(name=_joined(joined), community=result.encounter.community))]


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def data(result: Logged) -> dict[str, Any]:
    """Return what was written, for programs."""
    return {
        "encounter": _encounter(result),
        "contacts": [{"id": contact.id, "name": contact.name} for contact in result.contacts],
        "created": list(result.created),
        "exchanges": [
            {"contact": x.name, "way": x.way, "kind": x.kind, "what": x.what, "value": x.value, "id": x.id}
            for x in result.exchanges
        ],
        "thanks": {
            "opened": list(result.thanks_opened),
            "said": list(result.thanks_said),
            "waived": list(result.thanks_waived),
        },
        "communities": {"made": list(result.communities_made), "joined": list(result.joined)},
        "promises": _promises_data(result),
        "undo": result.undo or None,
    }


def _promises_data(result: Logged) -> list[dict[str, Any]]:
    if not result.promises:
        return []
    from netjournal.views import promises as view  # noqa: PLC0415  most encounters hold no promise

    return [view.data(one) for one in result.promises]


def _encounter(result: Logged) -> dict[str, Any] | None:
    meeting = result.encounter
    if meeting is None:
        return None
    return {
        "id": meeting.id,
        "date": meeting.date.isoformat(),
        "channel": meeting.channel,
        "place": meeting.place,
        "community": meeting.community,
        "note": meeting.note,
        "started_by": meeting.started_by,
    }
