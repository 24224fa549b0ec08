"""Two windows on one journal: what one does never lands on the wrong person, and never undoes the other's work."""

import datetime as dt
import sqlite3

import pytest

from netjournal import errors
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Line, Rewritten, Said
from netjournal.services import contacts, exchanges, merge, pace, rank
from netjournal.storage import contacts as rows
from netjournal.storage import rank as ranking
from netjournal.storage.journal import Journal

TODAY = dt.date(2026, 11, 23)
SAID = Said(date=TODAY)


@pytest.fixture
def one(journal_path) -> Journal:
    """Return the first window, on a journal with one contact."""
    journal = Journal.to_write(journal_path)
    contacts.add(journal, Fields(name="Sam Okafor", note="tall"), SAID, TODAY)
    return journal


@pytest.fixture
def other(one) -> Journal:
    """Return the second window."""
    return Journal.to_write(one.path)


ACTS = {
    "log": lambda journal, sam: exchanges.log(journal, [sam], SAID, TODAY),
    "tried": lambda journal, sam: exchanges.tried(journal, [sam], SAID),
    "thank": lambda journal, sam: exchanges.thank(journal, sam, "", SAID, TODAY),
    "waive": lambda journal, sam: exchanges.waive(journal, sam, TODAY),
    "edit": lambda journal, sam: contacts.edit(journal, sam, Fields(org="Acme")),
    "came through": lambda journal, sam: contacts.add(journal, Fields(name="Lena Fox", via=sam), SAID, TODAY),
    "was there too": lambda journal, sam: contacts.add(journal, Fields(name="Lena"), SAID, TODAY, others=[sam]),
    "pin": lambda journal, sam: contacts.pin(journal, sam, band=None),
    "archive": lambda journal, sam: contacts.archive(journal, sam, TODAY),
    "remove": contacts.remove,
    "merge": lambda journal, sam: merge.merge(journal, sam, sam._replace(key=sam.key + 1), TODAY),
    "snooze": lambda journal, sam: pace.snooze(journal, sam, TODAY),
    "wake": pace.wake,
    "pace": lambda journal, sam: pace.set_pace(journal, "contact", sam.key, sam.name, 21),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_lands_on_whoever_took_the_key_of_one_who_was_meant(one, other, act):
    """While a person is asked, somebody else may be removed and another added in their place: then nothing is done."""
    sam = rows.resolve(one, "sam")
    contacts.remove(other, sam)
    contacts.add(other, Fields(name="Jo Park"), SAID, TODAY)
    jo = rows.resolve(other, "jo")
    assert jo.key == sam.key, "the key is taken again"
    before = rows.read(other, jo.key), other.rows("SELECT * FROM exchange")

    with pytest.raises(errors.Unavailable, match="another window"):
        ACTS[act](one, sam)

    assert (rows.read(other, jo.key), other.rows("SELECT * FROM exchange")) == before


def test_a_form_of_a_contact_does_not_undo_what_another_window_wrote_meanwhile(one, other):
    """An editor may be open for an hour; what was written in that hour is not overwritten by the old form."""
    sam = contacts.read(one, rows.resolve(one, "sam"))
    contacts.edit(other, sam.who, Fields(emails=("s@x.org",)))

    with pytest.raises(errors.Unavailable, match="another window"):
        contacts.rewrite(one, sam, contacts.fields_of(sam)._replace(org="Acme"))

    assert contacts.read(one, sam.who).emails == ("s@x.org",)


def test_a_form_of_an_encounter_does_not_undo_what_another_window_wrote_meanwhile(one, other):
    """So it is with an encounter: its columns, and what passed in it."""
    meeting, passed = exchanges.last(one)
    exchanges.log(other, [rows.resolve(other, "sam")], SAID._replace(gave=("referral: to Jo",)), TODAY, met=False)
    form = Rewritten(columns={"note": "tea"}, passed=(Line("got", "Sam Okafor", "guidance", 3, None),))
    exchanges.rewrite(one, meeting, passed, form, TODAY)  # another encounter is in nobody's way

    with pytest.raises(errors.Unavailable, match="another window"):
        exchanges.rewrite(other, meeting, passed, form, TODAY)


def test_a_form_through_whom_somebody_met_themselves_is_refused(one):
    """That they came through themselves is a slip, and told as one."""
    sam = contacts.read(one, rows.resolve(one, "sam"))

    with pytest.raises(errors.SameContact):
        contacts.rewrite(one, sam, contacts.fields_of(sam)._replace(via=sam.who))


def test_what_is_read_in_several_questions_is_read_as_of_one_moment(one, monkeypatch):
    """While a ranking is put together no other window can change what it is put together from."""
    impatient = sqlite3.connect(one.path, timeout=0, isolation_level=None)
    ranks = ranking.count_ranks

    def interrupted(*args):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            impatient.execute("UPDATE tie SET count = 7")
        return ranks(*args)

    monkeypatch.setattr(ranking, "count_ranks", interrupted)
    try:
        assert [one.name for one in rank.rank(one, TODAY)] == ["Sam Okafor"]
    finally:
        impatient.close()
    assert not one.connection.in_transaction
