"""In which character set a stranger's text is written: UTF-8 wherever it can be, else found out from its letters.

A detector alone takes the short texts of address books for Central European: “José Müller” is the same bytes in
both. So it is asked about other scripts only, and Latin letters are told apart by what does not belong in a word.
"""

import codecs
import re
from collections.abc import Iterator

from netjournal.errors.files import BadFile, NeedsExtra
from netjournal.formats.reading import UTF8, Source
from netjournal.i18n import N_, _

#: Ends of names whose text may be in any character set; other formats say or prescribe theirs.
SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".md"})

_BLOCK = 1 << 20
#: Bytes of lines with other than plain letters that are looked at.
_SAMPLE_MOST = 200_000
_LINE_MOST = 4000
#: The first letter of the next script.
_BEYOND_LATIN = "\u0370"
#: A text with more than so many right letters to a wrong one is meant to be UTF-8.
_DAMAGED_MOST = 3
_HIGH = re.compile(rb"[\x80-\xff]+")
_HIGH_WORD = re.compile(rb"\S*[\x80-\xff]\S*")
#: What may look wrong in the shortest of texts.
_ODD_MOST = 3

#: Latin ones, the likeliest first, since the first of equals is taken.
_LATIN = ("cp1252", "cp1250", "cp1254", "mac_roman", "cp850")
_TITLES = {
    "utf-16": "UTF-16",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp932": "Shift JIS",
    "shift_jis": "Shift JIS",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "big5hkscs": "Big5",
    "cp949": "EUC-KR",
    "euc_kr": "EUC-KR",
    "koi8_r": "KOI8-R",
}


def find(source: Source) -> str:
    """Find out how a text is to be read, set it, and return what it is called; empty where it is UTF-8.

    The file is read to its end, so that nothing turns up later. What is no text at all among the files of an archive
    is left as it is, since it may be none that is read.

    Raises:
        BadFile: when it is text in no character set, or empty, or no text.
        NeedsExtra: when it is not UTF-8 and the library that tells others apart is not installed.
    """
    try:
        source.head()
    except BadFile:
        if source.bundle is not None:
            return ""
        raise
    if source.encoding not in UTF8:
        return title(source.encoding)
    if source.suffix not in SUFFIXES or _fits(source, "utf-8"):
        return ""
    sample = _sample(source)
    if _is_damaged(sample):
        raise source.bad(
            _("it is UTF-8 text, but for some bytes that are damaged"), _("Save it as UTF-8, and import that.")
        )
    for encoding in _likely(sample):
        if _fits(source, encoding):
            source.encoding = encoding
            return title(encoding)
    raise _unknown(source)


def title(encoding: str) -> str:
    """Return what people call an encoding."""
    if re.fullmatch(r"cp125\d", encoding):
        return f"Windows-{encoding[2:]}"
    return _TITLES.get(encoding, encoding.upper().replace("_", "-"))


def _unknown(source: Source) -> BadFile:
    return source.bad(_("its character set cannot be told"), _("Save it as UTF-8, and import that."))


def _fits(source: Source, encoding: str) -> bool:
    """Tell whether the whole file is text in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with source.binary() as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged(sample: bytes) -> bool:
    """Tell whether a text is UTF-8 but for a few bytes; in another set its letters would all come in wrong."""
    letters = sample.decode("utf-8", errors="replace")
    bad = letters.count("\ufffd")
    return sum(not sign.isascii() for sign in letters) - bad > _DAMAGED_MOST * bad


def _sample(source: Source) -> bytes:
    """Return lines with other than plain letters, from all over the file's beginning, as many as are needed."""
    found, size = [], 0
    with source.binary() as file:
        while size < _SAMPLE_MOST and (line := file.readline(_LINE_MOST)):
            if _HIGH.search(line):
                found.append(line)
                size += len(line)
    return b"".join(found)


def _likely(sample: bytes) -> Iterator[str]:
    """Return encodings to try, the likeliest first.

    Raises:
        NeedsExtra: when the library that tells them apart is not installed.
    """
    detected = _detected(sample)
    if detected and not _is_latin(sample, detected):
        yield detected
    odd = {encoding: _oddness(sample, encoding) for encoding in _LATIN}
    # Where every other word has something wrong, it is no text in any of them.
    most = max(_ODD_MOST, len(_HIGH_WORD.findall(sample)) / 2)
    yield from (encoding for encoding in sorted(_LATIN, key=lambda one: odd[one]) if odd[encoding] <= most)


def _is_latin(sample: bytes, detected: str) -> bool:
    """Tell whether a text is in Latin letters.

    Letters beyond ASCII mostly stand alone there, as in no other script; nor are they another script's as detected.
    """
    runs = _HIGH.findall(sample)
    if sum(1 for run in runs if len(run) == 1) * 2 >= sum(map(len, runs)):
        return True
    letters = [sign for sign in sample.decode(detected, errors="ignore") if not sign.isascii() and sign.isalpha()]
    return sum(sign < _BEYOND_LATIN for sign in letters) * 2 > len(letters)


def _detected(sample: bytes) -> str:
    try:
        import charset_normalizer  # noqa: PLC0415  needed for a file that is not UTF-8 only
    except ImportError:
        raise NeedsExtra(extra="import", what=_(N_("Text that is not UTF-8"))) from None
    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else ""


# --- Latin letters -----------------------------------------------------------------------------------

_WORD = re.compile(r"\S*[^\x00-\x7f]\S*")
#: Signs that stand before a word, and inside one.
_OPENING = frozenset("¿¡“‘«‹„‚§©®†•€£¥")  # noqa: RUF001  these very signs
_JOINING = frozenset("’–—·…/")  # noqa: RUF001  these too
#: What an encoding makes of letters that are common where another one is used.
_ODD = {
    # Polish, Czech, Hungarian, Croatian and Turkish, read as Western.
    "cp1252": re.compile(
        r"£[a-z]|ø[aáeéiíuy]|[áéíýè]ø|ì[a-záéíýž]|[šžŠŽ]|õ(?!e)|iæ\b|[a-zö]þ|[b-df-hklmnpst]ý|[ao]ð[ae]"
    ),
    # Western and Turkish, read as Central European.
    "cp1250": re.compile(r"[ĺŕă]|ń[aeiou]|ę[msn]|ď[aeiv]|[ţđ][ýöü]|đ[b-df-hk-np-tvz]"),
    # Icelandic, read as Turkish.
    "cp1254": re.compile(r"[ğşıİŞĞ][æáíóú]|[æáíóú][ğşıİŞĞ]"),
}


def _oddness(sample: bytes, encoding: str) -> float:
    """Return how much of a text looks wrong in an encoding; without end where it cannot be read."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return float("inf")
    words: list[str] = _WORD.findall(text)
    own = _ODD.get(encoding)
    return sum(map(_odd_signs, words)) + (sum(len(own.findall(word)) for word in words) if own else 0)


def _odd_signs(word: str) -> int:
    """Return how many signs of a word stand where none belongs, and capitals behind a small letter."""
    return sum(
        _is_odd(before, sign, after)
        for before, sign, after in zip(f" {word}", word, f"{word[1:]} ", strict=False)
        if not sign.isascii()
    )


def _is_odd(before: str, sign: str, after: str) -> bool:
    if sign.isalpha():
        return sign.isupper() and before.islower()
    if sign in _OPENING:
        return before.isalpha()
    return after.isalpha() and not (sign in _JOINING and before.isalpha())
