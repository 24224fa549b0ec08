"""From what was typed to facts: dates, values, channels, names, each refused in one sentence if it is off."""

import datetime as dt
import sys
from collections.abc import Sequence

from netjournal import dates, errors, text
from netjournal.cli import asking
from netjournal.cli.app import App
from netjournal.domain.contacts import Fields, Who
from netjournal.domain.exchanges import CHANNELS, Said
from netjournal.i18n import _

#: Words for no time at all.
_NONE = {"none", "off", "nenhum"}


def said(
    app: App,
    *,
    on: str | None = None,
    at: str | None = None,
    note: str | None = None,
    channel: str | None = None,
    from_them: bool = False,
    gave: Sequence[str] | None = None,
    got: Sequence[str] | None = None,
    value: str | None = None,
    thanked: bool = False,
    owe: Sequence[str] | None = None,
) -> Said:
    """Return what was said of an encounter."""
    is_community = bool(at) and at is not None and at.startswith("@")
    return Said(
        date=dates.past(on, app.today) if on is not None else app.today,
        note=words_of(note, _("note")),
        channel=choice(channel, CHANNELS, _("channel")),
        place=None if is_community else words_of(at, _("place")),
        community=community(at) if is_community and at else None,
        started_by="them" if from_them else None,
        gave=tuple(text.clean(words, _("text of --gave"), text.NOTE_MOST) for words in gave or ()),
        got=tuple(text.clean(words, _("text of --got"), text.NOTE_MOST) for words in got or ()),
        value=value_of(value),
        thanked=thanked,
        owes=tuple(text.clean(words, _("text of --owe"), text.NOTE_MOST) for words in owe or ()),
    )


def fields(
    app: App,
    *,
    name: str | None = None,
    via: str | None = None,
    birthday: str | None = None,
    pace: str | None = None,
    **others: str | Sequence[str] | None,
) -> Fields:
    """Return what was said of a contact; an empty text clears a field, lists are checked one by one."""
    plain: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for field, given in others.items():
        if isinstance(given, str):
            plain[field] = text.clean(given, _(field), text.NOTE_MOST) if given else ""
        elif given:
            lists[field] = tuple(text.clean(one, _(field), text.NAME_MOST) for one in given)
    if "communities" in lists:
        lists["communities"] = tuple(community(one) for one in lists["communities"])
    return Fields(
        name=name,
        via=app.who(via) if via else None,
        birthday=birthday_of(app, birthday) if birthday else birthday,
        pace=pace_of(pace),
        **plain,  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
    )


def birthday_of(app: App, given: str) -> str:
    """Return a birthday as it is kept; nobody was born on a day still to come.

    Raises:
        FutureDate: when it lies after today.
    """
    day = dates.birthday(given)
    if not day.startswith("--") and (born := dt.date.fromisoformat(day)) > app.today:
        raise errors.FutureDate(day=dates.worded(born), today=dates.worded(app.today))
    return day


def words_of(given: str | None, what: str) -> str | None:
    """Return a text, None where nothing was said."""
    return text.clean(given, what, text.NOTE_MOST) if given is not None else None


def community(given: str) -> str:
    """Return the name of a community without its sign."""
    return text.clean(given.removeprefix("@"), _("name of the community"), text.NAME_MOST)


def choice(given: str | None, choices: Sequence[str], what: str) -> str | None:
    """Return one of a few words, whatever its case; its beginning is enough where it fits one."""
    if given is None:
        return None
    wanted = text.folded(given)
    fits = [c for c in choices if c == wanted] or [c for c in choices if wanted and c.startswith(wanted)]
    if len(fits) != 1:
        raise errors.BadChoice(given=given, what=what, choices=", ".join(choices))
    return fits[0]


def value_of(given: str | None) -> int | None:
    """Return a value from 1 to 5, None where none was said."""
    if given is None:
        return None
    if given.strip() not in {"1", "2", "3", "4", "5"}:
        raise errors.BadValue(value=given)
    return int(given)


def pace_of(given: str | None) -> int | None:
    """Return a pace in days: 0 for none or an empty text, None where nothing was said."""
    if given is None:
        return None
    return 0 if not given.strip() or text.folded(given) in _NONE else dates.span(given)


