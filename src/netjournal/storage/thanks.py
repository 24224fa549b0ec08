"""Thanks as rows: what for, since when, and how they were closed."""

from typing import NamedTuple

from netjournal.storage.journal import Journal, Step


class OpenThanks(NamedTuple):
    """Thanks not yet said, and what they are for."""

    key: int
    id: str
    contact: int
    encounter: int
    date: str
    kind: str
    what: str | None
    opened: str


_OPEN = (
    "SELECT t.id, t.uid, t.contact, x.encounter, x.date, x.kind, x.what, t.opened"
    " FROM thanks t JOIN exchange x ON x.id = t.exchange"
)


def open_thanks(journal: Journal, contact: int) -> OpenThanks | None:
    """Return the thanks that are open with a contact."""
    row = journal.row(f"{_OPEN} WHERE t.contact = ? AND t.closed IS NULL", (contact,))
    return OpenThanks(*row) if row else None


def open_for(step: Step, contact: int, exchange: int, day: str) -> bool:
    """Open thanks for an exchange unless some are open with this contact; return whether they were opened."""
    if open_thanks(step.journal, contact):
        return False
    step.insert("thanks", contact=contact, exchange=exchange, opened=day)
    return True


def follow(step: Step, exchange: int, *, asks: bool) -> bool:
    """Let thanks follow an exchange whose kind was changed; return whether they may be opened for it now.

    Those that are open for what asks for none are gone; those that were closed stay as they are.
    """
    found = step.journal.row("SELECT id, closed FROM thanks WHERE exchange = ?", (exchange,))
    if found and not asks and found[1] is None:
        step.delete("thanks", found[0])
    return asks and found is None


def close(step: Step, thanks: int, day: str, outcome: str, said: int | None = None) -> None:
    """Close thanks as said or waived."""
    step.update("thanks", thanks, closed=day, outcome=outcome, said=said)
