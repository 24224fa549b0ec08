"""Records of an export's ledger back into rows: thanks, promises, asks, introductions, needs, goals and the rest.

The same rules as for people and exchanges: what is here stays, what was removed here stays removed. An entry
about somebody who was removed here stays out with them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from netjournal import i18n, text
from netjournal.domain.introductions import ONE_WAY
from netjournal.domain.transfer import Tally
from netjournal.i18n import _
from netjournal.storage import ledger
from netjournal.storage.journal import Step
from netjournal.storage.ledger import SECTIONS
from netjournal.storage.restoring import Dangling, Record, Restoring, twice

__all__ = ["SECTIONS", "take", "take_whole"]

_UNCOUNTED = frozenset({"thanks", "properties", "apart"})
_GROUPS = {"spheres": "sphere", "communities": "community", "roles": "role"}


def take_whole(step: Step, tally: Tally, name: str, read: Callable[..., Iterable[tuple[str, Record]]]) -> None:
    """Bring all that an export of ours holds back.

    Args:
        step: the act this belongs to.
        tally: counts what came of each record.
        name: what the export is called.
        read: returns the records of the sections that it is given, each with its section.

    Raises:
        Dangling: when its records do not fit together.
    """
    back = Restoring(step, tally, name)
    back.groups((_GROUPS[section], record) for section, record in read(*_GROUPS))
    back.number(record for _section, record in read("contacts"))
    back.people(record for _section, record in read("contacts"))
    back.meetings(record for _section, record in read("encounters"))
    take(back, read(*SECTIONS))
    back.finish()


def take(back: Restoring, records: Iterable[tuple[str, Record]]) -> None:
    """Take the records of the ledger, each with its section, where all that they speak of has been taken.

    Raises:
        Dangling: when one speaks of what is not in the file, or stands there twice.
    """
    ledger_ = _Ledger(back)
    for section, record in records:
        ledger_.take(section, record)


#: Looks for a row of which there is but one like it.
_SAME = {
    "vanity": "SELECT 1 FROM vanity WHERE folded = :folded AND date = :date",
    "properties": "SELECT 1 FROM property WHERE contact = :contact AND line = :line",
    "apart": "SELECT 1 FROM apart WHERE (one, two) IN (VALUES (:one, :two), (:two, :one))",
}


class _StaysOut(Exception):
    """No error: what a record is about was removed here."""


class _Ledger:
    """The ledger of one export on its way back."""

    def __init__(self, back: Restoring) -> None:
        self.back, self.step, self.journal, self.tally = back, back.step, back.journal, back.tally
        self._seen: set[tuple[str, str]] = set()
        #: Where your own time in a community is open here already, and the last relation that was here.
        self._joined = {key for (key,) in self._rows("SELECT community FROM own_membership WHERE until IS NULL")}
        self._last_relation = self.journal.one("SELECT coalesce(max(id), 0) FROM relation")

    def take(self, section: str, record: Record) -> None:
        """Take one record."""
        if (section, record["uid"]) in self._seen:
            twice(record)
        self._seen.add((section, record["uid"]))
        known = self.back.key(SECTIONS[section].fact, record["uid"])
        if known is not None:
            self._count(section, here=True)
        elif self.back.is_grave(record["uid"]):
            self._count(section, out=True)
        else:
            known = self._new(section, record)
        if section == "visible" and known is not None:
            self._came(known, record)

    def _new(self, section: str, record: Record) -> int | None:
        """Write a record that is not here, and return its key; None where it stays out, or there is one like it."""
        spec = SECTIONS[section]
        try:
            named = self._named(section, spec, record)
        except _StaysOut:
            self._count(section, out=True)
            return None
        values = {column: record[column] for column in spec.written} | named
        if self._has_like(section, values):
            self._count(section, here=True)
            return None
        self._count(section)
        return self.step.insert(spec.fact, **values | _derived(section, record))

    def _count(self, section: str, *, here: bool = False, out: bool = False) -> None:
        """Count a record, unless it is part of something else, as thanks are of what they are for."""
        if section in _UNCOUNTED:
            return
        if out:
            self.back.refuse(_("an entry of {section}, or whom it is about, was removed here").format(section=section))
        elif here:
            self.tally.here += 1
        else:
            self.tally.imported += 1
            self.tally.entries += 1

    # --- what a record speaks of ----------------------------------------------------------------------

    def _named(self, section: str, spec: ledger.Section, record: Record) -> dict[str, int | None]:
        """Return the keys of all that a record names.

        Raises:
            Dangling: when something of that is not in the file.
            _StaysOut: when what it is about was removed here.
        """
        named = {column: self._key(section, fact, record[column]) for column, fact in spec.needed.items()}
        for column, fact in spec.loose.items():
            named[column] = self._key(section, fact, record[column]) or None
        if 0 in named.values():
            raise _StaysOut
        for column, fact in {**spec.needed, **spec.loose}.items():
            if fact == "exchange" and named[column] is not None and not self._is_theirs(section, named, column):
                if column in spec.needed:
                    raise _StaysOut
                named[column] = None
        return named

    def _key(self, section: str, fact: str, uid: str | None) -> int | None:
        """Return the key of what a record names: None where it names nothing, 0 where that was removed here."""
        if uid is None:
            return None
        if fact == "contact":
            found = self.back.person(uid)
        elif fact == "community":
            found = self.back.community(uid)
        else:
            found = self.back.key(fact, uid)
            if found is None and self.back.stays_out(uid):
                return 0
        if found is None:
            raise Dangling(_("{section} speak of something that is not in it").format(section=section))
        return found

    def _is_theirs(self, section: str, named: Mapping[str, int | None], column: str) -> bool:
        """Tell whether an exchange is with the contact that the record is about; two may be one here by now.

        Raises:
            Dangling: when it came with this very file, and is with somebody else.
        """
        exchange = named[column]
        if self.journal.one("SELECT contact FROM exchange WHERE id = ?", (exchange,)) == named["contact"]:
            return True
        if exchange is not None and exchange >= self.back.exchanges.first:
            raise Dangling(_("{section} speak of what passed with somebody else").format(section=section))
        return False

    # --- what is like it ------------------------------------------------------------------------------

    def _has_like(self, section: str, values: Record) -> bool:
        """Tell whether a row is here of which there may be but one like it."""
        if section == "thanks":
            open_ = "SELECT 1 FROM thanks WHERE contact = ? AND closed IS NULL"
            return values["closed"] is None and bool(self._rows(open_, values["contact"]))
        if section == "own_memberships":
            return values["until"] is None and values["community"] in self._joined
        if section == "relations":
            return self._has_relation(values["one"], values["two"], values["kind"])
        if section == "vanity":
            values = values | {"folded": text.folded(values["platform"])}
        same = _SAME.get(section)
        return same is not None and self.journal.row(same, values) is not None

    def _has_relation(self, one: int, two: int, kind: str) -> bool:
        same = "SELECT id FROM relation WHERE one = ? AND two = ? AND kind = ?"
        if self._rows(same, one, two, kind):
            return True
        turned = self._rows(same, two, one, kind) if kind not in ONE_WAY else []
        return any(key <= self._last_relation for (key,) in turned)

    def _came(self, visible: int, record: Record) -> None:
        """Note who came because of what was made visible."""
        for uid in record["contacts"]:
            contact = self._key("visible", "contact", uid)
            if record["contacts"].count(uid) > 1:
                twice(record)
            is_known = self._rows("SELECT 1 FROM visible_contact WHERE visible = ? AND contact = ?", visible, contact)
            if contact and not is_known:
                self.step.insert("visible_contact", visible=visible, contact=contact)

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.journal.rows(sql, values)


def _derived(section: str, record: Record) -> Record:
    """Return the columns that no file holds, since they follow from others."""
    if section == "needs":
        from netjournal.storage import stemming  # noqa: PLC0415  slow to import, and few files hold needs

        return {"stems": stemming.stems(record["what"], i18n.language())}
    return {"folded": text.folded(record["platform"])} if section == "vanity" else {}
