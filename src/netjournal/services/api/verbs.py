"""What a script can do to a journal: every verb that writes. Each is one step, which `undo` takes back."""

from collections.abc import Sequence

from netjournal import dates
from netjournal.domain.asks import Asked
from netjournal.domain.closing import Closed, Closing
from netjournal.domain.contacts import Changed, Fields
from netjournal.domain.exchanges import CHANNELS, Logged, Said
from netjournal.domain.history import StepTaken
from netjournal.domain.introductions import PLAIN, RELATIONS, Made
from netjournal.domain.introductions import Noted as Related
from netjournal.domain.matches import Closed as NeedClosed
from netjournal.domain.matches import Noted as NeedNoted
from netjournal.domain.merge import Merged
from netjournal.domain.needs import SIDES, Need
from netjournal.domain.promises import Promised
from netjournal.domain.vanity import Noted as Counted
from netjournal.domain.visible import KINDS, Shown, Visible
from netjournal.i18n import _
from netjournal.services import (
    asks,
    contacts,
    exchanges,
    history,
    introductions,
    merge,
    needs,
    promises,
    vanity,
    visible,
)
from netjournal.services.api import closing, taken
from netjournal.services.api.answers import Answers
from netjournal.services.api.closing import Closable
from netjournal.services.api.communities import Communities
from netjournal.services.api.goals import Goals
from netjournal.services.api.session import Day

_OUTCOMES = ("met", "dropped")


