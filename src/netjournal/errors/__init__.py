"""Every way in which netjournal says no: one class per situation, its words in the class, its facts given.

NetjError                 1  failed, or declined at a question
├── Declined              1
├── UsageFault            2  the parser's word
├── Refused               3  a value or a file that we refuse
│   ├── BadDate, BadValue, BadChoice, EmptyText, LongText, NoTerminal …
│   └── BadFile, FileExists, NoWriting
├── Missing               4  no such contact or item
│   └── NoContact, NoNumber, NothingToUndo …
├── ManyContacts          5  an ambiguous name
├── BadJournal            6  the journal is damaged, foreign or newer
└── Unavailable           7  the journal is busy, full or read-only
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from netjournal.i18n import N_, _

#: Facts that a person typed, which may be a million characters long; a sentence quotes the beginning.
_TYPED, _QUOTED = ("what", "text", "given", "query"), 200


class NetjError(Exception):
    """Something that cannot be done, in one sentence with the facts, and what to do instead."""

    code: ClassVar[str] = "failed"
    exit_code: int = 1
    template: ClassVar[str] = N_("That did not work.")
    hint_template: ClassVar[str] = ""

    def __init__(self, *, candidates: Sequence[Mapping[str, str]] = (), **facts: object) -> None:
        super().__init__()
        self.facts = facts
        self.candidates = tuple(candidates)

    @property
    def message(self) -> str:
        """Return what was wrong, in one sentence."""
        return self._worded(self.template)

    @property
    def hint(self) -> str:
        """Return what to type or do instead; empty where there is nothing to add."""
        return self._worded(self.hint_template).strip() if self.hint_template else ""

    def _worded(self, template: str) -> str:
        facts = {name: _quoted(fact) if name in _TYPED else fact for name, fact in self.facts.items()}
        return _(template).format(**facts)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def as_json(self) -> dict[str, Any]:
        """Return the error object that `--json` promises."""
        error: dict[str, Any] = {"code": self.code, "message": self.message, "hint": self.hint}
        if self.candidates:
            error["candidates"] = [dict(c) for c in self.candidates]
        return {"error": error}


def _quoted(fact: object) -> object:
    is_long = isinstance(fact, str) and len(fact) > _QUOTED
    return f"{str(fact)[: _QUOTED - 1].rstrip()}…" if is_long else fact


class Declined(NetjError):
    """The person said no at a question."""

    code = "declined"
    template = N_("Nothing was changed.")


class NeedsYes(NetjError):
    """A question had to be asked, and nobody is there to answer it."""

    code = "declined"
    template = N_("Nothing was changed: {what} needs a yes.")
    hint_template = N_("Add --yes to accept, or --dry-run to look first.")


class UsageFault(NetjError):
    """The command line itself is off."""

    code = "usage"
    exit_code = 2
    template = N_("{problem}")
    hint_template = N_("Try: {command} --help")


class LeftOverWords(UsageFault):
    """Words stand after an option's value, where they belong to nothing."""

    template = N_("“{words}” is left over after {option} {value}.")
    hint_template = N_('Quote it: {option} "{value} {words}". Words of a name or note stand before the options.')


class NoValue(UsageFault):
    """An option stands where another option's value should."""

    template = N_("{option} needs a value, and {given} is an option of its own.")
    hint_template = N_("If it is meant as the value: {option}={given}")


class NothingAfter(UsageFault):
    """An option that takes a value ends the line."""

    template = N_("{option} needs a value, and nothing follows it.")
    hint_template = N_("Type one after it, or leave the option out.")


# --- 3: a value or a file that we refuse ------------------------------------------------------------


class Refused(NetjError):
    """A value or a file that we do not take."""

    code = "refused"
    exit_code = 3
    template = N_("That value cannot be used.")


class BadDate(Refused):
    """Words that are no date."""

    code = "bad_date"
    template = N_("“{text}” is not a date that netj knows.")
    hint_template = N_("Type a day such as yesterday, tue, 3d, 2 weeks ago, 17 nov or {example}.")


