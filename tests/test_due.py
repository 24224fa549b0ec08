"""`netj due`: whom to reach out to today, and why."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import due
from netjournal.domain.due import Ready, Reason
from netjournal.storage import depth as ties
from netjournal.storage import due as due_rows


def monthly(netj, name, last, times=12, gap=30):
    """Log a two-way friend who was met once a month."""
    day = dt.date.fromisoformat(last)
    netj("add", name, "--on", (day - dt.timedelta(gap * (times - 1))).isoformat())
    for n in reversed(range(times - 1)):
        netj("log", name, "coffee", "--on", (day - dt.timedelta(gap * n)).isoformat())


def codes(rows):
    return {row["name"]: [reason["code"] for reason in row["reasons"]] for row in rows}


def test_an_empty_journal_says_how_to_begin(netj, journal_path):
    """Looking writes nothing."""
    assert "netj add" in netj("due").out
    assert netj("due", "--json").json == []
    assert netj("due", "--quiet").out == ""
    assert not journal_path.exists()


def test_a_monthly_friend_turns_up_after_four_weeks_and_leaves_after_120_days(netj):
    """The stay in the list is the one that docs/depth.md gives."""
    monthly(netj, "Ade Bello", "2026-06-01", times=25)
    last = dt.date(2026, 6, 1)

    def listed(silent):
        return codes(netj("due", "--all", "--json", on=last + dt.timedelta(silent)).json)

    assert listed(27) == {}
    assert listed(28) == {"Ade Bello": ["thinning"]}
    assert listed(120) == {"Ade Bello": ["thinning"]}
    assert listed(121) == {}
    lapsed = netj("due", "--lapsed", "--json", on=last + dt.timedelta(121)).json
    assert codes(lapsed) == {"Ade Bello": ["lapsed"]}


def test_every_row_says_why_and_what_was_last_said(netj):
    """The screen gives silence in the tie's own measure."""
    monthly(netj, "Ade Bello", "2026-10-19")
    netj("edit", "last", "--note", "daughter starts school")
    netj("edit", "ade", "--why", "my oldest friend")

    assert netj("due").out == (
        "Mon 23 Nov 2026  1 ready\n"
        "\n"
        "1  Ade Bello  thinning  silent 5 weeks, usually 4 weeks  depth 34\n"
        "    last: “daughter starts school”\n"
        "    why: my oldest friend\n"
        "\n"
        "log it: netj log 1 …   later: netj snooze 1 1w   why: netj why 1\n"
    )


def test_a_new_tie_that_was_not_followed_up_has_a_place(netj):
    """From the second to the thirtieth day after a first meeting."""
    netj("add", "Jo Park", "--on", "2026-11-01")
    on = dt.date(2026, 11, 1)
    assert codes(netj("due", "--json", on=on + dt.timedelta(1)).json) == {}
    assert codes(netj("due", "--json", on=on + dt.timedelta(2)).json) == {"Jo Park": ["new"]}
    assert codes(netj("due", "--json", on=on + dt.timedelta(30)).json) == {"Jo Park": ["new"]}
    assert codes(netj("due", "--json", on=on + dt.timedelta(31)).json) == {}

    netj("log", "jo", "lunch", "--on", "2026-11-10")
    assert codes(netj("due", "--json", on=on + dt.timedelta(12)).json) == {}


def test_a_chosen_pace_counts_and_with_nothing_logged_is_ready_at_once(netj):
    """The person's own choice beats the gates."""
    netj("add", "Aunt May", "--unmet", "--pace", "2w")
    netj("add", "Sam", "--on", "2026-11-10")
    netj("pace", "sam", "10d")

    rows = netj("due", "--json").json

    assert codes(rows) == {"Sam": ["pace", "new"], "Aunt May": ["pace"]}
    assert [row["pace_days"] for row in rows] == [10, 14]


def test_the_smallest_pace_of_spheres_and_communities_counts(netj):
    """Unless the contact has one of their own."""
    netj("add", "Sam", "--sphere", "rust", "--at", "@pycon", "--on", "2026-10-01")
    netj("pace", "60d", "--sphere", "rust")
    netj("pace", "@pycon", "40d")
    assert netj("show", "sam", "--json").json["pace_days"] == 40
    assert codes(netj("due", "--json").json) == {"Sam": ["pace"]}

    netj("pace", "sam", "90d")
    assert codes(netj("due", "--json").json) == {}


