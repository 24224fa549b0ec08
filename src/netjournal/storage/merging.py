"""Making one contact of two: all that points at the one is made to point at the other."""

from collections import Counter
from typing import Any

from netjournal import text
from netjournal.domain import addresses, merge
from netjournal.domain.introductions import ONE_WAY, PLAIN
from netjournal.storage import contacts, exchanges
from netjournal.storage.journal import Journal, Row, Step

#: The line that tells of whoever was merged into a contact, by their public id: an import that knows only them finds
#: the one they became. It is kept as lines of a vCard are, so it moves on, is exported, and goes with the contact.
MERGED = "X-NETJ-MERGED:"
_LINKS = (("contact_sphere", "sphere"), ("contact_role", "folded"), ("membership", "community"))


def join(step: Step, kept: int, other: int, today: str) -> dict[str, int]:
    """Make one contact of two and return how much of what moved.

    Args:
        step: the act this belongs to.
        kept: the key of the one who stays.
        other: the key of the one who is merged into them, and is no more after this.
        today: the day on which thanks that are open twice are waved off once.
    """
    merging = _Merging(step, kept, other)
    uid = merging.columns()
    merging.handles_and_links()
    merging.passed()
    merging.thanks(today)
    merging.plain()
    merging.pairs()
    merging.apart()
    step.delete("contact", other)
    step.insert("property", contact=kept, line=f"{MERGED}{uid}")
    return {name: many for name, many in merging.moved.items() if many}


def became(journal: Journal) -> dict[str, int]:
    """Return the key of the contact that each merged one is part of now, by the public id that was theirs."""
    rows = journal.connection.execute("SELECT line, contact FROM property WHERE line GLOB ?", (f"{MERGED}*",))
    return {line.removeprefix(MERGED): contact for line, contact in rows}


