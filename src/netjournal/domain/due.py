"""Due: whom to reach out to today, from the state of each tie.

A tie whose rhythm broke is not sorted by how late it is, which ranks next to random, but by what there is to
lose: its depth mass times the chance that the silence goes on. docs/depth.md has the evidence, and says
which of the numbers are judgement.
"""

import bisect
import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from netjournal.domain import depth
from netjournal.domain.depth import State

#: The horizon of the risk in days, and the odds constant of the fit: thin = 1 / (1 + (M·30/75)²).
HORIZON = 30
HORIZON_SCALE = 75


class Gates(NamedTuple):
    """When a tie may stand in the morning list. The defaults are those of docs/depth.md.

    `quiet` days of silence before anyone turns up, `stop` after which they have lapsed, or `times` their own
    rhythm if that is longer; from a rhythm of `slow` days a tie counts as slow; `mutual` exchange-days each
    way are asked of a tie known only from imported records (one, where anything was written by hand).
    """

    quiet: int = 21
    stop: int = 120
    times: float = 3.0
    slow: int = 30
    mutual: int = 3

    #: Below this depth mass nothing much has passed yet. Not a setting.
    least: float = 1.0


USUAL = Gates()


def thin(state: State, today: int) -> float:
    """Return the chance that the next 30 days stay silent."""
    return 1 / (1 + (depth.plain_mass(state, today) * HORIZON / HORIZON_SCALE) ** 2)


def risk(state: State, today: int) -> float:
    """Return the chance that this tie is thinning: at least one half after 8 times its own rhythm.

    Navarro et al. (2017), "Temporal patterns behind the strength of persistent ties": a silence of 8 times
    the mean gap says that a tie has more likely ended than not.
    """
    chance = thin(state, today)
    return max(chance, 0.5) if today - state.last >= 8 * depth.gap(state) else chance


def window(state: State, *, by_hand: bool, gates: Gates = USUAL) -> tuple[int, int] | None:
    """Return the first and last day on which the tie stands in `due` if nothing more passes, or None.

    All gates are monotone in time, so that a stored pair of days answers the question for any day after the
    last exchange.
    """
    if not state.last:
        return None
    rhythm = depth.gap(state)
    least_mutual = 1 if by_hand else gates.mutual
    slow = rhythm >= gates.slow
    if min(state.gave, state.got) < (min(least_mutual, 2) if slow else least_mutual):
        return None
    if depth.weight(state, state.last) < gates.least:
        return None
    first = state.last + _ceil(max(gates.quiet, rhythm))
    last = state.last + int(max(gates.stop, gates.times * rhythm))
    if not slow:
        last = _last_day_of_weight(state, gates.least, first, last)
    return (first, last) if first <= last else None


