"""Two contacts who are one person: what becomes of each field of theirs, and what moves."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from netjournal import text
from netjournal.domain.contacts import Contact, Who
from netjournal.i18n import N_, _

#: Plain fields of which one value can stand; the other's, where it differs, goes into the note.
PLAIN = ("org", "title", "location", "birthday", "met", "why")
_SAID = {
    "org": N_("org"),
    "title": N_("title"),
    "location": N_("lives"),
    "birthday": N_("birthday"),
    "met": N_("met"),
    "why": N_("why"),
    "via": N_("through"),
}
#: Fields in the order in which they are shown.
FIELDS = (
    *("name", "aliases", "emails", "phones", "links", "org", "title", "location", "spheres", "communities", "roles"),
    *("birthday", "met", "via", "why", "note", "pace", "pinned", "band", "archived", "snoozed_until"),
)

Row = Mapping[str, Any]


class Became(NamedTuple):
    """What became of one field: its value now, and whose that is: kept, merged, both, or neither."""

    field: str
    value: Any
    whose: str
    #: What the one who stays had there, and what the other had.
    kept_was: Any = None
    merged_was: Any = None


class Merged(NamedTuple):
    """What came of making one contact of two."""

    kept: Who
    merged: Who
    fields: tuple[Became, ...]
    #: How many exchanges, promises and so on are the kept one's now.
    moved: tuple[tuple[str, int], ...]
    dry: bool = False
    undo: str = ""


def joined(kept: Row, other: Row, via: Mapping[int, str]) -> dict[str, Any]:
    """Return the columns of the one contact that two become.

    The kept one's fields stand and the other's fill gaps. Of two that differ the other's is kept in the note, so
    that nothing is lost.

    Args:
        kept: the row of the one who stays.
        other: the row of the one who is merged into them.
        via: the names of those whom the two came through, by key.
    """
    columns: dict[str, Any] = {column: _first(kept[column], other[column]) for column in (*PLAIN, "band", "source")}
    if _is_fuller(other["birthday"], kept["birthday"]):
        columns["birthday"] = other["birthday"]
    columns["via"], passed_over = _introducer(kept, other)
    differing = [(column, other[column]) for column in PLAIN if _differ(columns[column], other[column])]
    if _is_fuller(columns["birthday"], other["birthday"]):
        differing = [(column, value) for column, value in differing if column != "birthday"]
    if passed_over is not None:
        differing.append(("via", via[passed_over]))
    columns["note"] = _note(kept["note"], other["note"], differing)
    columns["pace"] = min((days for days in (kept["pace"], other["pace"]) if days), default=None)
    columns["pinned"] = max(kept["pinned"], other["pinned"])
    is_archived = kept["archived"] and other["archived"]
    columns["archived"] = max(kept["archived"], other["archived"]) if is_archived else None
    columns["snoozed_until"] = max(kept["snoozed_until"] or "", other["snoozed_until"] or "") or None
    columns["snoozes"] = max(kept["snoozes"], other["snoozes"])
    columns["created"] = min(kept["created"], other["created"])
    return columns


def _first(one: Any, two: Any) -> Any:
    return two if one is None else one


def _differ(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and text.folded(one) != text.folded(two)


def _is_fuller(one: str | None, two: str | None) -> bool:
    """Tell whether a birthday is the same as another, and says the year too."""
    return one is not None and two is not None and two.startswith("--") and one != two and one.endswith(two[1:])


def _introducer(kept: Row, other: Row) -> tuple[int | None, int | None]:
    """Return whom the one came through, and whom the note must tell of; nobody came through themselves."""
    own = kept["via"] if kept["via"] != other["id"] else None
    theirs = other["via"] if other["via"] != kept["id"] else None
    passed_over = theirs if own is not None and theirs not in {None, own} else None
    return _first(own, theirs), passed_over


def _note(kept: str | None, other: str | None, differing: list[tuple[str, str]]) -> str | None:
    """Return both notes as one, with what would be lost else.

    Raises:
        LongText: when together they are longer than the journal takes.
    """
    parts = [kept] if kept else []
    if other and other != kept:
        parts.append(other)
    parts += [_("{field} was also: {value}").format(field=_(_SAID[column]), value=value) for column, value in differing]
    return text.clean("\n".join(parts), "note", text.NOTE_MOST) if parts else None


def became(kept: Contact, other: Contact, now: Contact) -> tuple[Became, ...]:
    """Return what became of each field that either had."""
    found = []
    for field in FIELDS:
        one, two, value = getattr(kept, field), getattr(other, field), getattr(now, field)
        if one or two or value:
            theirs = (*two, other.name) if field == "aliases" else two
            found.append(Became(field, value, _whose(one, theirs, value), one, two))
    return tuple(found)


def _whose(one: Any, two: Any, value: Any) -> str:
    """Return whose value stands: that of the kept one, of the merged one, something of both, or of neither."""
    if not value:
        return "neither"
    if value == one:
        return "both" if one == two else "kept"
    if value == two or (isinstance(value, tuple) and {*value} <= {*two}):
        return "merged"
    return "both"


def one_text(kept: str | None, other: str | None) -> str | None:
    """Return two texts about the same thing as one; what one says in other words stays."""
    if not kept or not other:
        return kept or other
    return kept if text.folded(other) in text.folded(kept) else f"{kept}; {other}"
