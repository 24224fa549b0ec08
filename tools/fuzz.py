"""Let atheris look for a file, a day or a text that breaks a reader, guided by what each input reaches.

    python tools/fuzz.py vcard                  one importer, until Ctrl-C or a fault
    python tools/fuzz.py days -max_total_time=600
    python tools/fuzz.py text

Needs atheris (pip install atheris), which is not to be had for every Python; without it the tests still bend files
of every format at random: python tools/trust.py fuzz.
"""

import datetime as dt
import functools
import importlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

TODAY = dt.date(2026, 11, 23)


def main() -> int:
    """Run atheris on what is named."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    fuzz: Any = importlib.import_module("trust.fuzz")
    targets: dict[str, Callable[[bytes], object]] = {"days": days, "text": text}
    for form, seeds in fuzz.SEEDS.items():
        targets[form] = functools.partial(fuzz.swallow, form, seeds[0][0])
    if len(sys.argv) < 2 or sys.argv[1] not in targets:  # noqa: PLR2004  the program and a target
        print(f"One of: {', '.join(targets)}")
        return 2
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        print("skipped: atheris is not installed; pip install atheris, or try python tools/trust.py fuzz")
        return 0
    # It ends the process by itself, so that what stands here is left to the machine to clear away.
    corpus = Path(tempfile.mkdtemp(prefix="netj-fuzz-"))
    for name, words in fuzz.SEEDS.get(sys.argv[1], ()):
        (corpus / name).write_text(words, encoding="utf-8")
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *sys.argv[2:], str(corpus)], targets[sys.argv[1]])
    atheris.Fuzz()
    return 0


def days(data: bytes) -> None:
    """Read a day, a deadline, a birthday and a length of time."""
    from netjournal import dates, errors

    words = data.decode("utf-8", "surrogateescape")
    readers: tuple[Callable[[], object], ...] = (
        lambda: dates.past(words, TODAY),
        lambda: dates.ahead(words, TODAY),
        lambda: dates.birthday(words),
        lambda: dates.span(words),
    )
    for read in readers:
        try:
            read()
        except errors.NetjError:
            continue


def text(data: bytes) -> None:
    """Show, cut, wrap and compare a text."""
    from netjournal import text as texts

    words = data.decode("utf-8", "surrogateescape")
    texts.shown(words)
    texts.cut(texts.shown(words), 20)
    texts.wrap(words, 20)
    texts.folded(words)


if __name__ == "__main__":
    sys.exit(main())