class BareNumber(BadDate):
    """A number alone, which could mean anything."""

    template = N_("“{text}” alone is no date.")
    hint_template = N_("Type {text}d for {text} days, or a day such as {example}.")


class FutureDate(BadDate):
    """A day still to come, for something that happened."""

    code = "future_date"
    template = N_("{day} is still to come, and what happened lies in the past.")
    hint_template = N_("Type a day up to today, {today}.")


class PastDate(BadDate):
    """A day gone by, for a deadline."""

    code = "past_date"
    template = N_("{day} has passed, and a deadline lies ahead.")
    hint_template = N_("Type a day from today, {today}, on.")


class BadSpan(Refused):
    """Words that are no length of time."""

    code = "bad_span"
    template = N_("“{text}” is not a length of time.")
    hint_template = N_("Type 10d, 2w, 3m or 1y.")


class BadValue(Refused):
    """A value outside 1 to 5."""

    code = "bad_value"
    template = N_("A value is a whole number from 1 to 5, and “{value}” is not.")
    hint_template = N_("3 is usual; 5 changed something for you or for them.")


class BadChoice(Refused):
    """A word that is not one of a few."""

    code = "bad_choice"
    template = N_("“{given}” is no {what}.")
    hint_template = N_("It can be {choices}.")


class UnknownKind(BadChoice):
    """A word before a colon that is no kind of exchange."""

    template = N_("“{given}” is no kind of exchange.")
    hint_template = N_('Start with one of {choices}; or keep the colon with: "practical: {text}".')


class BadNumber(Refused):
    """A number out of bounds."""

    code = "bad_number"
    template = N_("{what} is a whole number from {least} to {most}, and “{given}” is not.")


class EmptyText(Refused):
    """A text with nothing in it."""

    code = "empty"
    template = N_("The {what} is empty.")
    hint_template = N_("Type at least one character that can be seen.")


class LongText(Refused):
    """A text longer than the journal takes."""

    code = "too_long"
    template = N_("The {what} is {length:,} characters long, and {most:,} is the most.")
    hint_template = N_("Keep long texts in a file and note where it lies.")


class NotText(Refused):
    """Bytes on the command line that are no text."""

    code = "not_text"
    template = N_("“{text}” holds bytes that are not UTF-8 text.")
    hint_template = N_("Type it again in a terminal that is set to UTF-8.")


class Contradiction(Refused):
    """Two things that cannot both be meant."""

    code = "contradiction"
    template = N_("{first} and {second} cannot go together.")
    hint_template = N_("Leave one of them out.")


class NotWithMany(Refused):
    """Something given or got, and it is not said by or to whom."""

    code = "whom"
    template = N_("“{text}” does not say whom it was with, and there are {count} people.")
    hint_template = N_('Start it with the name: "{name}: {text}".')


class NoTerminal(Refused):
    """A dialogue is needed, and there is no terminal for it."""

    code = "no_terminal"
    template = N_("{what} needs a terminal.")
    hint_template = N_("{instead}")


class SameContact(Refused):
    """Two names that mean the same contact."""

    code = "same_contact"
    template = N_("Both names mean {name}.")
    hint_template = N_("Name two different contacts.")


class BadSetting(Refused):
    """A settings file or value that does not hold."""

    code = "bad_setting"
    template = N_("The setting {name} cannot be “{given}”: it takes {takes}.")
    hint_template = N_("netj config shows all settings; they lie in {path}.")


class BadSettings(Refused):
    """A settings file that cannot be read."""

    code = "bad_settings"
    template = N_("The settings file {path} cannot be read: {problem}.")
    hint_template = N_("Mend it, or move it away to use the defaults.")


class NoHome(Refused):
    """There is no home folder to keep a journal in."""

    code = "no_home"
    template = N_("There is no home folder to keep the journal in.")
    hint_template = N_("Set NETJ_JOURNAL to the path of a journal.")


class BadToday(Refused):
    """`NETJ_TODAY` is no ISO date."""

    code = "bad_today"
    template = N_("NETJ_TODAY is “{text}”, which is no date.")
    hint_template = N_("Set it to a day such as 2026-11-23, or unset it.")


