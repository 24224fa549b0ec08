"""Odd surroundings: no home, odd terminals, closed streams, clocks that lie: no traceback, no loss."""

# ruff: noqa: E501  a line of the table is one line

import random
import signal

from trust.ground import Field, Ran, Score
from trust.texts import widest

#: What the environment may hold, each tried with a reading and a writing command; None takes a variable away.
LOCALES: dict[str, dict[str, str | None]] = {
    "LC_ALL=C": {"LC_ALL": "C", "LANG": "C"},
    "C without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no locale": {"LC_ALL": None, "LANG": None},
    "a locale that is not there": {"LC_ALL": "xx_YY.ISO-8859-1"},
    "Latin-1 streams": {"PYTHONIOENCODING": "latin-1"},
    "ASCII streams": {"PYTHONIOENCODING": "ascii"},
}
TERMINALS: dict[str, dict[str, str | None]] = {
    "TERM=dumb": {"TERM": "dumb"},
    "no TERM": {"TERM": None},
    "TERM that is none": {"TERM": "../../x"},
    "NO_COLOR": {"NO_COLOR": "1"},
    "FORCE_COLOR": {"FORCE_COLOR": "1"},
    **{f"COLUMNS={width}": {"COLUMNS": width} for width in ("0", "1", "-5", "abc", "20", "99999")},
    "LINES=1": {"LINES": "1"},
    "no PATH": {"PATH": "/nonexistent"},
    "broken settings": {"NETJ_CONFIG": "/dev/null/x"},
}
PLACES: dict[str, dict[str, str | None]] = {
    "no HOME": {
        "HOME": None,
        "NETJ_JOURNAL": None,
        "NETJ_CONFIG": None,
        "XDG_DATA_HOME": None,
        "XDG_CONFIG_HOME": None,
    },
    "HOME that is not there": {"HOME": "/nonexistent/home", "NETJ_CONFIG": None, "XDG_CONFIG_HOME": None},
    "HOME that is a file": {"HOME": "/dev/null", "NETJ_CONFIG": None, "XDG_CONFIG_HOME": None},
    "no TMPDIR": {"TMPDIR": "/nonexistent/tmp"},
    "a relative journal": {"NETJ_JOURNAL": "here.db"},
    "a journal in a folder that is not there": {"NETJ_JOURNAL": "deep/er/journal.db"},
    "a journal that is a folder": {"NETJ_JOURNAL": "."},
    "a journal with no name": {"NETJ_JOURNAL": ""},
    "a journal below a file": {"NETJ_JOURNAL": "/dev/null/journal.db"},
}
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "Europe/Paris", ":bad", "", "Etc/GMT+99")
#: Days on which a person may sit down, the first and the last that there are among them.
DAYS = (
    *("0001-01-01", "0001-01-31", "0004-02-29", "1582-10-10", "1899-12-31", "1970-01-01", "1999-12-31", "2000-02-29"),
    *("2024-02-29", "2025-02-28", "2038-01-19", "2100-02-28", "9998-12-31", "9999-01-01", "9999-12-30", "9999-12-31"),
)
#: Commands that do arithmetic with today.
BY_DAY = (
    ("add", "Born Today", "--met", "PyCon", "--birthday", "2000-02-29", "--got", "guidance: x"),
    ("log", "born", "tea", "--gave", "referral: y", "--owe", "z"),
    ("promise", "born", "a book"), ("ask", "born", "a word"), ("thank", "born"), ("need", "born", "a flat"),
    ("snooze", "born", "1w"), ("pace", "born", "3w"), ("due",), ("due", "--all"), (), ("due", "--lapsed"),
    ("due", "--spread"), ("report",), ("rank",), ("show", "born"), ("why", "born"), ("open",), ("list",), ("shape",),
    ("plan", "add", "two talks", "--target", "2"), ("plan", "list"), ("well",), ("ghosts",), ("bridges",), ("vanity", "followers", "5"),
    ("visible", "a talk"), ("community", "join", "@Choir", "--renewal", "1y"), ("community", "list"), ("history",),
    ("snooze", "born", "99y"), ("promise", "born", "later", "--by", "in 8000 years"), ("export", "ics", "-"),
    ("twins",), ("doctor",), ("undo",), ("redo",),
)  # fmt: skip
#: Commands at whose question Ctrl-C is pressed.
ASKING = (
    ("add",),
    ("remove", "priya"),
    ("import", "in.csv"),
    ("merge", "Sam Okafor", "Samuel Okafor"),
    ("log", "priya"),
)


