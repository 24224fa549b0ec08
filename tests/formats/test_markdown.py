"""`netj export markdown`: a folder of notes that Obsidian reads, in which no text from people does anything."""

import os
import re
import stat
import unicodedata
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from netjournal.formats import files
from netjournal.formats.markdown_text import Names, inert, label, paragraphs, quoted, tag

#: What a stranger may try.
HOSTILE = (
    "[[Other]] and ![[Other]]",
    "[click](javascript:alert(1))",
    "<script>alert(1)</script> <b>x</b> &lt; <!-- x",
    "# head",
    "#tag",
    "---",
    "===",
    "- item",
    "1. item",
    "12) item",
    "> quote",
    "```code",
    "~~~",
    "`code` *em* __strong__ _em_ ~~gone~~ ==marked== $x$ %%hidden%%",
    "| a | b |",
    "field:: value",
    "https://evil.example www.evil.example a@evil.example",
    "obsidian://open?vault=x",
    "[^1] ^block",
    "{{ x }} {% x %} <% x %>",
    "\\[x](y)",
    "    code",
    "[ref]: http://x",
    "- [ ] task",
)
#: What Markdown makes of text that does nothing.
PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "text_special"}
#: Names on which some system stumbles.
SYSTEMS = ("con", "PRN", "aux", "NUL", "com1", "LPT9", "COM¹", "CONIN$", "clock$")


def notes(folder: Path) -> dict[str, str]:
    """Return every note of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.md"))}


def does(markdown: str) -> set[str]:
    """Return the kinds of what Markdown makes of a text, without those of plain words."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found = {token.type for token in tokens}
    found |= {child.type for token in tokens for child in token.children or ()}
    return found - PLAIN


def unquoted(scalar: str) -> str:
    """Return a string of YAML in double quotes as its reader gets it."""
    assert re.fullmatch(r'"(?:[^"\\\n]|\\["\\nt]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"', scalar), scalar

    def sign(found: re.Match[str]) -> str:
        escape = found[0]
        return chr(int(f"0x{escape[2:]}", 0)) if escape[1] in "uU" else {"n": "\n", "t": "\t"}.get(escape[1], escape[1])

    return re.sub(r"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|.)", sign, scalar[1:-1])


# --- the whole ---------------------------------------------------------------------------------------


def filled(netj: Netj) -> None:
    """Write a small network down."""
    netj("add", "Sam Okafor", "--unmet", "--sphere", "rust")
    netj(
        *(
            "add",
            "Priya Nair",
            "--met",
            "PyCon Leeds",
            "--via",
            "sam",
            "--sphere",
            "python",
            "--sphere",
            "data science",
        ),
        *("--org", "Nair & Daughters", "--title", "owner", "--email", "priya@x.org", "--phone", "+441132000000"),
        *("--birthday", "17 may", "--role", "mentor", "--on", "2026-11-02"),
        *("--got", "guidance: how to price a workshop", "--owe", "send the outline by 27 nov"),
    )
    netj("log", "priya, sam", "caught up at @choir", "--at", "@choir", "--on", "2026-11-20", "--gave", "priya: a book")
    netj("tried", "priya", "--on", "2026-11-21", "--channel", "call")
    netj("edit", "priya", "--alias", "Pri", "--note", "Looks after two cats.\n\n# not a heading")
    netj("need", "priya", "a React developer")
    netj("offer", "priya", "guidance: pricing")
    netj("ask", "priya", "referral: somebody at the council")
    netj("knows", "priya", "sam", "--as", "friend")


PRIYA = """\
---
name: "Priya Nair"
aliases:
  - "Pri"
tags:
  - "python"
  - "data-science"
org: "Nair & Daughters"
title: "owner"
birthday: "05-17"
email:
  - "priya@x.org"
phone:
  - "+441132000000"
roles:
  - "mentor"
spheres:
  - "[[Spheres/python|python]]"
  - "[[Spheres/data science|data science]]"
communities:
  - "[[Communities/choir|choir]]"
met: "PyCon Leeds"
via: "[[Sam Okafor]]"
band: "active"
depth: 23
last: "2026-11-20"
netj: "ID"
---
# Priya Nair

Looks after two cats.

\\# not a heading

## Open

- [ ] you promised: send the outline, by Fri 27 Nov 2026
- you asked: somebody at the council, since Mon 23 Nov 2026
- thank them: how to price a workshop, since Mon 2 Nov 2026

## Looks for

- a React developer

## Offers

- guidance: pricing

## Knows

- [[Sam Okafor]]: friend

## Encounters

### Sat 21 Nov 2026 · call

Tried, no answer.

### Fri 20 Nov 2026 · [[Communities/choir|choir]]

With [[Sam Okafor]].

caught up at @choir

You gave:

- practical: a book

### Mon 2 Nov 2026 · PyCon Leeds

You got:

- guidance: how to price a workshop
"""


