import contextlib
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal import text
from netjournal.errors import EmptyText, LongText, NotText

PLANES = (range(0x32000), range(0xE0000, 0xE1100), range(0xF0000, 0xF0010), range(0x10FFF0, 0x110000))
EVERY = [chr(code) for plane in PLANES for code in plane]  # all that is assigned, and edges of the private planes
PATIENT = settings(deadline=None)  # a busy machine is no failure
ZWJ, ZWNJ = "\u200d", "\u200c"
FAMILY = "👩‍👩‍👧"
ODD = st.sampled_from(
    [*"ab éß漢字かー👩\u0301\u0302\u0488\ufe0f\u3000\xa0\xad\t\n\r\x1b\x9b", ZWJ, ZWNJ, "\u202e", "\udcff"]
)
TEXTS = st.text(max_size=60) | st.text(ODD, max_size=60)
MARK = "\u0301"


def counted(line):
    """Return the cells of a line, counted as the tool that checks screens does."""
    cells = 0
    for char in line:
        variant = "\ufe00" <= char <= "\ufe0f"
        if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Me", "Mn"} or variant:
            continue
        cells += 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
    return cells


# --- shown -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("", ""), ("João 漢字", "João 漢字"), ("a\nb", "a⏎b"), ("a\r\nb", "a⏎b"), ("a\rb", "a\\x0db"),
        ("a\tb", "a b"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"), ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x00\x7f\x85\x9b", "\\x00\\x7f\\x85\\x9b"), ("\xad", "\\xad"), ("\u202eevil", "\\u202eevil"),
        ("\u2028\u2029\u200b\ufeff", "\\u2028\\u2029\\u200b\\ufeff"), ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("\u061c\u200e\u200f", "\\u061c\\u200e\\u200f"), ("\ufff9\ufffb", "\\ufff9\\ufffb"),
        ("\U000e0068", "\\U000e0068"), ("\U000e0100", "\\U000e0100"), ("\udcff", "\\udcff"),
        ("\ue000", "\\ue000"),
        (FAMILY, FAMILY), ("می\u200cروم", "می\u200cروم"), ("a\xa0b\u3000c", "a\xa0b\u3000c"),
        ("❤️", "❤️"),
    ],
)  # fmt: skip
def test_what_would_act_or_hide_is_spelled_out(raw, seen):
    """Controls, invisible and direction-turning characters become visible; letters and joiners stay."""
    assert text.shown(raw) == seen


def test_no_character_at_all_gets_through_that_should_not():
    """Of all characters there are, none shown is a control, a format sign but a joiner, or half a pair."""
    unseen = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

    through = {c for c in text.shown("".join(EVERY)) if unicodedata.category(c) in unseen}

    assert through == {ZWJ, ZWNJ}


def test_harmless_characters_are_left_alone():
    """Whatever can be printed is shown as it is."""
    harmless = [c for c in EVERY if c.isprintable() and not 0xE0000 <= ord(c) < 0xE1000]

    assert [c for c in harmless if text.shown(c) != c] == []


@PATIENT
@given(TEXTS)
def test_what_is_shown_stays_inert(raw):
    """Shown text is never changed by showing it again, and holds no line break."""
    once = text.shown(raw)

    assert text.shown(once) == once
    assert len(once.splitlines()) <= 1


def test_piled_marks_are_cut_short():
    """Eight marks on a letter are kept; a tower of them becomes one ellipsis, joiners between or not."""
    assert text.shown("a" + MARK * 8 + "b") == "a" + MARK * 8 + "b"
    assert text.shown("a" + MARK * 500 + "b") == "a" + MARK * 8 + "…b"
    assert text.shown("a\n" + ("b" + MARK * 9) * 2) == "a⏎" + ("b" + MARK * 8 + "…") * 2
    assert len(text.shown("a" + (MARK * 7 + ZWJ) * 50)) == 10
    assert text.shown("—" * 50) == "—" * 50


# --- measured ----------------------------------------------------------------------------------------


@PATIENT
@given(TEXTS)
def test_width_is_what_a_terminal_takes(raw):
    """Marks take no cell, wide characters two, all others one."""
    assert text.width(raw) == counted(raw)


@pytest.mark.parametrize(
    ("raw", "cells", "short"),
    [
        ("Sam Okafor", 10, "Sam Okafor"), ("Sam Okafor", 9, "Sam Okaf…"), ("Sam", 1, "…"), ("Sam", 0, ""),
        ("Sam", -1, ""), ("", 0, ""), ("漢字", 4, "漢字"), ("漢字", 3, "漢…"), ("漢字", 2, "…"),
        ("e\u0301te\u0301", 3, "e\u0301te\u0301"), ("e\u0301te\u0301s", 3, "e\u0301t…"),
        (FAMILY, 5, "👩‍👩…"),
        ("e\u0301e\u0301", 1, "…"),
    ],
)  # fmt: skip
def test_a_cut_text_says_so(raw, cells, short):
    """What does not fit ends in an ellipsis, between letters and never between a letter and its marks."""
    assert text.cut(raw, cells) == short


@PATIENT
@given(TEXTS, st.integers(-2, 70))
def test_a_cut_text_fits(raw, cells):
    """Whatever the text, it takes no more cells than it was given, and all of it is kept where it fits."""
    short = text.cut(raw, cells)

    assert text.width(short) <= max(cells, 0)
    assert raw.startswith(short.removesuffix("…"))
    assert short == raw or text.width(raw) > cells


@PATIENT
@given(TEXTS, st.integers(0, 70))
def test_columns_line_up(raw, cells):
    """A padded text fills its cells on either side, and is never shortened."""
    left, right = text.pad(raw, cells), text.pad(raw, cells, right=True)

    assert text.width(left) == text.width(right) == max(cells, text.width(raw))
    assert left.startswith(raw)
    assert right.endswith(raw)


