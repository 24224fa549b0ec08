"""What putting someone off, and choosing a pace, answer."""

from typing import Any

from netjournal import dates
from netjournal.domain.due import Paced, Snoozed
from netjournal.i18n import N_, _, plural
from netjournal.views.page import DIM, Block, Page, Paragraph, Span, line


def snoozed(result: Snoozed) -> Page:
    """Return what came of putting someone off."""
    blocks: list[Block] = []
    if result.until is None:
        blocks.append(Paragraph(_("{name} may turn up again.").format(name=result.name)))
    else:
        until = _("{name} is put off until {day}, or until something passes.")
        blocks.append(Paragraph(until.format(name=result.name, day=dates.worded(result.until))))
    if result.is_often:
        offer = _("That is {times} times in a row. A slower pace may fit: netj pace {name} 2m; or: netj archive {name}")
        blocks.append(Paragraph(offer.format(times=result.times, name=_quoted(result.name)), style=DIM))
    blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def snoozed_data(result: Snoozed) -> dict[str, Any]:
    """Return a snooze for programs."""
    return {
        "id": result.id,
        "name": result.name,
        "snoozed_until": result.until.isoformat() if result.until else None,
        "times": result.times,
        "undo": result.undo,
    }


def paced(result: Paced) -> Page:
    """Return what came of choosing a pace."""
    name = f"@{result.name}" if result.fact == "community" else result.name
    if result.fact == "role":
        name = _("Everyone with the role {role}").format(role=result.name)
    if result.of_group is not None:
        of_group = _("{name} has no pace of their own now; that of their group counts, every {length}.")
        said = of_group.format(name=name, length=dates.length(result.of_group))
    elif result.days is None:
        said = _("{name} has no chosen pace now; the tie's own rhythm counts.").format(name=name)
    else:
        said = plural(result.days, N_("{{name}}: every day."), N_("{{name}}: every {n} days.")).format(name=name)
    undo = [line(Span(_("Undo with: netj undo"), DIM))] if result.undo else []
    return Page((Paragraph(said), *undo))


def paced_data(result: Paced) -> dict[str, Any]:
    """Return a pace for programs."""
    return {"of": result.fact, "name": result.name, "pace_days": result.days, "undo": result.undo or None}
