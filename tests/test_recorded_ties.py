import csv
import gzip
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import recorded_ego
import recorded_ties

#: Of each other person: on which days the ego wrote, and on which days they wrote. The first three live on.
RECORD = {
    "lives": (range(0, 28, 2), range(1, 28, 2)),
    "answers": (range(0, 28, 4), range(2, 28, 4)),
    "weekly": (range(0, 28, 7), range(1, 28, 7)),
    "stopped": ((0, 1), (1,)),
    "once": ((3,), ()),
    "newsletter": ((), range(0, 28, 1)),
}


@pytest.fixture
def data(tmp_path):
    """Write a small record in the form of the recorded sets, announcements and missed calls in it."""
    rows = [
        (sender, receiver, 86_400 * day, "x", 1)
        for other, (given, got) in RECORD.items()
        for sender, receiver, days in (("me", other, given), (other, "me", got))
        for day in days
    ]
    rows += [("boss", "me", 86_400 * day, "x", 40) for day in range(28)]
    rows += [("me", "once", 86_400 * day, "missed", 1) for day in range(10, 20)]
    with gzip.open(tmp_path / "cns.csv.gz", "wt", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("src", "dst", "t", "channel", "nrec", "w"))
        writer.writerows((*row, "") for row in rows)
    return tmp_path


def test_announcements_and_missed_calls_are_no_contact(data):
    """A mail to many, and a call that nobody took, make no tie in an evaluation."""
    sent = recorded_ties.messages(data, "cns")

    assert "boss" not in {message.sender for message in sent}
    assert sum(message.receiver == "once" for message in sent) == 1


def test_depth_tells_the_ties_that_live_on(data):
    """Of six plain ties, those that go on both ways stand above the rest by depth, and not by count."""
    egos = recorded_ties.egos_of(recorded_ties.messages(data, "cns"))

    many, means = recorded_ties.evaluate({"me": egos["me"]}, recorded_ties.SETS["cns"])

    assert many == 1
    assert means["depth"] > means["count"]
    assert means["30-day cadence"] == 0.5


def test_one_person_goes_through_the_command_line(data, capsys):
    """A record that is imported gives the ranks, the scores and the report that the formulas give."""
    sent = recorded_ties.messages(data, "cns")

    agrees = recorded_ego.print_story(sent, None, 24)

    told = capsys.readouterr().out
    assert agrees, told
    assert "ego me" in told
