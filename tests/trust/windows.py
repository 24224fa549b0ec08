"""Two windows, and twelve: no entry is lost, nobody sees an error, and undo in one is safe beside the other."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable

from trust.ground import Field, House, Ran, Score

WRITERS, READERS = 8, 4
#: Seconds of the long form.
A_MINUTE = 60.0


def windows(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Write and read from many windows at once."""
    _many(field, score, max(2.0, A_MINUTE * scale))
    _first_runs(field, score, max(1, round(20 * scale)))
    _undo_beside(field, score, rng, max(2, round(100 * scale)))
    _editor_left_open(field, score)
    _patience(field, score)


def together(*works: Callable[[], None]) -> None:
    """Do several things at the same time."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _many(field: Field, score: Score, seconds: float) -> None:
    house = field.lived_in()
    end = time.monotonic() + seconds
    written: list[Ran] = []
    read: list[Ran] = []

    def writer(number: int) -> Callable[[], None]:
        def write() -> None:
            count = 0
            while time.monotonic() < end:
                count += 1
                written.append(house.netj("log", "priya", f"entry {number}-{count} of a window", patience=90))

        return write

    def reader(command: str) -> Callable[[], None]:
        def look() -> None:
            while time.monotonic() < end:
                read.append(house.netj(command, "--json", patience=90))

        return look

    together(
        *(writer(n) for n in range(WRITERS)), *(reader(name) for name in ("due", "rank", "report", "list")[:READERS])
    )
    notes = Counter(encounter["note"] for encounter in (house.facts() or {}).get("encounters", ()))
    for ran in written:
        note = ran.args[2]
        if ran.code == 0:
            score.check(notes[note] == 1, f"acknowledged entry {note}", f"{notes[note]} times in the journal")
        else:
            is_busy = ran.code == 7 and "another program is writing" in ran.err
            score.check(is_busy and not notes[note], "a writer is refused as busy, or not at all", ran)
    for ran in read:
        score.check(ran.code == 0, "a reader sees a whole journal", ran)
    score.check(house.is_sound().code == 0, "sound after many windows", house.is_sound())
    slowest = max(ran.seconds for ran in written)
    busy = sum(ran.code == 7 for ran in written)
    score.notes.append(
        f"{WRITERS} writers and {READERS} readers for {seconds:.0f} s: {len(written)} entries, {len(read)} readings,"
        f" {busy} refused as busy, the slowest entry took {slowest:.2f} s"
    )


def _first_runs(field: Field, score: Score, many: int) -> None:
    """Let several windows make the first journal at once."""
    for _n in range(many):
        house = field.house()
        ran: list[Ran] = []
        together(*(_adding(house, ran, n) for n in range(6)))
        is_all = house.names() == {f"First {n}" for n in range(6)}
        score.check(is_all and not any(one.code for one in ran), "six windows make the first journal", ran)
        score.check(not house.leftovers(), "nothing is left beside it", house.leftovers())
        house.leave()


def _adding(house: House, ran: list[Ran], number: int) -> Callable[[], None]:
    return lambda: ran.append(house.netj("add", f"First {number}", "--unmet"))


def _undo_beside(field: Field, score: Score, rng: random.Random, many: int) -> None:
    """Undo in one window what another wrote, while a third writes."""
    house = field.lived_in()
    ran: list[Ran] = []
    for n in range(many):
        works = [lambda n=n: ran.append(house.netj("add", f"Window {n}", "--unmet", "--json"))]
        works += [lambda: ran.append(house.netj(rng.choice(("undo", "redo"))))] * rng.randint(1, 2)
        rng.shuffle(works)
        together(*works)
        if n % 10 == 0 or n == many - 1:
            sound = house.is_sound()
            score.check(sound.code == 0, "sound while one window undoes what another wrote", sound)
    for one in ran:
        score.check(one.is_clean and one.code in (0, 4, 6, 7), "an undo beside a writer ends in words", one)
    while house.netj("undo").code == 0:
        pass
    score.check(not house.names(), "all that every window wrote can be taken back", house.names())
    score.check(house.is_sound().code == 0, "sound when all is taken back")


def _editor_left_open(field: Field, score: Score) -> None:
    """Leave an editor open: nothing waits for it, and it overwrites nothing that came meanwhile."""
    house = field.lived_in()
    editor = house.files / "slow-editor"
    editor.write_text('#!/bin/sh\nsleep 1.2\nsed -i "s/walk/long walk/; s/tea/mint tea/" "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    house.must("log", "priya", "a walk")
    edited: list[Ran] = []
    start = time.monotonic()
    thread = threading.Thread(
        target=lambda: edited.append(house.netj("edit", "last", columns=80, env={"EDITOR": str(editor)}))
    )
    thread.start()
    time.sleep(0.5)
    beside = [house.netj("add", "Meanwhile", "--unmet"), house.netj("log", "sam okafor", "a call"), house.netj("due")]
    took = time.monotonic() - start
    thread.join()
    score.check(not any(ran.code for ran in beside), "an open editor blocks nobody", beside)
    score.check(took < 1.2, "nothing waits for an open editor", f"{took:.1f} s")
    score.check(edited[0].is_clean, "the editor's text is taken, or kept with a sentence", edited)
    names = house.names()
    score.check("Meanwhile" in names and house.is_sound().code == 0, "what came meanwhile is there", names)


def _patience(field: Field, score: Score) -> None:
    """Hold the journal for a second, as a long import does: others wait, and then write."""
    import sqlite3

    house = field.lived_in()
    holder = sqlite3.connect(house.journal, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    threading.Timer(0.8, lambda: (holder.execute("ROLLBACK"), holder.close())).start()
    ran = house.netj("add", "Patient One", "--unmet")
    score.check(ran.code == 0 and "Patient One" in house.names(), "a busy journal is waited for", ran)
