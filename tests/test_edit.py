"""`edit`, `pin`, `archive`, `revive`, `remove`: changing what is known."""

import stat
from pathlib import Path

import pytest


@pytest.fixture
def sam(netj):
    """One contact with one encounter."""
    netj("add", "Sam Okafor", "--org", "Acme", "--email", "s@x.org", "--sphere", "python", "--got", "guidance: a tip")
    return netj


def editor(tmp_path, script):
    """Return an editor that runs a shell script on its file."""
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_options_replace_add_and_take_away(sam):
    """Plain fields are replaced, lists grow, `--drop` takes away, an empty text clears."""
    sam("edit", "sam", "--org", "Zebra", "--email", "t@x.org", "--alias", "Sammy", "--note", "tall", "--pace", "2w")
    sam("edit", "sam", "--drop", "s@x.org", "--drop", "python", "--note", "", "--pace", "none", "--name", "Sam O.")

    shown = sam("show", "sammy", "--json").json
    assert (shown["name"], shown["org"], shown["emails"], shown["aliases"]) == (
        "Sam O.",
        "Zebra",
        ["t@x.org"],
        ["Sammy"],
    )
    assert (shown["spheres"], shown["note"], shown["pace"]) == ([], None, None)
    sam("edit", "sam", "--drop", "nothing like it", exit=4)


def test_the_echo_shows_before_and_after(sam):
    """So that a slip is seen at once."""
    assert "org  Acme  →  Zebra" in sam("edit", "sam", "--org", "Zebra").out
    assert "Nothing is different." in sam("edit", "sam", "--org", "Zebra").out
    assert len(sam("history", "--json").json) == 2, "an edit without a difference is no step"


def test_a_dry_run_changes_nothing(sam):
    """It shows what would be."""
    assert sam("edit", "sam", "--org", "Zebra", "--dry-run", "--json").json["after"]["org"] == "Zebra"
    assert sam("show", "sam", "--json").json["org"] == "Acme"


def test_the_last_encounter_is_changed_by_options(sam):
    """Its day moves with everything that passed in it, and the depth follows."""
    sam("edit", "last", "--on", "2026-11-17", "--note", "at lunch", "--channel", "call", "--gave", "referral: Jo")

    shown = sam("show", "sam", "--json").json
    assert {e["date"] for e in shown["entries"]} == {"2026-11-17"}
    assert {(e["way"], e["kind"]) for e in shown["entries"]} == {
        ("shared", "conversation"), ("got", "guidance"), ("gave", "referral"),
    }  # fmt: skip
    assert (shown["entries"][0]["note"], shown["last"]) == ("at lunch", "2026-11-17")
    assert sam("doctor").code == 0


def test_options_of_a_contact_and_of_an_encounter_do_not_mix(sam):
    """It must be plain what is meant."""
    sam("edit", "last", "--org", "Acme", exit=3)
    sam("edit", "sam", "--on", "tue", exit=3)


def test_without_options_and_terminal_there_is_no_editor(sam):
    """A script is told what to say instead."""
    assert sam("edit", "sam", "--json", exit=3).error["code"] == "no_terminal"
    sam("edit", "last", exit=3)


def test_there_must_be_a_last_encounter(netj):
    """An empty journal has none."""
    netj("edit", "last", "--note", "x", exit=4)


def test_the_editor_shows_a_form_and_saves_what_comes_back(sam, terminal, tmp_path):
    """Lists are parted by semicolons, the note is free text."""
    script = editor(
        tmp_path,
        "sed -i -e 's/^org: .*/org: Zebra/' -e 's/^email: .*/email: a@x.org; b@x.org/' $1\n"
        "echo 'A note: with colon' >> $1",
    )

    terminal("edit", "sam", EDITOR=script)

    shown = sam("show", "sam", "--json").json
    assert (shown["org"], shown["emails"], shown["note"]) == ("Zebra", ["a@x.org", "b@x.org"], "A note: with colon")
    assert shown["spheres"] == ["python"]
    assert not list(tmp_path.glob("netj-form-*"))


def test_the_form_of_the_last_encounter_holds_what_passed(sam, terminal, tmp_path):
    """A line may be changed, added or deleted."""
    script = editor(
        tmp_path,
        "sed -i -e 's/^got: .*/gave: Sam Okafor | referral | 5 | a client/' -e 's/^date: .*/date: 2026-11-20/' $1",
    )

    terminal("edit", "last", EDITOR=script)

    entries = sam("show", "sam", "--json").json["entries"]
    assert {(e["date"], e["way"], e["kind"], e["what"], e["value"]) for e in entries} == {
        ("2026-11-20", "shared", "conversation", None, 3), ("2026-11-20", "gave", "referral", "a client", 5),
    }  # fmt: skip
    reasons = [r["code"] for row in sam("due", "--all", "--json").json for r in row["reasons"]]
    assert "thanks" not in reasons, "thanks for what did not happen are gone"
    assert sam("doctor").code == 0


