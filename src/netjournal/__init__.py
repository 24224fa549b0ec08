"""netjournal: a network journal for the terminal.

    from netjournal import open_journal

    with open_journal() as journal:
        for row in journal.rank(limit=5):
            print(row.name, row.depth)

What `__all__` names is public; everything else may change. Names are loaded when first used, so that
importing the package costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netjournal.domain.contacts import Fields
    from netjournal.domain.exchanges import Said
    from netjournal.domain.people import Filters
    from netjournal.errors import NetjError
    from netjournal.services.api import OpenJournal, open_journal

__version__ = "0.1.0"
__all__ = ["Fields", "Filters", "NetjError", "OpenJournal", "Said", "__version__", "open_journal"]

_HOMES = {
    "Fields": "netjournal.domain.contacts",
    "Filters": "netjournal.domain.people",
    "NetjError": "netjournal.errors",
    "OpenJournal": "netjournal.services.api",
    "Said": "netjournal.domain.exchanges",
    "open_journal": "netjournal.services.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    import importlib  # noqa: PLC0415  see the docstring

    return getattr(importlib.import_module(_HOMES[name]), name)
