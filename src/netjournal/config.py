"""Settings: one table of names, defaults and what each takes; read from one small TOML file.

`NETJ_CONFIG` names the file; else it is `netjournal/config.toml` in the platform's folder for settings. The
journal's own place is `NETJ_JOURNAL`, else `netjournal/journal.db` in the platform's folder for data.
"""

import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from netjournal import errors
from netjournal.domain.due import USUAL, Gates
from netjournal.i18n import N_, _


class Setting(NamedTuple):
    """One setting: its name, default, bounds, and what it does; the bounds of a text are those of its length."""

    name: str
    default: int | float | str
    least: float
    most: float
    help: str


SETTINGS = (
    Setting("due.limit", 5, 1, 100, N_("Rows of the morning list.")),
    Setting("due.quiet", USUAL.quiet, 1, 3650, N_("Days of silence before anyone turns up in due.")),
    Setting("due.stop", USUAL.stop, 1, 36500, N_("Days of silence after which a tie has lapsed.")),
    Setting("due.times", USUAL.times, 1, 100, N_("Or as many times its own rhythm, if longer.")),
    Setting("due.slow", USUAL.slow, 1, 3650, N_("Rhythm in days from which a tie counts as slow.")),
    Setting("due.mutual", USUAL.mutual, 1, 100, N_("Days of exchange each way asked of imported ties.")),
    Setting("due.birthdays", 7, 0, 365, N_("Days ahead in which a birthday is shown.")),
    Setting("report.weeks", 12, 1, 520, N_("Weeks that a report covers unless said.")),
    Setting("list.limit", 20, 1, 10000, N_("Rows of rank unless said.")),
    Setting("backup.recipient", "", 0, 2000, N_("Public key of age for which netj backup encrypts.")),
    Setting("me", "", 0, 2000, N_("Your own names and e-mail addresses, parted by “;”: imports leave you out.")),
    Setting("region", "", 2, 2, N_("Country of phone numbers that name none, such as GB.")),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings(NamedTuple):
    """The settings of this run, and the file they came from."""

    path: Path
    chosen: dict[str, int | float | str]

    def get(self, name: str) -> int | float | str:
        """Return a setting's value: the chosen one, else the default."""
        return self.chosen.get(name, _BY_NAME[name].default)

    def whole(self, name: str) -> int:
        """Return the value of a setting that counts something."""
        return int(self.get(name))

    def words(self, name: str) -> str:
        """Return the value of a setting that is text; empty unless chosen."""
        return str(self.get(name))

    @property
    def gates(self) -> Gates:
        """Return the gates of `due`."""
        return Gates(
            quiet=self.whole("due.quiet"),
            stop=self.whole("due.stop"),
            times=float(self.get("due.times")),
            slow=self.whole("due.slow"),
            mutual=self.whole("due.mutual"),
        )


def journal_path() -> Path:
    """Return where the journal lies."""
    named = os.environ.get("NETJ_JOURNAL")
    return Path(named).expanduser() if named else _folder("data") / "journal.db"


def settings_path() -> Path:
    """Return where the settings lie."""
    named = os.environ.get("NETJ_CONFIG")
    return Path(named).expanduser() if named else _folder("config") / "config.toml"


def _folder(kind: str) -> Path:
    """Return the platform's folder for our data or settings.

    Raises:
        NoHome: when there is no home folder to put it in.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.environ.get("APPDATA")
    elif sys.platform == "darwin":
        home = _home()
        base = str(home / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME" if kind == "data" else "XDG_CONFIG_HOME")
        if not base or not Path(base).is_absolute():  # the specification says to ignore relative ones
            base = str(_home() / (".local/share" if kind == "data" else ".config"))
    if not base:
        base = str(_home())
    return Path(base) / "netjournal"


def _home() -> Path:
    try:
        home = Path.home()
    except RuntimeError:
        raise errors.NoHome from None
    if not home.is_absolute() or str(home) == "/":
        raise errors.NoHome
    return home


def read() -> Settings:
    """Return the settings of this run.

    Raises:
        BadSettings: when the file cannot be read, or holds a setting that we do not know.
        BadSetting: when it holds a value out of bounds.
    """
    try:
        path = settings_path()
        raw = path.read_bytes()
    except (errors.NoHome, FileNotFoundError, NotADirectoryError):
        return Settings(Path(), {})
    except OSError as error:
        raise errors.BadSettings(path=path, problem=(error.strerror or "").lower()) from error
    import tomllib  # noqa: PLC0415  only where a settings file exists

    try:
        table = tomllib.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise errors.BadSettings(path=path, problem=str(error)) from error
    found = _flat(table)
    unknown = next((name for name in found if name not in _BY_NAME), None)
    if unknown is not None:
        problem = _("it holds “{name}”, which is no setting of this netj").format(name=unknown)
        raise errors.BadSettings(path=path, problem=problem)
    return Settings(path, {name: checked(name, value, path) for name, value in found.items()})


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def known(name: str) -> Setting:
    """Return the setting of this name.

    Raises:
        NoSuch: when there is none.
    """
    if name not in _BY_NAME:
        raise errors.NoSuch(what=_("setting"), given=name, advice=_("netj config shows all settings."))
    return _BY_NAME[name]


def checked(name: str, value: Any, path: Path) -> int | float | str:
    """Return a setting's value after making sure that it is one.

    Raises:
        NoSuch: when there is no such setting.
        BadSetting: when the value is out of bounds.
    """
    setting = known(name)
    if isinstance(setting.default, str):
        return _text(setting, value, path)
    whole = isinstance(setting.default, int)
    try:
        number = float(value) if not isinstance(value, bool) else float("nan")
    except (TypeError, ValueError):
        number = float("nan")
    if not setting.least <= number <= setting.most or (whole and number != int(number)):
        least, most = f"{setting.least:g}", f"{setting.most:g}"
        takes = _("a whole number from {least} to {most}") if whole else _("a number from {least} to {most}")
        raise errors.BadSetting(name=name, given=value, takes=takes.format(least=least, most=most), path=path)
    return int(number) if whole else number


def _text(setting: Setting, value: Any, path: Path) -> str:
    words = value.strip() if isinstance(value, str) else ""
    if words.isprintable() and setting.least <= len(words) <= setting.most and (words or isinstance(value, str)):
        return words
    takes = _("text of at most {most} characters") if setting.least != setting.most else _("text of {most} characters")
    raise errors.BadSetting(name=setting.name, given=value, takes=takes.format(most=f"{setting.most:g}"), path=path)


def _spelled(value: float | str) -> str:
    """Return a value as TOML; a text has no control signs, so that quotes and backslashes are all to escape."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def write(settings: Settings) -> Path:
    """Write the chosen settings, whole or not at all, readable by you alone, and return where they lie."""
    from netjournal.errors.files import NoWriting  # noqa: PLC0415  only where settings change
    from netjournal.formats import files  # noqa: PLC0415

    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NoWriting(path=path, problem=(error.strerror or "").lower()) from error
    lines = [f"{name} = {_spelled(value)}" for name, value in sorted(settings.chosen.items())]
    files.write_text(path, "".join(f"{row}\n" for row in lines), replace=True)
    return path
