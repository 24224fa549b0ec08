"""Nobody else: whatever the umask, folders are yours alone, files are too, and no command ever calls anybody."""

import os
import random
import stat
import sys
from pathlib import Path

from trust.acts import ACTS, ready
from trust.ground import Field, House, Ran, Score, live

UMASKS = (0o000, 0o022, 0o077)
#: A line for every command that does not need another one first; those with words of their own stand here.
LINES: dict[str, tuple[tuple[str, ...], ...]] = {
    "add": (("add", "Jo Park", "--met", "PyCon Leeds"),),
    "log": (("log", "jo", "a walk"),),
    "gave": (("gave", "jo", "a book"),),
    "got": (("got", "jo", "guidance: a tip"),),
    "tried": (("tried", "jo"),),
    "snooze": (("snooze", "jo", "1w"),),
    "show": (("show", "jo"),),
    "why": (("why", "jo"),),
    "find": (("find", "walk"),),
    "near": (("near", "Leeds"),),
    "edit": (("edit", "jo", "--org", "Firm"),),
    "pace": (("pace", "jo", "3w"),),
    "pin": (("pin", "jo"),),
    "archive": (("archive", "jo"),),
    "revive": (("revive", "jo"),),
    "merge": (("merge", "Sam Okafor", "Samuel Okafor", "--yes"),),
    "remove": (("remove", "jo", "--yes"),),
    "promise": (("promise", "priya", "the slides"),),
    "ask": (("ask", "priya", "a word"),),
    "thank": (("thank", "priya"),),
    "intro": (("intro", "priya", "Sam Okafor"),),
    "done": (("done", "the slides"),),
    "community": (("community", "list"), ("community", "join", "@Choir")),
    "knows": (("knows", "priya", "Sam Okafor"),),
    "need": (("need", "priya", "a flat"),),
    "offer": (("offer", "priya", "a sofa"),),
    "plan": (("plan", "list"), ("plan", "add", "two mentors")),
    "visible": (("visible", "a talk"),),
    "vanity": (("vanity", "followers", "100"),),
    "import": (("import", "people.csv", "--yes"), ("import", "people.vcf", "--yes"), ("import", "--list")),
    "export": (*tuple(("export", form, "-") for form in ("json", "csv", "vcard", "ics")), ("export", "markdown", "md")),
    "backup": (("backup", "copy.db"), ("backup",), ("backup", "--list")),
    "restore": (("restore", "--dry-run"),),
    "config": (("config",), ("config", "due.limit", "7")),
    "twins": (("twins",),),
    "demo": (("demo",),),
}


