"""What `config` promises: settings that are shown, checked, kept whole, and heeded."""

import stat

import pytest

from netjournal import config
from netjournal.domain import due
from netjournal.errors.files import NoWriting
from netjournal.storage import depth
from netjournal.storage.journal import Journal


def test_all_settings_are_shown_with_what_they_do(netj, journal_path, tmp_path):
    """Each setting has a value, a default and words; where journal and settings lie is said too."""
    out = netj("config").out

    assert all(setting.name in out for setting in config.SETTINGS)
    assert "Rows of the morning list." in out
    assert str(journal_path) in out
    assert str(tmp_path / "config.toml") in out


def test_programs_get_names_and_values(netj):
    """Under --json: an object from name to value."""
    assert netj("config", "--json").json == {setting.name: setting.default for setting in config.SETTINGS}


def test_one_setting_is_shown_alone(netj):
    """A name shows that setting and what it takes."""
    out = netj("config", "due.limit").out

    assert "due.limit" in out
    assert "1 to 100" in out
    assert "due.quiet" not in out


def test_a_setting_that_was_set_stays_set(netj):
    """A value is kept until the default is put back."""
    netj("config", "due.limit", 7)
    assert netj("config", "due.limit", "--json").json == {"due.limit": 7}

    netj("config", "due.limit", "--reset")

    assert netj("config", "due.limit", "--json").json == {"due.limit": 5}


def test_settings_are_kept_in_a_file_of_one_s_own(netj, tmp_path):
    """The file is small TOML, readable by nobody else."""
    netj("config", "due.times", "2.5")

    assert (tmp_path / "config.toml").read_text() == "due.times = 2.5\n"
    assert stat.S_IMODE((tmp_path / "config.toml").stat().st_mode) == 0o600


def test_setting_one_keeps_the_others(netj):
    """What was chosen before stays chosen."""
    netj("config", "due.limit", 7)
    netj("config", "report.weeks", 26)

    assert netj("config", "--json").json["due.limit"] == 7


@pytest.mark.parametrize("value", ["0", "101", "-3", "2.5", "many", "nan", "inf", "", "1e400"])
def test_a_value_out_of_bounds_is_refused(netj, tmp_path, value):
    """Exit 3, the sentence says what it takes, and the file is not touched."""
    ran = netj("config", "--json", "--", "due.limit", value, exit=3)

    assert "a whole number from 1 to 100" in ran.error["message"]
    assert not (tmp_path / "config.toml").exists()


def test_an_unknown_setting_is_told(netj):
    """A name that is no setting: exit 4."""
    assert netj("config", "due.limits", "7", "--json", exit=4).error["code"] == "no_such"
    netj("config", "due.limits", exit=4)
    netj("config", "due.limits", "--reset", exit=4)


def test_too_many_words_are_told(netj):
    """A line that means nothing is a slip: exit 2."""
    netj("config", "due.limit", "7", "8", exit=2)
    netj("config", "--reset", exit=2)
    netj("config", "due.limit", "7", "--reset", exit=2)


@pytest.mark.parametrize(
    "words", ["due.limit = ", "due.limit = [1]", "due.limit = true", "due = 3", "due.nope = 3", "\x00", "[" * 5000]
)
def test_a_settings_file_that_is_off_is_told_with_its_name(netj, tmp_path, words):
    """Whatever stands in the file: exit 3 and the file's name, and the file stays as it is."""
    (tmp_path / "config.toml").write_text(words)

    ran = netj("config", "due.quiet", 30, exit=3)

    assert "config.toml" in ran.err.replace("\n", "")
    assert (tmp_path / "config.toml").read_text() == words


def test_bytes_that_are_no_text_are_told(netj, tmp_path):
    """A settings file that is no UTF-8: exit 3."""
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")

    netj("config", exit=3)


def test_a_settings_file_by_hand_may_have_sections(netj, tmp_path):
    """[due] with limit below it means due.limit."""
    (tmp_path / "config.toml").write_text("[due]\nlimit = 9\n")

    assert netj("config", "--json").json["due.limit"] == 9


def test_a_gate_of_due_is_stored_in_the_journal(netj, journal_path):
    """The windows of due are stored, so a new gate moves them all; the journal stays sound."""
    netj("add", "Sam Okafor", "--got", "guidance: how to price", "--gave", "a drill", "--on", "2026-11-01")

    netj("config", "due.quiet", 40)

    journal = Journal.to_read(journal_path)
    assert depth.stored_gates(journal) == due.USUAL._replace(quiet=40)
    journal.close()
    netj("doctor")
    netj("config", "due.quiet", "--reset")
    netj("doctor")


def test_a_gate_is_kept_in_both_places_or_in_none(netj, journal_path, tmp_path):
    """Where the settings cannot be written, the journal keeps its gates too."""
    netj("add", "Sam Okafor")
    (tmp_path / "config.toml").mkdir()

    journal = Journal.to_write(journal_path)
    from netjournal.services import care

    with pytest.raises(NoWriting):
        care.keep_settings(journal, config.Settings(tmp_path / "config.toml", {"due.quiet": 40}))

    assert depth.stored_gates(journal) == due.USUAL
    journal.close()


def test_settings_need_no_journal(netj, journal_path):
    """Choosing settings before the first entry makes no journal; the first one then follows them."""
    netj("config", "due.quiet", 40)
    assert not journal_path.exists()

    netj("add", "Sam Okafor")

    assert netj("config", "due.quiet", "--json").json == {"due.quiet": 40}


def test_settings_are_told_where_there_is_no_home(netj, monkeypatch):
    """Without a home folder, exit 3 and how to name a place."""
    monkeypatch.delenv("NETJ_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", "/")

    netj("config", "due.limit", 7, exit=3)
