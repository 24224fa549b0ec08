"""Names as they are compared: in another order, shortened, with initials, by a nickname, or with a slip."""

import functools
import re

from netjournal import text
from netjournal.domain.nicknames import FULL_NAMES

#: Words that come and go around a name.
_AROUND = frozenset(
    {
        *("dr", "dra", "prof", "profa", "mr", "mrs", "ms", "miss", "sir", "sr", "sra", "eng", "phd", "md", "msc"),
        *("de", "da", "do", "dos", "das", "e", "y", "van", "von", "der", "den", "ten", "del", "della", "di", "du"),
        *("la", "le", "el", "al", "bin", "ibn"),
    }
)
#: Words that come and go around the name of a firm.
_FIRMS = frozenset(
    {
        *("ab", "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "kg", "limited", "llc", "ltd"),
        *("ltda", "lda", "nv", "oy", "plc", "sa", "sarl"),
    }
)
#: Whichever way it is typed, it stands inside a word.
_APOSTROPHES = re.compile("['\u2019\u2018`\u00b4\u02bc]")
_NUMBER = re.compile(r"\d+")
_FULL = 2
#: A given name and a shorter form of it share so many letters at least.
_SHORT_LEAST = 3
#: As many letters may have one slip, and as many two.
_ONE_SLIP, _TWO_SLIPS = 5, 11
_LONGEST = 100


@functools.lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, family name last, without titles and particles."""
    before, comma, after = name.partition(",")
    folded = text.folded(f"{after} {before}" if comma and after.strip() else name)
    found = re.findall(r"[^\W_]+", _APOSTROPHES.sub("", folded))
    return tuple(word for word in found if word not in _AROUND) or tuple(found) or (folded,)


def names(one: str, two: str) -> str | None:
    """Return in which way two names are alike, None where they are not.

    `name`: the same but for accents and case. `words`: the same words, in another order. `shorter`: one leaves out
    middle names. `initials`: P. Nair. `nickname`: Bob. `near`: a slip or two. `part`: one word of several.
    """
    if text.folded(one) == text.folded(two):
        return "name"
    mine, theirs = words(one), words(two)
    if sorted(mine) == sorted(theirs):
        return "words"
    if _has_other_number(mine, theirs):
        return None
    if min(len(mine), len(theirs)) < _FULL:
        lone, other = (mine, theirs) if len(mine) < len(theirs) else (theirs, mine)
        is_part = len(lone[0]) > 1 and any(lone[0] == word for word in other)
        return "part" if is_part or _is_short(lone[0], other[0]) else _near(mine, theirs)
    return _ends(mine, theirs) or _near(mine, theirs)


def _has_other_number(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether both names hold numbers, and not the same: “Room 12” is neither “Room 13” nor short for “Room 1”."""
    ours = _NUMBER.findall(" ".join(mine))
    others = _NUMBER.findall(" ".join(theirs)) if ours else ours
    return bool(others) and sorted(ours) != sorted(others)


def _ends(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str | None:
    """Return in which way the given names and the family names of two full names are alike."""
    given, family = _fits(mine[0], theirs[0]), _fits(mine[-1], theirs[-1])
    if not given or not family or family == "short" or not _fit_between(mine[1:-1], theirs[1:-1]):
        return None
    if given == family:
        return "shorter" if given == "same" else "part"  # all that is left of one of them is initials
    return "nickname" if given == "short" and family == "same" else "initials"


def _fits(one: str, two: str) -> str | None:
    """Return in which way two words of a name mean the same."""
    if one == two:
        return "same"
    if _is_initial(one, two):
        return "initial"
    return "short" if _is_short(one, two) else None


def _fit_between(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether middle names do not speak against one another: those of the one with fewer are the other's too."""
    few, many = sorted((mine, theirs), key=len)
    # Asked of sets, since a hostile name has thousands of words.
    words, letters = set(many), {word for word in many if len(word) == 1}
    begun = {word[0] for word in many}
    return all(word in words or word[0] in letters or (len(word) == 1 and word in begun) for word in few)


def _is_initial(one: str, two: str) -> bool:
    return one != two and min(len(one), len(two)) == 1 and one[0] == two[0]


def _is_short(one: str, two: str) -> bool:
    """Tell whether one given name is a shorter form of another."""
    if FULL_NAMES.get(one, frozenset((one,))) & FULL_NAMES.get(two, frozenset((two,))):
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= _SHORT_LEAST and long.startswith(short)


def are_family(one: str, two: str) -> bool:
    """Tell whether two names share the family name and have other given names."""
    mine, theirs = words(one), words(two)
    return min(len(mine), len(theirs)) >= _FULL and mine[-1] == theirs[-1] and mine[0] != theirs[0]


def are_strangers(one: str, two: str) -> bool:
    """Tell whether both are full names whose given names have nothing in common, in whatever order they stand.

    A single word, a number or an address in the place of a name says too little.
    """
    if "@" in one or "@" in two or names(one, two):
        return False
    mine, theirs = words(one), words(two)
    if min(len(mine), len(theirs)) < _FULL or not all(any(map(str.isalpha, name)) for name in (one, two)):
        return False
    pairs = ((mine[0], theirs[0]), (mine[-1], theirs[0]), (mine[0], theirs[-1]))
    return not any(_fits(*pair) or _near(*((word,) for word in pair)) for pair in pairs)


def _near(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str | None:
    """Return whether a slip or two make one name of another."""
    one, two = " ".join(mine), " ".join(theirs)
    length = min(len(one), len(two))
    slips = 2 if length >= _TWO_SLIPS else 1 if length >= _ONE_SLIP else 0
    return "near" if slips and max(len(one), len(two)) <= _LONGEST and _slips(one, two, slips) <= slips else None


def _slips(one: str, two: str, most: int) -> int:
    """Return how many letters must be added, left out, changed or swapped; more than `most` where it is more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        # What lies further from the diagonal than `most` takes more slips than that.
        row = [most + 1] * len(last)
        row[0] = at
        for where in range(max(1, at - most), min(len(two), at + most) + 1):
            other = two[where - 1]
            cost = min(last[where] + 1, row[where - 1] + 1, last[where - 1] + (letter != other))
            if at > 1 and where > 1 and letter == two[where - 2] and one[at - 2] == other:
                cost = min(cost, before[where - 2] + 1)
            row[where] = cost
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


@functools.lru_cache(maxsize=1024)
def org(name: str) -> str:
    """Return the name of a firm as it is compared."""
    found = re.findall(r"[^\W_]+", text.folded(name))
    return " ".join(word for word in found if word not in _FIRMS) or text.folded(name)


def signs(name: str) -> set[str]:
    """Return what a name shares with every other that is alike by itself, slips apart."""
    parts = words(name)
    found = {text.folded(name), " ".join(sorted(parts))}
    if len(parts) >= _FULL:
        given, family = parts[0], parts[-1]
        found |= {f"{full} {family}" for full in FULL_NAMES.get(given, ())}
        found.add(f"{given[:_SHORT_LEAST]}- {family}")  # three letters stand for all longer forms
    return found


def initials(name: str) -> set[str]:
    """Return how a full name is written with an initial for its first or its last word."""
    parts = words(name)
    if len(parts) < _FULL:
        return set()
    return {f"{parts[0][0]}. {parts[-1]}", f"{parts[0]} {parts[-1][0]}."}


def has_initial(name: str) -> bool:
    """Tell whether a name is written with an initial for its first or its last word."""
    parts = words(name)
    return len(parts) >= _FULL and min(len(parts[0]), len(parts[-1])) == 1


def starts(name: str) -> set[str]:
    """Return what a name shares with one that is near it: how its first or its last word begins."""
    parts = words(name)
    return {part[:_SHORT_LEAST] for part in (parts[0], parts[-1])}
