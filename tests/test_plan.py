"""`netj plan`: a few goals, measured from the journal by themselves where they can be, ticked by hand where not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal import errors
from netjournal.domain import plan as domain
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Said
from netjournal.domain.plan import Goal
from netjournal.domain.plan_words import deadline, understood
from netjournal.services import contacts, exchanges
from netjournal.storage import plan as rows

TODAY = dt.date(2026, 11, 23)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


def _goal(**facts):
    given = {
        "key": 1,
        "id": "g",
        "what": "a goal",
        "measure": None,
        "subject": None,
        "target": 2,
        "a_week": False,
        "ticks": 0,
        "since": TODAY,
        "until": None,
        "closed": None,
        "outcome": None,
        "created": "2026-11-23T09:00:00+00:00",
    }
    return Goal(**(given | facts))


# --- the words ---------------------------------------------------------------------------------------

DECEMBER = dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("words", "measure", "subject", "number", "a_week", "until"),
    [
        ("two mentors in data by December", "mentors", "data", 2, False, DECEMBER),
        ("5 people in design", "people", "design", 5, False, None),
        ("meet twelve new people in @PyCon Leeds", "people", "@PyCon Leeds", 12, False, None),
        ("2 gives a week", "gives", None, 2, True, None),
        ("Two gives of guidance per week.", "gives", "guidance", 2, True, None),
        ("3 people for emotional support", "support", "emotional", 3, False, None),
        ("revive 4 ghosts this year", "revived", None, 4, False, DECEMBER),
        ("attend 3 communities by end of march", "communities", None, 3, False, dt.date(2027, 3, 31)),
        ("4 asks after giving by 2027", "asks", None, 4, False, dt.date(2027, 12, 31)),
        ("a mentee", "mentees", None, 1, False, None),
        ("make eleven introductions by 1 mar", "introductions", None, 11, False, dt.date(2027, 3, 1)),
        ("30 conversations", "encounters", None, 30, False, None),
        ("say 5 thanks", "thanks", None, 5, False, None),
        ("dois mentores em dados até dezembro", "mentors", "dados", 2, False, DECEMBER),
        ("3 pessoas para apoio emocional", "support", "emotional", 3, False, None),
        ("conhecer dez pessoas", "people", None, 10, False, None),
        ("duas conversas por semana", "encounters", None, 2, True, None),
        ("reviver quatro fantasmas", "revived", None, 4, False, None),
    ],
)
def test_plain_words_are_understood(words, measure, subject, number, a_week, until):
    """Number, noun, where, how often and by when, in English and Portuguese."""
    found = understood(words, TODAY)

    assert (found.measure, found.subject, found.number, found.a_week) == (measure, subject, number, a_week)
    assert found.until == until


@pytest.mark.parametrize(
    "words",
    [
        "help three people in choir",
        "write to three old studio friends",
        "lose two mentors",
        "two mentors who sing",
        "two mentors a week",
        "10 encounters in December",
        "3 communities in design",
        "meet 5 people in two weeks",
        "meet 5 people in the next month",
        "meet 5 people in 2027",
        "people",
        "stand by me",
        "mentor two people for a year or so",
    ],
)
def test_what_is_not_plain_is_not_guessed(words):
    """Half understood would be measured wrongly, so it is ticked by hand."""
    found = understood(words, TODAY)

    assert (found.measure, found.what) == (None, words)


def test_the_deadline_leaves_the_words():
    """What is left of them is the goal; a “by” that is no deadline stays."""
    assert understood("two mentors in data by December", TODAY).what == "two mentors in data"
    assert understood("learn by heart by fri", TODAY) == understood("learn by heart", TODAY)._replace(
        until=dt.date(2026, 11, 27)
    )
    assert deadline("november", TODAY) == dt.date(2026, 11, 30)
    assert deadline("october", TODAY) == dt.date(2027, 10, 31)
    assert deadline("february 2028", TODAY) == dt.date(2028, 2, 29)
    assert deadline("december 9999", TODAY) == dt.date.max
    with pytest.raises(errors.PastDate):
        understood("two mentors by 2025", TODAY)


@given(st.text(max_size=80), DAYS)
def test_no_words_crash(words, today):
    """Whatever is typed is understood, kept as it is, or refused as a date that has passed."""
    try:
        found = understood(words, today)
    except errors.PastDate:
        return

    assert found.until is None or found.until >= today


# --- how far -----------------------------------------------------------------------------------------


@given(st.integers(0, 500), st.integers(1, 100), DAYS, st.integers(0, 400))
def test_a_goal_is_reached_with_as_many_as_were_meant(count, target, since, days):
    """Progress counts up to the target, and its share never leaves 0 to 1."""
    goal = _goal(measure="people", target=target, since=since)

    progress = domain.progress(goal, since + dt.timedelta(days), count, 0)

    assert progress.now == count
    assert progress.is_reached == (count >= target)
    assert 0 <= progress.share <= 1


@given(st.integers(0, 500), DAYS, st.integers(0, 400))
def test_a_week_is_an_average_since_the_start(count, since, days):
    """A goal a week is shared out over its weeks; in its first week, over that one."""
    goal = _goal(measure="gives", a_week=True, since=since)

    progress = domain.progress(goal, since + dt.timedelta(days), count, 0)

    assert progress.now == pytest.approx(count / max((days + 1) / 7, 1))


def test_time_ends_with_the_goal():
    """After its last day a goal counts no more days, and says so."""
    goal = _goal(measure="gives", a_week=True, since=TODAY - dt.timedelta(27), until=TODAY - dt.timedelta(14))

    progress = domain.progress(goal, TODAY, 4, 0)

    assert (progress.now, progress.is_over, progress.days_left) == (2.0, True, -14)


# --- measured from the journal -----------------------------------------------------------------------


def _now(journal, measure, subject=None, *, since=TODAY - dt.timedelta(30), today=TODAY, a_week=False, **facts):
    """Write a goal and return how many of what it counts there are."""
    with journal.step("goal") as step:
        columns = {"what": "x", "target": 9, "since": since.isoformat(), "a_week": int(a_week), **facts}
        uid = rows.add(step, measure=measure, subject=subject, **columns)
    return rows.progress(journal, rows.goal(journal, uid, today), today).now


def _met(journal, name, *agos, said=None, **fields):
    """Add someone with encounters so many days ago."""
    add = Fields(name=name, **fields)
    who = contacts.add(journal, add, Said(date=TODAY), TODAY, unmet=True).contacts[0].who
    for ago in agos:
        exchanges.log(journal, [who], Said(date=TODAY - dt.timedelta(ago), **(said or {})), TODAY)
    return who


def test_mentors_are_counted_by_role_and_sphere(journal):
    """Who carries the role counts, archived people do not."""
    _met(journal, "Ada", roles=("mentor",), spheres=("Data",))
    _met(journal, "Ben", roles=("Mentor",))
    _met(journal, "Cy", roles=("client",), spheres=("Data",))
    contacts.archive(journal, _met(journal, "Dee", roles=("mentor",)), TODAY)

    assert (_now(journal, "mentors"), _now(journal, "mentors", "data")) == (2, 1)
    assert (_now(journal, "mentees"), _now(journal, "mentors", "nowhere")) == (0, 0)


def test_people_met_are_those_new_since_the_start(journal):
    """A first exchange in the goal's days counts, in a sphere or community where that was said."""
    _met(journal, "Ada", 3, spheres=("design",))
    _met(journal, "Ben", 40, 3, spheres=("design",))
    _met(journal, "Cy", 3, communities=("PyCon",))
    _met(journal, "Dee", spheres=("design",))

    assert _now(journal, "people") == 2
    assert _now(journal, "people", "Design") == 1
    assert _now(journal, "people", "@pycon") == 1
    assert _now(journal, "people", today=TODAY - dt.timedelta(10)) == 0


