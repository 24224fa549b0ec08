"""A part of the report, opened: the entries behind it, numbered, and the same for programs."""

from collections.abc import Mapping
from typing import Any

from netjournal.dates import worded
from netjournal.domain.exchanges import KINDS
from netjournal.domain.report_parts import Entry, Opened
from netjournal.i18n import N_, _, plural
from netjournal.views import report_words as say
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    NAME,
    STRONG,
    Column,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

#: Each short enough to stand beside its period in 80 columns.
_TITLES = {
    "depth": N_("Every tie, the deepest first"),
    "deeper": N_("Whose depth rose by three points or more"),
    "thinner": N_("Who fell to a lower band"),
    "support": N_("What you gave and got of the four supports"),
    "asks": N_("What you asked for"),
    "promises": N_("Promises that were due"),
    "thanks": N_("Thanks that were to be said"),
    "introductions": N_("Introductions by you and for you"),
    "mentors": N_("Mentors, mentees, what you last gave them"),
    "known": N_("New ties, praise, who started each entry"),
    "visible": N_("What you made visible"),
    "communities": N_("Encounters in communities"),
    "spheres": N_("Who is in which sphere, the deepest first"),
    "bridges": N_("Who alone joins two spheres or communities"),
    "well": N_("Who would likely help on Monday"),
    "shape": N_("Encounters of the last four weeks"),
    "plan": N_("Goals that are open"),
    "ghosts": N_("Ghosts, then ties that are dormant"),
    "quantity": N_("Followers, then everyone by mere count"),
}
_STATES = {
    "yes": N_("yes"),
    "no": N_("no"),
    "none": N_("never answered"),
    "waiting": N_("no answer yet"),
    "after giving": N_("you gave first"),
    "you promised": N_("you promised"),
    "they promised": N_("they promised"),
    "open": N_("open"),
    "late": N_("open, day gone by"),
    "kept": N_("kept"),
    "kept late": N_("kept late"),
    "dropped": N_("dropped"),
    "said": N_("said"),
    "waived": N_("waved off"),
    "taken up": N_("taken up"),
    "not taken up": N_("not taken up"),
    "unknown": N_("not known yet"),
    "mentor": N_("your mentor"),
    "mentee": N_("your mentee"),
    "new tie": N_("new"),
    "came first": N_("came to you"),
    "you started": N_("you started"),
    "they started": N_("they started"),
    "reached": N_("reached"),
    "inner": N_("inner"),
    "close": N_("close"),
    "active": N_("active"),
    "faint": N_("faint"),
    "dormant": N_("dormant"),
    "ghost": N_("ghost"),
    "talk": N_("talk"),
    "post": N_("post"),
    "contribution": N_("contribution"),
    "other": N_("other"),
}
_LEADING = frozenset({"you promised", "they promised"})
_UNTOLD = frozenset({"you introduced"})


def page(result: Opened) -> Page:
    """Return the entries behind a part."""
    period = Span(
        _("{since} to {until}").format(since=worded(result.period.since), until=worded(result.period.until)), DIM
    )
    head = line(Span(_title(result.part), STRONG), right=[period])
    if not result.entries:
        return Page((head, Paragraph(_("Nothing stands behind this part yet."), indent=2)))
    columns = (
        Column(right=True, style=DIM),
        Column(style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(shrinks=True, least=16),
        Column(right=True),
        Column(style=DIM, shrinks=True, least=8),
    )
    rows = tuple(_row(number, entry) for number, entry in enumerate(result.entries, 1))
    refs = tuple(Ref(*entry.ref) for entry in result.entries)
    return Page((head, Table(columns, rows), BLANK, _foot(result)), refs)


def _title(part: str) -> str:
    return _(_TITLES[part]) if part in _TITLES else _("What passed: {kind}").format(kind=words.kind(part))


def _foot(result: Opened) -> Any:
    every = plural(result.total, N_("{n} entry"), N_("{n} entries"))
    if len(result.entries) == result.total:
        return line(Span(every, DIM))
    some = _("{shown} of {every} · netj report --why {part} --all").format(
        shown=f"{len(result.entries):,}", every=every, part=result.part
    )
    return line(Span(some, DIM))


def _row(number: int, entry: Entry) -> Row:
    told = ", ".join(_(_STATES[state]) for state in entry.states if state not in _LEADING | _UNTOLD)
    return Row((str(number), entry.date or "", _who(entry), _what(entry), _amount(entry.amounts), told))


def _who(entry: Entry) -> str:
    if entry.who is None:
        return ""
    return _("{name} and {n} more").format(name=entry.who.name, n=f"{entry.more:,}") if entry.more else entry.who.name


def _what(entry: Entry) -> str:
    lead = [_(_STATES[state]) for state in entry.states if state in _LEADING]
    if entry.way in {"gave", "got"}:
        lead.append(words.way(entry.way))
    if entry.kind in KINDS:
        lead.append(words.kind(entry.kind))
    parts = [" ".join(lead)] if lead else []
    if entry.others and entry.who:
        form = _("to {names}") if "you introduced" in entry.states else _("through {names}")
        parts.append(form.format(names=say.names(entry.others)))
    parts += [f"@{entry.community}"] if entry.community else []
    parts += [entry.what] if entry.what else []
    if entry.others and not entry.who:
        parts.append(_("{names} came").format(names=say.names(entry.others)))
    return " · ".join(parts)


def _amount(amounts: Mapping[str, float]) -> str:
    forms = {
        ("depth",): _("depth {depth:.0f}"),
        ("before", "after"): _("{before:.0f} to {after:.0f}"),
        ("gave", "got"): _("gave {gave:,}, got {got:,}") if any(amounts.values()) else "",
        ("count",): _("{count:,} entries"),
        ("number",): "{number:,}",
        ("now", "target"): _("{now:,.4g} of {target:,}"),
    }
    return forms[tuple(amounts)].format(**amounts) if amounts else ""


def data(result: Opened) -> list[dict[str, Any]]:
    """Return the entries behind a part, for programs."""
    return [
        {
            "ref": {"kind": entry.ref[0], "id": entry.ref[1]},
            "date": entry.date,
            "contact": _person(entry.who),
            "others": [_person(who) for who in entry.others],
            "more": entry.more,
            "way": entry.way,
            "kind": entry.kind,
            "what": entry.what,
            "community": entry.community,
            "states": list(entry.states),
            **entry.amounts,
        }
        for entry in result.entries
    ]


def _person(who: Any) -> dict[str, Any] | None:
    return {"id": who.id, "name": who.name} if who else None
