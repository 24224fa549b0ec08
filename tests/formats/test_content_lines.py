"""Content lines hold whatever people write, and give it back; no text ever ends its own line."""

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netjournal.formats import content_lines
from netjournal.formats.content_lines import Line
from netjournal.formats.reading import opened

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)
#: Every sign at which one program or another ends a line.
BREAKS = ("\r\n", "\r", "\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
_NAMES = itertools.count()


def read(folder: Path, content: str | bytes) -> list[Line]:
    """Return the lines of a file."""
    path = folder / f"{next(_NAMES)}.vcf"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with opened(path) as source:
        return list(content_lines.lines(source))


def as_kept(text: str) -> str:
    """Return a text as a line can hold it: without controls, with one kind of line break."""
    for sign in BREAKS:
        text = text.replace(sign, "\n")
    return "".join(c for c in text if c in "\t\n" or not (ord(c) < 0x20 or ord(c) == 0x7F)).strip()


@given(TEXT)
@example("a\r\nEND:VCARD\r\nBEGIN:VCARD")
@example("\\n \\, \\; ;,:\\")
@example("\u2028END:VEVENT\x85x")
def test_a_text_comes_back_from_its_line(tmp_path: Path, text: str) -> None:
    """Whatever it holds, it fills one line and no more."""
    line = content_lines.folded(f"NOTE:{content_lines.escaped(text)}")

    (found,) = read(tmp_path, line)

    assert content_lines.unescaped(found.value) == as_kept(text)


@given(TEXT)
def test_no_row_is_longer_than_programs_read_and_no_letter_is_cut(text: str) -> None:
    """75 octets at most, each row a text by itself, ended as the formats want it."""
    rows = content_lines.folded(f"NOTE:{content_lines.escaped(text)}").encode()

    assert rows.endswith(b"\r\n")
    for row in rows[:-2].split(b"\r\n"):
        assert len(row) <= 75
        row.decode()


@given(TEXT)
def test_no_text_begins_a_line_in_any_program(text: str) -> None:
    """Not even where a program ends lines at signs that others take for letters."""
    line = f"NOTE:{content_lines.escaped(text)}"

    assert len(line.splitlines()) == 1
    assert len(content_lines.bare(text).splitlines()) <= 1


@given(st.lists(TEXT.map(as_kept).filter(bool), min_size=1, max_size=5))
def test_lists_part_again(values: list[str]) -> None:
    """Commas and semicolons inside a value part nothing."""
    assert content_lines.texts(content_lines.listed(values)) == values
    assert content_lines.texts(content_lines.listed(values, ";"), ";") == values


@given(TEXT.map(as_kept), TEXT.map(as_kept).filter(bool))
def test_a_line_taken_apart_is_spelled_the_same_again(parameter: str, value: str) -> None:
    """What is kept of a stranger's card goes back as it came, however often it went through."""
    line = Line(0, "item1", "X-A", (("TYPE", parameter),), content_lines.escaped(value))

    once = content_lines.taken_apart(content_lines.spelled(line))

    assert once is not None
    assert once.value == line.value
    assert content_lines.spelled(once) == content_lines.spelled(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("tel;work;pref:1", Line(1, "", "TEL", (("TYPE", "work"), ("TYPE", "pref")), "1")),
        ('TEL;TYPE="a,b;c:d":1', Line(1, "", "TEL", (("TYPE", "a,b;c:d"),), "1")),
        ("item1.X-AB:a:b", Line(1, "item1", "X-AB", (), "a:b")),
        ("X;P=a^nb^'c^^d:1", Line(1, "", "X", (("P", 'a\nb"c^d'),), "1")),
        ("N;ENCODING=QUOTED-PRINTABLE:=41;=42", Line(1, "", "N", (), "A;B")),
        ("NOTE;ENCODING=b:w6k=", Line(1, "", "NOTE", (), "é")),
    ],
)
def test_a_line_is_taken_apart(tmp_path: Path, text: str, line: Line) -> None:
    """Group, name, parameters and value, in every syntax; what was done for the transfer is undone."""
    assert read(tmp_path, text + "\r\n") == [line]


@pytest.mark.parametrize("text", ["", "no colon", ":x", "a b:c", ";x:y"])
def test_what_is_no_line_is_none(text: str) -> None:
    """It is passed over."""
    assert content_lines.taken_apart(text) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Müller".encode(), "Müller"),
        ("Müller “x”".encode("cp1252"), "Müller “x”"),
        (b"M\x81ller", "M\x81ller"),
        ("ÑÑÑÑ".encode()[:-1], "ÑÑÑ"),
    ],
)
def test_bytes_that_nobody_declared_are_read_as_likely(tmp_path: Path, raw: bytes, text: str) -> None:
    """UTF-8, else Western Windows; UTF-8 that was cut stays UTF-8."""
    assert read(tmp_path, b"NOTE:" + raw)[0].value == text


def test_a_character_set_that_is_none_is_not_asked(tmp_path: Path) -> None:
    """Python knows more than texts; a file cannot call on them."""
    for name in ("zip", "rot13", "idna", "unicode_escape", "x" * 5000):
        found = read(tmp_path, f"NOTE;CHARSET={name};ENCODING=QUOTED-PRINTABLE:=C3=A9")
        assert found[0].value == "é"
