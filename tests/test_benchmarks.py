"""The benchmarks measure what they say: a sound journal of the size asked for, and only runs that went well."""

import importlib
import os
import shutil
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


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """Return a folder in which built journals stay for all tests of this file."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="module")
def built_once(kept) -> Path:
    """Return a small journal to read, or to copy."""
    return built(kept / "small.db")


@pytest.fixture
def small(built_once, journal_path) -> Path:
    """Return the journal of this test, a small one that was built."""
    shutil.copy(built_once, journal_path)
    return journal_path


def test_a_built_journal_is_sound_and_as_large_as_asked(netj, small):
    """Whatever is measured on it holds for a journal that netj itself would have written."""
    report = netj("doctor", "--json").json

    assert report["sound"] is True
    assert len(netj("list", "--json").json) == 40
    assert sum(row["count"] for row in netj("rank", "--all", "--json").json) == 600


def test_a_built_journal_has_something_to_say(netj, small):
    """There are people who are ready, one who is met most, and a word to search for."""
    assert netj("due", "--json").json
    assert max(netj("rank", "--all", "--json").json, key=lambda row: row["count"])["name"] == "Busy Bee"
    assert netj("find", "zanzibar", "--json").json


def test_the_same_numbers_make_the_same_journal(tmp_path, netj, monkeypatch, built_once):
    """Two machines measure the same people and entries."""
    again = built(tmp_path / "again.db")

    answers = []
    for path in (built_once, again):
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


def test_a_command_that_does_not_end_is_ended(bench):
    """One that takes minutes for what others do at once stops there, and is a failure."""
    running = bench("running")

    with pytest.raises(running.Failed, match=r"had not ended after 0\.1 s"):
        running.run((sys.executable, "-c", "import time; time.sleep(600)"), os.environ, limit=0.1)


@pytest.mark.parametrize("terminal", [True, False])
def test_a_run_tells_what_it_cost(bench, terminal):
    """On a terminal as in a pipe: the output, the time of the processor, the memory."""
    running = bench("running")

    cost = running.run((sys.executable, "-c", "import sys; print(sys.stdout.isatty())"), os.environ, terminal=terminal)

    assert cost.output.strip() == str(terminal).encode()
    assert 0 < cost.seconds < 10
    assert 1 < cost.memory < 1000


def test_every_measured_command_runs(bench, small):
    """No line of the table names an option that is gone; what writes is taken back."""
    commands = bench("commands")

    for command in commands.COMMANDS:
        assert command.run(small).output


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


# --- beside other programs ---------------------------------------------------------------------------

#: A program that keeps a line for each entry in a file named `book`.
PEER = """
import pathlib, sys
book = pathlib.Path(sys.argv[1]) / "book"
{statement}
if sys.argv[2] == "add":
    book.write_text(book.read_text() + sys.argv[3] + chr(10))
else:
    print(book.read_text(), end="")
