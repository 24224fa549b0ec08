"""Looking at people: lists, search, who is near, and the brief on one contact."""

import datetime as dt
from collections.abc import Iterable, Sequence

from netjournal import dates, errors, text
from netjournal.domain import depth
from netjournal.domain.brief import Brief
from netjournal.domain.contacts import Who
from netjournal.domain.loops import Loop, in_order
from netjournal.domain.people import Filters, Hit, Listed
from netjournal.i18n import _
from netjournal.storage import contacts, exchanges, introductions, loops, needs, search
from netjournal.storage import depth as ties
from netjournal.storage import people as rows
from netjournal.storage.due import pace_chosen
from netjournal.storage.journal import Journal, in_one_view

#: Entries of a brief, and hits of a search, unless said.
ENTRIES, HITS = 10, 50


def listed(journal: Journal, filters: Filters, today: dt.date) -> Iterable[Listed]:
    """Return contacts in order of their names.

    Raises:
        NoSuch: when a filter names a sphere, community or role that nobody has.
    """
    for fact in ("sphere", "community", "role"):
        wanted = getattr(filters, fact)
        if wanted is not None and not rows.is_known(journal, fact, wanted):
            raise errors.NoSuch(what=fact, given=wanted, advice=_known(rows.names_of(journal, fact)))
    return rows.listed(journal, filters, today)


def _known(names: Sequence[str]) -> str:
    return _("There are: {names}.").format(names=", ".join(names)) if names else _("There is none yet.")


def find(journal: Journal, words: str, today: dt.date, limit: int = HITS) -> list[Hit]:
    """Return where words are found: people first, then what passed or was promised, asked and wanted, newest first."""
    search.make_ready(journal)
    return _found(journal, words, today, limit)


@in_one_view
def _found(journal: Journal, words: str, today: dt.date, limit: int) -> list[Hit]:
    hits, dated = [], []
    for uid, name, *columns in search.contacts(journal, words, limit):
        hits.append(Hit("contact", uid, name, None, _told(columns, words) or ""))
    if len(hits) >= limit:
        return hits[:limit]  # people come first, and fill the page
    for kind, uid, name, date, *columns in search.passed(journal, words, today.isoformat(), limit):
        told = _told(columns, words) or next(c for c in columns if c)
        dated.append(Hit(kind, uid, name, date, told))
    for own, kind, uid, name, date, *columns in search.ledger(journal, words, today.isoformat(), limit):
        told = _told(columns, words) or next(c for c in columns if c)
        dated.append(Hit(kind, uid, name or _("you"), date, told, own=None if uid else own))
    dated.sort(key=lambda hit: hit.date or "", reverse=True)
    return [*hits, *dated][:limit]


def _told(columns: Sequence[str | None], words: str) -> str | None:
    """Return the first of some texts in which one of the words is found."""
    wanted = text.words(words)
    return next((c for c in columns if c and any(word in text.folded(c) for word in wanted)), None)


@in_one_view
def brief(journal: Journal, who: Who, today: dt.date, entries: int = ENTRIES) -> Brief:
    """Return all about one contact.

    Raises:
        Unavailable: when another window removed them meanwhile.
    """
    contacts.make_sure(journal, who)
    contact = contacts.read(journal, who.key)
    tie = ties.at(journal, who.key, today.toordinal())
    state, until = tie.state, today.isoformat()
    open_ = _open(journal, who, today)
    owed = next((loop for loop in open_ if loop.kind == "thanks"), None)
    birthday = dates.next_birthday(contact.birthday, today) if contact.birthday else None
    return Brief(
        contact=contact,
        depth=depth.score(depth.weight(state, today.toordinal())),
        band=depth.band(state, today.toordinal(), contact.band),
        first=ties.iso(state.first),
        last=ties.iso(state.last),
        silent=today.toordinal() - state.last if state.last else None,
        count=tie.count,
        pace=pace_chosen(journal, who.key),
        balance=rows.balance(journal, who.key, until),
        entries=tuple(exchanges.of_contact(journal, who.key, until, entries)),
        thanks=(owed.what or owed.support) if owed else None,
        brought=rows.brought_by(journal, who.key),
        birthday_in=(birthday - today).days if birthday else None,
        open=open_,
        needs=tuple(needs.open_of(journal, who.key, until, "need")),
        offers=tuple(needs.open_of(journal, who.key, until, "offer")),
        knows=tuple(introductions.whom_they_know(journal, who.key, today)),
        today=today,
    )


def _open(journal: Journal, who: Who, today: dt.date) -> tuple[Loop, ...]:
    """Return what is open with a contact; an introduction tells whom they were introduced to, on either side."""
    found = in_order(loops.with_people(journal, today, who.key))
    return tuple(
        loop._replace(other_id=loop.contact_id, other=loop.name)
        if loop.kind == "introduction" and loop.contact != who.key
        else loop
        for loop in found
    )
