"""A LinkedIn export surveyed: its files, its people and you, before a single draft is made of it.

The files name each other's people, so that all are looked through once for who is who, and once for what passed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from netjournal import text
from netjournal.domain.transfer import Left, Own, Problem
from netjournal.errors.files import Undecided
from netjournal.formats import linkedin_dates, linkedin_files
from netjournal.formats.linkedin_dates import Moment, Shape
from netjournal.formats.linkedin_files import Files
from netjournal.formats.linkedin_people import (
    LETTERS_MOST,
    PEOPLE_MOST,
    TOO_LONG,
    TOO_MANY,
    Owner,
    People,
    Person,
    Sightings,
    is_nameless,
    slug,
    slugs,
)
from netjournal.formats.reading import Source
from netjournal.i18n import N_, _

#: Why something of an export is left out.
ADS = N_("advertisements among the messages")
AMBIGUOUS = N_("entries of someone whose name several people have")
CLOSED = N_("connections who have closed their profile")
DRAFTS = N_("drafts of messages")
FIRMS = N_("messages of firms")
HIDDEN = N_("messages of members whose name is hidden")
OTHER_FILES = N_("files of the export that tell nothing of people")
SPAM = N_("messages in the spam folder")
STRANGERS = N_("invitations that came to nothing")
TO_COME = N_("entries that are still to come")
UNACCEPTED = N_("endorsements that were not accepted")
UNSHOWN = N_("recommendations that were not finished")
YOURSELF = N_("entries about yourself")

#: Characters of your notes about connections that are kept in mind.
_NOTES_MOST = 8_000_000
#: Crowds whose names are kept in mind until all are known.
_UNCLEAR_MOST, _CROWD_MOST = 5_000, 1_000
#: Names and addresses of yours.
_YOURS_MOST = 100
_YES = frozenset({"yes", "true", "1"})
_DRAFTS = frozenset({"draft", "drafts"})
_AD = re.compile(r"spinmail-quill-editor|%FIRST_?NAME%", re.IGNORECASE)


class Noted(NamedTuple):
    """What you wrote about somebody on LinkedIn itself, and where it begins."""

    line: int
    person: Person
    note: str


class Known(NamedTuple):
    """What a survey has found out."""

    names: tuple[str, ...]
    people: People
    owner: Owner
    #: By person, what you wrote about them on LinkedIn.
    notes: dict[str, Noted]


class Export:
    """An export that is being read: what is known of it, and what was left out so far."""

    def __init__(self, sources: Sequence[Source], own: Own) -> None:
        self.own = own
        self.files = Files(sources)
        # The same files are read twice, for a preview and then for good: who is who stays the same.
        kept = sources[0].kept.get("linkedin") if sources else None
        if not isinstance(kept, Known) or kept.names != own.names:
            kept = _surveyed(self.files, own)
            sources[0].kept["linkedin"] = kept
        self.people, self.owner, self.notes = kept.people, kept.owner, kept.notes
        #: Those whose notes were handed on with them.
        self.noted: set[str] = set()
        #: Those with whom messages went back or forth.
        self.wrote: set[str] = set()
        self._left: Counter[str] = Counter()
        self._today = own.today.isoformat()

    def leave(self, reason: str, many: int = 1) -> None:
        """Count something that is left out on purpose."""
        self._left[reason] += many

    def left(self) -> Iterator[Left]:
        """Return what was left out, counted."""
        for reason, many in self._left.items():
            yield Left(_(reason), many)

    def when(self, source: Source, line: int, cell: str, shapes: tuple[Shape, ...]) -> Moment | Problem | None:
        """Return the moment in a cell; what is wrong with it; or None where it is still to come, which is counted."""
        moment = linkedin_dates.read(cell, shapes)
        if moment is None:
            if not cell:
                return Problem(source.name, line, _("the date is missing"))
            reason = _("“{cell}” is no date as LinkedIn writes it there")
            return Problem(source.name, line, reason.format(cell=text.cut(cell[:100], 40)))
        if moment.day > self._today:
            self.leave(TO_COME)
            return None
        return moment


def full_name(row: dict[str, str], before: str = "") -> str:
    """Return first and last name as one; credentials that stand in them stay."""
    return " ".join(filter(None, (row.get(f"{before}first name", ""), row.get(f"{before}last name", ""))))


def email(row: dict[str, str]) -> str:
    """Return the address of a connection, which most do not show; old files have other words there."""
    address = row.get("email address", "")
    return address if "@" in address else ""


def connected(row: dict[str, str]) -> str:
    """Return the day on which somebody became a connection, empty where it cannot be read."""
    moment = linkedin_dates.read(row["connected on"], linkedin_dates.CONNECTED)
    return moment.day if moment else ""


def why_left(row: dict[str, str]) -> str:
    """Return why a message does not count, empty where it does."""
    folder = row.get("folder", "").casefold()
    drafts = {row.get("is message draft", "").casefold(), row.get("is conversation draft", "").casefold()}
    if drafts & _YES or folder in _DRAFTS:
        return DRAFTS
    if _AD.search(row["content"]) or row.get("conversation title", "").casefold() == "sponsored conversation":
        return ADS
    return SPAM if folder == "spam" else _why_nobody(row)


def _why_nobody(row: dict[str, str]) -> str:
    """Return why nobody has written a message whom one can know, empty where somebody has."""
    address = row.get("sender profile url", "")
    if slug(address) or row.get("direction"):
        return ""
    if address:
        return FIRMS
    return HIDDEN if is_nameless(row["from"]) else ""


# --- the survey --------------------------------------------------------------------------------------


def _surveyed(files: Files, own: Own) -> Known:
    people, owner, sightings = People(), Owner(own.names), Sightings()
    for _source, _line, row in islice(_all(files, linkedin_files.PROFILE), _YOURS_MOST):
        owner.names |= {text.folded(full_name(row))} if full_name(row) else set()
    for _source, _line, row in islice(_all(files, linkedin_files.ADDRESSES), _YOURS_MOST):
        owner.names |= {text.folded(email(row))} if email(row) else set()
    for source, _line, row in _all(files, linkedin_files.CONNECTIONS):
        _meet_connection(people, row)
        _check_size(source, people)
    for source, _line, row in _all(files, linkedin_files.INVITATIONS):
        is_outgoing = row["direction"].upper() == "OUTGOING"
        sightings.invitation(slug(row.get("inviterprofileurl" if is_outgoing else "inviteeprofileurl", "")))
        _check_size(source, people, len(sightings))
    has_messages, unclear = False, dict[str, list[str]]()
    for source, _line, row in _all(files, linkedin_files.MESSAGES):
        has_messages |= not row.get("direction")
        _meet_writers(people, owner, sightings, row, unclear)
        _check_size(source, people, len(sightings))
    _name_the_rest(people, unclear)
    yours = sightings.yours()
    if yours and not owner.slugs:
        owner.slugs.add(yours)
    if has_messages and not owner.slugs and not owner.names:
        raise Undecided(
            path=files[linkedin_files.MESSAGES][0].name,
            what=_("which of the people in it is you"),
            option='--me "…"',
        )
    people.settle()
    return Known(own.names, people, owner, _noted(files, people))


def _all(files: Files, kind: str) -> Iterator[tuple[Source, int, dict[str, str]]]:
    for source in files[kind]:
        for line, row in linkedin_files.rows(source):
            yield source, line, row


def _check_size(source: Source, people: People, seen: int = 0) -> None:
    """Refuse what no account can hold, since all of it is kept in mind."""
    if max(len(people), seen) > PEOPLE_MOST:
        raise source.bad(_(TOO_MANY).format(most=f"{PEOPLE_MOST:,}"))
    if people.letters > LETTERS_MOST:
        raise source.bad(_(TOO_LONG))


def _meet_connection(people: People, row: dict[str, str]) -> None:
    name, its_slug = full_name(row), slug(row.get("url", ""))
    if name or its_slug:
        people.connect(name or its_slug, its_slug, email(row), row.get("company", ""), connected(row))


def _meet_writers(
    people: People, owner: Owner, sightings: Sightings, row: dict[str, str], unclear: dict[str, list[str]]
) -> None:
    """Keep who wrote a message and to whom, with the names that it tells of them; and what is not clear yet."""
    sender, its_slug = row["from"], slug(row.get("sender profile url", ""))
    others = slugs(row.get("recipient profile urls", ""))
    sightings.message(owner.names, sender, its_slug, others)
    if why_left(row):
        return
    if its_slug:
        people.meet(sender, its_slug)
    names = [row["to"]] if len(others) == 1 else [name.strip() for name in re.split("[,;]", row["to"])]
    if len(names) != len(others):
        names = [""] * len(others)
        if len(unclear) < _UNCLEAR_MOST and len(row["to"]) < _CROWD_MOST:
            unclear[row["to"]] = others
    for name, other in zip(names, others, strict=True):
        people.meet(name, other)


def _name_the_rest(people: People, unclear: dict[str, list[str]]) -> None:
    """Name those who were met in a crowd only, by taking the names around theirs for landmarks."""
    for cell, others in unclear.items():
        pairs = list(zip(people.apart(cell), others, strict=False))
        known = [(text.folded(people.by_slug[other].name), text.folded(name), other) for name, other in pairs]
        if len(people.apart(cell)) == len(others) and all(theirs in {told, other} for theirs, told, other in known):
            for name, other in pairs:
                people.meet(name, other)


def _noted(files: Files, people: People) -> dict[str, Noted]:
    """Return what you wrote about people on LinkedIn itself, by person."""
    notes: dict[str, Noted] = {}
    size = 0
    for source, line, row in _all(files, linkedin_files.NOTES):
        person = _noted_person(people, row)
        size += len(row["note"])
        if size > _NOTES_MOST:
            raise source.bad(_("its notes are longer than anybody writes"))
        if person and row["note"]:
            before = notes[person.who].note if person.who in notes else ""
            notes[person.who] = Noted(line, person, "\n\n".join(filter(None, (before, row["note"]))))
    return notes


def _noted_person(people: People, row: dict[str, str]) -> Person | None:
    name, its_slug = full_name(row, "connection "), slug(row.get("connection profile url", ""))
    if its_slug:
        people.meet(name, its_slug)
        return people.by_slug[its_slug]
    return people.called(name) if name else None
