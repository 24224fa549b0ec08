"""Write the generated parts of the documentation, or check that they are current.

    python tools/write_docs.py            write
    python tools/write_docs.py --check    exit 1 if anything would change

Generated are docs/commands.md (what each command says of itself) and, in README.md and docs/*.md, what every
`$ netj …` line of a ```console block answers: the lines of one file are run in order on one new journal, on one
fixed day, at 88 columns.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-23"
COLUMNS = 88
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _answer(line: str) -> str:
    """Return what a command line prints, as if on a terminal without colours."""
    from netjournal.cli import main, output

    out = io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        mock.patch.object(output, "is_terminal", lambda stream: stream is out),
    ):
        main.run(shlex.split(line)[1:])
    return out.getvalue()


def _surroundings(folder: str) -> dict[str, str]:
    return {
        "HOME": folder,
        "NETJ_JOURNAL": f"{folder}/journal.db",
        "NETJ_CONFIG": f"{folder}/config.toml",
        "NETJ_TODAY": TODAY,
        "NETJ_LANG": "en",
        "TERM": "dumb",
        "COLUMNS": str(COLUMNS),
        "LINES": "1000",
    }


def with_sessions(page: str) -> str:
    """Return a page with the answers of its console blocks written anew."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, _surroundings(folder)):
        return _BLOCK.sub(lambda block: f"```console\n{_session(block[1], folder)}```", page)


def _session(block: str, folder: str) -> str:
    """Return a session with the answers of `netj` written anew; those of other programs stay as they are."""
    parts = [part for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE) if part.startswith("$ ")]
    told = []
    for part in parts:
        line, _newline, answer = part.removeprefix("$ ").partition("\n")
        if line.startswith("netj"):
            answer = _answer(line).replace(folder, "~/.local/share/netjournal")
        told.append(f"$ {line}\n{answer.strip(chr(10))}\n")
    return "\n".join(told).replace("\n\n\n", "\n\n")


def commands_page() -> str:
    """Return docs/commands.md."""
    from netjournal.cli.group import COMMANDS

    parts = [
        "# Commands\n\nGenerated from the program: `python tools/write_docs.py`. Each is also `netj NAME --help`.\n"
    ]
    for heading, entries in COMMANDS.items():
        parts.append(f"\n## {heading}\n")
        parts += [
            f"\n{'#' * (3 + name.count(' '))} netj {name}\n\n```text\n{_help(name)}```\n"
            for entry in entries
            for name in _names(entry)
        ]
    return "".join(parts)


def _names(entry: Any) -> list[str]:
    """Return the name of a command, and those of the commands under it."""
    from netjournal.cli.group import loaded

    return [entry.name, *(f"{entry.name} {under}" for under in getattr(loaded(entry), "commands", {}))]


def _help(name: str) -> str:
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, _surroundings(folder)):
        return _answer(f"netj {name} --help")


def generated() -> dict[Path, str]:
    """Return every file with generated parts, as it should be."""
    pages: dict[Path, Any] = {ROOT / "docs" / "commands.md": commands_page()}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        if path not in pages:
            pages[path] = with_sessions(path.read_text(encoding="utf-8"))
    return pages


def main() -> int:
    """Write or check all pages."""
    sys.path.insert(0, str(ROOT / "src"))
    stale = [
        path for path, text in generated().items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not current: run python tools/write_docs.py")
        return 1 if stale else 0
    for path in stale:
        path.write_text(generated()[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
