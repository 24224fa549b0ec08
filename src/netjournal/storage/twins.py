"""What may tell two contacts for one person, and who was said to be two people, as rows."""

from collections.abc import Iterable, Iterator

from netjournal.domain.twins import Facts
from netjournal.storage.journal import Journal, Step

_HANDLES = ("alias", "email", "phone", "link")


def everyone(journal: Journal, today: str, *, archived: bool = False) -> Iterator[tuple[int, Facts]]:
    """Return all contacts by key with what may tell who they are, those archived by today only on request."""
    people = journal.connection.execute(
        "SELECT id, name, org, birthday, location FROM contact"
        " WHERE :all OR archived IS NULL OR archived > :today ORDER BY id",
        {"all": archived, "today": today},
    )
    handles = journal.connection.execute("SELECT contact, kind, value FROM handle ORDER BY contact, id")
    return _joined(people, handles)


def _joined(
    people: Iterable[tuple[int, str, str, str, str]], handles: Iterable[tuple[int, str, str]]
) -> Iterator[tuple[int, Facts]]:
    """Return people with their handles; both come in the order of their keys."""
    waiting = iter(handles)
    held = next(waiting, None)
    for key, name, org, birthday, location in people:
        found: dict[str, list[str]] = {kind: [] for kind in _HANDLES}
        while held is not None and held[0] <= key:
            if held[0] == key:
                found[held[1]].append(held[2])
            held = next(waiting, None)
        aliases, emails, phones, links = (tuple(found[kind]) for kind in _HANDLES)
        yield key, Facts(name, aliases, emails, phones, links, org, birthday, location)


def facts(journal: Journal, key: int) -> Facts:
    """Return what may tell who one contact is."""
    people = journal.rows("SELECT id, name, org, birthday, location FROM contact WHERE id = ?", (key,))
    handles = journal.rows("SELECT contact, kind, value FROM handle WHERE contact = ? ORDER BY id", (key,))
    return next(one for _key, one in _joined(people, handles))


def apart(journal: Journal) -> set[tuple[int, int]]:
    """Return all pairs that were said to be two people, the smaller key first."""
    return {(one, two) for one, two in journal.connection.execute("SELECT min(one, two), max(one, two) FROM apart")}


def keep_apart(step: Step, one: int, two: int) -> bool:
    """Remember that two contacts are two people; return whether that is new."""
    first, second = sorted((one, two))
    same = "SELECT 1 FROM apart WHERE (one, two) IN (VALUES (:one, :two), (:two, :one))"
    if step.journal.row(same, {"one": first, "two": second}):
        return False
    step.insert("apart", one=first, two=second)
    return True


def weight(journal: Journal, key: int) -> tuple[int, int]:
    """Return what makes a contact the one to keep of two: how much passed with them, and how early they came."""
    row = journal.row("SELECT count FROM tie WHERE contact = ?", (key,))
    return (row[0] if row else 0, -key)


def called_so(journal: Journal, key: int) -> bool:
    """Tell whether the name of a contact means them and nobody else."""
    return not journal.row(
        "SELECT 1 FROM contact c JOIN contact o ON o.folded = c.folded AND o.id <> c.id WHERE c.id = :key"
        " UNION ALL SELECT 1 FROM contact c JOIN handle h ON h.folded = c.folded AND h.contact <> c.id"
        " WHERE c.id = :key LIMIT 1",
        {"key": key},
    )
