"""A WhatsApp chat that was exported as text: on which days you and each other person wrote, and how often.

Bodies are left in the file unless they are asked for. Days are those of the phone that made the export. A chat is
read once: what it says of each day and person is kept, some hundred thousand days of people at most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netjournal import text
from netjournal.domain.exchanges import SMALL_GROUP
from netjournal.domain.transfer import ContactDraft, Draft, EncounterDraft, Left, Own, PassedDraft, Problem
from netjournal.errors.files import BadFile
from netjournal.formats import whatsapp_lines as lines
from netjournal.formats.reading import Source
from netjournal.formats.whatsapp_dates import Days
from netjournal.formats.whatsapp_sides import PHONE, Hints, Sides, plain_name, sides_of
from netjournal.i18n import _, plural

#: More than WhatsApp exports of a chat, which are forty thousand messages.
_ENTRIES_MOST = 200_000
_SENDERS_MOST = 6_000
_TEXT_MOST = 8_000_000
#: Lines within which a chat begins.
_LOOKED_AT = 20

_Day = tuple[int, int, int]


def recognises(source: Source) -> bool:
    """Tell whether a file is a chat: its first line begins a message, and somebody wrote one soon after."""
    if source.suffix not in {".txt", ""}:
        return False
    try:
        head = source.head()
    except BadFile:
        return False
    first = [line for line in head.splitlines()[: _LOOKED_AT * 5] if line.strip()][:_LOOKED_AT]
    parsed = [lines.parsed(line[:400]) for line in first]
    return bool(parsed) and parsed[0] is not None and any(line is not None and line.sender for line in parsed)


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield an encounter for each day and person, in the order of days.

    Raises:
        BadFile: when the file is no chat, or cannot be read on.
        Undecided: when it does not tell which part of a date is the day, or which of its people you are.
    """
    for source in sources:
        chat = source.kept.get("chat")
        if chat is None:
            chat = source.kept["chat"] = _gathered(source, own)
        yield from _drafts(source, chat, own)


# --- gathered ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Said:
    """What one person wrote on one day."""

    line: int
    #: Where among all messages the first of them stands.
    first: int
    many: int = 0
    missed: int = 0
    called: int = 0
    bodies: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Chat:
    """What a chat says."""

    days: Days
    said: dict[_Day, dict[str, _Said]] = field(default_factory=dict)
    #: Everybody who wrote or called, in the order of their first line.
    senders: dict[str, None] = field(default_factory=dict)
    hints: Hints = field(default_factory=Hints)
    notices: int = 0
    deleted: int = 0


def _gathered(source: Source, own: Own) -> _Chat:
    """Read a chat to its end."""
    gathering = _Gathering(source, own)
    for number, raw in enumerate(source.lines(), 1):
        source.pending = 0
        line = lines.parsed(raw)
        if line is None:
            gathering.go_on(raw)
        else:
            gathering.take(number, line)
    if not gathering.messages:
        raise source.bad(_("it is no WhatsApp chat"), _("Export the chat anew: in the chat, More, Export chat."))
    return gathering.chat


class _Gathering:
    """What is known of a chat while it is read."""

    def __init__(self, source: Source, own: Own) -> None:
        self.source, self.with_text = source, own.with_text
        self.chat = _Chat(Days())
        self.messages = self.entries = 0
        self.room = _TEXT_MOST
        #: To whose messages the next lines may belong; nobody's after a call or a notice.
        self.latest: _Said | None = None

    def go_on(self, raw: str) -> None:
        """Take a line that goes on with the message before it."""
        if self.latest is not None and raw.strip():
            self._write(self.latest, raw.strip())

    def take(self, number: int, line: lines.Line) -> None:
        """Take a line that begins a message."""
        chat, self.latest = self.chat, None
        chat.days.add(line.date)
        self.messages += 1
        if self.messages == 1 and lines.opens_chat(line):
            chat.hints.title = line.sender
        call = lines.call(line)
        if not call and _is_skipped(chat, line):
            return
        said = self._said(number, line)
        if call:
            said.missed += call == "missed"
            said.called += call == "called"
        else:
            said.many += 1
            self.latest = said
            self._write(said, line.text)

    def _said(self, number: int, line: lines.Line) -> _Said:
        """Return what the sender of a line wrote on its day, so far."""
        chat = self.chat
        found = chat.said.setdefault(line.date, {})
        if line.sender not in found:
            found[line.sender] = _Said(number, self.messages)
            self.entries += 1
            if line.sender:
                chat.senders[line.sender] = None
            if self.entries > _ENTRIES_MOST or len(chat.senders) > _SENDERS_MOST:
                raise self.source.bad(_("it holds more people and days than any chat"))
        return found[line.sender]

    def _write(self, said: _Said, words: str) -> None:
        if self.with_text and self.room > 0:
            said.bodies.append(lines.body(words))
            self.room -= len(words)


def _is_skipped(chat: _Chat, line: lines.Line) -> bool:
    """Tell whether a line is no message of a person, counting why."""
    if lines.is_notice(line):
        if lines.makes_group(line):
            chat.hints.is_group, chat.hints.title = True, chat.hints.title or lines.group_name(line)
        chat.notices += 1
        return True
    if lines.is_deleted(line.text):
        chat.deleted += 1
        if lines.is_deleted_by_you(line.text):
            chat.hints.yours.add(line.sender)
        return True
    return False


