"""`merge`: two contacts who are the same person become one."""

from collections.abc import Sequence
from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import asking, completing
from netjournal.cli.app import App
from netjournal.cli.options import DryRun, Json, Yes
from netjournal.i18n import _
from netjournal.services import merge as service
from netjournal.views import merge as view

_TWO = 2
_Names = Annotated[
    list[str] | None, typer.Argument(metavar="KEEP OTHER", show_default=False, autocompletion=completing.names)
]


def merge(
    ctx: typer.Context, words: _Names = None, yes: Yes = False, dry_run: DryRun = False, json: Json = False
) -> None:
    """Make one contact of two that are the same person: netj merge "Sam Okafor" Sammy.

    The first is kept, and the other's name becomes an alias. Everything that passed with the other moves to the
    first; what only the other had fills gaps, and where both say something else, the other's goes into the note.
    What becomes of each field is shown before a yes, and netj undo makes two of them again.
    """
    app = App.of(ctx, json=json)
    names = _two(words or [])
    kept, other = (app.who(name) for name in names)
    if kept == other:
        raise errors.SameContact(name=kept.name)
    if dry_run:
        app.show(service.merge(app.to_write(), kept, other, app.today, dry=True), view.merged, view.merged_data)
        return
    # A number is easily mistyped, so it is always asked about where somebody is there to answer.
    can_ask = asking.can_ask() and not app.json
    sure = yes and not (can_ask and any(name.isdigit() for name in names))
    if can_ask and not sure:
        app.show(service.merge(app.to_write(), kept, other, app.today, dry=True), view.merged, view.merged_data)
        app.close()
    question = _("Merge {other} into {kept}?").format(other=other.name, kept=kept.name)
    app.confirm(question, _("merging {other} into {kept}").format(other=other.name, kept=kept.name), yes=sure)
    result = service.merge(app.to_write(), kept, other, app.today)
    app.show(result, view.merged if sure else view.done, view.merged_data)


def _two(words: Sequence[str]) -> Sequence[str]:
    """Return the two names of a line: two words, or two names parted by a comma.

    Raises:
        UsageFault: when there are not two.
    """
    line = " ".join(words)
    names = [part.strip() for part in line.split(",") if part.strip()] if "," in line else words
    if len(names) != _TWO:
        raise errors.UsageFault(
            problem=_("It takes two names: the one to keep, then the other; quote a name of several words."),
            command="netj merge",
        )
    return names
