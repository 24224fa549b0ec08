"""Whether a network is deep or merely large."""

import datetime as dt

import pytest
from alike import alike

from netjournal.domain import depth, network
from netjournal.domain.contacts import Fields, Who
from netjournal.domain.exchanges import Said
from netjournal.domain.report import Movement, Period, Report
from netjournal.services import contacts, exchanges
from netjournal.services import report as service
from netjournal.storage import depth as ties
from netjournal.storage import exchanges as rows
from netjournal.storage.journal import Journal
from netjournal.text import width
from netjournal.views import page as pages
from netjournal.views import report as view
from netjournal.views import report_data
from netjournal.views.report_words import NAMED, percent

TODAY = dt.date(2026, 11, 23)
SINCE = dt.date(2026, 9, 1)
KEYS = {
    *("period", "people", "effective_people", "bands", "deeper", "thinner", "support", "asks", "thanks"),
    *("known_by", "spheres", "bridges", "well", "shape", "plan", "ghosts", "quantity", "ranking"),
}
HOSTILE = (
    "Name [work]",
    "[/x]",
    "=cmd()",
    "\x1b[31mred\x1b[0m",
    "\u202ebackwards",
    "two\nlines",
    "山田太郎と花子の長い名前" * 5,
    "👩‍👩‍👧‍👦 family",
    "x" * 300,
)


def person(journal: Journal, name: str, **fields: object) -> Who:
    """Add a contact with whom nothing has passed."""
    made = contacts.add(journal, Fields(name=name, **fields), Said(date=TODAY), TODAY, unmet=True, new=True)
    return made.contacts[0].who


def passed(journal: Journal, who: Who | list[Who], ago: int, **said: object) -> None:
    """Log a meeting so many days ago, entered on that day."""
    day = TODAY - dt.timedelta(ago)
    people = who if isinstance(who, list) else [who]
    met = said.pop("met", True)
    exchanges.log(journal, people, Said(date=day, **said), day, met=met)


def reported(journal: Journal, since: dt.date = SINCE, today: dt.date = TODAY) -> Report:
    """Return the report of a journal."""
    return service.report(journal, today, since=since)


def screen(result: Report, room: int | None) -> list[str]:
    """Return the lines of the report at a width."""
    return ["".join(span.text for span in spans) for spans in pages.lines(view.page(result).blocks, room)]


# --- the contract ------------------------------------------------------------------------------------


def test_json_has_all_parts(netj) -> None:
    """Programs find every part that the contract names."""
    told = netj("report", "--json").json

    assert told.keys() >= KEYS


def test_an_empty_journal_says_what_to_do_first(netj) -> None:
    """Before anyone is here, the report is a calm page with a first command."""
    said = netj("report").out

    assert "Nobody is here yet." in said
    assert "netj add" in said
    assert "nobody this period" not in said


def test_people_without_a_past_are_no_fault(netj) -> None:
    """With people and nothing passed, the report says so."""
    netj("add", "Sam", "Okafor", "--unmet")

    said = netj("report").out

    assert "1 person." in said
    assert "Nothing has passed with them yet" in said


def test_the_default_period_is_twelve_weeks_up_to_today(netj) -> None:
    """Unless said, the report covers 84 days that end today, beside the 84 before."""
    period = netj("report", "--json").json["period"]

    assert (period["since"], period["until"], period["days"]) == ("2026-09-01", "2026-11-23", 84)
    assert (period["before"]["since"], period["before"]["until"]) == ("2026-06-09", "2026-08-31")


def test_the_period_can_be_chosen(netj, tmp_path) -> None:
    """Weeks, a day, or a setting say how long the period is."""
    assert netj("report", "--weeks", 2, "--json").json["period"]["since"] == "2026-11-10"
    assert netj("report", "--since", "1 oct", "--json").json["period"]["since"] == "2026-10-01"
    (tmp_path / "config.toml").write_text("[report]\nweeks = 1\n")
    assert netj("report", "--json").json["period"]["days"] == 7


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--since", "tomorrow"], 3),
        (["--since", "12"], 3),
        (["--since", "someday"], 3),
        (["--since", "2026-10-01", "--weeks", "3"], 3),
        (["--weeks", "0"], 2),
        (["--weeks", "many"], 2),
        (["extra"], 2),
    ],
)
def test_a_period_that_cannot_be_is_refused(netj, args: list[str], code: int) -> None:
    """What is no period gets one sentence and its exit code."""
    assert netj("report", *args, exit=code).err