"""


@pytest.fixture
def beside(bench, tmp_path, kept, monkeypatch):
    """Return a way to compare netj with an invented program that begins with a statement."""
    others, peers = bench("others"), bench("peers")
    monkeypatch.setenv("NETJ_BENCHMARKS", str(kept))

    def compared(statement: str = "", fill=None):
        folder = tmp_path / "compared"
        folder.mkdir()
        program = tmp_path / "invented.py"
        program.write_text(PEER.format(statement=statement))

        def filled(place: Path, network) -> None:
            (place / "book").write_text("".join(f"{entry.name}\n" for entry in network.entries))

        def line(*words: str) -> tuple[str, ...]:
            return (sys.executable, str(program), str(folder / "invented"), *words)

        peer = others.Peer(
            name="invented",
            morning=line("show"),
            entry=line("add", others.NEW),
            fill=fill or filled,
            variables=lambda _folder: dict(os.environ),
            version=line("show"),
            total=line("show"),
        )
        return peers.compared(folder, [peer], 20, runs=1), peers

    return compared


def test_another_program_gets_the_same_people_and_entries(bench, netj, small):
    """What is handed on is what netj itself holds, oldest first."""
    network = bench("others").Network.of(small)

    assert len(network.people) == 40
    assert len(network.entries) == 600
    assert [entry.day for entry in network.entries] == sorted(entry.day for entry in network.entries)
    counts = {row["name"]: row["count"] for row in netj("rank", "--all", "--json").json}
    assert counts == {name: sum(entry.name == name for entry in network.entries) for name in counts}
    assert all(entry.note for entry in network.entries)


def test_each_program_is_filled_with_all_of_them(bench, tmp_path, built_once):
    """No file that is written for another program leaves anybody or any entry out."""
    others = bench("others")
    network = others.Network.of(built_once)
    written = {"khard": "cards/*.vcf", "jrnl": "jrnl.txt", "hledger": "hledger.journal"}

    for peer in others.PEERS:
        if peer.name not in written:
            continue  # filled by the program itself, and counted by it
        folder = tmp_path / peer.name
        folder.mkdir()
        peer.fill(folder, network)
        text = "".join(path.read_text() for path in sorted(folder.glob(written[peer.name])))
        for entry in network.entries:
            assert others.tag(entry.name) in text.replace(" ", "_")
            assert text.count(entry.note) == sum(other.note == entry.note for other in network.entries)


def test_a_program_that_does_well_is_compared(beside):
    """Both questions have a time of its own, and a word for how it compares."""
    outcome, peers = beside()

    assert not outcome.left_out
    assert outcome.waits["invented"].usual.keys() == outcome.waits["netj"].usual.keys() == {*peers.ASKED}
    table = peers.shown({20: outcome}, ["invented"])
    assert "not counted" not in table.lower()
    assert table.count("faster") + table.count("slower") + table.count("as quick") == len(peers.ASKED)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        pytest.param("if sys.argv[2] == 'add': sys.exit('no room')", "left with 1: no room", id="fails"),
        pytest.param("if sys.argv[2] == 'add': sys.exit()", "holds 20 where 22 were put in", id="loses an entry"),
        pytest.param(
            "if sys.argv[2] == 'show': print(chr(10).join('x' * 20)); sys.exit()", "anybody", id="says nothing"
        ),
    ],
)
def test_a_program_that_fails_is_named_and_never_counted(beside, statement, reason):
    """Its place in the table says so, the reason stands below, and the others are measured all the same."""
    outcome, peers = beside(statement)

    assert reason in outcome.left_out["invented"]
    assert peers.ENTRY in outcome.waits["netj"].usual
    assert "invented" not in outcome.waits or peers.ENTRY not in outcome.waits["invented"].usual
    table = peers.shown({20: outcome}, ["invented"])
    assert "| invented | not counted |" in table
    assert f"Not counted: invented with 20 entries: {outcome.left_out['invented']}" in table


def test_a_program_that_did_not_take_all_is_not_counted(beside):
    """One that dropped entries when it was filled would be quick for it."""
    outcome, _peers = beside(fill=lambda place, _network: (place / "book").touch())

    assert outcome.left_out == {"invented": "invented holds 0 where 20 were put in"}


def test_the_table_says_who_is_faster_and_by_how_much(bench):
    """Than netj, in words; a difference smaller than the noise is none."""
    peers = bench("peers")

    assert peers.compare(0.3, 0.1) == "3.0× slower"
    assert peers.compare(0.05, 0.1) == "2.0× faster"
    assert peers.compare(0.102, 0.1) == "as quick"
    assert peers.first_of({"netj": 0.1, "slow": 0.4, "slower": 0.9}) == "**netj**, 4.0× before slow"
    assert peers.first_of({"netj": 0.1, "quick": 0.02, "slow": 0.9}) == "**quick**, 5.0× before netj"


def test_programs_that_are_missing_are_named(tmp_path):
    """A machine without them still measures netj, and says whom it did not measure."""
    words = [sys.executable, FOLDER / "peers.py", "--entries", "0", "--runs", "1"]

    ran = subprocess.run(words, capture_output=True, text=True, check=True, env={**os.environ, "PATH": str(tmp_path)})

    assert "Not installed here, and not measured: khard, jrnl, taskwarrior, buku, hledger." in ran.stdout
    assert "| netj |" in ran.stdout
    assert "| khard |" not in ran.stdout
