"""Whatever is done to the ledger, in whatever order: step by step it can be taken back to nothing, and done again."""

import contextlib
import io
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.cli import main

PEOPLE = ("sam", "priya", "ade")
_FOLDERS = itertools.count()

who = st.sampled_from(PEOPLE)
words = st.sampled_from(["the slides", "React", "guidance: how to price", "[/x]", "\x1b[31mred", "what's “this”?"])
day = st.sampled_from(["2026-11-01", "2026-11-10", "2026-11-20"])
still = st.sampled_from(["2026-11-30", "2026-12-24"])
group = st.sampled_from(["choir", "pycon"])


def line(*parts: object) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a strategy for a command line, some of whose words are drawn."""
    return st.tuples(*(part if isinstance(part, st.SearchStrategy) else st.just(part) for part in parts))


ACTS = st.one_of(
    line("promise", who, words, "--by", still),
    line("promise", who, words, "--from-them", "--on", day),
    line("log", who, "tea", "--owe", words, "--on", day),
    line("log", "sam, priya", "a long evening", "--at", st.sampled_from(["@choir", "@pycon"]), "--on", day),
    line("ask", who, words, "--on", day),
    line("got", who, words, "--on", st.just("2026-11-20")),
    line("thank", who, "for all of it", "--tell", "4w"),
    line("intro", who, who, words, "--on", day),
    *(
        line("done", who, *options)
        for options in ((), ("--yes",), ("--no",), ("--told",), ("--taken-up",), ("--drop",), ("--waive",), (words,))
    ),
    line("knows", who, who, "--as", st.sampled_from(["colleague", "mentor", "friend"])),
    line("knows", who, who, "--not"),
    line("community", "join", group, "--role", "bass", "--since", day),
    line("community", "join", group, "--member", who),
    line("community", "leave", group),
    line("community", "merge", "choir", "pycon", "--yes"),
    line("need", st.sampled_from(["me", *PEOPLE]), words),
    line("offer", st.sampled_from(["me", *PEOPLE]), words),
    line("need", who, "--met", "React"),
    line("plan", "add", st.sampled_from(["two mentors in data by december", "write a book"])),
    line("visible", "talk", "at the meetup", "--on", day, "--brought", who, "--at", "@choir"),
    line("vanity", "linkedin", st.sampled_from(["1840", "1900"]), "--on", day),
    line("pace", "3w", "--role", "mentor"),
    line("edit", who, "--role", "mentor", "--via", who),
    line("merge", who, who, "--yes"),
    line("remove", who, "--yes"),
)
#: What can be looked at, whatever was done.
LOOKS = (
    *(("due", "--all"), ("report",), ("open",), ("needs",), ("well",), ("bridges",), ("ghosts",), ("shape",)),
    *(("plan",), ("community",), ("promise",), ("ask",), ("intro",), ("visible",), ("vanity",), ("need",)),
    ("rank", "--all"),
)


def run(*args: str) -> tuple[int, str]:
    """Return with what code a command line left, and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main.run(args)
    assert "fault of its own" not in err.getvalue(), (args, err.getvalue())
    return code, out.getvalue()


def export() -> str:
    """Return everything that the journal holds."""
    return run("export", "json")[1]


@given(st.lists(ACTS, min_size=5, max_size=20))
@settings(max_examples=12)
def test_the_ledger_can_be_taken_back_to_nothing_and_done_again(tmp_path, monkeypatch, acts):
    """Undoing goes back through every state there was, redoing through the same ones forward, and doctor is content."""
    folder = tmp_path / str(next(_FOLDERS))
    folder.mkdir()
    monkeypatch.setenv("NETJ_JOURNAL", str(folder / "journal.db"))
    states = [export()]
    people = [("add", name, "--on", "2026-10-01", "--new") for name in ("Sam Okafor", "Priya Nair", "Ade Bello")]
    for act in (*people, *acts):
        code, said = run(*act)
        assert code in {0, 2, 3, 4, 5}, (act, said)
        now = export()
        if now != states[-1]:
            assert code == 0, act
            states.append(now)
    for look in LOOKS:
        assert run(*look)[0] == 0, look
    assert run("doctor")[0] == 0

    back = [states[-1]]
    while run("undo")[0] == 0:
        back.append(export())
    assert [state for state, _same in itertools.groupby(back)] == states[::-1]
    assert run("doctor")[0] == 0

    while run("redo")[0] == 0:
        pass
    assert export() == states[-1]
    assert run("doctor")[0] == 0
