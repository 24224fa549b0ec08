"""The door for scripts: what the commands do, without the command line."""

import datetime as dt
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import netjournal
from netjournal import Fields, NetjError, OpenJournal, Said, errors, open_journal
from netjournal.domain.exchanges import KINDS
from netjournal.domain.report_parts import PARTS
from netjournal.errors.ledger import AlreadyClosed, ManyLoops
from netjournal.services.api.communities import Communities
from netjournal.services.api.goals import Goals

PAGE = Path(__file__).parents[1] / "docs" / "data.md"


@pytest.fixture
def door(journal_path, today):
    """Return a journal with three people in it, open for a script to write to."""
    with open_journal(journal_path, write=True) as opened:
        for name in ("Sam Okafor", "Priya Nair", "Lena Okoro"):
            opened.add(Fields(name=name), Said(date=today - dt.timedelta(days=10)))
        yield opened


def acts(netj) -> list[str]:
    """Return what was done to the journal, newest first."""
    return [step["act"] for step in netj("history", "--json").json]


# --- stories -----------------------------------------------------------------------------------------


def test_a_script_tells_a_whole_week(door, netj, today):
    """Adding, promising, keeping, asking and reporting go by verbs alone, and the commands see the same."""
    promise = door.promise("sam", "send the slides", by="today").promise
    ask = door.ask("priya", "referral: intro at the agency", by=today + dt.timedelta(days=7)).ask
    kept = door.done(promise, "guidance: the slides, explained", on="today")
    answered = door.done(ask, end="yes")
    door.done(ask, "got the interview")
    [waiting] = door.open("priya")[:1]
    report = door.report()

    assert (promise.due, ask.due) == (today, today + dt.timedelta(days=7))
    assert [(x.way, x.kind, x.what) for x in kept.logged.exchanges] == [
        ("gave", "guidance", "the slides, explained"),
    ]
    assert [(x.way, x.kind) for x in answered.logged.exchanges] == [("got", "referral")]
    assert (waiting.kind, waiting.stage, waiting.outcome) == ("ask", "outcome known", "got the interview")
    assert (report.promises.mine.kept, report.asks.whole.yes) == (1, 1)
    assert {row["kind"] for row in netj("open", "--json").json} == {loop.kind for loop in door.open()}


def test_every_kind_of_loop_closes_by_what_named_it(door):
    """A fact, an id and a name with one thing open all mean a loop, and each kind ends in its own way."""
    made = door.intro("sam", "lena", "both build schedulers").introduction
    door.log(["priya"], Said(date=door.today, got=("guidance: pricing",)))
    theirs = door.promise("lena", "the contract", from_them=True)
    asked = door.ask("sam", "practical: a ladder")

    ends = [
        door.done(made, end="taken-up").end,
        door.done("priya", "it helped a lot").end,
        door.done("lena", log=False).end,
        door.done(asked.ask.id, end="no").end,
    ]

    assert ends == ["taken up", "said", "kept", "no"]
    assert theirs.promise.is_mine is False
    assert (door.open(), door.promises(), door.asks()) == ([], [], [])
    assert [one.outcome for one in door.introductions()] == ["taken up"]


def test_thanks_can_be_said_waived_and_followed_up(door):
    """Thanks are said by `thank`, which may promise to tell them more; `done` waives what needs none."""
    door.log(["sam", "priya"], Said(date=door.today, got=("sam: guidance: a tip", "priya: referral: a name")))
    said = door.thank("sam", "it worked", tell_in="4w")
    waived = door.done("priya", end="waive")

    assert (said.thanks_said, waived.end) == (("Sam Okafor",), "waived")
    assert [one.due for one in door.promises()] == [door.today + dt.timedelta(weeks=4)]


def test_who_knows_whom_is_noted_and_taken_away(door):
    """A relation is the same from both sides, and `off` takes it away."""
    door.knows("sam", "lena", "colleague")
    known = [(one.who.name, one.how) for one in door.circle("lena")]
    gone = door.knows("lena", "sam", off=True)

    assert known == [("Sam Okafor", "colleague")]
    assert (gone.is_gone, door.circle("sam")) == (True, [])