def test_gives_and_support_are_counted_by_kind(journal):
    """Gives are things, support is people; both only since the start."""
    _met(journal, "Ada", 3, 4, said={"gave": ("guidance: x",), "got": ("emotional: y",)})
    _met(journal, "Ben", 5, 50, said={"gave": ("referral: z",), "got": ("information: w",)})

    assert (_now(journal, "gives"), _now(journal, "gives", "guidance")) == (3, 2)
    assert (_now(journal, "support"), _now(journal, "support", "emotional"), _now(journal, "support", "practical")) == (
        1,
        1,
        0,
    )
    assert _now(journal, "gives", since=TODAY - dt.timedelta(13), a_week=True) == 1.5


def test_asks_count_after_giving(journal):
    """An ask of someone to whom something was given in the year before, that day included, as `report` counts."""
    ada, ben = _met(journal, "Ada", 20, said={"gave": ("guidance: x",)}), _met(journal, "Ben", 20)
    with journal.step("asks") as step:
        for who, ago, kind in ((ada, 10, "referral"), (ada, 20, "guidance"), (ben, 10, "referral")):
            made = (TODAY - dt.timedelta(ago)).isoformat()
            step.insert("ask", contact=who.key, kind=kind, made=made)

    assert (_now(journal, "asks"), _now(journal, "asks", "referral"), _now(journal, "asks", "guidance")) == (2, 1, 1)


