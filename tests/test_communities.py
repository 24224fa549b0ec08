"""`netj community`: where you belong, who else does, and what it yields."""

import pytest
from conftest import once

from netjournal import errors
from netjournal.services import communities


@pytest.fixture
@once
def crowd(netj):
    """Write three people, an evening in a meetup, and what passed there."""
    netj("add", "Sam Okafor", "--on", "2026-09-01", "--at", "@PyCon Leeds")
    netj("add", "Priya Nair", "--on", "2026-08-01")
    netj("add", "Jo Park", "--on", "2026-08-02")
    netj(
        "log", "sam, priya", "an evening", "--at", "@PyCon Leeds", "--on", "2026-11-03",
        "--gave", "priya: practical: a lift", "--got", "sam: referral: Jo", "--thanked",
    )  # fmt: skip


def steps(netj) -> list[str]:
    """Return the acts that the history holds."""
    return [step["act"] for step in netj("history", "--json").json]


# --- meeting people in a community -------------------------------------------------------------------


def test_everyone_met_in_a_community_is_a_member(netj):
    """An evening with several people takes one line, and all of them belong there from then on."""
    netj("add", "Sam Okafor", "--unmet")
    netj("add", "Priya Nair", "--unmet")

    done = netj("log", "sam,", "priya", "an", "evening", "--at", "@Rust Leeds")

    assert "@Rust Leeds is a new community.\n" in done.out
    assert "Sam Okafor and Priya Nair are members of @Rust Leeds now.\n" in done.out
    shown = netj("community", "show", "rust", "--json").json
    assert {member["name"] for member in shown["members"]} == {"Sam Okafor", "Priya Nair"}
    netj("undo")
    assert netj("community", "--json").json == []
    netj("doctor")


def test_who_is_a_member_already_is_not_made_one_again(netj, crowd):
    """The echo tells only what is new."""
    done = netj("log", "sam", "--at", "@pycon leeds", "--json").json

    assert done["communities"] == {"made": [], "joined": []}
    assert netj("show", "sam", "--json").json["communities"] == ["PyCon Leeds"]


def test_who_was_there_when_someone_was_added_is_a_member_too(netj):
    """`add --with` is a meeting like any other."""
    netj("add", "Sam Okafor", "--unmet")

    netj("add", "Priya", "Nair", "--at", "@choir", "--with", "sam")

    assert netj("show", "sam", "--json").json["communities"] == ["choir"]


def test_an_evening_that_is_moved_to_a_community_makes_members(netj):
    """What was forgotten when logging is set right by `edit last`."""
    netj("add", "Sam Okafor")

    netj("edit", "last", "--at", "@choir")

    assert netj("show", "sam", "--json").json["communities"] == ["choir"]
    netj("undo")
    assert netj("show", "sam", "--json").json["communities"] == []


def test_what_was_sent_without_a_meeting_makes_no_member(netj):
    """Only who was there belongs there."""
    netj("add", "Sam Okafor", "--unmet")
    netj("gave", "sam", "practical: a drill")

    assert netj("community", "--json").json == []


# --- the list and one of them ------------------------------------------------------------------------


def test_a_bare_community_lists_what_each_one_yields(netj, crowd):
    """One straight row a community; what lies further back than twelve months is not counted."""
    netj("add", "Old Friend", "--at", "@PyCon Leeds", "--on", "2024-01-01", "--got", "guidance: x")
    netj("community", "add", "Quay Choir", "--kind", "club")
    netj("community", "join", "pycon", "--role", "organiser", "--fee", "40 a year", "--renewal", "2027-01-02")

    shown = netj("community")

    assert shown.out == (
        "   community     kind  people  met  gave  got  last        you\n"
        "1  @PyCon Leeds             3    2     1    1  2026-11-03  organiser\n"
        "2  @Quay Choir   club       ·    ·     ·    ·\n"
        "\n"
        "   renewal\n"
        "   @PyCon Leeds  Sat 2 Jan 2027  40 a year\n"
        "\n"
        "2 communities · met, gave and got: 12 months to Mon 23 Nov 2026\n"
    )
    first = netj("community", "list", "--json").json[0]
    assert (first["name"], first["members"], first["encounters"]) == ("PyCon Leeds", 3, 2)
    assert first["own"]["renewal"] == "2027-01-02"


def test_the_list_stays_straight_in_a_narrow_terminal(netj, terminal, crowd):
    """Long and hostile names give way; no line is wider than the terminal, and columns stay in line."""
    netj("community", "add", "The Association of \x1b[31m Very Long Names " * 3, "--kind", "association")
    netj("community", "join", "the", "--role", "secretary of everything", "--renewal", "1w")

    rows = [line for line in terminal("community").splitlines() if "@" in line]

    assert all(len(row) <= 80 for row in rows)
    assert "\x1b[31m" not in terminal("community", columns=120).replace("\x1b[0m", "")
    assert len({row.index("@") for row in rows[:2]}) == 1


