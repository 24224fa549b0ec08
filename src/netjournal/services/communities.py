"""Communities: listing, joining, leaving, changing them, and making one of two."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from netjournal import dates, errors, text
from netjournal.domain import depth
from netjournal.domain.communities import Community, Listed, Member, Outcome, OwnMembership, Shown, Wishes
from netjournal.domain.contacts import Who
from netjournal.errors.ledger import (
    AlreadyMember,
    ManyCommunities,
    MembershipEndsEarly,
    MembershipOverlaps,
    NameTaken,
    NotAmongMembers,
    NotMember,
    SameCommunity,
)
from netjournal.i18n import _
from netjournal.storage import communities as rows
from netjournal.storage import contacts, plan, rank
from netjournal.storage import depth as ties
from netjournal.storage.journal import Journal, Step, in_one_view

#: Names that are offered where one fits none, and encounters that are shown of one community.
_OFFERED, _GATHERINGS = 9, 5
_YEAR = 365


# --- looking -----------------------------------------------------------------------------------------


def resolve(journal: Journal, query: str) -> Community:
    """Return the one community that a name, id or beginning means.

    Raises:
        NoSuch: when none fits.
        ManyCommunities: when more than one does.
    """
    found = _known(journal, query)
    if found is None:
        raise errors.NoSuch(what=_("community"), given=query.removeprefix("@"), advice=_advice(journal))
    return found


def _known(journal: Journal, query: str) -> Community | None:
    """Return the community that a name, id or beginning means, None where none fits."""
    wanted = query.removeprefix("@")
    exact = rows.exact(journal, wanted) or rows.exact(journal, query)
    found = [exact] if exact else rows.prefixed(journal, wanted)
    if len(found) > 1:
        names = ", ".join(f"@{one.name}" for one in found[:_OFFERED]) + (" …" if len(found) > _OFFERED else "")
        candidates = [{"id": one.id, "name": one.name} for one in found[:_OFFERED]]
        raise ManyCommunities(query=query, names=names, candidates=candidates)
    return found[0] if found else None


def _advice(journal: Journal) -> str:
    known = rows.everything(journal)
    if not known:
        return _("There is none yet. Make one with: netj community add NAME")
    names = ", ".join(f"@{one.name}" for one in known[:_OFFERED]) + (" …" if len(known) > _OFFERED else "")
    return _("There are: {names}. Make one with: netj community add NAME").format(names=names)


@in_one_view
def listed(journal: Journal, today: dt.date) -> list[Listed]:
    """Return all communities with their last twelve months: first those whose member you are, then the liveliest."""
    since = dt.date.fromordinal(max(today.toordinal() - _YEAR + 1, 1))
    tallies = rows.tallies(journal, since, today)
    members, own = rows.member_counts(journal), rows.current_by_community(journal, today)
    nothing = rows.Tally(0, 0, 0, None)
    found = [
        Listed(one, members.get(one.key, 0), *tallies.get(one.key, nothing), own.get(one.key))
        for one in rows.everything(journal)
    ]
    return sorted(found, key=lambda one: (one.own is None, -one.encounters, -one.members))


@in_one_view
def show(journal: Journal, community: Community, today: dt.date) -> Shown:
    """Return all about one community."""
    share, members = _members(journal, community, today)
    gatherings, held = rows.gatherings(journal, community.key, today, _GATHERINGS)
    return Shown(
        community=community,
        own=tuple(rows.own(journal, community.key, today)),
        is_member=rows.current(journal, community.key, today) is not None,
        members=members,
        gatherings=tuple(gatherings),
        held=held,
        passed=tuple(rows.passed(journal, community.key, today)),
        first_met=tuple(rows.first_met(journal, community.key, today)),
        depth_share=share,
        visible=rows.made_visible(journal, community.key, today),
    )


def _members(journal: Journal, community: Community, today: dt.date) -> tuple[float, tuple[Member, ...]]:
    """Return the part of all depth that lies with the members of a community, and these, the deepest first."""
    inside = rows.members(journal, community.key)
    total = theirs = 0.0
    members = []
    for one in rank.everyone(journal, today):
        total += one.weight
        if one.key in inside:
            theirs += one.weight
            band = depth.band(one.tie.state, today.toordinal(), one.band)
            who = Who(one.key, one.id, one.name)
            members.append(Member(who, depth.score(one.weight), band, ties.iso(one.tie.state.last)))
    return theirs / total if total else 0.0, tuple(members)


# --- changing ----------------------------------------------------------------------------------------


def _opened(step: Step, name: str) -> tuple[Community, bool]:
    """Return the community that a name means, made where none fits, and whether it was."""
    known = _known(step.journal, name)
    return known or _made(step, name), known is None


def _made(step: Step, name: str) -> Community:
    return rows.read(step.journal, contacts.group_or_new(step, "community", name))


def add(journal: Journal, name: str, wishes: Wishes) -> Outcome:
    """Make a community; one that is here already gets what was said of it."""
    with journal.step(f"add community {name}") as step:
        is_new = contacts.group(journal, "community", name) is None
        before = _made(step, name)
        step.update("community", before.key, **wishes.of_community())
        after = rows.read(journal, before.key)
        undo = step.uid
    return Outcome("added", after, is_new=is_new, before=before, undo=undo)


def join(journal: Journal, name: str, wishes: Wishes, today: dt.date) -> Outcome:
    """Write that you are a member of a community, which is made if it was not known.

    Raises:
        AlreadyMember: when you are one.
        MembershipOverlaps: when it would begin before the last membership ended.
    """
    with journal.step(f"join {name}") as step:
        community, is_new = _opened(step, name)
        _check_free(rows.own(journal, community.key, dt.date.max), community, wishes.since or None)
        step.update("community", community.key, **wishes.of_community())
        step.insert("own_membership", community=community.key, **wishes.of_membership())
        own = rows.current(journal, community.key, today)
        after = rows.read(journal, community.key)
        undo = step.uid
    return Outcome("joined", after, is_new=is_new, before=community, own=own, undo=undo)


def _check_free(known: Sequence[OwnMembership], community: Community, since: str | None) -> None:
    if any(one.until is None for one in known):
        raise AlreadyMember(name=community.name)
    for one in known:
        if since and one.until and one.until > since:
            raise MembershipOverlaps(name=community.name, until=_day(one.until), since=_day(since))


def _day(date: str) -> str:
    return dates.worded(dt.date.fromisoformat(date))


def leave(journal: Journal, community: Community, day: dt.date, today: dt.date) -> Outcome:
    """Write that you are no longer a member of a community.

    Raises:
        NotMember: when you are none.
        MembershipEndsEarly: when your membership started after that day.
    """
    with journal.step(f"leave {community.name}") as step:
        rows.make_sure(journal, community)
        own = rows.current(journal, community.key, today)
        if own is None:
            raise NotMember(name=community.name)
        changed = _changed(step, community, own, {"until": day.isoformat(), "renewal": None})
        undo = step.uid
    return Outcome("left", community, own_before=own, own=changed, undo=undo)


def _changed(step: Step, community: Community, own: OwnMembership, columns: dict[str, Any]) -> OwnMembership:
    """Change a membership of yours, and return it as it is now.

    Raises:
        MembershipEndsEarly: when it would end before it starts.
    """
    after = own._replace(**columns)
    if after.since and after.until and after.until < after.since:
        raise MembershipEndsEarly(name=community.name, since=_day(after.since), until=_day(after.until))
    step.update("own_membership", own.key, **columns)
    return after


def bring_in(journal: Journal, name: str, people: Sequence[Who]) -> Outcome:
    """Make contacts members of a community, which is made if it was not known."""
    with journal.step(f"join {name}: " + ", ".join(who.name for who in people)) as step:
        contacts.make_sure(journal, *people)
        community, is_new = _opened(step, name)
        news = tuple(who for who in people if contacts.join(step, who.key, "community", community.name))
        undo = step.uid
    return Outcome("brought in", community, is_new=is_new, people=news, undo=undo)


def let_go(journal: Journal, community: Community, people: Sequence[Who]) -> Outcome:
    """Take contacts out of a community.

    Raises:
        NotAmongMembers: when one of them is not in it.
    """
    with journal.step(f"leave {community.name}: " + ", ".join(who.name for who in people)) as step:
        rows.make_sure(journal, community)
        contacts.make_sure(journal, *people)
        for who in people:
            if not rows.dismiss(step, community.key, who.key):
                raise NotAmongMembers(person=who.name, name=community.name)
        undo = step.uid
    return Outcome("let go", community, people=tuple(people), undo=undo)


def edit(journal: Journal, community: Community, wishes: Wishes) -> Outcome:
    """Change a community, or your membership of it: the one that goes on, else the last.

    Raises:
        NameTaken: when the new name is that of another community.
        NotMember: when you never were a member, and something was said of your membership.
        MembershipEndsEarly: when your membership would end before it starts.
        MembershipOverlaps: when it would run into another time as a member.
    """
    with journal.step(f"edit community {community.name}") as step:
        rows.make_sure(journal, community)
        columns = wishes.of_community() | _new_name(journal, community, wishes.name)
        step.update("community", community.key, **columns)
        if wishes.name is not None:
            plan.follow_name(step, f"@{community.name}", f"@{wishes.name}")
        times = rows.own(journal, community.key, dt.date.max)
        own = times[0] if times else None
        said = wishes.of_membership()
        if said and own is None:
            raise NotMember(name=community.name)
        changed = _changed(step, community, own, said) if own else None
        if changed and {"since", "until"} & said.keys():
            _check_apart(changed, times[1:], community)
        after = rows.read(journal, community.key)
        undo = step.uid
    return Outcome("edited", after, before=community, own_before=own, own=changed, undo=undo)


def _check_apart(changed: OwnMembership, others: Sequence[OwnMembership], community: Community) -> None:
    """Refuse a time as a member that begins before another one ended, and ends after that began."""
    for one in others:
        if not (changed.since and one.until and one.until > changed.since):
            continue
        if changed.until is None or one.since is None or one.since < changed.until:
            raise MembershipOverlaps(name=community.name, until=_day(one.until), since=_day(changed.since))


def _new_name(journal: Journal, community: Community, name: str | None) -> dict[str, str]:
    if name is None:
        return {}
    other = contacts.group(journal, "community", name)
    if other not in (None, community.key):
        raise NameTaken(name=rows.read(journal, other or 0).name, other=community.name)
    return {"name": name, "folded": text.folded(name)}


def merge(journal: Journal, into: Community, other: Community, *, dry: bool = False) -> Outcome:
    """Make one community of two: all that hangs on the second moves to the first.

    Raises:
        SameCommunity: when both are the same.
    """
    if into.key == other.key:
        raise SameCommunity(name=into.name)
    with journal.step(f"merge community {other.name} into {into.name}", dry=dry) as step:
        rows.make_sure(journal, into, other)
        moved = rows.absorb(step, into, other)
        plan.follow_name(step, f"@{other.name}", f"@{into.name}")
        after = rows.read(journal, into.key)
        undo = step.uid
    return Outcome("merged", after, before=into, merged=other.name, moved=moved, dry=dry, undo="" if dry else undo)
