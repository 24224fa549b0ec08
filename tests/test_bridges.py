"""Bridges: who alone joins two parts of a network, and what would open a bubble."""

import itertools
import json

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import network
from netjournal.domain.bridges import Group, Placed, alone, crossing, light, shares, unjoined
from netjournal.storage import contacts

_GROUPS = [Group("sphere", key, f"s{key}") for key in range(4)] + [Group("community", key, f"c{key}") for key in (0, 1)]
_PEOPLE = st.lists(
    st.tuples(
        st.floats(0, 20),
        st.integers(0, 700_000),
        st.booleans(),
        st.lists(st.sampled_from(_GROUPS), unique=True, max_size=4),
    ),
    max_size=15,
).map(
    lambda people: [
        Placed(
            key=key,
            weight=weight if last else 0.0,
            first=last,
            last=last,
            has_purpose=purpose,
            groups=tuple(groups),
        )
        for key, (weight, last, purpose, groups) in enumerate(people, 1)
    ]
)


@given(_PEOPLE)
def test_bridges_are_those_of_the_report(people):
    """The pairs that somebody joins alone begin with the one that the report and due know of."""
    everyone = {one.key: [_GROUPS.index(group) for group in one.groups] for one in people}
    sizes = {at: sum(at in theirs for theirs in everyone.values()) for at in range(len(_GROUPS))}
    plain = network.bridges({key: [at for at in theirs if sizes[at] > 1] for key, theirs in everyone.items()})

    found = alone(people)

    assert set(found) == {one.key for one in people if one.key in plain and one.weight}
    assert all(len(set(pairs)) == len(pairs) for pairs in found.values())


@given(_PEOPLE)
def test_shares_are_a_whole(people):
    """The spheres' shares of depth add up to one, greatest first."""
    found = list(shares(people).values())

    assert not found or abs(sum(found) - 1) < 1e-9
    assert found == sorted(found, reverse=True)


@given(_PEOPLE)
def test_what_would_open_the_bubble_lies_outside_it(people):
    """Nobody of the greatest sphere is named, and nobody twice."""
    parts = shares(people)
    found = light(people, parts, 700_000)

    named = [one for sphere in found for one, _code in sphere.promising]
    assert all(not one.is_in(next(iter(parts))) for one in named)
    assert len({one.key for one in named}) == len(named)


@given(_PEOPLE)
def test_unjoined_spheres_share_nobody(people):
    """A suggested introduction joins two spheres that nobody is in both of."""
    for one, two in unjoined(people, shares(people)):
        assert not any(person.is_in(one) and person.is_in(two) for person in people)


@given(_PEOPLE)
def test_an_introduction_crosses_spheres_both_ways_or_not_at_all(people):
    """Whichever of the two is named first, the same introductions go between spheres."""
    for one, two in itertools.pairwise(people):
        there, back = crossing(one, two), crossing(two, one)
        assert (there is None) == (back is None)
        assert there is None or there == back[::-1]


# --- through the command line ------------------------------------------------------------------------


def names(journal, journal_path):
    """Return whom the rows of the last list on a terminal meant, in order."""
    rows = json.loads(journal_path.with_name(f".{journal_path.name}.numbers").read_text())
    return [contacts.resolve(journal, key).name for kind, key in list(rows.values())[-1] if kind == "contact"]


@pytest.fixture
@once
def groups(netj):
    """Write a journal of two fields and an evening class, joined by one person each."""
    for name, sphere, days in (
        ("Lena Fox", "python", ("2026-09-01", "2026-10-01", "2026-11-01")),
        ("Sam Okafor", "python", ("2026-10-15",)),
        ("Priya Nair", "choir", ("2026-11-10",)),
        ("Jo Park", "choir", ("2026-08-01",)),
        ("Ade Bello", "design", ("2026-01-01",)),
    ):
        netj("add", name, "--sphere", sphere, "--on", days[0])
        for day in days[1:]:
            netj("log", name.split()[0], "--on", day)
    netj("edit", "sam", "--sphere", "choir")
    netj("add", "Ana Lima", "--unmet", "--sphere", "design", "--why", "knows museums")
    netj("edit", "jo", "--community", "@Quay")
    netj("edit", "ade", "--community", "@Quay")


_BRIDGES = """\
Who alone joins two parts of your network
1  Sam Okafor  python and choir  6 weeks ago    depth 5
2  Jo Park     @Quay and choir   4 months ago   depth 2
3  Ade Bello   @Quay and design  11 months ago  depth 1

Bubble
62% of the depth that lies in spheres is in python; mix 0.73 (0 is one sphere, 1 all alike).
People there, and little depth yet:
  design  3% · 2 people
    4  Ade Bello  room to grow               depth 1
    5  Ana Lima   you noted why they matter

Nobody is in both python and design: Lena Fox and Ade Bello could join them.
  netj intro "Lena Fox" "Ade Bello"
"""


def test_bridges_are_shown_heaviest_first_and_numbered(groups, netj, terminal, journal, journal_path):
    """Who joins alone, how deep the bubble is, and whom an introduction would bring together."""
    assert netj("bridges").out == _BRIDGES
    assert terminal("bridges", columns=120) == _BRIDGES
    assert names(journal, journal_path)[1] == "Jo Park"


def test_nothing_crosses_the_edge_at_eighty_columns(groups, terminal):
    """Names and groups give way before a line breaks."""
    assert max(map(len, terminal("bridges", columns=80).splitlines())) <= 80


def test_an_introduction_between_spheres_is_shown_and_not_suggested_again(groups, netj):
    """Once you introduced two people, they are named as what you did, and others are suggested."""
    netj("intro", "lena", "ade", "both build schedulers")

    found = netj("bridges", "--json").json

    assert [(one["one"]["name"], one["two"]["name"], one["between"]) for one in found["introductions"]] == [
        ("Lena Fox", "Ade Bello", ["python", "design"])
    ]
    assert {found["suggested"]["one"]["name"], found["suggested"]["two"]["name"]} != {"Lena Fox", "Ade Bello"}
    assert found["suggested"]["between"] == ["python", "design"]


def test_a_second_person_between_two_groups_ends_a_bridge(groups, netj):
    """Nobody is alone any more where somebody else joins the same two."""
    netj("edit", "priya", "--sphere", "python")

    assert "Sam Okafor" not in [one["name"] for one in netj("bridges", "--json").json["bridges"]]


def test_a_network_without_spheres_says_how_to_begin(netj):
    """No group, no bridge: one sentence that says what to type."""
    netj("add", "Sam Okafor")

    assert netj("bridges").out == (
        "Nobody is in a sphere or community yet. Put someone in one: netj edit NAME --sphere choir\n"
    )
    assert netj("bridges", "--json").json["bridges"] == []