# --- drafts -------------------------------------------------------------------------------------------


def _person(sender: str, line: int, group: str = "") -> ContactDraft:
    name = plain_name(sender)
    phones = (name,) if PHONE.fullmatch(name) else ()
    return ContactDraft(line, name, phones=phones, communities=(group,) if group else ())


def _drafts(source: Source, chat: _Chat, own: Own) -> Iterator[Draft | Problem | Left]:
    order = chat.days.order(source, own)
    sides = sides_of(source, tuple(chat.senders), chat.hints, own)
    days: list[tuple[str, _Day]] = []
    for day in chat.said:
        date = chat.days.date(day, order)
        if date is None:
            line = min(said.line for said in chat.said[day].values())
            yield Problem(source.name, line, _("its date is no day"))
        elif date > own.today:
            many = sum(said.many for said in chat.said[day].values())
            yield Left(_("messages that are still to come"), max(many, 1))
        else:
            days.append((date.isoformat(), day))
    for date_, day in sorted(days):
        yield from _of_day(date_, chat.said[day], sides, own)
    yield from _left(chat, sides)


def _left(chat: _Chat, sides: Sides) -> Iterator[Left]:
    if chat.notices:
        yield Left(_("lines that WhatsApp itself wrote"), chat.notices)
    if chat.deleted:
        yield Left(_("messages that were deleted"), chat.deleted)
    if not sides.is_known:
        yield Left(_("your own messages, since nobody in the chat has your name"), 1)


def _of_day(day: str, said: dict[str, _Said], sides: Sides, own: Own) -> Iterator[Draft]:
    mine = [one for sender, one in said.items() if sender in sides.mine]
    for sender in sides.others:
        theirs = said.get(sender)
        if sides.group is None:
            yield from _between(day, sender, mine, theirs, own)
            yield from _calls(day, sender, mine, theirs, said.get(""))
        elif theirs is not None and theirs.many:
            yield _in_group(day, sender, mine, theirs, sides, own)


def _between(day: str, sender: str, mine: Sequence[_Said], theirs: _Said | None, own: Own) -> Iterator[Draft]:
    """Yield what two people wrote to each other on a day."""
    sent = [one for one in mine if one.many]
    got = theirs if theirs is not None and theirs.many else None
    both = [*sent, *([got] if got else [])]
    if not both:
        return
    way = "shared" if sent and got else "gave" if sent else "got"
    first = min(both, key=lambda one: one.first)
    line = min(one.line for one in both)
    passed = PassedDraft(_person(sender, line), way, what=_count(sum(one.many for one in both)))
    yield EncounterDraft(
        line,
        f"whatsapp::{day}:{text.folded(plain_name(sender))}",
        day,
        (passed,),
        channel="message",
        note=_note(both) if own.with_text else None,
        started_by="them" if first is got else "me",
    )


def _calls(
    day: str, sender: str, mine: Sequence[_Said], theirs: _Said | None, nobodys: _Said | None
) -> Iterator[Draft]:
    """Yield the calls of two people on a day, and where none got through, that one was tried."""
    by_them = [one for one in (theirs, nobodys) if one is not None]
    for kind, way, key in (("conversation", "shared", "called"), ("tried", "gave", "missed")):
        outgoing, incoming = ([one for one in side if getattr(one, key)] for side in (mine, by_them))
        found = [*outgoing, *incoming]
        if not found:
            continue
        first = min(found, key=lambda one: one.first)
        yield EncounterDraft(
            first.line,
            f"whatsapp:{key}:{day}:{text.folded(plain_name(sender))}",
            day,
            (PassedDraft(_person(sender, first.line), way, kind),),
            channel="call",
            started_by="me" if first in outgoing else "them",
        )
        return


def _in_group(day: str, sender: str, mine: Sequence[_Said], theirs: _Said, sides: Sides, own: Own) -> EncounterDraft:
    """Return what somebody wrote in a group on a day.

    In a small one it counts as passed both ways where you wrote, too; in a large one what you write is for nobody
    in particular, and weighs least.
    """
    is_small = len(sides.others) < SMALL_GROUP
    wrote = is_small and any(one.many for one in mine)
    title = sides.group or ""
    passed = PassedDraft(
        _person(sender, theirs.line, title),
        "shared" if wrote else "got",
        what=_count(theirs.many),
        value=3 if is_small else 1,
    )
    return EncounterDraft(
        theirs.line,
        f"whatsapp:{text.folded(title)}:{day}:{text.folded(plain_name(sender))}",
        day,
        (passed,),
        channel="message",
        community=title or None,
        note=_note([theirs]) if own.with_text else None,
    )


def _count(many: int) -> str:
    return plural(many, "{n} message", "{n} messages")


def _note(said: Sequence[_Said]) -> str | None:
    found = sorted(said, key=lambda one: one.first)
    return "\n".join(body for one in found for body in one.bodies if body)[: text.NOTE_MOST] or None
