"""The morning list as a screen and as data: every row says why, in words."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from netjournal import dates
from netjournal.domain.due import COUNTED, Morning, Ready, Reason
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    NAME,
    WARM,
    Column,
    Line,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

if TYPE_CHECKING:
    from netjournal.domain.needs import Idea

_LABELS = {
    "promise": N_("you promised"),
    "promised": N_("they promised"),
    "ask": N_("you asked"),
    "introduction": N_("introduced"),
    "thanks": N_("thank them"),
    "birthday": N_("birthday"),
    "thinning": N_("thinning"),
    "pace": N_("your pace"),
    "pinned": N_("pinned"),
    "new": N_("new"),
    "bridge": N_("a bridge"),
    "weak": N_("weak tie"),
    "lapsed": N_("lapsed"),
    "ghost": N_("a name"),
}


#: Reasons beside the first that a row says in full; more loops than that are for `netj open`.
_OTHERS = 4
#: Goals that the line about the plan names.
_GOALS = 2
#: Which loop a reason is about, so that the number of its row closes that loop.
_LOOPS = {
    "promise": "promise",
    "promised": "promise",
    "ask": "ask",
    "tell": "ask",
    "thanks": "thanks",
    "introduction": "introduction",
}


def page(morning: Morning) -> Page:
    """Return the morning list."""
    head = line(Span(dates.worded(morning.today), "head"), right=[Span(_tally(morning), DIM)])
    if not morning.rows:
        return Page((head, Paragraph(_calm(morning))))
    table = Table(
        (
            Column(right=True, style=DIM),
            Column(style=NAME, shrinks=True, least=12),
            Column(style=WARM),
            Column(shrinks=True, least=24),
            Column(style=DIM, right=True),
        ),
        tuple(_row(number, row) for number, row in enumerate(morning.rows, 1)),
    )
    refs = tuple(_ref(row) for row in morning.rows)
    return Page((head, BLANK, table, BLANK, line(Span(_foot(morning, refs), DIM))), refs)


def _ref(row: Ready) -> Ref:
    """Return what a row's number means: the open loop that leads it, else the person."""
    first = row.reasons[0]
    loop = _LOOPS.get(first.code)
    return Ref(loop, str(first.facts["loop"])) if loop else Ref("contact", row.id)


def _foot(morning: Morning, refs: tuple[Ref, ...]) -> str:
    """Return the commands for what is shown: `done` for a loop, `snooze` for what can wait, as my promises cannot."""
    loop = next((at for at, ref in enumerate(refs, 1) if ref.kind != "contact"), None)
    if loop is None:
        return _("log it: netj log 1 …   later: netj snooze 1 1w   why: netj why 1")
    waits = next((at for at, row in enumerate(morning.rows, 1) if row.reasons[0].code != "promise"), None)
    parts = [_("log: netj log 1 …"), _("done: netj done {number}").format(number=loop)]
    if waits:
        parts.append(_("later: netj snooze {number} 1w").format(number=waits))
    return "  ".join([*parts, _("why: netj why 1")])


def _tally(morning: Morning) -> str:
    shown, ready = len(morning.rows), morning.ready
    if not ready:
        return ""
    if morning.kind == "lapsed":
        more = _(" · netj due --lapsed --all") if shown < ready else ""
        return plural(ready, N_("{n} tie has lapsed"), N_("{n} ties have lapsed")) + more
    if morning.kind == "spread":
        return _("{shown} of {ready} you have only the name of").format(shown=shown, ready=f"{ready:,}")
    if ready > COUNTED and shown < ready:
        return _("{shown} of over {ready} ready · netj due --all").format(shown=shown, ready=f"{COUNTED:,}")
    if shown < ready:
        return _("{shown} of {ready} ready · netj due --all").format(shown=shown, ready=f"{ready:,}")
    return _("{ready} ready").format(ready=f"{ready:,}")


