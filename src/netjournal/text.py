"""How text from people is shown, measured and compared; nothing else makes it safe for a terminal.

`shown` is the one door to the screen: what a stranger wrote may look odd behind it, but it moves no cursor,
sets no title, turns no line around and hides nothing.
"""

import functools
import re
import unicodedata

from netjournal.errors import EmptyText, LongText, NotText

NAME_MOST = 10_000
NOTE_MOST = 1_000_000

_ELLIPSIS = "…"
_JOINERS = "\u200c\u200d"  # Persian words and emoji families need them
_MARKS_MOST = 8  # the richest scripts put four on a letter
_MARKS_RUN = r"[^\w\x00-\x7f]{9,}"  # no mark is a \w, so a run of marks lies in such a run
_MARKS = frozenset({"Mn", "Me"})
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_UNCELLED = frozenset({"Cf", "Me", "Mn"})
_BLANK = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
# Letters and marks that draw nothing: fillers, selectors of a variant, the empty braille cell.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_VARIANTS = range(0xFE00, 0xFE10)
_TAGS = range(0xE0000, 0xE1000)  # signs that spell hidden words, and selectors that can
_FIRST_TAG = chr(_TAGS.start)
_BMP_END = 0xFFFF
_BYTE_END = 0xFF


# --- shown -------------------------------------------------------------------------------------------


def shown(text: str) -> str:
    r"""Return the text as it may go to a terminal: what would act on it or hide in it is spelled out.

    A line break becomes “⏎”, a tab a space, and every other control, invisible or direction-turning
    character an escape such as `\x1b`. Marks piled more than eight high are cut short.
    """
    if text.isprintable() and (text.isascii() or max(text) < _FIRST_TAG):
        return _thinned(text)
    return _thinned(text.replace("\r\n", "\n").translate(_ESCAPES))


class _Escapes(dict[int, str | int]):
    """A translation table that finds out about a character when it first meets it."""

    def __missing__(self, code: int) -> str | int:
        if len(self) >= self.most:
            self.clear()
            self.update(_SPELLED)
        seen: str | int = _escape(code) if _is_unseen(code) else code
        self[code] = seen
        return seen

    most = 20_000  # a hostile text must not make the table grow without end


def _is_unseen(code: int) -> bool:
    """Say whether a character acts on the terminal or hides from the eye."""
    char = chr(code)
    return (unicodedata.category(char) in _UNSEEN and char not in _JOINERS) or code in _TAGS


def _escape(code: int) -> str:
    """Return the visible spelling of a character, as Python would write it."""
    if code <= _BYTE_END:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _BMP_END else f"\\U{code:08x}"


_SPELLED: dict[int, str | int] = {0x0A: "⏎", 0x09: " "}
_ESCAPES = _Escapes(_SPELLED)


def _thinned(text: str) -> str:
    """Return the text with no more marks on one letter than any script needs."""
    beyond_ascii = 0 if text.isascii() else len(text.encode()) - len(text)  # as many characters, or more
    return re.sub(_MARKS_RUN, _thinned_run, text) if beyond_ascii > _MARKS_MOST else text


def _thinned_run(run: re.Match[str]) -> str:
    """Return a run of symbols and marks, with what is piled too high replaced by one ellipsis."""
    kept: list[str] = []
    row = 0
    for char in run[0]:
        row = row + 1 if char in _JOINERS or unicodedata.category(char) in _MARKS else 0
        if row <= _MARKS_MOST:
            kept.append(char)
        elif row == _MARKS_MOST + 1:
            kept.append(_ELLIPSIS)
    return "".join(kept)


# --- measured ----------------------------------------------------------------------------------------


