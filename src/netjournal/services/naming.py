"""Who a name means."""

from netjournal.domain.contacts import Who
from netjournal.storage import contacts
from netjournal.storage.journal import Journal


def resolve(journal: Journal, query: str) -> Who:
    """Return the one contact that a name, id, alias, e-mail, handle or prefix means.

    Raises:
        NoContact: when nobody fits; the nearest names are suggested.
        ManyContacts: when more than one fits; candidates carry id and name.
    """
    return contacts.resolve(journal, query)


def contact_of(journal: Journal, kind: str, id_: str) -> str | None:
    """Return the public id of the contact with whom an open loop is; None where it is with nobody, or gone."""
    from netjournal.storage import loops  # noqa: PLC0415  only where a number of a loop is used

    return loops.contact_of(journal, kind, id_)


def beginning(journal: Journal, typed: str, limit: int = 50) -> list[str]:
    """Return the names that begin with what was typed, for completion."""
    return contacts.names_beginning(journal, typed, limit)
