"""How a report puts things: sentences behind labels, a few names and then how many more, honest shares."""

from collections.abc import Sequence

from netjournal.domain.contacts import Who
from netjournal.i18n import N_, _
from netjournal.text import cut, pad, shown, width
from netjournal.views.page import Paragraph

#: Cells of a name inside a sentence.
NAME_ROOM = 28
#: As many names as a sentence can carry.
NAMED = 3
_LABELS = (
    N_("Deeper"),
    N_("Thinner"),
    N_("Lapsed"),
    N_("Besides"),
    N_("Asks"),
    N_("Promises"),
    N_("Thanks"),
    N_("Introduced"),
    N_("Mentors"),
    N_("New ties"),
    N_("Known by"),
    N_("Visible"),
    N_("Communities"),
    N_("Spheres"),
    N_("Bridges"),
    N_("Well"),
    N_("Shape"),
    N_("Plan"),
    N_("Ghosts"),
    N_("Quantity"),
)


def labelled(label: str, text: str) -> Paragraph:
    """Return a sentence behind its label, so that the sentences of a page stand under one another."""
    room = max(width(_(one)) for one in _LABELS)
    return Paragraph(text, label=f"{pad(label, room)}  ")


def name(who: Who) -> str:
    """Return the name of a contact as it stands inside a sentence."""
    return short(who.name)


def short(text: str, room: int = NAME_ROOM) -> str:
    """Return a name or a few words as they stand inside a sentence: on one line, and not the whole of it."""
    return cut(shown(text), room)


def names(people: Sequence[Who], many: int | None = None) -> str:
    """Return the names of the first few, and how many more there are of so many, or of those given."""
    return some([name(who) for who in people[:NAMED]], len(people) if many is None else many)


def some(parts: Sequence[str], many: int) -> str:
    """Return the first few parts, and how many more there are."""
    told = ", ".join(parts[:NAMED])
    more = many - min(len(parts), NAMED)
    return _("{told} and {more} more").format(told=told, more=f"{more:,}") if more else told


def percent(share: float) -> str:
    """Return a share as a percentage that is 0 or 100 only where it is just that."""
    rounded = round(100 * share)
    if share > 0 and rounded == 0:
        return "<1%"
    return "99%" if share < 1 - 1e-9 and rounded == 100 else f"{rounded}%"  # noqa: PLR2004  rounded up to the whole
