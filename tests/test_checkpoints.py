"""A long tie answers from its checkpoints what else would take reading all that ever passed with one person."""

import datetime as dt
import itertools

import pytest

from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Said
from netjournal.services import contacts, exchanges, history
from netjournal.services import people as services
from netjournal.storage import building, checking_ties, depth, depth_keeping
from netjournal.storage import contacts as rows
from netjournal.storage.journal import Journal

STRETCH = 10
TODAY = dt.date(2026, 11, 23)
FIRST = dt.date(2026, 1, 1)


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch):
    """Let ten entries make a stretch, which otherwise takes a thousand."""
    monkeypatch.setattr(depth, "STRETCH", STRETCH)
    monkeypatch.setattr(depth_keeping, "_TOLD_AGAIN", STRETCH // 2)


@pytest.fixture
def long(netj, journal_path):
    """Return a journal with a tie of 200 days, on each of which something passed, typed one after another."""
    journal = Journal.to_write(journal_path)
    journal.connection.execute("PRAGMA synchronous = OFF")
    contacts.add(journal, Fields(name="Sam Okafor"), said(0), TODAY)
    for day in range(1, 200):
        exchanges.log(journal, [sam(journal)], said(day), TODAY)
    return journal


def said(day: int) -> Said:
    """Return what passed on a day: help given and got by turns."""
    kind = ("guidance", "practical", "reaction")[day % 3]
    ways = {"gave": (f"{kind}: a word",)} if day % 2 else {"got": (f"{kind}: a word",)}
    return Said(date=FIRST + dt.timedelta(day), **ways)


def sam(journal):
    """Return who the long tie is with."""
    return rows.exact(journal, "Sam Okafor")[0]


def kept(journal) -> list[str]:
    """Return the days of all checkpoints."""
    return [date for (date,) in journal.rows("SELECT date FROM checkpoint ORDER BY date")]


@pytest.fixture
def read(monkeypatch):
    """Return a list that fills with the entries that are read to tell ties."""
    found: list[tuple] = []
    ask = depth.entries_after

    def noted(*args):
        for row in ask(*args):
            found.append(row)
            yield row

    monkeypatch.setattr(depth, "entries_after", noted)
    return found


def test_a_tie_that_grows_entry_by_entry_gets_checkpoints(long):
    """Nobody has to do anything for them: between two lie a stretch of entries and not much more."""
    days = [dt.date.fromisoformat(date) for date in kept(long)]

    assert len(days) > 10
    apart = [(later - day).days for day, later in itertools.pairwise(days)]
    assert max(apart) * 2 <= 3 * STRETCH


def test_an_entry_for_an_earlier_day_reads_the_newest_stretch(long, read):
    """What was forgotten last week costs no more with a friend of two hundred entries than with one of twenty."""
    exchanges.log(long, [sam(long)], said(196), TODAY)

    assert 0 < len(read) <= 5 * STRETCH
    assert long.one("SELECT count(*) FROM exchange") > 20 * STRETCH


def test_taking_back_and_changing_read_the_newest_stretch_too(long, read):
    """Undo tells the tie from the last checkpoint before what it took back."""
    history.undo(long)

    assert 0 < len(read) <= 5 * STRETCH


def test_an_entry_long_ago_forgets_what_came_after_it(long):
    """Checkpoints from the changed day on are made anew, and all are as the exchanges make them."""
    exchanges.log(long, [sam(long)], Said(date=FIRST + dt.timedelta(3), got=("emotional: an ear",)), TODAY)

    assert list(checking_ties.find(long)) == []
    assert len(kept(long)) > 10


@pytest.mark.parametrize("day", [0, 1, 9, 10, 11, 50, 123, 199, 300])
def test_any_day_is_answered_as_if_everything_were_read(day, long):
    """State, counts and what was given and got are the same with the checkpoints and without them."""
    until = (FIRST + dt.timedelta(day)).isoformat()
    tie, balance = depth.rebuilt(long, 1, until), depth.balance(long, 1, until)

    long.connection.execute("DELETE FROM checkpoint")

    assert depth.rebuilt(long, 1, until) == tie
    assert depth.balance(long, 1, until) == balance == depth.counted(long, 1, "", until)


def test_a_brief_counts_from_the_last_checkpoint(long):
    """What `show` says of give and get is the sum of all, while hardly anything is read."""
    found = services.brief(long, sam(long), TODAY)

    assert {(one.kind, one.gave, one.got) for one in found.balance} == {
        ("guidance", 33, 34),
        ("practical", 34, 33),
        ("reaction", 33, 33),
    }


def test_doctor_notices_a_checkpoint_that_is_not_so_and_mends_it(long, journal_path, netj):
    """A wrong number in one is a finding, says which, and is made anew from what was written."""
    one, two = kept(long)[4:6]
    long.connection.execute("UPDATE checkpoint SET e2 = e2 + 1e-6 WHERE date = ?", (one,))
    long.connection.execute("UPDATE checkpoint SET balance = 'guidance 7 7' WHERE date = ?", (two,))
    long.close()

    found = netj("doctor", "--json", exit=6).json["findings"]

    assert [finding["code"] for finding in found] == ["checkpoint", "checkpoint"]
    assert [day in finding["text"] for day, finding in zip((one, two), found, strict=True)] == [True, True]
    netj("doctor", "--mend")
    netj("doctor")


def test_an_import_reads_a_long_tie_from_the_first_new_day_on(long, read, netj, tmp_path):
    """A new message in a mailbox of years is told from the last checkpoint, and so is one that was missing."""
    rows = "date,name,way\n2026-07-20,Sam Okafor,got\n2026-07-12,Sam Okafor,gave\n2026-07-12,Jo Park,gave\n"
    (tmp_path / "new.csv").write_text(rows)

    netj("import", "new.csv", "--yes")

    assert 0 < len(read) <= 5 * STRETCH
    assert list(checking_ties.find(long)) == []
    assert kept(long)


def test_who_is_removed_leaves_no_checkpoint(long):
    """Removing takes them away, and undoing that brings a sound tie back."""
    contacts.remove(long, sam(long))
    assert kept(long) == []

    history.undo(long)

    assert list(checking_ties.find(long)) == []
    assert kept(long)


def test_a_journal_from_before_checkpoints_gets_them_when_it_is_brought_up_to_date(long, journal_path, netj):
    """Its long ties are told anew once, so that its owner waits for none of them later."""
    (text,) = (sql for sql in building.declared_by(3).split(";\n") if '"contact_fts"' in sql)
    long.connection.executescript(
        "DROP TABLE checkpoint; DROP INDEX tie_bound;"
        "CREATE INDEX tie_bound ON tie (bound DESC) WHERE bound IS NOT NULL;"
        f"DROP TABLE contact_fts; {text}; INSERT INTO contact_fts (contact_fts) VALUES ('rebuild');"
        "DELETE FROM _sqlite_migrations WHERE name = '0004_checkpoints'; PRAGMA user_version = 3"
    )
    long.close()

    netj("show", "sam")

    journal = Journal.to_read(journal_path)
    assert len(kept(journal)) > 10
    assert list(checking_ties.find(journal)) == []
