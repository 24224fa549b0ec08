"""Hostile text, wherever text comes in, through every command that prints: inert, straight, and kept as given."""

import json
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from trust.ground import Field, House, Ran, Score
from trust.texts import ALL, PLAIN, TRICKS, WIDE, dangers, widest

WIDTHS = (20, 80, 120)
#: Screens of the whole journal, and screens of one person.
SCREENS: tuple[tuple[str, ...], ...] = (
    (), ("list", "--all"), ("due", "--all"), ("report",), ("rank", "--all"), ("open",), ("history", "--all"),
    ("ghosts",), ("bridges",), ("well",), ("shape",), ("needs",), ("plan", "list"), ("community", "list"), ("visible",),
    ("vanity",), ("doctor",), ("near", "Leeds"), ("twins",), ("import", "--list"), ("config",), ("find", "a"),
)  # fmt: skip
ABOUT: tuple[tuple[str, ...], ...] = (("show",), ("why",), ("find",))
#: Bytes that are no text, as an argument may be.
NO_TEXT = "caf\udce9"


def hostile(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Write hostile text everywhere, and look at every screen."""
    house = field.house()
    _through_arguments(house, score, rng, scale)
    _through_import(field, score)
    _everywhere(house)
    _screens(house, score, rng, scale)
    _about_each(house, score, rng, scale)
    _through_the_database(house, score)
    _through_surroundings(field, score, rng, scale)
    _very_long(field, score)


def _some(rng: random.Random, scale: float, texts: dict[str, str] = ALL) -> list[tuple[str, str]]:
    """Return all texts in the long form, and some of each sort in a short one."""
    if scale >= 1:
        return list(texts.items())
    few = max(4, round(len(texts) * scale))
    parts = [list(sort.items()) for sort in (TRICKS, PLAIN, WIDE)] if texts is ALL else [list(texts.items())]
    return [pair for part in parts for pair in rng.sample(part, min(len(part), few))]


def _inert(score: Score, ran: Ran, case: str, *, on_terminal: bool = False) -> None:
    seen = dangers(ran.out + "\n" + ran.err, painted=on_terminal)
    score.check(ran.is_clean and not seen, case, f"{seen} {ran}")


# --- the ways in ----------------------------------------------------------------------------------------


def _through_arguments(house: House, score: Score, rng: random.Random, scale: float) -> None:
    """Say each text as a name and as a note, and find it again to the letter."""
    house.must("add", "Plain Person", "--unmet")
    for label, text in ALL.items():
        added = house.netj("add", "--unmet", "--", text)
        _inert(score, added, f"add: {label}")
        logged = house.netj("log", "--", "Plain Person", text)
        _inert(score, logged, f"log: {label}")
    facts = house.facts() or {"contacts": [], "encounters": []}
    names = {contact["name"] for contact in facts["contacts"]}
    notes = {encounter["note"] for encounter in facts["encounters"]}
    for label, text in ALL.items():
        score.check(text.strip() in names, f"a name is kept as given: {label}", names)
        score.check(text.strip() in notes, f"a note is kept as given: {label}")
    for args in (("add", NO_TEXT), ("log", "Plain Person", NO_TEXT), ("show", NO_TEXT), ("import", NO_TEXT)):
        ran = house.program(*args)
        _inert(score, ran, f"{args[0]}: bytes that are no text")
        score.check(ran.code == 3, f"{args[0]}: bytes that are no text are refused", ran)


def _everywhere(house: House) -> None:
    """Put hostile text into every other place that holds text."""
    bad = "a\x1b]0;x\x07 [/x] \u202eb\x9b2J"
    for n, args in enumerate(
        (
            ("edit", "Plain Person", "--org", bad, "--title", bad, "--location", f"Leeds {bad}"),
            ("edit", "Plain Person", "--email", "x\x1b[2J@y.org", "--phone", "+1\x1b[2J", "--note", bad),
            ("log", "Plain Person", "x", "--got", f"guidance: {bad}", "--gave", bad, "--owe", bad, "--at", bad),
            ("promise", "Plain Person", bad, "--by", "2026-12-01"),
            ("ask", "Plain Person", f"referral: {bad}"),
            ("need", "Plain Person", bad),
            ("offer", "Plain Person", bad),
            ("community", "join", f"@{bad}", "--role", bad),
            ("plan", "add", bad, "--tick", "3"),
            ("plan", "add", bad),
            ("visible", bad, "--kind", "talk"),
            ("vanity", bad, "100"),
            ("intro", "Plain Person", "Ann [bold]B[/bold]", "--what", bad),
            ("add", f"Friend {bad}", "--met", bad, "--sphere", bad, "--via", "Plain Person", "--role", bad),
        )
    ):
        ran = house.netj(*args)
        if ran.code not in (0, 2, 3, 4, 5):
            raise RuntimeError(f"hostile text {n}: {ran}")


def _through_import(field: Field, score: Score) -> None:
    """Bring each text in by CSV and by JSON, and out again by both."""
    house = field.house()
    rows = "".join(f'"{text.replace(chr(34), chr(34) * 2)}"\n' for text in ALL.values())
    (house.files / "people.csv").write_bytes(f"name\n{rows}".encode())
    for args in (("import", "people.csv", "--dry-run"), ("import", "people.csv", "--yes")):
        _inert(score, house.netj(*args), f"{args[0]} {args[-1]}: hostile names")
    names = {contact["name"] for contact in (house.facts() or {"contacts": []})["contacts"]}
    for label, text in ALL.items():
        score.check(text.strip() in names, f"imported as given: {label}")
    for form, name in (("json", "all.json"), ("csv", "all.csv")):
        house.must("export", form, name)
        other = field.house()
        (other.files / name).write_bytes((house.files / name).read_bytes())
        ran = other.netj("import", name, "--yes")
        score.check(ran.code == 0 and other.names() == names, f"a round trip by {form} keeps every name", ran)
        _inert(score, house.netj("export", form, columns=80), f"export {form} on a terminal", on_terminal=True)
    _spreadsheet(house, score)


def _spreadsheet(house: House, score: Score) -> None:
    """Look at every cell as a spreadsheet would."""
    import csv

    with (house.files / "all.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            run = [cell for cell in row if cell[:1] in set("=+-@\t\r")]
            score.check(not run, "no cell of an export is run by a spreadsheet", run)


def _through_the_database(house: House, score: Score) -> None:
    """Write hostile text past the program, where no check of its own can have seen it."""
    with closing(sqlite3.connect(house.journal)) as connection:
        connection.execute("UPDATE contact SET org = ?, location = ?", ("o\x1b[2J\x00g", "Leeds\x9b1m\u202e"))
        connection.execute("UPDATE encounter SET note = CAST(x'61ff1b5b324a62' AS TEXT) WHERE id % 3 = 0")
        connection.commit()
    for args in (*SCREENS, ("show", "Plain Person"), ("export", "csv", "-")):
        ran = house.netj(*args)
        if args[:1] == ("export",):
            score.check(ran.is_clean, "export of what was written past the program", ran)
        else:
            _inert(score, ran, f"{' '.join(args) or 'netj'}: text written past the program")


def _through_surroundings(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Put each text into the environment and into names of files."""
    house = field.lived_in()
    names = ("NETJ_TODAY", "NETJ_LANG", "TERM", "COLUMNS", "EDITOR", "PAGER", "TZ", "LANG", "NO_COLOR")
    for label, text in _some(rng, scale):
        for name in rng.sample(names, len(names) if scale >= 1 else 2):
            ran = house.netj("edit" if name == "EDITOR" else "due", *(("last",) if name == "EDITOR" else ()),
                             env={name: text}, columns=80)  # fmt: skip
            _inert(score, ran, f"{name}: {label}", on_terminal=True)
        if "/" in text or len(os.fsencode(text)) > 200:
            continue
        for args in (("import", text, "--yes"), ("export", "json", text), ("backup", text)):
            ran = house.netj(*args)
            _inert(score, ran, f"{args[0]}, a file called: {label}")
        score.check(not (house.files / "pwned").exists(), f"no name reaches a shell: {label}")
        for env in ({"NETJ_JOURNAL": str(house.files / text)}, {"NETJ_CONFIG": str(house.files / text)}):
            for command in ("due", "doctor", "config"):
                _inert(score, house.netj(command, env=env), f"{command}, {next(iter(env))}: {label}")


def _very_long(field: Field, score: Score) -> None:
    """Give a name and a note of a million letters by standard input and by import: refused, or kept and shown cut."""
    house = field.lived_in()
    long = "n" * 1_000_001
    (house.files / "long.csv").write_text(f"name,note\n{long},x\nSome One,{long}\n", encoding="utf-8")
    for ran in (
        house.netj("import", "long.csv", "--yes"),
        house.netj("log", "priya", "-", typed=long),
        house.netj("add", "-", "--unmet", typed=long),
        house.netj("list", "--all", columns=80),
    ):
        score.check(ran.is_clean and len(ran.out) < 100_000, "a million letters", str(ran)[:300])


# --- the ways out ---------------------------------------------------------------------------------------


def _screens(house: House, score: Score, rng: random.Random, scale: float) -> None:
    """Look at every screen in a pipe, as JSON, and on terminals of three widths."""
    for args in SCREENS:
        name = " ".join(args) or "netj"
        piped = house.netj(*args)
        if piped.code == 2 and "No such command" in piped.err:
            score.skipped.append(f"{name} (not in this program)")
            continue
        _inert(score, piped, f"{name} in a pipe")
        _inert_json(house, score, args)
        for columns in WIDTHS if scale >= 1 else rng.sample(WIDTHS, 1):
            ran = house.netj(*args, columns=columns, keys=["q"] if args == ("twins",) else [], patience=20)
            _inert(score, ran, f"{name} at {columns} columns", on_terminal=True)
            score.check(widest(ran.out) <= columns, f"{name} fits {columns} columns", f"{widest(ran.out)} cells: {ran}")
    flat = "".join(house.netj("list", "--all").out.split())
    for label, text in PLAIN.items():
        score.check("".join(text.split()) in flat, f"list shows to the letter: {label}")


def _inert_json(house: House, score: Score, args: tuple[str, ...]) -> None:
    ran = house.netj(*args, "--json")
    if ran.code == 2:
        return  # a screen without data, such as one that only lists its options
    try:
        json.loads(ran.out if ran.code in (0, 6) else ran.err)
        is_json = True
    except ValueError:
        is_json = False
    score.check(is_json, f"{' '.join(args) or 'netj'} --json is JSON", ran)
    _inert(score, ran, f"{' '.join(args) or 'netj'} --json")


def _about_each(house: House, score: Score, rng: random.Random, scale: float) -> None:
    """Look at each person by their hostile name."""
    for label, text in _some(rng, scale):
        for args in ABOUT:
            for how in _ways(rng, scale):
                ran = house.netj(*args, "--", text, **how)
                on_terminal = "columns" in how
                _inert(score, ran, f"{args[0]}: {label} {how}", on_terminal=on_terminal)
                score.check(ran.code != 4 or args[0] == "find", f"{args[0]} finds: {label}", ran)
                if on_terminal:
                    score.check(widest(ran.out) <= how["columns"], f"{args[0]} fits {how}: {label}", ran)


def _ways(rng: random.Random, scale: float) -> Iterator[dict[str, int]]:
    """Return in a pipe, and on terminals: all of them in the long form, one by chance in a short one."""
    every = [{}, *({"columns": columns} for columns in WIDTHS)]
    yield from every if scale >= 1 else rng.sample(every, 1)
