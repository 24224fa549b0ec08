"""The benchmarks measure what they say: a sound journal of the size asked for, and only runs that went well."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netjournal.storage import depth_keeping
from netjournal.storage.journal import Journal

FOLDER = Path(__file__).parent.parent / "benchmarks"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the tests were installed without the benchmarks")


@pytest.fixture
def bench(monkeypatch):
    """Return a way to import one of the benchmarks' modules."""
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module


def built(path: Path, people: int = 40, exchanges: int = 600) -> Path:
    """Build a small journal by the program's own command line."""
    words = [str(path), "--people", str(people), "--exchanges", str(exchanges)]
    subprocess.run([sys.executable, FOLDER / "build.py", *words], check=True, capture_output=True)
    return path


def test_a_built_journal_is_sound_and_as_large_as_asked(netj, journal_path):
    """Whatever is measured on it holds for a journal that netj itself would have written."""
    built(journal_path)

    report = netj("doctor", "--json").json

    assert report["sound"] is True
    assert len(netj("list", "--json").json) == 40
    assert sum(row["count"] for row in netj("rank", "--all", "--json").json) == 600


def test_a_built_journal_has_something_to_say(netj, journal_path):
    """There are people who are ready, one who is met most, and a word to search for."""
    built(journal_path)

    assert netj("due", "--json").json
    assert max(netj("rank", "--all", "--json").json, key=lambda row: row["count"])["name"] == "Busy Bee"
    assert netj("find", "zanzibar", "--json").json


def test_the_same_numbers_make_the_same_journal(tmp_path, netj, monkeypatch):
    """Two machines measure the same people and entries."""
    one, two = built(tmp_path / "one.db"), built(tmp_path / "two.db")

    answers = []
    for path in (one, two):
        monkeypatch.setenv("NETJ_JOURNAL", str(path))
        answers.append(netj("rank", "--all", "--json").json)

    assert answers[0] == answers[1]


def test_a_built_journal_keeps_ties_and_checkpoints_as_an_import_would(journal_path):
    """Long ties are as quick to carry on as they would be in a journal that grew: nothing is left out."""
    journal = Journal.to_write(built(journal_path, people=4, exchanges=4000))

    def kept():
        return [journal.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in ("tie", "checkpoint")]

    ties, checkpoints = kept()
    with journal.writing():
        depth_keeping.rebuild_many(journal, range(1, 5))

    assert checkpoints
    assert kept() == [ties, checkpoints]
    journal.close()


def test_a_failing_command_is_never_counted_as_a_quick_one(bench):
    """A crash ends the measurement, and says what went wrong."""
    running = bench("running")

    with pytest.raises(SystemExit, match="left with 3"):
        running.run((sys.executable, "-c", "print('no'); raise SystemExit(3)"), dict(os.environ))


@pytest.mark.parametrize("terminal", [True, False])
def test_a_run_tells_what_it_cost(bench, terminal):
    """On a terminal as in a pipe: the output, the time of the processor, the memory."""
    running = bench("running")

    cost = running.run((sys.executable, "-c", "import sys; print(sys.stdout.isatty())"), os.environ, terminal=terminal)

    assert cost.output.strip() == str(terminal).encode()
    assert 0 < cost.seconds < 10
    assert 1 < cost.memory < 1000


def test_every_measured_command_runs(bench, journal_path):
    """No line of the table names an option that is gone; what writes is taken back."""
    commands = bench("commands")
    built(journal_path)

    for command in commands.COMMANDS:
        assert command.run(journal_path).output


def test_a_table_is_put_between_its_marks(bench, tmp_path):
    """The page keeps everything around them."""
    tables = bench("tables")
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n")

    tables.write("x", tables.table(["one", "two"], [["1", "2"]]), page)

    assert page.read_text() == "a\n<!-- x: begin -->\n\n| one | two |\n|---|---:|\n| 1 | 2 |\n\n<!-- x: end -->\nb\n"
    with pytest.raises(SystemExit, match="no marks"):
        tables.write("y", "", page)


def test_without_valgrind_the_check_says_that_it_skipped(monkeypatch, tmp_path):
    """A missing tool is named, and fails nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))

    ran = subprocess.run([sys.executable, FOLDER / "check_instructions.py"], capture_output=True, text=True, check=True)

    assert "skipped: valgrind is not installed" in ran.stdout


def test_a_page_has_the_marks_of_every_table(bench):
    """What the commands named in docs/performance.md write finds its place there."""
    text = bench("tables").PAGE.read_text()

    for name in ("measure", "start", "peers"):
        assert text.count(f"<!-- {name}: begin -->") == text.count(f"<!-- {name}: end -->") == 1