def test_a_pinned_tie_is_ready_after_three_weeks(netj):
    """A pin keeps someone in sight whatever the score says."""
    netj("add", "Sam", "--on", "2026-09-01")
    assert codes(netj("due", "--json").json) == {}

    netj("pin", "sam")

    assert codes(netj("due", "--json").json) == {"Sam": ["pinned"]}
    assert netj("pin", "sam", "--band", "inner", "--json").json["after"]["pinned_band"] == "inner"
    assert netj("rank", "--json").json[0]["band"] == "inner"


def test_a_snooze_hides_until_its_day_or_the_next_exchange(netj):
    """Snoozed three times in a row, a slower pace is offered."""
    netj("add", "Sam", "--on", "2026-11-10")
    netj("snooze", "sam", "5d")
    assert netj("due", "--json").json == []
    assert codes(netj("due", "--json", on="2026-11-28").json) == {"Sam": ["new"]}

    netj("got", "sam", "guidance: a tip")
    assert codes(netj("due", "--json").json) == {"Sam": ["thanks"]}

    netj("snooze", "sam")
    netj("snooze", "sam")
    assert "netj pace Sam 2m" in netj("snooze", "sam").out
    netj("snooze", "sam", "--wake")
    assert codes(netj("due", "--json").json) == {"Sam": ["thanks"]}
    netj("snooze", "sam", "--wake", exit=4)


def test_birthdays_of_people_with_whom_something_passed_are_shown_a_week_ahead(netj):
    """Also one on 29 February, which is kept on the 28th in a common year."""
    netj("add", "Sam", "--birthday", "29 feb", "--on", "2026-01-01")
    netj("add", "Card", "--birthday", "28 feb", "--unmet")

    assert codes(netj("due", "--json", on="2027-02-20").json) == {}
    assert codes(netj("due", "--json", on="2027-02-21").json) == {"Sam": ["birthday"]}
    assert "today" in netj("due", on="2027-02-28").out
    assert codes(netj("due", "--json", on="2028-02-29").json) == {"Sam": ["birthday"]}


def test_a_bridge_that_went_quiet_is_named(netj):
    """Only who alone joins two groups is a bridge."""
    netj("add", "Lena Fox", "--sphere", "coworking", "--sphere", "python", "--on", "2026-03-01")
    netj("add", "Sam", "--sphere", "python", "--on", "2026-03-01")
    rows = netj("due", "--json").json
    assert codes(rows) == {"Lena Fox": ["bridge"]}
    assert rows[0]["reasons"][0]["text"] == "silent 9 months; the only tie between coworking and python"

    netj("edit", "sam", "--sphere", "coworking")
    assert netj("due", "--json").json == []


def test_never_contacted_is_not_urgent(netj):
    """Names alone leave the list calm; `--spread` proposes a few a week, others the next."""
    for n in range(8):
        netj("add", f"Ghost {n}", "--unmet")
    assert netj("due", "--json").json == []

    first = {row["name"] for row in netj("due", "--spread", "--json").json}
    second = {row["name"] for row in netj("due", "--spread", "--json", on="2026-11-30").json}

    assert len(first) == len(second) == 3
    assert not first & second


def test_archived_people_rest(netj):
    """They are in no list until they are revived."""
    netj("add", "Sam", "--on", "2026-11-10")
    netj("archive", "sam")
    assert netj("due", "--json").json == []
    netj("revive", "sam")
    assert codes(netj("due", "--json").json) == {"Sam": ["new"]}


def test_nothing_ready_gives_the_next_day(netj):
    """One calm line."""
    monthly(netj, "Ade Bello", "2026-11-20")

    assert netj("due").out == "Mon 23 Nov 2026\nNobody is waiting for a word today. Next: Thu 17 Dec.\n"


def test_the_next_day_counts_new_ties_and_birthdays(netj):
    """Whatever brings someone onto the list next."""
    netj("add", "Sam", "--birthday", "30 dec", "--on", "2026-01-05")
    assert "Next: Wed 23 Dec." in netj("due").out, "a birthday is shown a week ahead"

    netj("add", "Jo Park", "--on", "yesterday")
    assert "Next: Tue 24 Nov." in netj("due").out, "a new tie is, two days after the meeting"


def test_the_first_week_of_the_calendar_has_a_next_day_too(netj):
    """A birthday that somebody put off is not looked for before the year 1."""
    netj("add", "Sam", "--birthday", "3 jan", "--on", "0001-01-01", on="0001-01-02")
    netj("snooze", "sam", "2w", on="0001-01-02")

    assert "Next: Tue 16 Jan." in netj("due", on="0001-01-02").out


