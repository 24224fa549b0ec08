"""Checking every stored tie, and its checkpoints, against what its exchanges make anew."""

import math
from collections.abc import Generator, Iterator, Sequence
from typing import Any

from netjournal.domain import due
from netjournal.domain.care import Finding
from netjournal.domain.depth import State
from netjournal.storage import depth, depth_keeping
from netjournal.storage.depth import Tie
from netjournal.storage.journal import Journal

#: How far a stored number may lie from its recomputation, relative and absolute.
CLOSE = 1e-9


def find(journal: Journal) -> Iterator[Finding]:
    """Compare every stored tie, its window in `due`, its bound and its checkpoints with what its exchanges make."""
    gates = depth.stored_gates(journal)
    columns = _columns(journal, "tie")
    for stored in journal.connection.execute(
        "SELECT c.id, t.* FROM contact c LEFT JOIN tie t ON t.contact = c.id ORDER BY c.id"
    ):
        contact, row = stored[0], stored[1:]
        if row[0] is None:
            yield Finding(code="tie_missing", facts={"row": contact})
            continue
        tie = yield from _past_checkpoints(journal, contact)
        wrong = _differing(columns, row, depth_keeping.row(contact, tie, gates))
        if wrong and not (set(wrong) <= {"due_from", "due_until"} and row[-3:-1] in _windows(tie, gates)):
            yield Finding(code="tie", facts={"row": contact, "columns": wrong})
    for (contact,) in journal.connection.execute(
        "SELECT contact FROM tie WHERE contact NOT IN (SELECT id FROM contact)"
    ):
        yield Finding(code="tie", facts={"row": contact, "columns": ["contact"]})


def _past_checkpoints(journal: Journal, contact: int) -> Generator[Finding, None, Tie]:
    """Tell a tie from its first exchange to its last, and what is wrong with the checkpoints on the way."""
    tie, balance = depth.NOTHING, dict[str, tuple[int, int]]()
    columns = _columns(journal, "checkpoint")
    for row in journal.rows("SELECT * FROM checkpoint WHERE contact = ? ORDER BY date", (contact,)):
        since, date = depth.iso(tie.newest) or "", row[1]
        tie = depth.carried_on(journal, contact, tie, date)
        balance = depth.added(balance, depth.counted(journal, contact, since, date))
        truly = depth_keeping.checkpoint_row(contact, tie, balance)
        if wrong := _differing(columns, row, truly):
            yield Finding(code="checkpoint", facts={"row": contact, "day": date, "columns": wrong})
    return depth.carried_on(journal, contact, tie)


def _columns(journal: Journal, table: str) -> list[str]:
    return [column[1] for column in journal.rows(f"PRAGMA table_info({table})")]


def _differing(columns: Sequence[str], stored: Sequence[Any], computed: Sequence[Any]) -> list[str]:
    """Return the columns that are not as they should be."""
    return [name for name, is_so, be in zip(columns, stored, computed, strict=True) if not _is_close(is_so, be)]


def _is_close(stored: Any, computed: Any) -> bool:
    if isinstance(stored, float) and isinstance(computed, (int, float)):
        return math.isclose(stored, computed, rel_tol=CLOSE, abs_tol=CLOSE)
    return type(stored) is type(computed) and bool(stored == computed)


def _windows(tie: Tie, gates: due.Gates) -> set[tuple[Any, Any]]:
    """Return the windows that a state as close as may be would have: another machine's `exp` ends differently."""
    near = []
    for by in (1 - CLOSE, 1 + CLOSE):
        state = tie.state
        fields: list[Any] = [*(clock * by for clock in state[:8]), *state[8:13], state.s1 * by]
        faded = State._make(fields)
        near.append(depth_keeping.row(0, tie._replace(state=faded), gates)[-3:-1])
    return set(near)
