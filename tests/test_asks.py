"""`ask`: help that was asked for, its answer, what came of it, and whether they know."""

import datetime as dt

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.asks import LATELY_DAYS, QUIET_DAYS, Ask, Standing, came_after_giving, hint, in_order
from netjournal.domain.contacts import Who
from netjournal.errors.ledger import AlreadyAnswered, AlreadyClosed, NotAnswered
from netjournal.storage import asks, contacts

TODAY = dt.date(2026, 11, 23)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


@pytest.fixture
@once
def people(netj):
    """Three people: two who were met a while ago, and one of whom there is only a name."""
    netj("add", "Sam Okafor", "--on", "2026-09-05")
    netj("add", "Ade Bello", "--on", "2026-01-05")
    netj("add", "Zed Young", "--unmet")
    return netj


def steps(netj):
    """Return the ids of all steps."""
    return [step["id"] for step in netj("history", "--json").json]


def the(journal, name="Sam Okafor"):
    """Return the newest ask of someone."""
    return asks.of_contact(journal, contacts.resolve(journal, name).key, TODAY)[0]


# --- asking ------------------------------------------------------------------------------------------


def test_an_ask_is_echoed_with_its_kind_and_day(people):
    """All that was understood comes back."""
    said = people("ask", "sam", "referral: intro at the agency", "--by", "fri").out

    assert said == (
        "Noted for Sam Okafor. Mon 23 Nov 2026.\n"
        "  you asked  referral  intro at the agency, by Fri 27 Nov 2026\n"
        "Undo with: netj undo\n"
    )


def test_the_kind_is_practical_unless_said_and_the_echo_says_so(people):
    """An assumption is shown, in data too."""
    assert (
        "  you asked  practical (assumed)  a drill, by Fri 4 Dec 2026\n" in people("ask", "sam", "a drill by 4 dec").out
    )
    done = people("ask", "sam", "a", "saw", "--json").json
    assert (done["kind_assumed"], done["ask"]["kind"], done["ask"]["what"]) == (True, "practical", "a saw")


def test_a_kind_alone_is_an_ask(people):
    """Sometimes it is an ear that is needed."""
    done = people("ask", "sam", "emotional:", "--on", "2w", "--json").json

    assert (done["ask"]["kind"], done["ask"]["what"], done["ask"]["made"]) == ("emotional", None, "2026-11-09")
    assert people("ask").out.splitlines()[2] == "1  Sam Okafor  emotional  asked 2 weeks ago"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("ask", "sam", "referral: x", "--by", "yesterday"), 3),
        (("ask", "sam", "referral: x by 20 nov 2026"), 3),
        (("ask", "sam", "x", "--by", "7"), 3),
        (("ask", "sam", "x", "--on", "tomorrow"), 3),
        (("ask", "sam", "conversation: a chat"), 3),
        (("ask", "sam", "reaction: a like"), 3),
        (("ask", "sam", "tried: x"), 3),
        (("ask", "sam", "favour: x"), 3),
        (("ask", "sam"), 3),
        (("ask", "sam", ""), 3),
        (("ask", "--by", "fri"), 2),
        (("ask", "sam,", "ade", "x"), 2),
        (("ask", "nobody", "x"), 4),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(people, line, code):
    """Not a word of it stays."""
    before = steps(people)

    refused = people(*line, "--json", exit=code).error

    assert refused["message"].endswith(".")
    assert steps(people) == before
    assert people("ask", "--json").json == []


def test_a_refused_kind_names_those_that_one_can_ask_for(people):
    """A conversation is nothing to ask for, so it is not proposed."""
    hint = people("ask", "sam", "favour: x", "--json", exit=3).error["hint"]

    assert "collaboration" in hint
    assert "conversation" not in hint


def test_an_ask_is_undone_and_done_again(people):
    """One act, one step; the journal stays sound."""
    people("ask", "sam", "a drill")
    people("undo")
    assert people("ask", "--json").json == []
    people("doctor")

    people("redo")
    assert len(people("ask", "--json").json) == 1
    people("doctor")


def test_on_a_terminal_the_words_are_asked_for(people, terminal):
    """The kind and the day may stand in the answer."""
    screen = terminal("ask", "sam", keys=["guidance: how to price by fri\n"])

    assert "you asked  guidance  how to price, by Fri 27 Nov 2026" in screen


# --- the calm word -----------------------------------------------------------------------------------


def test_a_lively_tie_brings_no_hint(people):
    """Asking is what most people do too little."""
    assert people("ask", "sam", "a drill", "--json").json["hint"] is None