def width(text: str) -> int:
    """Return how many cells of a terminal line the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@functools.lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    """Return the cells of one character: none for marks and joiners, two for wide ones."""
    if unicodedata.combining(char) or unicodedata.category(char) in _UNCELLED or ord(char) in _VARIANTS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cut(text: str, cells: int) -> str:
    """Return the text in at most so many cells, ending in “…” where something was left out."""
    if len(text) <= cells and text.isascii():
        return text
    if cells < 1:
        return "" if width(text) else text
    used = end = 0
    for at, char in enumerate(text):
        used += _cells(char)
        if used > cells:
            return text[:end].rstrip(_JOINERS) + _ELLIPSIS
        if used < cells:
            end = at + 1
    return text


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Return the text filled up with spaces to so many cells; with `right`, it stands at the right."""
    gap = " " * (cells - width(text))
    return gap + text if right else text + gap


def wrap(text: str, cells: int) -> list[str]:
    """Return raw text as shown lines of at most so many cells (two at least), broken between words.

    Line breaks in the text are kept; a word too long for a line is broken.
    """
    room = max(cells, 2)
    lines = text.replace("\r\n", "\n").split("\n")
    return [row for line in lines for row in _wrapped(shown(line), room)]


def _wrapped(line: str, cells: int) -> list[str]:
    """Return one shown line as lines that fit."""
    rows: list[str] = []
    row, used = "", 0
    for word in line.split(" "):
        for at, piece in enumerate(_pieces(word, cells)):
            size = width(piece)
            if row and (at or used + 1 + size > cells):
                rows.append(row)
                row, used = piece, size
            elif row:
                row, used = f"{row} {piece}", used + 1 + size
            else:
                row, used = piece, size
    return [*rows, row]


def _pieces(word: str, cells: int) -> list[str]:
    """Return a word in pieces that fit a line, marks staying with their letters; none for no word."""
    if width(word) <= cells:
        return [word] if word else []
    pieces: list[str] = []
    start = used = 0
    for at, char in enumerate(word):
        size = _cells(char)
        if used + size > cells:
            pieces.append(word[start:at])
            start, used = at, 0
        used += size
    return [*pieces, word[start:]]


# --- compared ----------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """Return the text as it is compared: without case, accents, or more than one space in a row."""
    if text.isascii():
        return " ".join(text.lower().split())
    kept = " ".join(text.casefold().split())
    return _plain(text) or _plain(kept) or kept  # a text of nothing but marks is compared as it is


def _plain(text: str) -> str:
    """Return the text without case, marks and surplus space, which may leave nothing."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return " ".join(bare.split())


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return folded(text).split()


def slips(folded: str) -> set[str]:
    """Return every text that one slip of the finger makes of this one.

    A letter is left out, added or wrong, or two are swapped; a letter that comes in is a Latin one, or one
    that the text has already. So a misspelt name is looked up by index, not measured against all others.
    """
    letters = {*"abcdefghijklmnopqrstuvwxyz", *folded}
    parts = [(folded[:at], folded[at:]) for at in range(len(folded) + 1)]
    made = {before + after[1:] for before, after in parts}
    made |= {before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1}
    for letter in letters:
        made.update(before + letter + after[1:] for before, after in parts)
        made.update(before + letter + after for before, after in parts)
    return made - {folded}


# --- taken -------------------------------------------------------------------------------------------


def clean(text: str, what: str, most: int = NAME_MOST) -> str:
    """Return the text as the journal takes it: as given, without space around it.

    Raises:
        EmptyText: There is nothing in it to see.
        LongText: It is longer than `most` characters.
        NotText: It holds bytes that were no text.
    """
    given = text.strip()
    if len(given) > most:
        raise LongText(what=what, length=len(given), most=most)
    if not _is_text(given):
        raise NotText(text=shown(given)[:40])
    if not any(map(_is_visible, given)):
        raise EmptyText(what=what)
    return given


def _is_text(text: str) -> bool:
    """Say whether the text can be written as UTF-8; bytes that were none came in as lone surrogates."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_visible(char: str) -> bool:
    """Say whether a character leaves anything to see."""
    unseen = char in _FILLERS or ord(char) in _VARIANTS or ord(char) in _TAGS
    return not unseen and unicodedata.category(char) not in _BLANK