def test_purpose_and_roles_are_written_and_cleared(door):
    """What is not said stays, and an empty text clears."""
    door.edit("sam", Fields(why="he knows the trade", roles=("mentor",)))
    changed = door.edit("sam", Fields(why="", org="Acme"))

    assert (changed.before.why, changed.after.why, changed.after.org) == ("he knows the trade", None, "Acme")
    assert [one.who.name for one in door.report().mentors] == ["Sam Okafor"]


def test_communities_are_joined_filled_changed_and_left(door):
    """The group `community` has the verbs of the command; a sign before a name makes no difference."""
    door.community.join("@PyCon", role="speaker", fee="40 a year", renewal="2 jan", kind="meetup", since=None)
    door.community.bring_in("pycon", ["sam", "lena"])
    door.log(["sam", "lena"], Said(date=door.today, community="@PyCon"))
    door.community.edit("pycon", new_name="PyCon Leeds", pace="2m", role="")
    door.community.let_go("pycon leeds", ["lena"])
    shown = door.community.show("pycon")
    left = door.community.leave("pycon")
    door.community.add("Choir")
    merged = door.community.merge("choir", "pycon")

    assert (shown.community.name, shown.community.kind, shown.community.pace) == ("PyCon Leeds", "meetup", 60)
    assert [member.who.name for member in shown.members] == ["Sam Okafor"]
    assert (shown.own[0].role, shown.own[0].fee, shown.own[0].since) == (None, "40 a year", None)
    assert shown.own[0].renewal == "2027-01-02"
    assert (left.act, merged.merged) == ("left", "PyCon Leeds")
    assert [row.community.name for row in door.community.list()] == ["Choir"]


def test_needs_meet_offers_and_are_closed(door):
    """What one looks for and another can do is matched; yours is noted as `me`."""
    needed = door.need("sam", "a React developer")
    door.offer("lena", "React and Vue")
    door.need("me", "emotional: someone to talk to", on="yesterday")
    [wanted] = door.needs().theirs
    mine = door.needs_and_offers("me")
    closed = door.close_need(needed.need)

    assert [way.by.name for way in wanted.ways] == ["Lena Okoro"]
    assert [(one.who, one.kind) for one in mine] == [(None, "emotional")]
    assert (closed.need.outcome, closed.need.closed) == ("met", door.today)
    assert [(one.side, one.what) for one in door.needs_and_offers()] == [
        ("need", "someone to talk to"),
        ("offer", "React and Vue"),
    ]


def test_a_plan_is_set_changed_ticked_and_reached(door):
    """The group `plan` has the verbs of the command, and the journal measures what it can."""
    door.plan.add("3 introductions by december")
    door.plan.add("write the talk", by=dt.date(2026, 12, 24))
    door.intro("sam", "lena")
    door.plan.edit("write", target=2, by="none")
    door.plan.tick("write")
    rows = {row.goal.what: row for row in door.plan.list()}
    door.plan.done("write")
    door.plan.drop(rows["3 introductions"].goal if "3 introductions" in rows else "introductions")

    assert sorted((row.now, row.goal.target, row.goal.measure) for row in rows.values()) == [
        (1, 2, None),
        (1, 3, "introductions"),
    ]
    assert rows["write the talk"].goal.until is None
    assert (door.plan.list(), len(door.plan.list(closed=True))) == ([], 2)


def test_what_was_made_visible_and_the_big_numbers_stand_in_the_report(door):
    """A talk is noted with who came because of it; followers stand beside what they contain."""
    talk = door.visible("talk at the meetup", on="last tue", at="@Meetup", brought=["sam"]).visible
    changed = door.edit_visible(talk, brought=["lena"], at="meetup")
    post = door.visible("a post on pricing")
    door.remove_visible(post.visible.id)
    door.note_vanity("LinkedIn", 1840)
    report = door.report(weeks=4)

    assert (talk.kind, talk.date, talk.community) == ("talk", dt.date(2026, 11, 17), "Meetup")
    assert [who.name for who in changed.visible.brought] == ["Sam Okafor", "Lena Okoro"]
    assert [one.what for one in door.made_visible()] == ["talk at the meetup"] == [x.what for x in report.visible]
    assert [one.newest.count for one in door.vanity().platforms] == [1840]


def test_two_contacts_become_one_and_two_again(door):
    """A merge can be looked at first, and taken back."""
    looked = door.merge("sam", "lena", dry=True)
    both = {row.name for row in door.people()}
    door.merge("sam", "lena")
    one = {row.name for row in door.people()}
    taken_back = door.undo()

    assert (looked.dry, "Lena Okoro" in both, "Lena Okoro" in one) == (True, True, False)
    assert taken_back.act == "merge Lena Okoro into Sam Okafor"
    assert {row.name for row in door.people()} == both


