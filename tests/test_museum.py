"""What old journals promise: each version ever released opens with this one, and says what it said then."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from netjournal.storage import schema

MUSEUM = Path(__file__).with_name("museum")
VERSIONS = sorted(path.stem for path in MUSEUM.glob("v*.sql"))


@pytest.fixture
def exhibit(request, journal_path: Path) -> str:
    """Put the journal of an old version where netj looks for it, and return its name."""
    connection = sqlite3.connect(journal_path)
    connection.executescript((MUSEUM / f"{request.param}.sql").read_text(encoding="utf-8"))
    connection.close()
    journal_path.chmod(0o600)
    return request.param


def assert_says(now: Any, then: Any, where: str) -> None:
    """Fail unless all that was said then is said now; what was added since is welcome."""
    if isinstance(then, dict):
        assert then.keys() <= now.keys(), where
        for key, value in then.items():
            assert_says(now[key], value, f"{where}.{key}")
    elif isinstance(then, list):
        assert len(now) == len(then), where
        for at, (ours, theirs) in enumerate(zip(now, then, strict=True)):
            assert_says(ours, theirs, f"{where}[{at}]")
    else:
        assert now == (pytest.approx(then, rel=1e-9) if isinstance(then, float) else then), where


@pytest.mark.parametrize("exhibit", VERSIONS, indirect=True)
def test_an_old_journal_opens_and_says_what_it_said(netj, exhibit):
    """Lists, ranks, briefs and the history are as they were; the journal is sound."""
    golden = json.loads((MUSEUM / f"{exhibit}.json").read_text(encoding="utf-8"))

    for command, then in golden.items():
        assert_says(netj(*command.split()).json, then, command)


@pytest.mark.parametrize("exhibit", VERSIONS, indirect=True)
def test_an_old_journal_can_be_lived_with(netj, exhibit):
    """It takes entries, undoes what was done before, and is sound after that."""
    netj("log", "sam", "tea")
    netj("undo")
    netj("undo")
    netj("redo")

    netj("doctor")


def test_every_version_has_an_exhibit_with_every_table_filled():
    """No version is without its dump, and the newest leaves no table empty."""
    assert [f"v{number}" for number in range(1, schema.VERSION + 1)] == VERSIONS
    words = (MUSEUM / f"v{schema.VERSION}.sql").read_text(encoding="utf-8")
    tables = (*schema.FACTS, "tie", "gates", "step", "change", "batch", "tombstone")
    assert [table for table in tables if f'INSERT INTO "{table}"' not in words] == []