def test_a_note_holds_what_is_known_of_a_person(netj: Netj, tmp_path: Path) -> None:
    """Front matter that Obsidian reads, what is open, whom they know, encounters newest first, both ways apart."""
    filled(netj)

    said = netj("export", "markdown", "notes").out
    found = notes(tmp_path / "notes")

    assert said == "Wrote a note for each person to notes (2 people).\n"
    assert sorted(found) == [
        *("Communities/choir.md", "Priya Nair.md", "Sam Okafor.md"),
        *("Spheres/data science.md", "Spheres/python.md", "Spheres/rust.md"),
    ]
    assert re.sub(r'netj: "[^"]+"', 'netj: "ID"', found["Priya Nair.md"]) == PRIYA


def test_a_group_lists_its_people(netj: Netj, tmp_path: Path) -> None:
    """A sphere and a community have a note that links to everyone in it, the deepest first."""
    filled(netj)

    netj("export", "markdown", "notes")

    rows = notes(tmp_path / "notes")["Communities/choir.md"]
    assert rows == '---\nname: "choir"\n---\n# choir\n\n- [[Priya Nair]]: active\n- [[Sam Okafor]]: active\n'


def test_an_empty_journal_is_an_empty_folder(netj: Netj, tmp_path: Path, journal_path: Path) -> None:
    """Nobody is in it, and no journal is made for looking."""
    netj("export", "markdown", "notes")

    assert [path.name for path in (tmp_path / "notes").iterdir()] == [files.MARKER]
    assert not journal_path.exists()


def test_a_part_links_to_nobody_who_is_left_out(netj: Netj, tmp_path: Path) -> None:
    """Who has no note is named, and --since leaves earlier encounters out."""
    filled(netj)

    netj("export", "markdown", "notes", "--people", "priya", "--since", "2026-11-10")
    found = notes(tmp_path / "notes")["Priya Nair.md"]

    assert 'via: "Sam Okafor"' in found
    assert "With Sam Okafor." in found
    assert "2 Nov 2026\n\nYou got" not in found


def test_every_link_leads_to_a_note(netj: Netj, tmp_path: Path) -> None:
    """Whatever people and groups are called, and with namesakes too."""
    names = (
        *SYSTEMS,
        "Jo Park",
        "jo park",
        "Jó",
        "Jo\u0301",
        "a/b\\c",
        "..",
        "[[x]]|y#z^",
        "…",
        "<b>",
        "x" * 300,
        "İ i",
    )
    for name in names:
        netj("add", name, "--new", f"--sphere={name[:40]}", "--at", f"@{name[:40]} c")
    for name in names[1:4]:
        netj("knows", names[0], name, "--as", "friend")

    netj("export", "markdown", "notes")
    found = notes(tmp_path / "notes")

    assert len([name for name in found if "/" not in name]) == len(names)
    links = {link for text in found.values() for link in re.findall(r"\[\[([^\]|]+)", text)}
    assert links
    assert all(f"{link}.md" in found for link in links)


def test_what_comes_later_does_not_count(netj: Netj, tmp_path: Path) -> None:
    """On an earlier day, a note knows what was so on that day."""
    filled(netj)

    netj("export", "markdown", "notes", on="2026-11-10")

    found = notes(tmp_path / "notes")["Priya Nair.md"]
    assert "20 Nov 2026" not in found
    assert 'last: "2026-11-02"' in found


# --- text is inert -----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_text_does_nothing(words: str) -> None:
    """No text makes a link, a heading, a list, a fence, code or HTML, on a line of its own or after another."""
    assert does(inert(words)) == set()
    assert does("\n".join(paragraphs(f"before\n{words}\nafter\n\n{words}"))) == set()


