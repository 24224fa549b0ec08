"""Records of an export back into rows, with everything that they were: public ids, times, by hand or not.

What is here already, by its public id, stays as it is; only what is missing comes in. What was removed here
stays removed.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from netjournal import text
from netjournal.domain.transfer import Problem, Tally
from netjournal.i18n import _
from netjournal.storage import bulk, contacts, depth_keeping, merging
from netjournal.storage.contacts import folded_handle
from netjournal.storage.journal import Step, new_id
from netjournal.storage.transfer import ROOM, Table, contact_row

Record = dict[str, Any]
_CHUNK = bulk.BATCH
_LINKS = {"spheres": ("contact_sphere", "sphere"), "communities": ("membership", "community")}


class Dangling(Exception):
    """A record that cannot stand beside the others: it names what is not there, or one id stands twice."""


class Restoring:
    """One export on its way back into a journal."""

    def __init__(self, step: Step, tally: Tally, file: str) -> None:
        self.step, self.journal, self.tally, self.file = step, step.journal, tally, file
        self.contacts = Table(step, "contact")
        self.encounters = Table(step, "encounter")
        self.exchanges = Table(step, "exchange")
        #: The key of each contact of the file; 0 for one who was removed here.
        self._people: dict[str, int] = {}
        self._groups: dict[tuple[str, str], int] = {}
        self._parts: dict[str, list[tuple[Any, ...]]] = {"handle": []}
        self._links: dict[str, list[tuple[Any, ...]]] = {"contact_sphere": [], "membership": [], "contact_role": []}
        self._handles: set[str] = set()
        #: Encounters and exchanges of the file that stay out, since they or their people were removed here.
        self._left_out: set[str] = set()
        self.touched: set[int] = set()

    # --- spheres, communities and roles ---------------------------------------------------------------

    def groups(self, records: Iterable[tuple[str, Record]]) -> None:
        """Take spheres, communities and roles, each with its fact; one of the same name is the same."""
        for fact, record in records:
            uid = record["uid"]
            if (fact, uid) in self._groups:
                twice(record)
            found = self.key(fact, uid) or contacts.group(self.journal, fact, record["name"])
            # One that was removed here comes back under a new id, since others lean on its name.
            own = {"uid": new_id()} if self.is_grave(uid) else {}
            self._groups[fact, uid] = found or self.step.insert(
                fact, **record | {"folded": text.folded(record["name"])} | own
            )

    # --- contacts -------------------------------------------------------------------------------------

    def number(self, records: Iterable[Record]) -> None:
        """Give every contact of the file its key, so that those who came through others find them."""
        following, became = self.contacts.next, merging.became(self.journal)
        for record in records:
            uid = record["uid"]
            if uid in self._people:
                twice(record)
            known = self.key("contact", uid)
            if known is None and self.is_grave(uid):
                known = became.get(uid, 0)  # whoever was merged into somebody is them by now
            self._people[uid] = following if known is None else known
            following += known is None

    def people(self, records: Iterable[Record]) -> None:
        """Take contacts, each with what hangs on it."""
        for record in records:
            key = self._people[record["uid"]]
            via = record["via"]
            if via is not None and via not in self._people:
                raise Dangling(
                    _("the contact “{name}” came through somebody who is not in it").format(name=record["name"])
                )
            if via == record["uid"]:
                raise Dangling(_("the contact “{name}” came through themselves").format(name=record["name"]))
            if key == 0:
                self.refuse(_("“{name}” was removed here").format(name=text.cut(record["name"], 60)))
            elif key < self.contacts.first:
                self.tally.here += 1
                self._complete(key, record)
            else:
                self._new(key, record)
        self.flush()

    def _new(self, key: int, record: Record) -> None:
        via = self._people[record["via"]] if record["via"] else 0
        row = contact_row(self.step, record["uid"], record["name"], record | {"via": via or None})
        if self.contacts.add(*row) != key:
            raise Dangling(_("it changed while it was read"))
        handles = [self._handle(key, handle) for handle in record["handles"]]
        _once(record, [row[2:5:2] for row in handles])
        self._parts["handle"] += handles
        for section, (link, fact) in _LINKS.items():
            groups = [self._group(record, fact, uid) for uid in record[section]]
            self._links[link] += [(key, group) for group in _once(record, groups)]
        roles = [(name, text.folded(name)) for name in record["roles"]]
        _once(record, [folded for _name, folded in roles])
        self._links["contact_role"] += [(key, *role) for role in roles]
        self.touched.add(key)
        self.tally.imported += 1
        self.tally.people += 1
        if self.contacts.is_full:
            self.flush()

    def _handle(self, key: int, handle: Record) -> tuple[Any, ...]:
        uid, kind, value = handle["uid"], handle["kind"], handle["value"]
        if uid in self._handles or self.key("handle", uid):
            # Handles of somebody else here would have been found with them.
            twice(handle)
        self._handles.add(uid)
        return (uid, key, kind, value, folded_handle(kind, value), handle["created"], handle["changed"])

    def _complete(self, key: int, record: Record) -> None:
        """Give a contact who is here already what hangs on them in the file and not here."""
        fresh = False
        for handle in record["handles"]:
            if not (self.key("handle", handle["uid"]) or self.is_grave(handle["uid"])):
                folded = folded_handle(handle["kind"], handle["value"])
                fresh |= self._link("handle", {"contact": key, "kind": handle["kind"], "folded": folded}, handle)
        for section, (link, fact) in _LINKS.items():
            for uid in record[section]:
                fresh |= self._link(link, {"contact": key, fact: self._group(record, fact, uid)}, {})
        for role in record["roles"]:
            fresh |= contacts.add_role(self.step, key, role)
        self.tally.enriched += fresh

    def _link(self, fact: str, unique: Record, others: Record) -> bool:
        """Write a row unless there is one like it; return whether it was written."""
        where = " AND ".join(f"{column} = ?" for column in unique)
        if self.journal.row(f"SELECT 1 FROM {fact} WHERE {where}", tuple(unique.values())):
            return False
        self.step.insert(fact, **unique | others)
        return True

    def _group(self, record: Record, fact: str, uid: str) -> int:
        found = self._groups.get((fact, uid))
        if found is None:
            raise Dangling(_("“{name}” is in a group that is not in it").format(name=text.cut(record["name"], 60)))
        return found

    # --- what passed ----------------------------------------------------------------------------------

    def meetings(self, records: Iterable[Record]) -> None:
        """Take encounters with what passed in them."""
        for chunk in _chunks(records):
            known = self._known("encounter", [record["uid"] for record in chunk], self.encounters.first)
            passed = self._known(
                "exchange", [x["uid"] for record in chunk for x in record["exchanges"]], self.exchanges.first
            )
            for record in chunk:
                self._meeting(record, known, passed)
            self.flush()

    def _meeting(self, record: Record, known: dict[str, int], passed: dict[str, int]) -> None:
        community = self.community(record["community"]) if record["community"] else None
        if record["community"] and community is None:
            raise Dangling(_("an encounter on {day} was at a community that is not in it").format(day=record["date"]))
        missing = [x for x in record["exchanges"] if self._is_missing(x, passed)]
        key = known.get(record["uid"])
        if key == 0:
            self._left_out.update(exchange["uid"] for exchange in missing)
            for _exchange in missing:
                self.refuse(_("an encounter on {day} was removed here").format(day=record["date"]))
            return
        if key is None:
            if record["exchanges"] and not missing:
                self._left_out.add(record["uid"])
                return
            own = [record[column] for column in ("note", "started_by", "source", "created", "changed")]
            key = self.encounters.add(
                record["uid"], record["date"], record["channel"], record["place"], community, *own
            )
        else:
            date = self.journal.one("SELECT date FROM encounter WHERE id = ?", (key,))
            record = record | {"date": date}
        for exchange in missing:
            self._exchange(key, record["date"], exchange)

    def _is_missing(self, exchange: Record, passed: dict[str, int]) -> bool:
        """Tell whether an exchange is to be written; count it where it is not."""
        person = self._people.get(exchange["contact"])
        if person is None:
            raise Dangling(_("an exchange is with somebody who is not in it"))
        found = passed.get(exchange["uid"])
        if found:  # also where it is with another contact by now, since two became one
            self.tally.here += 1
        elif found == 0 or person == 0:
            self._left_out.add(exchange["uid"])
            self.refuse(_("an exchange was removed here"))
        return found is None and person != 0

    def _exchange(self, encounter: int, date: str, exchange: Record) -> None:
        person = self._people[exchange["contact"]]
        columns = ("way", "kind", "what", "value", "by_hand", "created", "changed")
        self.exchanges.add(exchange["uid"], encounter, person, date, *(exchange[column] for column in columns))
        self.touched.add(person)
        self.tally.imported += 1
        self.tally.exchanges += 1

    # --- what is here ---------------------------------------------------------------------------------

    def person(self, uid: str) -> int | None:
        """Return the key of a contact of the file: 0 for one who was removed here, None for one who is not in it."""
        return self._people.get(uid)

    def community(self, uid: str) -> int | None:
        """Return the key of a community of the file; None where it is not in it."""
        return self._groups.get(("community", uid))

    def stays_out(self, uid: str) -> bool:
        """Tell whether an encounter or exchange of the file is not here, and should not be."""
        return uid in self._left_out or self.is_grave(uid)

    def key(self, fact: str, uid: str) -> int | None:
        """Return the key of what is here under a public id."""
        row = self.journal.row(f"SELECT id FROM {fact} WHERE uid = ?", (uid,))
        return row[0] if row else None

    def is_grave(self, uid: str) -> bool:
        """Tell whether what had a public id was removed here."""
        return self.journal.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)) is not None

    def _known(self, fact: str, uids: list[str], first: int) -> dict[str, int]:
        """Return the keys of those that are here, 0 for those that were removed here.

        Raises:
            Dangling: when one of them came in with this very file.
        """
        if len(set(uids)) < len(uids):
            raise Dangling(_("one id stands there twice"))
        known: dict[str, int] = {}
        for start in range(0, len(uids), 500):
            some = uids[start : start + 500]
            marks = ", ".join("?" * len(some))
            known.update(self.journal.rows(f"SELECT uid, 0 FROM tombstone WHERE uid IN ({marks})", some))
            known.update(self.journal.rows(f"SELECT uid, id FROM {fact} WHERE uid IN ({marks})", some))
        if any(key >= first for key in known.values()):
            raise Dangling(_("one id stands there twice"))
        return known

    def refuse(self, reason: str) -> None:
        """Count a record that does not come in."""
        self.tally.refuse(Problem(self.file, 0, reason))

    def finish(self) -> None:
        """Write what waits, and the ties of everyone concerned."""
        self.flush()
        depth_keeping.rebuild_many(self.journal, self.touched)

    def flush(self) -> None:
        """Write what waits."""
        self.contacts.flush()
        for fact, rows in (*self._parts.items(), *self._links.items()):
            if rows:
                first = bulk.next_key(self.journal, fact)
                bulk.insert_many(self.step, fact, [(key, *row) for key, row in enumerate(rows, first)])
                rows.clear()
        self.encounters.flush()
        self.exchanges.flush()


def _once(record: Record, values: list[Any]) -> list[Any]:
    if len(set(values)) < len(values):
        twice(record)
    return values


def twice(record: Record) -> NoReturn:
    """Refuse a file in which one id stands twice."""
    raise Dangling(_("the id {uid} stands there twice").format(uid=record["uid"]))


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Return records in lists of about a thousand exchanges, fewer where they hold much text."""
    chunk: list[Record] = []
    size, room = 0, ROOM
    for record in records:
        chunk.append(record)
        size += 1 + len(record["exchanges"])
        room -= len(record["note"] or "") + sum(len(x["what"] or "") for x in record["exchanges"])
        if size >= _CHUNK or room <= 0:
            yield chunk
            chunk, size, room = [], 0, ROOM
    if chunk:
        yield chunk
