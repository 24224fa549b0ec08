"""The plan from a script: `journal.plan.add("two mentors in data by December")` is `netj plan add …`."""

from netjournal.domain.plan import MEASURES, Goal, Kept, Progress, Said
from netjournal.i18n import _
from netjournal.services import plan
from netjournal.services.api import taken
from netjournal.services.api.session import NONE, Day, Session


class Goals:
    """A few goals, measured from the journal where they can be, else ticked by hand.

    A goal is meant by the fact that `list` gave, by its id, or by words of it.
    """

    def __init__(self, session: Session) -> None:
        self._on = session

    def list(self, *, closed: bool = False) -> list[Progress]:
        """Return how far the open goals have come; with `closed`, those too that were reached or dropped."""
        return list(plan.plan(self._on.journal, self._on.today, closed=closed).progress)

    def add(
        self,
        words: str,
        *,
        target: int | None = None,
        measure: str | None = None,
        sphere: str | None = None,
        community: str | None = None,
        kind: str | None = None,
        a_week: bool = False,
        by: Day | None = None,
        by_hand: bool = False,
    ) -> Kept:
        """Set a goal: its words alone where they say what to count, how many and by when.

        Args:
            words: “two mentors in data by December”; other words make a goal that is ticked by hand.
            target: how many.
            measure: what to count: mentors, mentees, people, gives, support, asks, revived, communities,
                encounters, introductions or thanks.
            sphere: count only in this sphere.
            community: count only in this community.
            kind: count only this kind of what passes.
            a_week: so many a week, on average since the start.
            by: the last day.
            by_hand: count nothing.

        Raises:
            CannotMeasure: when it says how to measure it, and that cannot be done.
            PastDate: when its last day has gone by.
        """
        said = self._said(words, target, measure, sphere, community, kind, by, a_week=a_week, by_hand=by_hand)
        return plan.add(self._on.to_write(), said, self._on.today)

    def edit(
        self,
        goal: Goal | str,
        words: str | None = None,
        *,
        target: int | None = None,
        measure: str | None = None,
        sphere: str | None = None,
        community: str | None = None,
        kind: str | None = None,
        a_week: bool = False,
        by: Day | None = None,
        by_hand: bool = False,
    ) -> Kept:
        """Change a goal: what is not said stays as it is; `by="none"` takes its last day away.

        Raises:
            GoalClosed: when it is closed.
        """
        said = self._said(words, target, measure, sphere, community, kind, by, a_week=a_week, by_hand=by_hand)
        return plan.edit(self._on.to_write(), self._one(goal), said, self._on.today)

    def tick(self, goal: Goal | str, *, off: bool = False) -> Kept:
        """Tick a goal once by hand; with `off`, take one tick back.

        Raises:
            NotByHand: when the journal measures it.
        """
        one = self._one(goal)
        return plan.tick(self._on.to_write(), one, one.what, self._on.today, off=off)

    def done(self, goal: Goal | str) -> Kept:
        """Close a goal that is reached.

        Raises:
            GoalClosed: when it is closed already.
        """
        return plan.close(self._on.to_write(), self._one(goal), "reached", self._on.today)

    def drop(self, goal: Goal | str) -> Kept:
        """Let a goal go.

        Raises:
            GoalClosed: when it is closed already.
        """
        return plan.close(self._on.to_write(), self._one(goal), "dropped", self._on.today)

    def _one(self, goal: Goal | str) -> Goal:
        query = goal if isinstance(goal, str) else goal.id
        return plan.find(self._on.journal, query, self._on.today)

    def _said(
        self,
        words: str | None,
        target: int | None,
        measure: str | None,
        sphere: str | None,
        community: str | None,
        kind: str | None,
        by: Day | None,
        *,
        a_week: bool,
        by_hand: bool,
    ) -> Said:
        no_end = isinstance(by, str) and by.strip().casefold() in NONE
        return Said(
            text=words,
            measure=taken.choice(measure, tuple(MEASURES), _("measure")),
            target=taken.target(target),
            sphere=taken.words_or_none(sphere, _("sphere")),
            community=None if community is None else taken.community(community),
            kind=kind,
            a_week=a_week,
            until=None if no_end else self._on.end(by),
            no_end=no_end,
            by_hand=by_hand,
        )
