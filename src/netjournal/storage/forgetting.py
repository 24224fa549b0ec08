"""Taking someone out of the history: every image that is theirs, their name in what was done, and nothing else.

Rows have lives: a key that became free may be somebody else's later. So the history is read from its beginning,
and whose each life was is decided by how it ended. What is theirs is dropped from every step, as if it had never been
written, so that all other steps can still be taken back; a step that was about them alone is gone.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from netjournal import text
from netjournal.domain.contacts import Who
from netjournal.storage import bulk, comparing, schema
from netjournal.storage.journal import Journal, Row, Step, packed, seal, unpacked
from netjournal.storage.merging import MERGED

#: Columns that say whose a row is.
OWNERS = {
    **dict.fromkeys(("handle", "contact_sphere", "contact_role", "membership", "exchange", "thanks"), ("contact",)),
    **dict.fromkeys(("promise", "ask", "need", "visible_contact", "property"), ("contact",)),
    **dict.fromkeys(("introduction", "relation", "apart"), ("one", "two")),
}
#: Columns that lean on a row of another fact: without it they hold nothing.
_LEANING = {
    "contact": (("via", "contact"),),
    "introduction": (("encounter", "encounter"),),
    "promise": (("exchange", "exchange"),),
    "ask": (("exchange", "exchange"),),
    "thanks": (("said", "exchange"),),
}
#: Columns without which a row is nothing.
_NEEDING = {"exchange": ("encounter", "encounter"), "thanks": ("exchange", "exchange")}

#: One life of a row: its fact, its key, and how often that key had begun anew.
Life = tuple[str, int, int]


class Stripped(NamedTuple):
    """What the history lost: steps that are gone, steps that go on without someone, and what they were called."""

    gone: int
    kept: int
    names: tuple[str, ...]


class _Entry(NamedTuple):
    """One change of the history, and the lives that it speaks of."""

    id: int
    step: int
    life: Life
    before: Row | None
    after: Row | None
    #: Returns the life that a key of a fact had at that moment.
    of: Callable[[str, int], Life]

    @property
    def images(self) -> Iterator[Row]:
        """Return the images that there are."""
        return (image for image in (self.before, self.after) if image is not None)


def removed(journal: Journal, query: str) -> list[Who]:
    """Return whom the history still knows by this name or id, although they were removed.

    Whoever was merged into somebody is part of them, and is forgotten with them.
    """
    gone: dict[str, Who] = {}
    merged: dict[str, int] = {}
    for key, before, step, act in journal.connection.execute(
        "SELECT c.row, c.before, c.step, s.act FROM change c JOIN step s ON s.id = c.step"
        " WHERE c.fact = 'contact' AND c.after IS NULL AND s.undone IS NULL ORDER BY c.id"
    ):
        image = unpacked(before) or {}
        gone[image["uid"]] = Who(key, image["uid"], image["name"])
        if act.startswith("merge "):
            merged[image["uid"]] = step
    found: dict[str, Who] = {}
    for uid, who in gone.items():
        if query == uid or text.folded(query) == text.folded(who.name):
            last = _became(journal, uid, merged)
            if last in gone and last not in merged:
                found[last] = gone[last]
    here = "SELECT 1 FROM contact WHERE uid = ?"
    return [who for uid, who in found.items() if not journal.row(here, (uid,))]


def _became(journal: Journal, uid: str, merged: Mapping[str, int]) -> str:
    """Return the public id of whom somebody became part of in the end; their own where they were not merged."""
    while uid in merged:
        images = "SELECT after FROM change WHERE step = ? AND fact = 'property' AND before IS NULL"
        lines = [unpacked(after) or {} for (after,) in journal.rows(images, (merged[uid],))]
        kept = next((line["contact"] for line in lines if line["line"] == f"{MERGED}{uid}"), None)
        later = (
            "SELECT before FROM change WHERE fact = 'contact' AND row = ? AND step > ? AND before NOTNULL ORDER BY id"
        )
        row = journal.row(later, (kept, merged[uid]))
        if row is None:
            return ""
        uid = str((unpacked(row[0]) or {})["uid"])
    return uid


def strip(step: Step, uid: str) -> Stripped:
    """Take someone out of the whole history, inside the step that removed them; that step cannot be undone.

    The caller has made sure that the journal is as its history says.
    """
    journal, own = step.journal, step.keep_id()
    undone = _drop_undone(journal, own)
    reading = _Reading(journal, uid, own)
    changed = reading.rewrite(step)
    _settle(step, reading.rows)
    _digest_again(journal, reading.rows)
    _reword(journal, reading.names, changed)
    empty = _drop_empty(journal, own)
    journal.connection.execute("UPDATE step SET is_base = 1 WHERE id = ?", (own,))
    for each in sorted(changed - empty - {own}):
        seal(journal, each)
    return Stripped(len(empty) + undone, len(changed - empty - {own}), tuple(sorted(reading.names)))


def prepare(journal: Journal, who: Who) -> bool:
    """Let SQLite overwrite what is deleted from now on; return whether somebody is here, and not removed before."""
    journal.connection.execute("PRAGMA secure_delete = ON")
    return journal.row("SELECT 1 FROM contact WHERE uid = ?", (who.id,)) is not None


def index_again(journal: Journal) -> None:
    """Make full text anew: what was taken out of it stays in its segments else."""
    for table in schema.SEARCHED:
        journal.connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def _drop_undone(journal: Journal, own: int) -> int:
    """Delete the steps that were taken back: nothing does them again after something else was done."""
    execute = journal.connection.execute
    execute("UPDATE tombstone SET step = ? WHERE step IN (SELECT id FROM step WHERE undone IS NOT NULL)", (own,))
    for table in ("change", "batch"):
        execute(f"DELETE FROM {table} WHERE step IN (SELECT id FROM step WHERE undone IS NOT NULL)")
    return execute("DELETE FROM step WHERE undone IS NOT NULL").rowcount


def _entries(journal: Journal) -> Iterator[_Entry]:
    """Return all changes of the history, oldest first, each with the lives that it speaks of."""
    numbers: dict[tuple[str, int], int] = {}

    def life(fact: str, key: int) -> Life:
        return (fact, key, numbers.get((fact, key), 0))

    for id_, step, fact, row, before, after in journal.connection.execute(
        "SELECT id, step, fact, row, before, after FROM change ORDER BY id"
    ):
        if before is None:
            numbers[fact, row] = numbers.get((fact, row), 0) + 1
        yield _Entry(id_, step, life(fact, row), unpacked(before), unpacked(after), life)


class _Reading:
    """What the history says of someone, and of whoever was merged into them."""

    def __init__(self, journal: Journal, uid: str, own: int) -> None:
        self.journal, self.own = journal, own
        #: Whose each life was when it ended, and everything that it ever leaned on without which it is nothing.
        self._owners: dict[Life, set[Life]] = {}
        self._last: dict[Life, Row] = {}
        self._needs: dict[Life, set[Life]] = defaultdict(set)
        self._uids: dict[Life, str] = {}
        self._dead: dict[Life, int] = {}
        self._became: list[tuple[int, Life, Life]] = []
        self._merged: dict[str, Life] = {}
        for entry in _entries(journal):
            self._read(entry)
        self.people = self._people(uid)
        self.theirs = self._theirs()
        #: Rows whose images change, by fact; and what those who go were called.
        self.rows: dict[str, set[int]] = defaultdict(set)
        self.names: set[str] = set()

    def _read(self, entry: _Entry) -> None:
        fact = entry.life[0]
        if entry.after is None:
            self._dead[entry.life] = entry.step
        for image in entry.images:
            if fact == "contact":
                self._uids[entry.life] = image["uid"]
            elif fact in OWNERS:
                self._read_owners(entry, image)
        if fact == "property" and (line := next(entry.images)["line"]).startswith(MERGED):
            self._merged[line.removeprefix(MERGED)] = entry.life

    def _read_owners(self, entry: _Entry, image: Row) -> None:
        fact = entry.life[0]
        owners = {entry.of("contact", image[column]) for column in OWNERS[fact]}
        before = self._owners.get(entry.life, owners)
        gone, come = before - owners, owners - before
        if gone and come:  # what was of the one is of the other
            self._became += [(entry.step, old, new) for old in gone for new in come]
        self._owners[entry.life], self._last[entry.life] = owners, image
        if fact in _NEEDING:
            column, needed = _NEEDING[fact]
            self._needs[entry.life].add(entry.of(needed, image[column]))

    def _people(self, uid: str) -> set[Life]:
        """Return the lives of someone as a contact, and those of all who were merged into them."""
        found = {life for life, its in self._uids.items() if its == uid}
        while True:
            more = {old for step, old, new in self._became if new in found and self._dead.get(old) == step}
            told = {its for its, line in self._merged.items() if self._owners[line] & found}
            more |= {life for life, its in self._uids.items() if its in told}
            if more <= found:
                return found
            found |= more

    def _theirs(self) -> set[Life]:
        """Return all lives that were theirs alone, and all that are nothing without one of those."""
        found = {life for life, owners in self._owners.items() if owners & self.people} | self.people
        found |= {life for life, step in self._dead.items() if life[0] == "encounter" and step == self.own}
        members: dict[Life, set[Life]] = defaultdict(set)
        for life, needed in self._needs.items():
            for one in needed:
                if one[0] == "encounter":
                    members[one].add(life)
        found |= {one for one, those in members.items() if one in self._dead and those <= found}
        while True:
            more = {life for life, needed in self._needs.items() if life in self._dead and needed & found}
            if more <= found:
                return found
            found |= more

    def rewrite(self, step: Step) -> set[int]:
        """Drop the images of what is theirs, and let others lean on nothing of it; return the steps concerned."""
        concerned: set[int] = set()
        dropped: list[tuple[int]] = []
        rewritten: list[tuple[str | None, str | None, int]] = []
        for entry in _entries(self.journal):
            if entry.life in self.theirs:
                self._note_names(entry)
                dropped.append((entry.id,))
            else:
                turned = [self._turn(entry, image) for image in entry.images]
                if not any(turned):
                    continue
                rewritten.append((packed(entry.before), packed(entry.after), entry.id))
            concerned.add(entry.step)
            self.rows[entry.life[0]].add(entry.life[1])
        execute = step.journal.connection.executemany
        execute("UPDATE change SET before = ?, after = ? WHERE id = ?", rewritten)
        execute("DELETE FROM change WHERE id = ?", dropped)
        return concerned

    def _note_names(self, entry: _Entry) -> None:
        for image in entry.images:
            if entry.life in self.people:
                self.names.add(image["name"])
            elif entry.life[0] == "handle" and image["kind"] == "alias":
                self.names.add(image["value"])

    def _turn(self, entry: _Entry, image: Row) -> bool:
        """Let an image of somebody else's row speak of nothing that is theirs; return whether it did."""
        is_turned = False
        fact = entry.life[0]
        for column, leaned_on in _LEANING.get(fact, ()):
            if image.get(column) is not None and entry.of(leaned_on, image[column]) in self.theirs:
                image[column], is_turned = None, True
        for column in OWNERS.get(fact, ()):
            if entry.of("contact", image[column]) in self.people:
                image[column], is_turned = self._last[entry.life][column], True
        return is_turned


