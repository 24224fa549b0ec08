"""Which contacts an export is about."""

import datetime as dt

from netjournal import errors, text
from netjournal.domain import depth
from netjournal.domain.exported import Selection
from netjournal.i18n import _
from netjournal.storage import contacts
from netjournal.storage import depth as ties
from netjournal.storage import people as rows
from netjournal.storage.journal import Journal

_CONDITIONS = {
    "sphere": "SELECT l.contact FROM contact_sphere l JOIN sphere g ON g.id = l.sphere WHERE g.folded = ?",
    "community": "SELECT l.contact FROM membership l JOIN community g ON g.id = l.community WHERE g.folded = ?",
    "role": "SELECT contact FROM contact_role WHERE folded = ?",
}


def keys(journal: Journal, selection: Selection, today: dt.date, *, touched: bool = False) -> frozenset[int] | None:
    """Return the keys of the contacts that a selection means, None for everyone.

    Args:
        journal: to look into.
        selection: several conditions have to be met together.
        today: what is dated after it does not count.
        touched: whether `since` leaves only those with whom something passed from that day on.

    Raises:
        NoSuch: when it names a sphere, community or role that nobody has.
        Unavailable: when another window removed one of the people meanwhile.
    """
    found: frozenset[int] | None = None
    if selection.people:
        contacts.make_sure(journal, *selection.people)
        found = frozenset(who.key for who in selection.people)
    for fact, sql in _CONDITIONS.items():
        name = getattr(selection, fact)
        if name is not None:
            found = _both(found, _of_group(journal, fact, sql, name))
    if touched and selection.since is not None:
        found = _both(found, _touched(journal, selection.since, today))
    if selection.band is not None:
        found = _of_band(journal, selection.band, today, found)
    return found


def _both(one: frozenset[int] | None, two: frozenset[int]) -> frozenset[int]:
    return two if one is None else one & two


def _of_group(journal: Journal, fact: str, sql: str, name: str) -> frozenset[int]:
    if not rows.is_known(journal, fact, name):
        known = rows.names_of(journal, fact)
        advice = _("There are: {names}.").format(names=", ".join(known)) if known else _("There is none yet.")
        raise errors.NoSuch(what=fact, given=name, advice=advice)
    return frozenset(key for (key,) in journal.rows(sql, (text.folded(name),)))


def _touched(journal: Journal, since: dt.date, today: dt.date) -> frozenset[int]:
    sql = "SELECT DISTINCT contact FROM exchange WHERE date BETWEEN ? AND ? AND kind <> 'tried'"
    return frozenset(key for (key,) in journal.rows(sql, (since.isoformat(), today.isoformat())))


def _of_band(journal: Journal, band: str, today: dt.date, among: frozenset[int] | None) -> frozenset[int]:
    """Return those in a band on a day; a pinned band holds."""
    pinned = dict(journal.rows("SELECT id, band FROM contact WHERE band IS NOT NULL"))
    day = today.toordinal()
    return frozenset(
        key
        for key, tie in ties.every_at(journal, day)
        if (among is None or key in among) and depth.band(tie.state, day, pinned.get(key)) == band
    )