def test_a_period_at_the_beginning_of_the_calendar_has_none_before() -> None:
    """Where the calendar begins, the period before is shorter, or not there."""
    assert Period(dt.date.min, dt.date.min).before is None
    assert Period(dt.date(1, 1, 3), dt.date(1, 1, 9)).before == Period(dt.date(1, 1, 1), dt.date(1, 1, 2))


# --- depth -------------------------------------------------------------------------------------------


def test_the_weight_is_that_of_the_ties(journal: Journal) -> None:
    """Effective people are reckoned from the depth masses of everyone here."""
    ada, ben = person(journal, "Ada"), person(journal, "Ben")
    for ago in (1, 8, 15, 22):
        passed(journal, ada, ago)
    passed(journal, ben, 3)

    result = reported(journal)

    masses = [depth.weight(depth.replay(_days(*agos)), TODAY.toordinal()) for agos in ((22, 15, 8, 1), (3,))]
    assert result.effective_people == pytest.approx(network.effective_people(masses))
    assert [one.who.name for one in result.ranking] == ["Ada", "Ben"]


def _days(*agos: int) -> list[depth.ExchangeDay]:
    return [depth.ExchangeDay(TODAY.toordinal() - ago, gave=True, got=True, value=3) for ago in agos]


def test_depth_that_goes_one_way_is_told_apart(journal: Journal) -> None:
    """Only ties in which both gave and got count as two-way."""
    passed(journal, person(journal, "Ada"), 3)
    passed(journal, person(journal, "Ben"), 3, gave=("practical: a lift",), met=False)

    result = reported(journal)

    weights = {one.who.name: one.movement.after / (100 - one.movement.after) for one in result.ranking}
    assert result.two_way == pytest.approx(weights["Ada"] / sum(weights.values()))


def test_bands_hold_everyone_once(journal: Journal) -> None:
    """People in all bands add up to the people here, shares to one; the archived are not here."""
    ada = person(journal, "Ada")
    person(journal, "Ghost")
    away = person(journal, "Away")
    passed(journal, [ada, away], 2)
    contacts.archive(journal, away, TODAY)

    result = reported(journal)

    assert result.people == sum(band.people for band in result.bands) == 2
    assert sum(band.share for band in result.bands) == pytest.approx(1)
    assert result.ghosts == 1


def test_a_pin_holds_its_band(journal: Journal) -> None:
    """A contact pinned into a band is counted there, whatever the score, and never falls out of it."""
    aunt = person(journal, "Aunt")
    passed(journal, aunt, 700)
    contacts.pin(journal, aunt, band="inner")

    result = reported(journal)

    assert next(band.people for band in result.bands if band.band == "inner") == 1
    assert result.thinner == ()


def test_a_tie_that_gained_is_deeper(journal: Journal) -> None:
    """Meetings in the period raise a tie against the day before it began."""
    ada = person(journal, "Ada")
    passed(journal, ada, 200)
    for ago in (5, 12, 19):
        passed(journal, ada, ago)

    moved = reported(journal).deeper

    assert [one.who.name for one in moved] == ["Ada"]
    assert moved[0].movement.before == pytest.approx(_depth_on(SINCE - dt.timedelta(1), 200))


def _depth_on(day: dt.date, *agos: int) -> float:
    return depth.depth(depth.replay(_days(*agos)), day.toordinal()).score


@pytest.mark.parametrize("weeks", [1, 12, 60])
def test_what_a_tie_was_before_is_told_without_its_whole_past(journal: Journal, weeks: int, monkeypatch) -> None:
    """However long a period is, the day before it is as the entries up to then make it; reactions stay out of it."""
    agos = [*range(700, 3, -3), 2, 1]
    ada, ben, eve = (person(journal, name) for name in ("Ada", "Ben", "Eve"))
    for ago in agos:
        passed(journal, ada, ago)
    for ago in (600, 599, 5):
        passed(journal, ben, ago)
        passed(journal, eve, ago - 1, met=False, got=("reaction: a like",))
    since = TODAY - dt.timedelta(7 * weeks - 1)
    before = since - dt.timedelta(1)
    monkeypatch.setattr(ties, "rebuilt", lambda *_: pytest.fail("a tie was replayed from its first day on"))

    found = {one.who.name: one.movement.before for one in reported(journal, since).ranking}

    for who, theirs in (("Ada", agos), ("Ben", [600, 599])):
        then = [ago for ago in theirs if ago > 7 * weeks - 1]
        assert found[who] == pytest.approx(_depth_on(before, *then), abs=1e-9)
    assert "Eve" not in found


