"""What the tables of all address books have in common: a row becomes somebody, or the reason why it does not.

What netj has no field for, an address or a fax number, is kept as a line of a vCard, so that it goes out again.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

from netjournal import text
from netjournal.domain.transfer import ContactDraft, Left, Own, Problem
from netjournal.formats import content_lines, tables
from netjournal.formats.reading import Source
from netjournal.i18n import N_, _

Row = Mapping[str, str]
#: Makes a draft of a row, with an empty name where none is given.
Maker = Callable[[int, Row], ContactDraft]

_OWN = N_("your own card")

#: What address books call a relation, by netj's word for it.
_RELATED = {
    **dict.fromkeys(("friend", "friends"), "friend"),
    **dict.fromkeys(("spouse", "partner", "domestic partner", "wife", "husband", "girlfriend", "boyfriend"), "partner"),
    **dict.fromkeys(("coworker", "co-worker", "colleague", "assistant", "manager"), "colleague"),
    **dict.fromkeys(("child", "parent", "mother", "father", "brother", "sister", "son", "daughter"), "family"),
    **dict.fromkeys(("family", "relative", "sibling"), "family"),
    **dict.fromkeys(("referred by", "acquaintance", "neighbor"), "knows"),
}
#: What tells father and son apart; other letters behind a name are degrees.
_SUFFIX = re.compile(r"(jr|sr|jun|sen|junior|senior|filho|neto|júnior|ii|iii|iv)\.?", re.IGNORECASE)


def drafts(
    source: Source, rows: Iterator[tuple[int, dict[str, str]]], make: Maker, own: Own
) -> Iterator[ContactDraft | Problem | Left]:
    """Yield somebody for each row; who has no name goes by alias, organisation or e-mail.

    Raises:
        BadFile: when the table cannot be read on.
    """
    mine = frozenset(text.folded(name) for name in own.names)
    for line, row in rows:
        problem = tables.beyond(source, line, row)
        if problem is not None:
            yield problem
            continue
        draft = _called(make(line, row))
        if not draft.name:
            yield Problem(source.name, line, _("the row has no name"))
        elif mine and any(text.folded(name) in mine for name in (draft.name, *draft.emails)):
            yield Left(_(_OWN))
        else:
            yield draft


def _called(draft: ContactDraft) -> ContactDraft:
    """Return a draft under the best name that it has."""
    if draft.name:
        return draft
    if draft.aliases:
        return draft._replace(name=draft.aliases[0], aliases=draft.aliases[1:])
    if draft.org:
        return draft._replace(name=draft.org, org=None)
    return draft._replace(name=next(iter(draft.emails), ""))


# --- parts -------------------------------------------------------------------------------------------


def full_name(*parts: str, suffix: str = "") -> str:
    """Return a name of its parts; what stands behind it counts where it tells two people apart."""
    behind = suffix if _SUFFIX.fullmatch(suffix.strip()) else ""
    return " ".join(" ".join([*parts, behind]).split())


def distinct(values: Iterator[str] | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return values without the empty ones, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


def relation(label: str, name: str) -> tuple[str, str] | None:
    """Return how they know somebody; None where netj has no word for it, or nobody is named."""
    kind = _RELATED.get(text.folded(label))
    return (kind, name) if kind and name else None


def note(own: str, facts: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str | None:
    """Return a note with facts below it that stand in no field, one a line; None where there is nothing."""
    lines = [f"{label}: {value}" if label else value for label, value in facts if value]
    return "\n".join(filter(None, [own, *dict.fromkeys(lines)])) or None


def place(town: str, region: str, country: str) -> str:
    """Return the place of an address, in one line."""
    return ", ".join(" ".join(part.split()) for part in (town or region, country) if part)


def address_line(kind: str, box: str, more: str, street: str, town: str, region: str, code: str, country: str) -> str:
    """Return an address as a line of a vCard; empty where nothing but a place is known of it."""
    if not (box or more or street or code):
        return ""
    fields = (box, more, street, town, region, code, country)
    return _line("ADR", kind, content_lines.listed(fields, ";"))


def number_line(kind: str, number: str) -> str:
    """Return a number that nobody answers, such as a fax, as a line of a vCard."""
    return _line("TEL", kind, content_lines.escaped(number)) if number else ""


def _line(name: str, kind: str, value: str) -> str:
    types = "".join(f";TYPE={word}" for word in kind.split(",") if word)
    return f"{name}{types}:{value}"


def birthday(year: int, month: int, day: int) -> str | None:
    """Return a birthday as netj writes it, the year 0 for an unknown one; None where there is no such day."""
    try:
        dt.date(year or 2000, month, day)
    except (ValueError, OverflowError):
        return None
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
