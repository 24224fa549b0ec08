"""Markdown tables, and the marked blocks of docs/performance.md into which they are written."""

from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table: its first column to the left, all others to the right."""
    edges = "|".join(["---", *["---:"] * (len(heads) - 1)])
    return "\n".join((row(heads), f"|{edges}|", *map(row, rows)))


def row(cells: Sequence[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"


def write(name: str, text: str, page: Path = PAGE) -> None:
    """Put a text between the marks of this name on the page.

    Raises:
        SystemExit: when the page has no such marks.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    whole = page.read_text(encoding="utf-8")
    if whole.count(begin) != 1 or whole.count(end) != 1:
        raise SystemExit(f"{page} has no marks {begin} … {end}")
    head, _begin, rest = whole.partition(begin)
    tail = rest.partition(end)[2]
    page.write_text(f"{head}{begin}\n\n{text.strip()}\n\n{end}{tail}", encoding="utf-8")
