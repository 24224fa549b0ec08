"""A folder of notes, one a person, as Obsidian and its like read them; and one a sphere and a community.

Every text that a person typed goes through formats/markdown_text.py; nothing here escapes by itself.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from netjournal import dates
from netjournal.domain.contacts import Who
from netjournal.domain.exported import Moment, Noted, Passage
from netjournal.domain.introductions import Acquaintance
from netjournal.domain.loops import ANSWERED, OPEN, Loop
from netjournal.formats.files import Folder
from netjournal.formats.markdown_text import Names, inert, label, paragraphs, quoted, quoted_link, tag
from netjournal.i18n import N_, _

#: Where the notes of groups lie, in the folder.
_SPHERES, _COMMUNITIES = "Spheres", "Communities"
#: So many of those who were there are named under an encounter.
_NAMED = 24
_BANDS = {
    "inner": N_("inner"),
    "close": N_("close"),
    "active": N_("active"),
    "faint": N_("faint"),
    "dormant": N_("dormant"),
    "ghost": N_("ghost"),
}
_KINDS = {
    "guidance": N_("guidance"),
    "referral": N_("referral"),
    "emotional": N_("emotional"),
    "practical": N_("practical"),
    "introduction": N_("introduction"),
    "information": N_("information"),
    "recognition": N_("recognition"),
    "collaboration": N_("collaboration"),
    "conversation": N_("conversation"),
    "reaction": N_("reaction"),
    "tried": N_("tried"),
}
_CHANNELS = {
    "in-person": N_("in person"),
    "video": N_("video"),
    "call": N_("call"),
    "message": N_("message"),
    "email": N_("e-mail"),
    "social": N_("social"),
    "event": N_("event"),
}
#: What passed, in its groups; what was only tried stands by itself.
_GROUPS = {"gave": N_("You gave"), "got": N_("You got"), "shared": N_("Together")}
_TRIED = N_("Tried, no answer")
_KNOWS = {
    "knows": N_("knows"),
    "friend": N_("friend"),
    "colleague": N_("colleague"),
    "family": N_("family"),
    "partner": N_("partner"),
    "mentor": N_("their mentor"),
    "mentee": N_("they mentor them"),
    "introduced": N_("introduced by you"),
    "brought": N_("brought to you by them"),
    "came through": N_("brought them to you"),
}


class Notes:
    """The notes of an export: whose note is called what, and who is in which group so far."""

    def __init__(self, everyone: Iterable[Who], today: dt.date) -> None:
        """Give everyone's note a name, also of those who are left out: it is the same in every export."""
        names = Names()
        self._stems = {who.key: names.take(who.name, who.id) for who in everyone}
        self._today = today
        self._written: set[int] = set()
        self._groups = {_SPHERES: _Groups(_SPHERES), _COMMUNITIES: _Groups(_COMMUNITIES)}

    def write(self, folder: Folder, people: Iterable[Noted], only: frozenset[int] | None = None) -> int:
        """Write the note of everyone, then those of the groups; return how many people there were.

        Args:
            folder: to write into.
            people: one after the other; none of them is kept.
            only: the keys of all of them where not everyone is written, so that nothing links to who is left out.
        """
        self._written = {*self._stems} if only is None else {*only}
        many = 0
        for many, noted in enumerate(people, 1):  # noqa: B007  counted
            contact = noted.person.contact
            lines = [*self._front(noted), *self._note(noted)]
            with folder.file(f"{self._stems[contact.key]}.md") as file:
                _write(file, lines)
                _write(file, self._moments(noted.moments, contact.key))
            member = _Member(self._link(contact.who), noted.person.band, noted.person.depth, contact.name)
            for name in contact.spheres:
                self._groups[_SPHERES].add(name, member)
            for name in contact.communities:
                self._groups[_COMMUNITIES].add(name, member)
        for groups in self._groups.values():
            groups.write(folder)
        return many

    # --- front matter --------------------------------------------------------------------------------

    def _front(self, noted: Noted) -> Iterator[str]:
        """Yield what Obsidian shows above a note: each text quoted, a field without anything left out."""
        person, contact = noted.person, noted.person.contact
        yield "---"
        yield f"name: {quoted(contact.name)}"
        stem = self._stems[contact.key]
        others = (contact.name, *contact.aliases) if stem != contact.name else contact.aliases
        yield from _listed("aliases", map(quoted, others))
        yield from _listed("tags", (quoted(found) for found in dict.fromkeys(map(tag, contact.spheres)) if found))
        for field in ("org", "title", "location"):
            if value := getattr(contact, field):
                yield f"{field}: {quoted(value)}"
        if contact.birthday:
            yield f"birthday: {quoted(contact.birthday.removeprefix('--'))}"
        yield from _listed("email", map(quoted, contact.emails))
        yield from _listed("phone", map(quoted, contact.phones))
        yield from _listed("links", map(quoted, contact.links))
        yield from _listed("roles", map(quoted, contact.roles))
        yield from _listed("spheres", (quoted_link(self._groups[_SPHERES].link(name)) for name in contact.spheres))
        groups = self._groups[_COMMUNITIES]
        yield from _listed("communities", (quoted_link(groups.link(name)) for name in contact.communities))
        if contact.met:
            yield f"met: {quoted(contact.met)}"
        if contact.via:
            is_here = contact.via.key in self._written
            yield f"via: {quoted_link(self._link(contact.via)) if is_here else quoted(contact.via.name)}"
        if contact.pace:
            yield f"pace: {contact.pace}"
        yield f"band: {quoted(person.band)}"
        yield f"depth: {round(person.depth)}"
        if person.last:
            yield f"last: {quoted(person.last)}"
        if contact.archived and contact.archived <= self._today.isoformat():
            yield f"archived: {quoted(contact.archived)}"
        yield f"netj: {quoted(contact.id)}"
        yield "---"

    # --- the note ------------------------------------------------------------------------------------

    def _note(self, noted: Noted) -> Iterator[str]:
        contact = noted.person.contact
        yield f"# {inert(contact.name)}"
        if contact.why:
            yield ""
            yield from paragraphs(contact.why)
        if contact.note:
            yield ""
            yield from paragraphs(contact.note)
        yield from _section(_("Open"), map(self._loop, noted.open))
        yield from _section(_("Looks for"), (_of_kind(need.kind, need.what) for need in noted.needs))
        yield from _section(_("Offers"), (_of_kind(offer.kind, offer.what) for offer in noted.offers))
        yield from _section(_("Knows"), map(self._known, noted.knows))

    def _loop(self, loop: Loop) -> str:
        """Return what is open; a promise of yours is a task that can be ticked off."""
        what = inert(loop.outcome or loop.what or (_(_KINDS[loop.support]) if loop.support else ""))
        if loop.kind == "promise":
            who = _("you promised") if loop.is_mine else _("they promised")
            by = f", {_('by {day}').format(day=dates.worded(loop.due))}" if loop.due else ""
            return f"{'[ ] ' if loop.is_mine else ''}{who}: {what}{by}"
        if loop.kind == "ask":
            stage = {OPEN: _("you asked"), ANSWERED: _("they said yes")}.get(loop.stage, _("tell them"))
            return f"{stage}: {what}{self._since(loop)}"
        if loop.kind == "introduction":
            other = inert(loop.other or "")
            about = f": {what}" if loop.what else ""
            return f"{_('introduced')} {_('to {name}').format(name=other)}{about}{self._since(loop)}"
        return f"{_('thank them')}: {what}{self._since(loop)}"

    @staticmethod
    def _since(loop: Loop) -> str:
        return f", {_('since {day}').format(day=dates.worded(loop.answered or loop.since))}"

    def _known(self, one: Acquaintance) -> str:
        on = f", {_day(one.on)}" if one.on else ""
        return f"{self._mention(one.who)}: {_(_KNOWS[one.how])}{on}"

    # --- encounters ----------------------------------------------------------------------------------

    def _moments(self, moments: Iterable[Moment], key: int) -> Iterator[str]:
        is_first = True
        for moment in moments:
            if is_first:
                yield ""
                yield f"## {_('Encounters')}"
                is_first = False
            yield from self._moment(moment, key)

    def _moment(self, moment: Moment, key: int) -> Iterator[str]:
        yield ""
        heads = [_day(moment.date)]
        if moment.channel in _CHANNELS:
            heads.append(_(_CHANNELS[moment.channel]))
        if moment.place:
            heads.append(inert(moment.place))
        if moment.community:
            heads.append(self._groups[_COMMUNITIES].link(moment.community))
        yield f"### {' · '.join(heads)}"
        others = [who for who in moment.people if who.key != key]
        if others:
            names = ", ".join(map(self._mention, others[:_NAMED]))
            more = _(" and {n} more").format(n=len(others) - _NAMED) if len(others) > _NAMED else ""
            yield ""
            yield _("With {names}.").format(names=names + more)
        if moment.note:
            yield ""
            yield from paragraphs(moment.note)
        yield from _passed(moment.passed)

    # --- links ---------------------------------------------------------------------------------------

    def _mention(self, who: Who) -> str:
        """Return somebody as a link to their note, or as plain text where there is none."""
        return self._link(who) if who.key in self._written else inert(who.name)

    def _link(self, who: Who) -> str:
        stem = self._stems.get(who.key)
        return _link(stem, who.name) if stem else inert(who.name)