def _settle(step: Step, rows: dict[str, set[int]]) -> None:
    """Let the rows of others that this step touched be as their last image has them, and forget that it did."""
    journal = step.journal
    for fact, row, before in journal.rows(
        "SELECT fact, row, before FROM change WHERE step = ? ORDER BY id DESC", (step.id,)
    ):
        image = unpacked(before)
        if image is not None and "changed" in image:
            journal.connection.execute(f"UPDATE {fact} SET changed = ? WHERE id = ?", (image["changed"], row))
        rows[fact].add(row)
    journal.connection.execute("DELETE FROM change WHERE step = ?", (step.id,))


def _digest_again(journal: Journal, rows: dict[str, set[int]]) -> None:
    """Store the digests of imports and merged steps anew, where a row of theirs was among those."""
    concerned: set[int] = set()
    for fact, keys in rows.items():
        known = sorted(keys)
        for batch, step, first, last in journal.rows("SELECT id, step, first, last FROM batch WHERE fact = ?", (fact,)):
            at = bisect_left(known, first)
            if at < len(known) and known[at] <= last:
                digest = bulk.digest_of(comparing.as_of(journal, fact, first, last, step))
                journal.connection.execute("UPDATE batch SET digest = ? WHERE id = ?", (digest, batch))
                concerned.add(step)
    for step in sorted(concerned):
        seal(journal, step)


def _reword(journal: Journal, names: Iterable[str], changed: set[int]) -> None:
    """Take names out of the words in which steps were done."""
    parts = sorted((re.escape(name) for name in names), key=len, reverse=True)
    if not parts:
        return
    called = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
    for step, act in journal.rows("SELECT id, act FROM step"):
        if (words := called.sub("someone", act)) != act:
            journal.connection.execute("UPDATE step SET act = ? WHERE id = ?", (words, step))
            changed.add(step)


def _drop_empty(journal: Journal, own: int) -> set[int]:
    """Delete the steps in which nothing is left, and return them; their tombstones belong to this step."""
    empty = {
        step
        for (step,) in journal.rows(
            "SELECT id FROM step s WHERE NOT is_base AND id <> ?"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE step = s.id)"
            " AND NOT EXISTS (SELECT 1 FROM batch WHERE step = s.id)",
            (own,),
        )
    }
    for step in empty:
        journal.connection.execute("UPDATE tombstone SET step = ? WHERE step = ?", (own, step))
        journal.connection.execute("DELETE FROM step WHERE id = ?", (step,))
    return empty
