"""What you made visible: noting it, who came because of it, and taking it away."""

import datetime as dt
from collections.abc import Sequence

from netjournal import errors, text
from netjournal.domain import visible as domain
from netjournal.domain.contacts import Who
from netjournal.domain.visible import Shown, Visible
from netjournal.i18n import _
from netjournal.storage import contacts, opening
from netjournal.storage import visible as rows
from netjournal.storage.journal import Journal, in_one_view


@in_one_view
def listed(journal: Journal, today: dt.date) -> tuple[Visible, ...]:
    """Return all that you made visible, newest first."""
    return rows.up_to(journal, today)


def find(journal: Journal, uid: str, today: dt.date) -> Visible:
    """Return one thing by its id.

    Raises:
        NoSuch: when there is none.
    """
    found = known(journal, uid, today)
    if found is None:
        advice = _("netj visible lists what there is, with its numbers.")
        raise errors.NoSuch(what=_("entry of netj visible"), given=uid, advice=advice)
    return found


def known(journal: Journal, uid: str, today: dt.date) -> Visible | None:
    """Return one thing by its id; None where there is none, or none yet."""
    found = rows.read(journal, uid)
    return found if found and found.date <= today else None


def add(
    journal: Journal,
    words: str,
    date: dt.date,
    *,
    kind: str | None = None,
    community: str | None = None,
    brought: Sequence[Who] = (),
) -> Shown:
    """Note something you made visible; its first word says the kind where that was not said."""
    what = text.clean(words, _("text"), text.NOTE_MOST)
    with journal.step(f"visible {what[:60]}") as step:
        contacts.make_sure(journal, *brought)
        written = rows.add(step, date, what, kind or domain.kind_of(what), community)
        news = rows.bring(step, written.key, brought)
        undo = step.uid
    return Shown("add", _now(journal, written.id), news, undo)


def change(
    journal: Journal,
    visible: Visible,
    *,
    date: dt.date | None = None,
    kind: str | None = None,
    community: str | None = None,
    brought: Sequence[Who] = (),
) -> Shown:
    """Note who else came because of it, or another day, kind or community."""
    columns = {"date": date.isoformat() if date else None, "kind": kind}
    with journal.step(f"visible {visible.what[:60]}") as step:
        _make_sure(journal, visible)
        contacts.make_sure(journal, *brought)
        rows.change(step, visible.key, community, **{name: value for name, value in columns.items() if value})
        news = rows.bring(step, visible.key, brought)
        undo = step.uid
    return Shown("change", _now(journal, visible.id), news, undo)


def remove(journal: Journal, visible: Visible) -> Shown:
    """Take something away; those who came because of it stay."""
    with journal.step(f"remove visible {visible.what[:60]}") as step:
        _make_sure(journal, visible)
        rows.remove(step, visible.key)
        undo = step.uid
    return Shown("remove", visible, (), undo)


def community(journal: Journal, name: str) -> str:
    """Return how a community that is here already is written.

    Raises:
        NoSuch: when there is none of that name.
    """
    key = contacts.group(journal, "community", name)
    image = journal.image("community", key) if key is not None else None
    if image is None:
        advice = _('To note a new one, write it with its sign: --at "@{name}"').format(name=name)
        raise errors.NoSuch(what=_("community"), given=name, advice=advice)
    return str(image["name"])


def _make_sure(journal: Journal, visible: Visible) -> None:
    """Make sure, inside a step, that it is as it was read before.

    Raises:
        Unavailable: when another window was faster.
    """
    if rows.read(journal, visible.id) != visible:
        raise opening.changed_meanwhile(journal.path)


def _now(journal: Journal, uid: str) -> Visible:
    found = rows.read(journal, uid)
    assert found is not None
    return found
