"""The whole network in a few numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import network

WEIGHTS = st.lists(st.floats(0.001, 1000), min_size=1, max_size=30)


def test_four_unequal_ties_weigh_as_nearly_three() -> None:
    """Shares of one half, a quarter and two eighths are Σp² = 0.34375, the weight of 2.9091 people."""
    shares = network.shares({"a": 4, "b": 2, "c": 1, "d": 1})

    weight = network.effective_people([4, 2, 1, 1])

    assert sum(p * p for p in shares.values()) == 0.34375
    assert weight == pytest.approx(2.9091, abs=5e-5)


def test_three_spheres_give_the_known_bubble_and_mix() -> None:
    """Spheres that weigh 9, 5 and 2 are a bubble of 0.5625, and mixed 0.5703 of at most two thirds."""
    shares = network.shares({"python": 9, "choir": 5, "design": 2})

    assert network.bubble(shares) == 0.5625
    assert network.mix(shares) * (1 - 1 / 3) == pytest.approx(0.5703, abs=5e-5)
    assert network.mix(shares) == pytest.approx(0.8555, abs=5e-5)


def test_an_empty_network_weighs_nothing() -> None:
    """Where there is no tie, every number is zero, and nothing is divided by it."""
    assert network.effective_people([]) == 0
    assert network.effective_people([0.0, 0.0]) == 0
    assert network.shares({}) == {}
    assert network.shares({"a": 0.0}) == {}
    assert network.bubble({}) == 0
    assert network.mix({}) == 0


def test_one_sphere_is_not_mixed() -> None:
    """Where all depth lies in one sphere, the bubble is whole and the mix nothing."""
    shares = network.shares({"python": 3.0})

    assert (network.bubble(shares), network.mix(shares)) == (1.0, 0.0)


def test_the_greatest_share_comes_first() -> None:
    """Shares are ordered by size, and by name where they are equal."""
    assert list(network.shares({"b": 1, "c": 3, "a": 1})) == ["c", "a", "b"]


@given(WEIGHTS)
def test_a_network_weighs_between_one_person_and_all(weights: list[float]) -> None:
    """The weight lies between one and the number of people."""
    assert 1 - 1e-9 <= network.effective_people(weights) <= len(weights) + 1e-9


@given(st.floats(0.001, 1000), st.integers(1, 50))
def test_equal_ties_weigh_as_many_as_they_are(weight: float, many: int) -> None:
    """Where all ties are equal, the network has the weight of all of them."""
    assert network.effective_people([weight] * many) == pytest.approx(many)


@given(WEIGHTS, st.floats(0.001, 1000))
def test_only_proportions_matter(weights: list[float], factor: float) -> None:
    """Twice as much of everything changes neither weight nor shares."""
    more = [w * factor for w in weights]

    assert network.effective_people(more) == pytest.approx(network.effective_people(weights))


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.floats(0.001, 1000), min_size=1, max_size=12))
def test_shares_are_parts_of_one_whole(weights: dict[str, float]) -> None:
    """Shares add up to one, the mix lies between nothing and one, the bubble is the greatest share."""
    shares = network.shares(weights)

    assert sum(shares.values()) == pytest.approx(1)
    assert -1e-9 <= network.mix(shares) <= 1 + 1e-9
    assert network.bubble(shares) == next(iter(shares.values()))


def test_who_alone_is_in_two_groups_is_a_bridge() -> None:
    """A contact who shares two groups with nobody joins them; two who share them do not."""
    groups = {1: [10, 20], 2: [10], 3: [20], 4: [20, 30], 5: [30, 20]}

    assert network.bridges(groups) == {1: (10, 20)}


def test_a_bridge_is_told_once() -> None:
    """A contact who alone joins several pairs is told with the first of them."""
    assert network.bridges({7: [3, 1, 2, 1]}) == {7: (1, 2)}


def test_nobody_joins_groups_that_are_not_there() -> None:
    """People in one group or in none are no bridges."""
    assert network.bridges({1: [10], 2: []}) == {}
