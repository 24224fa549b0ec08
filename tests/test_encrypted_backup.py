"""What encrypted backups promise: only the key opens them, no secret is ever shown, and a slip loses nothing."""

import builtins
import shlex
import sys
from pathlib import Path

import pytest

pyrage = pytest.importorskip("pyrage")

#: Keys that are slow to make are made once.
IDENTITY = pyrage.x25519.Identity.generate()
PUBLIC = str(IDENTITY.to_public())
SECRET = "correct horse battery"  # a passphrase of this test alone


@pytest.fixture
def sam(netj) -> None:
    """Have a journal with one contact."""
    netj("add", "Sam Okafor", "--note", "tea")


@pytest.fixture
def key(tmp_path) -> Path:
    """Return a file of private keys as age-keygen writes it."""
    path = tmp_path / "key.txt"
    path.write_text(f"# created: 2026-11-23\n# public key: {PUBLIC}\n{IDENTITY}\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def passphrase(tmp_path) -> Path:
    """Return a file with a passphrase on its first line."""
    path = tmp_path / "passphrase"
    path.write_text(f"{SECRET}\n")
    path.chmod(0o600)
    return path


def names(netj) -> list[str]:
    """Return the names of everyone in the journal."""
    return sorted(one["name"] for one in netj("list", "--json").json)


@pytest.mark.usefixtures("sam")
def test_what_to_type_works_wherever_one_stands(netj, journal_path, tmp_path, monkeypatch, key, passphrase):
    """The command names the whole file, quoted, and with what it opens; a refused journal's sentence does too."""
    folder = tmp_path / "two words"
    folder.mkdir()
    netj("backup", folder / "a.age", "--to", PUBLIC)
    netj("backup", folder / "b.age", "--passphrase-file", passphrase)
    monkeypatch.chdir(tmp_path.anchor)

    by_key = netj("restore", folder / "a.age", "--yes", exit=3).err.split("Type: netj ")[1]
    by_words = netj("restore", folder / "b.age", "--yes", exit=3).err.split("Type: netj ")[1]
    assert shlex.split(by_key) == ["restore", str(folder / "a.age"), "--identity", "FILE"]
    assert shlex.split(by_words) == ["restore", str(folder / "b.age"), "--passphrase"]

    netj("backup", "--to", PUBLIC)
    journal_path.write_bytes(b"")
    said = shlex.split(netj("list", exit=6).err.split("To go back to it: netj ")[1])
    netj(*[str(key) if word == "FILE" else word for word in said], "--yes")
    assert names(netj) == ["Sam Okafor"]


@pytest.mark.usefixtures("sam")
def test_for_a_public_key_and_back(netj, tmp_path, key):
    """A backup for a public key holds no word of the journal, and the private key brings everything back."""
    sealed = tmp_path / "copy.age"
    made = netj("backup", sealed, "--to", PUBLIC, "--json").json
    netj("add", "Jo Park")

    assert made["encrypted"] is True
    assert made["contacts"] == 1
    raw = sealed.read_bytes()
    assert raw.startswith(b"age-encryption.org/v1\n")
    assert b"Sam Okafor" not in raw
    assert sealed.stat().st_mode & 0o077 == 0
    netj("restore", sealed, "--identity", key, "--yes")
    assert names(netj) == ["Sam Okafor"]
    netj("doctor")
    assert [path for path in (tmp_path / "backups").iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("sam")
def test_with_a_passphrase_and_back(netj, tmp_path, passphrase):
    """A passphrase from a file locks and opens; it is shown by nobody, a wrong one changes nothing."""
    sealed = tmp_path / "copy.age"
    said = netj("backup", sealed, "--passphrase-file", passphrase)
    netj("add", "Jo Park")
    other = tmp_path / "other"
    other.write_text("wrong\n")
    other.chmod(0o600)

    wrong = netj("restore", sealed, "--passphrase-file", other, "--yes", exit=3)
    back = netj("restore", sealed, "--passphrase-file", passphrase, "--yes")

    assert "does not open with that passphrase" in wrong.err
    assert names(netj) == ["Sam Okafor"]
    for ran in (said, wrong, back):
        assert SECRET not in ran.out + ran.err


@pytest.mark.usefixtures("sam")
def test_a_passphrase_is_typed_twice_and_never_shown(netj, terminal, tmp_path):
    """At the terminal it is asked twice, and once to open; two that differ make no backup."""
    sealed = tmp_path / "copy.age"
    shown = terminal("backup", sealed, "--passphrase", keys=["one\n", "two\n"], exit=3)
    assert "the two differ" in shown
    assert not sealed.exists()

    shown = terminal("backup", sealed, "--passphrase", keys=["tea leaf\n", "tea leaf\n"])
    shown += terminal("restore", sealed, keys=["tea leaf\n", "y\n"])

    assert "tea leaf" not in shown
    assert "The journal is as it is in" in shown


@pytest.mark.usefixtures("sam")
def test_the_recipient_of_the_settings_is_used_by_cron(netj, journal_path, key):
    """With backup.recipient set, every `netj backup` is encrypted, says nothing, and can be gone back to."""
    netj("config", "backup.recipient", PUBLIC)
    quiet = netj("backup", "--quiet")
    netj("add", "Jo Park")

    (sealed,) = (journal_path.parent / "backups").iterdir()
    assert (quiet.out, quiet.err) == ("", "")
    assert sealed.name.endswith(".db.age")
    listed = netj("backup", "--list", "--json").json
    assert [(one["encrypted"], one["contacts"]) for one in listed] == [(True, None)]
    assert "key or passphrase" in netj("restore", "--yes", exit=3).err
    netj("restore", "--identity", key, "--yes")
    assert names(netj) == ["Sam Okafor"]


@pytest.mark.usefixtures("sam")
def test_a_damaged_or_foreign_encrypted_file_is_told(netj, tmp_path, key, journal_path):
    """One that was cut short, opened with another key, or holds no journal is exit 3; the journal stays."""
    sealed = tmp_path / "copy.age"
    netj("backup", sealed, "--to", PUBLIC)
    raw, journal = sealed.read_bytes(), journal_path.read_bytes()
    (tmp_path / "cut.age").write_bytes(raw[:-40])
    (tmp_path / "words.age").write_bytes(pyrage.encrypt(b"Dear journal", [IDENTITY.to_public()]))
    other = tmp_path / "other.txt"
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    other.chmod(0o600)

    for name, by, error in (
        ("cut.age", key, "wrong_key"),
        ("copy.age", other, "wrong_key"),
        ("words.age", key, "bad_backup"),
    ):
        ran = netj("restore", tmp_path / name, "--identity", by, "--yes", "--json", exit=3)
        assert ran.error["code"] == error
        assert "AGE-SECRET-KEY" not in ran.err
    assert journal_path.read_bytes() == journal


@pytest.mark.usefixtures("sam")
@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("copy.age",), "needs_key"),
        (("copy.age", "--to", "age1nonsense"), "bad_key"),
        (("--to", "nonsense"), "bad_key"),
        (("copy.age", "--passphrase"), "no_terminal"),
        (("copy.age", "--passphrase-file", "nowhere"), "bad_key"),
        (("copy.age", "--passphrase-file", "open"), "bad_key"),
        (("copy.age", "--passphrase-file", "nothing"), "bad_key"),
        (("copy.age", "--to", PUBLIC, "--passphrase"), "contradiction"),
        (("--list", "--to", PUBLIC), "contradiction"),
    ],
)
def test_what_cannot_be_encrypted_is_told(netj, tmp_path, words, error):
    """Each slip is exit 3 with its sentence, and no file is made."""
    for name, mode, text in (("open", 0o644, SECRET), ("nothing", 0o600, "\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(mode)

    ran = netj("backup", *words, "--json", exit=3)

    assert ran.error["code"] == error
    assert SECRET not in ran.err
    assert not (tmp_path / "copy.age").exists()
    assert not list(tmp_path.glob("backups/*"))


@pytest.mark.usefixtures("sam")
def test_a_key_that_others_may_read_is_refused(netj, tmp_path, key):
    """A private key that everyone on the machine can read is exit 3, with how to close it."""
    netj("backup", tmp_path / "copy.age", "--to", PUBLIC)
    key.chmod(0o644)

    assert "chmod 600" in netj("restore", tmp_path / "copy.age", "--identity", key, "--yes", exit=3).err


@pytest.mark.usefixtures("sam")
def test_without_the_extra_the_command_to_type_is_named(netj, tmp_path, monkeypatch):
    """Where pyrage is not installed, one sentence says how to install it, and no file is made."""
    real = builtins.__import__

    def absent(name: str, *args: object, **facts: object) -> object:
        if name == "pyrage":
            raise ImportError(name)
        return real(name, *args, **facts)

    monkeypatch.delitem(sys.modules, "pyrage", raising=False)
    monkeypatch.setattr(builtins, "__import__", absent)

    assert "netjournal[encrypt]" in netj("backup", tmp_path / "copy.age", "--to", PUBLIC, exit=3).err
    assert not (tmp_path / "copy.age").exists()


@pytest.mark.usefixtures("sam")
def test_what_is_not_encrypted_never_lies_in_another_folder(netj, tmp_path, monkeypatch):
    """While it is encrypted, the plain copy lies beside the journal, not where the encrypted one goes."""
    from netjournal.storage import encrypting

    (tmp_path / "synced").mkdir()
    seen = []
    real = encrypting.encrypt

    def watched(plain: Path, sealed: Path, lock: encrypting.Lock) -> None:
        seen.append((plain.parent.name, sealed.parent.name))
        real(plain, sealed, lock)

    monkeypatch.setattr(encrypting, "encrypt", watched)

    netj("backup", tmp_path / "synced" / "copy.age", "--to", PUBLIC)

    assert seen == [("backups", "synced")]