def test_a_ghost_is_revived_by_the_first_thing_that_passes(journal):
    """Who was here before the goal, as a name or by reactions alone; who is new is no ghost."""
    known, reacted = _met(journal, "Known"), _met(journal, "Reacted")
    liked = Said(date=TODAY - dt.timedelta(50), got=("reaction: a like",))
    exchanges.log(journal, [reacted], liked, TODAY, met=False)
    journal.connection.execute("UPDATE contact SET created = '2026-01-01T00:00:00+00:00' WHERE name = 'Known'")
    journal.connection.execute("UPDATE contact SET created = '2026-12-31T00:00:00+00:00' WHERE name = 'Reacted'")
    assert _now(journal, "revived") == 0

    for who in (known, reacted, _met(journal, "New")):
        exchanges.log(journal, [who], Said(date=TODAY - dt.timedelta(2)), TODAY)
    journal.connection.execute("UPDATE contact SET created = '2026-12-31T00:00:00+00:00' WHERE name = 'New'")

    assert _now(journal, "revived") == 2
    assert _now(journal, "revived", since=TODAY - dt.timedelta(1)) == 0


def test_what_passed_before_the_goal_was_set_revives_nobody(journal):
    """Who was added and met in the morning is no ghost in the evening, when the goal is set."""
    _met(journal, "Sam", 0)
    journal.connection.execute("UPDATE contact SET created = '2026-11-23T08:00:00+00:00'")
    journal.connection.execute("UPDATE exchange SET created = '2026-11-23T08:00:00+00:00'")

    evening = {"since": TODAY, "created": "2026-11-23T20:00:00+00:00"}

    assert _now(journal, "revived", **evening) == 0
    journal.connection.execute("UPDATE exchange SET created = '2026-11-23T21:00:00+00:00'")
    assert _now(journal, "revived", **evening) == 1


def test_communities_and_encounters_are_counted(journal):
    """A community is attended where something happened in it; encounters may be those of a sphere or community."""
    _met(journal, "Ada", 3, 4, said={"community": "PyCon"}, spheres=("python",))
    _met(journal, "Ben", 5, said={"community": "Choir"})
    ben = _met(journal, "Cy", 6)
    exchanges.tried(journal, [ben], Said(date=TODAY))

    assert _now(journal, "communities") == 2
    assert _now(journal, "encounters") == 4
    assert _now(journal, "encounters", "@pycon") == 2
    assert _now(journal, "encounters", "python") == 2


def test_introductions_and_thanks_are_counted(journal):
    """Those that you made and said since the start: each thanks once."""
    ada, ben = _met(journal, "Ada", 5, said={"got": ("guidance: x",)}), _met(journal, "Ben")
    exchanges.thank(journal, ada, "so much", Said(date=TODAY), TODAY)
    exchanges.thank(journal, ben, "for nothing special", Said(date=TODAY), TODAY)
    with journal.step("introductions") as step:
        for ago in (5, 50):
            made = (TODAY - dt.timedelta(ago)).isoformat()
            step.insert("introduction", one=ada.key, two=ben.key, made=made)

    assert (_now(journal, "thanks"), _now(journal, "introductions")) == (2, 1)


def test_a_measure_of_a_newer_program_is_told_by_its_ticks(journal):
    """A journal from elsewhere may hold a measure that is not known here: no crash, no invention."""
    assert _now(journal, "moonwalks", ticks=1) == 1


# --- the command line --------------------------------------------------------------------------------


def _plan(netj):
    return netj("plan", "--json").json


def test_the_echo_says_what_was_understood(netj):
    """Measure, where, how many there are, from when and by when, with weekday and date, and the undo."""
    netj("add", "Ada", "--role", "mentor", "--sphere", "Data")

    shown = netj("plan", "add", "two mentors in data by December").out

    assert shown == (
        " 1  two mentors in data\n"
        "    measured  contacts with the role mentor in Data\n"
        "    now       1 of 2\n"
        "    from      Mon 23 Nov 2026\n"
        "    by        Thu 31 Dec 2026, 5 weeks left\n"
        "Undo with: netj undo\n"
    )


