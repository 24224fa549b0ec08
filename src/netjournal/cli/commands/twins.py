"""`twins`: who may be in the journal twice, as a list or one pair at a time."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import asking, output
from netjournal.cli.app import App
from netjournal.cli.options import Json, Limit, Name
from netjournal.domain.contacts import Who
from netjournal.domain.twins import Twin, Twins
from netjournal.i18n import _
from netjournal.services import merge as merging
from netjournal.services import twins as service
from netjournal.views import merge as merge_view
from netjournal.views import twins as view

#: Pairs that are listed, unless said.
_LISTED = 50
_TWO = 2


def twins(
    ctx: typer.Context,
    words: Name = None,
    apart: Annotated[bool, typer.Option("--apart", help=_("They are two people: never offer them again."))] = False,
    listed: Annotated[bool, typer.Option("--list", help=_("List them, and ask nothing."))] = False,
    everyone: Annotated[bool, typer.Option("--all", help=_("The archived too."))] = False,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """Find contacts that may be the same person, and say why: the surest first.

    On a terminal it goes through them, one key each: m makes one of the two, after showing what becomes of each
    field; d remembers that they are two people; s leaves them for later; q ends. Each is a step of its own, which
    netj undo takes back. With a NAME, look for twins of this one alone. In a script it lists them, with the
    command that makes one of two; netj twins --apart NAME OTHER says that they are two.
    """
    app = App.of(ctx, json=json)
    if apart:
        one, two = (app.who(name) for name in _two(words or []))
        app.show(service.part(app.to_write(), one, two), view.parted, view.parted_data)
        return
    about = app.who(" ".join(words)) if words else None
    is_asked = not (json or listed) and asking.can_ask() and output.is_seen()
    most = limit if is_asked or app.json else limit or _LISTED
    result = service.find(app.journal, app.today, about=about, archived=everyone, most=most)
    if is_asked and result.twins:
        _Walk(app).through(result)
        return
    app.show(result, view.listed if output.is_seen() else view.piped, view.listed_data, long=True)


def _two(words: list[str]) -> list[str]:
    """Return the two names of a line: two words, or two names parted by a comma.

    Raises:
        UsageFault: when there are not two.
    """
    line = " ".join(words)
    names = [part.strip() for part in line.split(",") if part.strip()] if "," in line else words
    if len(names) != _TWO:
        raise errors.UsageFault(problem=_("It takes two names; quote a name of several words."), command="netj twins")
    return names


class _Walk:
    """Going through pairs, one key each; every answer is written at once, as a step of its own."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.merged = self.apart = self.left = 0
        #: Into whom each contact was merged who is no more.
        self._became: dict[str, Who] = {}
        self._seen: set[frozenset[str]] = set()

    def through(self, result: Twins) -> None:
        """Show each pair and do what the key says, until there is none or the person stops."""
        many = len(result.twins)
        for at, listed in enumerate(result.twins, 1):
            twin = self._as_it_is(listed)
            if twin is None:
                continue
            output.show(view.pair(twin, at, many))
            key = asking.key(_("[m] merge   [d] two people   [s] later   [q] quit"), "mdsq")
            if key == "q":
                self.left += many - at + 1
                break
            if key == "m":
                self._merge(twin)
            elif key == "d":
                service.part(self.app.to_write(), twin.kept, twin.other)
                self.apart += 1
            else:
                self.left += 1
        output.show(view.walked(self.merged, self.apart, self.left))

    def _as_it_is(self, twin: Twin) -> Twin | None:
        """Return a pair as it is after what was done so far; None where it is one person by now, or was shown."""
        kept, other = self._now(twin.kept), self._now(twin.other)
        pair = frozenset((kept.id, other.id))
        if kept.id == other.id or pair in self._seen:
            return None
        self._seen.add(pair)
        return service.again(self.app.journal, kept, other)

    def _now(self, who: Who) -> Who:
        while who.id in self._became:
            who = self._became[who.id]
        return who

    def _merge(self, twin: Twin) -> None:
        """Show what would become of each field, and make one of two after a yes."""
        kept, other = twin.kept, twin.other
        while True:
            journal, today = self.app.to_write(), self.app.today
            output.show(merge_view.merged(merging.merge(journal, kept, other, today, dry=True)))
            key = asking.key(_("[y] do it   [x] keep the other one   [n] leave them"), "yxn")
            if key == "n":
                self.left += 1
                return
            if key == "y":
                break
            kept, other = other, kept
        output.show(merge_view.done(merging.merge(journal, kept, other, today, backup=not self.merged)))
        self._became[other.id] = kept
        self.merged += 1