def test_who_introduced_someone_gave_an_introduction(door):
    """`via` and `others` name people as the options of the command do."""
    added = door.add(Fields(name="Jo Park"), Said(date=door.today), via="sam", others=["priya"])

    assert ("Sam Okafor", "got", "introduction") in [(x.name, x.way, x.kind) for x in added.exchanges]
    assert {contact.name for contact in added.contacts} >= {"Jo Park", "Priya Nair"}


@pytest.mark.parametrize("part", [*PARTS, *KINDS])
def test_every_part_of_a_report_opens(door, part):
    """Whatever a report counts, the entries behind it can be had."""
    opened = door.report_part(part, since="2026-11-01")

    assert opened.part == part
    assert len(opened.entries) == opened.total


def test_an_empty_journal_answers_everything(journal_path):
    """Before anything is written, every question has a calm answer, and no file is made by asking."""
    with open_journal(journal_path) as journal:
        lists = (journal.open(), journal.promises(), journal.asks(), journal.introductions(), journal.people())
        assert lists == ([], [], [], [], [])
        assert (journal.made_visible(), journal.needs_and_offers(), journal.community.list()) == ([], [], [])
        assert (journal.shape(), journal.plan.list(), journal.ghosts().all_ghosts) == (None, [], 0)
        assert (journal.well().is_untouched, journal.bridges().joining) == (True, ())
        assert (journal.report().people, journal.due().rows, journal.vanity().platforms) == (0, (), ())
        assert journal.needs().theirs == ()

    assert not journal_path.exists()


def test_settings_hold_in_a_script_too(journal_path, today, tmp_path):
    """The period of a report and the days ahead of a birthday are those of the settings."""
    (tmp_path / "config.toml").write_text("report.weeks = 2\ndue.birthdays = 20\n")
    with open_journal(journal_path, write=True) as journal:
        journal.add(Fields(name="Sam Okafor", birthday="--12-10"), Said(date=today))

        assert journal.report().period.since == today - dt.timedelta(days=13)
        assert [row.name for row in journal.due().rows] == ["Sam Okafor"]


# --- undo, and doctor --------------------------------------------------------------------------------


def test_each_verb_is_one_step_that_undo_takes_back(door, netj):
    """Everything that a script did is taken back step by step, and doctor is content all the way."""
    before = netj("export", "json").json
    start = len(acts(netj))
    verbs = [
        lambda: door.edit("sam", Fields(why="a friend of old")),
        lambda: door.promise("sam", "the slides"),
        lambda: door.ask("sam", "a word"),
        lambda: door.done(door.promises()[0]),
        lambda: door.done(door.asks()[0], end="yes", got="referral: a word", told=True),
        lambda: door.intro("sam", "lena"),
        lambda: door.knows("sam", "lena"),
        lambda: door.community.join("Choir"),
        lambda: door.community.leave("Choir"),
        lambda: door.need("me", "a flat"),
        lambda: door.offer("lena", "a flat in Leeds"),
        lambda: door.plan.add("two mentors in data by December"),
        lambda: door.visible("a talk"),
        lambda: door.note_vanity("LinkedIn", 12),
        lambda: door.thank("sam"),
        lambda: door.merge("sam", "lena"),
    ]
    for number, verb in enumerate(verbs, start + 1):
        verb()
        assert len(acts(netj)) == number
    netj("doctor")

    for _ in verbs:
        door.undo()

    netj("doctor")
    assert netj("export", "json").json == before


def test_one_text_need_not_stand_in_a_list(door, today):
    """A text alone is one text, not so many letters."""
    logged = door.log("sam", Said(date=today, got="guidance: how to price"))
    changed = door.edit("sam", Fields(emails="sam@example.org", spheres="choir"))

    assert [passed.what for passed in logged.exchanges if passed.way == "got"] == ["how to price"]
    assert (changed.after.emails, changed.after.spheres) == (("sam@example.org",), ("choir",))


# --- no ----------------------------------------------------------------------------------------------

