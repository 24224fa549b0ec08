"""Understanding a goal from its words: “two mentors in data by December”, where they are plain, and nothing else.

The words have to be all understood: somewhat like “help three people in choir” is no count of people, so it is
ticked by hand. English and Portuguese, case and accents aside.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netjournal import dates, day_words, errors
from netjournal.domain.exchanges import SUPPORTS
from netjournal.domain.plan import MEASURES
from netjournal.text import folded

#: As many words as a sphere or community named in a goal may take, and as large as a number is that is no year.
_GROUP_WORDS, _COUNT_MOST = 4, 999
_MONTHS = 12

_NUMBERS: Mapping[str, int] = {"zero": 0, "eleven": 11, "onze": 11, **day_words.NUMBERS}
_BY = frozenset({"by", "until", "till", "before", "ate"})
_ENDS = ("the end of", "end of", "o fim de", "o final de", "fim de", "final de", "the")
_THIS: Mapping[str, str] = {
    "this week": "week", "esta semana": "week", "nesta semana": "week",
    "this month": "month", "este mes": "month", "neste mes": "month",
    "this year": "year", "este ano": "year", "neste ano": "year",
}  # fmt: skip
_A_WEEK = (
    ("a", "week"), ("per", "week"), ("each", "week"), ("every", "week"), ("weekly",),
    ("por", "semana"), ("a", "semana"), ("cada", "semana"), ("toda", "semana"),
)  # fmt: skip

#: Nouns for each measure, and the verbs that may lead to them.
_NOUNS: Mapping[str, str] = {
    **dict.fromkeys(("mentor", "mentors", "mentora", "mentores", "mentoras"), "mentors"),
    **dict.fromkeys(("mentee", "mentees", "mentorado", "mentorados", "mentorada", "mentoradas"), "mentees"),
    **dict.fromkeys(("people", "person", "persons", "contact", "contacts", "tie", "ties"), "people"),
    **dict.fromkeys(("pessoa", "pessoas", "contato", "contatos"), "people"),
    **dict.fromkeys(("give", "gives", "favour", "favours", "favor", "favors", "favores"), "gives"),
    **dict.fromkeys(("ask", "asks", "pedido", "pedidos"), "asks"),
    **dict.fromkeys(("ghost", "ghosts", "fantasma", "fantasmas"), "revived"),
    **dict.fromkeys(("community", "communities", "comunidade", "comunidades"), "communities"),
    **dict.fromkeys(("encounter", "encounters", "meeting", "meetings", "conversation", "conversations"), "encounters"),
    **dict.fromkeys(("encontro", "encontros", "conversa", "conversas"), "encounters"),
    **dict.fromkeys(("introduction", "introductions", "intro", "intros"), "introductions"),
    **dict.fromkeys(("apresentacao", "apresentacoes"), "introductions"),
    **dict.fromkeys(("thanks", "thank-you", "thank-yous", "agradecimento", "agradecimentos"), "thanks"),
}
_VERBS: Mapping[str, frozenset[str]] = {
    "mentors": frozenset({"find", "have", "get", "ter", "encontrar", "achar"}),
    "mentees": frozenset({"find", "have", "get", "ter", "encontrar", "achar"}),
    "people": frozenset({"meet", "get to know", "conhecer"}),
    "gives": frozenset({"do", "fazer"}),
    "asks": frozenset({"make", "fazer"}),
    "revived": frozenset({"revive", "wake", "wake up", "reviver", "reanimar"}),
    "communities": frozenset({"attend", "visit", "go to", "try", "visitar", "frequentar", "ir a"}),
    "encounters": frozenset({"have", "log", "ter", "fazer"}),
    "introductions": frozenset({"make", "fazer"}),
    "thanks": frozenset({"say", "send", "fazer"}),
}
_ADJECTIVES = frozenset(
    {"new", "more", "other", "different", "novo", "nova", "novos", "novas", "mais", "outros", "outras"}
)
#: Words at the end of a time, which is no sphere: “in two weeks”, “in the next month”.
_TIMES = frozenset(
    {"day", "days", "week", "weeks", "weekend", "month", "months", "quarter", "quarters", "year", "years", "time"}
    | {"dia", "dias", "semana", "semanas", "mes", "meses", "trimestre", "ano", "anos", "tempo"}
)
_IN = frozenset({"in", "at", "from", "em", "no", "na", "nos", "nas", "do", "da"})
_FOR = frozenset({"for", "of", "with", "para", "de", "com"})
_HELP = frozenset({"support", "help", "apoio", "ajuda", "suporte", "me", "mim"})
_KINDS: Mapping[str, str] = {
    **{kind: kind for kind in SUPPORTS},
    **dict.fromkeys(("orientacao", "conselho", "conselhos", "advice"), "guidance"),
    **dict.fromkeys(("referrals", "indicacao", "indicacoes"), "referral"),
    **dict.fromkeys(("emocional",), "emotional"),
    **dict.fromkeys(("pratico", "pratica"), "practical"),
}
_AFTER_GIVING = (("after", "giving"), ("after", "i", "gave"), ("depois", "de", "dar"), ())


class Understood(NamedTuple):
    """What the words of a goal say."""

    #: The words without their deadline.
    what: str
    until: dt.date | None = None
    measure: str | None = None
    subject: str | None = None
    #: The number in the words; None where there is none.
    number: int | None = None
    a_week: bool = False


def understood(text: str, today: dt.date) -> Understood:
    """Return what the words of a goal say, as far as they are plain.

    Raises:
        PastDate: when they name a last day that has gone by.
    """
    words, until = _parted(text.split(), today)
    what = " ".join(words)
    plain = [folded(word.strip(".,;:!?\"'“”()")) for word in words]
    body, a_week = _without_week(plain)
    number = next((_number(word) for word in plain if _is_count(word)), None)
    at = next((at for at, word in enumerate(body) if _number(word) is not None), None)
    if at is None or (found := _measured(words, body, at)) is None:
        return Understood(what, until, number=number)
    measure, subject = found
    if a_week and not MEASURES[measure].a_week:
        return Understood(what, until, number=number)
    return Understood(what, until, measure, subject, _number(body[at]), a_week)


def deadline(text: str, today: dt.date) -> dt.date:
    """Return the last day that words mean; a month alone is its last day, and so is a year.

    Raises:
        PastDate: when it has gone by.
        BadDate: when they mean none.
    """
    day = _period_end(folded(text).split(), today)
    if day is None:
        return dates.ahead(text, today)
    if day < today:
        raise errors.PastDate(day=dates.worded(day), today=dates.worded(today))
    return day


def _period_end(words: Sequence[str], today: dt.date) -> dt.date | None:
    """Return the last day of a month or year that is named as such."""
    said = " ".join(words)
    if said in _THIS:
        return _this_end(_THIS[said], today)
    for lead in _ENDS:
        said = said.removeprefix(f"{lead} ")
    match said.split():
        case [month] if month in day_words.MONTHS:
            number = day_words.MONTHS[month]
            return _month_end(today.year + (number < today.month), number)
        case [month, *link, year] if month in day_words.MONTHS and link in ([], ["de"]) and _is_year(year):
            return _month_end(int(year), day_words.MONTHS[month])
        case [year] if _is_year(year):
            return dt.date(int(year), _MONTHS, 31)
    return None


def _is_year(word: str) -> bool:
    return word.isdecimal() and word.isascii() and len(word) == 4 and word != "0000"  # noqa: PLR2004  digits of a year


def _this_end(unit: str, today: dt.date) -> dt.date:
    if unit == "week":
        return dt.date.fromordinal(min(today.toordinal() + 6 - today.weekday(), dt.date.max.toordinal()))
    return _month_end(today.year, today.month if unit == "month" else _MONTHS)


def _month_end(year: int, month: int) -> dt.date:
    if (year, month) >= (dt.MAXYEAR, _MONTHS):
        return dt.date.max
    following = dt.date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return following - dt.timedelta(1)


def _parted(words: list[str], today: dt.date) -> tuple[list[str], dt.date | None]:
    """Return the words before a deadline, and the deadline where they end in one."""
    if len(words) > 2 and (said := folded(" ".join(words[-2:]))) in _THIS:  # noqa: PLR2004  this year, and a word
        return words[:-2], _this_end(_THIS[said], today)
    for at in range(len(words) - 1, 0, -1):
        if folded(words[at]) in _BY and words[at + 1 :]:
            try:
                return words[:at], deadline(" ".join(words[at + 1 :]).rstrip(".!"), today)
            except errors.PastDate:
                raise
            except errors.BadDate:
                continue
    return words, None


def _without_week(words: list[str]) -> tuple[list[str], bool]:
    for tail in _A_WEEK:
        if tuple(words[-len(tail) :]) == tail and len(words) > len(tail):
            return words[: -len(tail)], True
    return words, False


def _number(word: str) -> int | None:
    if word.isdecimal() and word.isascii():
        return int(word[:9])
    return _NUMBERS.get(word)


def _is_count(word: str) -> bool:
    """Tell whether a word is a number that may be a count of anything: no article, and no year."""
    number = _number(word)
    return number is not None and number <= _COUNT_MOST and word not in ("a", "an", "um", "uma")


def _measured(words: Sequence[str], plain: Sequence[str], at: int) -> tuple[str, str | None] | None:
    """Return the measure, and what it is narrowed to; None unless every word is understood.

    Args:
        words: as they were typed.
        plain: the same, folded, as far as they say what is counted.
        at: which of them is the number.
    """
    noun = at + 1
    while noun < len(plain) and plain[noun] in _ADJECTIVES:
        noun += 1
    measure = _NOUNS.get(plain[noun]) if noun < len(plain) else None
    if measure is None or (at and " ".join(plain[:at]) not in _VERBS[measure]):
        return None
    rest = list(plain[noun + 1 :])
    if measure == "asks" and tuple(rest) in _AFTER_GIVING:
        return measure, None
    if rest[:1] and rest[0] in _FOR and (kind := _kind(rest[1:])):
        return ("support", kind) if measure == "people" else (measure, kind) if measure in ("gives", "asks") else None
    if not rest:
        return measure, None
    group = _group(words[noun + 1 : len(plain)], rest)
    return (measure, group) if group and MEASURES[measure].of_group else None


def _kind(words: Sequence[str]) -> str | None:
    """Return the kind of support that is named, and nothing but it."""
    told = [word for word in words if word not in _HELP]
    return _KINDS.get(told[0]) if len(told) == 1 else None


def _group(words: Sequence[str], plain: Sequence[str]) -> str | None:
    """Return the sphere or @community that is named, as it was typed."""
    named = list(words[1:]) if plain[0] in _IN else list(words) if plain[0].startswith("@") else []
    if not 1 <= len(named) <= _GROUP_WORDS or any(word in day_words.MONTHS for word in plain[1:]):
        return None
    if not named[0].startswith("@") and (plain[-1] in _TIMES or (len(named) == 1 and _is_year(plain[-1]))):
        return None
    name = " ".join(named).strip(".,;:!?\"'“”()")
    return name if name.removeprefix("@") else None
