"""Tables of other programs: the header is found wherever it stands, and each row is told with its line."""

import contextlib
import csv
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.errors.files import BadFile
from netjournal.formats import reading, tables
from netjournal.formats.reading import Source

Make = Callable[..., Source]


def is_header(titles: list[str]) -> bool:
    """Know a row with these two columns as the header."""
    return {"Name", "Email"} <= {*titles}


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Return what makes a source of some bytes or text."""

    def made(content: str | bytes, name: str = "x.csv") -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return stack.enter_context(reading.opened(path))

    with contextlib.ExitStack() as stack:
        yield made


def read(source: Source, **how: bool) -> list[tuple[int, dict[str, str]]]:
    return list(tables.rows(source, is_header=is_header, **how))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_found_out(make: Make, sign: str) -> None:
    """Commas, semicolons and tabs are told apart by the header that they make."""
    content = f'Name{sign}Email\r\n"Okafor{sign} Sam"{sign} sam@x.org \r\n'

    assert read(make(content)) == [(2, {"Name": f"Okafor{sign} Sam", "Email": "sam@x.org"})]


def test_a_preamble_before_the_header_is_passed_over(make: Make) -> None:
    """The header is searched within the first twenty rows, whatever stands before it."""
    content = 'Notes:\n"When exporting, you may\nfind that some, but not all, are here"\n\nName,Email\nSam,s@x.org\n'

    assert read(make(content)) == [(6, {"Name": "Sam", "Email": "s@x.org"})]


def test_lines_are_those_where_a_row_begins(make: Make) -> None:
    """A cell of several lines and empty rows do not make the lines of the others wrong."""
    content = 'Name,Email\n"Sam\nOkafor",s@x.org\n\n,\nPriya,p@x.org\n'

    assert [(line, row["Name"]) for line, row in read(make(content))] == [(2, "Sam\nOkafor"), (6, "Priya")]


def test_short_rows_are_filled_and_long_ones_are_told(make: Make) -> None:
    """A missing cell is empty; a cell too many makes a problem of the row, an empty one does not."""
    source = make("Name,Email\nSam\nPriya,p@x.org,,\nJo,j@x.org,,more\n")

    rows = read(source)

    assert rows[0][1] == {"Name": "Sam", "Email": ""}
    assert tables.beyond(source, *rows[1]) is None
    problem = tables.beyond(source, *rows[2])
    assert problem is not None
    assert (problem.line, problem.reason) == (4, "it has more cells than the header")


def test_a_byte_order_mark_and_old_line_ends_do_no_harm(make: Make) -> None:
    """UTF-8 with a mark, UTF-16, and the line ends of old Macs are read."""
    plain = "Name,Email\rZoë,z@x.org\r"

    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(make(plain.encode(encoding))) == [(2, {"Name": "Zoë", "Email": "z@x.org"})]


def test_a_header_without_a_name_for_a_column_leaves_that_column(make: Make) -> None:
    """Some programs end each line with a delimiter."""
    assert read(make("Name,Email,\nSam,s@x.org,\n")) == [(2, {"Name": "Sam", "Email": "s@x.org"})]


def test_a_column_may_stand_twice_where_the_format_has_it(make: Make) -> None:
    """The second is then called “… 2”; elsewhere the file is refused."""
    content = "Name,Email,Name\nSam,s@x.org,Okafor\n"

    assert read(make(content), may_repeat=True)[0][1]["Name 2"] == "Okafor"
    with pytest.raises(BadFile, match="the column “Name” stands there twice"):
        read(make(content))


BAD = {
    "no header": ("Sam,s@x.org\nPriya,p@x.org\n", "no line that names its columns"),
    "the header twice": ("Name,Email\nSam,s@x.org\nName,Email\n", "a second time, in line 3"),
    "a quote without end": ('Name,Email\nSam,s@x.org\n"Priya,p@x.org\nJo,j@x.org\n', "opens in line 3 is never closed"),
    "a record without end": ('Name,Email\n"' + "x\n" * 2_500_000, "line 2"),
    "a line without end": ("Name,Email\nSam," + "x" * 5_000_000, "without end"),
    "NUL further down": ("Name,Email\n" + "Sam,s\n" * 20_000 + "P\x00,p\n", "binary data"),
    "not UTF-8 further down": (b"Name,Email\n" + b"Sam,s\n" * 20_000 + b"Zo\xeb,z\n", "not UTF-8"),
    "too many columns": ("Name,Email" + "".join(f",c{n}" for n in range(2000)) + "\nSam,s\n", "more than 1000 columns"),
    "empty": ("", "empty"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_table_that_is_off_is_refused_in_a_sentence(make: Make, case: str) -> None:
    """Whatever is wrong, one sentence says so, and no traceback does."""
    content, words = BAD[case]

    with pytest.raises(BadFile) as refused:
        read(make(content))

    assert words in refused.value.message


def test_recognising_reads_the_head_only_and_never_fails(make: Make) -> None:
    """What is no table of this format, or no text at all, has no header."""
    assert tables.header(make("a\nName;Email;X\n"), is_header) == ["Name", "Email", "X"]
    assert tables.header(make("nothing\n"), is_header) is None
    assert tables.header(make(b"\x00\x01\x02"), is_header) is None
    assert tables.header(make('"' * 31), is_header) is None
    assert tables.header(make("x" * 3_000_000), is_header) is None


def test_reading_leaves_the_reader_of_csv_as_it_was(make: Make) -> None:
    """The limit of a cell is nobody else's business."""
    before = csv.field_size_limit()

    read(make("Name,Email\nSam,s\n"))

    assert csv.field_size_limit() == before


def test_a_hundred_thousand_rows_take_little_memory(make: Make) -> None:
    """Rows stream: what was read is let go."""
    source = make("Name,Email\n" + "Sam Okafor,sam@x.org\n" * 100_000)
    tracemalloc.start()
    started = time.process_time()

    many = sum(1 for _row in tables.rows(source, is_header=is_header))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert many == 100_000
    assert peak < 5_000_000
    assert time.process_time() - started < 30


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(str.strip)


@given(rows=st.lists(st.tuples(CELL.filter(bool), CELL), max_size=10), sign=st.sampled_from(",;\t"))
def test_what_was_written_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], sign: str
) -> None:
    """Any cells, written by a proper writer, are read as they were."""
    path = tmp_path_factory.mktemp("rows") / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=sign, quoting=csv.QUOTE_ALL)
        writer.writerows([("Name", "Email"), *rows])
    if ("Name", "Email") in rows:
        return

    with reading.opened(path) as source:
        assert [(row["Name"], row["Email"]) for _line, row in read(source)] == rows