class _Member:
    """Somebody in the list of a group."""

    __slots__ = ("band", "depth", "link", "name")

    def __init__(self, link: str, band: str, depth: float, name: str) -> None:
        self.link, self.band, self.depth, self.name = link, band, depth, name


class _Groups:
    """The notes of all spheres, or of all communities: who is in each, the deepest first."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._names = Names()
        self._stems: dict[str, str] = {}
        self._members: Mapping[str, list[_Member]] = defaultdict(list)

    def link(self, name: str) -> str:
        """Return a link to the note of a group, which is written once everyone was."""
        if name not in self._stems:
            self._stems[name] = self._names.take(name)
        return f"[[{self._place}/{self._stems[name]}|{label(name) or self._stems[name]}]]"

    def add(self, name: str, member: _Member) -> None:
        """Note that somebody is in a group."""
        self._members[name].append(member)

    def write(self, folder: Folder) -> None:
        """Write one note a group that somebody is in or something happened in."""
        for name, stem in self._stems.items():
            members = sorted(self._members.get(name, []), key=lambda one: (-one.depth, one.name))
            with folder.file(f"{self._place}/{stem}.md") as file:
                rows = [f"- {one.link}: {_(_BANDS[one.band])}" for one in members]
                aliases = [] if stem == name else [*_listed("aliases", (quoted(name),))]
                head = ["---", f"name: {quoted(name)}", *aliases, "---", f"# {inert(name)}"]
                _write(file, [*head, *(["", *rows] if rows else [])])


def _write(file: TextIO, lines: Iterable[str]) -> None:
    file.writelines(f"{line}\n" for line in lines)


def _listed(field: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a list of the front matter; nothing for an empty one."""
    rows = [f"  - {value}" for value in values]
    if rows:
        yield f"{field}:"
        yield from rows


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    """Yield a heading and its list; nothing for an empty one."""
    items = [f"- {row}" for row in rows]
    if items:
        yield from ("", f"## {title}", "", *items)


