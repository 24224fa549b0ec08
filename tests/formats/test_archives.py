"""Archives and folders: what lies in them is read, and no bomb goes off, no name climbs out."""

import contextlib
import gzip
import io
import os
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.errors.files import BadFile
from netjournal.formats import archives
from netjournal.formats.reading import Source

Open = Callable[[Path], list[Source]]

OPEN = Path("/proc/self/fd")
CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Sam Okafor\nEND:VCARD\n"


@pytest.fixture
def unpacked() -> Iterator[Open]:
    """Return what opens an archive, and closes what it gave at the end."""
    with contextlib.ExitStack() as stack:

        def opened(path: Path) -> list[Source]:
            found = archives.opened(path)
            for source in found:
                stack.push(source)
            return found

        yield opened


def zipped(path: Path, members: dict[str, bytes], **how: int) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", **{"compression": zipfile.ZIP_DEFLATED, **how}) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def texts(sources: list[Source]) -> dict[str, str]:
    return {source.name: "".join(source.lines()) for source in sources}


# --- what is read ------------------------------------------------------------------------------------


def test_a_plain_file_is_itself(unpacked: Open, tmp_path: Path) -> None:
    """What is no archive is opened as it is, whatever it is called."""
    (tmp_path / "x.zip").write_bytes(CARD)

    [source] = unpacked(tmp_path / "x.zip")

    assert source.bundle is None
    assert "".join(source.lines()) == CARD.decode()


def test_the_readable_files_of_a_zip_come_with_their_names(unpacked: Open, tmp_path: Path) -> None:
    """Pictures, shadows of a Mac, hidden and empty files are left; the zip is known by its content, not its name."""
    path = zipped(
        tmp_path / "export.bin",
        {
            "Connections.csv": b"a,b\n",
            "Takeout/Mail/All mail.mbox": b"From x\n",
            "photo.jpg": b"x",
            "__MACOSX/._Connections.csv": b"x",
            ".hidden.csv": b"x",
            "empty.csv": b"",
            "inner.zip": b"PK\x03\x04",
        },
    )

    sources = unpacked(path)

    assert texts(sources) == {f"{path}/Connections.csv": "a,b\n", f"{path}/Takeout/Mail/All mail.mbox": "From x\n"}
    assert {source.bundle for source in sources} == {str(path)}
    assert [source.suffix for source in sources] == [".csv", ".mbox"]


def test_a_thousand_notes_in_an_archive_do_not_hide_the_mail(unpacked: Open, tmp_path: Path) -> None:
    """An export of everything has more small files of no use to netj than could be looked at."""
    notes = {f"Takeout/Photos/{number}.json": b"{}" for number in range(1000)}

    sources = unpacked(zipped(tmp_path / "x.zip", {**notes, "Takeout/Mail/All.mbox": b"From x\n"}))

    assert [Path(source.name).name for source in sources] == ["All.mbox"]


def test_a_gzip_is_the_file_in_it(unpacked: Open, tmp_path: Path) -> None:
    """It goes by the name without the ending, and stands alone."""
    (tmp_path / "mail.mbox.gz").write_bytes(gzip.compress(b"From x\n"))

    [source] = unpacked(tmp_path / "mail.mbox.gz")

    assert (source.suffix, source.bundle, source.size) == (".mbox", None, 7)


def test_a_folder_is_looked_through_without_following_links(unpacked: Open, tmp_path: Path) -> None:
    """Files a few levels down are found; links, hidden folders and what nothing reads are not."""
    folder = tmp_path / "cards"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("sam.vcf", "a/b/jo.vcf", ".git/x.vcf", "a/notes.png", "a/.hidden.vcf"):
        (folder / name).write_bytes(CARD)
    (tmp_path / "outside.vcf").write_bytes(CARD)
    (folder / "link.vcf").symlink_to(tmp_path / "outside.vcf")
    (folder / "loop").symlink_to(folder)

    sources = unpacked(folder)

    assert [Path(source.name).name for source in sources] == ["jo.vcf", "sam.vcf"]
    assert {source.bundle for source in sources} == {str(folder)}


