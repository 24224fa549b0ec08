"""Making one contact of two that are the same person."""

import datetime as dt

from netjournal import errors
from netjournal.domain.contacts import Who
from netjournal.domain.merge import Merged, became
from netjournal.storage import backups, contacts, merging
from netjournal.storage.journal import Journal


def merge(journal: Journal, kept: Who, other: Who, today: dt.date, *, dry: bool = False, backup: bool = True) -> Merged:
    """Make one contact of two, after a backup; `undo` makes two of them again.

    Args:
        journal: to write to.
        kept: the one who stays.
        other: the one who is merged into them.
        today: the day on which it is done.
        dry: do everything and take it back, so that what would come of it can be shown.
        backup: whether a copy of the journal is made before; of many merges in one go, the first makes one.

    Raises:
        SameContact: when both are the same contact.
        LongText: when their notes together are longer than the journal takes.
    """
    if kept.key == other.key:
        raise errors.SameContact(name=kept.name)
    if backup and not dry:
        backups.keep(journal.connection, journal.path, reason="merge")
    with journal.step(f"merge {other.name} into {kept.name}", dry=dry) as step:
        contacts.make_sure(journal, kept, other)
        before, merged = contacts.read(journal, kept.key), contacts.read(journal, other.key)
        moved = merging.join(step, kept.key, other.key, today.isoformat())
        now = contacts.read(journal, kept.key)
        undo = "" if dry else step.uid
    return Merged(kept, other, became(before, merged, now), tuple(moved.items()), dry=dry, undo=undo)
