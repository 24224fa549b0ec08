# ruff: noqa: RUF001  letters of many languages
"""Character sets: UTF-8 wherever it can be, else found out from the letters, and said."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netjournal.errors.files import BadFile, NeedsExtra
from netjournal.formats import encodings, reading
from netjournal.formats.reading import Source

Make = Callable[..., Source]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Return what makes a source of some bytes."""

    def made(content: bytes, name: str = "x.csv") -> Source:
        path = tmp_path / name
        path.write_bytes(content)
        return stack.enter_context(reading.opened(path))

    with contextlib.ExitStack() as stack:
        yield made


TEXTS = [
    ("cp1252", "Windows-1252", "Vorname;Nachname;Straße geschäftlich\nJosé;Müller;Königstraße 5\nZoë;Ångström;\n"),
    ("cp1252", "Windows-1252", "Name,Email\nJosé,j@x.org\n"),
    ("cp1252", "Windows-1252", "Primeiro nome;Sobrenome;Anotações\nJoão;Conceição;São Simões\n"),
    ("cp1252", "Windows-1252", "Prénom;Nom\nFrançois;Lefèvre\nAnaïs;Crête\nœuvre;août, “l’été”\n"),
    ("cp1252", "Windows-1252", "Nombre\nMª José Núñez\n¿Qué?\nPeña\n"),
    ("cp1252", "Windows-1252", "Navn\nSøren Kjærgård\nØystein Bø\nJørgen\n"),
    ("cp1252", "Windows-1252", "Nafn\nÞóra Guðmundsdóttir\nÆgir Björnsson\n"),
    ("cp1252", "Windows-1252", "Nome\nNiccolò Già\nLunedì Forlì\n"),
    ("cp1250", "Windows-1250", "Jméno;Příjmení\nŠtěpán;Dvořák\n"),
    ("cp1250", "Windows-1250", "Imię\nŁukasz Wąsik\nMałgorzata Żółć\n"),
    ("cp1250", "Windows-1250", "Név\nGyőri Ödön\nSzűcs Ágnes\n"),
    ("cp1254", "Windows-1254", "Adı;Soyadı\nIşıl;Çağlar\nŞükrü;Öztürk\nGülşen;Yılmaz\n"),
    ("mac_roman", "Mac Roman", "Vorname;Nachname\nJosé;Müller\nBjörn;Åberg\n"),
    ("cp850", "DOS 850", "Vorname;Nachname\nJosé;Müller\nBjörn;Åberg\n"),
    ("cp1251", "Windows-1251", "Имя;Фамилия\nИван;Петров\nСергей;Иванов\n"),
    ("cp932", "Shift JIS", "姓,名,会社\n佐藤,太郎,東京商事\n鈴木,花子,\n"),
    ("gb18030", "GB 18030", "姓名,公司\n王小明,北京大学\n李华,\n"),
    ("big5", "Big5", "姓名,公司\n陳大文,臺灣大學\n"),
    ("cp949", "EUC-KR", "이름,회사\n김철수,삼성\n"),
]


@pytest.mark.parametrize(("encoding", "title", "text"), TEXTS)
def test_a_short_address_book_is_read_in_the_letters_of_its_language(
    make: Make, encoding: str, title: str, text: str
) -> None:
    """Names come out as they were typed, in whichever character set a program wrote them."""
    source = make(text.encode(encoding))

    assert encodings.find(source) == title
    assert "".join(source.lines()) == text


def test_utf8_is_no_news(make: Make) -> None:
    """UTF-8, with a mark or without, needs no word and no library."""
    for content in ("Zoë\n".encode(), b"\xef\xbb\xbf" + "Zoë\n".encode(), b"plain\n"):
        source = make(content)

        assert encodings.find(source) == ""
        assert "".join(source.lines()).strip() in {"Zoë", "plain"}


def test_utf16_with_a_mark_is_read_and_said(make: Make) -> None:
    """Both orders of bytes are told by the mark."""
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        source = make(mark + "Name\nZoë\n".encode(encoding))

        assert encodings.find(source) == "UTF-16"
        assert list(source.lines()) == ["Name\n", "Zoë\n"]


def test_one_letter_far_down_is_seen(make: Make) -> None:
    """The file is looked at to its end before it is read, so that no row fails in the middle."""
    source = make(b"Name\n" + b"Sam\n" * 500_000 + "José\n".encode("cp1252"))

    assert encodings.find(source) == "Windows-1252"
    assert list(source.lines())[-1] == "José\n"


def test_other_formats_say_theirs_themselves(make: Make) -> None:
    """Only tables and plain texts are guessed at; a vCard is left to its reader."""
    source = make("FN:José\n".encode("cp1252"), "x.vcf")

    assert encodings.find(source) == ""
    assert source.encoding == "utf-8-sig"


def test_the_missing_library_is_told_with_the_command_to_type(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a file in UTF-8 is read all the same, and another one says what to install."""
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)

    assert encodings.find(make("Zoë\n".encode())) == ""
    with pytest.raises(NeedsExtra) as refused:
        encodings.find(make(b"Zo\xeb\n"))

    assert refused.value.exit_code == 3
    assert "pip install 'netjournal[import]'" in refused.value.hint


def test_what_is_no_text_is_refused(make: Make) -> None:
    """Binary data and bytes of no character set get a sentence."""
    with pytest.raises(BadFile, match="binary data"):
        encodings.find(make(b"\x00\x01\x02"))
    with pytest.raises(BadFile, match="character set cannot be told"):
        encodings.find(make(b"Name\n" + bytes(range(128, 256)) * 100))


def test_a_large_file_takes_seconds_at_most(make: Make) -> None:
    """Twenty megabytes without an end of line, all of other letters, are told in bounded time."""
    started = time.process_time()

    encodings.find(make("é".encode("cp1252") * 20_000_000))

    assert time.process_time() - started < 30
