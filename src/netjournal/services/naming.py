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


def beginning(journal: Journal, typed: str, limit: int = 50) -> list[str]:
    """Return the names that begin with what was typed, for completion."""
    return contacts.names_beginning(journal, typed, limit)