def test_one_community_shows_what_passed_there_and_who_is_in_it(netj, crowd):
    """The brief on a community: what was held, given, got, whom you first met there, and its part of all depth."""
    netj("community", "edit", "pycon", "--kind", "meet", "--pace", "2m")

    shown = netj("community", "show", "@pycon")

    assert shown.out == (
        "@PyCon Leeds  meetup\n"
        "  pace  every 2 months\n"
        "\n"
        "2 encounters there\n"
        "  2026-11-03  2 people  “an evening”\n"
        "  2026-09-01  1 person\n"
        "\n"
        "What passed there\n"
        "             you gave  you got\n"
        "  practical         1        ·\n"
        "  referral          ·        1\n"
        "\n"
        "1 person first met there\n"
        "  Sam Okafor\n"
        "\n"
        "2 members · 93% of all depth\n"
        "1  Sam Okafor  faint  2026-11-03\n"
        "2  Priya Nair  faint  2026-11-03\n"
    )


def test_a_member_is_shown_by_the_number_on_the_list(terminal, netj, crowd):
    """The numbers of a list of communities mean communities, those of one community its members."""
    netj("community", "add", "Choir")
    terminal("community")

    shown = terminal("community", "show", "1")

    assert "@PyCon Leeds" in shown
    assert terminal("show", "2").startswith("Priya Nair")
    assert "is a contact, not a community" in terminal("community", "show", "1", exit=4)


def test_what_comes_after_today_does_not_count(netj, crowd):
    """NETJ_TODAY in the past shows the journal as it was."""
    netj("community", "join", "pycon", "--since", "2026-10-01")

    then = netj("community", "show", "pycon", "--json", on="2026-09-15").json

    assert (then["encounters"], then["is_member"], then["own"], then["passed"]) == (1, False, [], {})
    assert netj("community", "--json", on="2026-09-15").json[0]["encounters"] == 1


# --- your own membership -----------------------------------------------------------------------------


def test_several_times_as_a_member_are_kept(netj):
    """Leaving ends a membership, joining again begins another."""
    joined = netj("community", "join", "Choir", "--since", "2020-01-03", "--role", "alto", "--fee", "40 a year")
    left = netj("community", "leave", "choir", "--on", "2022-05-01")
    netj("community", "join", "choir", "--since", "2026-01-01")

    assert joined.out == (
        "@Choir is a new community.\n"
        "You are a member of @Choir.\n"
        "  alto, since Fri 3 Jan 2020, fee 40 a year\n"
        "Undo with: netj undo\n"
    )
    assert "You are no longer a member of @Choir." in left.out
    assert "until Sun 1 May 2022" in left.out
    shown = netj("community", "show", "choir", "--json").json
    assert [(own["since"], own["until"]) for own in shown["own"]] == [
        ("2026-01-01", None),
        ("2020-01-03", "2022-05-01"),
    ]


def test_a_membership_that_began_on_a_day_nobody_remembers(netj):
    """An empty day is one that is not known; else it is today."""
    netj("community", "join", "Choir", "--since", "")
    netj("community", "join", "Chess")

    assert netj("community", "show", "choir", "--json").json["own"][0]["since"] is None
    assert netj("community", "show", "chess", "--json").json["own"][0]["since"] == "2026-11-23"


def test_a_beginning_joins_what_is_there(netj):
    """`join quay` means Quay Choir; a community of that very name is made with `add`."""
    netj("community", "add", "Quay Choir")

    netj("community", "join", "quay")
    netj("community", "add", "Quay")

    assert [one["name"] for one in netj("community", "--json").json] == ["Quay Choir", "Quay"]


def test_a_kind_that_is_told_on_joining_is_echoed(netj):
    """Everything that was understood is said, also of a community that was here."""
    netj("community", "add", "Chess")

    assert netj("community", "join", "chess", "--kind", "club").out == (
        "You are a member of @Chess.\n  member, since Mon 23 Nov 2026\n  kind  ·  →  club\nUndo with: netj undo\n"
    )


def test_contacts_join_and_leave(netj, crowd):
    """Membership of others needs no meeting."""
    joined = netj("community", "join", "Choir", "--member", "priya, jo")
    again = netj("community", "join", "Choir", "--member", "jo")
    left = netj("community", "leave", "choir", "--member", "jo")

    assert "Priya Nair and Jo Park are members of @Choir now." in joined.out
    assert "Nothing is different" in again.out
    assert "Jo Park is no longer in @Choir." in left.out
    assert [m["name"] for m in netj("community", "show", "choir", "--json").json["members"]] == ["Priya Nair"]


