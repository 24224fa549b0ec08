"""Who is meant by what was typed: a number of the last list, a name, or one of two after a key."""

from typing import TYPE_CHECKING

from netjournal import errors
from netjournal.cli import asking, numbers
from netjournal.domain.contacts import Who
from netjournal.i18n import _
from netjournal.services import naming

if TYPE_CHECKING:
    from netjournal.cli.app import App


def who(app: "App", query: str) -> Who:
    """Return the contact that was typed.

    Raises:
        NoContact: when nobody fits.
        ManyContacts: when more than one does, and nobody is there to choose.
        NoNumber: when the last list has no such row.
    """
    if query.isascii() and query.isdigit():
        return _numbered(app, query)
    try:
        return naming.resolve(app.journal, query)
    except errors.ManyContacts as error:
        if app.json or not asking.can_ask():
            raise
        chosen = asking.choose(_("“{query}” could be").format(query=query), [c["name"] for c in error.candidates])
        return naming.resolve(app.journal, error.candidates[chosen]["id"])


def _numbered(app: "App", number: str) -> Who:
    """Return the contact that a number of the last list means; somebody may also be called 007."""
    try:
        ref = numbers.recall(app.path, number)
    except errors.NoNumber:
        try:
            return naming.resolve(app.journal, number)
        except errors.NoContact:
            pass
        raise
    if ref.kind != "contact":
        raise errors.WrongNumber(number=number, what=ref.kind, wanted="contact")
    return naming.resolve(app.journal, ref.id)