def _calm(morning: Morning) -> str:
    if morning.kind == "lapsed":
        return _("No tie has lapsed.")
    if morning.kind == "spread":
        return _("Something has passed with everyone here.")
    if not morning.people:
        return _("Nobody is in the journal yet. Start with someone you met: netj add NAME --met WHERE")
    if morning.next_day:
        return _("Nobody is waiting for a word today. Next: {day}.").format(
            day=dates.short(morning.next_day, morning.today)
        )
    return _("Nobody is waiting for a word today.")


def _row(number: int, row: Ready) -> Row:
    first, *others = row.reasons
    depth = _("depth {depth}").format(depth=round(row.depth)) if row.last else ""
    return Row((str(number), row.name, label(first), text(first), depth), _under(row, others))


def _under(row: Ready, others: list[Reason]) -> tuple[Line, ...]:
    told = [reason for at, reason in enumerate(others) if at < _OTHERS or reason.code not in _LOOPS]
    lines = [f"{label(reason)}: {text(reason)}" for reason in told]
    if len(told) < len(others):
        lines.append(_("and {n} more: netj open").format(n=len(others) - len(told)))
    if row.last_words:
        lines.append(_("last: “{words}”").format(words=_short(row.last_words)))
    if row.purpose:
        lines.append(_("why: {words}").format(words=_short(row.purpose)))
    if row.idea:
        lines.append(_("you could: {idea}").format(idea=_idea(row.idea)))
    return tuple(line(Span(words, DIM), indent=4) for words in lines)


def _idea(idea: "Idea") -> str:
    who = _("you offer") if idea.mine or idea.by is None else _("{name} offers").format(name=idea.by.name)
    return _("they look for {need}; {who} {offer}").format(need=_short(idea.need), who=who, offer=_short(idea.offer))


def _short(words: str) -> str:
    """Return the beginning of a long note: the list says what it was about, `show` says it all."""
    return words if len(words) <= 90 else words[:89].rstrip() + "…"  # noqa: PLR2004  about one line


def label(reason: Reason) -> str:
    """Return a reason in one or two words."""
    if reason.code == "tell":
        return _("tell them") if reason.facts["outcome"] else _("they said yes")
    return _(_LABELS[reason.code])


def text(reason: Reason) -> str:
    """Return a reason in words."""
    return _SENTENCES[reason.code](reason.facts)


def _promise(facts: Any) -> str:
    return _("{what}, for {day}").format(what=facts["what"], day=_due_day(facts))


def _due_day(facts: Any) -> str:
    day = dt.date.fromisoformat(facts["due"])
    return dates.short(day, day + dt.timedelta(facts["late"])) if facts["late"] else _("today")


def _ask(facts: Any) -> str:
    if facts["due"]:
        return _("{what}, for {day}; no answer yet").format(what=_what(facts), day=_due_day(facts))
    return _("{what}, {ago}; no answer yet").format(what=_what(facts), ago=dates.ago(facts["days"]))


def _tell(facts: Any) -> str:
    if facts["outcome"]:
        return str(facts["outcome"])
    return _("{ago}, to: {what}; what came of it?").format(what=_what(facts), ago=dates.ago(facts["answered"]))


def _introduction(facts: Any) -> str:
    return _("to {name}, {ago}; taken up?").format(name=facts["other"], ago=dates.ago(facts["days"]))


def _what(facts: Any) -> str:
    return str(facts["what"] or words.kind(facts["kind"]))


def _thanks(facts: Any) -> str:
    what = words.thanked_for(facts["kind"], facts["what"])
    return _("{ago}: {what}").format(what=what, ago=dates.ago(facts["days"]))


def _birthday(facts: Any) -> str:
    day = dt.date.fromisoformat(facts["day"])
    if not facts["days"]:
        return _("today")
    return _("{day}, in {length}").format(day=dates.worded(day)[:-5], length=dates.length(facts["days"]))


def _silent(facts: Any) -> str:
    return _("silent {length}").format(length=dates.length(facts["silent"]))


def _thinning(facts: Any) -> str:
    usual = dates.length(max(facts["usual"], 1))
    return _("{silent}, usually {usual}").format(silent=_silent(facts), usual=usual)