def test_a_community_and_your_membership_are_edited(netj):
    """The echo tells each thing that is different; an empty text clears."""
    netj("community", "join", "Choir", "--since", "2020-01-03", "--fee", "40")

    done = netj(
        "community", "edit", "choir", "--name", "Quay Choir", "--kind", "club", "--pace", "2m", "--fee", "",
        "--role", "alto", "--since", "2020-02-01", "--renewal", "2026-12-01",
    )  # fmt: skip

    assert done.out == (
        "@Quay Choir\n"
        "  name       Choir           →  Quay Choir\n"
        "  kind       ·               →  club\n"
        "  pace       ·               →  every 2 months\n"
        "  your role  ·               →  alto\n"
        "  since      Fri 3 Jan 2020  →  Sat 1 Feb 2020\n"
        "  fee        40              →  ·\n"
        "  renewal    ·               →  Tue 1 Dec 2026\n"
        "Undo with: netj undo\n"
    )


def test_merging_moves_everything_and_undo_parts_them_again(netj, crowd):
    """Members, encounters, memberships and what was visible move; a dry run changes nothing."""
    netj("community", "join", "pycon", "--since", "2024-01-01")
    netj("community", "join", "Pythonistas", "--since", "2020-01-01", "--role", "speaker", "--kind", "meetup")
    netj("community", "join", "Pythonistas", "--member", "jo, sam")
    netj("log", "jo", "--at", "@pythonistas")
    before = [netj("community", "show", name, "--json").json for name in ("pycon", "pythonistas")]

    dry = netj("community", "merge", "pycon", "pythonistas", "--dry-run")
    done = netj("community", "merge", "pycon", "pythonistas")

    assert "would become part of @PyCon Leeds, with 1 new member and 1 encounter." in dry.out
    assert "@Pythonistas is part of @PyCon Leeds now, with 1 new member and 1 encounter." in done.out
    shown = netj("community", "show", "pycon", "--json").json
    assert ({m["name"] for m in shown["members"]}, shown["encounters"]) == ({"Sam Okafor", "Priya Nair", "Jo Park"}, 3)
    assert [(own["since"], own["role"], own["until"]) for own in shown["own"]] == [("2020-01-01", "speaker", None)]
    assert shown["kind"] == "meetup"
    netj("community", "show", "pythonistas", exit=4)
    netj("doctor")
    netj("undo")
    assert [netj("community", "show", name, "--json").json for name in ("pycon", "pythonistas")] == before
    netj("doctor")


def test_a_pace_of_a_community_counts_for_its_members(netj, crowd):
    """Whoever is in it is ready once the pace has come round."""
    netj("community", "edit", "pycon", "--pace", "2w")

    ready = {one["name"]: one["pace_days"] for one in netj("due", "--all", "--json").json}

    assert ready["Sam Okafor"] == 14
    assert "Jo Park" not in {name for name, pace in ready.items() if pace}


# --- what is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["show", "nothing"], 4),
        (["show"], 2),
        (["show", "7"], 4),
        (["add", "  "], 3),
        (["add"], 2),
        (["add", "New", "--kind", "sect"], 3),
        (["add", "New", "--kind", "co"], 3),
        (["join", "pycon", "--since", "tomorrow"], 3),
        (["join", "pycon", "--renewal", "yesterday"], 3),
        (["join", "pycon", "--member", "nobody"], 4),
        (["join", "pycon", "--member", "sam", "--role", "x"], 3),
        (["join", "choir", "--since", "2024-01-01"], 3),
        (["join", "chess"], 3),
        (["leave", "pycon"], 4),
        (["leave", "chess", "--on", "2019-01-01"], 3),
        (["leave", "chess", "--on", "tomorrow"], 3),
        (["leave", "pycon", "--member", "priya, jo"], 4),
        (["leave", "chess", "--member", "jo", "--on", "tue"], 3),
        (["edit", "chess", "--until", "2019-01-01"], 3),
        (["edit", "chess", "--name", "PYCON leeds"], 3),
        (["edit", "chess", "--pace", "often"], 3),
        (["edit", "chess"], 2),
        (["edit", "pycon", "--role", "x"], 4),
        (["merge", "chess", "@chess"], 3),
        (["merge", "chess"], 2),
        (["merge", "chess", "nothing"], 4),
        (["show", "ch"], 5),
        (["frobnicate"], 2),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else str(part),
)
def test_bad_input_is_refused_in_one_sentence_and_nothing_is_written(netj, crowd, line, code):
    """Each slip has its exit code, and leaves the journal as it was."""
    netj("community", "join", "Chess", "--since", "2020-01-01")
    netj("community", "join", "Choir", "--since", "2020-01-01")
    netj("community", "leave", "choir", "--on", "2025-01-01")
    before = steps(netj)

    refused = netj("community", *line, "--json", exit=code)

    assert refused.out == ""
    assert refused.error["message"]
    assert steps(netj) == before