class OpenJournal(Answers):
    """A journal open for a script: the same verbs as the commands, returning frozen facts.

    Names mean whom they mean to the commands. A day is a date, or words such as “fri” or “2 weeks ago”: one gone
    by where it says `on`, one to come where it says `by`. Writing takes `open_journal(write=True)`.

    Raises:
        NetjError: from every verb that cannot be done, with `message`, `hint` and `exit_code`; nothing is written.
    """

    @property
    def community(self) -> Communities:
        """Return the communities: `journal.community.join("pycon")`."""
        return Communities(self._on)

    @property
    def plan(self) -> Goals:
        """Return the plan: `journal.plan.add("two mentors in data by December")`."""
        return Goals(self._on)

    # --- people, and what passes ----------------------------------------------------------------------

    def add(
        self,
        fields: Fields,
        said: Said | None = None,
        *,
        via: str | None = None,
        others: Sequence[str] = (),
        new: bool = False,
    ) -> Logged:
        """Write a contact, with a first encounter where `said` tells of one.

        Args:
            fields: what is known of them; the name is a must.
            said: what passed when you met.
            via: who introduced you, by name.
            others: who else was there.
            new: make a namesake instead of looking for one who is here already.

        Raises:
            ManyContacts: when more than one contact has this name, alias or e-mail.
        """
        met = taken.said(said or Said(date=self.today), self._on)
        known = taken.fields(fields if via is None else fields._replace(via=self.who(via)), self._on)
        people = self._on.people(others) if others else ()
        journal = self._on.to_write()
        return contacts.add(journal, known, met, self.today, others=people, unmet=said is None, new=new)

    def edit(self, name: str, fields: Fields) -> Changed:
        """Change what is known of a contact: what `fields` does not say stays, an empty text clears."""
        known = taken.fields(fields, self._on)
        return contacts.edit(self._on.to_write(), self.who(name), known)

    def log(self, names: Sequence[str], said: Said, *, met: bool = True) -> Logged:
        """Write an encounter with one or more contacts; without `met`, only what was given or got."""
        journal = self._on.to_write()
        return exchanges.log(journal, self._on.people(names), taken.said(said, self._on), self.today, met=met)

    def thank(self, name: str, words: str = "", *, on: Day | None = None, tell_in: int | str | None = None) -> Logged:
        """Say thanks; with `tell_in` (days, or “4w”), promise to tell them by then how it turned out."""
        wait = None if tell_in is None else dates.span(str(tell_in))
        said = Said(date=self._on.past(on))
        return exchanges.thank(self._on.to_write(), self.who(name), words, said, self.today, tell_in=wait)

    def merge(self, kept: str, other: str, *, dry: bool = False) -> Merged:
        """Make one contact of two that are the same person, after a backup.

        Raises:
            SameContact: when both names mean one contact.
        """
        return merge.merge(self._on.to_write(), self.who(kept), self.who(other), self.today, dry=dry)

    def undo(self) -> StepTaken:
        """Take the last step back.

        Raises:
            NothingToUndo: when there is none.
        """
        return history.undo(self._on.to_write())

    # --- the ledger -----------------------------------------------------------------------------------

    def promise(
        self, name: str, what: str, *, by: Day | None = None, from_them: bool = False, on: Day | None = None
    ) -> Promised:
        """Write what you promised someone, or with `from_them` what they promised you.

        Raises:
            PastDate: when it is by a day that has gone by.
        """
        return promises.make(
            self._on.to_write(),
            self.who(name),
            taken.words(what, _("promise")),
            made=self._on.past(on),
            due=self._on.ahead(by),
            promised_by="them" if from_them else "me",
        )

    def ask(self, name: str, what: str, *, by: Day | None = None, on: Day | None = None) -> Asked:
        """Write what you asked someone for: “referral: intro at the agency”, practical where no kind is said.

        Raises:
            UnknownKind: when a word before a colon is no kind that one can ask for.
        """
        return asks.make(
            self._on.to_write(),
            self.who(name),
            taken.words(what, _("ask")),
            self.today,
            made=self._on.past(on),
            due=self._on.ahead(by),
        )

    def done(
        self,
        which: Closable,
        words: str | None = None,
        *,
        end: str | None = None,
        got: str | None = None,
        told: bool = False,
        log: bool = True,
        on: Day | None = None,
    ) -> Closed:
        """Close an open loop, or bring an ask a step further, and write what passed by it.

        Args:
            which: a fact of `open`, `promises`, `asks` or `introductions`; an id; or the name of someone with
                whom one thing is open.
            words: what passed by keeping a promise (its own words unless said), what came of an ask, how you
                said thanks.
            end: `kept` or `drop` for a promise; `yes`, `no`, `none`, `told` or `drop` for an ask; `waive` for
                thanks that are not needed; `taken-up`, `not` or `drop` for an introduction. Promises are kept,
                thanks said and renewals moved on by a year unless it says otherwise.
            got: what you got by a yes, where that is not what was asked for.
            told: whether they know already what came of an ask that is answered yes now.
            log: write what passed by keeping a promise.
            on: the day on which it came about.

        Raises:
            AlreadyClosed: when it is not open any more.
            ManyLoops: when more than one thing is open with the person.
            NeedsEnd: when it has to be said what came of it.
        """
        day = None if on is None else self._on.past(on)
        said = Closing(end=end, words=words, passed=got, is_told=told, is_logged=log, on=day)
        return closing.close(self._on, which, said)

    def intro(
        self,
        one: str,
        two: str,
        what: str | None = None,
        *,
        on: Day | None = None,
        channel: str | None = None,
        met: bool = False,
        again: bool = False,
    ) -> Made:
        """Write that you introduced two people to each other, which gives something to both.

        Args:
            one: the first.
            two: the second.
            what: what they share.
            on: the day.
            channel: a message unless said.
            met: whether you were all together, and talked.
            again: introduce them although the last time is open.

        Raises:
            SameContact: when both names mean one contact.
            AlreadyIntroduced: when an introduction of the two is open.
        """
        said = Said(
            date=self._on.past(on),
            channel=taken.choice(channel, CHANNELS, _("channel")),
            note=taken.words_or_none(what, _("text")),
        )
        people = self.who(one), self.who(two)
        return introductions.introduce(self._on.to_write(), *people, said, self.today, met=met, again=again)

    def knows(self, one: str, two: str, how: str | None = None, *, off: bool = False) -> Related:
        """Note that two contacts know each other: as friend, colleague, family, partner, mentor or merely `knows`.

        With `off` it is taken away, in that way or, where none is said, in every way.

        Raises:
            SameContact: when both names mean one contact.
            NoRelation: when nothing of the kind is noted, and it is to be taken away.
        """
        taken.choice(how, RELATIONS, _("relation"))
        people = self.who(one), self.who(two)
        if off:
            return introductions.part(self._on.to_write(), *people, how)
        return introductions.relate(self._on.to_write(), *people, how or PLAIN)

    # --- needs, and what can be seen of you -----------------------------------------------------------

    def need(self, name: str, what: str, *, on: Day | None = None) -> NeedNoted:
        """Note what someone looks for, or you yourself (`me`); the answer tells how it could be met."""
        return self._note(name, SIDES[0], what, on)

    def offer(self, name: str, what: str, *, on: Day | None = None) -> NeedNoted:
        """Note what someone can do, or you yourself (`me`); the answer tells which needs it meets."""
        return self._note(name, SIDES[1], what, on)

    def _note(self, name: str, side: str, what: str, on: Day | None) -> NeedNoted:
        who = None if needs.means_me(self._on.journal, name) else self.who(name)
        return needs.note(self._on.to_write(), who, side, what, self._on.past(on), self.today)

    def close_need(self, which: Need | str, outcome: str = "met", *, on: Day | None = None) -> NeedClosed:
        """Close a need or offer of `needs_and_offers`, by itself or its id, as met or dropped.

        Raises:
            NoNeed: when there is none of that id.
            AlreadyClosed: when it was closed before.
        """
        taken.choice(outcome, _OUTCOMES, _("outcome"))
        uid = which if isinstance(which, str) else which.id
        found = needs.by_id(self._on.journal, uid, uid)
        return needs.close(self._on.to_write(), found, outcome, self._on.past(on))

    def visible(
        self,
        what: str,
        *,
        on: Day | None = None,
        kind: str | None = None,
        at: str | None = None,
        brought: Sequence[str] = (),
    ) -> Shown:
        """Note something that you made visible: a talk, a post, a contribution.

        Args:
            what: in words; the first may say its kind.
            on: the day.
            kind: talk, post, contribution or other.
            at: the community; one that is not here yet starts with @.
            brought: who came to you because of it.
        """
        chosen = taken.choice(kind, KINDS, _("kind"))
        people = self._on.people(brought) if brought else ()
        date, community = self._on.past(on), self._community(at)
        return visible.add(self._on.to_write(), what, date, kind=chosen, community=community, brought=people)

    def edit_visible(
        self,
        which: Visible | str,
        *,
        on: Day | None = None,
        kind: str | None = None,
        at: str | None = None,
        brought: Sequence[str] = (),
    ) -> Shown:
        """Change something of `made_visible`, by itself or its id, or note who else came because of it."""
        chosen = taken.choice(kind, KINDS, _("kind"))
        people = self._on.people(brought) if brought else ()
        date, community = None if on is None else self._on.past(on), self._community(at)
        found = self._shown(which)
        return visible.change(self._on.to_write(), found, date=date, kind=chosen, community=community, brought=people)

    def remove_visible(self, which: Visible | str) -> Shown:
        """Take something of `made_visible` away; those who came because of it stay."""
        return visible.remove(self._on.to_write(), self._shown(which))

    def _shown(self, which: Visible | str) -> Visible:
        return visible.find(self._on.journal, which if isinstance(which, str) else which.id, self.today)

    def _community(self, at: str | None) -> str | None:
        if at is None:
            return None
        name = taken.community(at)
        return name if at.startswith("@") else visible.community(self._on.journal, name)

    def note_vanity(self, platform: str, count: int, *, on: Day | None = None) -> Counted:
        """Note a number of followers or connections on a day.

        Raises:
            BadNumber: when it is below zero, or more than there are people.
        """
        return vanity.note(self._on.to_write(), platform, str(count), self._on.past(on))
