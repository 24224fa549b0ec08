"""Address books of any program: whatever stands in their cells, everybody comes in or the reason is told."""

import contextlib
import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal import errors
from netjournal.domain.transfer import ContactDraft, Own
from netjournal.formats import address_book, content_lines, known, reading
from netjournal.formats.cleaning import Cleaning

SAMPLES = Path(__file__).parent / "samples"
HEADERS = {
    name: next(csv.reader([(SAMPLES / name / file).read_text(encoding="utf-8-sig").splitlines()[0]]))
    for name, file in (("google", "new.csv"), ("outlook", "english.csv"), ("thunderbird", "english.csv"))
}
#: What has led readers astray: separators of several values, days that are none, signs of other formats.
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30),
    st.sampled_from(["", " ::: ", "* ", ":::", "0/0/00", "31/2/1980", "--13-45", "a@b ::: c@d", ";,;", "\n", "=1+1"]),
)


@pytest.mark.parametrize("name", HEADERS)
@given(data=st.data())
def test_any_cells_become_people_or_problems(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """No cell makes a reader fail, and what it gives can be cleaned or is refused in words."""
    header = HEADERS[name]
    rows = data.draw(st.lists(st.lists(CELLS, min_size=1, max_size=len(header) + 1), max_size=4))
    path = tmp_path_factory.mktemp("book") / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    own = Own(dt.date(2026, 11, 23), date_order="dmy")

    with reading.opened(path) as source:
        form = known.named(name)
        for draft in known.module(form).read([source], own):
            if isinstance(draft, ContactDraft):
                assert draft.name
                with contextlib.suppress(errors.Refused):
                    Cleaning(own).clean(draft)
                assert all(content_lines.taken_apart(line) for line in draft.properties)
                assert not any("\n" in line or "\r" in line for line in draft.properties)


@given(fields=st.lists(st.text(max_size=20), min_size=7, max_size=7), kind=st.sampled_from(["", "home", "work,fax"]))
def test_an_address_stays_inside_its_line(fields: list[str], kind: str) -> None:
    """Whatever an address holds, it is one line of a vCard, and comes apart into what it was."""
    line = address_book.address_line(kind, *fields)

    if line:
        taken = content_lines.taken_apart(line)
        assert taken is not None
        assert len(content_lines.parted(taken.value, ";")) == 7


def test_a_suffix_counts_where_it_tells_two_people_apart() -> None:
    """A junior is another one; a doctor is the same."""
    assert address_book.full_name("Sam", "", "Okafor", suffix="Jr.") == "Sam Okafor Jr."
    assert address_book.full_name("Sam", "B.", "Okafor", suffix="PhD") == "Sam B. Okafor"
