"""What an export holds of the ledger, section by section: the table of each, its own columns, whom it speaks of."""

from collections.abc import Mapping
from typing import NamedTuple

_NOTHING: Mapping[str, str] = {}


class Section(NamedTuple):
    """One section: a table, the columns that are written as they stand, and those that name another fact."""

    fact: str
    columns: tuple[str, ...]
    #: Columns without which the record means nothing, each with the fact that it names.
    needed: Mapping[str, str] = _NOTHING
    #: Columns that may be left empty where what they name is gone.
    loose: Mapping[str, str] = _NOTHING

    @property
    def written(self) -> tuple[str, ...]:
        """Return the columns that are written as they stand, with what every record has."""
        return ("uid", *self.columns, "created", "changed")


_PAIR = {"one": "contact", "two": "contact"}

SECTIONS: dict[str, Section] = {
    "thanks": Section(
        "thanks",
        ("opened", "closed", "outcome"),
        {"contact": "contact", "exchange": "exchange"},
        {"said": "exchange"},
    ),
    "promises": Section(
        "promise",
        ("promised_by", "what", "made", "due", "closed", "outcome"),
        {"contact": "contact"},
        {"exchange": "exchange"},
    ),
    "asks": Section(
        "ask",
        ("kind", "what", "made", "due", "answer", "answered", "outcome", "told", "closed"),
        {"contact": "contact"},
        {"exchange": "exchange"},
    ),
    "introductions": Section("introduction", ("what", "made", "closed", "outcome"), _PAIR, {"encounter": "encounter"}),
    "relations": Section("relation", ("kind",), _PAIR),
    "own_memberships": Section(
        "own_membership", ("role", "since", "until", "fee", "renewal"), {"community": "community"}
    ),
    "needs": Section("need", ("side", "kind", "what", "since", "closed", "outcome"), {"contact": "contact"}),
    "goals": Section(
        "goal",
        ("what", "measure", "subject", "target", "a_week", "ticks", "since", "until", "closed", "outcome"),
    ),
    "visible": Section("visible", ("date", "what", "kind"), {"community": "community"}),
    "vanity": Section("vanity", ("platform", "date", "count")),
    "properties": Section("property", ("line",), {"contact": "contact"}),
    "apart": Section("apart", (), _PAIR),
}