def _of_kind(kind: str | None, what: str | None) -> str:
    """Return words with their kind of help before them, unless the kind is all they say."""
    if kind is None or what == kind:
        return inert(what or "") if kind is None else _(_KINDS[kind])
    return f"{_(_KINDS[kind])}: {inert(what)}" if what else _(_KINDS[kind])


def _passed(passed: Iterable[Passage]) -> Iterator[str]:
    """Yield what passed both ways; a talk of which nothing more is said says nothing here either."""
    groups: dict[str, list[str]] = {group: [] for group in (*_GROUPS, "tried")}
    for one in passed:
        group = "tried" if one.kind == "tried" else one.way
        if group == "tried":
            groups[group].append(inert(one.what or ""))
        elif one.kind != "conversation" or one.what or one.way != "shared":
            groups[group].append(_of_kind(one.kind, one.what))
    for group, rows in groups.items():
        if rows:
            yield ""
            words = [row for row in rows if row]
            yield f"{_(_GROUPS.get(group, _TRIED))}{':' if words else '.'}"
            if words:
                yield ""
                yield from (f"- {row}" for row in words)


def _day(date: str) -> str:
    return dates.worded(dt.date.fromisoformat(date))


def _link(stem: str, name: str) -> str:
    words = label(name)
    return f"[[{stem}]]" if words in {stem, ""} else f"[[{stem}|{words}]]"
