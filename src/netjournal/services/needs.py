"""What people look for and what they can do: noting it, closing it, and finding who could help whom."""

import datetime as dt
from collections.abc import Iterable, Sequence

from netjournal import dates, i18n, text
from netjournal.domain import depth
from netjournal.domain.contacts import Who
from netjournal.domain.matches import (
    WAYS,
    Closed,
    Listed,
    Matches,
    Noted,
    Wanted,
    Way,
    in_order,
)
from netjournal.domain.needs import (
    ME,
    Need,
    with_kind,
    worded,
)
from netjournal.errors.ledger import AlreadyClosed, EndsEarly, ManyNeeds, NoNeed
from netjournal.i18n import N_, _
from netjournal.storage import contacts, sounding, stemming
from netjournal.storage import depth as ties
from netjournal.storage import needs as rows
from netjournal.storage.journal import Journal, in_one_view

_SIDES = {"need": N_("need"), "offer": N_("offer")}


def means_me(journal: Journal, query: str) -> bool:
    """Tell whether a word means yourself: `me` or `eu`, unless a contact is called exactly that."""
    return text.folded(query) in ME and not contacts.exact(journal, query)


# --- noting ------------------------------------------------------------------------------------------


def note(journal: Journal, who: Who | None, side: str, words: str, day: dt.date, today: dt.date) -> Noted:
    """Note what someone looks for or can do, or you yourself where nobody is named.

    What is noted already is not written twice: what stands there is returned.
    """
    kind, what = worded(text.clean(words, _("text of the {side}").format(side=_(_SIDES[side]))))
    key = who.key if who else None
    stems = with_kind(kind, what, stemming.stems(what, i18n.language()))
    with journal.step(_act(side, who, what)) as step:
        if who:
            contacts.make_sure(journal, who)
        known = next((one for one in rows.not_closed(journal, key, side) if _is_same(one, kind, what)), None)
        if known:
            return _noted(journal, known, today, undo="")
        columns = {"side": side, "kind": kind, "what": what, "stems": stems, "since": day.isoformat()}
        written = rows.read(journal, rows.add(step, key, **columns))
        return _noted(journal, written, today, undo=step.uid)


def _act(verb: str, who: Who | None, what: str) -> str:
    return f"{verb} {who.name if who else ME[0]}: {what}"


def _is_same(one: Need, kind: str | None, what: str) -> bool:
    return one.kind == kind and text.folded(one.what) == text.folded(what)


def _noted(journal: Journal, need: Need, today: dt.date, undo: str) -> Noted:
    if need.side == "need":
        return Noted(need, bool(undo), ways=_ways(journal, need, today), undo=undo)
    return Noted(need, bool(undo), meets=tuple(rows.meeting(journal, need, today.isoformat()))[:WAYS], undo=undo)


# --- what is open, and closing it --------------------------------------------------------------------


@in_one_view
def listed(journal: Journal, side: str, today: dt.date) -> Listed:
    """Return what everyone, you too, looks for, or offers; oldest first."""
    return Listed(side, tuple(rows.all_open(journal, today.isoformat(), side)))


@in_one_view
def listed_of(journal: Journal, who: Who | None, side: str, today: dt.date) -> Listed:
    """Return what one person, or you, looks for and offers."""
    key = who.key if who else None
    return Listed(side, tuple(rows.open_of(journal, key, today.isoformat())), who, is_mine=who is None)


def by_id(journal: Journal, uid: str, given: str) -> Need:
    """Return the need or offer that a number of a list meant.

    Raises:
        NoNeed: when it is there no more.
    """
    need = rows.by_id(journal, uid)
    if need is None:
        raise NoNeed(given=given)
    return need


