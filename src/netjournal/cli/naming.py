"""Who is meant by what was typed: a number of the last list, a name, or one of two after a key."""

from typing import TYPE_CHECKING

from netjournal import errors
from netjournal.cli import asking, numbers
from netjournal.domain.contacts import Who
from netjournal.i18n import _
from netjournal.services import contacts, naming

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
        chosen = asking.choose(_("“{query}” could be").format(query=query), _told_apart(app, error))
        return naming.resolve(app.journal, error.candidates[chosen]["id"])


def _told_apart(app: "App", error: errors.ManyContacts) -> list[str]:
    """Return the names of the candidates; namesakes with what else is known of them."""
    names = [candidate["name"] for candidate in error.candidates]
    return [
        name if names.count(name) == 1 else f"{name} · {_known(app, candidate['id'])}"
        for name, candidate in zip(names, error.candidates, strict=True)
    ]


def _known(app: "App", id_: str) -> str:
    """Return a few words that tell somebody from a namesake: where they work and live, how you met, else the id."""
    contact = contacts.read(app.journal, naming.resolve(app.journal, id_))
    words = (contact.org, contact.location, *contact.emails[:1], *contact.spheres[:1], contact.met)
    return ", ".join(word for word in words if word) or id_


def _numbered(app: "App", number: str) -> Who:
    """Return the contact that a number of the last list means; somebody may also be called 007.

    The number of a promise, an ask, thanks or an introduction means the person it is with.
    """
    try:
        ref = numbers.recall(app.path, number)
    except errors.NoNumber:
        try:
            return naming.resolve(app.journal, number)
        except errors.NoContact:
            pass
        raise
    uid = ref.id if ref.kind == "contact" else naming.contact_of(app.journal, ref.kind, ref.id)
    if uid is None:
        raise errors.WrongNumber(number=number, what=numbers.worded(ref.kind), wanted=numbers.worded("contact"))
    return naming.resolve(app.journal, uid)