@given(st.text(st.one_of(st.sampled_from("[]()<>#*_`~=-+|:!&\\^${}% \n\tab1."), st.characters()), max_size=60))
def test_no_text_at_all_does_anything(words: str) -> None:
    """Whatever signs come together."""
    assert does(f"x {inert(words)}") == set()
    assert does("\n".join(paragraphs(words))) == set()


@given(st.text(st.one_of(st.sampled_from("[]()<>#*_`~=-+|:!&\\^${}% ab1."), st.characters(codec="ascii")), max_size=60))
def test_text_is_read_as_it_was_typed(words: str) -> None:
    """The guards are not to be seen where Markdown is shown."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())

    tokens = MarkdownIt("commonmark").parse(f"x {inert(plain)}")

    shown = "".join(c.content for token in tokens for c in token.children or ())
    assert shown == f"x {plain}".strip()


@given(st.text())
def test_a_string_of_the_front_matter_is_the_text(words: str) -> None:
    """Whatever is in it, it ends where it should, in one line, and is read as it was typed."""
    found = quoted(words)

    assert found.isprintable() or any(c in found for c in "\u200c\u200d")
    assert "[[" not in found
    as_typed = re.sub(r"[\ud800-\udfff]", "\ufffd", words)
    assert unquoted(found).replace("[ [", "[[").replace("] (", "](").replace("[ [", "[[") == (
        as_typed.replace("[ [", "[[").replace("] (", "](").replace("[ [", "[[")
    )


@given(st.text())
def test_a_tag_is_one_word_that_obsidian_takes(words: str) -> None:
    """Letters, digits, hyphens, underscores; never digits alone."""
    found = tag(words)

    assert all(c in "-_" or unicodedata.category(c)[0] in "LNM" for c in found)
    assert not found.isdecimal()


def test_hostile_people_make_no_fence_and_no_tag(netj: Netj, tmp_path: Path) -> None:
    """Each field of a contact, each text of an encounter: the front matter holds, and nothing is done."""
    for at, words in enumerate(HOSTILE):
        text = f"{words}\n---\n# x\n[[y]]"
        netj(
            "add", f"P{at} {words}", "--new", f"--org={text}", f"--met={words}", f"--note={text}", f"--sphere=s{words}"
        )
        netj("log", f"P{at}", "-", f"--got=guidance: {words}", typed=text)

    netj("export", "markdown", "notes")

    for name, found in notes(tmp_path / "notes").items():
        head, fence, body = found.removeprefix("---\n").partition("\n---\n")
        assert fence
        assert all(
            re.fullmatch(r'[a-z]+:( "([^"\\]|\\.)*"| \d+)?|  - "([^"\\]|\\.)*"', row) for row in head.split("\n")
        ), name
        assert does(re.sub(r"\[\[[^\[\]\n]+\]\]", "", body)) <= {
            *("heading_open", "heading_close", "bullet_list_open", "bullet_list_close"),
            *("list_item_open", "list_item_close"),
        }
        linked = re.findall(r"(?<!\\)\[(?!\[[^\[\]\n]+\]\])(?! \] you)", re.sub(r"\[\[[^\[\]\n]+\]\]", "", body))
        assert linked == []


# --- names of files ----------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=200), max_size=12))
def test_names_of_files_are_safe_and_differ(given_names: list[str]) -> None:
    """No separator, control, reserved or hidden name, none too long, and no two that any system holds for one."""
    names = Names()

    found = [names.take(name, "0a1b2c3d-aaaa") for name in given_names]

    assert len({unicodedata.normalize("NFKC", one).casefold() for one in found}) == len(found)
    for one in found:
        assert 0 < len(one.encode()) <= 140
        assert not re.search(r'[<>:"/\\|?*#^\[\]%`$;{}\x00-\x1f\x7f]', one)
        assert one == one.strip(" ")
        assert one[0] != "."
        assert one[-1] != "."


@pytest.mark.parametrize("name", [*SYSTEMS, *(f"{name}.txt" for name in SYSTEMS), "nul .x"])
def test_names_that_a_system_keeps_for_itself_are_changed(name: str) -> None:
    """Windows opens no file called NUL.md."""
    assert Names().take(name, "0a1b2c3d")[0] != name[0] or "$" in name


def test_namesakes_get_a_part_of_their_id() -> None:
    """The first keeps the plain name, so that links to it hold."""
    names = Names()

    assert names.take("Jo Park", "0a1b2c3d-1") == "Jo Park"
    assert names.take("JO PARK", "99999999-1") == "JO PARK (99999999)"
    assert names.take("jo park", "99999999-1") == "jo park (99999999 2)"
    assert names.take("///", "0a1b2c3d-1") == "(0a1b2c3d)"
    assert label("Jo [Park]|#^") == "Jo -Park----"


# --- the folder --------------------------------------------------------------------------------------


def test_only_you_can_read_the_notes(netj: Netj, tmp_path: Path) -> None:
    """Folders 0700, notes 0600, whatever the umask."""
    filled(netj)
    os.umask(0)

    netj("export", "markdown", "notes")

    for path in (tmp_path / "notes", *(tmp_path / "notes").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("args", [(), ("-",)])
def test_standard_output_holds_no_folder(netj: Netj, args: tuple[str, ...]) -> None:
    """It says so, and what to type."""
    ran = netj("export", "markdown", *args, exit=2)

    assert ran.out == ""
    assert ran.err.startswith("Markdown is a folder of notes: say where.\n")


def test_a_folder_that_netj_wrote_is_replaced_when_asked(netj: Netj, tmp_path: Path) -> None:
    """Whole: who is gone has no note any more. What Obsidian set there stays; without --force nothing happens."""
    filled(netj)
    netj("export", "markdown", "notes")
    settings = tmp_path / "notes" / ".obsidian" / "app.json"
    settings.parent.mkdir()
    settings.write_text("{}")
    netj("remove", "sam", "--yes")

    assert "--force" in netj("export", "markdown", "notes", exit=3).err
    assert (tmp_path / "notes" / "Sam Okafor.md").exists()
    netj("export", "markdown", "notes", "--force")

    assert not (tmp_path / "notes" / "Sam Okafor.md").exists()
    assert (tmp_path / "notes" / "Priya Nair.md").exists()
    assert settings.read_text() == "{}"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith((".new", ".old"))] == []


def test_what_netj_did_not_write_is_never_replaced(netj: Netj, tmp_path: Path) -> None:
    """A folder of something else, a note of the person's own, a file, a link: each is left as it is."""
    netj("add", "Sam Okafor")
    netj("export", "markdown", "notes")
    (tmp_path / "notes" / "my own.md").write_text("mine")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.md").write_text("years")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "other")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / files.MARKER).mkdir()
    (tmp_path / "claims" / "x").write_text("x")

    for name in ("notes", "other", "file", "link", "claims"):
        ran = netj("export", "markdown", name, "--force", exit=3)
        assert ran.err.startswith(f"{name} was left as it is: "), ran.err

    assert "my own.md" in netj("export", "markdown", "notes", "--force", exit=3).err
    assert (tmp_path / "notes" / "my own.md").read_text() == "mine"
    assert (tmp_path / "other" / "thesis.md").read_text() == "years"
    assert (tmp_path / "link").is_symlink()