def surroundings(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Run `netj` in every odd place."""
    _environments(field, score, rng, scale)
    _days(field, score, rng, scale)
    _streams(field, score, rng, scale)
    _keys(field, score)
    _signals(field, score, rng, max(2, round(30 * scale)))


def _well(score: Score, ran: Ran, case: str, *codes: int) -> None:
    score.check(ran.is_clean and (not codes or ran.code in codes), case, ran)


def _environments(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    house = field.lived_in()
    few = 1.0 if scale >= 1 else 0.34
    for label, env in LOCALES.items() if few == 1 else rng.sample(list(LOCALES.items()), 2):
        for args in (("list",), ("report",), ("log", "priya", f"{label} é漢")):
            _well(score, house.program(*args, env=env), f"{label}: {args[0]}", 0)
        notes = {meeting["note"] for meeting in house.facts()["encounters"]}
        score.check(f"{label} é漢" in notes, f"{label}: what was typed is stored as UTF-8", notes)
    for label, env in TERMINALS.items():
        for how in ({}, {"columns": 80}):
            for args in (("due",), ("report",), ("log", "priya", label)):
                _well(score, house.netj(*args, env=env, **how), f"{label} {how}: {args[0]}", 0)
    for command in ("due", "report", "list", "rank", "show"):
        ran = house.netj(command, *(["priya"] * (command == "show")), columns=20)
        score.check(widest(ran.out) <= 20 and ran.code == 0, f"{command} on 20 columns", f"{widest(ran.out)} {ran}")
    for label, env in PLACES.items():
        other = field.house()
        for args in (("due",), ("add", "Jo Park", "--unmet"), ("list",), ("config",), ("doctor",)):
            _well(score, other.netj(*args, env=env), f"{label}: {args[0]}")
        other.leave()
    for zone in ZONES:
        env = {"TZ": zone, "NETJ_TODAY": None}
        for args in (("log", "priya", f"in {zone}"), ("due",), ("undo",)):
            _well(score, house.netj(*args, env=env), f"TZ={zone}: {args[0]}", 0)
    _well(score, house.is_sound(), "sound after odd surroundings", 0)


def _days(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Sit down on the first day, the last day, and leap days; and go back a year."""
    days = DAYS if scale >= 1 else ("0001-01-01", "9999-12-31", *rng.sample(DAYS, 2))
    for day in days:
        house = field.house()
        for args in BY_DAY:
            _well(
                score, house.netj(*args, env={"NETJ_TODAY": day}), f"today is {day}: {' '.join(args)[:40]}", 0, 2, 3, 4
            )
        _well(score, house.is_sound(), f"sound on {day}", 0)
        house.leave()
    house = field.lived_in()
    for day in ("2027-11-23", "2025-11-23", "2026-11-23"):  # a clock set forward, then back by two years
        env = {"NETJ_TODAY": day}
        _well(score, house.netj("log", "priya", f"on {day}", env=env), f"a clock that jumps to {day}", 0)
        for args in (("due",), ("report",), ("rank",), ("show", "priya"), ("open",), ("doctor",)):
            _well(score, house.netj(*args, env=env), f"a clock that jumps to {day}: {args[0]}", 0)
    notes = {meeting["note"] for meeting in house.facts()["encounters"]}
    score.check({"on 2027-11-23", "on 2025-11-23"} <= notes, "entries of every clock are there", notes)
    for day in ("2026-02-28", "2026-03-01", "2028-02-29", "2027-02-27"):
        ran = house.netj("due", "--all", "--json", env={"NETJ_TODAY": day})
        _well(score, ran, f"a birthday on 29 February, seen on {day}", 0)


def _streams(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Close the streams, and read only the first line."""
    house = field.lived_in()
    tails = ("| head -1", "| head -c 1", "| true", ">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-", "> /dev/full")
    lines = (("list",), ("log", "priya", "a closed stream"), ("nonsense",), ("export", "json"))
    pairs = [(tail, args) for tail in tails for args in lines]
    for tail, args in pairs if scale >= 1 else rng.sample(pairs, max(6, round(len(pairs) * scale))):
        ran = house.program(*args, shell=tail)
        said = ran.out + ran.err
        bad = [words for words in ("Traceback", "Exception ignored", "BrokenPipe", "lost sys.stderr") if words in said]
        score.check(not bad, f"{args[0]} {tail}", ran)
    _well(score, house.is_sound(), "sound after closed streams", 0)
    full = house.program("log", "priya", "a full screen", shell="> /dev/full")
    score.check(full.code in (0, 1) and "Traceback" not in full.err, "an answer that cannot be written out", full)
    listed = house.program("list", shell="> /dev/full")
    score.check(listed.code == 1 and listed.err.strip(), "a list that cannot be written out says so", listed)


def _keys(field: Field, score: Score) -> None:
    """Press Ctrl-C and Ctrl-D at every question: nothing is written, and the exit code says so."""
    house = field.lived_in()
    (house.files / "in.csv").write_text("name\nAda King\n", encoding="utf-8")
    before = house.facts()
    for key, label in (("\x03", "Ctrl-C"), ("\x04", "Ctrl-D")):
        for args in ASKING:
            ran = house.netj(*args, columns=80, keys=[key], patience=20)
            _well(score, ran, f"{label} at the question of {args[0]}", 130, 1)
            score.check(house.facts() == before, f"{label} at the question of {args[0]} writes nothing", ran)
    for args in ASKING:
        ran = house.netj(*args, patience=20)
        score.check(ran.is_clean and ran.code != 124, f"{args[0]} off a terminal waits for nobody", ran)


def _signals(field: Field, score: Score, rng: random.Random, many: int) -> None:
    """Interrupt and end runs at any moment."""
    house = field.lived_in()
    for n in range(many):
        which = rng.choice((signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        ran = house.netj("add", f"Signal {n}", "--unmet", after=rng.uniform(0.001, 0.03), signal=int(which))
        is_there = f"Signal {n}" in house.names()
        is_well = "Traceback" not in ran.err and ran.code in (0, 130, -which)
        score.check(is_well and (is_there or ran.code), f"signal {which.name} at an add", ran)
    _well(score, house.is_sound(), "sound after signals", 0)