REFUSED = {
    "a promise by a day gone by": (3, lambda door: door.promise("sam", "slides", by="2026-11-01")),
    "an empty promise": (3, lambda door: door.promise("sam", "  ")),
    "a promise made tomorrow": (3, lambda door: door.promise("sam", "slides", on=dt.date(2026, 11, 24))),
    "a promise to nobody": (4, lambda door: door.promise("zoe", "slides")),
    "a name that fits two": (5, lambda door: door.promise("ok", "slides")),
    "no kind to ask for": (3, lambda door: door.ask("sam", "reaction: a like")),
    "no such loop": (4, lambda door: door.done("sam")),
    "introduced to themselves": (3, lambda door: door.intro("sam", "okafor")),
    "no channel": (3, lambda door: door.intro("sam", "lena", channel="pigeon")),
    "no relation": (3, lambda door: door.knows("sam", "lena", "enemy")),
    "nothing noted to take away": (4, lambda door: door.knows("sam", "lena", off=True)),
    "no such community": (4, lambda door: door.community.show("choir")),
    "no kind of community": (3, lambda door: door.community.add("Choir", kind="cult")),
    "no pace": (3, lambda door: door.community.add("Choir", pace=-3)),
    "a renewal gone by": (3, lambda door: door.community.join("Choir", renewal="2026-01-02")),
    "nobody to bring in": (3, lambda door: door.community.bring_in("Choir", [])),
    "an empty need": (3, lambda door: door.need("me", "")),
    "no such need": (4, lambda door: door.close_need("2f1e")),
    "no outcome of a need": (3, lambda door: door.close_need("2f1e", "forgotten")),
    "what cannot be measured": (3, lambda door: door.plan.add("sing", measure="people")),
    "no measure": (3, lambda door: door.plan.add("sing", measure="songs", target=2)),
    "a goal gone by": (3, lambda door: door.plan.add("sing", by="2026-11-01")),
    "no such goal": (4, lambda door: door.plan.tick("sing")),
    "no kind of visible": (3, lambda door: door.visible("a song", kind="song")),
    "a community not here yet": (4, lambda door: door.visible("a talk", at="meetup")),
    "nothing visible of that id": (4, lambda door: door.remove_visible("2f1e")),
    "fewer than none": (3, lambda door: door.note_vanity("LinkedIn", -1)),
    "merged with themselves": (3, lambda door: door.merge("sam", "okafor")),
    "a part that no report has": (3, lambda door: door.report_part("weather")),
    "two periods": (3, lambda door: door.report(since="1 nov", weeks=2)),
    "no weeks": (3, lambda door: door.report(weeks=0)),
    "a meeting to come": (3, lambda door: door.log(["sam"], Said(date=dt.date(2027, 1, 1)))),
    "a value beyond five": (3, lambda door: door.log(["sam"], Said(date=door.today, value=9))),
    "half a value": (3, lambda door: door.log(["sam"], Said(date=door.today, value=2.5))),
    "half a goal": (3, lambda door: door.plan.add("sing", target=2.5)),
    "a goal in a text": (3, lambda door: door.plan.add("sing", target="3")),
    "a channel that is none": (3, lambda door: door.log(["sam"], Said(date=door.today, channel="pigeon"))),
    "a meeting with nobody": (3, lambda door: door.log([], Said(date=door.today))),
    "no birthday": (3, lambda door: door.add(Fields(name="Jo Park", birthday="soon"))),
    "born tomorrow": (3, lambda door: door.add(Fields(name="Jo Park", birthday="2026-11-24"))),
    "through nobody here": (4, lambda door: door.add(Fields(name="Jo Park"), via="zoe")),
    "an edit with no pace": (3, lambda door: door.edit("sam", Fields(pace=-1))),
    "an empty name": (3, lambda door: door.add(Fields(name=""))),
}
#: What is off with something that is written before.
REFUSED_LATER = {
    "an ask without its answer": (3, lambda door: door.ask("sam", "a word").ask, lambda door, it: door.done(it)),
    "an end that fits no ask": (
        3,
        lambda door: door.ask("sam", "a word").ask,
        lambda door, it: door.done(it, end="kept"),
    ),
    "words for what says nothing": (
        3,
        lambda door: door.intro("sam", "lena").introduction,
        lambda door, it: door.done(it, "well"),
    ),
    "told without a yes": (
        3,
        lambda door: door.ask("sam", "a word").ask,
        lambda door, it: door.done(it, end="no", told=True),
    ),
    "what passed, with no line for it": (
        3,
        lambda door: door.promise("sam", "a").promise,
        lambda door, it: door.done(it, "b", log=False),
    ),
    "got by keeping a promise": (
        3,
        lambda door: door.promise("sam", "a").promise,
        lambda door, it: door.done(it, got="b"),
    ),
    "never a member": (
        4,
        lambda door: door.community.add("Choir").community.name,
        lambda door, it: door.community.leave(it),
    ),
}


