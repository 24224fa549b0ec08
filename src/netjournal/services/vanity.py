"""Vanity: noting a number of followers or connections, and showing all beside what they contain."""

import datetime as dt

from netjournal import errors, text
from netjournal.domain.vanity import COUNT_MOST, Noted, Vanity, number
from netjournal.i18n import _
from netjournal.storage import vanity as rows
from netjournal.storage.journal import Journal, in_one_view


@in_one_view
def latest(journal: Journal, today: dt.date) -> Vanity:
    """Return the newest number of each platform, and what they contain."""
    return rows.latest(journal, today)


def note(journal: Journal, platform: str, given: str, date: dt.date) -> Noted:
    """Note the number of a platform on a day; another number of that day is replaced.

    Raises:
        BadNumber: when it is no number, or below zero.
    """
    name = text.clean(platform, _("name of the platform"), text.NAME_MOST)
    count = number(given)
    if count is None:
        raise errors.BadNumber(what=_("A number of followers"), least=0, most=f"{COUNT_MOST:,}", given=given)
    with journal.step(f"vanity {name}") as step:
        replaced = rows.note(step, name, date, count)
        undo = step.uid
    return Noted(rows.of_platform(journal, name, date), replaced, undo)
