"""Contacts: adding, changing, archiving and removing them."""

import datetime as dt
from collections.abc import Sequence

from netjournal import errors, text
from netjournal.domain.contacts import Changed, Contact, Fields, Who
from netjournal.domain.exchanges import Logged, Passed, Said
from netjournal.storage import contacts as rows
from netjournal.storage import exchanges, opening, thanks
from netjournal.storage.journal import Journal, Step

_LISTS = {"aliases": "alias", "emails": "email", "phones": "phone", "links": "link"}


def add(
    journal: Journal,
    fields: Fields,
    said: Said,
    today: dt.date,
    *,
    others: Sequence[Who] = (),
    unmet: bool = False,
    new: bool = False,
) -> Logged:
    """Write a contact and the first encounter with them; one who is here already gets the encounter.

    Args:
        journal: to write to.
        fields: what is known of them; the name is a must.
        said: what passed.
        today: the day of entry.
        others: who else was there.
        unmet: write the contact alone.
        new: make a namesake instead of looking for one who is here already.

    Raises:
        ManyContacts: when more than one contact has this name, alias or e-mail.
    """
    name = text.clean(fields.name or "", "name", text.NAME_MOST)
    with journal.step(f"add {name}") as step:
        rows.make_sure(journal, *others)
        found = [] if new else rows.same_person(journal, name, fields.emails)
        if len(found) > 1:
            raise rows.many(name, found)
        key = found[0].key if found else rows.create(step, name)
        through = fields.via if fields.via and fields.via != rows.read(journal, key).via else None
        _set_fields(step, key, fields, only_new=("met",) if found else ())
        people = [rows.who(journal, key), *(who for who in others if who.key != key)]
        # An encounter of its own goes first, so that the meeting is the last one, which `edit last` changes.
        is_there = through in others and not unmet
        brought = _brought(step, through, people[0], said, today) if through and not is_there else None
        recorded = None if unmet else exchanges.record(step, people, said, today.isoformat())
        if through and is_there and recorded:
            brought = _brought(step, through, people[0], said, today, recorded.encounter)
        done = exchanges.logged(step, people, recorded)
        if brought:
            done = _with_brought(done, *brought, thanked=said.thanked)
        typo = None if found or new else rows.typo_of(journal, name, key)
    known = tuple(who.name for who in found)
    return done._replace(created=() if found else (name,), known=known, typo_of=typo)


def _brought(
    step: Step, via: Who, newcomer: Who, said: Said, today: dt.date, encounter: int | None = None
) -> tuple[Passed, bool]:
    """Write what you got from who introduced you: in the meeting if they were there, else in an encounter of its own.

    Returns what was written, and whether it asks for thanks.
    """
    from netjournal.storage import introductions  # noqa: PLC0415  most people are met without one

    if encounter is None:
        encounter = exchanges.add_encounter(step, said.date.isoformat(), started_by="them")
    row, is_owed = introductions.add_brought(step, encounter, via, newcomer.name, today)
    owed = thanks.open_thanks(step.journal, via.key)
    if said.thanked and is_owed and owed:
        thanks.close(step, owed.key, today.isoformat(), "said")
    return next(x for x in exchanges.of_encounter(step.journal, encounter) if x.key == row), is_owed


def _with_brought(done: Logged, brought: Passed, is_owed: bool, *, thanked: bool) -> Logged:
    opened, said = done.thanks_opened, done.thanks_said
    if is_owed and thanked:
        said = (*said, brought.name)
    elif is_owed:
        opened = (*opened, brought.name)
    return done._replace(exchanges=(*done.exchanges, brought), thanks_opened=opened, thanks_said=said)


def edit(journal: Journal, who: Who, fields: Fields, *, dry: bool = False) -> Changed:
    """Change what is known of a contact."""
    with journal.step(f"edit {who.name}", dry=dry) as step:
        rows.make_sure(journal, who)
        before = rows.read(journal, who.key)
        if fields.name is not None:
            name = text.clean(fields.name, "name", text.NAME_MOST)
            step.update("contact", who.key, name=name, folded=text.folded(name))
        _drop(step, who.key, fields.drop)
        _set_fields(step, who.key, fields)
        after = rows.read(journal, who.key)
        undo = step.uid
    return Changed(before=before, after=after, dry=dry, undo="" if dry else undo)


def rewrite(journal: Journal, before: Contact, fields: Fields) -> Changed:
    """Make a contact exactly what the editor's form says: lists are replaced, empty fields cleared.

    Raises:
        Unavailable: when they are no longer as the form had them, since another window was faster.
    """
    who = before.who
    with journal.step(f"edit {who.name}") as step:
        rows.make_sure(journal, who)
        if rows.read(journal, who.key) != before:
            raise opening.changed_meanwhile(journal.path)
        name = text.clean(fields.name or "", "name", text.NAME_MOST)
        columns = {"via": None} | _columns(step, who.key, fields)
        step.update("contact", who.key, name=name, folded=text.folded(name), **columns)
        for field, kind in _LISTS.items():
            rows.set_handles(step, who.key, kind, getattr(fields, field))
        rows.set_groups(step, who.key, "sphere", fields.spheres)
        rows.set_groups(step, who.key, "community", fields.communities)
        rows.set_roles(step, who.key, fields.roles)
        after = rows.read(journal, who.key)
        undo = step.uid
    return Changed(before=before, after=after, undo=undo)