def test_after_nine_silent_months_one_line_proposes_a_give(people):
    """It is a hint: the ask is saved all the same."""
    said = people("ask", "ade", "referral: a job").out

    assert said.splitlines()[2] == "  Last in touch 11 months ago. You could give something too: netj gave …"
    assert len(people("ask", "--json").json) == 1


def test_with_whom_nothing_ever_passed_it_says_so(people):
    """An attempt or a like is nothing that passed."""
    people("tried", "zed", "wrote")
    hinted = people("ask", "zed", "referral: a job", "--json").json["hint"]

    assert hinted["code"] == "never"
    assert hinted["text"].startswith("Nothing has passed with them so far.")


def test_where_more_was_got_than_given_lately_both_are_named(people):
    """Two columns, never a debt."""
    people("gave", "sam", "a book", "--on", "2025-11-23")
    people("got", "sam", "guidance: one", "--on", "2025-11-22")
    people("got", "sam", "guidance: two", "--thanked")
    assert people("ask", "sam", "a drill", "--json").json["hint"] is None

    people("got", "sam", "guidance: three", "--thanked")

    hinted = people("ask", "sam", "a saw", "--json").json["hint"]
    assert hinted["code"] == "more_got"
    assert hinted["text"].startswith("Over the year you gave 1, you got ")


def test_what_they_look_for_is_named_in_the_hint(people, journal):
    """A need that is met or still to come is not."""
    ade = contacts.resolve(journal, "Ade Bello").key
    facts = {"contact": ade, "side": "need", "stems": ""}
    with journal.step("needs") as step:
        step.insert("need", what="a React developer", since="2026-11-01", **facts)
        step.insert("need", what="a desk", since="2026-11-02", closed="2026-11-03", outcome="met", **facts)

    hinted = people("ask", "ade", "a drill", "--json").json["hint"]

    assert "“a React developer”" in hinted["text"]


@given(st.none() | DAYS, st.integers(0, 9), st.integers(0, 9), DAYS)
def test_a_hint_has_one_of_three_causes(last, gave, got, today):
    """Nothing ever, nothing for nine months, or more got than given."""
    said = hint(Standing(last, gave, got), today)

    if last is None:
        assert said.code == "never"
    elif (today - last).days > QUIET_DAYS:
        assert said.code == "quiet"
    else:
        assert (said.code if said else None) == ("more_got" if got > gave else None)


# --- the list ----------------------------------------------------------------------------------------


def test_alone_it_lists_what_is_open_with_how_far_it_has_come(people, journal):
    """By the day that an answer is wanted, then the oldest first."""
    people("ask", "sam", "referral: intro at the agency", "--by", "fri")
    people("ask", "ade", "guidance: how to price", "--on", "2w")
    people("ask", "zed", "information: who prints", "--by", "4 dec")
    people("ask", "sam", "a drill", "by", "sat", on="2026-11-20")
    with journal.step("answers") as step:
        asks.answer(step, the(journal, "Ade Bello"), "yes", TODAY, on=dt.date(2026, 11, 20))
        asks.answer(step, the(journal, "Zed Young"), "yes", TODAY)
        asks.set_outcome(step, the(journal, "Zed Young"), "a good print")

    assert people("ask").out == (
        "4 asks are open\n"
        "\n"
        "1  Sam Okafor  practical    a drill              for Sat 21 Nov\n"
        "2  Sam Okafor  referral     intro at the agency  for Fri 27 Nov\n"
        "3  Zed Young   information  who prints           tell them: a good print\n"
        "4  Ade Bello   guidance     how to price         yes 3 days ago\n"
        "\n"
        "answered, or told how it went: netj done 1\n"
    )
    states = [one["state"] for one in people("ask", "--json").json]
    assert states == ["open", "open", "outcome known", "answered"]


def test_archived_people_stand_apart(people):
    """As in `open`, which keeps what is open with them for the day when they are back."""
    people("ask", "sam", "a drill")
    people("archive", "sam")

    assert people("ask", "--json").json == people("open", "--json").json == []
    assert "Sam Okafor is archived" in people("ask", "sam", "a saw").out


def test_no_ask_is_a_calm_line(netj):
    """An empty journal too."""
    assert netj("ask").out.startswith("No ask is open.")
    assert netj("ask", "--json").json == []


@pytest.mark.parametrize("columns", [80, 120])
def test_the_list_stands_straight_whatever_the_names(people, terminal, columns):
    """Long and hostile texts are cut, and no line is wider than the screen."""
    people("add", 'Bad [red]\x1b[31m "Name" of Somewhere Far Away', "--on", "2026-01-05")
    people("ask", "bad", "collaboration: " + "a very long ask " * 8, "--by", "30 dec 2027")
    people("ask", "sam", "two\nlines")

    screen = terminal("ask", columns=columns)

    assert max(len(line.rstrip()) for line in screen.splitlines()) <= columns
    assert "\x1b[31m" not in screen


