"""`promise`, `--owe` and `thank --tell`: what was promised, by when, and what keeping it writes."""

import datetime as dt

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal import errors
from netjournal.domain.contacts import Who
from netjournal.domain.promises import Promise, as_given, in_order, taken_apart
from netjournal.errors.ledger import AlreadyClosed
from netjournal.storage import contacts, promises

TODAY = dt.date(2026, 11, 23)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


@pytest.fixture
@once
def people(netj):
    """Three people who were met in January."""
    for name in ("Sam Okafor", "Priya Nair", "Ade Bello"):
        netj("add", name, "--on", "2026-01-05")
    return netj


def steps(netj):
    """Return the ids of all steps."""
    return [step["id"] for step in netj("history", "--json").json]


def the(journal, name="Sam Okafor"):
    """Return the newest promise with someone."""
    return promises.of_contact(journal, contacts.resolve(journal, name).key, TODAY)[0]


# --- making ------------------------------------------------------------------------------------------


def test_a_promise_is_typed_without_quotes_and_echoed_with_its_weekday(people):
    """One line is enough, and all that was understood comes back."""
    said = people("promise", "sam", "send", "the", "slides", "--by", "fri").out

    assert said == (
        "Noted for Sam Okafor. Mon 23 Nov 2026.\n"
        "  you promised  send the slides, by Fri 27 Nov 2026\n"
        "Undo with: netj undo\n"
    )


@pytest.mark.parametrize(
    ("words", "what", "due"),
    [
        ("send the slides by fri", "send the slides", "2026-11-27"),
        ("mandar os slides até sexta", "mandar os slides", "2026-11-27"),
        ("send it BY 4 dec.", "send it", "2026-12-04"),
        ("send it by courier by 2w", "send it by courier", "2026-12-07"),
        ("send it, by today", "send it", "2026-11-23"),
        ("stand by me", "stand by me", None),
        ("look at row 7 by 3", "look at row 7 by 3", None),
        ("the book by", "the book by", None),
        ("a standby fri", "a standby fri", None),
    ],
)
def test_a_day_at_the_end_of_the_words_is_the_deadline(people, words, what, due):
    """“By fri” is understood where it is a day, and left in the words where it is none."""
    promise = people("promise", "sam", *words.split(), "--json").json["promise"]

    assert (promise["what"], promise["due"]) == (what, due)


def test_with_by_none_the_last_words_are_words(people):
    """There is a way to promise what only sounds like a deadline."""
    promise = people("promise", "sam", "drop by sun", "--by", "none", "--json").json["promise"]

    assert (promise["what"], promise["due"]) == ("drop by sun", None)


def test_what_they_promised_is_noted_with_the_day_it_was_made(people):
    """Both ways, and as of the day it happened."""
    said = people("promise", "priya", "the contract", "--from-them", "--by", "30 nov", "--on", "2w")

    assert "Mon 9 Nov 2026" in said.out
    assert "  they promised  the contract, by Mon 30 Nov 2026\n" in said.out
    (promise,) = people("promise", "--json").json
    assert (promise["promised_by"], promise["made"], promise["state"]) == ("them", "2026-11-09", "open")


def test_a_promise_comes_from_standard_input_too(people):
    """Shells mangle quotes, and keep a history."""
    people("promise", "-", typed="sam\nsend the “draft” by fri\n")

    (promise,) = people("promise", "--json").json
    assert (promise["what"], promise["due"]) == ("send the “draft”", "2026-11-27")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("promise", "sam", "x", "--by", "yesterday"), 3),
        (("promise", "sam", "x", "by", "yesterday"), 3),
        (("promise", "sam", "x", "--by", "20 nov 2026"), 3),
        (("promise", "sam", "x", "--by", "soon"), 3),
        (("promise", "sam", "x", "--by", "3"), 3),
        (("promise", "sam", "x", "--on", "tomorrow"), 3),
        (("promise", "sam"), 3),
        (("promise", "sam", "by fri"), 3),
        (("promise", "sam", " "), 3),
        (("promise", "--by", "fri"), 2),
        (("promise", "sam,", "priya", "x"), 2),
        (("promise", "sam", "--by", "fri", "x"), 2),
        (("promise", "nobody", "x"), 4),
        (("log", "sam", "x", "--owe", "y by yesterday"), 3),
        (("log", "sam", "x", "--owe", ""), 3),
        (("log", "sam,", "priya", "x", "--owe", "send it"), 3),
        (("add", "Zoe", "--owe", "x by 20 nov 2026"), 3),
        (("add", "Zoe", "--unmet", "--owe", "x"), 3),
        (("thank", "sam", "--tell", "soon"), 3),
        (("thank", "sam", "--tell", "4w", "--waive"), 3),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(people, line, code):
    """Not a word of it stays, and the error says what was wrong."""
    before = steps(people)

    refused = people(*line, "--json", exit=code).error

    assert refused["message"].count("\n") == 0
    assert refused["message"].endswith(".")
    assert steps(people) == before
    assert people("promise", "--json").json == []
    assert len(people("list", "--json").json) == 3


