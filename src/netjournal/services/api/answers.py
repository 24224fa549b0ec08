"""What a journal answers: every verb that only reads."""

import datetime as dt
from types import TracebackType
from typing import Self

from netjournal import errors
from netjournal.domain.asks import Ask
from netjournal.domain.bridges import Bridges
from netjournal.domain.brief import Brief
from netjournal.domain.contacts import Contact, Who
from netjournal.domain.depth import Ranked, Why
from netjournal.domain.due import Morning
from netjournal.domain.exchanges import KINDS
from netjournal.domain.ghosts import Ghosts
from netjournal.domain.introductions import Acquaintance, Introduction
from netjournal.domain.loops import Loop
from netjournal.domain.matches import Matches
from netjournal.domain.needs import SIDES, Need
from netjournal.domain.people import Filters, Hit, Listed
from netjournal.domain.promises import Promise
from netjournal.domain.report import Report
from netjournal.domain.report_parts import PARTS, Opened
from netjournal.domain.shape import Shape
from netjournal.domain.vanity import Vanity
from netjournal.domain.visible import Visible
from netjournal.domain.well import Well
from netjournal.i18n import _
from netjournal.services import (
    asks,
    bridges,
    contacts,
    due,
    ghosts,
    introductions,
    loops,
    needs,
    promises,
    rank,
    report,
    shape,
    vanity,
    visible,
    well,
    why,
)
from netjournal.services import people as looking
from netjournal.services.api import taken
from netjournal.services.api.session import Day, Session

_WEEKS_MOST = 520


class Answers:
    """A journal that is asked; nothing here changes it."""

    def __init__(self, session: Session) -> None:
        self._on = session
        #: The day on which everything is answered.
        self.today = session.today

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._on.journal.close()

    # --- people ---------------------------------------------------------------------------------------

    def who(self, query: str) -> Who:
        """Return the one contact that a name, id, alias, e-mail or prefix means.

        Raises:
            NoContact: when nobody fits.
            ManyContacts: when more than one does.
        """
        return self._on.who(query)

    def contact(self, query: str) -> Contact:
        """Return what is known of a contact."""
        return contacts.read(self._on.journal, self.who(query))

    def show(self, query: str, entries: int = looking.ENTRIES) -> Brief:
        """Return all about one contact, with the last entries."""
        return looking.brief(self._on.journal, self.who(query), self.today, entries)

    def people(self, filters: Filters | None = None) -> list[Listed]:
        """Return contacts by name."""
        return list(looking.listed(self._on.journal, filters or Filters(), self.today))

    def find(self, words: str, limit: int = looking.HITS) -> list[Hit]:
        """Return where words are found, the newest first."""
        return looking.find(self._on.journal, words, self.today, limit)

    def rank(self, limit: int | None = 20) -> list[Ranked]:
        """Return people by depth, deepest first; everyone with no limit."""
        return rank.rank(self._on.journal, self.today, limit=limit)

    def why(self, query: str) -> Why:
        """Return how a depth came about."""
        return why.why(self._on.journal, self.who(query), self.today, self._on.settings.gates)

    def due(self, limit: int | None = None) -> Morning:
        """Return whom to reach out to today, and why; everyone who is ready with no limit."""
        ahead = self._on.settings.whole("due.birthdays")
        return due.morning(self._on.journal, self.today, self._on.settings.gates, limit=limit, birthdays_ahead=ahead)

    # --- the ledger -----------------------------------------------------------------------------------

    def open(self, query: str | None = None) -> list[Loop]:
        """Return every open loop, or those with one contact: promises, asks, thanks, introductions, renewals."""
        who = None if query is None else self.who(query)
        return list(loops.listed(self._on.journal, self.today, who).loops)

    def promises(self) -> list[Promise]:
        """Return the promises that are open, yours first."""
        return list(promises.open_promises(self._on.journal, self.today).promises)

    def asks(self) -> list[Ask]:
        """Return the asks that wait for an answer, or whose outcome they do not know yet."""
        return list(asks.open_asks(self._on.journal, self.today).asks)

    def introductions(self) -> list[Introduction]:
        """Return the introductions that you made, newest first."""
        return list(introductions.listed(self._on.journal, self.today))

    def circle(self, query: str) -> list[Acquaintance]:
        """Return whom a contact knows, as far as the journal can tell."""
        return list(introductions.circle(self._on.journal, self.who(query), self.today).people)

    def needs(self) -> Matches:
        """Return whom you could help today and how, and who could help you."""
        return needs.matches(self._on.journal, self.today)

    def needs_and_offers(self, query: str | None = None) -> list[Need]:
        """Return what is looked for and offered: by everyone, by one contact, or by yourself (`me`)."""
        if query is not None:
            whose = None if needs.means_me(self._on.journal, query) else self.who(query)
            return list(needs.listed_of(self._on.journal, whose, SIDES[0], self.today).needs)
        return [one for side in SIDES for one in needs.listed(self._on.journal, side, self.today).needs]

    # --- the whole ------------------------------------------------------------------------------------

    def well(self) -> Well:
        """Return, for each kind of support, who would likely help, and who nearly would."""
        return well.well(self._on.journal, self.today)

    def bridges(self) -> Bridges:
        """Return who alone joins two parts of your network, and what would open a bubble."""
        return bridges.bridges(self._on.journal, self.today)

    def ghosts(self, limit: int | None = 20) -> Ghosts:
        """Return with whom nothing ever passed and which ties sleep, so many of each; everyone with no limit."""
        return ghosts.ghosts(self._on.journal, self.today, limit=limit)

    def shape(self) -> Shape | None:
        """Return how your last four weeks compare with your own usual; None while nothing has happened."""
        return shape.shape(self._on.journal, self.today)

    def made_visible(self) -> list[Visible]:
        """Return what you made visible and who came because of it, newest first."""
        return list(visible.listed(self._on.journal, self.today))

    def vanity(self) -> Vanity:
        """Return the newest number of each platform, and how many of your contacts it stands beside."""
        return vanity.latest(self._on.journal, self.today)

    def report(self, *, since: Day | None = None, weeks: int | None = None) -> Report:
        """Return the report of a period up to today: from a day on, or of so many weeks (a setting, 12 at first)."""
        start = self._start(since, weeks)
        return report.report(self._on.journal, self.today, since=start, gates=self._on.settings.gates)

    def report_part(
        self, part: str, *, since: Day | None = None, weeks: int | None = None, limit: int | None = None
    ) -> Opened:
        """Return the entries behind a part of the report, such as `asks` or `well`, or a kind such as `guidance`.

        Raises:
            BadChoice: when there is no such part.
        """
        taken.choice(part, (*PARTS, *KINDS), _("part of the report"))
        return report.opened(self._on.journal, part, self.today, since=self._start(since, weeks), limit=limit)

    def _start(self, since: Day | None, weeks: int | None) -> dt.date:
        if since is not None:
            if weeks is not None:
                raise errors.Contradiction(first="since", second="weeks")
            return self._on.past(since)
        many = self._on.settings.whole("report.weeks") if weeks is None else weeks
        if not 1 <= many <= _WEEKS_MOST:
            raise errors.BadNumber(what=_("A number of weeks"), least=1, most=_WEEKS_MOST, given=many)
        return dt.date.fromordinal(max(self.today.toordinal() - 7 * many + 1, 1))