@pytest.mark.parametrize(
    ("raw", "cells", "lines"),
    [
        ("", 10, [""]), ("one two three", 7, ["one two", "three"]),
        ("one\n\ntwo\r\nthree", 9, ["one", "", "two", "three"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]), ("漢字漢字", 5, ["漢字", "漢字"]),
        ("  a   b ", 9, ["a b"]),
        ("\x1b[2J", 20, ["\\x1b[2J"]), ("a\tb", 9, ["a b"]), ("ab", 0, ["ab"]), ("漢字", 1, ["漢", "字"]),
        ("go abcdefgh", 4, ["go", "abcd", "efgh"]),
    ],
)  # fmt: skip
def test_long_text_is_wrapped_between_words(raw, cells, lines):
    """Lines break between words, line breaks stay, and only a word too long for a line is broken."""
    assert text.wrap(raw, cells) == lines


@PATIENT
@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing(raw, cells):
    """No line is wider than it may be, nothing but space is lost, and every line is fit to be shown."""
    lines = text.wrap(raw, cells)
    shown = "".join(text.shown(line) for line in raw.replace("\r\n", "\n").split("\n"))

    assert all(text.width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    assert all(text.shown(line) == line for line in lines)


# --- compared ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  João  da\tSILVA ", "joao da silva"), ("Straße", "strasse"), ("ﬁn", "fin"),
        ("\uff2a\uff4f", "jo"), ("İstanbul", "istanbul"),
        ("", ""), ("  ", ""), (MARK, MARK), ("Zoe\u0308", "zoe"), ("Ёлка", "елка"),
    ],
)  # fmt: skip
def test_case_accents_and_space_do_not_tell_names_apart(raw, plain):
    """Text is compared without case, accents and surplus space; nothing but marks is compared as it is."""
    assert text.folded(raw) == plain


@PATIENT
@given(TEXTS | st.text(st.characters(categories=["Mn", "Sk", "Lm", "Zs"]), max_size=5))
def test_folding_twice_is_folding_once(raw):
    """What is folded stays as it is."""
    once = text.folded(raw)

    assert text.folded(once) == once


def test_every_character_folds_for_good():
    """Of all characters there are, none folds to something that folds further."""
    assert [c for c in EVERY if text.folded(text.folded(c)) != text.folded(c)] == []


@PATIENT
@given(TEXTS)
def test_case_and_composition_fold_away(raw):
    """However a text is typed or composed, it is compared as the same."""
    if text.folded(unicodedata.normalize("NFD", raw)).strip(MARK):
        assert text.folded(unicodedata.normalize("NFC", raw)) == text.folded(unicodedata.normalize("NFD", raw))


def test_words_are_folded_words():
    """A text falls into its words, ready to compare."""
    assert text.words(" João  da SILVA ") == ["joao", "da", "silva"]
    assert text.words(" ") == []


# --- taken -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", ["Sam", "a  b\n c", MARK + "\u0302", "漢字", "👍", "a\x1bb", "\\", "0"])
def test_text_is_kept_as_given(raw):
    """The journal takes what a person wrote, and only the space around it is dropped."""
    assert text.clean(f" {raw}\n", "name") == raw


@pytest.mark.parametrize(
    "raw", ["", " ", "\n\t", "\u200b", "\u200d", "\ufeff \x07", "\xa0\u3000", "\u3164", "\ufe0f", "\u2800"]
)
def test_nothing_to_see_is_refused(raw):
    """Space, controls and invisible characters alone are no text."""
    with pytest.raises(EmptyText, match="The name is empty"):
        text.clean(raw, "name")


def test_too_long_is_refused():
    """A text has a limit, and the error says both lengths."""
    assert text.clean("a" * text.NAME_MOST, "name")
    with pytest.raises(LongText, match="10,001 characters long, and 10,000"):
        text.clean("a" * (text.NAME_MOST + 1), "name")
    assert text.clean("é" * text.NOTE_MOST, "note", text.NOTE_MOST)


@pytest.mark.parametrize("raw", ["\udcff", "caf\udce9", "x\ud83d", "é" * 99 + "\udcff"])
def test_bytes_that_are_no_text_are_refused(raw):
    """A broken byte on the command line is refused, and the error can itself be shown."""
    with pytest.raises(NotText) as refusal:
        text.clean(raw, "name")

    assert text.shown(refusal.value.message) == refusal.value.message
    assert len(refusal.value.facts["text"]) <= 40


@PATIENT
@given(TEXTS)
def test_any_text_is_taken_or_refused(raw):
    """Whatever is typed, it is refused, or taken as given and fit to be stored."""
    taken = None
    with contextlib.suppress(EmptyText, NotText):
        taken = text.clean(raw, "note")

    assert taken is None or taken.encode().decode() == raw.strip()


# --- cost --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", ["a", "a\n", "é漢", "é\n", "\x1b", MARK, "—", "👩‍", "word "])
def test_a_megabyte_is_no_burden(piece):
    """A million characters of any kind are shown, cut, measured, folded and taken in no more than seconds."""
    huge = "a" + (piece * 999_999)[:999_999]
    start = time.process_time()

    text.cut(text.shown(huge), 40)
    text.width(huge)
    text.folded(huge)
    text.clean(huge, "note", text.NOTE_MOST)

    assert time.process_time() - start < 3


def test_a_hostile_text_does_not_fill_the_memory():
    """What is learned about characters stays small, however many different ones come by."""
    text.shown("".join(EVERY))

    assert len(text._ESCAPES) <= text._ESCAPES.most
