"""Contacts as rows: finding them by what a person types, reading them whole, writing their parts."""

from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import errors, text
from netjournal.domain.contacts import Contact, Who
from netjournal.storage import opening
from netjournal.storage.journal import Journal, Step

#: So many names are looked at where a beginning is wanted.
_LOOKED_AT = 50
#: As many candidates as a question can offer.
OFFERED = 9
_NEAR_LEAST = 72.0
#: Among three letters, one slip is another name; a name longer than this is not looked through for slips.
_SLIP_LEAST, _SLIP_MOST = 4, 60
_HANDLES = {"alias": "aliases", "email": "emails", "phone": "phones", "link": "links"}


def folded_handle(kind: str, value: str) -> str:
    """Return what two handles have in common when they mean the same: case, scheme and signs apart."""
    if kind == "phone":
        digits = "".join(c for c in value if c.isdigit())
        return f"+{digits}" if value.strip().startswith("+") else digits or text.folded(value)
    if kind == "link":
        bare = value.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
        return bare.rstrip("/")
    return value.strip().casefold() if kind == "email" else text.folded(value)


# --- finding -----------------------------------------------------------------------------------------


def resolve(journal: Journal, query: str) -> Who:
    """Return the one contact that a name, id, alias, e-mail, handle or prefix means.

    Raises:
        NoContact: when nobody fits; the nearest names are suggested.
        ManyContacts: when more than one fits; candidates carry id and name.
    """
    found = exact(journal, query) or prefixed(journal, query)
    if len(found) == 1:
        return found[0]
    if found:
        raise many(query, found)
    close = near(journal, query)
    if close:
        names = ", ".join(f"“{who.name}”" for who in close)
        raise errors.NearContact(query=query, names=names, candidates=_candidates(close))
    raise errors.NoContact(query=query)


def many(query: str, found: Sequence[Who]) -> errors.ManyContacts:
    """Return the error for a name that fits more than one contact."""
    names = ", ".join(who.name for who in found[:OFFERED]) + (" …" if len(found) > OFFERED else "")
    return errors.ManyContacts(query=query, names=names, candidates=_candidates(found[:OFFERED]))


def _candidates(found: Iterable[Who]) -> list[dict[str, str]]:
    return [{"id": who.id, "name": who.name} for who in found]


def exact(journal: Journal, query: str) -> list[Who]:
    """Return who has exactly this id, name, alias or other handle; the archived only if nobody else."""
    folded = text.folded(query)
    rows = journal.rows(
        "SELECT id, uid, name, archived FROM contact WHERE folded = :folded OR uid = :query"
        " UNION SELECT c.id, c.uid, c.name, c.archived FROM handle h JOIN contact c ON c.id = h.contact"
        " WHERE h.folded IN (:folded, :email, :phone, :link) ORDER BY 1 LIMIT 50",
        {
            "query": query,
            "folded": folded,
            "email": folded_handle("email", query),
            "phone": folded_handle("phone", query) if any(c.isdigit() for c in query) else folded,
            "link": folded_handle("link", query),
        },
    )
    return _living(rows)


def same_person(journal: Journal, name: str, emails: Sequence[str]) -> list[Who]:
    """Return who is already here under this full name, an alias or one of these e-mails."""
    folded = text.folded(name)
    mails = [folded_handle("email", email) for email in emails] or [""]  # SQLite reads all of a table for none
    marks = ", ".join("?" * len(mails))
    sql = (
        "SELECT id, uid, name, archived FROM contact WHERE folded = ?"
        " UNION SELECT c.id, c.uid, c.name, c.archived FROM handle h JOIN contact c ON c.id = h.contact"
        " WHERE h.folded = ? AND h.kind = 'alias'"
        " UNION SELECT c.id, c.uid, c.name, c.archived FROM handle h JOIN contact c ON c.id = h.contact"
        f" WHERE h.folded IN ({marks}) AND h.kind = 'email' ORDER BY 1 LIMIT 50"
    )
    return _living(journal.rows(sql, (folded, folded, *mails)))


def prefixed(journal: Journal, query: str, limit: int = _LOOKED_AT) -> list[Who]:
    """Return everyone in whose name or alias each word of the query begins a word, in that order."""
    words = text.words(query)
    if not words:
        return []
    rows = _by_index(journal, words, limit) or _by_scan(journal, words, limit)
    return _living([row[:4] for row in rows if _begins(words, row[4]) or _begins(words, row[5] or "")])