def test_no_quotes_are_needed(netj):
    """The words stand free, as those of a note do, and options after them."""
    netj("plan", "add", "write", "to", "three", "old", "friends", "--by", "fri")

    (goal,) = _plan(netj)

    assert (goal["what"], goal["measure"], goal["target"]) == ("write to three old friends", None, 3)
    assert goal["until"] == "2026-11-27"


def test_a_sphere_to_come_is_believed_and_told(netj):
    """Whoever plans to get somewhere has nobody there yet; the echo says so and how to put someone there."""
    shown = netj("plan", "add", "two mentors in data").out

    assert 'Nobody is in data yet: netj edit NAME --sphere "data"' in shown
    netj("add", "Ada", "--role", "mentor", "--sphere", "DATA")
    assert _plan(netj)[0]["now"] == 1


def test_a_community_is_found_without_its_sign(netj):
    """A word after “in” may be a community that is here; a long one that is nothing is left to the hand."""
    netj("add", "Ada", "--at", "@PyCon Leeds")
    netj("plan", "add", "5 people in pycon leeds")
    netj("plan", "add", "5 people in my street at home")

    assert [(goal["measure"], goal["subject"]) for goal in _plan(netj)] == [("people", "@PyCon Leeds"), (None, None)]


def test_options_say_it_too(netj):
    """What words leave open, options say: the measure, how many, where, of which kind, how often."""
    netj("add", "Ada", "--sphere", "rust", "--at", "@Leeds Rust")
    for options in (
        ("--measure", "people", "--target", "4", "--sphere", "rust"),
        ("--measure", "enc", "--target", "4", "--community", "@leeds rust", "--a-week"),
        ("--measure", "gives", "--target", "2", "--kind", "guidance", "--a-week"),
        ("--target", "7"),
    ):
        netj("plan", "add", "be out more", *options)
    netj("plan", "add", "3 people", "--kind", "emotional", "--target", "5")
    netj("plan", "add", "3 mentors", "--by-hand")

    goals = [(goal["measure"], goal["subject"], goal["target"], goal["a_week"]) for goal in _plan(netj)]

    assert goals == [
        ("people", "rust", 4, False),
        ("encounters", "@Leeds Rust", 4, True),
        ("gives", "guidance", 2, True),
        (None, None, 7, False),
        ("support", "emotional", 5, False),
        (None, None, 3, False),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("two mentors", "--measure", "friends"), "bad_choice"),
        (("two mentors", "--sphere", "nowhere"), "cannot_measure"),
        (("two mentors", "--community", "nowhere"), "cannot_measure"),
        (("be kind", "--kind", "guidance"), "cannot_measure"),
        (("be kind", "--a-week"), "cannot_measure"),
        (("two mentors", "--a-week"), "cannot_measure"),
        (("two mentors", "--kind", "guidance"), "cannot_measure"),
        (("two thanks", "--sphere", "rust"), "cannot_measure"),
        (("3 people", "--kind", "introduction"), "cannot_measure"),
        (("two mentors", "--kind", "kindness"), "bad_choice"),
        (("two mentors", "--target", "0"), "bad_number"),
        (("two mentors", "--target", "-1"), "bad_number"),
        (("two mentors", "--target", "many"), "bad_number"),
        (("two mentors", "--target", "100001"), "bad_number"),
        (("0 mentors",), "bad_number"),
        (("two mentors by 1 nov 2026",), "past_date"),
        (("two mentors", "--by", "2026-11-22"), "past_date"),
        (("two mentors", "--by", "2025"), "past_date"),
        (("two mentors", "--by", "soonish"), "bad_date"),
        (("two mentors by fri", "--by", "sat"), "contradiction"),
        (("two mentors", "--sphere", "rust", "--community", "rust"), "contradiction"),
        (("two mentors", "--by-hand", "--measure", "people"), "contradiction"),
        (("two mentors", "--by-hand", "--sphere", "rust"), "contradiction"),
        (("",), "empty"),
    ],
)
def test_a_plan_that_cannot_be_measured_is_refused(netj, line, code):
    """One clear sentence, exit 3, and nothing is written: not by adding, and not by changing what is there."""
    netj("add", "Ada", "--sphere", "rust")
    netj("plan", "add", "one step")
    before = netj("history", "--json").json
    key = _plan(netj)[0]["id"]

    refused = netj("plan", "add", *line, "--json", exit=3)
    netj("plan", "edit", key, *line, "--json", exit=3)

    assert refused.error["code"] == code
    assert refused.error["message"].count("\n") == 0
    assert netj("history", "--json").json == before