def period_start(app: App, given: str | None, usual_weeks: int) -> dt.date:
    """Return the first day of a period that ends today."""
    if given:
        return dates.period(given, app.today)
    return app.today - dt.timedelta(days=min(7 * usual_weeks, app.today.toordinal()) - 1)


def people(app: App, queries: Sequence[str], *, create: bool = False) -> list[Who]:
    """Return the contacts that were named, each once; commas part names.

    With `create`, an unknown name is added after a yes.
    """
    names = [part.strip() for query in queries for part in query.split(",") if part.strip()]
    if not names:
        raise errors.EmptyText(what=_("name"))
    return list(dict.fromkeys(_known_or_new(app, name) if create else app.who(name) for name in names))


def one_person(app: App, name: str, problem: str, command: str) -> Who:
    """Return the one contact that was named, added after a yes where nobody is called so.

    Raises:
        UsageFault: when several were named; `problem` says why that cannot be.
    """
    if "," in name.strip(", "):
        raise errors.UsageFault(problem=problem, command=command)
    return people(app, [name], create=True)[0]


def _known_or_new(app: App, name: str) -> Who:
    try:
        return app.who(name)
    except errors.NoNumber:
        raise
    except errors.NoContact as error:
        if app.json or not asking.can_ask():
            raise
        near = ", ".join(candidate["name"] for candidate in error.candidates)
        hint = _(" Near it: {names}.").format(names=near) if near else ""
        if not asking.yes(f"{error.message}{hint} {_('Add someone of that name?')}"):
            raise errors.Declined from None
    from netjournal.services import contacts  # noqa: PLC0415  seldom needed

    bare = Said(date=app.today)
    added = contacts.add(app.to_write(), Fields(name=name), bare, app.today, unmet=True, new=True)
    return added.contacts[0].who


def line_and_typed(words: Sequence[str] | None) -> tuple[list[str], str | None]:
    """Return the words of a line, and what `-` took from standard input.

    A lone `-` takes everything from there: the first line says who, and stays one word; the rest is the text.
    After other words, all of standard input is the text.
    """
    given = list(words or [])
    if "-" not in given:
        return given, None
    typed = _standard_input().replace("\r\n", "\n")
    if given == ["-"]:
        first, _newline, rest = typed.partition("\n")
        return [first.strip()] if first.strip() else [], rest.strip() or None
    return [word for word in given if word != "-"], typed.strip() or None


def who_and_words(words: Sequence[str] | None, command: str) -> tuple[str, str | None, str | None]:
    """Return the first word, who is meant; the rest as one text; and what standard input held.

    A comma at the end of a word means that the next one is a name too: netj log sam, priya lunch.
    """
    line, typed = line_and_typed(words)
    if not line:
        raise errors.UsageFault(problem=_("It is not said who is meant."), command=command)
    names = 1
    while line[names - 1].endswith(",") and names < len(line):
        names += 1
    return " ".join(line[:names]), " ".join(line[names:]) or None, typed


def deadline(app: App, words: str, by: str | None) -> tuple[str, dt.date | None]:
    """Return the words of a promise or an ask, and its day: from `--by`, else from “… by fri” at their end.

    With `--by none` there is no day, and “by” at the end is a word like any other.

    Raises:
        PastDate: when that day has gone by.
    """
    from netjournal.domain import promises  # noqa: PLC0415  only promises and asks have a day ahead

    if by is None:
        return promises.taken_apart(words, app.today)
    return words, None if text.folded(by) in _NONE else dates.ahead(by, app.today)


def one_note(option: str | None, *texts: str | None) -> str | None:
    """Return the note that was typed: in an option, or as words and lines, but not both.

    Raises:
        Contradiction: when both were.
    """
    free = "\n".join(text for text in texts if text)
    if option is not None and free:
        raise errors.Contradiction(first=_("the words “{words}”").format(words=free[:60]), second="--note")
    return option if option is not None else free or None


def _standard_input() -> str:
    if sys.stdin is None:
        raise errors.EmptyText(what=_("standard input"))
    raw = sys.stdin.buffer.read(4 * text.NOTE_MOST + 1)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise errors.NotText(text=_("standard input")) from None
