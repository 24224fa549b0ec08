"""Closing a loop from a script: which one is meant, and whether what is said of it fits."""

from netjournal import errors
from netjournal.domain.asks import Ask
from netjournal.domain.closing import ENDS, Closed, Closing, usual_end
from netjournal.domain.introductions import Introduction
from netjournal.domain.loops import OPEN, Loop
from netjournal.domain.promises import Promise
from netjournal.errors.ledger import ManyLoops, NeedsEnd, NoLoopOpen, NoWordsFor
from netjournal.i18n import _
from netjournal.services import loops
from netjournal.services.api import taken
from netjournal.services.api.session import Session

#: What can be closed: a fact that the journal gave, its id, or the name of someone with whom one thing is open.
Closable = Loop | Promise | Ask | Introduction | str


def close(session: Session, which: Closable, closing: Closing) -> Closed:
    """Close a loop, or bring it a step further.

    Raises:
        AlreadyClosed: when it is not open any more.
        NoLoopOpen: when nothing is open with the person.
        ManyLoops: when more than one thing is.
        NeedsEnd: when it has to be said what came of it.
        BadChoice: when it cannot end so.
    """
    journal = session.to_write()
    loop = _meant(session, which if isinstance(which, str) else which.id)
    closing = _fitting(loop, closing)
    end = closing.end or usual_end(loop, closing)
    if end is None:
        raise NeedsEnd(what=_named(loop), fitting=", ".join(ENDS[loop.kind]))
    return loops.close(journal, loop, closing._replace(end=end), session.today)


def _meant(session: Session, given: str) -> Loop:
    if kind := loops.kind_of(session.journal, given):
        return loops.found(session.journal, kind, given, session.today)
    who = session.who(given)
    found = loops.listed(session.journal, session.today, who).loops
    if not found:
        raise NoLoopOpen(name=who.name)
    if len(found) > 1:
        candidates = [{"id": loop.id, "name": f"{loop.kind} {_named(loop)}"} for loop in found]
        told = ", ".join(candidate["name"] for candidate in candidates)
        raise ManyLoops(count=len(found), name=who.name, loops=told, candidates=candidates)
    return found[0]


def _named(loop: Loop) -> str:
    return f"“{loop.what or loop.support or loop.name}”"


def _fitting(loop: Loop, closing: Closing) -> Closing:
    """Return what was said of a loop, its words where they belong.

    Raises:
        NoWordsFor: when they belong nowhere.
    """
    end = taken.choice(closing.end, ENDS[loop.kind], _("end of {what}").format(what=_named(loop)))
    words = taken.words_or_none(closing.words, _("text"))
    passed = taken.words_or_none(closing.passed, _("text of what you got"))
    if closing.is_told and end != "yes":
        raise errors.Contradiction(first=_("end={end}").format(end=end), second="told")
    is_yes = loop.kind == "ask" and loop.stage == OPEN and end in (None, "yes")
    if passed and not is_yes:
        raise NoWordsFor(words=passed[:60], what=_named(loop))
    if words and (end in ("drop", "waive") or loop.kind in ("introduction", "renewal")):
        raise NoWordsFor(words=words[:60], what=_named(loop))
    if words and not closing.is_logged:
        raise errors.Contradiction(first=_("the words “{words}”").format(words=words[:60]), second="log=False")
    if loop.kind == "promise":
        words, passed = None, words
    return closing._replace(end=end, words=words, passed=passed)