def test_a_tie_left_alone_grows_thinner(journal: Journal) -> None:
    """A tie without an entry in the period is compared with itself on the day before it began."""
    ada = person(journal, "Ada")
    for ago in range(400, 90, -20):
        passed(journal, ada, ago)

    result = reported(journal)

    assert [one.who.name for one in result.thinner] == ["Ada"]
    movement = result.thinner[0].movement
    assert movement.before == pytest.approx(_depth_on(SINCE - dt.timedelta(1), *range(400, 90, -20)))
    assert movement.points < 0


def test_what_happened_on_the_first_day_belongs_to_the_period(journal: Journal) -> None:
    """An entry on the first day of the period is part of it, one on the day before is not."""
    first = (TODAY - SINCE).days
    passed(journal, person(journal, "Ada"), first, got=("guidance: a",))
    passed(journal, person(journal, "Ben"), first + 1, got=("guidance: b",))

    guidance = reported(journal).support[0]

    assert (guidance.got, guidance.got_before) == (1, 1)
    assert [who.name for who in guidance.from_whom] == ["Ada"]
    assert [moved.who.name for moved in reported(journal).deeper] == ["Ada"]


def test_movement_is_three_points_or_a_band() -> None:
    """Three points make a tie deeper, a lower band makes it thinner, and less is neither."""
    assert Movement(10, 13, "faint", "faint").is_deeper
    assert not Movement(10, 12.9, "faint", "faint").is_deeper
    assert Movement(21, 19, "active", "faint").is_thinner
    assert not Movement(40, 25, "active", "active").is_thinner


def test_reports_do_not_look_ahead(journal: Journal) -> None:
    """A report as of an earlier day is what it would have been on that day."""
    ada, ben = person(journal, "Ada"), person(journal, "Ben")
    for ago in (200, 150, 100):
        passed(journal, ada, ago, got=("guidance: how",))
    early = TODAY - dt.timedelta(90)
    before = report_data.data(reported(journal, early - dt.timedelta(83), early))

    passed(journal, [ada, ben], 80, gave=("ada: practical: a lift",))
    passed(journal, ben, 5, got=("referral: a client",))
    after = report_data.data(reported(journal, early - dt.timedelta(83), early))

    assert after == alike(before)


# --- rank by depth beside rank by count --------------------------------------------------------------


def test_many_reactions_rank_by_count_alone(journal: Journal) -> None:
    """Someone with nothing but reactions is first by count, and not among the deepest."""
    ada, loud = person(journal, "Ada"), person(journal, "Loud")
    passed(journal, ada, 3)
    with journal.step("reactions") as step:
        for number in range(5):
            day = (TODAY - dt.timedelta(number)).isoformat()
            encounter = rows.add_encounter(step, day, channel="social")
            rows.add(step, encounter, loud.key, day, way="got", kind="reaction", what=None, value=1)

    result = reported(journal)

    assert [(one.who.name, one.depth_rank, one.count_rank) for one in result.ranking] == [("Ada", 1, 2)]
    assert result.ranking[0].difference == 1
    assert [one.who.name for one in result.by_count_instead] == ["Loud"]
    assert "Loud (5 entries, ghost)" in "\n".join(screen(result, None))


def test_the_ranking_has_ten_rows_that_can_be_numbered(journal: Journal) -> None:
    """The deepest ten are shown, and the numbers before them mean those contacts."""
    for number in range(12):
        passed(journal, person(journal, f"Person {number}"), number + 1)

    result = reported(journal)

    assert len(result.ranking) == 10
    assert [ref.id for ref in view.page(result).refs] == [one.who.id for one in result.ranking]


# --- what passed -------------------------------------------------------------------------------------


def test_support_stands_in_two_columns_with_its_holes(journal: Journal) -> None:
    """What was given stands beside what was got, who gave most first, and a hole is said in words."""
    ada, ben = person(journal, "Ada"), person(journal, "Ben")
    passed(journal, ada, 9, got=("guidance: one",))
    passed(journal, ben, 8, got=("guidance: two",))
    passed(journal, ben, 5, got=("guidance: three",), gave=("emotional: listened",))
    passed(journal, ada, 120, got=("referral: long ago",))

    result = reported(journal)

    told = {one.kind: (one.gave, one.got, one.got_before) for one in result.support}
    assert told == {"guidance": (0, 3, 0), "referral": (0, 0, 1), "emotional": (1, 0, 0), "practical": (0, 0, 0)}
    assert [who.name for who in result.support[0].from_whom] == ["Ben", "Ada"]
    assert [one.kind for one in result.support if one.is_hole] == ["referral", "emotional", "practical"]
    row = next(line for line in screen(result, 80) if "emotional" in line)
    assert row.split() == ["emotional", "1", "0", "0", "·", "0", "nobody", "this", "period"]


