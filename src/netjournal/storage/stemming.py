"""What is left of words when they are compared by meaning: their stems, without the little words between them.

The stems of a need or offer are stored beside it, so that only noting one loads the stemmer.
"""

import re
import unicodedata

from netjournal import text

_ALGORITHMS = {"en": "english", "pt_BR": "portuguese"}
#: As many stems of a text as are kept.
_MOST = 32
_WORD = re.compile(r"\w+")
#: What loses its meaning where only letters are kept.
_SPELLED = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
#: Words that say nothing of what is looked for; folded, since accents on them vary.
_LITTLE = {
    "en": (
        "a about advice am an and any anybody anyone are as at be been but by can could did do does expert experienced"
        " find for from get give good great had has have he help her him his how i if in into is it its know learn"
        " like look looking make me more my need needs new of offer on one or our out people person she so some"
        " somebody someone something that the their them they this to up us use want wants was we what when where"
        " which who whose why will with work would you your"
    ),
    "pt_BR": (
        "a achar ajuda ajudar alguem algum alguma ao aos aprender as bom boa busca buscar com como da das de dela dele"
        " do dos e ela elas ele eles em encontrar entre essa esse esta este eu foi gente isso ja lhe mais mas me meu"
        " minha muito na nas nao no nos nova novo o oferece os ou para pela pelo pessoa pessoas por pra precisa"
        " precisar preciso procura procurar procuro quando que quem quer querer quero saber se sem ser seu sobre sua"
        " ter tem um uma umas uns voce"
    ),
}
#: Portuguese plurals whose end the stemmer leaves different from the singular's: traduções, tradução.
_PLURALS = ("ões", "ães")


def stems(words: str, language: str) -> str:
    """Return the stems of what was said, each once, parted by spaces.

    Accents are folded after stemming, since the Portuguese stemmer goes by them. Words that say nothing are
    left out, unless there are no others.

    Args:
        words: of a need or an offer.
        language: of the journal, as `i18n.language` has it.
    """
    given = _words(words)
    little = set(_LITTLE[language].split())
    telling = [word for word in given if text.folded(word) not in little]
    kept = list(dict.fromkeys(telling or given))[:_MOST]
    if not kept:
        return ""
    import snowballstemmer  # type: ignore[import-untyped]  # noqa: PLC0415  only where something is noted

    stemmer = snowballstemmer.stemmer(_ALGORITHMS[language])
    found = (text.folded(stemmer.stemWord(_singular(word, language))) for word in kept)
    return " ".join(dict.fromkeys(stem for stem in found if stem))


def _words(words: str) -> list[str]:
    """Return the words of a text in small letters, with their accents."""
    given = unicodedata.normalize("NFKC", words).casefold()
    spelled = " ".join(_SPELLED.get(word.strip(",;:()"), word) for word in given.split())
    return _WORD.findall(spelled.replace("_", " "))


def _singular(word: str, language: str) -> str:
    """Return a Portuguese word in -ões or -ães with the end of its singular."""
    return f"{word[:-3]}ão" if language == "pt_BR" and word.endswith(_PLURALS) else word
