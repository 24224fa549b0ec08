"""Which open loop is meant by what was typed, and what a person says of it when asked."""

from collections.abc import Sequence

from netjournal import errors
from netjournal.cli import asking, numbers
from netjournal.cli.app import App
from netjournal.domain.closing import ENDS, Closing, usual_end
from netjournal.domain.contacts import Who
from netjournal.domain.loops import ANSWERED, OPEN, Loop
from netjournal.errors.ledger import ManyLoops, NeedsEnd, NoLoopOpen, NoLoopThere, NotForLoop
from netjournal.i18n import N_, _
from netjournal.services import loops
from netjournal.views import loops as view

#: What is typed at a question so that nothing is written of what passed.
_NOTHING = "-"
#: Other commands that close what a number of the last list may mean.
_ELSEWHERE = {
    "need": N_("netj need --met {number}"),
    "goal": N_("netj plan done {number}"),
}


def meant(app: App, typed: str, options: Sequence[str] = ()) -> Loop:
    """Return the open loop that was typed: a number of the last list, an id, or a name with one thing open.

    Where several are open with the person, the options that were typed may fit only one of them.

    Raises:
        AlreadyClosed: when it is not open any more.
        NoLoopOpen: when nothing is open with the person.
        ManyLoops: when more than one thing is, and nobody is there to choose.
        WrongNumber: when the row was something else.
    """
    if typed.isascii() and typed.isdigit():
        return _numbered(app, typed, options)
    if kind := loops.kind_of(app.journal, typed):
        return loops.found(app.journal, kind, typed, app.today)
    return _with_person(app, app.who(typed), options)


def _numbered(app: App, number: str, options: Sequence[str]) -> Loop:
    try:
        ref = numbers.recall(app.path, number)
    except errors.NoNumber:
        try:
            return _with_person(app, app.who(number), options)  # somebody may be called 007
        except errors.NoNumber:
            raise errors.NoNumber(number=number) from None
    if ref.kind == "contact":
        return _with_person(app, app.who(ref.id), options)
    if ref.kind in ENDS:
        return loops.found(app.journal, ref.kind, ref.id, app.today)
    hint = _ELSEWHERE.get(ref.kind, N_("netj open shows what is open."))
    raise NoLoopThere(number=number, what=numbers.worded(ref.kind), advice=_(hint).format(number=number))


def _with_person(app: App, who: Who, options: Sequence[str]) -> Loop:
    everything = loops.listed(app.journal, app.today, who).loops
    if not everything:
        raise NoLoopOpen(name=who.name)
    found = [loop for loop in everything if {*options} <= {*_fits(loop)}] or everything
    if len(found) == 1:
        return found[0]
    names = [f"{view.label(loop)} “{view.short(loop)}”" for loop in found]
    if app.json or not asking.can_ask():
        candidates = [{"id": loop.id, "name": name} for loop, name in zip(found, names, strict=True)]
        told = ", ".join(names[:9]) + (", …" if len(names) > 9 else "")  # noqa: PLR2004  as many as keys choose from
        raise ManyLoops(count=len(found), name=who.name, loops=told, candidates=candidates)
    return found[asking.choose(_("With {name}, which one").format(name=who.name), names)]


# --- what came of it ---------------------------------------------------------------------------------


def fitting(loop: Loop, options: Sequence[str]) -> None:
    """Make sure that all options that were typed fit the kind of loop.

    Raises:
        NotForLoop: when one does not.
    """
    fits = _fits(loop)
    for option in options:
        if option not in fits:
            raise NotForLoop(option=option, what=view.named(loop), fitting=", ".join(fits))


def _fits(loop: Loop) -> list[str]:
    """Return the options that fit a loop."""
    ends = [f"--{end}" for end in ENDS[loop.kind]]
    if loop.kind == "promise":
        return [*ends, "--gave" if loop.is_mine else "--got", "--no-log", "--on"]
    if loop.kind == "ask":
        return [*ends, "--got", "--on"] if loop.stage == OPEN else ["--told", "--drop", "--on"]
    return [*ends, "--on"]


def filled(app: App, loop: Loop, closing: Closing) -> Closing:
    """Return what was said of a loop, with what a person at a terminal says when asked.

    Raises:
        NeedsEnd: when it has to be said what came of it, and nobody is there to ask.
        Declined: when the person leaves it be.
    """
    if app.json or not asking.can_ask():
        closing = closing._replace(end=closing.end or usual_end(loop, closing))
    elif loop.kind == "promise":
        closing = _promise(loop, closing)
    elif loop.kind == "ask":
        closing = _ask(loop, closing)
    elif loop.kind == "introduction" and closing.end is None:
        question = _("Was the introduction of {name} to {other} taken up").format(name=loop.name, other=loop.other)
        ends = ("taken-up", "not", "drop")
        chosen = asking.choose(question, [_("yes"), _("no"), _("nobody knows")])
        closing = closing._replace(end=ends[chosen])
    if closing.end is None:
        closing = closing._replace(end=usual_end(loop, closing))
    if closing.end is None:
        fits = ", ".join(f"--{end}" for end in ENDS[loop.kind][:3])
        raise NeedsEnd(what=view.named(loop), fitting=fits)
    return closing


def _promise(loop: Loop, closing: Closing) -> Closing:
    """Ask once what a kept promise was; its own words are the usual answer."""
    if closing.end == "drop" or closing.passed or not closing.is_logged:
        return closing
    usual = view.short(loop)
    answer = asking.text(_("What was it (- writes nothing of it)"), usual)
    if answer == _NOTHING:
        return closing._replace(end="kept", is_logged=False)
    return closing._replace(end="kept", passed=None if answer == usual else answer)


def _ask(loop: Loop, closing: Closing) -> Closing:
    """Ask what was answered, else what came of it and whether they know."""
    if closing.end or closing.passed:
        return closing
    if loop.stage == OPEN:
        ends = ("yes", "no", "none")
        question = _("{name} on “{what}”").format(name=loop.name, what=view.what(loop))
        end = ends[asking.choose(question, [_("said yes"), _("said no"), _("gave no answer")])]
        came = closing.words
        if end == "yes" and not came:
            came = asking.text(_("What came of it (nothing yet: just Enter)")) or None
        return closing._replace(end=end, words=came)
    if closing.words:
        return closing
    if loop.stage == ANSWERED:
        came = asking.text(_("What came of it (nothing to add: just Enter)"))
        closing = closing._replace(words=came or None)
    told = asking.yes(_("Does {name} know how it went?").format(name=loop.name), usual=loop.stage != ANSWERED)
    if not told and not closing.words:
        raise errors.Declined
    return closing._replace(end="told" if told else "outcome")
