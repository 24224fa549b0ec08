"""How an error looks: what was wrong, then what to do instead."""

from netjournal.errors import NetjError
from netjournal.views.page import DIM, WARM, Page, Paragraph


def page(error: NetjError) -> Page:
    """Return an error as a page of one or two lines."""
    blocks = [Paragraph(error.message, style=WARM)]
    if error.hint:
        blocks.append(Paragraph(error.hint, style=DIM))
    return Page(tuple(blocks))