def test_what_was_promised_by_a_day_gone_by_says_so(people):
    """The sentence names the day and what to type instead."""
    refused = people("promise", "sam", "x by yesterday", "--json", exit=3).error

    assert refused["code"] == "past_date"
    assert refused["message"] == "Sun 22 Nov 2026 has passed, and a deadline lies ahead."


def test_a_promise_is_undone_and_done_again(people):
    """One act, one step; the journal stays sound."""
    people("promise", "sam", "x by fri")
    people("undo")
    assert people("promise", "--json").json == []
    people("doctor")

    people("redo")
    assert len(people("promise", "--json").json) == 1
    people("doctor")


def test_on_a_terminal_the_words_are_asked_for(people, terminal):
    """The day may stand in the answer."""
    screen = terminal("promise", "sam", keys=["send the slides by fri\n"])

    assert "send the slides, by Fri 27 Nov 2026" in screen


# --- with an encounter -------------------------------------------------------------------------------


def test_what_is_owed_is_written_with_the_encounter_in_one_step(people):
    """A promise stands under what was given and got, and one undo takes all of it back."""
    said = people(
        *("add", "Lena Fox", "--met", "PyCon Leeds", "--gave", "a book", "--got", "guidance: pricing"),
        *("--owe", "send the outline by fri"),
    ).out

    assert said == (
        "Lena Fox is new. Met at PyCon Leeds, Mon 23 Nov 2026.\n"
        "  you gave  practical (assumed)  a book\n"
        "  you got   guidance             pricing  thanks not yet said\n"
        "  promise   send the outline, by Fri 27 Nov 2026\n"
        "Undo with: netj undo\n"
    )
    people("undo")
    assert people("promise", "--json").json == []
    assert len(people("list", "--json").json) == 3
    people("doctor")


def test_the_day_of_the_encounter_is_the_day_of_the_promise(people):
    """Logged later, promised then."""
    done = people("log", "sam", "lunch", "--on", "tue", "--owe", "a book", "--owe", "a call by 1 dec", "--json").json

    assert [(p["what"], p["made"], p["due"]) for p in done["promises"]] == [
        ("a book", "2026-11-17", None),
        ("a call", "2026-11-17", "2026-12-01"),
    ]


def test_with_several_people_a_promise_names_whom(people):
    """As what was given and got does."""
    done = people("log", "sam,", "priya", "lunch", "--owe", "priya: her: slides", "--owe", "Sam Okafor: a book")

    assert "  promise  Priya Nair: her: slides\n  promise  Sam Okafor: a book\n" in done.out
    refused = people("log", "sam,", "priya", "tea", "--owe", "a book", "--json", exit=3).error
    assert refused["code"] == "whom"


def test_thanks_may_come_with_the_promise_to_tell_how_it_turned_out(people):
    """Which then has a day of its own."""
    people("got", "sam", "referral: intro to Jo")

    said = people("thank", "sam", "for", "the", "intro", "--tell", "4w")

    assert "  promise   tell them how it turned out, by Mon 21 Dec 2026\n" in said.out
    (promise,) = people("promise", "--json").json
    assert (promise["promised_by"], promise["due"]) == ("me", "2026-12-21")
    people("undo")
    assert people("promise", "--json").json == []


# --- the list ----------------------------------------------------------------------------------------


