"""What you made visible: a talk, a post, a contribution, and who came because of it."""

import datetime as dt
from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.text import folded

KINDS = ("talk", "post", "contribution", "other")
_KIND_WORDS = {
    **dict.fromkeys(("talk", "talks", "lecture", "workshop", "palestra", "fala", "oficina"), "talk"),
    **dict.fromkeys(("post", "article", "blog", "thread", "postagem", "artigo"), "post"),
    **dict.fromkeys(("contribution", "contributed", "patch", "fix", "contribuicao", "contribui"), "contribution"),
}
_ARTICLES = frozenset({"a", "an", "the", "my", "gave", "wrote", "um", "uma", "o", "meu", "minha", "dei", "escrevi"})


class Visible(NamedTuple):
    """Something you made visible."""

    key: int
    id: str
    date: dt.date
    what: str
    kind: str | None
    community: str | None
    #: Who came because of it, in the order in which that was noted.
    brought: tuple[Who, ...] = ()


class Shown(NamedTuple):
    """What came of noting, adding to or removing something visible."""

    act: str
    visible: Visible
    #: Who is newly noted as having come because of it.
    news: tuple[Who, ...] = ()
    undo: str = ""


def kind_of(what: str) -> str | None:
    """Return the kind that the first word says, articles and the like aside; None where it says none."""
    for word in folded(what).split():
        if word not in _ARTICLES:
            return _KIND_WORDS.get(word.strip(".,:;!?\"'"))
    return None