def test_other_kinds_are_told_beside(journal: Journal) -> None:
    """Kinds other than support are told in one line, conversations left out."""
    passed(journal, person(journal, "Ada"), 3, gave=("introduction: to Jo",), got=("information: a list",))

    result = reported(journal)

    assert [(o.kind, o.gave, o.got) for o in result.others] == [("introduction", 1, 0), ("information", 0, 1)]


def test_no_screen_speaks_of_debt(journal: Journal) -> None:
    """Give and get are two columns; no balance, debt or overdue appears anywhere."""
    passed(journal, person(journal, "Ada"), 3, got=("guidance: how",))

    said = "\n".join(screen(reported(journal), 80)).lower()

    assert not {"debt", "balance", "overdue", "owe", "owed", "failed"} & set(said.split())
    assert "!" not in said


def test_thanks_are_said_of_owed(journal: Journal) -> None:
    """Thanks owed at some time in the period count, those waved off do not, and what is open is named."""
    ada, ben, cy, dee = (person(journal, name) for name in ("Ada", "Ben", "Cy", "Dee"))
    for who in (ada, ben, cy):
        passed(journal, who, 10, got=("guidance: how",))
    passed(journal, dee, 200, got=("guidance: how",), thanked=True)
    exchanges.thank(journal, ada, "for that", Said(date=TODAY), TODAY)
    exchanges.waive(journal, cy, TODAY)

    thanks = reported(journal).thanks

    assert (thanks.said, thanks.owed, thanks.waived) == (1, 2, 1)
    assert [who.name for who in thanks.still_open] == ["Ben"]


def test_who_started_is_counted_without_attempts(journal: Journal) -> None:
    """Encounters are counted by who started them; an attempt without an answer is none."""
    ada = person(journal, "Ada")
    passed(journal, ada, 3, started_by="them")
    passed(journal, ada, 4, started_by="me")
    passed(journal, ada, 5)
    exchanges.tried(journal, [ada], Said(date=TODAY))

    known = reported(journal).known_by

    assert (known.by_me, known.by_them, known.unknown) == (1, 1, 1)


def test_new_ties_say_how_they_came(journal: Journal) -> None:
    """Someone new in the period is told with who sent them, or that they came to you."""
    sam = person(journal, "Sam")
    passed(journal, sam, 300)
    passed(journal, person(journal, "Jo", via=sam), 20)
    passed(journal, person(journal, "Lena"), 10, started_by="them")

    result = reported(journal)

    assert [(new.who.name, new.via, new.came_first) for new in result.known_by.newcomers] == [
        ("Lena", None, True),
        ("Jo", sam, False),
    ]
    assert [(one.who, one.brought) for one in result.known_by.connectors] == [(sam, 1)]
    told = "\n".join(screen(result, None))
    assert "2 (0 before): Lena (came to you), Jo (through Sam)" in told
    assert "Sam brought you 1 person in all" in told


# --- open or closed ----------------------------------------------------------------------------------


def test_a_contact_in_two_spheres_counts_in_equal_parts(journal: Journal) -> None:
    """Depth with someone in two spheres is shared out between them; who is in none is told apart."""
    passed(journal, person(journal, "Ada", spheres=("python", "choir")), 3)
    passed(journal, person(journal, "Ben", spheres=("python",)), 3)
    passed(journal, person(journal, "Cy"), 3)

    spheres = reported(journal).spheres

    assert [(s.name, round(s.share, 6)) for s in spheres.shares] == [("python", 0.75), ("choir", 0.25)]
    assert spheres.bubble == pytest.approx(0.75)
    assert spheres.outside == pytest.approx(1 / 3)


def test_a_bridge_joins_groups_that_nobody_else_does(journal: Journal) -> None:
    """Who alone is in two groups is told; ghosts, and groups of one, make no bridge."""
    passed(journal, person(journal, "Ada", spheres=("python", "choir")), 3)
    for name, spheres in (("Ben", ("python",)), ("Cy", ("choir", "alone")), ("Dee", ("design",))):
        passed(journal, person(journal, name, spheres=spheres), 3)
    person(journal, "Ghost", spheres=("design", "python"))

    bridges = reported(journal).bridges

    assert [(bridge.who.name, {bridge.one.name, bridge.two.name}) for bridge in bridges] == [
        ("Ada", {"python", "choir"})
    ]


