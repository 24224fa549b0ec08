"""Who is who in a WhatsApp chat: which of its senders is you, who the others are, and whether it is a group.

A chat is called after the other one, in whatever language; what neither its name nor your own names tell is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from netjournal import text
from netjournal.domain.transfer import Own
from netjournal.errors.files import Undecided
from netjournal.formats.reading import Source
from netjournal.i18n import _

_NAMED_MOST = 3
_PAIR = 2
PHONE = re.compile(r"\+?[\d\s().‑-]{7,25}")  # noqa: RUF001  WhatsApp writes numbers with hyphens that do not break
_COPY = re.compile(r"\s*(?:\(\d+\)|- copy)$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:whatsapp chat (?:with|-)|(?:chat|xat) (?:de )?whatsapp (?:con|amb|com|dengan|s uživatelem)"
    r"|conversa (?:do|de) whatsapp com|discussion whatsapp avec|whatsapp[- ]chatt? (?:mit|met|med|dengan)"
    r"|czat whatsapp z|чат whatsapp (?:с контактом|с|з|із)|whatsapp-keskustelu)\s*(?P<title>.+)",  # noqa: RUF001
    re.IGNORECASE,
)


@dataclass(slots=True)
class Hints:
    """What a chat itself tells of who is who."""

    #: What iOS, or the notice that the group was made, calls it.
    title: str = ""
    is_group: bool = False
    #: Senders of messages that you took back, so these are you.
    yours: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sides:
    """Which senders are you, and who the others are; the title of a group, None in a chat of two."""

    mine: frozenset[str]
    others: tuple[str, ...]
    group: str | None
    #: Whether it is plain who you are.
    is_known: bool = True


def sides_of(source: Source, people: Sequence[str], hints: Hints, own: Own) -> Sides:
    """Find out who of a chat is who.

    Args:
        source: the file, which is called after the other one, or after the group.
        people: everybody who wrote or called.
        hints: what the chat itself tells.
        own: your names.

    Raises:
        Undecided: when the file does not tell who you are.
    """
    named, written = _title(source), hints.title
    mine = frozenset(sender for sender in people if any(_is_same(sender, name) for name in own.names))
    if not mine and len(hints.yours) == 1:
        mine = frozenset(hints.yours)
    others = [sender for sender in people if sender not in mine]
    them = _them(source, others, named or written)
    is_pair = len(people) <= _PAIR and not (len(people) == _PAIR and named and mine and not them)
    is_group = hints.is_group or not is_pair
    if is_group:
        title = named or written
        others = [sender for sender in others if not title or sender != title]
        if not mine and not own.names:
            raise _who(source, others)
        return Sides(mine, tuple(others), title, is_known=bool(mine))
    if mine:
        return Sides(mine, tuple(others) or _of_title(named or written), None)
    if them:
        return Sides(frozenset(people) - {them}, (them,), None)
    if len(people) == 1 and (named or written):
        return Sides(frozenset(people), _of_title(named or written), None)
    if not people:
        return Sides(frozenset(), _of_title(named or written), None)
    raise _who(source, people)


def _of_title(title: str) -> tuple[str, ...]:
    return (title,) if title else ()


def _who(source: Source, people: Sequence[str]) -> Undecided:
    names = ", ".join(text.cut(text.shown(name), 40) for name in people[:_NAMED_MOST])
    more = ", …" if len(people) > _NAMED_MOST else ""
    what = _("which of its people is you: {names}").format(names=names + more)
    return Undecided(path=source.name, what=what, option=_('--me "Your name"'))


def _title(source: Source) -> str:
    """Return what the name of the file, or of what it came in, calls the chat."""
    for stem in _stems(source):
        found = _TITLE.fullmatch(stem)
        if found:
            return found["title"].strip()
    return ""


def _stems(source: Source) -> Iterator[str]:
    """Return the names of the file and of what it came in, plainly spelled and without their ends."""
    for path in (Path(source.name), Path(source.bundle or "")):
        for name in (path.name, path.parent.name):
            stem = _COPY.sub("", re.sub(r"\.(?:txt|zip)$", "", name, flags=re.IGNORECASE))
            yield (stem if " " in stem else unquote(stem.replace("_", " "))).strip()


def _them(source: Source, people: Sequence[str], title: str) -> str:
    """Return the sender after whom the chat is called, empty where none is."""
    exact = next((sender for sender in people if title and _is_same(sender, title)), "")
    if exact or title:
        return exact
    # In languages whose file names are not known, a name in it is theirs.
    stems = [f" {text.folded(stem)} " for stem in _stems(source) if "whatsapp" in stem.lower()]
    within = [sender for sender in people if any(f" {text.folded(plain_name(sender))} " in stem for stem in stems)]
    return within[0] if len(within) == 1 else ""


def _is_same(sender: str, name: str) -> bool:
    digits = re.sub(r"\D", "", name)
    if len(digits) > 6 and PHONE.fullmatch(sender):  # noqa: PLR2004  shorter ones are no whole numbers
        return re.sub(r"\D", "", sender) == digits
    return text.folded(plain_name(sender)) == text.folded(name)


def plain_name(sender: str) -> str:
    """Return a sender's name without the sign that stands before those who are in no address book."""
    return sender.lstrip("~ ").strip() or sender