class _Merging:
    """One merge on its way."""

    def __init__(self, step: Step, kept: int, other: int) -> None:
        self.step, self.journal, self.kept, self.other = step, step.journal, kept, other
        self.moved: Counter[str] = Counter()

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.journal.rows(sql, values)

    def _image(self, contact: int) -> Row:
        row = self.journal.image("contact", contact)
        assert row is not None
        return row

    def columns(self) -> str:
        """Write the fields of both, and let those who came through the other have come through the one.

        Returns the public id of the other.
        """
        kept, other = self._image(self.kept), self._image(self.other)
        via = {row["via"]: contacts.who(self.journal, row["via"]).name for row in (kept, other) if row["via"]}
        self.step.update("contact", self.kept, **merge.joined(kept, other, via))
        for (row,) in self._rows("SELECT id FROM contact WHERE via = ? AND id <> ?", self.other, self.kept):
            self.step.update("contact", row, via=self.kept)
            self.moved["brought"] += 1
        if kept["folded"] != other["folded"]:
            contacts.add_handle(self.step, self.kept, "alias", other["name"])
        return str(other["uid"])

    def handles_and_links(self) -> None:
        """Unite aliases, addresses, spheres, communities and roles."""
        for row, kind, folded, value in self._rows(
            "SELECT id, kind, folded, value FROM handle WHERE contact = ? ORDER BY id", self.other
        ):
            is_known = kind == "alias" and folded == self._image(self.kept)["folded"]
            is_known = is_known or (kind == "phone" and self._has_phone(value))
            self._move_or_drop("handle", row, {"kind": kind, "folded": folded}, drop=is_known)
        for link, column in _LINKS:
            for row, value in self._rows(f"SELECT id, {column} FROM {link} WHERE contact = ? ORDER BY id", self.other):
                self._move_or_drop(link, row, {column: value})

    def _has_phone(self, value: str) -> bool:
        """Tell whether the kept one has a number already; one without its country gives way to the same with it."""
        phones = "SELECT id, value FROM handle WHERE contact = ? AND kind = 'phone'"
        for row, known in self._rows(phones, self.kept):
            if addresses.is_same_phone(known, value):
                if addresses.says_country(known) or not addresses.says_country(value):
                    return True
                self.step.delete("handle", row)
        return False

    def _move_or_drop(self, fact: str, row: int, unique: dict[str, Any], *, drop: bool = False) -> None:
        """Move a row to the kept one, or drop it where they have one like it."""
        where = " AND ".join(f"{column} = ?" for column in unique)
        if drop or self._rows(f"SELECT 1 FROM {fact} WHERE contact = ? AND {where}", self.kept, *unique.values()):
            self.step.delete(fact, row)
        else:
            self.step.update(fact, row, contact=self.kept)

    def passed(self) -> None:
        """Move what passed; one person shares one conversation in an encounter, also where both stood there."""
        for row, encounter, way, value in self._rows(
            "SELECT id, encounter, way, value FROM exchange WHERE contact = ? ORDER BY id", self.other
        ):
            twin = self._rows(
                "SELECT id, value FROM exchange WHERE encounter = ? AND contact = ? AND way = 'shared' ORDER BY id",
                encounter,
                self.kept,
            )
            if way == "shared" and twin:
                key, own = twin[0]
                self.step.update("exchange", key, value=max(value, own))
                self._lean_on(row, key)
                exchanges.delete(self.step, row)
            else:
                self.step.update("exchange", row, contact=self.kept)
            self.moved["exchanges"] += 1

    def _lean_on(self, old: int, new: int) -> None:
        """Let what leans on one exchange lean on another."""
        for fact, column in (("promise", "exchange"), ("ask", "exchange"), ("thanks", "exchange"), ("thanks", "said")):
            for (row,) in self._rows(f"SELECT id FROM {fact} WHERE {column} = ?", old):
                self.step.update(fact, row, **{column: new})

    def thanks(self, today: str) -> None:
        """Move thanks; one can be open at a time, so of two the older stays open and the younger is waved off."""
        both = "SELECT id, opened FROM thanks WHERE contact IN (?, ?) AND closed IS NULL ORDER BY opened, id"
        for row, opened in self._rows(both, self.kept, self.other)[1:]:
            self.step.update("thanks", row, closed=max(today, opened), outcome="waived")
        self._move("thanks")

    def plain(self) -> None:
        """Move what names one contact and may stand there often."""
        self._move("promise", "promises")
        self._move("ask", "asks")
        self._needs()
        for row, kept_line in self._rows("SELECT id, line FROM property WHERE contact = ?", self.other):
            self._move_or_drop("property", row, {"line": kept_line})
            self.moved["properties"] += not kept_line.startswith(MERGED)
        for row, visible in self._rows("SELECT id, visible FROM visible_contact WHERE contact = ?", self.other):
            self._move_or_drop("visible_contact", row, {"visible": visible})
            self.moved["visible"] += 1

    def _move(self, fact: str, counted: str | None = None) -> None:
        for (row,) in self._rows(f"SELECT id FROM {fact} WHERE contact = ?", self.other):
            self.step.update(fact, row, contact=self.kept)
            self.moved[counted or fact] += 1

    def _needs(self) -> None:
        """Move needs and offers; what both looked for, or could do, in the same words is one, since the earlier day."""
        open_ = "SELECT id, side, what, since, kind FROM need WHERE contact = ? AND closed IS NULL ORDER BY since, id"
        known = {(side, text.folded(what)): row for row, side, what, *_rest in self._rows(open_, self.kept)}
        for row, side, what, since, kind in self._rows(open_, self.other):
            same = known.get((side, text.folded(what)))
            if same is None:
                continue
            image = self.journal.image("need", same)
            assert image is not None
            self.step.update("need", same, since=min(since, image["since"]), kind=image["kind"] or kind)
            self.step.delete("need", row)
            self.moved["needs"] += 1
        self._move("need", "needs")

    def pairs(self) -> None:
        """Move what names two contacts; what names both of these two is about nobody any more."""
        for row, one, two in self._pairs("introduction", "one, two"):
            if self._is_between(one, two):
                self.step.delete("introduction", row)
                continue
            turned = self._turned(one, two)
            self.moved["introductions"] += 1
            if not self._folded_introduction(row, turned["one"], turned["two"]):
                self.step.update("introduction", row, **turned)
        for row, one, two, kind in self._pairs("relation", "one, two, kind"):
            turned = self._turned(one, two)
            if self._is_between(one, two) or self._has_relation(turned["one"], turned["two"], kind):
                self.step.delete("relation", row)
            else:
                self.step.update("relation", row, **turned)
                self.moved["relations"] += 1

    def _folded_introduction(self, row: int, one: int, two: int) -> bool:
        """Make one of two open introductions of the same two people, since the earlier day; tell whether it was one."""
        same = (
            "SELECT id FROM introduction WHERE closed IS NULL AND id <> ?"
            " AND (one, two) IN (VALUES (?, ?), (?, ?)) ORDER BY made, id LIMIT 1"
        )
        image = self.journal.image("introduction", row)
        known = self._rows(same, row, one, two, two, one)
        if image is None or image["closed"] is not None or not known:
            return False
        stays = self.journal.image("introduction", known[0][0])
        assert stays is not None
        first, second = sorted((stays, image), key=lambda each: (each["made"], each["id"]))
        what = merge.one_text(first["what"], second["what"])
        encounter = first["encounter"] or second["encounter"]
        self.step.delete("introduction", row)
        self.step.update("introduction", stays["id"], made=first["made"], what=what, encounter=encounter)
        return True

    def apart(self) -> None:
        """Keep who is somebody else than the other: somebody else than the one, too."""
        for row, one, two in self._pairs("apart", "one, two"):
            turned = self._turned(one, two)
            same = "SELECT 1 FROM apart WHERE (one, two) IN (VALUES (?, ?), (?, ?))"
            pair = (turned["one"], turned["two"])
            if self._is_between(one, two) or self._rows(same, *pair, *pair[::-1]):
                self.step.delete("apart", row)
            else:
                self.step.update("apart", row, **turned)

    def _pairs(self, fact: str, columns: str) -> list[tuple[Any, ...]]:
        return self._rows(f"SELECT id, {columns} FROM {fact} WHERE one = ? OR two = ? ORDER BY id", *[self.other] * 2)

    def _is_between(self, one: int, two: int) -> bool:
        return {one, two} == {self.kept, self.other}

    def _turned(self, one: int, two: int) -> dict[str, int]:
        """Return two contacts with the kept one in the place of the other."""
        return {"one": self.kept if one == self.other else one, "two": self.kept if two == self.other else two}

    def _has_relation(self, one: int, two: int, kind: str) -> bool:
        """Tell whether a relation stands there already, once the plainest has given way to a closer one."""
        known = self._rows(
            "SELECT id, one, kind FROM relation WHERE (one = ? AND two = ?) OR (one = ? AND two = ?)",
            *(one, two, two, one),
        )
        if kind == PLAIN and known:
            return True
        if any(their_kind == kind and (kind not in ONE_WAY or first == one) for _row, first, their_kind in known):
            return True
        for row, _first, their_kind in known:
            if their_kind == PLAIN:
                self.step.delete("relation", row)
        return False
