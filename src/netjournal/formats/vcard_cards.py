"""The cards of a file, one by one, whole or not; and the groups that some programs write as cards."""

import re
from collections.abc import Iterator

from netjournal.formats import content_lines
from netjournal.formats.content_lines import Line, unescaped
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: Lines of one card, and members of all groups of a file.
_LINES_MOST, _MEMBERS_MOST = 100_000, 200_000

_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", re.IGNORECASE)
_GROUP_MARK = re.compile(rb"KIND:\s*group", re.IGNORECASE)


class Card:
    """The lines of one card."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.lines: list[Line] = []
        #: Its kind, its id, and the id that netj gave it where netj wrote it.
        self.kind = self.uid = self.own = ""
        self.is_whole = False
        #: Files that were passed over, and cards inside this one.
        self.pictures = self.inside = 0

    def take(self, line: Line, source: Source) -> None:
        """Take one line.

        Raises:
            BadFile: when there is no end of them.
        """
        if len(self.lines) >= _LINES_MOST:
            raise source.bad(_("line {line} belongs to a record without end").format(line=self.number))
        if line.is_embedded:
            self.pictures += 1
            return
        if line.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND"}:
            self.kind = line.value.strip().lower()
        elif line.name == "UID":
            self.uid = _plain_uid(unescaped(line.value))
        elif line.name == "X-NETJ-ID":
            found = _UUID.fullmatch(line.value.strip())
            self.own = found[1].lower() if found else ""
        self.lines.append(line)


def cards(source: Source) -> Iterator[Card | Line]:
    """Return card after card, and the first line of each run of lines that stand in none."""
    card: Card | None = None
    depth, is_outside = 0, False
    for line in content_lines.lines(source):
        frame = line.name if line.name in _FRAMES and line.value.strip().upper() == "VCARD" else ""
        if depth:
            depth += _FRAMES.get(frame, 0)
        elif card is not None and frame == "BEGIN" and _is_agent(card):
            card.inside += 1
            depth = 1
        elif frame == "BEGIN":
            if card is not None:
                yield card
            card, is_outside = Card(line.number), False
        elif card is None:
            if not is_outside:
                yield line
            is_outside = True
        elif frame:
            card.is_whole = True
            yield card
            card = None
        else:
            card.take(line, source)
    if card is not None:
        yield card


_FRAMES = {"BEGIN": 1, "END": -1}


def _is_agent(card: Card) -> bool:
    """Tell whether what begins now is the card of somebody's assistant, inside theirs."""
    return bool(card.lines) and card.lines[-1].name == "AGENT" and not card.lines[-1].value.strip()


def groups(source: Source) -> dict[str, tuple[str, ...]]:
    """Return in which groups each card is, by its id; some programs write a group as a card of its own."""
    if "groups" not in source.kept:
        source.kept["groups"] = _read_groups(source) if _has_groups(source) else {}
    found: dict[str, tuple[str, ...]] = source.kept["groups"]
    return found


def _has_groups(source: Source) -> bool:
    last = b""
    with source.binary() as file:
        while block := file.read(1 << 20):
            if _GROUP_MARK.search(last + block):
                return True
            last = block[-20:]
    return False


def _read_groups(source: Source) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    room = _MEMBERS_MOST
    for card in cards(source):
        if isinstance(card, Line) or card.kind != "group":
            continue
        name = next((unescaped(line.value) for line in card.lines if line.name == "FN" and line.value), "")
        members = [line.value for line in card.lines if line.name in {"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"}]
        for member in members[:room] if name else ():
            uid = _plain_uid(unescaped(member))
            found[uid] = (*found.get(uid, ()), name)
        room = max(room - len(members), 0)
    return found


def _plain_uid(uid: str) -> str:
    """Return an id without what some programs write around it."""
    found = _UUID.fullmatch(uid)
    return found[1].lower() if found else uid
