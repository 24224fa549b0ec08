"""The command lines that are measured, and what each may cost."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import running
from journals import BUSIEST, RARE, TODAY

#: A TAB in bash after these words, as the completion script asks.
_TAB = (("_NETJ_COMPLETE", "complete_bash"), ("COMP_WORDS", "netj log bus"), ("COMP_CWORD", "2"))
_FRIDAY = (TODAY - dt.timedelta(3)).isoformat()
_NEW = "Quentin Fairweather"


class Command(NamedTuple):
    """One line of the table."""

    label: str
    words: tuple[str, ...]
    #: How many times the base it may cost; 0 where nothing was promised.
    budget: float = 0.0
    #: Whether it may cost no more at the largest size than at the smallest, but for 15%.
    stays: bool = False
    #: Megabytes that it may take at most; 0 where nothing was promised.
    memory: float = 0.0
    terminal: bool = False
    #: Whether it writes, so that `netj undo` follows.
    writes: bool = False
    variables: tuple[tuple[str, str], ...] = ()

    def run(self, journal: Path) -> running.Cost:
        """Run it on a journal, take back what it wrote, and return what it cost."""
        cost = running.run((*running.netj(), *self.words), self._environment(journal), terminal=self.terminal)
        self._take_back(journal)
        return cost

    def instructions(self, journal: Path) -> int:
        """Return how many instructions it takes on a journal: if it writes, the middle of three counts.

        Now and then a write also merges what earlier ones have left in full text.
        """
        return int(running.median(self._counted(journal) for _ in range(3 if self.writes else 1)))

    def _counted(self, journal: Path) -> int:
        line = (*running.netj(), *self.words)
        counted = running.instructions(line, self._environment(journal), terminal=self.terminal)
        self._take_back(journal)
        return counted

    def _environment(self, journal: Path) -> dict[str, str]:
        return running.environment(journal, **dict(self.variables))

    def _take_back(self, journal: Path) -> None:
        if self.writes:
            running.run((*running.netj(), "undo"), running.environment(journal))


COMMANDS = (
    Command("`due` on a terminal", ("due",), 8, stays=True, terminal=True, memory=24),
    Command("`rank` on a terminal", ("rank",), 8, stays=True, terminal=True),
    Command("`due`, piped", ("due",), 5.5, stays=True, memory=24),
    Command("`due --json`", ("due", "--json"), 5.5, stays=True, memory=24),
    Command("`due --quiet`", ("due", "--quiet"), 5.5, stays=True, memory=24),
    Command("`rank`, piped", ("rank",), 5.5, stays=True),
    Command("`rank --json`", ("rank", "--json"), 5.5, stays=True),
    Command("`add`", ("add", _NEW, "--met", "PyCon"), 6, stays=True, memory=20, writes=True),
    Command("`add --on` an ISO date", ("add", _NEW, "--on", _FRIDAY), 6, stays=True, memory=20, writes=True),
    Command("`log`", ("log", "busy", "caught", "up"), 6, stays=True, memory=20, writes=True),
    Command(
        "`log --got`",
        ("log", "busy", "lunch", "--got", "guidance: pricing", "--on", _FRIDAY),
        6,
        stays=True,
        memory=20,
        writes=True,
    ),
    Command("`--help`", ("--help",), 10, stays=True),
    Command("TAB of a name in bash", (), 5, stays=True, variables=_TAB),
    Command("bare `netj`", ()),
    Command("`show` the busiest", ("show", BUSIEST)),
    Command("`why` the busiest", ("why", BUSIEST)),
    Command("`find` a rare word", ("find", RARE)),
    Command("`find` a frequent word", ("find", "ba")),
    Command("`report`", ("report",)),
    Command("`report --weeks 1`", ("report", "--weeks", "1")),
    Command("`list`", ("list",)),
)
#: What is run by other programs, from a shell's start-up file or many times a day.
HOT = tuple(command for command in COMMANDS if command.budget)
