"""Making sure of what a reader made of a stranger's file: every text, day and choice, in one place for all formats.

What a draft cannot be without is refused with a reason; what it can be without is left away, and said.
"""

import datetime as dt
import functools
from collections.abc import Sequence
from typing import Any

from netjournal import errors, text
from netjournal.domain.exchanges import CHANNELS, KINDS, STARTERS, WAYS
from netjournal.domain.introductions import RELATIONS
from netjournal.domain.transfer import ContactDraft, Draft, EncounterDraft, Own, PassedDraft, PromiseDraft
from netjournal.i18n import _

#: Values of one list that are taken: a card with ten thousand e-mails is no person's.
_SEVERAL_MOST = 100
_PLAIN = ("org", "title", "location", "note", "met", "via", "why")
_LISTS = ("emails", "links", "aliases", "spheres", "communities", "roles")
_NAMES = frozenset({"via", *_LISTS})


class Unusable(errors.Refused):
    """A draft that cannot be taken, in words."""

    template = "{reason}"


class Cleaning:
    """The check of drafts for one import; people who turn up often are checked once."""

    def __init__(self, own: Own) -> None:
        self.own = own
        #: Phone numbers that stay as typed since the library is not installed.
        self.phones_as_typed = 0
        self._person = functools.lru_cache(maxsize=2000)(self._checked)

    def clean(self, draft: Draft) -> tuple[Draft, tuple[str, ...]]:
        """Return a draft as the journal takes it, and what was left away of it.

        Raises:
            Refused: when it cannot be taken; the message says why.
        """
        if isinstance(draft, ContactDraft):
            return self._checked(draft)
        if isinstance(draft, PromiseDraft):
            return self._promise(draft)
        return self._encounter(draft)

    def _checked(self, draft: ContactDraft) -> tuple[ContactDraft, tuple[str, ...]]:
        lost: list[str] = []
        found: dict[str, Any] = {"name": _one_line(text.clean(draft.name, _("name"), text.NAME_MOST))}
        for column in _PLAIN:
            value = getattr(draft, column)
            if value is not None:
                most = text.NAME_MOST if column in _NAMES else text.NOTE_MOST
                found[column] = _text(value, column, most, lost)
        for column in _LISTS:
            found[column] = _several(getattr(draft, column), column, lost)
        found["phones"] = _several(self._phones(draft.phones), "phones", lost)
        found["properties"] = _several(draft.properties, "properties", lost)
        found["relations"] = tuple(
            (kind, name) for kind, name in draft.relations[:_SEVERAL_MOST] if kind in RELATIONS and name.strip()
        )
        if draft.birthday is not None and not _is_birthday(draft.birthday):
            lost.append(_("its birthday “{given}”").format(given=text.cut(draft.birthday, 40)))
            found["birthday"] = None
        return draft._replace(**found), tuple(lost)

    def _phones(self, given: Sequence[str]) -> tuple[str, ...]:
        if not given:
            return ()
        from netjournal.formats import phones  # noqa: PLC0415  loads numbering plans, and many files hold no phones

        if not phones.is_installed():
            self.phones_as_typed += len(given)
        return tuple(phones.international(phone, self.own.region) for phone in given[:_SEVERAL_MOST])

    def _encounter(self, draft: EncounterDraft) -> tuple[EncounterDraft, tuple[str, ...]]:
        lost: list[str] = []
        self._past(draft.date)
        passed = tuple(self._passed(one, lost) for one in draft.passed)
        _known(draft.channel, CHANNELS)
        _known(draft.started_by, STARTERS)
        found: dict[str, Any] = {"passed": passed}
        for column, most in (("place", text.NOTE_MOST), ("note", text.NOTE_MOST), ("community", text.NAME_MOST)):
            value = getattr(draft, column)
            if value is not None:
                found[column] = _text(value, column, most, lost)
        return draft._replace(**found), tuple(lost)

    def _passed(self, passed: PassedDraft, lost: list[str]) -> PassedDraft:
        person, _lost = self._person(passed.person)
        _known(passed.way, WAYS)
        _known(passed.kind, KINDS)
        _known(passed.value, range(1, 6))
        what = _text(passed.what, "what", text.NOTE_MOST, lost) if passed.what is not None else None
        return passed._replace(person=person, what=what)

    def _promise(self, draft: PromiseDraft) -> tuple[PromiseDraft, tuple[str, ...]]:
        self._past(draft.made)
        person, _lost = self._person(draft.person)
        due = draft.due if draft.due is not None and _is_day(draft.due) else None
        lost = (_("its day “{given}”").format(given=text.cut(draft.due, 40)),) if draft.due and not due else ()
        return draft._replace(person=person, due=due, what=text.clean(draft.what, _("promise"), text.NOTE_MOST)), lost

    def _past(self, day: str) -> None:
        if not _is_day(day):
            raise Unusable(reason=_("“{day}” is no day").format(day=text.cut(day, 40)))
        if day > self.own.today.isoformat():
            reason = _("{day} is still to come, and what happened lies in the past")
            raise Unusable(reason=reason.format(day=day))


def _one_line(name: str) -> str:
    """Return a name without line breaks, which some programs write into it."""
    return " ".join(name.split()) if "\n" in name or "\r" in name or "\t" in name else name


def _text(value: str, what: str, most: int, lost: list[str]) -> str | None:
    """Return a text that may be missing, None where it cannot be taken."""
    if not value.strip():
        return None
    try:
        return text.clean(value, what, most)
    except errors.NetjError as error:
        lost.append(error.message)
        return None


def _several(values: Sequence[str], what: str, lost: list[str]) -> tuple[str, ...]:
    if len(values) > _SEVERAL_MOST:
        lost.append(_("{n} of its {what}").format(n=len(values) - _SEVERAL_MOST, what=what))
    found = (_text(value, what, text.NAME_MOST, lost) for value in values[:_SEVERAL_MOST])
    return tuple(dict.fromkeys(value for value in found if value))


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_birthday(value: str) -> bool:
    return _is_day(f"2000{value[1:]}" if value.startswith("--") else value)


def _known(value: object, choices: Sequence[object]) -> None:
    """Make sure of a word that only our own readers write."""
    if value is not None and value not in choices:
        msg = f"a reader wrote {value!r}, which is none of {choices}"
        raise ValueError(msg)
