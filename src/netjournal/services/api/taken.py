"""What a script says, made sure of before it goes to a service: words, choices, values, facts of an encounter."""

from collections.abc import Sequence

from netjournal import dates, errors, text
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import CHANNELS, STARTERS, Said
from netjournal.domain.plan import TARGET_MOST
from netjournal.i18n import _
from netjournal.services.api.session import NONE, Session

_VALUES = range(1, 6)
_PLAIN = ("org", "title", "location", "met", "why", "note")
_LISTS = ("aliases", "emails", "phones", "links", "spheres", "communities", "roles", "drop")


def words(given: str, what: str, most: int = text.NOTE_MOST) -> str:
    """Return a text as the journal takes it.

    Raises:
        EmptyText: when there is nothing in it to see.
        LongText: when it is too long.
    """
    return text.clean(given, what, most)


def words_or_none(given: str | None, what: str, most: int = text.NOTE_MOST) -> str | None:
    """Return a text as the journal takes it, None where nothing was said."""
    return None if given is None else words(given, what, most)


def words_or_clear(given: str | None, what: str, most: int = text.NOTE_MOST) -> str | None:
    """Return a text as the journal takes it, None where nothing was said, an empty one to clear."""
    return words(given, what, most) if given else given


def _several(given: str | Sequence[str]) -> Sequence[str]:
    """Return texts as a list; one alone need not stand in one."""
    return (given,) if isinstance(given, str) else given


def choice(given: str | None, choices: Sequence[str], what: str) -> str | None:
    """Return one of a few words, None where nothing was said.

    Raises:
        BadChoice: when it is another.
    """
    if given is not None and given not in choices:
        raise errors.BadChoice(given=given, what=what, choices=", ".join(choices))
    return given


def community(given: str) -> str:
    """Return the name of a community without its sign."""
    return words(given.removeprefix("@"), _("name of the community"), text.NAME_MOST)


def target(given: int | None) -> int | None:
    """Return how many a goal is to reach, None where nothing was said.

    Raises:
        BadNumber: when it is no whole number.
    """
    if given is not None and type(given) is not int:
        raise errors.BadNumber(what=_("A target"), least=1, most=f"{TARGET_MOST:,}", given=given)
    return given


def pace(given: int | str | None) -> int | None:
    """Return a pace in days: 0 for none, None where nothing was said.

    Raises:
        BadSpan: when it is no length of time.
    """
    if given is None:
        return None
    if given == 0 or (isinstance(given, str) and text.folded(given) in (*NONE, "")):
        return 0
    return dates.span(str(given))


def said(given: Said, session: Session) -> Said:
    """Return what was said of an encounter.

    Raises:
        FutureDate: when it is still to come.
        BadValue: when its value is not one of 1 to 5.
        BadChoice: when its channel or its starter is none.
    """
    if given.value is not None and (type(given.value) is not int or given.value not in _VALUES):
        raise errors.BadValue(value=given.value)
    choice(given.channel, CHANNELS, _("channel"))
    choice(given.started_by, STARTERS, _("starter"))
    return given._replace(
        date=session.past(given.date),
        note=words_or_none(given.note, _("note")),
        place=words_or_none(given.place, _("place")),
        community=None if given.community is None else community(given.community),
        gave=tuple(words(one, _("text of what you gave")) for one in _several(given.gave)),
        got=tuple(words(one, _("text of what you got")) for one in _several(given.got)),
        owes=tuple(words(one, _("text of what you promised")) for one in _several(given.owes)),
    )


def fields(given: Fields, session: Session) -> Fields:
    """Return what was said of a contact.

    Raises:
        BadDate: when the birthday is none.
        BadSpan: when the pace is none.
    """
    lists = {
        name: tuple(words(one, _(name), text.NAME_MOST) for one in _several(getattr(given, name))) for name in _LISTS
    }
    lists["communities"] = tuple(community(one) for one in lists["communities"])
    plain = {name: words_or_clear(getattr(given, name), _(name)) for name in _PLAIN}
    birthday = dates.birthday(given.birthday) if given.birthday else given.birthday
    if birthday and not birthday.startswith("--"):
        session.past(birthday)
    return given._replace(**lists, **plain, birthday=birthday, pace=pace(given.pace))  # type: ignore[arg-type]
