"""The only module that knows about languages: every sentence a person sees passes through `_` or `N_`.

`_` translates now; `N_` only marks a sentence that is translated when it is shown. Catalogues lie in
`netjournal/locale`; while there is none for the chosen language, sentences stay English. The catalogue
is our own domain, installed nowhere globally, since Typer's panel titles would be translated with it.
"""

import functools
import os
from collections.abc import Callable

LANGUAGES = ("en", "pt_BR")


@functools.cache
def language() -> str:
    """Return the language of this run, one of `LANGUAGES`: `NETJ_LANG`, else the locale, else English."""
    wanted = next((v for k in ("NETJ_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "pt_BR" if wanted.lower().startswith("pt") else "en"


@functools.cache
def _catalogue() -> Callable[[str], str]:
    if language() == "en":
        return str
    import gettext  # noqa: PLC0415  English needs no catalogue, nor the module that reads one

    folder = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120  pathlib is not loaded yet
    return gettext.translation("netjournal", folder, [language()], fallback=True).gettext


def _(sentence: str) -> str:
    """Return the sentence in the language of this run."""
    return _catalogue()(sentence)


def N_(sentence: str) -> str:  # noqa: N802  gettext's own name for a mark
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return sentence


def plural(number: int, one: str, many: str) -> str:
    """Return the form of a sentence that fits a number, with `{n}` filled in."""
    return _(one if number == 1 else many).format(n=f"{number:,}")
