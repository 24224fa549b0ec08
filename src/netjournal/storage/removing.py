"""Removing a contact with all that hangs on them; nothing else deletes one, apart from merging two into one."""

from collections import Counter

from netjournal.storage import exchanges
from netjournal.storage.journal import Step

#: What goes with a contact: the table, the column that names them, and what it is counted as; None is not worth a word.
_PARTS = (
    ("promise", "contact", "promises"),
    ("ask", "contact", "asks"),
    ("introduction", "one", "introductions"),
    ("introduction", "two", "introductions"),
    ("relation", "one", "relations"),
    ("relation", "two", "relations"),
    ("need", "contact", "needs"),
    ("visible_contact", "contact", None),
    ("thanks", "contact", None),
    ("property", "contact", None),
    ("apart", "one", None),
    ("apart", "two", None),
)
_LINKS = ("handle", "contact_sphere", "contact_role", "membership")


def forget(step: Step, key: int) -> dict[str, int]:
    """Delete a contact with all that hangs on them; return how much of what went with them."""
    journal = step.journal
    gone: Counter[str] = Counter()
    for (row,) in journal.rows("SELECT id FROM contact WHERE via = ?", (key,)):
        step.update("contact", row, via=None)
    for fact, column, counted in _PARTS:
        gone[counted or ""] += _delete(step, fact, column, key)
    passed = journal.rows("SELECT id, encounter FROM exchange WHERE contact = ?", (key,))
    for row, _encounter in passed:
        exchanges.delete(step, row)
    for encounter in sorted({encounter for _row, encounter in passed}):
        if not journal.row("SELECT 1 FROM exchange WHERE encounter = ?", (encounter,)):
            exchanges.delete_encounter(step, encounter)
    for link in _LINKS:
        _delete(step, link, "contact", key)
    step.delete("contact", key)
    return {"exchanges": len(passed), **{name: many for name, many in gone.items() if name and many}}


def _delete(step: Step, fact: str, column: str, key: int) -> int:
    """Delete the rows of a fact that name a contact; return how many there were."""
    rows = step.journal.rows(f"SELECT id FROM {fact} WHERE {column} = ?", (key,))
    for (row,) in rows:
        step.delete(fact, row)
    return len(rows)