def test_a_folder_of_two_thousand_cards_keeps_few_files_open(unpacked: Open, tmp_path: Path) -> None:
    """Programs keep one card a file: more than may be open at once."""
    folder = tmp_path / "cards"
    folder.mkdir()
    for number in range(2000):
        (folder / f"{number:04}.vcf").write_bytes(CARD)
    before = len(list(OPEN.iterdir())) if OPEN.exists() else 0

    sources = unpacked(folder)
    for _round in range(2):
        assert all(source.head() == CARD.decode() for source in sources)

    assert len(sources) == 2000
    if before:
        assert len(list(OPEN.iterdir())) - before < 100


# --- what is refused ---------------------------------------------------------------------------------


def encrypted(path: Path) -> Path:
    """Write a zip whose member says that it is locked."""
    content = bytearray(zipped(path, {"a.csv": b"a,b\n"}).read_bytes())
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    return path


def truncated(path: Path) -> Path:
    """Write a zip that was cut off."""
    content = zipped(path, {"a.csv": os.urandom(5000)}).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def damaged(path: Path) -> Path:
    """Write a zip with a flipped byte in a member."""
    content = bytearray(zipped(path, {"a.csv": b"a,b\n" * 1000}).read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)
    return path


def tar(path: Path) -> Path:
    """Write a tar."""
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("a.csv")
        info.size = len(CARD)
        archive.addfile(info, io.BytesIO(CARD))
    return path


def tar_gz(path: Path) -> Path:
    """Write a tar inside a gzip."""
    path.write_bytes(gzip.compress(tar(path).read_bytes()))
    return path


def cut_gzip(path: Path) -> Path:
    """Write a gzip that was cut off."""
    path.write_bytes(gzip.compress(os.urandom(5000))[:2000])
    return path


def empty_gzip(path: Path) -> Path:
    """Write a gzip of nothing."""
    path.write_bytes(gzip.compress(b""))
    return path


def long_list(path: Path) -> Path:
    """Write an end of a zip that announces four gigabytes of contents."""
    path.write_bytes(b"PK\x03\x04" + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65_535, 65_535, 0xFFFF_FF00, 0, 0))
    return path


def folder(path: Path) -> Path:
    """Make a folder with nothing of ours."""
    path.mkdir()
    (path / "photo.jpg").write_bytes(b"x")
    return path


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a name above": (
        lambda path: zipped(path, {"../../evil.csv": b"a\n", "a.csv": b"a\n"}),
        "leads out of the archive",
    ),
    "a name from the root": (lambda path: zipped(path, {"/etc/evil.csv": b"a\n"}), "leads out of the archive"),
    "a name on a drive": (lambda path: zipped(path, {"C:\\evil.csv": b"a\n"}), "leads out of the archive"),
    "a backslash above": (lambda path: zipped(path, {"a\\..\\..\\evil.csv": b"a\n"}), "leads out of the archive"),
    "locked": (encrypted, "locked with a password"),
    "cut off": (truncated, "damaged or cut off"),
    "damaged": (damaged, "damaged or cut off"),
    "nothing in it": (lambda path: zipped(path, {}), "no file that netj can read"),
    "only pictures": (lambda path: zipped(path, {"a.png": b"x"}), "no file that netj can read"),
    "packed otherwise": (lambda path: zipped(path, {"a.csv": b"a\n"}, compression=zipfile.ZIP_LZMA), "packed in a way"),
    "an endless list": (long_list, "holds too many files"),
    "600 tables": (lambda path: zipped(path, {f"{n}.csv": b"a\n" for n in range(600)}), "more than 500 files"),
    "a tar": (tar, "tar archive"),
    "a tar in a gzip": (tar_gz, "tar archive"),
    "a cut gzip": (cut_gzip, "damaged or cut off"),
    "an empty gzip": (empty_gzip, "empty"),
    "a folder without files": (folder, "folder without any file"),
    "nothing": (lambda path: path, "no such file"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_archive_that_is_off_is_refused_in_a_sentence(unpacked: Open, tmp_path: Path, case: str) -> None:
    """Each gets its own sentence with exit code 3, and leaves no file behind."""
    make, words = REFUSED[case]
    path = make(tmp_path / "x.zip")

    with pytest.raises(BadFile) as refused:
        unpacked(path)

    assert refused.value.exit_code == 3
    assert words in refused.value.message
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not list(tmp_path.rglob("evil*"))


def test_a_hundred_thousand_members_are_refused_quickly(unpacked: Open, tmp_path: Path) -> None:
    """A list of contents is looked at before the library reads it whole."""
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"{number}.csv", b"")
    started = time.process_time()

    with pytest.raises(BadFile, match="too many files"):
        unpacked(path)

    assert time.process_time() - started < 2