def test_a_settings_file_edited_by_hand_counts_from_the_next_entry_on(netj, tmp_path, journal):
    """The stored windows follow it; a broken one keeps nobody from logging."""
    monthly(netj, "Ade Bello", "2026-10-19")
    (tmp_path / "config.toml").write_text("due.quiet = 60\n")
    assert netj("due", "--json").json == []
    netj("add", "Card", "--unmet")
    assert journal.row("SELECT quiet FROM gates") == (60,)

    (tmp_path / "config.toml").write_text("due.quiet = = 60\n")
    netj("add", "Other Card", "--unmet")
    netj("due", exit=3)


def test_entries_after_today_do_not_count(netj):
    """An earlier today sees the journal as it was."""
    monthly(netj, "Ade Bello", "2026-06-01", times=25)
    then = netj("due", "--all", "--json", on="2026-07-15").json
    netj("log", "ade", "coffee", "--on", "2026-11-20")

    assert netj("due", "--all", "--json").json == []
    again = netj("due", "--all", "--json", on="2026-07-15").json
    assert [(r["name"], r["score"]) for r in again] == [(r["name"], pytest.approx(then[0]["score"])) for r in then]


def test_settings_change_the_gates(netj):
    """The windows that are stored follow the settings."""
    monthly(netj, "Ade Bello", "2026-10-19")
    assert codes(netj("due", "--json").json) == {"Ade Bello": ["thinning"]}

    netj("config", "due.quiet", "60")

    assert netj("due", "--json").json == []
    netj("config", "due.quiet", "--reset")
    assert codes(netj("due", "--json").json) == {"Ade Bello": ["thinning"]}


def test_quiet_is_one_line(netj):
    """For a shell's start-up file."""
    netj("add", "Sam", "--on", "2026-11-10")

    assert netj("due", "--quiet").out == "netj: 1 ready: Sam\n"


def test_bare_netj_is_today_in_eight_lines_or_fewer(netj):
    """However many are ready."""
    for n in range(12):
        netj("add", f"Person {n}", "--on", "2026-11-10", "--got", "guidance: x")

    out = netj().out

    assert len(out.splitlines()) <= 8
    assert out.startswith("Mon 23 Nov 2026")


def test_numbers_mean_the_rows_of_the_last_list(netj, terminal):
    """On the terminal that showed it."""
    netj("add", "Sam", "--on", "2026-11-10")
    netj("add", "Priya", "--on", "2026-11-11")
    screen = terminal("due")
    assert "1  Sam" in screen

    netj("why", "9", exit=4)


# --- the arrangement ---------------------------------------------------------------------------------


def row(key, code="thinning"):
    return Ready(key, str(key), f"P{key}", 1.0, 50.0, 0.5, None, None, (Reason(code, {}),))


def rows(start, count, code="thinning"):
    return [row(start + n, code) for n in range(count)]


@given(*[st.integers(0, 6)] * 5, st.integers(1, 12))
def test_the_list_keeps_its_promises(owed, urgent, chosen, new, kept, limit):
    """Never longer than asked, nobody twice, owed at most half, new ties and a bridge not crowded out."""
    parts = [
        rows(100 * at, count, code)
        for at, (count, code) in enumerate(
            zip((owed, urgent, chosen, new, kept), ("thanks", "thinning", "pace", "new", "bridge"), strict=True)
        )
    ]

    listed = due.arranged(*parts, limit=limit)

    found = [r.reasons[0].code for r in listed]
    everyone = owed + urgent + chosen + new + kept
    middle = urgent + chosen
    assert len(listed) <= limit
    assert len({r.key for r in listed}) == len(listed)
    assert found.count("new") <= 2
    assert found.count("bridge") <= 1
    if middle and owed:
        assert found.count("thanks") <= limit // 2
    if middle:
        assert "thinning" in found or "pace" in found
    if limit >= 5:
        assert ("new" in found) == bool(new)
        assert ("bridge" in found) == bool(kept)
    assert len(due.arranged(*parts, limit=None)) == everyone


@given(st.integers(0, 6), st.integers(0, 6))
def test_every_second_row_goes_to_the_chosen(urgent, chosen):
    """As long as there are any."""
    found = [r.reasons[0].code for r in due.alternating(rows(0, urgent), rows(100, chosen, "pace"))]

    shared = min(urgent, chosen)
    assert found[: 2 * shared] == ["thinning", "pace"] * shared
    assert len(found) == urgent + chosen


def test_thanks_crowd_out_neither_a_new_tie_nor_a_bridge():
    """Where nobody thins, owed thanks fill the list but for their places."""
    listed = due.arranged(rows(0, 9, "thanks"), [], [], rows(100, 2, "new"), rows(200, 1, "bridge"), limit=5)

    assert [r.reasons[0].code for r in listed] == ["thanks", "thanks", "thanks", "new", "bridge"]


