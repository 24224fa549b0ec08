"""The demo as a page: what `netj due` and `netj report` say of an invented network, or where it is kept."""

import shlex
from typing import Any

from netjournal.domain.demo import Kept, Shown
from netjournal.i18n import _
from netjournal.views import due, report, report_data
from netjournal.views.page import BLANK, DIM, STRONG, Block, Line, Page, Paragraph, Span, line


def page(result: Shown) -> Page:
    """Return the two screens under the commands that draw them; numbers mean nothing outside the demo."""
    intro = _("An invented network, in a journal that is gone when you have read this. Nothing of yours was touched.")
    keep = _("To try every command on it: netj demo --keep FOLDER")
    blocks: list[Block] = [Paragraph(intro, style=DIM), BLANK, _command("netj due"), BLANK]
    blocks += [*due.page(result.due).blocks, BLANK, _command("netj report"), BLANK]
    blocks += [*report.page(result.report).blocks, BLANK, Paragraph(keep, style=DIM)]
    return Page(tuple(blocks))


def _command(words: str) -> Line:
    return line(Span("$ ", DIM), Span(words, STRONG))


def data(result: Shown) -> dict[str, Any]:
    """Return both answers as the commands give them to programs."""
    return {"due": due.data(result.due), "report": report_data.data(result.report)}


def kept(result: Kept) -> Page:
    """Return where the demo journal lies, and how to use it."""
    return Page(
        (
            Paragraph(_("The invented network is kept in {path}.").format(path=result.path)),
            Paragraph(_("Use it in this terminal with:"), style=DIM),
            Paragraph(f"export NETJ_JOURNAL={shlex.quote(str(result.path))}", indent=2),
            Paragraph(_("Back to your own with:"), style=DIM),
            Paragraph("unset NETJ_JOURNAL", indent=2),
        )
    )


def kept_data(result: Kept) -> dict[str, Any]:
    """Return where the demo journal lies, for programs."""
    return {"journal": str(result.path)}
