"""Forgetting someone for good: out of the journal, its search and its history; no undo brings them back."""

from netjournal import errors
from netjournal.domain.contacts import Who
from netjournal.domain.forgetting import Forgotten
from netjournal.errors.files import NotRewritten
from netjournal.i18n import _
from netjournal.storage import comparing, contacts, forgetting, mentions, pruning, removing
from netjournal.storage.journal import Journal

#: Mentions that are listed.
_MENTIONS = 100


def resolve(journal: Journal, query: str) -> Who:
    """Return whom a name means among those whom the history still knows, although they were removed.

    Raises:
        NoContact: when there is nobody.
        ManyContacts: when there are several.
    """
    found = forgetting.removed(journal, query)
    if not found:
        raise errors.NoContact(query=query)
    if len(found) > 1:
        raise contacts.many(query, found)
    return found[0]


def forget(journal: Journal, who: Who, *, dry: bool = False) -> Forgotten:
    """Take someone out of the journal and its history, and write the file anew without them.

    No backup is made before, since it would keep them. Tombstones keep their public id, so that no import brings
    them back.

    Raises:
        NotSound: when the journal differs from its history, so that this cannot tell what is theirs.
        NotRewritten: when they are forgotten, but the file could not be written anew.
    """
    if comparing.differences(journal, 1) or next(comparing.every_broken_step(journal), None) is not None:
        raise errors.NotSound(path=journal.path)
    is_here = forgetting.prepare(journal, who)
    with journal.step("forget someone", dry=dry) as step:
        if is_here:
            contacts.make_sure(journal, who)
        known = contacts.read(journal, who.key) if is_here else None
        shared = mentions.shared(journal, who.key) if is_here else 0
        gone = removing.forget(step, who.key) if is_here else {}
        stripped = forgetting.strip(step, who.id)
        names = {who.name, *stripped.names, *(known.aliases if known else ())}
        found = mentions.of(journal, sorted(names), _MENTIONS)
        if not dry:
            forgetting.index_again(journal)
    if not dry:
        write_anew(journal, who.name)
    return Forgotten(
        who=who,
        was_removed=not is_here,
        gone=tuple(gone.items()),
        steps_gone=stripped.gone,
        steps_kept=stripped.kept,
        shared=shared,
        mentions=tuple(found),
        backups=tuple(mentions.holding(journal, who.id)),
        dry=dry,
    )


def tidy(journal: Journal) -> int:
    """Write the file anew after someone was forgotten and there was no room to do so; return how long it is now.

    Raises:
        NotRewritten: when that cannot be done just now.
    """
    with journal.writing():
        forgetting.index_again(journal)
    write_anew(journal, _("Whoever was forgotten"))
    return journal.path.stat().st_size


def write_anew(journal: Journal, name: str) -> None:
    """Write the file anew, so that nothing that was deleted is left in its free room.

    Raises:
        NotRewritten: when that cannot be done just now.
    """
    if not pruning.shrink(journal):
        raise NotRewritten(name=name, path=journal.path)
