"""What `undo`, `redo` and `history` promise."""

import datetime as dt


def test_undo_takes_back_one_command_and_says_which(netj):
    """Everything that one command wrote goes at once, the echo names it, and says how to get it back."""
    netj("add", "Sam", "Okafor", "--email", "s@x.org", "--sphere", "rust")

    ran = netj("undo")

    assert ran.out == "Undone: add Sam Okafor.\nAgain with: netj redo\n"
    assert netj("list", "--json").json == []


def test_redo_does_it_again(netj):
    """What was undone comes back as it was, and the echo says how to undo it once more."""
    netj("add", "Sam Okafor", "--email", "s@x.org")
    before = netj("show", "sam", "--json").json
    netj("undo")

    ran = netj("redo")

    assert ran.out == "Done again: add Sam Okafor.\nUndo with: netj undo\n"
    assert netj("show", "sam", "--json").json == before


def test_undo_goes_back_step_by_step(netj):
    """Each undo takes back the step before; with none left, exit 4."""
    netj("add", "Sam Okafor")
    netj("log", "sam", "tea")

    acts = [netj("undo", "--json").json["step"]["act"] for _ in range(2)]

    assert acts == ["log Sam Okafor", "add Sam Okafor"]
    assert netj("undo", "--json", exit=4).error["code"] == "nothing_to_undo"


def test_redo_ends_where_something_new_was_done(netj):
    """A new act leaves nothing to redo: two futures are never mixed."""
    netj("add", "Sam Okafor")
    netj("undo")
    netj("add", "Jo Park")

    assert netj("redo", "--json", exit=4).error["message"] == "There is nothing to redo."


def test_undo_says_what_programs_need(netj):
    """Under --json the step has an id, a moment, its act, and whether it is undone."""
    step = netj("add", "Sam Okafor", "--json").json["undo"]

    undone = netj("undo", "--json").json["step"]

    assert undone == {"id": step, "at": undone["at"], "act": "add Sam Okafor", "undone": True}
    assert dt.datetime.fromisoformat(undone["at"]).tzinfo is not None
    assert netj("redo", "--json").json["step"] == {**undone, "undone": False}


def test_undo_and_redo_make_no_journal(netj, journal_path):
    """Where nothing was ever written, undo and redo say so with exit 4, and no file appears."""
    netj("undo", exit=4)
    netj("redo", exit=4)
    netj("history")

    assert not journal_path.exists()


def test_history_lists_steps_newest_first(netj):
    """Each command that wrote is one step; those undone are marked."""
    netj("add", "Sam Okafor")
    netj("log", "sam", "tea")
    netj("undo")

    listed = netj("history", "--json").json

    assert [(step["act"], step["undone"]) for step in listed] == [("log Sam Okafor", True), ("add Sam Okafor", False)]
    assert "undone" in netj("history").out


def test_history_is_as_long_as_asked_for(netj):
    """--limit says how many rows; the page says how many more there are."""
    for word in ("tea", "coffee", "cake"):
        netj("add", f"Sam {word}")

    assert len(netj("history", "--limit", 2, "--json").json) == 2
    assert "1 earlier step" in netj("history", "--limit", 2).out


def test_an_empty_history_is_an_empty_list(netj):
    """Nothing done yet is no error: an empty list, and a calm line."""
    assert netj("history", "--json").json == []
    assert netj("history").out == "Nothing was done yet.\n"


def test_what_changed_nothing_is_no_step(netj):
    """A command that finds everything as it should be leaves no step to undo."""
    netj("add", "Sam Okafor", "--org", "Firm")
    netj("edit", "sam", "--org", "Firm")

    assert len(netj("history", "--json").json) == 1


def test_hostile_names_are_safe_in_the_history(netj, terminal):
    """A name with escapes or of 300 characters neither paints the terminal nor breaks the table."""
    netj("add", "--", "\x1b[31mred\u202e [/x]" + "x" * 300)

    shown = terminal("history", columns=80)

    assert "\x1b[31m" not in terminal.raw
    assert all(len(row) <= 80 for row in shown.splitlines())


# --- pruning -----------------------------------------------------------------------------------------


def _four_steps(netj) -> None:
    for name in ("Sam Okafor", "Jo Park", "Ade Bello", "Lena Fox"):
        netj("add", name, "--note", "tea")


def test_pruning_asks_first_and_says_what_it_means(netj, terminal):
    """Before anything is merged, the question says how many steps and that they cannot be undone; no means no."""
    _four_steps(netj)

    shown = terminal("history", "--prune", "--keep", 1, keys="n\r", exit=1)

    assert "Merge 3 steps, which cannot be undone after that?" in shown
    assert len(netj("history", "--json").json) == 4


def test_pruning_off_a_terminal_needs_a_yes(netj):
    """A script that does not say --yes merges nothing."""
    _four_steps(netj)

    ran = netj("history", "--prune", "--keep", 1, exit=1)

    assert "--yes" in ran.err
    assert len(netj("history", "--json").json) == 4


def test_a_dry_run_of_pruning_merges_nothing(netj):
    """--dry-run says what would be merged, and nothing more."""
    _four_steps(netj)

    ran = netj("history", "--prune", "--keep", 1, "--dry-run", "--json")

    assert ran.json == {"merged": 3, "kept": 1, "dry_run": True}
    assert len(netj("history", "--json").json) == 4


def test_pruning_keeps_the_newest_steps_and_every_row(netj):
    """Afterwards the newest can still be undone, the others not, nobody is gone, and doctor is content."""
    _four_steps(netj)

    netj("history", "--prune", "--keep", 1, "--yes")

    assert len(netj("list", "--json").json) == 4
    netj("doctor")
    netj("undo")
    netj("undo", exit=4)
    assert len(netj("list", "--json").json) == 3
    netj("doctor")


def test_pruning_what_is_short_does_nothing(netj):
    """A history no longer than asked for stays as it is, without a question."""
    _four_steps(netj)

    assert "nothing to merge" in netj("history", "--prune", "--keep", 9).out


def test_a_damaged_journal_is_not_pruned(netj, journal):
    """While rows differ from the history, the history is all that knows better: exit 6, nothing merged."""
    _four_steps(netj)
    journal.connection.execute("UPDATE contact SET note = 'by itself' WHERE id = 2")

    netj("history", "--prune", "--keep", 1, "--yes", exit=6)

    assert len(netj("history", "--json").json) == 4


def test_options_of_pruning_need_pruning(netj):
    """--keep without --prune is told, not ignored."""
    netj("history", "--keep", 3, exit=2)