def test_a_failing_export_leaves_nothing(netj: Netj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole or not at all: what stood there stands there, and nothing lies beside it."""
    filled(netj)
    netj("export", "markdown", "notes")
    before = notes(tmp_path / "notes")

    def fails(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("finish", "file"):
        with monkeypatch.context() as patch:
            patch.setattr(files.Folder, step, fails)
            assert "no space left" in netj("export", "markdown", "notes", "--force", exit=3).err
            assert "no space left" in netj("export", "markdown", "more", exit=3).err

    assert notes(tmp_path / "notes") == before
    assert {path.name for path in tmp_path.iterdir()} == {"home", "journal.db", "notes", "tmp"}


def test_a_folder_nowhere_is_refused(netj: Netj) -> None:
    """One sentence; nothing is made on the way."""
    assert "cannot be written" in netj("export", "markdown", "no/such/place", exit=3).err


def test_a_folder_that_cannot_take_its_name_gives_it_back(
    netj: Netj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the last of the renamings fails, the notes of before stand where they stood."""
    filled(netj)
    netj("export", "markdown", "notes")
    before = notes(tmp_path / "notes")
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    assert "permission denied" in netj("export", "markdown", "notes", "--force", exit=3).err

    assert notes(tmp_path / "notes") == before
    assert {path.name for path in tmp_path.iterdir()} == {"home", "journal.db", "notes", "tmp"}