# --- 4: no such contact or item ----------------------------------------------------------------------


class Missing(NetjError):
    """There is no such contact or item."""

    code = "missing"
    exit_code = 4
    template = N_("There is no such item.")


class NoContact(Missing):
    """A name that fits nobody."""

    code = "no_contact"
    template = N_("Nobody here is called “{query}”.")
    hint_template = N_('Add them with: netj add "{query}"')


class NearContact(NoContact):
    """A name that fits nobody, though some come near."""

    hint_template = N_('Did you mean {names}? Else add them with: netj add "{query}"')


class NoNumber(Missing):
    """A number that stands on no row of the last list."""

    code = "no_number"
    template = N_("The last list shown here has no row {number}.")
    hint_template = N_("Show a list first: netj due, netj open, netj list or netj rank.")


class WrongNumber(Missing):
    """A number whose row is not the kind of thing asked for."""

    code = "wrong_number"
    template = N_("Row {number} of the last list is {what}, not {wanted}.")


class NoSuch(Missing):
    """A sphere, community, setting or step that is not there."""

    code = "no_such"
    template = N_("There is no {what} “{given}”.")
    hint_template = N_("{advice}")


class NothingToUndo(Missing):
    """The history holds no step to take back or to do again."""

    code = "nothing_to_undo"
    template = N_("There is nothing to {verb}.")


class NothingToEdit(Missing):
    """There is no last encounter to edit."""

    code = "nothing_to_edit"
    template = N_("Nothing has been logged by hand yet.")
    hint_template = N_("Log something first: netj log NAME what happened")


class NoThanksOpen(Missing):
    """No thanks are open with this contact."""

    code = "no_thanks"
    template = N_("No thanks are open with {name}.")
    hint_template = N_('To record praise all the same: netj gave "{name}" "recognition: …"')


class NotSnoozed(Missing):
    """There is nothing to wake."""

    code = "not_snoozed"
    template = N_("{name} is not snoozed.")


# --- 5, 6, 7 -----------------------------------------------------------------------------------------


class ManyContacts(NetjError):
    """A name that fits more than one contact."""

    code = "ambiguous"
    exit_code = 5
    template = N_("“{query}” could be {names}.")
    hint_template = N_("Type more of the name, or an id.")


class BadJournal(NetjError):
    """The journal is damaged, another program's, or newer than this one."""

    code = "bad_journal"
    exit_code = 6
    template = N_("{path} cannot be used as a journal: {problem}.")
    hint_template = N_("It was not touched. {advice}")


class Changed(NetjError):
    """A row is not as the history left it, so a step cannot be taken back safely."""

    code = "changed"
    exit_code = 6
    template = N_("“{act}” cannot be {turned}: the journal and its history differ there.")
    hint_template = N_("Run netj doctor to see where the journal and its history differ.")


class NotSound(NetjError):
    """The journal differs from its history, which must not be forgotten then."""

    code = "not_sound"
    exit_code = 6
    template = N_("{path} differs from its own history, so nothing of that is merged.")
    hint_template = N_("Run netj doctor to see where they differ.")


class Unavailable(NetjError):
    """The journal cannot be opened or written just now."""

    code = "unavailable"
    exit_code = 7
    template = N_("{path} cannot be used just now: {problem}.")
    hint_template = N_("Nothing was changed. {advice}")


class ForReading(Unavailable):
    """A script writes to a journal that it opened for reading."""

    code = "for_reading"
    template = N_("{path} was opened for reading only.")
    hint_template = N_("Nothing was changed. To write to it: open_journal(…, write=True)")


class NoOutput(NetjError):
    """The answer could not be printed."""

    code = "no_output"
    template = N_("The answer could not be written out: {problem}.")


class OwnFault(NetjError):
    """A fault of netj's own."""

    code = "own_fault"
    template = N_("netj met a fault of its own ({problem}), and changed nothing more.")
    hint_template = N_("Please report it; NETJ_DEBUG=1 shows where it happened.")
