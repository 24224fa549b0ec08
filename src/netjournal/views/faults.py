"""How an error looks: what was wrong, who could be meant, then what to do instead."""

from netjournal.errors import ManyContacts, NetjError
from netjournal.views.page import DIM, WARM, Block, Column, Page, Paragraph, Row, Table


def page(error: NetjError) -> Page:
    """Return an error as a page of one or two lines, and the ids of people whose names do not tell them apart."""
    blocks: list[Block] = [Paragraph(error.message, style=WARM)]
    if _has_namesakes(error):
        rows = tuple(Row((one["id"], one["name"])) for one in error.candidates)
        blocks.append(Table((Column(), Column(shrinks=True, least=8)), rows, indent=2))
    if error.hint:
        blocks.append(Paragraph(error.hint, style=DIM))
    return Page(tuple(blocks))


def _has_namesakes(error: NetjError) -> bool:
    names = [one["name"] for one in error.candidates]
    return isinstance(error, ManyContacts) and len(set(names)) < len(names)