def test_the_end_before_the_start_is_told_with_both_days(netj):
    """The sentence has the facts that the person needs."""
    netj("community", "join", "Chess", "--since", "2020-01-01")

    refused = netj("community", "leave", "chess", "--on", "2019-06-01", exit=3)

    assert "would end on Sat 1 Jun 2019, before it starts on Wed 1 Jan 2020." in refused.err


def test_every_change_of_a_community_can_be_undone(netj, crowd):
    """Undo, as often as there were commands, brings the journal back, and doctor is content."""
    before = netj("export", "json").json
    acts = (
        ["add", "Chess", "--kind", "club"],
        ["add", "Chess", "--pace", "2m"],
        ["join", "chess", "--role", "x"],
        ["leave", "chess"],
        ["join", "chess", "--member", "jo"],
        ["leave", "chess", "--member", "jo"],
        ["edit", "chess", "--name", "Draughts", "--fee", "3"],
        ["merge", "pycon", "draughts"],
    )
    for act in acts:
        assert "Undo with: netj undo" in netj("community", *act).out

    for _act in acts:
        netj("undo")

    after = netj("export", "json").json
    for one in (before, after):
        one.pop("exported", None)
    assert after == before
    netj("doctor")


def test_the_same_again_is_no_step(netj):
    """A community that is added twice is told to be here, and leaves no second step."""
    netj("community", "add", "Chess")

    again = netj("community", "add", "chess")

    assert again.out == "@Chess is here already.\n"
    assert len(steps(netj)) == 1


def test_a_community_that_another_window_merged_meanwhile_is_not_changed(netj, journal, crowd, today):
    """What was read before a step is made sure of again inside it."""
    netj("community", "join", "Chess")
    seen, kept = communities.resolve(journal, "chess"), communities.resolve(journal, "pycon")
    netj("community", "merge", "pycon", "chess")
    before = steps(netj)

    with pytest.raises(errors.Unavailable):
        communities.leave(journal, seen, today, today)
    with pytest.raises(errors.Unavailable):
        communities.merge(journal, kept, seen)

    assert steps(netj) == before


def test_times_as_a_member_do_not_overlap(netj):
    """An edit keeps them apart as joining does, and a role may change whatever the times are."""
    netj("community", "join", "Choir", "--since", "2020-01-01")
    netj("community", "leave", "choir", "--on", "2025-01-01")
    netj("community", "join", "Choir", "--since", "2026-01-01")
    before = netj("history", "--json").json

    refused = netj("community", "edit", "choir", "--since", "2024-06-01", "--json", exit=3)

    assert refused.error["code"] == "overlaps"
    assert netj("history", "--json").json == before
    netj("community", "edit", "choir", "--since", "2025-01-01", "--role", "alto")


def test_an_empty_pace_clears_it(netj):
    """As any other empty text does in an edit."""
    netj("community", "add", "Choir", "--pace", "2m")

    assert netj("community", "edit", "choir", "--pace", "", "--json").json["community"]["pace_days"] is None


def test_an_end_that_has_not_come_is_not_shown(netj):
    """Looked at from the past, a membership that ended since goes on."""
    netj("community", "join", "Choir", "--since", "2020-01-01")
    netj("community", "leave", "choir", "--on", "2026-11-20")

    (then,) = netj("community", "show", "choir", "--json", on="2026-11-19").json["own"]
    (listed,) = netj("community", "--json", on="2026-11-19").json

    assert then["until"] is None
    assert listed["own"]["until"] is None
    assert netj("community", "show", "choir", "--json").json["own"][0]["until"] == "2026-11-20"


def test_a_name_that_begins_with_the_sign_itself_is_found(netj):
    """The sign before a name is no part of it, and one more is."""
    netj("community", "add", "@@double")

    assert netj("community", "show", "@@double", "--json").json["name"] == "@double"


def test_a_goal_about_a_community_follows_it_to_its_new_name(netj, crowd):
    """Renaming or merging a community leaves no goal pointing at nothing."""
    netj("plan", "add", "two evenings", "--measure", "encounters", "--community", "pycon leeds")

    netj("community", "edit", "pycon", "--name", "PyLeeds")
    netj("community", "add", "Pythonistas")
    netj("community", "merge", "pythonistas", "pyleeds")

    assert "@Pythonistas" in netj("plan", "--json").out
    netj("doctor")