def _by_index(journal: Journal, words: Sequence[str], limit: int) -> list[tuple[Any, ...]]:
    quoted = " AND ".join('"{}"*'.format(word.replace('"', '""')) for word in words)
    return journal.rows(
        "SELECT id, uid, name, archived, folded, NULL FROM contact WHERE id IN"
        " (SELECT rowid FROM contact_fts WHERE contact_fts MATCH ? LIMIT ?)"
        " UNION SELECT c.id, c.uid, c.name, c.archived, c.folded, h.folded FROM handle h"
        " JOIN contact c ON c.id = h.contact WHERE h.kind = 'alias' AND h.id IN"
        " (SELECT rowid FROM handle_fts WHERE handle_fts MATCH ? LIMIT ?) ORDER BY 1",
        (f"name : ({quoted})", limit, quoted, limit),
    )


def _by_scan(journal: Journal, words: Sequence[str], limit: int) -> list[tuple[Any, ...]]:
    """Return candidates for words that full text does not hold, such as emoji."""
    pattern = "%".join(_escaped(word) for word in words)
    return journal.rows(
        "SELECT id, uid, name, archived, folded, NULL FROM contact"
        " WHERE folded LIKE :pattern || '%' ESCAPE '\\' OR folded LIKE '% ' || :pattern || '%' ESCAPE '\\'"
        " LIMIT :limit",
        {"pattern": pattern, "limit": limit},
    )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _begins(words: Sequence[str], folded: str) -> bool:
    """Tell whether the words begin words of the name, in its order."""
    rest = iter(folded.replace("'", " ").replace("-", " ").split() + folded.split())
    return all(any(part.startswith(word) for part in rest) for word in words)


def _living(rows: Sequence[tuple[Any, ...]]) -> list[Who]:
    living = [row for row in rows if row[3] is None] or rows
    return list(dict.fromkeys(Who(*row[:3]) for row in living))


def near(journal: Journal, query: str) -> list[Who]:
    """Return up to three contacts whose names nearly are the query."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  on a miss only

    folded = text.folded(query)
    people = journal.rows("SELECT id, uid, name, folded FROM contact WHERE archived IS NULL")
    matches = process.extract(folded, [row[3] for row in people], scorer=fuzz.WRatio, limit=3, score_cutoff=_NEAR_LEAST)
    close = [people[index] for _name, _score, index in matches if abs(len(_name) - len(folded)) < 2 * len(folded) + 2]
    return [Who(*row[:3]) for row in close]


def typo_of(journal: Journal, name: str, key: int) -> Who | None:
    """Return a contact of whose name a new one looks like a slip of the finger, or the first word alone."""
    folded = text.folded(name)
    if " " not in folded:
        # By index alone: a name of signs that full text does not hold is no beginning of another.
        rows = _by_index(journal, text.words(name), _LOOKED_AT) if text.words(name) else []
        fuller = [who for who in _living([r[:4] for r in rows]) if who.key != key and folded in text.words(who.name)]
        if len(fuller) == 1:
            return fuller[0]
    if not _SLIP_LEAST <= len(folded) <= _SLIP_MOST:
        return None
    slips = text.slips(folded)
    marks = ", ".join("?" * len(slips))
    found = journal.row(
        "SELECT id, uid, name FROM contact"
        f" WHERE folded IN ({marks}) AND id <> ? AND archived IS NULL ORDER BY id LIMIT 1",
        (*slips, key),
    )
    return Who(*found) if found else None


def names_beginning(journal: Journal, typed: str, limit: int) -> list[str]:
    """Return names for completion, in their order: those that begin with what was typed."""
    folded = text.folded(typed)
    above = folded + "\U0010ffff"
    rows = journal.rows(
        "SELECT name FROM contact WHERE folded >= ? AND folded < ? AND archived IS NULL ORDER BY folded LIMIT ?",
        (folded, above, limit),
    )
    return [name for (name,) in rows]


# --- reading -----------------------------------------------------------------------------------------


def who(journal: Journal, key: int) -> Who:
    """Return the short form of a contact."""
    row = journal.row("SELECT id, uid, name FROM contact WHERE id = ?", (key,))
    assert row is not None
    return Who(*row)


def make_sure(journal: Journal, *people: Who) -> None:
    """Make sure, inside a step, that those who were looked up before it are still here under their keys.

    Raises:
        Unavailable: when another window removed one of them meanwhile; their key may be somebody else's by now.
    """
    for one in people:
        if not journal.row("SELECT 1 FROM contact WHERE id = ? AND uid = ?", (one.key, one.id)):
            raise opening.changed_meanwhile(journal.path)


def read(journal: Journal, key: int) -> Contact:
    """Return a contact whole."""
    row = journal.image("contact", key)
    assert row is not None
    handles: dict[str, list[str]] = {kind: [] for kind in _HANDLES}
    for kind, value in journal.rows("SELECT kind, value FROM handle WHERE contact = ? ORDER BY id", (key,)):
        handles[kind].append(value)
    plain = (
        "org",
        "title",
        "location",
        "birthday",
        "met",
        "why",
        "note",
        "pace",
        "band",
        "archived",
        "snoozed_until",
    )
    lists: dict[str, Any] = {_HANDLES[kind]: tuple(values) for kind, values in handles.items()}
    return Contact(
        key=key,
        id=row["uid"],
        name=row["name"],
        via=who(journal, row["via"]) if row["via"] else None,
        pinned=bool(row["pinned"]),
        spheres=_named(journal, "SELECT s.name FROM contact_sphere l JOIN sphere s ON s.id = l.sphere", key),
        communities=_named(journal, "SELECT s.name FROM membership l JOIN community s ON s.id = l.community", key),
        roles=_named(journal, "SELECT l.name FROM contact_role l", key),
        **lists,
        **{column: row[column] for column in plain},
    )


def _named(journal: Journal, select: str, key: int) -> tuple[str, ...]:
    return tuple(name for (name,) in journal.rows(f"{select} WHERE l.contact = ? ORDER BY l.id", (key,)))


# --- writing -----------------------------------------------------------------------------------------


def create(step: Step, name: str, **columns: Any) -> int:
    """Write a new contact and return its key."""
    return step.insert("contact", name=name, folded=text.folded(name), **columns)


def add_handle(step: Step, key: int, kind: str, value: str) -> bool:
    """Give a contact one more alias, e-mail, phone or link; return whether it was new."""
    folded = folded_handle(kind, value)
    known = "SELECT 1 FROM handle WHERE contact = ? AND kind = ? AND folded = ?"
    if step.journal.row(known, (key, kind, folded)):
        return False
    step.insert("handle", contact=key, kind=kind, value=value, folded=folded)
    return True


def set_handles(step: Step, key: int, kind: str, values: Sequence[str]) -> None:
    """Make a contact's handles of one kind exactly these."""
    wanted = {folded_handle(kind, value): value for value in values}
    rows = step.journal.rows("SELECT id, folded, value FROM handle WHERE contact = ? AND kind = ?", (key, kind))
    for row, folded, value in rows:
        if folded not in wanted:
            step.delete("handle", row)
        elif wanted.pop(folded) != value:
            step.update("handle", row, value=next(v for v in values if folded_handle(kind, v) == folded))
    for value in wanted.values():
        add_handle(step, key, kind, value)