def _pace(facts: Any) -> str:
    pace = dates.length(facts["pace"])
    if facts["silent"] is None:
        return _("nothing logged yet; you chose every {pace}").format(pace=pace)
    return _("{silent}; you chose every {pace}").format(silent=_silent(facts), pace=pace)


def _pinned(facts: Any) -> str:
    return _("nothing logged yet") if facts["silent"] is None else _silent(facts)


def _new(facts: Any) -> str:
    return _("met {ago}, nothing since").format(ago=dates.ago(facts["days"]))


def _bridge(facts: Any) -> str:
    return _("{silent}; the only tie between {one} and {two}").format(
        one=facts["one"], two=facts["two"], silent=_silent(facts)
    )


def _weak(facts: Any) -> str:
    return _("{silent}, and it matters to you").format(silent=_silent(facts))


def _ghost(_facts: Any) -> str:
    return _("nothing has passed yet")


_SENTENCES = {
    "promise": _promise,
    "promised": _promise,
    "ask": _ask,
    "tell": _tell,
    "introduction": _introduction,
    "thanks": _thanks,
    "birthday": _birthday,
    "thinning": _thinning,
    "pace": _pace,
    "pinned": _pinned,
    "new": _new,
    "bridge": _bridge,
    "weak": _weak,
    "lapsed": _silent,
    "ghost": _ghost,
}


def data(morning: Morning) -> list[dict[str, Any]]:
    """Return the morning list for programs."""
    return [
        {
            "id": row.id,
            "name": row.name,
            "score": row.score,
            "reasons": [{"code": r.code, "text": text(r), **r.facts} for r in row.reasons],
            "depth": row.depth,
            "risk": row.risk,
            "last": row.last.isoformat() if row.last else None,
            "pace_days": row.pace,
            "last_words": row.last_words,
            "purpose": row.purpose,
            "idea": _idea_data(row.idea),
        }
        for row in morning.rows
    ]


def _idea_data(idea: "Idea | None") -> dict[str, Any] | None:
    if idea is None:
        return None
    by = {"id": idea.by.id, "name": idea.by.name} if idea.by else None
    return {"need": idea.need, "mine": idea.mine, "by": by, "offer": idea.offer, "text": _idea(idea)}


def brief(morning: Morning) -> Page:
    """Return today in eight lines or fewer: the rows without what was last said, and the plan in one line."""
    head = line(Span(dates.worded(morning.today), "head"), right=[Span(_tally(morning), DIM)])
    goals = _goals(morning)
    if not morning.rows:
        return Page((head, Paragraph(_calm(morning)), *goals))
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(style=WARM),
        Column(shrinks=True, least=24),
    )
    rows = tuple(
        Row((str(number), row.name, label(row.reasons[0]), text(row.reasons[0])))
        for number, row in enumerate(morning.rows, 1)
    )
    foot = line(Span(_("more: netj due   your network: netj report   help: netj --help"), DIM))
    return Page((head, Table(columns, rows), *goals, foot), tuple(_ref(row) for row in morning.rows))


def _goals(morning: Morning) -> list[Line]:
    """Return how far the plan has come, in one line."""
    if not morning.goals:
        return []
    from netjournal.views import plan  # noqa: PLC0415  only where there is a plan

    told = [plan.in_a_line(goal) for goal in morning.goals[:_GOALS]]
    more = ["…"] if len(morning.goals) > _GOALS else []
    return [line(Span(_("plan: "), DIM), " · ".join([*told, *more]))]


def whisper(morning: Morning) -> Page:
    """Return one line for a shell's start-up, or nothing where nobody is ready."""
    if not morning.rows:
        return Page(())
    names = ", ".join(row.name for row in morning.rows[:3])
    more = ", …" if morning.ready > 3 else ""  # noqa: PLR2004  as many as are named
    if morning.ready > COUNTED:
        ready = _("over {n} ready").format(n=f"{COUNTED:,}")
    else:
        ready = plural(morning.ready, N_("{n} ready"), N_("{n} ready"))
    return Page((line(Span(f"netj: {ready}: {names}{more}")),))
