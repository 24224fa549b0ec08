"""What `export` answers: what was written, and where."""

from typing import Any

from netjournal.domain.transfer import Exported
from netjournal.i18n import N_, _, plural
from netjournal.views.page import Page, Paragraph


def exported(result: Exported) -> Page:
    """Return what was written out."""
    what = {
        "everything": N_("everything"),
        "exchanges": N_("the exchanges"),
        "contacts": N_("the contacts"),
        "calendar": N_("the calendar"),
        "people": N_("a note for each person"),
    }[result.what]
    if result.what == "people":
        rows = plural(result.rows, N_("{n} person"), N_("{n} people"))
    else:
        rows = plural(result.rows, N_("{n} row"), N_("{n} rows"))
    words = _("Wrote {what} to {path} ({rows}).").format(what=_(what), path=result.path, rows=rows)
    return Page((Paragraph(words),))


def exported_data(result: Exported) -> dict[str, Any]:
    """Return what was written out as data."""
    return {"format": result.format, "what": result.what, "rows": result.rows, "path": result.path}
