"""vCards of any version and any program, read card by card: what netj has a field for, and the rest kept as it is."""

from collections.abc import Iterator, Sequence

from netjournal import text
from netjournal.domain.transfer import Draft, Left, Own, Problem
from netjournal.errors.files import BadFile
from netjournal.formats.content_lines import Line
from netjournal.formats.reading import Source
from netjournal.formats.vcard_cards import Card, cards, groups
from netjournal.formats.vcard_people import Contact
from netjournal.i18n import N_, _

PICTURES = N_("pictures and other files inside cards")
_INSIDE = N_("cards inside other cards")
_THINGS = N_("cards of places and devices")
_OWN = N_("your own card")


def recognises(source: Source) -> bool:
    """Tell whether a file holds vCards."""
    try:
        head = source.head()
    except BadFile:
        return False
    return source.suffix in {".vcf", ".vcard"} or head.lstrip().upper().startswith("BEGIN:VCARD")


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the people of files of vCards.

    Birthdays are days as they are written, whatever clock and zone stand behind them. A birthday that netj cannot
    read is kept as it is.

    Raises:
        BadFile: when a file holds no card at all, binary data, or a line without end.
    """
    for source in sources:
        yield from _File(source, own).drafts()


class _File:
    """One file of cards."""

    def __init__(self, source: Source, own: Own) -> None:
        self.source = source
        self.today = own.today
        self.own = frozenset(text.folded(name) for name in own.names)
        self.groups = groups(source)

    def drafts(self) -> Iterator[Draft | Problem | Left]:
        """Yield what the file holds, card by card."""
        pictures = 0
        found = False
        for card in cards(self.source):
            if isinstance(card, Line):
                yield self._problem(card.number, _("it stands in no card"))
                continue
            found = True
            pictures += card.pictures
            if card.inside:
                yield Left(_(_INSIDE), card.inside)
            yield from self._of(card)
        if not found:
            raise self.source.bad(_("it holds no vCard"))
        if pictures:
            yield Left(_(PICTURES), pictures)

    def _of(self, card: Card) -> Iterator[Draft | Problem | Left]:
        if not card.is_whole:
            yield self._problem(card.number, _("the card has no end"))
        elif card.kind in {"location", "application", "device"}:
            yield Left(_(_THINGS))
        elif card.kind != "group":
            draft = Contact(card, self.today).draft(self.groups.get(card.uid, ()))
            if draft is None:
                yield self._problem(card.number, _("the card has no name"))
            elif self.own and any(text.folded(name) in self.own for name in (draft.name, *draft.emails)):
                yield Left(_(_OWN))
            else:
                yield draft

    def _problem(self, number: int, reason: str) -> Problem:
        return Problem(self.source.name, number, reason)
