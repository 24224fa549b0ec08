"""The Markdown journal of the Ruby command `friends`: friends, what was done with them, and notes on them.

Activities are encounters with those whose names stand in bold. Notes say something about a person, not that you
met, so they go into that person's note with their day. Names, nicknames, places and tags are spelled as `friends`
spells them.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netjournal import text
from netjournal.domain.exchanges import SMALL_GROUP, USUAL_VALUE
from netjournal.domain.transfer import ContactDraft, Draft, EncounterDraft, Left, Own, PassedDraft, Problem
from netjournal.errors.files import BadFile
from netjournal.formats.reading import RECORD_MOST, Source
from netjournal.i18n import _

ACTIVITIES, NOTES, FRIENDS, LOCATIONS = "activities", "notes", "friends", "locations"
_HEADERS = {f"### {name.capitalize()}:": name for name in (ACTIVITIES, NOTES, FRIENDS, LOCATIONS)}

_TAG = r"(?<![^\W_])@[^\W_](?:[:-]?[^\W_])*"
_FRIEND = re.compile(
    r"(?:- )?(?P<name>(?!-)[^(\[@]*[^(\[@\s])(?:\s+\(a\.k\.a\. (?P<aliases>.+)\))?(?:\s+\[(?P<place>[^\]]+)\])?"
    rf"(?:\s+(?P<tags>(?:{_TAG}\s*)+))?\s*"
)
_ENTRY = re.compile(r"(?:- )?(?P<day>\d{4}-\d\d-\d\d)(?:: (?P<words>.*)|:?\s*)", re.ASCII)
_NAMED = re.compile(r"\*\*(\w[^*]*)\*\*")
_PLACED = re.compile(r"(?<!\w)_(\w[^_]*)_(?!\w)")


class _Entry(NamedTuple):
    """A dated line: what it says without marks, of whom, and where."""

    line: int
    day: str
    words: str
    names: tuple[str, ...]
    place: str | None


def recognises(source: Source) -> bool:
    """Tell whether a file is a journal of `friends`, by the headers that it always has."""
    try:
        lines = [line.rstrip() for line in source.head().splitlines()]
    except BadFile:
        return False
    first = next((line for line in lines if line), "")
    return first in _HEADERS or (source.suffix == ".md" and "### Friends:" in lines and "### Activities:" in lines)


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the friends, with the notes on them, then the activities in the order of the file.

    Raises:
        BadFile: when a file has none of the headers, or cannot be read on.
    """
    for source in sources:
        notes = source.kept.get("notes")
        if notes is None:
            notes = source.kept["notes"] = _notes(source, own)
        yield from _friends(source, notes, own)
        yield from _activities(source, own)


def _sections(source: Source) -> Iterator[tuple[str, int, str]]:
    """Yield each line of a section with the section's name."""
    section, was_any = "", False
    for number, raw in enumerate(source.lines(), 1):
        source.pending = 0
        line = raw.lstrip("\ufeff").strip()
        if not line:
            continue
        if line in _HEADERS:
            section, was_any = _HEADERS[line], True
        else:
            yield section, number, line
    if not was_any:
        raise source.bad(_("it is no journal of “friends”"), _("Its parts begin with “### Friends:” and the like."))


def _is_you(name: str, own: Own) -> bool:
    return text.folded(name) in {text.folded(own_name) for own_name in own.names}


# --- friends and notes ---------------------------------------------------------------------------------


def _notes(source: Source, own: Own) -> dict[str, list[str]]:
    """Return the notes on each friend, the oldest last as in the file."""
    found: dict[str, list[str]] = {}
    size = 0
    for section, number, line in _sections(source):
        entry = _entry(number, line) if section == NOTES else None
        if entry is None or entry.day > own.today.isoformat():
            continue
        for name in entry.names:
            found.setdefault(name, []).append(f"{entry.day}: {entry.words}")
            size += len(entry.words)
        if size > RECORD_MOST:
            raise source.bad(_("its notes have no end"))
    return found


def _friends(source: Source, notes: dict[str, list[str]], own: Own) -> Iterator[Draft | Problem | Left]:
    noted = set(notes)
    for section, number, line in _sections(source):
        if section == FRIENDS:
            found = _FRIEND.fullmatch(line)
            name = _plain(found["name"]).strip() if found else ""
            if found is None or not name:
                yield Problem(source.name, number, _("it is no friend as “friends” writes one"))
                continue
            noted.discard(name)
            if _is_you(name, own):
                continue
            yield ContactDraft(
                number,
                name,
                aliases=tuple(alias.strip() for alias in (found["aliases"] or "").split(" a.k.a. ") if alias.strip()),
                location=found["place"],
                spheres=tuple(tag.removeprefix("@") for tag in (found["tags"] or "").split()),
                note=_joined(notes.get(name, ())),
            )
        elif section == NOTES:
            yield from _odd_note(source, number, line, own)
        elif not section:
            yield Problem(source.name, number, _("it stands before the first header"))
    for name in sorted(noted):
        if not _is_you(name, own):
            yield ContactDraft(0, name, note=_joined(notes[name]))


def _odd_note(source: Source, number: int, line: str, own: Own) -> Iterator[Problem | Left]:
    """Yield why a note is on nobody."""
    entry = _entry(number, line)
    if entry is None:
        yield Problem(source.name, number, _("it has no day such as 2026-11-23"))
    elif entry.day > own.today.isoformat():
        yield Left(_("notes of days that are still to come"))
    elif not entry.names:
        yield Left(_("notes that name nobody"))


def _joined(notes: Sequence[str]) -> str | None:
    return "\n".join(notes)[: text.NOTE_MOST] or None


# --- activities ----------------------------------------------------------------------------------------


def _activities(source: Source, own: Own) -> Iterator[Draft | Problem | Left]:
    for section, number, line in _sections(source):
        if section != ACTIVITIES:
            continue
        entry = _entry(number, line)
        if entry is None:
            yield Problem(source.name, number, _("it has no day such as 2026-11-23"))
            continue
        names = [name for name in entry.names if not _is_you(name, own)]
        if entry.day > own.today.isoformat():
            yield Left(_("activities that are still to come"))
        elif not names:
            yield Left(_("activities that name nobody"))
        else:
            yield _met(entry, names)


def _met(entry: _Entry, names: Sequence[str]) -> EncounterDraft:
    # What was done is the key, since a person may be met twice on a day.
    digest = hashlib.sha256(entry.words.encode("utf-8", "replace")).hexdigest()[:16]
    value = 1 if len(names) > SMALL_GROUP else USUAL_VALUE
    return EncounterDraft(
        entry.line,
        f"friends:{entry.day}:{digest}",
        entry.day,
        tuple(PassedDraft(ContactDraft(entry.line, name), value=value) for name in names),
        place=entry.place,
        note=entry.words or None,
    )


def _entry(number: int, line: str) -> _Entry | None:
    """Return what a dated line says, None where it has no day."""
    found = _ENTRY.fullmatch(line)
    if found is None:
        return None
    try:
        day = dt.date.fromisoformat(found["day"]).isoformat()
    except ValueError:
        return None
    words = found["words"] or ""
    named = (_plain(name).strip() for name in _NAMED.findall(words))
    names = tuple(dict.fromkeys(name for name in named if name))
    place = _PLACED.search(_NAMED.sub("", words))
    bare = _PLACED.sub(r"\1", _NAMED.sub(r"\1", words))
    return _Entry(number, day, _plain(bare), names, _plain(place[1]) if place else None)


def _plain(words: str) -> str:
    """Return words without the backslashes that keep `friends` from taking a word for a name."""
    return words.replace("\\", "").strip()
