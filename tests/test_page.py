"""The layout of pages: straight at any width, and safe whatever people typed."""

from hypothesis import given
from hypothesis import strategies as st

from netjournal.text import width
from netjournal.views.page import Column, Line, Paragraph, Row, Span, Table, line, lines

ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["漢字" * 9, "👩‍👩‍👧 Ann", "דוד לוי", "Z" + "\u0301" * 40, "x" * 90, "a\nb\tc", "\x1b[2J\u202e", "[bold]"]
    ),
)
TABLES = st.lists(st.tuples(ODD, ODD, ODD), max_size=5).map(
    lambda rows: Table(
        (Column(right=True), Column("name", shrinks=True, least=8), Column("what", shrinks=True, least=4)),
        tuple(Row(row, (line(row[1], indent=2),)) for row in rows),
    )
)
BLOCKS = st.lists(
    st.one_of(
        TABLES,
        st.builds(lambda a, b: Line((Span(a),), (Span(b),)), ODD, ODD),
        st.builds(lambda a, n: Paragraph(a, label="note  ", indent=n), ODD, st.integers(0, 8)),
    ),
    max_size=4,
)


def texts(blocks, room):
    return ["".join(span.text for span in row) for row in lines(blocks, room)]


@given(BLOCKS, st.integers(20, 200))
def test_no_line_is_wider_than_the_terminal(blocks, room):
    """Wide characters, marks and long words included."""
    assert all(width(row) <= room for row in texts(blocks, room))


@given(BLOCKS, st.one_of(st.none(), st.integers(20, 200)))
def test_nothing_that_people_typed_acts_on_the_terminal(blocks, room):
    """No control, no turned direction, no line break of theirs."""
    for row in texts(blocks, room):
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in row)


@given(TABLES, st.integers(40, 120))
def test_columns_start_at_the_same_cell_in_every_row(table, room):
    """A table is straight."""
    rows = list(lines([Table(table.columns, tuple(Row(r.cells) for r in table.rows))], room))
    starts = []
    for row in rows:
        at, here = 0, []
        for span in row:
            here.append(at)
            at += width(span.text)
        starts.append(here)
    longest = max(starts, key=len, default=[])
    assert all(here == longest[: len(here)] for here in starts)


def test_a_pipe_cuts_nothing():
    """Whoever reads a pipe gets all of it."""
    table = Table((Column("name", shrinks=True),), (Row(("x" * 500,)),))

    assert texts([table], None)[1] == "x" * 500


def test_what_stands_right_stands_at_the_edge():
    """Or follows at once where there is no room."""
    head = Line((Span("left"),), (Span("right"),))

    assert texts([head], 20) == ["left           right"]
    assert texts([head], None) == ["left  right"]


def test_a_long_cell_gives_way_to_others():
    """The widest column that may shrink shrinks."""
    table = Table((Column(), Column(shrinks=True, least=5)), (Row(("fixed words", "long " * 20)),))

    assert texts([table], 30) == ["fixed words  long long long l…"]


def test_a_label_stands_before_the_first_line_only():
    """The rest is indented under it."""
    assert texts([Paragraph("one two three", label="note  ", indent=2)], 16) == ["  note  one two", "        three"]
