"""Disks that fail: full, broken, short, or not ours to write to; then a sentence, exit 7, and the journal as it was."""

import os
import random
import shutil
import subprocess
from pathlib import Path

from trust.acts import Act, Outcome, available, essence, essence_after, judged, ready
from trust.ground import Field, House, Score

#: How a disk fails, and whether it goes on failing.
WAYS = (("full", False), ("full", True), ("broken", False), ("broken", True), ("short", False), ("nosync", False))
#: The last thing that a commit does is to make sure that the rollback journal is gone. Where just that fails, SQLite
#: reports an error, though what was written is there; nothing but the kind of the act tells the two apart.
_SYNC, _DROP = 3, 5
#: From here on every way is tried with every act; a short run takes a few of them by chance.
_LONG = 0.1


def disk(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Try every act on every disk that fails."""
    acts = available(field)
    if field.server.can_fail:
        for act in acts:
            for way in WAYS if scale >= _LONG else rng.sample(WAYS, 2):
                _failing(field, score, rng, act, way, scale)
    else:
        score.skipped.append("a disk that fails at its n-th act (no C compiler)")
    for act in acts:
        _no_room(field, score, rng, act, scale)
    _read_only(field, score)
    _really_full(field, score, rng, scale)


def _failing(field: Field, score: Score, rng: random.Random, act: Act, way: tuple[str, bool], scale: float) -> None:
    known = essence_after(field, act)
    assert known is not None
    every = range(1, known.acts + 1)
    how, lasts = way
    for at in sorted(rng.sample(every, min(len(every), max(1, round(len(every) * scale))))):
        house = ready(field, act)
        ran = house.netj(*act.args, fault=(how, at, lasts, str(house.folder)))
        wrong = told_and_unchanged(act, house, ran, known)
        score.check(
            not wrong, f"{act.name}: {how}{' for good' * lasts} from act {at} of {known.acts}", "; ".join(wrong)
        )
        house.leave()


def told_and_unchanged(act: Act, house: House, ran, known: Outcome) -> list[str]:
    """Return what is wrong after an act on a failing disk."""
    wrong = judged(act, house, ran, known, was_killed=False)
    allowed = {0, 7} if act.writes else {0, 3, 7}
    if ran.code not in allowed:
        wrong.append(f"exit {ran.code}: {ran}")
    if ran.code and ran.kind not in (_SYNC, _DROP) and essence(house) != known.before:
        wrong.append(f"refused, but the journal changed: {ran}")
    return wrong


def _no_room(field: Field, score: Score, rng: random.Random, act: Act, scale: float) -> None:
    """Let no file grow beyond a quota."""
    known = essence_after(field, act)
    assert known is not None
    for _n in range(max(1, round(12 * scale))):
        house = ready(field, act)
        size = house.journal.stat().st_size if house.journal.exists() else 0
        # Less than this, and the sentence on standard error would be cut off too.
        most = max(1024, rng.choice((4096, size - 1024, size, size + 1024, size + 16_384)))
        ran = house.netj(*act.args, most_bytes=most)
        wrong = told_and_unchanged(act, house, ran, known)
        score.check(not wrong, f"{act.name}: no file beyond {most} bytes", "; ".join(wrong))
        house.leave()


def _read_only(field: Field, score: Score) -> None:
    """Take the right to write away from the file, from its folder, and from both."""
    for what, rights in (("file", (0o444, 0o777)), ("folder", (0o666, 0o555)), ("file and folder", (0o444, 0o555))):
        for act in (a for a in available(field) if a.name in {"add", "log", "import", "undo", "merge", "edit"}):
            known = essence_after(field, act)
            assert known is not None
            house = ready(field, act)
            _hand_over(house, *rights)
            ran = house.netj(*act.args, as_nobody=os.geteuid() == 0)
            looked = house.netj("list", as_nobody=os.geteuid() == 0)
            _hand_over(house, 0o600, 0o700)
            wrong = judged(act, house, ran, known, was_killed=False)
            # A file may be replaced in a folder that one may write to, but SQLite writes into the file itself.
            if ran.code != 7 or essence(house) != known.before:
                wrong.append(f"not refused: {ran}")
            if looked.code:
                wrong.append(f"reading: {looked}")
            score.check(not wrong, f"{act.name}: read-only {what}", "; ".join(wrong))
            house.leave()


def _hand_over(house: House, file: int, folder: int) -> None:
    """Give a house to anybody, with these rights on the journal and its folder."""
    for place in (house.folder, *house.folder.rglob("*")):
        place.chmod(0o777 if place.is_dir() else 0o666)
    house.journal.chmod(file)
    house.journal.parent.chmod(folder)


def _really_full(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Fill a small file system to the last byte, where this machine lets us make one."""
    place = field.folder / "small"
    place.mkdir()
    mount = shutil.which("mount")
    words = [mount or "mount", "-t", "tmpfs", "-o", "size=2m,mode=0777", "tmpfs", str(place)]
    if mount is None or os.geteuid() != 0 or subprocess.run(words, capture_output=True, check=False).returncode:
        score.skipped.append("a small file system filled to the last byte (no right to mount one)")
        return
    try:
        for act in available(field):
            for _n in range(max(1, round(8 * scale))):
                _filled(field, score, rng, act, place)
    finally:
        subprocess.run(["umount", str(place)], check=False)


def _filled(field: Field, score: Score, rng: random.Random, act: Act, place: Path) -> None:
    known = essence_after(field, act)
    assert known is not None
    model = ready(field, act)
    house = House(field, _moved(model, place / "house"))
    room = rng.choice((0, 4, 16, 64, 256)) * 1024
    ballast = place / "ballast"
    try:
        free = shutil.disk_usage(place).free
        ballast.write_bytes(b"\0" * max(0, free - room))
        ran = house.netj(*act.args)
        ballast.unlink()
        wrong = told_and_unchanged(act, house, ran, known)
        again = house.netj("add", "The Next One", "--unmet")
        if again.code:
            wrong.append(f"after space was freed: {again}")
        score.check(not wrong, f"{act.name}: {room // 1024} kB left", "; ".join(wrong))
    finally:
        ballast.unlink(missing_ok=True)
        house.leave()
        model.leave()


def _moved(model: House, target: Path) -> Path:
    shutil.copytree(model.folder, target)
    return target