def network(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Run every command with sockets forbidden, and look for anything that was tried."""
    house = _with_files(field.lived_in())
    log = house.folder / "calls"
    lines = every_line()
    for args in lines:
        ran = house.netj(*args, network=str(log))
        _silent(score, ran, log, f"netj {' '.join(args)}")
    _guard(house)
    some = lines if scale >= 1 else rng.sample(lines, 4)
    for args in some:  # in processes of their own too, where importing may call as well
        ran = house.program(
            *args, env={"PYTHONPATH": f"{house.folder / 'guard'}{os.pathsep}{os.pathsep.join(sys.path)}"}
        )
        _silent(score, ran, log, f"netj {' '.join(args)}, from its first import on")
    probe = house.netj("list", env={"NETJ_JOURNAL": "http://127.0.0.1:9/journal.db"}, network=str(log))
    _silent(score, probe, log, "a journal whose name is an address")


def every_line() -> list[tuple[str, ...]]:
    """Return a line or more for every command of the table."""
    from netjournal.cli.group import BY_NAME

    return [(), ("--help",), *(line for name in BY_NAME for line in LINES.get(name, ((name,),)))]


def _silent(score: Score, ran: Ran, log: Path, case: str) -> None:
    called = log.read_text(encoding="utf-8") if log.exists() else ""
    score.check(ran.is_clean and not called, f"{case} calls nobody", f"{called} {ran}")
    log.unlink(missing_ok=True)


def _with_files(house: House) -> House:
    (house.files / "people.csv").write_text("name,email\nAda King,ada@example.org\n", encoding="utf-8")
    photo = "PHOTO;VALUE=uri:http://example.org/ada.jpg\nURL:http://example.org\n"
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Byron\nN:Byron;Ada;;;\n{photo}END:VCARD\n"
    (house.files / "people.vcf").write_text(card, encoding="utf-8")
    return house


def _guard(house: House) -> None:
    """Make Python forbid sockets before anything else is imported."""
    guard = house.folder / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def watch(event, facts):\n"
        "    if event.startswith(('socket.', 'http.', 'urllib.', 'smtplib.', 'ftplib.', 'imaplib.')):\n"
        f"        with open({str(house.folder / 'calls')!r}, 'a') as log: log.write(event + chr(10))\n"
        "        raise PermissionError(event)\n"
        "sys.addaudithook(watch)\n",
        encoding="utf-8",
    )


def nobody(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Make every kind of file under every umask, and look at the rights of all that is there."""
    for umask in UMASKS:
        house = field.house()
        (house.folder / "data").rmdir()
        house.folder.chmod(0o700)
        _make_everything(house, umask)
        _look(score, house, f"umask {umask:03o}")
        house.leave()
    _after_death(field, score, rng, max(3, round(100 * scale)))
    _links(field, score)


def _make_everything(house: House, umask: int) -> None:
    """Let the program make each kind of file that it makes."""
    editor = house.files / "looks-at-rights"
    editor.write_text('#!/bin/sh\nstat -c "%a %n" "$1" >> "$HOME/seen"\n', encoding="utf-8")
    editor.chmod(0o755)
    house.must("add", "Sam Okafor", "--met", "PyCon", umask=umask)
    for args, how in (
        (("list",), {"columns": 80}),  # remembers the numbers of its rows
        (("edit", "last"), {"columns": 80, "env": {"EDITOR": str(editor)}}),
        (("edit", "sam"), {"columns": 80, "env": {"EDITOR": str(editor)}}),
        (("config", "due.limit", "7"), {}),
        (("backup",), {}),
        (("backup", "copy.db"), {}),
        (("export", "json", "all.json"), {}),
        (("export", "csv", "all.csv"), {}),
        (("export", "vcard", "all.vcf"), {}),
        (("export", "ics", "all.ics"), {}),
        (("export", "markdown", "notes"), {}),
        (("import", "all.csv", "--yes"), {}),
        (("doctor", "--mend"), {}),
        (("restore", "--yes"), {}),
        (("demo", "--keep", "demo"), {}),
    ):
        house.netj(*args, umask=umask, **how)


def _look(score: Score, house: House, when: str) -> None:
    """Find everything that others could read."""
    ours = ("looks-at-rights", "guard", "calls", "seen", "in.csv")
    for path in sorted(house.folder.rglob("*")):
        if path.name in ours or path.is_symlink() or path in (house.files, house.folder / "home", house.folder / "tmp"):
            continue
        rights = stat.S_IMODE(path.stat().st_mode)
        most = 0o700 if path.is_dir() else 0o600
        score.check(rights & ~most == 0, f"{when}: {path.relative_to(house.folder)}", f"{rights:o}")
    for line in _seen(house):
        score.check(line.startswith("600 "), f"{when}: what the editor is given", line)


def _seen(house: House) -> list[str]:
    seen = house.folder / "home" / "seen"
    return seen.read_text(encoding="utf-8").splitlines() if seen.exists() else []


def _after_death(field: Field, score: Score, rng: random.Random, many: int) -> None:
    """Look at what a killed run leaves behind."""
    if not field.server.can_fail:
        score.skipped.append("what a killed run leaves behind (no C compiler)")
        return
    for act in rng.sample([act for act in ACTS if act.name in {"first add", "import", "backup", "export", "add"}], 3):
        for _n in range(many // 3):
            house = ready(field, act)
            for path in house.folder.rglob("*"):
                path.chmod(0o700 if path.is_dir() else 0o600)
            fault = ("kill", rng.randint(1, 60), False, str(house.folder))
            house.netj(*act.args, umask=0, fault=fault)
            _look(score, house, f"{act.name} killed under umask 000")
            house.leave()


def _links(field: Field, score: Score) -> None:
    """Put links where files are about to be written: nothing is written through them."""
    house = field.model("alive", live)
    open_to_all = house.folder / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o1777)
    victim = house.folder / "victim"
    victim.write_text("mine", encoding="utf-8")
    for name, args in (
        ("journal", ("add", "Jo", "--unmet")),
        ("export", ("export", "json", str(open_to_all / "link"))),
        ("export by force", ("export", "json", str(open_to_all / "link"), "--force")),
        ("backup", ("backup", str(open_to_all / "link"))),
    ):
        link = open_to_all / "link"
        link.unlink(missing_ok=True)
        link.symlink_to(victim)
        env = {"NETJ_JOURNAL": str(link)} if name == "journal" else {}
        ran = house.netj(*args, env=env)
        is_same = victim.read_text(encoding="utf-8") == "mine"
        score.check(is_same and ran.code not in (0, 1), f"{name} through a link in a folder open to all", ran)