def test_a_person_on_two_grounds_stands_once_with_both():
    """The first ground gives the place."""
    listed = due.arranged([row(1, "thanks")], [row(1), row(2)], [], [], [], limit=5)

    assert [[reason.code for reason in r.reasons] for r in listed] == [["thanks", "thinning"], ["thinning"]]


def test_a_short_list_is_the_beginning_of_the_whole_one(netj, tmp_path):
    """Looking only at those who can be most urgent finds the same people, scores and number as looking at everyone."""
    spread = random.Random(7)
    rows = ["date,name,way"]
    for person in range(120):
        for _entry in range(spread.choice((6, 12, 40))):
            day = dt.date(2026, 11, 1) - dt.timedelta(int(900 * spread.random() ** spread.choice((1, 3))))
            rows.append(f"{day},Person {person},{spread.choice(('gave', 'got', 'shared'))}")
    (tmp_path / "many.csv").write_text("\n".join(rows))
    netj("import", "many.csv", "--yes")
    netj("pin", "Person 3")
    netj("archive", "Person 5")
    netj("snooze", "Person 7", "2w")
    whole = [row for row in netj("due", "--all", "--json").json if codes([row])[row["name"]] == ["thinning"]]
    assert len(whole) > 40

    for limit in (1, 4, 20):
        short = netj("due", "--limit", limit, "--json").json
        thinning = [row for row in short if codes([row])[row["name"]] == ["thinning"]]
        assert thinning == whole[: len(thinning)]
        assert len(short) == limit
    ready = len(netj("due", "--all", "--json").json)
    assert f"of {ready} ready" in netj("due", "--limit", 4).out


def test_the_lapsed_are_listed_heaviest_first_and_without_those_kept_in_sight(netj):
    """Who is pinned or has a pace has not lapsed but is ready; the order is that of the depths shown."""
    for name, times in (("Ade Bello", 6), ("Jo Park", 20), ("Lena Fox", 12), ("Sam Okafor", 30)):
        monthly(netj, name, "2026-03-01" if times == 20 else "2026-04-01", times=times, gap=20)
    netj("pin", "sam")

    for command in (("due", "--lapsed", "--json"), ("due", "--lapsed", "--json", "--limit", "50")):
        rows = netj(*command).json
        assert [row["depth"] for row in rows] == sorted((row["depth"] for row in rows), reverse=True)
        assert {row["name"] for row in rows} == {"Ade Bello", "Jo Park", "Lena Fox"}
    later = netj("log", "sam", "tea", "--on", "2026-11-23") and netj("due", "--lapsed", "--json", on="2026-11-22")
    assert {row["name"] for row in later.json} == {"Ade Bello", "Jo Park", "Lena Fox"}


def test_a_pace_of_a_group_is_told_whatever_the_reason_is(netj):
    """Who is to be thanked has the pace of their sphere all the same."""
    netj("add", "Sam Okafor", "--sphere", "rust", "--got", "guidance: a tip")
    netj("pace", "3w", "--sphere", "rust")

    (row,) = netj("due", "--json").json

    assert (codes([row]), row["pace_days"], row["score"]) == ({"Sam Okafor": ["thanks"]}, 21, 0)


def test_words_are_looked_for_among_the_newest_entries_only(netj, tmp_path, journal):
    """A mailbox of a million messages without a word costs no more than a hundred."""
    day = dt.date(2026, 10, 1)
    rows = [f"{day},Sam Okafor,{way}" for way in ("gave", "got") for _message in range(60)]
    (tmp_path / "mail.csv").write_text("\n".join(["date,name,way,what", f"{day},Sam Okafor,got,hello", *rows]))
    netj("import", "mail.csv", "--yes")
    sam = journal.one("SELECT id FROM contact")

    assert due_rows.last_words(journal, sam, "2026-11-23") is None
    netj("log", "sam", "tea", "--on", "2026-10-02")
    assert due_rows.last_words(journal, sam, "2026-11-23") == "tea"


def test_new_gates_reach_everyone_a_page_at_a_time(netj, monkeypatch):
    """However many people there are, their windows are stored anew without holding them all."""
    for name in ("Ade Bello", "Jo Park", "Lena Fox", "Noor Haddad", "Sam Okafor"):
        monthly(netj, name, "2026-10-20", times=4)
    monkeypatch.setattr(ties, "_PAGE", 2)

    netj("config", "due.quiet", "40")

    assert netj("due", "--json").json == []
    assert len(netj("due", "--json", on="2026-11-29").json) == 5
    assert netj("doctor", "--json").json["findings"] == []
