"""Looking at people: lists, search, who is near, and the brief on one contact."""

import datetime as dt
from collections.abc import Iterable, Sequence

from netjournal import dates, errors, text
from netjournal.domain import depth
from netjournal.domain.contacts import Who
from netjournal.domain.people import Brief, Filters, Hit, Listed
from netjournal.i18n import _
from netjournal.storage import contacts, exchanges, search, thanks
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


@in_one_view
def find(journal: Journal, words: str, today: dt.date, limit: int = HITS) -> list[Hit]:
    """Return where words are found: people first, then what passed, newest first."""
    hits = []
    for uid, name, *columns in search.contacts(journal, words, limit):
        hits.append(Hit("contact", uid, name, None, _told(columns, words) or ""))
    for kind, uid, name, date, *columns in search.passed(journal, words, today.isoformat(), limit):
        told = _told(columns, words) or next(c for c in columns if c)
        hits.append(Hit(kind, uid, name, date, told))
    return hits[:limit]


def _told(columns: Sequence[str | None], words: str) -> str | None:
    """Return the first of some texts in which one of the words is found."""
    wanted = text.words(words)
    return next((c for c in columns if c and any(word in text.folded(c) for word in wanted)), None)


@in_one_view
def brief(journal: Journal, who: Who, today: dt.date, entries: int = ENTRIES) -> Brief:
    """Return all about one contact."""
    contact = contacts.read(journal, who.key)
    tie = ties.at(journal, who.key, today.toordinal())
    state, until = tie.state, today.isoformat()
    owed = thanks.open_thanks(journal, who.key)
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
        thanks=(owed.what or owed.kind) if owed and owed.opened <= until else None,
        brought=rows.brought_by(journal, who.key),
        birthday_in=(birthday - today).days if birthday else None,
    )