# --- answers -----------------------------------------------------------------------------------------


def test_a_yes_writes_what_you_got_and_asks_for_thanks(people, journal):
    """Nothing is logged twice or never; the ask stays open until they know how it went."""
    people("ask", "sam", "referral: intro at the agency", "--on", "2w")
    with journal.step("done") as step:
        recorded = asks.answer(step, the(journal), "yes", TODAY)

    assert recorded.thanks_opened
    assert (the(journal).state(TODAY), the(journal).exchange) == ("answered", recorded.exchanges[0])
    (entry, *_older) = people("show", "sam", "--json").json["entries"]
    assert (entry["way"], entry["kind"], entry["what"]) == ("got", "referral", "intro at the agency")
    people("doctor")
    people("undo")
    assert the(journal).state(TODAY) == "open"
    people("doctor")


def test_they_may_help_otherwise_than_asked(people, journal):
    """Then the words say what it was."""
    people("ask", "sam", "referral: intro at the agency")
    with journal.step("done") as step:
        asks.answer(step, the(journal), "yes", TODAY, passed="information: who to write to")

    (entry, *_older) = people("show", "sam", "--json").json["entries"]
    assert (entry["kind"], entry["what"]) == ("information", "who to write to")


@pytest.mark.parametrize("given_", ["no", "none"])
def test_a_no_and_no_answer_close_it(people, journal, given_):
    """With nothing written of what passed."""
    people("ask", "sam", "a drill")
    with journal.step("done") as step:
        assert asks.answer(step, the(journal), given_, TODAY) is None

    assert the(journal).state(TODAY) == "closed"
    assert people("show", "sam", "--json").json["count"] == 1
    assert people("ask", "--json").json == []


def test_after_a_yes_the_outcome_is_noted_and_telling_them_closes_it(people, journal):
    """First what came of it, then that they know."""
    people("ask", "sam", "a drill")
    with journal.step("yes") as step:
        asks.answer(step, the(journal), "yes", TODAY)
    with journal.step("outcome") as step:
        asks.set_outcome(step, the(journal), "the shelf hangs")
    assert the(journal).state(TODAY) == "outcome known"

    with journal.step("told") as step:
        asks.tell(step, the(journal), TODAY)

    assert (the(journal).state(TODAY), the(journal).told) == ("closed", TODAY)


def test_telling_them_may_be_waved_off(people, journal):
    """Closed without being told."""
    people("ask", "sam", "a drill")
    with journal.step("yes") as step:
        asks.answer(step, the(journal), "yes", TODAY)
        asks.let_be(step, the(journal), TODAY)

    assert (the(journal).state(TODAY), the(journal).told) == ("closed", None)


@pytest.mark.parametrize(
    ("ends", "how"),
    [
        (lambda step, ask: asks.answer(step, ask, "no", TODAY), "answered no"),
        (lambda step, ask: asks.answer(step, ask, "none", TODAY), "no answer came"),
        (lambda step, ask: asks.let_be(step, ask, TODAY), "let be"),
    ],
)
def test_closing_twice_says_when_and_how_it_was_closed(people, journal, ends, how):
    """And writes nothing."""
    people("ask", "sam", "a drill")
    ask = the(journal)
    with journal.step("first") as step:
        ends(step, ask)
    before = steps(people)

    for again in (
        lambda step: asks.answer(step, ask, "yes", TODAY),
        lambda step: asks.tell(step, ask, TODAY),
        lambda step: asks.set_outcome(step, ask, "x"),
        lambda step: asks.let_be(step, ask, TODAY),
    ):
        with pytest.raises(AlreadyClosed) as refused, journal.step("again") as step:
            again(step)
        assert refused.value.exit_code == 3
        assert refused.value.message == f"“a drill” was closed already, on Mon 23 Nov 2026: {how}."
    assert steps(people) == before


def test_an_ask_is_answered_once(people, journal):
    """A second yes would log the help twice."""
    people("ask", "sam", "a drill")
    with journal.step("yes") as step:
        asks.answer(step, the(journal), "yes", TODAY)

    with pytest.raises(AlreadyAnswered) as refused, journal.step("again") as step:
        asks.answer(step, the(journal), "yes", TODAY)

    assert refused.value.message == "“a drill” has its answer already, since Mon 23 Nov 2026: answered yes."