def test_the_shape_compares_with_your_usual(journal: Journal) -> None:
    """Encounters a week of the last four weeks stand beside the twelve before; attempts and reactions are none."""
    ada = person(journal, "Ada")
    for ago in (1, 9, 17, 25, 40, 111, 200):
        passed(journal, ada, ago)
    exchanges.tried(journal, [ada], Said(date=TODAY))

    shape = reported(journal).shape

    assert (shape.a_week.encounters, shape.usual.encounters) == (1.0, 2 / 12)
    told = report_data.data(reported(journal))["shape"]
    assert (told["a_week"], told["usual"]) == (1.0, 2 / 12)


def test_a_young_journal_has_no_usual(journal: Journal) -> None:
    """With nothing older than four weeks there is nothing to compare with, and none is made up."""
    passed(journal, person(journal, "Ada"), 3)

    assert reported(journal).shape.usual is None


def test_quantity_comes_last_and_says_what_it_is(journal: Journal) -> None:
    """The last part holds the counts, and that they are not depth; below it stands only how to open a part."""
    passed(journal, person(journal, "Ada"), 3, community="PyCon")
    passed(journal, person(journal, "Ben"), 100)

    *lines, foot = screen(reported(journal), None)

    assert "netj report --why PART" in foot
    assert lines[-1].startswith("Quantity")
    assert "2 contacts · 2 entries (1 in this period, 1 in the one before) · 1 community" in lines[-1]
    assert lines[-1].endswith("Counts are not depth.")


# --- how it looks ------------------------------------------------------------------------------------


@pytest.fixture
def hostile(journal: Journal) -> Journal:
    """A journal whose every name means harm."""
    first = person(journal, HOSTILE[0])
    for at, name in enumerate(HOSTILE):
        who = person(journal, name, spheres=(name, "python"), via=first)
        passed(journal, who, at + 1, got=("guidance: how",), community=name)
    return journal


@pytest.mark.parametrize("room", [20, 40, 80, 120])
def test_the_screen_stays_straight_with_any_names(hostile: Journal, room: int) -> None:
    """No line is wider than the terminal, no control reaches it, and columns stand under one another."""
    lines = screen(reported(hostile), room)

    assert max(width(line) for line in lines) <= room
    assert all(line.isprintable() or "\u200d" in line for line in lines)
    assert not any(sign in line for line in lines for sign in "\x1b\n\u202e")


def test_columns_stand_under_one_another(hostile: Journal) -> None:
    """The numbers of the ranking end in the same cell on every row, wide letters or not."""
    lines = screen(reported(hostile), 80)
    start = next(at for at, line in enumerate(lines) if "by count" in line)

    ends = {width(line.rstrip()) for line in lines[start : start + 1 + len(HOSTILE)]}

    assert len(ends) == 1


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_shows_what_a_pipe_shows(netj, terminal, columns: int) -> None:
    """On a terminal the report is laid out to its width, with and without colour."""
    netj("add", "Sam", "Okafor", "--got", "guidance: how to price", "--sphere", "python")

    painted = terminal("report", columns=columns, rows=100)
    plain = terminal("report", columns=columns, rows=100, NO_COLOR="1")

    assert painted == plain
    assert max(len(line) for line in painted.splitlines()) <= columns
    assert "1 person. The weight of 1." in painted


def test_shares_never_round_to_a_lie() -> None:
    """A share that is something is never shown as nothing, nor one that is not all as all."""
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "<1%", "50%", "99%", "100%"]


def test_fewer_names_change_no_number(journal: Journal) -> None:
    """A page that names three reads no more names than that, and says the same as one that was given all."""
    people = [person(journal, f"P{number}", spheres=("rust",)) for number in range(8)]
    for number, who in enumerate(people):
        passed(journal, who, 200 - number, got=("referral: a client",))
        passed(journal, who, number + 1, gave=("guidance: a",), got=("guidance: b", "practical: c"))
    for number in range(5):
        passed(journal, person(journal, f"New {number}"), number, got=("guidance: b",))

    everyone = reported(journal)
    few = service.report(journal, TODAY, since=SINCE, named=NAMED)

    assert screen(few, 100) == screen(everyone, 100)
    assert len(few.known_by.newcomers) == len(few.deeper) == len(few.support[0].from_whom) == NAMED
    assert (few.risen, few.known_by.new_ties) == (len(everyone.deeper), 5)
    assert [one.many for one in few.well.kinds] == [len(one.people) for one in everyone.well.kinds]
    assert few.well.of("guidance").many