def test_free_text_alone_is_the_note(sam, terminal, tmp_path):
    """As in a letter without a head."""
    terminal("edit", "last", EDITOR=editor(tmp_path, "echo 'just words' > $1"))

    assert sam("show", "sam", "--json").json["entries"][0]["note"] == "just words"


@pytest.mark.parametrize("script", ["true", ": > $1"])
def test_a_form_left_alone_or_emptied_changes_nothing(sam, terminal, tmp_path, script):
    """Closing the editor is not an edit."""
    before = sam("show", "sam", "--json").json

    assert "Nothing was changed." in terminal("edit", "sam", EDITOR=editor(tmp_path, script))

    assert sam("show", "sam", "--json").json == before


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("sed -i 's/^date: .*/date: 2027-01-01/' $1", 3),
        ("sed -i 's/^date: /dote: /' $1", 3),
        ("sed -i 's/guidance/magic/' $1", 3),
        ("sed -i 's/^got: Sam/got: Zoe/' $1", 4),
        ("echo typed >> $1; false", 1),
    ],
)
def test_what_was_typed_survives(sam, terminal, tmp_path, script, code):
    """The text is kept in a private file that the message names, and the journal is as it was."""
    before = sam("show", "sam", "--json").json

    screen = terminal("edit", "last", EDITOR=editor(tmp_path, script), exit=code, columns=200)

    kept = [Path(p) for p in tmp_path.glob("netj-form-*")]
    assert len(kept) == 1
    assert str(kept[0]) in screen
    assert kept[0].stat().st_mode & 0o077 == 0
    assert sam("show", "sam", "--json").json == before


def test_archive_and_revive(sam):
    """Everything is kept; lists leave the archived out unless asked."""
    sam("archive", "sam")
    assert sam("list", "--json").json == []
    assert [c["archived"] for c in sam("list", "--all", "--json").json] == [True]
    sam("revive", "sam")
    assert len(sam("list", "--json").json) == 1


def test_removal_needs_a_yes_and_can_be_undone(sam, terminal):
    """With everything that passed."""
    sam("remove", "sam", exit=1)
    assert "1 person" not in sam("remove", "sam", "--dry-run").out
    assert len(sam("list", "--json").json) == 1
    terminal("remove", "sam", keys=["n\n"], exit=1)

    sam("remove", "sam", "--yes")
    assert sam("list", "--all", "--json").json == []
    assert sam("find", "tip", "--json").json == []

    sam("undo")
    assert sam("show", "sam", "--json").json["count"] == 1
    assert sam("doctor").code == 0


def test_others_keep_an_encounter_that_one_of_them_leaves(sam):
    """An evening with two is still an evening with one."""
    sam("add", "Priya", "--via", "sam", "--with", "sam")

    sam("remove", "sam", "--yes")

    shown = sam("show", "priya", "--json").json
    assert (shown["count"], shown["via"]) == (1, None)
    assert sam("doctor").code == 0


def test_a_semicolon_inside_a_value_survives_the_editor(sam, terminal, tmp_path):
    """A link with a semicolon is still one link after something else was edited."""
    sam("edit", "sam", "--link", "https://x.org/a;b", "--link", "https://y.org")

    terminal("edit", "sam", EDITOR=editor(tmp_path, "sed -i 's/^org:.*/org: Zebra/' $1"))

    shown = sam("show", "sam", "--json").json
    assert (shown["org"], shown["links"]) == ("Zebra", ["https://x.org/a;b", "https://y.org"])


def test_thanks_follow_a_kind_that_is_changed_in_the_editor(sam, terminal, tmp_path):
    """What asks for no thanks owes none; what comes to ask for them, or is added, does, and undo brings all back."""
    owed = ["thanks"]
    assert [r["code"] for r in sam("due", "--json").json[0]["reasons"]] == owed

    terminal("edit", "last", EDITOR=editor(tmp_path, "sed -i 's/guidance/information/' $1"))
    assert sam("due", "--json").json == []

    terminal("edit", "last", EDITOR=editor(tmp_path, "sed -i 's/information/referral/' $1"))
    assert [r["code"] for r in sam("due", "--json").json[0]["reasons"]] == owed

    sam("thank", "sam", "--waive")
    sam("log", "sam", "tea")
    terminal("edit", "last", EDITOR=editor(tmp_path, "sed -i 's/^started by:.*/&\\ngot: Sam Okafor | guidance/' $1"))
    assert [r["code"] for r in sam("due", "--json").json[0]["reasons"]] == owed

    for _step in range(4):
        sam("undo")
    assert sam("due", "--json").json == []
    assert sam("doctor", "--json").json["findings"] == []


def test_an_empty_pace_clears_it(netj):
    """An empty text clears a pace as it clears the other fields."""
    netj("add", "Sam Okafor", "--pace", "3w")

    netj("edit", "sam", "--pace", "")

    assert netj("show", "sam", "--json").json["pace"] is None
