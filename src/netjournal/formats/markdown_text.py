"""The guards of Markdown notes: text from people as inert Markdown, as a YAML string, and as the name of a file.

Nothing else may put what a person typed into a note: behind these doors it makes no link, tag, heading or HTML.
"""

import re
import unicodedata
import zlib

from netjournal import text

#: Of a file's name before its suffix, in bytes: what file systems take, encrypted ones too, with room for an id.
_STEM_MOST = 112
#: Signs of ASCII that a name keeps; letters, digits, marks and symbols beyond ASCII are kept too.
_NAME_SIGNS = frozenset(" -_.,'()&+@!")
_DROPPED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_SPACES = frozenset({"Zl", "Zp", "Zs"})
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)\s*(\.|$)", re.IGNORECASE)
_JOINERS = "\u200c\u200d"  # Persian words and families of emoji need them

# --- Markdown ----------------------------------------------------------------------------------------

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SIGNS = re.compile(
    r"""
    [\\`*\[\]#|~$^{}]           # code, emphasis, links, tags, tables, mathematics, blocks, templates
    | (?<![^\W_])_ | _(?![^\W_])  # an underscore within a word does nothing
    | =(?==) | (?<==)=          # ==marked==
    | %(?=%) | (?<=%)%          # %%hidden%%
    | :(?=:|//) | (?<=:):       # field:: value, and bare links
    | (?<=\S)@(?=\S)            # addresses
    | (?<=\bwww)\.              # bare links again
    | (?<![:/\w])/(?=/)          # and these
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: What only acts at the beginning of a line: lists, headings underlined, rules, fences, tables.
_AT_START = re.compile(r"[-+=:]|(?<=\d)[.)]")


def inert(given: str) -> str:
    """Return text as one line of Markdown that shows it and does nothing."""
    return _line(" ".join(given.split()))


def paragraphs(given: str) -> list[str]:
    """Return text as lines of Markdown that show it and do nothing; its empty lines stay, one at a time."""
    lines: list[str] = []
    for row in given.splitlines():
        line = _line(" ".join(row.split()))
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _line(row: str) -> str:
    """Return a line without line breaks, every sign that Markdown acts on escaped."""
    escaped = _SIGNS.sub(r"\\\g<0>", text.shown(row)).translate(_ENTITIES)
    digits = len(escaped) - len(escaped.lstrip("0123456789"))
    if _AT_START.match(escaped, digits):
        return f"{escaped[:digits]}\\{escaped[digits:]}"
    return escaped


# --- front matter ------------------------------------------------------------------------------------

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BMP_END, _SURROGATES = 0xFFFF, range(0xD800, 0xE000)


def quoted(given: str) -> str:
    """Return text as a string of YAML in double quotes; two brackets in it are parted, so that they are no link."""
    parted = given.replace("[[", "[ [").replace("[[", "[ [").replace("](", "] (")
    return f'"{"".join(map(_yaml_sign, parted))}"'


def quoted_link(link: str) -> str:
    """Return a link as a string of YAML: the one text in the front matter that is meant to be a link."""
    return f'"{link}"'


def _yaml_sign(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char.isascii() and char.isprintable():
        return char
    code = ord(char)
    if code in _SURROGATES:
        return "\ufffd"
    if char.isprintable() or char in _JOINERS:
        return char
    return f"\\u{code:04x}" if code <= _BMP_END else f"\\U{code:08x}"


def tag(name: str) -> str:
    """Return a name as a tag of Obsidian: letters, digits, hyphens, and something that is no digit; may be empty."""
    plain = unicodedata.normalize("NFC", name).strip()
    signs = [c if c == "_" or unicodedata.category(c)[0] in "LNM" else "-" for c in plain]
    joined = re.sub("-+", "-", "".join(signs)).strip("-")
    return f"n{joined}" if joined.isdecimal() else joined


# --- names of files and links ------------------------------------------------------------------------


def label(name: str) -> str:
    """Return a name as the words of a link, or of a file: letters, digits, and signs that act nowhere."""
    plain = unicodedata.normalize("NFC", name)
    return " ".join("".join(map(_name_sign, plain)).split())


def _name_sign(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in _SPACES or char in "\n\t\r":
        return " "
    if char.isascii():
        return char if char.isalnum() or char in _NAME_SIGNS else "" if kind in _DROPPED else "-"
    if kind in _DROPPED:
        return char if char in _JOINERS else ""
    return char


class Names:
    """The names of the files in one folder: safe on every system, and no two that any system holds for one."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str, id_: str = "") -> str:
        """Return a name for a file, without its suffix; where it is taken or empty, it ends in a part of the id."""
        stem = _stem(name)
        mark = id_.replace("-", "")[:8] or f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"
        free, more = stem or f"({mark})", 1
        while (known := _compared(free)) in self._taken:
            free = f"{stem} ({mark})".strip() if more == 1 else f"{stem} ({mark} {more})".strip()
            more += 1
        self._taken.add(known)
        return free


def _stem(name: str) -> str:
    """Return a name as that of a file: not hidden, not reserved by any system, not too long."""
    stem = label(name[: _STEM_MOST * 4]).strip(" .-")
    while len(stem.encode()) > _STEM_MOST:
        stem = stem[:-1].rstrip(" .-" + _JOINERS)
    if _RESERVED.match(unicodedata.normalize("NFKC", stem)):
        stem = f"_{stem}"
    return stem


def _compared(stem: str) -> str:
    """Return what two names have in common that some file system holds for one."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", stem).casefold())
    return "".join(c for c in plain if unicodedata.category(c) != "Cf")
