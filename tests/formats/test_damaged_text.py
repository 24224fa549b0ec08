"""Files that were damaged or pasted together are refused in a sentence, so that nothing comes in wrong."""

from pathlib import Path

import pytest
from conftest import Netj


@pytest.mark.parametrize(
    ("rows", "end"),
    [
        ("José Müller {n},café\n", b"Jo \xff,x\n"),
        ("José Müller {n},café\n", b"Jos\xc3"),
        ("Łódź {n},żółć\n", b"\x80,\n"),
    ],
)
def test_damaged_utf8_is_not_taken_for_another_character_set(netj: Netj, tmp_path: Path, rows: str, end: bytes) -> None:
    """One bad byte must not make “Jos√© M√ºller” of everybody: the file is refused, nothing is written."""
    path = tmp_path / "people.csv"
    path.write_bytes(b"name,note\n" + "".join(rows.format(n=n) for n in range(50)).encode() + end)

    refused = netj("import", path, "--yes", exit=3)

    assert "it is UTF-8 text, but for some bytes that are damaged" in refused.err
    assert netj("list", "--json").json == []


def test_another_character_set_is_still_found_out(netj: Netj, tmp_path: Path) -> None:
    """A table that Windows wrote is read as it was meant."""
    path = tmp_path / "people.csv"
    path.write_bytes("name,note\nJosé Müller,café\nZoë Brontë,naïve\n".encode("cp1252"))

    netj("import", path, "--yes")

    assert {one["name"] for one in netj("list", "--json").json} == {"José Müller", "Zoë Brontë"}


def test_two_tables_pasted_together_are_refused(netj: Netj, tmp_path: Path) -> None:
    """A header that comes a second time is nobody called “name”."""
    path = tmp_path / "people.csv"
    path.write_text("name,email\nSam,sam@x.org\nname,email\nJo,jo@x.org\n")

    refused = netj("import", path, "--yes", exit=3)

    assert "line 3 names the columns a second time" in refused.err
    assert netj("list", "--json").json == []