@pytest.mark.parametrize("kind", ["zip", "gzip"])
def test_a_bomb_is_found_out_while_it_is_unpacked(
    unpacked: Open, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few kilobytes that become gigabytes are refused early, in little memory, and nothing is left behind."""
    path = tmp_path / "x.zip"
    zeros = b"\x00" * (1 << 20)
    with contextlib.ExitStack() as stack:
        if kind == "zip":
            archive = stack.enter_context(zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED))
            file = stack.enter_context(archive.open("bomb.csv", "w"))
        else:
            file = stack.enter_context(gzip.open(path, "wb"))
        for _megabyte in range(100):
            file.write(zeros)
    tracemalloc.start()

    with pytest.raises(BadFile, match="200 times its size"):
        unpacked(path)

    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    monkeypatch.setattr(archives, "UNPACKED_MOST", 10 << 20)
    with pytest.raises(BadFile, match="unpacks to more than"):
        unpacked(path)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_size_that_lies_does_not_help(unpacked: Open, tmp_path: Path) -> None:
    """What is unpacked is counted, not what a zip says of itself."""
    path = zipped(tmp_path / "x.zip", {"a.csv": b"a,b\n" * 10_000})
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<L", 4)
    path.write_bytes(content)

    with contextlib.suppress(BadFile):
        assert sum(source.size for source in unpacked(path)) <= 40_000


@given(flips=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 255)), min_size=1, max_size=4))
def test_a_flipped_zip_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]
) -> None:
    """Whatever bytes of a zip are wrong, the answer is its files or a sentence."""
    path = zipped(tmp_path_factory.mktemp("zip") / "x.zip", {"a.csv": b"a,b\n" * 50, "b/c.vcf": CARD})
    content = bytearray(path.read_bytes())
    for at, by in flips:
        content[at % len(content)] ^= by
    path.write_bytes(content)

    with contextlib.suppress(BadFile):
        for source in archives.opened(path):
            with source, contextlib.suppress(BadFile):
                list(source.lines())


def test_a_member_is_nobody_elses_to_read(unpacked: Open, tmp_path: Path) -> None:
    """What is unpacked has no name, so that nobody can open it."""
    [source] = unpacked(zipped(tmp_path / "x.zip", {"a.csv": b"a,b\n"}))

    found = os.fstat(source.handle().fileno())
    assert found.st_mode & 0o077 == 0
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("case", ["a name above", "locked", "cut off", "a tar"])
def test_the_command_says_so_and_writes_nothing(netj: Netj, tmp_path: Path, case: str) -> None:
    """Exit 3, one sentence, an unchanged journal."""
    netj("add", "Jo Park")
    before = netj("history", "--json").json
    path = REFUSED[case][0](tmp_path / "x.zip")

    netj("import", path, "--yes", exit=3)

    assert netj("history", "--json").json == before