def test_a_measure_needs_a_number(netj):
    """Gives, but how many? A goal that is there already has its number."""
    refused = netj("plan", "add", "be kind", "--measure", "gives", "--json", exit=3).error

    assert (refused["code"], "how many" in refused["message"]) == ("cannot_measure", True)
    netj("plan", "add", "be kind", "--target", "4")
    assert netj("plan", "edit", "kind", "--measure", "gives", "--json").json["goal"]["target"] == 4
    assert netj("plan", "edit", "kind", "be kind to six of them", "--json").json["goal"]["target"] == 6


def test_ticks_go_up_and_down_by_hand(netj):
    """One tick at a time; when all are there, it says so; none is taken where there is none."""
    netj("plan", "add", "walk with two old friends")
    netj("plan", "tick", "walk", "--off", exit=3)

    assert "now     1 of 2" in netj("plan", "tick", "walk").out
    assert "That is all of it: netj plan done 1" in netj("plan", "tick", "walk").out
    assert netj("plan", "tick", "walk", "--off", "--json").json["goal"]["now"] == 1


def test_what_is_measured_is_not_ticked(netj):
    """The journal says how far it is; a hand cannot."""
    netj("plan", "add", "2 gives a week")

    assert netj("plan", "tick", "gives", "--json", exit=3).error["code"] == "measured"


def test_goals_are_closed_once(netj):
    """Done or dropped, a goal leaves the list, stays under --all, and cannot be closed or ticked again."""
    netj("plan", "add", "walk more")
    netj("plan", "add", "talk less")
    walk, talk = (goal["id"] for goal in _plan(netj))
    netj("plan", "done", walk)
    netj("plan", "drop", talk)

    assert _plan(netj) == []
    assert {goal["outcome"] for goal in netj("plan", "list", "--all", "--json").json} == {"reached", "dropped"}
    for verb in ("done", "drop", "tick", "edit"):
        refused = netj("plan", verb, walk, "--json", exit=3).error
        assert (refused["code"], "Mon 23 Nov 2026" in refused["message"]) == ("closed", True)
    assert "2 closed: netj plan --all" in netj("plan").out


def test_a_goal_is_changed_in_parts(netj):
    """What is said replaces what was there; the rest, its start and its ticks too, stays."""
    netj("add", "Ada", "--sphere", "data")
    netj("plan", "add", "two mentors in data by December", on="2026-11-01")
    key = _plan(netj)[0]["id"]

    def edited(*options):
        return netj("plan", "edit", key, *options, "--json").json["goal"]

    assert edited("--target", "3")["target"] == 3
    assert edited("--by", "end of march")["until"] == "2027-03-31"
    assert edited("--by", "none")["until"] is None
    assert edited("find mentors, at last")["measure"] == "mentors"
    assert edited("5 people in data")["measure"] == "people"
    assert edited("--measure", "mentees")["subject"] is None
    assert edited("--by-hand")["measure"] is None
    changed = edited()
    assert (changed["what"], changed["since"], changed["target"]) == ("5 people in data", "2026-11-01", 5)
    assert "nothing is different" in netj("plan", "edit", key).out


def test_goals_are_found_by_words_and_ids(netj):
    """Words of one goal are enough; two that fit are named, none that fits is said."""
    netj("plan", "add", "walk with Ada")
    netj("plan", "add", "walk with Ben")

    assert netj("plan", "tick", "walk ben", "--json").json["goal"]["what"] == "walk with Ben"
    ambiguous = netj("plan", "tick", "walk", "--json", exit=5).error
    assert [candidate["name"] for candidate in ambiguous["candidates"]] == ["walk with Ada", "walk with Ben"]
    assert netj("plan", "tick", "swim", "--json", exit=4).error["code"] == "no_such"
    netj("plan", "tick", exit=2)
    netj("plan", "add", exit=2)


def test_numbers_of_the_list_are_goals(netj, terminal):
    """On a terminal, the number that the eye sees; one of another list is no goal."""
    netj("add", "Ada")
    netj("plan", "add", "walk more")
    assert "1  walk more" in terminal("plan")

    assert "now     1 of 1" in terminal("plan", "tick", "1")
    assert "walk more is reached: 1 of 1." in terminal("plan", "done", "1")
    terminal("list")
    terminal("plan", "done", "1", exit=4)