def test_alone_it_lists_what_is_open_yours_first(people):
    """By their day, the undated last, and theirs after yours."""
    people("promise", "priya", "the contract --all of it", "--from-them", "--by", "30 nov")
    people("promise", "ade", "a call")
    people("promise", "sam", "the price list by fri", on="2026-11-19")
    people("promise", "priya", "the outline by 2027-01-15")

    assert people("promise").out == (
        "4 promises are open\n"
        "\n"
        "1  Sam Okafor  you promised   the price list            for Fri 20 Nov\n"
        "2  Priya Nair  you promised   the outline               for Fri 15 Jan 2027\n"
        "3  Ade Bello   you promised   a call                    made today\n"
        "4  Priya Nair  they promised  the contract --all of it  for Mon 30 Nov\n"
        "\n"
        "done: netj done 1\n"
    )
    assert [p["state"] for p in people("promise", "--json").json] == ["late", "open", "open", "open"]


def test_archived_people_stand_apart(people):
    """As in `open`, which keeps what is open with them for the day when they are back."""
    people("promise", "sam", "the slides")
    people("archive", "sam")

    assert people("promise", "--json").json == people("open", "--json").json == []
    assert "Sam Okafor is archived" in people("promise", "sam", "the list").out
    people("undo")
    people("revive", "sam")
    assert len(people("promise", "--json").json) == 1


def test_no_promise_is_a_calm_line(netj):
    """An empty journal too."""
    assert netj("promise").out.startswith("No promise is open.")
    assert netj("promise", "--json").json == []


@pytest.mark.parametrize("columns", [80, 120])
def test_the_list_stands_straight_whatever_the_names(people, terminal, columns):
    """Long and hostile texts are cut, and no line is wider than the screen."""
    people("add", 'Bad [red]\x1b[31m "Name" of Somewhere Far Away', "--on", "2026-01-05")
    people("promise", "bad", "a very long promise " * 8, "--by", "30 dec 2027")
    people("promise", "sam", "two\nlines", "--from-them")

    screen = terminal("promise", columns=columns)

    rows = [line.rstrip() for line in screen.splitlines()]
    assert max(len(row) for row in rows) <= columns
    assert "\x1b[31m" not in screen
    assert len({row.index("promised") for row in rows if "promised " in row and row[0].isdigit()}) <= 2


def test_a_day_gone_by_shows_what_was_open_then(people):
    """What was made or closed after that day had not come yet."""
    people("promise", "sam", "one", "--on", "2026-11-10")
    people("promise", "sam", "two")

    assert [p["what"] for p in people("promise", "--json", on="2026-11-15").json] == ["one"]
    assert people("promise", "--json", on="2026-11-01").json == []


# --- keeping -----------------------------------------------------------------------------------------


def test_keeping_yours_writes_what_you_gave(people, journal):
    """Nothing is logged twice or never."""
    people("promise", "sam", "the slides by fri")
    with journal.step("done") as step:
        recorded = promises.keep(step, the(journal), TODAY, passed="information: the slides")

    kept = the(journal)
    assert (kept.outcome, kept.closed, kept.exchange) == ("kept", TODAY, recorded.exchanges[0])
    (entry, *_older) = people("show", "sam", "--json").json["entries"]
    assert (entry["way"], entry["kind"], entry["what"]) == ("gave", "information", "the slides")
    assert people("promise", "--json").json == []
    people("undo")
    assert len(people("promise", "--json").json) == 1
    people("doctor")


def test_keeping_theirs_writes_what_you_got_and_asks_for_thanks(people, journal):
    """Help is help, promised or not."""
    people("promise", "sam", "read: my contract", "--from-them")
    with journal.step("done") as step:
        recorded = promises.keep(step, the(journal), TODAY, passed="read: my contract")

    assert recorded.kind_assumed == recorded.exchanges
    assert recorded.thanks_opened
    (entry, *_older) = people("show", "sam", "--json").json["entries"]
    assert (entry["way"], entry["kind"], entry["what"]) == ("got", "practical", "read: my contract")


def test_a_promise_may_be_kept_with_nothing_to_log(people, journal):
    """A hint, never a brake."""
    people("promise", "sam", "the slides")
    with journal.step("done") as step:
        assert promises.keep(step, the(journal), TODAY) is None

    assert (the(journal).outcome, the(journal).exchange) == ("kept", None)
    assert people("show", "sam", "--json").json["count"] == 1


def test_closing_twice_says_when_and_how_it_was_closed(people, journal):
    """And writes nothing."""
    people("promise", "sam", "the slides")
    promise = the(journal)
    with journal.step("done") as step:
        promises.drop(step, promise, TODAY)
    before = steps(people)

    with pytest.raises(AlreadyClosed) as refused, journal.step("done") as step:
        promises.keep(step, promise, TODAY, passed="practical: x")

    assert refused.value.exit_code == 3
    assert refused.value.message == "“the slides” was closed already, on Mon 23 Nov 2026: dropped."
    assert steps(people) == before


