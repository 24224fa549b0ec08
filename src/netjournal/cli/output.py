"""The only module that prints: data to standard output, talk to standard error, and nothing unsafe to either.

Rich is imported only where it paints: on a terminal that takes colour. Everywhere else the same lines are
printed plainly.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

from netjournal.text import cut
from netjournal.text import shown as safe
from netjournal.views import page
from netjournal.views.page import Page, Span

if TYPE_CHECKING:
    from rich.console import Console

#: What the style names look like: readable on dark and on light ground, and nothing rests on colour alone.
THEME = {
    "strong": "bold",
    "dim": "dim",
    "name": "bold",
    "good": "green",
    "warm": "magenta",
    "head": "bold",
}
_NARROWEST, _WIDEST = 20, 400
#: Seconds before a long work shows how far it is, and the cells of its bar.
_PATIENCE, _BAR = 0.5, 24


def columns() -> int:
    """Return the width of the terminal in cells, within reason."""
    return max(_NARROWEST, min(_size().columns, _WIDEST))


def _size() -> os.terminal_size:
    import shutil  # noqa: PLC0415  only on a terminal: it brings every kind of archive with it

    return shutil.get_terminal_size()


def show(content: Page, *, to: TextIO | None = None, long: bool = False) -> None:
    """Print a page: laid out to the terminal's width there, uncut elsewhere.

    Args:
        content: the page.
        to: standard output unless said.
        long: whether a page longer than the screen goes through the pager that the person chose with PAGER.
    """
    stream = to or sys.stdout
    if not is_terminal(stream):
        _write(stream, (_joined(spans) for spans in page.lines(content.blocks, None)))
        return
    laid_out: Iterable[list[Span]] = page.lines(content.blocks, columns())
    if long and stream is sys.stdout and os.environ.get("PAGER"):
        laid_out = whole = list(laid_out)
        if len(whole) >= _size().lines:
            _page_through(whole)
            return
    if _takes_style(stream):
        _paint(stream, laid_out)
    else:
        _write(stream, (_joined(spans) for spans in laid_out))


def show_json(value: Any, *, to: TextIO | None = None) -> None:
    """Print one JSON value and nothing else."""
    import json  # noqa: PLC0415  only where asked for

    stream = to or sys.stdout
    indent = 2 if is_terminal(stream) else None
    if isinstance(value, Iterator):
        _write(stream, _listed(value, lambda one: json.dumps(one, ensure_ascii=True, indent=indent)))
    else:
        _write(stream, [json.dumps(value, ensure_ascii=True, indent=indent)])


def _listed(values: Iterator[Any], spelled: Callable[[Any], str]) -> Iterator[str]:
    """Return a JSON list line by line, so that a long one is not held whole."""
    before = "["
    for value in values:
        yield before + spelled(value)
        before = ","
    yield "[]" if before == "[" else "]"


def show_raw(text: str) -> None:
    """Print the text of an export as it is: a file's content, not a screen."""
    sys.stdout.write(text)


class _Screen(io.TextIOBase):
    """A terminal that is sent a file: what would act on it is spelled out."""

    def write(self, text: str) -> int:
        """Show a part of a file."""
        sys.stdout.write("\n".join(safe(part) for part in text.replace("\r\n", "\n").split("\n")))
        return len(text)


@contextmanager
def file() -> Iterator[TextIO]:
    """Give standard output as a file: to the byte what a file would hold, but safe on a terminal."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if is_terminal(sys.stdout) or not hasattr(sys.stdout, "buffer"):
        yield _Screen()  # type: ignore[misc]  # writing is all that is done with it
        return
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        yield stream
        stream.flush()
    finally:
        with suppress(OSError, ValueError):
            stream.detach()


@contextmanager
def progress(label: str, *, of_bytes: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Give a way to tell how far a long work has come; shown on a terminal, once it takes over half a second.

    Args:
        label: what is being done.
        of_bytes: whether bytes are counted, so that the rate of reading them is worth showing.
    """
    import time  # noqa: PLC0415  only long works tell the time

    stream, start, shown = sys.stderr, time.monotonic(), False

    def tell(name: str, done: int, total: int) -> None:
        nonlocal shown
        if is_terminal(stream) and time.monotonic() - start > _PATIENCE:
            rate = f"  {done / (time.monotonic() - start) / 1_000_000:.1f} MB/s" if of_bytes else ""
            share = min(done, total) / max(total, 1)
            bar = f"{label} {int(share * _BAR) * '#':.<{_BAR}} {int(share * 100):3}%{rate}  {name}"
            stream.write("\r" + cut(safe(bar), columns() - 1).ljust(columns() - 1))
            stream.flush()
            shown = True

    try:
        yield tell
    finally:
        if shown:
            stream.write("\r" + " " * (columns() - 1) + "\r")
            stream.flush()


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; a closed one is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def is_seen() -> bool:
    """Tell whether what is shown goes to a terminal, where numbers of rows are remembered."""
    return is_terminal(sys.stdout)


def _takes_style(stream: TextIO) -> bool:
    return os.environ.get("TERM", "") not in ("", "dumb") and is_terminal(stream)


def _joined(spans: Iterable[Span]) -> str:
    return "".join(text for text, _style in spans)


def _write(stream: TextIO | None, rows: Iterable[str]) -> None:
    if stream is None:
        return
    for row in rows:
        stream.write(row + "\n")
    stream.flush()


def _console(stream: TextIO) -> "Console":
    from rich.console import Console  # noqa: PLC0415  only on a terminal
    from rich.theme import Theme  # noqa: PLC0415

    return Console(
        file=stream,
        width=columns(),
        theme=Theme(THEME),
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
    )


def _paint(stream: TextIO, laid_out: Iterable[Iterable[Span]]) -> None:
    _print(_console(stream), laid_out)


def _print(console: "Console", laid_out: Iterable[Iterable[Span]]) -> None:
    from rich.text import Text  # noqa: PLC0415  only on a terminal

    for spans in laid_out:
        console.print(Text.assemble(*((s.text, s.style if s.style != page.PLAIN else "") for s in spans)))


def _page_through(laid_out: Iterable[Iterable[Span]]) -> None:
    console = _console(sys.stdout)
    # A pager shows styles only where it was told that escape sequences are meant.
    with console.pager(styles="R" in os.environ.get("LESS", "").upper()):
        _print(console, laid_out)