_COMMANDS = (
    ("plan", "add", "two mentors by December"),
    ("plan", "edit", "old", "--target", "5"),
    ("plan", "tick", "old"),
    ("plan", "tick", "old", "--off"),
    ("plan", "done", "old"),
    ("plan", "drop", "old"),
)


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_act_is_undone_in_one_step(netj, command):
    """Undo brings the journal back, redo does it again, and doctor is content with both."""
    netj("plan", "add", "an old one")
    netj("plan", "tick", "old")
    before = netj("plan", "list", "--all", "--json").json
    netj(*command)
    after = netj("plan", "list", "--all", "--json").json

    netj("undo")
    assert netj("plan", "list", "--all", "--json").json == before
    netj("redo")
    assert netj("plan", "list", "--all", "--json").json == after != before
    netj("doctor")


def test_a_goal_of_later_is_not_here_yet(netj):
    """As of an earlier day, goals set later are not there, and what was closed later is open."""
    netj("plan", "add", "walk more", on="2026-11-10")
    netj("plan", "done", "walk", on="2026-11-20")

    assert netj("plan", "--json", on="2026-11-09").json == []
    assert netj("plan", "--json", on="2026-11-15").json[0]["closed"] is None
    assert netj("plan", "--json", on="2026-11-20").json == []


def test_a_goal_follows_a_new_name(journal):
    """A sphere or community that is called otherwise now is still the one that was meant."""
    _now(journal, "people", "Data")
    _now(journal, "people", "@Data")
    with journal.step("rename") as step:
        rows.follow_name(step, "@data", "@Data Leeds")

    assert [goal.subject for goal in rows.goals(journal, TODAY)] == ["Data", "@Data Leeds"]


# --- the screen --------------------------------------------------------------------------------------


def test_the_plan_stands_straight(netj, terminal):
    """Numbered, with how far, time left, a plain bar and what says so; the same at 80, 120 and in a pipe."""
    netj("add", "Ada", "--role", "mentor", "--sphere", "data", "--gave", "guidance: x", "--gave", "guidance: y")
    for words in ("two mentors in data by 31 dec", "2 gives a week", "walk with an old friend", "a talk by 20 nov"):
        netj("plan", "add", words, on="2026-11-02")
    netj("plan", "tick", "walk")

    shown = netj("plan").out

    assert shown == _PLAN
    assert terminal("plan", columns=80) == shown
    assert terminal("plan", columns=120) == shown


_PLAN = """\
Your plan on Mon 23 Nov 2026

1  a talk                            0 of 1  ended 3 days ago  ░░░░░░░░░░░░
    ticked by hand: netj plan tick 1
    since Mon 2 Nov, by Fri 20 Nov
2  two mentors in data               1 of 2  5 weeks left      ██████░░░░░░
    contacts with the role mentor in data
    since Mon 2 Nov, by Thu 31 Dec
3  2 gives a week           0.6 of 2 a week                    ███░░░░░░░░░
    what you gave: 2 in the last 7 days
    since Mon 2 Nov
4  walk with an old friend           1 of 1  reached           ████████████
    ticked by hand: netj plan tick 4
    since Mon 2 Nov

done: netj plan done 1   change: netj plan edit 1 …   drop: netj plan drop 1
"""


def test_hostile_words_stay_words(netj, terminal):
    """Escape sequences are spelled out, long words are cut, no line leaves the screen."""
    netj("plan", "add", "\x1b[31mred\x1b[0m " + "very " * 40 + "日本語" * 30)
    netj("plan", "add", "'; DROP TABLE goal; -- [bold]{x}%s")

    shown = terminal("plan", columns=80)

    assert "\\x1b[31mred" in shown
    assert "'; DROP TABLE goal; -- [bold]{x}" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_an_empty_plan_says_how_to_begin(netj, journal_path):
    """Looking makes no file; the example that it shows can be typed as it stands."""
    assert netj("plan").out == 'No goal is set.\nSet one: netj plan add "two mentors in data by December"\n'
    assert not journal_path.exists()


def test_the_last_seven_days_of_a_goal_that_ended_are_not_told(netj):
    """They would be those up to its end, not those up to today."""
    netj("plan", "add", "2 gives a week by december")

    assert "in the last 7 days" in netj("plan", on="2026-12-31").out
    assert "in the last 7 days" not in netj("plan", on="2027-01-20").out