def test_a_wrong_kind_when_keeping_leaves_the_promise_open(people, journal):
    """All of a step is kept, or nothing."""
    people("promise", "sam", "the slides")

    with pytest.raises(errors.UnknownKind), journal.step("done") as step:
        promises.keep(step, the(journal), TODAY, passed="slides: both")

    assert len(people("promise", "--json").json) == 1


def test_someone_may_be_called_like_a_kind(people):
    """A kind before a colon is the kind."""
    people("add", "Referral Smith", "--on", "2026-01-05")

    done = people("gave", "Referral Smith", "referral: Jo's number", "--json").json

    assert [(x["kind"], x["what"]) for x in done["exchanges"]] == [("referral", "Jo's number")]


# --- arithmetic --------------------------------------------------------------------------------------

SAM = Who(1, "sam", "Sam Okafor")
PROMISES = st.builds(
    lambda key, mine, made, due, closed, outcome: Promise(
        key,
        str(key),
        SAM,
        "me" if mine else "them",
        "x",
        made,
        due,
        max(closed, made) if closed else None,
        outcome if closed else None,
    ),
    st.integers(1, 99),
    st.booleans(),
    DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.sampled_from(["kept", "dropped"]),
)


@given(PROMISES, DAYS)
def test_a_promise_is_open_until_the_day_it_is_closed(promise, today):
    """Closed today is closed; made later is not yet open."""
    assert promise.is_open(today) == (promise.made <= today and not (promise.closed and promise.closed <= today))
    if promise.made <= today:
        assert promise.is_open(today) == (promise.state(today) in ("open", "late"))


@given(PROMISES, DAYS)
def test_late_is_what_its_day_went_by_for(promise, today):
    """An undated promise is never late, nor one that was dropped; what was kept stays as it was kept."""
    late = promise.is_late(today)

    assert not (late and (promise.due is None or promise.state(today) == "dropped"))
    assert late == (promise.state(today) in ("late", "kept late"))
    if promise.outcome == "kept" and promise.closed <= today:
        assert late == promise.is_late(today + dt.timedelta(400))


@given(PROMISES, DAYS, DAYS)
def test_a_promise_as_of_a_day_says_the_same_of_that_day(promise, one, other):
    """Looking back twice is looking back once."""
    assert promise.as_of(one).state(one) == promise.state(one)
    assert promise.as_of(one).as_of(other) == promise.as_of(min(one, other))


@given(st.lists(PROMISES))
def test_yours_come_first_and_the_undated_last(promises_):
    """The order holds for any of them."""
    ordered = in_order(promises_)

    assert sorted(ordered, key=repr) == sorted(promises_, key=repr)
    places = [(not one.is_mine, one.due is None) for one in ordered]
    assert places == sorted(places)


@given(st.text(min_size=1, max_size=80))
def test_any_words_are_taken_apart_or_refused(words):
    """What is left begins the text, and the day lies ahead."""
    try:
        what, by = taken_apart(words, TODAY)
    except (errors.PastDate, errors.EmptyText):
        return
    assert words.strip().startswith(what) or by is not None
    assert by is None or by >= TODAY


@given(st.text(min_size=1, max_size=30), st.dates(TODAY, dt.date(2099, 1, 1)))
def test_a_day_at_the_end_is_always_found(words, day):
    """Whatever stands before it."""
    if words.strip(" ,;\n"):
        assert taken_apart(f"{words} by {day.isoformat()}", TODAY).by == day


@given(st.text(min_size=1, max_size=40))
def test_the_words_of_a_promise_can_always_be_given(what):
    """They get a kind where they name none."""
    words, is_assumed = as_given(what)

    assert words.endswith(what)
    assert is_assumed == (words != what)


@pytest.mark.parametrize("owed", ["sam:", "sam: by fri", "sam:   "])
def test_a_promise_of_nothing_is_refused(netj, owed: str):
    """Where only a name or a day stands, one sentence says that the promise is empty, and nothing is written."""
    netj("add", "Sam Okafor")
    netj("add", "Jo Park")
    before = netj("history", "--json").out

    refused = netj("log", "sam, jo", "tea", "--owe", owed, exit=3)

    assert "empty" in refused.err
    assert netj("history", "--json").out == before
