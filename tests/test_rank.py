"""`netj rank` and `netj why`: people by depth, and how a depth came about."""

import datetime as dt
import random

import pytest

from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import Said
from netjournal.services import contacts, exchanges, rank
from netjournal.storage import rank as rows


def test_depth_and_count_rank_apart(netj):
    """Who was met often long ago counts more; who gave and got lately is deeper."""
    for day in range(1, 20):
        netj("add", "Old Colleague", "--on", f"2024-01-{day:02}")
    for day in ("2026-10-01", "2026-10-20", "2026-11-12"):
        netj("add", "Sam", "--on", day)
    netj("add", "Card", "--unmet")

    ranked = netj("rank", "--json").json

    assert [(r["name"], r["depth_rank"], r["count_rank"], r["count"]) for r in ranked] == [
        ("Sam", 1, 2, 3),
        ("Old Colleague", 2, 1, 19),
        ("Card", 3, 3, 0),
    ]
    assert ranked[2]["band"] == "ghost"
    assert ranked[2]["depth"] == 0
    assert set(ranked[0]["parts"]) >= {"mass", "reciprocity", "span_days", "weight"}


def test_equal_depths_share_a_rank(netj):
    """Nobody is put before another without a reason."""
    for name in ("A", "B", "C"):
        netj("add", name, "--on", "3d")

    assert [r["depth_rank"] for r in netj("rank", "--json").json] == [1, 1, 1]


def test_twenty_rows_unless_said(netj):
    """`--limit` and `--all` say otherwise."""
    for n in range(23):
        netj("add", f"Person {n}", "--unmet")

    assert len(netj("rank", "--json").json) == 20
    assert len(netj("rank", "--limit", "3", "--json").json) == 3
    assert len(netj("rank", "--all", "--json").json) == 23
    netj("rank", "--limit", "0", exit=2)


def test_the_few_deepest_are_those_of_the_whole_ranking(journal, today):
    """Reading from the most that ties can weigh downwards leaves nobody out, whatever the histories."""
    chance = random.Random(7)
    for n in range(60):
        start = today - dt.timedelta(chance.randint(0, 2000))
        first = Said(date=start, got=("guidance: x",) if n % 3 else (), value=chance.randint(1, 5))
        who = contacts.add(journal, Fields(name=f"P{n}"), first, today).contacts[0].who
        for _more in range(chance.randint(0, 6)):
            day = min(start + dt.timedelta(chance.randint(0, 400)), today)
            exchanges.log(journal, [who], Said(date=day), today)

    whole = rows.everyone(journal, today)

    for limit in (1, 5, 20, 60):
        assert [w.key for w in rows.deepest(journal, today, limit)] == [w.key for w in whole[:limit]]


def test_an_earlier_today_ranks_as_it_would_have_then(netj):
    """Entries dated after today do not count."""
    netj("add", "Sam", "--on", "2026-01-10")
    then = netj("rank", "--json", on="2026-02-01").json
    netj("log", "sam", "more", "--on", "2026-11-01")

    again = netj("rank", "--json", on="2026-02-01").json

    assert again == [{**then[0], "depth": pytest.approx(then[0]["depth"]), "parts": pytest.approx(then[0]["parts"])}]


def test_why_is_the_same_number_in_its_parts(netj):
    """Mass, reciprocity and span multiply to the weight, and the entries add up to the mass."""
    for day in ("2026-08-03", "2026-09-14", "2026-11-02"):
        netj("add", "Sam", "--on", day, "--got", "guidance: a tip", "--value", "4")

    told = netj("why", "sam", "--json").json

    parts = told["parts"]
    assert parts["weight"] == pytest.approx(parts["mass"] * parts["balance_factor"] * parts["span_factor"])
    assert told["depth"] == pytest.approx(100 * parts["weight"] / (parts["weight"] + 5))
    assert sum(entry["mass"] for entry in told["entries"]) == pytest.approx(parts["mass"])
    assert told["depth"] == pytest.approx(netj("rank", "--json").json[0]["depth"])


def test_why_of_a_ghost_says_that_nothing_passed(netj):
    """Without inventing numbers."""
    netj("add", "Card", "--unmet")

    assert "Nothing has passed between you yet" in netj("why", "card").out


def test_archived_people_are_not_ranked(netj):
    """Nor do they push others down by count."""
    netj("add", "Sam", "--on", "3d")
    netj("add", "Sam", "--on", "2d")
    netj("add", "Priya", "--on", "3d")
    netj("archive", "sam")

    assert [(r["name"], r["count_rank"]) for r in netj("rank", "--json").json] == [("Priya", 1)]


def test_ranking_by_service_needs_no_limit(journal, today):
    """An empty journal ranks nobody."""
    assert rank.rank(journal, today, limit=None) == []