@pytest.mark.parametrize("what", [*REFUSED, *REFUSED_LATER])
def test_what_is_off_is_refused_in_one_sentence_and_nothing_is_written(door, netj, what):
    """Each bad value is a `NetjError` with the exit code of the command, and leaves the journal as it was."""
    if what in REFUSED:
        exit_code, verb = REFUSED[what]
    else:
        exit_code, prepare, verb_of = REFUSED_LATER[what]
        prepared = prepare(door)
        verb = lambda door: verb_of(door, prepared)  # noqa: E731  it is called in one place
    before = acts(netj)

    with pytest.raises(NetjError) as refused:
        verb(door)

    assert refused.value.exit_code == exit_code, refused.value
    assert refused.value.message
    assert acts(netj) == before


def test_a_loop_closes_once(door):
    """What is closed is not closed again, and several things open with one person are named."""
    first = door.promise("sam", "the slides").promise
    second = door.promise("sam", "the notes").promise

    with pytest.raises(ManyLoops) as many:
        door.done("sam")
    door.done(first, end="drop")

    assert [candidate["id"] for candidate in many.value.candidates] == [first.id, second.id]
    with pytest.raises(AlreadyClosed):
        door.done(first)
    assert door.done("sam").end == "kept"


def test_a_journal_opened_for_reading_is_not_written_to(door, journal_path):
    """Writing needs to be asked for, also where there is no journal yet: nothing is lost in a file never kept."""
    for path in (journal_path, journal_path.with_name("none.db")):
        with open_journal(path) as journal:
            for verb in (
                lambda: journal.add(Fields(name="Jo Park")),
                lambda: journal.community.add("Choir"),
                lambda: journal.plan.add("sing"),
                journal.undo,
            ):
                with pytest.raises(errors.ForReading) as refused:
                    verb()
                assert (refused.value.exit_code, "write=True" in refused.value.hint) == (7, True)
    assert not journal_path.with_name("none.db").exists()


# --- what is public ----------------------------------------------------------------------------------


def test_every_public_name_is_there():
    """What `__all__` names can be had from the package, and nothing else by chance."""
    assert all(getattr(netjournal, name) for name in netjournal.__all__)
    with pytest.raises(AttributeError):
        netjournal.no_such_name  # noqa: B018  asking is the test


def test_importing_the_package_loads_nothing_more():
    """The door costs nothing until it is used."""
    told = "import sys, netjournal; print(*[m for m in sys.modules if m.startswith('netjournal')])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["netjournal"]


def python_of_the_page() -> str:
    """Return what docs/data.md says of Python."""
    return PAGE.read_text().split("\n## Python\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [(OpenJournal, ""), (Communities, "community."), (Goals, "plan.")],
    ids=["", "community", "plan"],
)
def test_the_page_names_every_verb_and_no_other(kind, prefix):
    """docs/data.md has each public verb, with parameters that it has."""
    page = python_of_the_page()
    verbs = {
        f"{prefix}{name}": verb
        for name, verb in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") and name != "close"
    }

    told = dict(re.findall(rf"^\| `({re.escape(prefix)}[a-z_]+)\((.*)\)` \|", page, re.MULTILINE))
    for name, verb in verbs.items():
        given = [part.split("=")[0].strip("* ") for part in told[name].split(",") if part.strip("* ")]
        assert given == list(inspect.signature(verb).parameters)[1:], name
        assert verb.__doc__, name
    assert set(told) == set(verbs)


def test_the_scripts_of_the_page_run():
    """Each piece of Python in docs/data.md runs as it stands, one after the other, on a new journal."""
    pieces = re.findall(r"```python\n(.*?)```", python_of_the_page(), re.DOTALL)
    assert len(pieces) > 1
    for piece in [*pieces[1:], pieces[0]]:
        ran = subprocess.run([sys.executable, "-c", piece], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, ""), piece
        assert ran.stdout