@in_one_view
def open_one(journal: Journal, side: str, words: str, today: dt.date, among: Sequence[Who | None] = ()) -> Need:
    """Return the one open need or offer that some words mean.

    Args:
        journal: to read.
        side: need or offer.
        words: its text whole, the beginning of its words, or its id.
        today: the day.
        among: the person whose it is, or nobody for yourself; anyone's where this is empty.

    Raises:
        NoNeed: when none fits.
        ManyNeeds: when more than one does.
    """
    if among:
        one = among[0]
        waiting = rows.open_of(journal, one.key if one else None, today.isoformat(), side)
    else:
        waiting = rows.all_open(journal, today.isoformat(), side)
    kind, what = worded(words)
    same = [one for one in waiting if one.id == words or _is_same(one, kind, what)]
    found = same or [one for one in waiting if _fits(one, text.words(words))]
    if not found:
        raise NoNeed(given=words)
    if len(found) > 1:
        raise ManyNeeds(query=words, names=", ".join(f"“{one.what}”" for one in found[: contacts.OFFERED]))
    return found[0]


def _fits(need: Need, typed: Sequence[str]) -> bool:
    """Tell whether each word that was typed begins a word of a need."""
    there = text.words(need.what)
    return bool(typed) and all(any(word.startswith(one) for word in there) for one in typed)


def close(journal: Journal, need: Need, outcome: str, day: dt.date) -> Closed:
    """Close a need or offer as met or dropped.

    Raises:
        AlreadyClosed: when it was closed before.
        EndsEarly: when it was noted after that day.
    """
    if need.closed is not None and need.outcome is not None:
        raise AlreadyClosed(what=need.what, day=dates.worded(need.closed), how=_(need.outcome))
    if day < need.since:
        raise EndsEarly(what=need.what, since=dates.worded(need.since), day=dates.worded(day))
    with journal.step(_act(f"{need.side} {outcome}", need.who, need.what)) as step:
        rows.close(step, need, day.isoformat(), outcome)
        return Closed(rows.read(journal, need.key), step.uid)


# --- who could help whom -----------------------------------------------------------------------------


@in_one_view
def matches(journal: Journal, today: dt.date) -> Matches:
    """Return whom you could help today, and how; and who could help you."""
    wanted = [
        Wanted(need, _depth(journal, need.who, today), _ways(journal, need, today))
        for need in rows.all_open(journal, today.isoformat(), "need")
    ]
    return Matches(
        theirs=in_order(one for one in wanted if one.need.who),
        mine=in_order(one for one in wanted if not one.need.who),
    )


def _ways(journal: Journal, need: Need, today: dt.date) -> tuple[Way, ...]:
    """Return how a need could be met: by your own offer first, by another's, by one whose work sounds like it."""
    day = today.isoformat()
    offers = [
        Way(offer.who, offer.what, True, _knows(journal, need, offer.who, day), _depth(journal, offer.who, today))  # noqa: FBT003  a fact of five parts
        for offer in rows.meeting(journal, need, day)
    ]
    offering = {way.by.key for way in offers if way.by}
    alike = [
        Way(one.who, one.words, False, _knows(journal, need, one.who, day), _depth(journal, one.who, today))  # noqa: FBT003
        for one in sounding.sounding_like(journal, need, day)
        if one.who.key not in offering
    ]
    # Who is only a name cannot be introduced; for yourself, even a name is a beginning.
    deepest = sorted((way for way in alike if way.depth or not need.who), key=lambda way: -way.depth)
    return tuple(_each_once([*offers, *deepest]))[:WAYS]


def _each_once(ways: Iterable[Way]) -> list[Way]:
    """Return each person's best way only; strangers to the one in need before their acquaintances."""
    first: dict[int, Way] = {}
    for way in ways:
        first.setdefault(way.by.key if way.by else 0, way)
    return sorted(first.values(), key=lambda way: (way.by is not None, way.are_acquainted))


def _knows(journal: Journal, need: Need, other: Who | None, today: str) -> bool:
    return bool(need.who and other) and rows.are_acquainted(journal, need.who.key, other.key, today)  # type: ignore[union-attr]


def _depth(journal: Journal, who: Who | None, today: dt.date) -> float:
    if who is None:
        return 0.0
    return depth.score(depth.weight(ties.at(journal, who.key, today.toordinal()).state, today.toordinal()))