def _set_fields(step: Step, key: int, fields: Fields, only_new: Sequence[str] = ()) -> None:
    """Write what was said; columns in `only_new` only where they are empty."""
    columns = _columns(step, key, fields)
    image = step.journal.image("contact", key)
    assert image is not None
    step.update("contact", key, **{c: v for c, v in columns.items() if c not in only_new or image[c] is None})
    for field, kind in _LISTS.items():
        for value in getattr(fields, field):
            rows.add_handle(step, key, kind, value)
    for sphere in fields.spheres:
        rows.join(step, key, "sphere", sphere)
    for community in fields.communities:
        rows.join(step, key, "community", community)
    for role in fields.roles:
        rows.add_role(step, key, role)


def _columns(step: Step, key: int, fields: Fields) -> dict[str, str | int | None]:
    """Return the plain columns that were said, after a look at who somebody came through.

    Raises:
        SameContact: when they came through themselves.
    """
    if fields.via:
        rows.make_sure(step.journal, fields.via)
        if fields.via.key == key:
            raise errors.SameContact(name=rows.who(step.journal, key).name)
    return fields.columns()


def _drop(step: Step, key: int, values: Sequence[str]) -> None:
    """Take values away from whichever lists of a contact hold them.

    Raises:
        NoSuch: when none does.
    """
    contact = rows.read(step.journal, key)
    for value in values:
        wanted = text.folded(value.removeprefix("@"))
        kept = {
            field: tuple(v for v in getattr(contact, field) if text.folded(v) != wanted)
            for field in (*_LISTS, "spheres", "communities", "roles")
        }
        if all(kept[field] == getattr(contact, field) for field in kept):
            raise errors.NoSuch(what="value", given=value, advice=f"netj show {contact.name} lists what is there.")
        for field, kind in _LISTS.items():
            rows.set_handles(step, key, kind, kept[field])
        rows.set_groups(step, key, "sphere", kept["spheres"])
        rows.set_groups(step, key, "community", kept["communities"])
        rows.set_roles(step, key, kept["roles"])
        contact = rows.read(step.journal, key)


def set_columns(journal: Journal, who: Who, act: str, **columns: object) -> Changed:
    """Change plain columns of a contact under the name of one act, such as `pin` or `archive`."""
    with journal.step(f"{act} {who.name}") as step:
        rows.make_sure(journal, who)
        before = rows.read(journal, who.key)
        step.update("contact", who.key, **columns)
        after = rows.read(journal, who.key)
        undo = step.uid
    return Changed(before=before, after=after, undo=undo)


def archive(journal: Journal, who: Who, today: dt.date) -> Changed:
    """Put a contact away: out of lists and `due`, with everything kept."""
    return set_columns(journal, who, "archive", archived=today.isoformat())


def revive(journal: Journal, who: Who) -> Changed:
    """Bring a contact back from the archive."""
    return set_columns(journal, who, "revive", archived=None)


def pin(journal: Journal, who: Who, *, band: str | None) -> Changed:
    """Pin a contact, so that `due` keeps it in sight; with a band, hold it there whatever the score says."""
    return set_columns(journal, who, "pin", pinned=1, band=band)


def unpin(journal: Journal, who: Who) -> Changed:
    """Take the pin out."""
    return set_columns(journal, who, "unpin", pinned=0, band=None)


def remove(journal: Journal, who: Who, *, dry: bool = False) -> Changed:
    """Remove a contact with all that passed; `undo` brings everything back."""
    from netjournal.storage import removing  # noqa: PLC0415  `add` and `log` remove nobody

    with journal.step(f"remove {who.name}", dry=dry) as step:
        rows.make_sure(journal, who)
        before = rows.read(journal, who.key)
        gone = removing.forget(step, who.key)
        undo = step.uid
    return Changed(before=before, after=None, gone=tuple(gone.items()), dry=dry, undo="" if dry else undo)


def read(journal: Journal, who: Who) -> Contact:
    """Return a contact whole."""
    return rows.read(journal, who.key)


def fields_of(contact: Contact) -> Fields:
    """Return what is known of a contact as fields, as if it had just been said."""
    return Fields(
        name=contact.name,
        org=contact.org or "",
        title=contact.title or "",
        location=contact.location or "",
        birthday=contact.birthday or "",
        met=contact.met or "",
        why=contact.why or "",
        note=contact.note or "",
        via=contact.via,
        pace=contact.pace or 0,
        aliases=contact.aliases,
        emails=contact.emails,
        phones=contact.phones,
        links=contact.links,
        spheres=contact.spheres,
        communities=contact.communities,
        roles=contact.roles,
    )
