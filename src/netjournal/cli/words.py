"""Words and options on one line: what Typer's parser would misread is put in order before it sees it.

A name and a note are typed without quotes, so words stand free on the line. Words that come after an option's
value belong to nothing and are refused; `-500` is a word; what follows `--` is words.
"""

from collections.abc import Sequence

from netjournal import errors


def parted(args: Sequence[str], valued: set[str], flags: set[str]) -> tuple[list[str], list[str]]:
    """Return the options of a line with their values, and its words.

    Raises:
        LeftOverWords: when words stand after an option's value.
        NoValue: when one option stands where another's value should.
        NothingAfter: when an option that takes a value ends the line.
    """
    options: list[str] = []
    words: list[str] = []
    after: tuple[str, str] | None = None
    waiting = list(args)
    while waiting:
        arg = waiting.pop(0)
        if arg == "--":
            return options, [*words, *waiting]
        if not _is_option(arg):
            if after:
                raise _left_over(after, [arg, *waiting])
            words.append(arg)
            continue
        options.append(arg)
        name, equals, value = arg.partition("=")
        if equals and name in valued:
            after = (name, value)
        elif arg in valued:
            if not waiting:  # else Typer would take the separator of the words for the value
                raise errors.NothingAfter(option=arg)
            after = (arg, waiting.pop(0))
            if after[1] == "--" or after[1].partition("=")[0] in valued | flags:
                raise errors.NoValue(option=arg, given=after[1])
            options.append(after[1])
    return options, words


def _is_option(arg: str) -> bool:
    """Tell whether a word is meant as an option: `-500`, `-` and `-- ` are not."""
    return len(arg) > 1 and arg[0] == "-" and (arg[1].isalpha() or (arg[1] == "-" and arg[2:3].isalpha()))


def _left_over(after: tuple[str, str], rest: Sequence[str]) -> errors.LeftOverWords:
    words: list[str] = []
    for arg in rest:
        if arg == "--" or _is_option(arg):
            break
        words.append(arg)
    return errors.LeftOverWords(words=" ".join(words), option=after[0], value=after[1])
