"""Communities from a script: `journal.community.join("pycon")` is `netj community join pycon`."""

from collections.abc import Sequence

from netjournal.domain.communities import KINDS, Community, Listed, Outcome, Shown, Wishes
from netjournal.i18n import _
from netjournal.services import communities
from netjournal.services.api import taken
from netjournal.services.api.session import Day, Session


class Communities:
    """The communities of a journal, who is in them, and your own membership; a name may start with @."""

    def __init__(self, session: Session) -> None:
        self._on = session

    def list(self) -> list[Listed]:
        """Return all communities with their last twelve months: first those whose member you are."""
        return communities.listed(self._on.journal, self._on.today)

    def show(self, name: str) -> Shown:
        """Return all about one community.

        Raises:
            NoSuch: when there is none of that name.
            ManyCommunities: when the beginning of a name fits more than one.
        """
        return communities.show(self._on.journal, self._one(name), self._on.today)

    def add(self, name: str, *, kind: str | None = None, pace: int | str | None = None) -> Outcome:
        """Make a community; one that is here already gets what is said of it."""
        wishes = Wishes(kind=_kind(kind), pace=taken.pace(pace))
        return communities.add(self._on.to_write(), taken.community(name), wishes)

    def join(
        self,
        name: str,
        *,
        since: Day | None = "today",
        role: str | None = None,
        fee: str | None = None,
        renewal: Day | None = None,
        kind: str | None = None,
    ) -> Outcome:
        """Write that you are a member of a community, which is made if it was not known.

        Args:
            name: of the community.
            since: your first day as a member; None where it is not known.
            role: what you are there.
            fee: what it costs, in your words.
            renewal: the day on which it is to be renewed.
            kind: one of association, online group, meetup, coworking, club, volunteering, course, other.

        Raises:
            AlreadyMember: when you are one.
        """
        first_day = None if since is None else self._day(since)
        wishes = self._wishes(role=role, fee=fee, renewal=renewal, kind=kind)._replace(since=first_day)
        return communities.join(self._on.to_write(), taken.community(name), wishes, self._on.today)

    def leave(self, name: str, *, on: Day | None = None) -> Outcome:
        """Write that you are no longer a member of a community.

        Raises:
            NotMember: when you are none.
        """
        day = self._on.past(on)
        return communities.leave(self._on.to_write(), self._one(name), day, self._on.today)

    def bring_in(self, name: str, people: Sequence[str]) -> Outcome:
        """Make contacts members of a community, which is made if it was not known."""
        return communities.bring_in(self._on.to_write(), taken.community(name), self._on.people(people))

    def let_go(self, name: str, people: Sequence[str]) -> Outcome:
        """Take contacts out of a community.

        Raises:
            NotAmongMembers: when one of them is not in it.
        """
        return communities.let_go(self._on.to_write(), self._one(name), self._on.people(people))

    def edit(
        self,
        name: str,
        *,
        new_name: str | None = None,
        kind: str | None = None,
        pace: int | str | None = None,
        role: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        fee: str | None = None,
        renewal: Day | None = None,
    ) -> Outcome:
        """Change a community, or your membership of it; what is not said stays, an empty text clears.

        Raises:
            NameTaken: when the new name is that of another community.
            NotMember: when you never were a member, and something was said of your membership.
        """
        wishes = self._wishes(role=role, fee=fee, renewal=renewal, kind=kind)._replace(
            name=None if new_name is None else taken.community(new_name),
            pace=taken.pace(pace),
            since=self._day(since),
            until=self._day(until),
        )
        return communities.edit(self._on.to_write(), self._one(name), wishes)

    def merge(self, kept: str, other: str, *, dry: bool = False) -> Outcome:
        """Make one community of two: all that hangs on the other moves to the one that is kept.

        Raises:
            SameCommunity: when both are the same.
        """
        return communities.merge(self._on.to_write(), self._one(kept), self._one(other), dry=dry)

    def _one(self, name: str) -> Community:
        return communities.resolve(self._on.journal, taken.community(name))

    def _day(self, day: Day | None) -> str | None:
        """Return a day gone by as it is kept; None where nothing was said, empty to clear."""
        return self._on.past(day).isoformat() if day else None if day is None else ""

    def _wishes(self, *, role: str | None, fee: str | None, renewal: Day | None, kind: str | None) -> Wishes:
        day = self._on.ahead(renewal) if renewal else None
        return Wishes(
            kind=_kind(kind),
            role=taken.words_or_clear(role, _("role")),
            fee=taken.words_or_clear(fee, _("fee")),
            renewal=day.isoformat() if day else None if renewal is None else "",
        )


def _kind(given: str | None) -> str | None:
    return taken.choice(given, KINDS, _("kind of community")) if given else given