def test_what_came_of_it_waits_for_the_answer(people, journal):
    """Nothing can have come of what nobody answered."""
    people("ask", "sam", "a drill")

    for early in (
        lambda step: asks.tell(step, the(journal), TODAY),
        lambda step: asks.set_outcome(step, the(journal), "x"),
    ):
        with pytest.raises(NotAnswered), journal.step("early") as step:
            early(step)
    assert the(journal).state(TODAY) == "open"


# --- after giving ------------------------------------------------------------------------------------


def test_an_ask_of_a_period_knows_whether_you_had_given_first(people, journal):
    """Within the year before; a like is no give, and what came later is not before."""
    people("gave", "sam", "a book", "--on", "2026-06-01")
    people("gave", "ade", "reaction: liked it", "--on", "2026-06-01")
    people("gave", "zed", "a lift", "--on", "2025-11-22")
    for name in ("sam", "ade", "zed"):
        people("ask", name, "a drill")
    people("ask", "sam", "a saw", "--on", "2026-05-31")

    def told(since, until=TODAY):
        found = asks.made_between(journal, since, until)
        return [(one.ask.contact.name.split()[0], one.ask.what, one.after_giving) for one in found]

    assert told(dt.date(2026, 5, 1)) == [
        ("Sam", "a saw", False),
        ("Sam", "a drill", True),
        ("Ade", "a drill", False),
        ("Zed", "a drill", False),
    ]
    assert told(dt.date(2026, 11, 1))[0] == ("Sam", "a drill", True)
    assert told(dt.date(2026, 5, 1), dt.date(2026, 11, 22)) == [("Sam", "a saw", False)]


def test_a_period_tells_what_was_answered_by_its_end(people, journal):
    """A later answer had not come yet."""
    people("ask", "sam", "a drill", "--on", "2026-11-10")
    with journal.step("no") as step:
        asks.answer(step, the(journal), "no", TODAY)

    def answers(until):
        return [one.ask.answer for one in asks.made_between(journal, dt.date(2026, 11, 1), until)]

    assert answers(TODAY) == ["no"]
    assert answers(dt.date(2026, 11, 22)) == [None]
    assert [one["what"] for one in people("ask", "--json", on="2026-11-22").json] == ["a drill"]


@given(DAYS, st.integers(-400, 800))
def test_first_is_before_and_within_a_year(made, days):
    """The day of asking counts; a year and a day does not."""
    assert came_after_giving(made, made - dt.timedelta(days)) == (0 <= days <= LATELY_DAYS)
    assert not came_after_giving(made, None)


# --- arithmetic --------------------------------------------------------------------------------------

SAM = Who(1, "sam", "Sam Okafor")


@st.composite
def an_ask(draw):
    """Make an ask as far as it has come."""
    made = draw(DAYS)
    later = st.integers(0, 500).map(lambda days: made + dt.timedelta(days))
    answer = draw(st.sampled_from([None, "yes", "no", "none"]))
    answered = draw(later) if answer else None
    closed = answered if answer in ("no", "none") else draw(st.none() | later)
    told = closed if answer == "yes" and draw(st.booleans()) else None
    return Ask(
        key=draw(st.integers(1, 99)),
        id="x",
        contact=SAM,
        kind="practical",
        what=draw(st.none() | st.just("a drill")),
        made=made,
        due=draw(st.none() | later),
        answer=answer,
        answered=answered,
        outcome=draw(st.none() | st.just("it went well")) if answer == "yes" else None,
        told=told,
        closed=closed,
    )


@given(an_ask(), DAYS)
def test_an_ask_has_one_state_on_any_day(ask, today):
    """Open until it is closed, and nothing is known before it happened."""
    state = ask.state(today)

    assert state in ("open", "answered", "outcome known", "closed")
    assert (state == "closed") == (ask.closed is not None and ask.closed <= today)
    if ask.made <= today:
        assert ask.is_open(today) == (state != "closed")
    if state in ("answered", "outcome known"):
        assert ask.answered <= today


@given(an_ask(), DAYS, DAYS)
def test_an_ask_as_of_a_day_says_the_same_of_that_day(ask, one, other):
    """Looking back twice is looking back once."""
    assert ask.as_of(one).state(one) == ask.state(one)
    assert ask.as_of(one).as_of(other) == ask.as_of(min(one, other))


@given(an_ask(), DAYS)
def test_only_what_nobody_answered_is_late(ask, today):
    """A day gone by matters while an answer is waited for."""
    if ask.is_late(today):
        assert ask.state(today) == "open"
        assert ask.due < today


@given(st.lists(an_ask()))
def test_asks_stand_by_the_day_that_an_answer_is_wanted(found):
    """Those without a day stand last."""
    days = [one.due or dt.date.max for one in in_order(found)]

    assert days == sorted(days)