def group(journal: Journal, fact: str, name: str) -> int | None:
    """Return the key of a sphere or community by name."""
    row = journal.row(f"SELECT id FROM {fact} WHERE folded = ?", (text.folded(name),))
    return row[0] if row else None


def group_or_new(step: Step, fact: str, name: str) -> int:
    """Return the key of a sphere or community, making it where there is none of that name."""
    found = group(step.journal, fact, name)
    return found if found is not None else step.insert(fact, name=name, folded=text.folded(name))


def join(step: Step, key: int, fact: str, name: str) -> bool:
    """Put a contact into a sphere or community; return whether that is new."""
    link = "contact_sphere" if fact == "sphere" else "membership"
    group_key = group_or_new(step, fact, name)
    known = f"SELECT 1 FROM {link} WHERE contact = ? AND {fact} = ?"
    if step.journal.row(known, (key, group_key)):
        return False
    step.insert(link, contact=key, **{fact: group_key})
    return True


def set_groups(step: Step, key: int, fact: str, names: Sequence[str]) -> None:
    """Make a contact's spheres or communities exactly these."""
    link = "contact_sphere" if fact == "sphere" else "membership"
    wanted = {text.folded(name) for name in names}
    rows = step.journal.rows(
        f"SELECT l.id, g.folded FROM {link} l JOIN {fact} g ON g.id = l.{fact} WHERE l.contact = ?",
        (key,),
    )
    for row, folded in rows:
        if folded not in wanted:
            step.delete(link, row)
    for name in names:
        join(step, key, fact, name)


def add_role(step: Step, key: int, name: str) -> bool:
    """Give a contact a role such as mentor or client; return whether that is new."""
    folded = text.folded(name)
    if step.journal.row("SELECT 1 FROM contact_role WHERE contact = ? AND folded = ?", (key, folded)):
        return False
    step.insert("contact_role", contact=key, name=name, folded=folded)
    return True


def set_roles(step: Step, key: int, names: Sequence[str]) -> None:
    """Make a contact's roles exactly these."""
    wanted = {text.folded(name) for name in names}
    for row, folded in step.journal.rows("SELECT id, folded FROM contact_role WHERE contact = ?", (key,)):
        if folded not in wanted:
            step.delete("contact_role", row)
    for name in names:
        add_role(step, key, name)
