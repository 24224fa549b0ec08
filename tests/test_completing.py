"""What TAB puts on a command line stands for a name, and can never be a command."""

import shlex

import pytest

from netjournal.cli import completing, main

HOSTILE = (
    "Ann$(touch${IFS}pwned)",
    "Ann`id`",
    "Ann;id",
    "Ann|id>x",
    "O'Brien",
    'Ann"x',
    "Ann&&id",
    "Ann\\",
    "Ann*",
    "Ann!1",
)


@pytest.fixture
def completed(netj, monkeypatch):
    """Return a way to press TAB in a shell after the first letters of a name."""

    def press(typed, shell="bash"):
        if shell == "bash":
            monkeypatch.setenv("_NETJ_COMPLETE", "complete_bash")
            monkeypatch.setenv("COMP_WORDS", f"netj show {typed}")
            monkeypatch.setenv("COMP_CWORD", "2")
            return netj().out.splitlines()
        monkeypatch.setenv("_NETJ_COMPLETE", f"complete_{shell}")
        return completing.names(type("Context", (), {"obj": None})(), typed)

    return press


@pytest.mark.parametrize("name", HOSTILE)
def test_bash_reads_back_what_the_person_is_called(netj, completed, name):
    """A stranger's name that came in with a file is one word to the shell, whatever it is made of."""
    netj("add", name)

    (offered,) = completed(name[:1])

    # With its punctuation as separate tokens, a lexer would show anything that the shell could act on.
    assert list(shlex.shlex(offered, posix=True, punctuation_chars=True)) == [name]
    assert not any(sign in offered.replace("\\" + sign, "") for sign in "$`;|>&*!'\"")


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_are_offered_harmless_names_only(netj, completed, shell):
    """Each has rules of its own, and a name that is typed by hand is no great loss."""
    for name in (*HOSTILE, "Ana Silva", "Anaïs-Marie"):
        netj("add", name)

    assert sorted(completed("An", shell)) == ["Ana", "Anaïs-Marie"]


def test_a_name_that_cannot_be_printed_is_not_offered(netj, completed):
    """An escape sequence belongs on no command line."""
    netj("add", "Ann\x1b[31m")
    netj("add", "Anton")

    assert completed("an") == ["anton"]


@pytest.mark.parametrize(
    ("typed", "at", "offered"),
    [("netj du", "1", "due"), ("netj log sam --fr", "3", "--from-them"), ("netj add --un", "2", "--unmet")],
)
def test_commands_and_options_are_offered(monkeypatch, capsys, typed, at, offered):
    """TAB answers what it was asked, with that and nothing else: no line is run that was not finished."""
    monkeypatch.setenv("_NETJ_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", at)

    with pytest.raises(SystemExit, match=r"^0$"):
        main.run([])

    assert capsys.readouterr().out.split() == [offered]