def _ceil(days: float) -> int:
    return -int(-days // 1)


def _last_day_of_weight(state: State, least: float, first: int, last: int) -> int:
    """Return the last day in first..last on which X is at least `least`; a day before `first` if none is."""
    days = range(first, last + 1)
    return first - 1 + bisect.bisect_left(days, x=True, key=lambda day: depth.weight(state, day) < least)


def pace_ready(last: int, today: int, pace: int) -> bool:
    """Tell whether a chosen pace, in days, has come round since the last day; at once where that is 0, for none."""
    return not last or today - last >= pace


def urgency(state: State, today: int) -> float:
    """Return X·risk, by which ready ties are sorted: what there is to lose, times the chance of losing it."""
    return depth.weight(state, today) * risk(state, today) if state.last else 0.0


def due(
    state: State,
    today: int,
    *,
    by_hand: bool = True,
    pace: int | None = None,
    pinned: bool = False,
    gates: Gates = USUAL,
) -> float:
    """Return the due score of a tie: X·risk while its gate is open, else 0.

    Args:
        state: of a tie whose last day is not after `today`.
        today: an ordinal.
        by_hand: whether any entry of the tie was written by hand.
        pace: the pace chosen for it in days, where one was.
        pinned: whether the contact is pinned; then a pace of `gates.quiet` counts unless one was chosen.
        gates: the settings.
    """
    if pinned or pace:
        return urgency(state, today) if pace_ready(state.last, today, pace or gates.quiet) else 0.0
    days = window(state, by_hand=by_hand, gates=gates)
    return urgency(state, today) if days and days[0] <= today <= days[1] else 0.0


def has_lapsed(state: State, today: int, *, by_hand: bool = True, gates: Gates = USUAL) -> bool:
    """Tell whether the tie stood in `due` once and has left it by silence."""
    days = window(state, by_hand=by_hand, gates=gates)
    return days is not None and today > days[1]


#: A new tie wants a follow-up from the second day to the thirtieth.
NEW_LEAST, NEW_MOST = 2, 30

#: So many who are ready are counted one by one; beyond that it is "over" so many, which no morning can use up.
COUNTED = 1000

# --- the morning list --------------------------------------------------------------------------------


class Reason(NamedTuple):
    """Why someone is on the list: a code, and the facts that its sentence needs."""

    code: str
    facts: Mapping[str, object]


class Ready(NamedTuple):
    """One row of the morning list."""

    key: int
    id: str
    name: str
    score: float
    depth: float
    risk: float | None
    last: dt.date | None
    pace: int | None
    reasons: tuple[Reason, ...]
    last_words: str | None = None
    purpose: str | None = None
    #: A way to help them, a `domain.needs.Idea`, where the journal knows one. (A type named in quotes would be
    #: compiled each morning, at the cost of a module; needs and plans are not loaded where there are none.)
    idea: Any = None


class Morning(NamedTuple):
    """Whom to reach out to today: the rows shown, how many are ready in all, and when the next will be."""

    today: dt.date
    rows: tuple[Ready, ...]
    ready: int
    next_day: dt.date | None = None
    #: Which list this is: `due`, `lapsed` or `spread`.
    kind: str = "due"
    people: int = 0
    #: How far the goals of the plan have come, each a `domain.plan.Progress`, where they are shown with it.
    goals: tuple[Any, ...] = ()


class Snoozed(NamedTuple):
    """Someone put off until a day, or woken (no day)."""

    id: str
    name: str
    until: dt.date | None
    times: int
    is_often: bool
    undo: str


class Paced(NamedTuple):
    """A pace chosen for a contact, a sphere or a community; None where it was cleared."""

    fact: str
    name: str
    days: int | None
    undo: str
    #: With a contact's own pace cleared: that of a group of theirs, in days, which counts instead.
    of_group: int | None = None


Entries = Sequence[Ready]


def arranged(
    owed: Entries, urgent: Entries, chosen: Entries, new: Entries, kept: Entries, limit: int | None
) -> list[Ready]:
    """Return the morning list in its order, each person once, with all their reasons.

    Args:
        owed: promises first, then thanks, asks and birthdays; at most half the list while others are ready.
        urgent: ready ties by score.
        chosen: those with a chosen pace or a pin, longest past it first; every second row is theirs.
        new: new ties not followed up, oldest first; up to two rows.
        kept: bridges and weak ties worth keeping; one row.
        limit: rows in all, or None for everyone.
    """
    owed, middle = _each_once(owed), alternating(urgent, chosen)
    if limit is None:
        return _each_once([*owed, *middle, *new, *kept])
    # Of new ties and bridges each keeps a place, before owed thanks fill the list or a second new tie gets one.
    known = {row.key for row in owed[:limit]}
    places = sum(row.key not in known for row in (*new[:1], *kept[:1]))
    first = owed[: limit // 2 if middle else max(limit - places, 1)]
    taken = {row.key for row in first}
    waiting = [row for row in middle if row.key not in taken]
    slots = max(limit - len(first) - (1 if waiting else 0), 0)
    wanted = [row for row in (*new[:1], *kept[:1], *new[1:2]) if row.key not in taken][:slots]
    last = [row for row in (*new[:2], *kept[:1]) if row in wanted]
    rows = [*first, *waiting[: limit - len(first) - len(last)], *last]
    return _merged(_each_once(rows), [*owed, *middle, *new, *kept])


def alternating(urgent: Entries, chosen: Entries) -> list[Ready]:
    """Return the urgent with every second row from the chosen, as long as there are any."""
    pairs = itertools.zip_longest(urgent, chosen)
    return [row for pair in pairs for row in pair if row is not None]


def _each_once(rows: Iterable[Ready]) -> list[Ready]:
    """Return each person once, at their first place, with the reasons of all their rows."""
    seen: dict[int, Ready] = {}
    for row in rows:
        first = seen.get(row.key)
        if first is None:
            seen[row.key] = row
        else:
            news = tuple(reason for reason in row.reasons if reason not in first.reasons)
            score = max(first.score, row.score)
            seen[row.key] = first._replace(reasons=first.reasons + news, score=score)
    return list(seen.values())


def _merged(rows: list[Ready], everything: Entries) -> list[Ready]:
    """Return the rows with the reasons that their people have elsewhere on the full list."""
    whole = {row.key: row for row in _each_once(everything)}
    return [row._replace(reasons=_each_once([row, whole[row.key]])[0].reasons) for row in rows]
