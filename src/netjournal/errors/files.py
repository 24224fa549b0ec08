"""What can be wrong with files, forms and the editor; apart from the others so that few commands load it."""

from netjournal.errors import Missing, NetjError, NoNumber, Refused
from netjournal.i18n import N_


class BadForm(Refused):
    """What came back from the editor cannot be read."""

    code = "bad_form"
    template = N_("Line {line} cannot be used: {problem}")
    hint_template = N_("Your text is kept in {path}; nothing was changed.")


class NotSaved(NetjError):
    """What was typed in the editor could not be saved; it is kept."""

    code = "not_saved"
    template = N_("{problem}")
    hint_template = N_("Your text is kept in {path}; nothing was changed.")

    def __init__(self, *, status: int, problem: str, path: object) -> None:
        super().__init__(problem=problem, path=path)
        self.exit_code = status


class EditorFailed(NetjError):
    """The editor did not start, or ended with an error."""

    code = "editor"
    template = N_("The editor “{editor}” did not end well.")
    hint_template = N_("Set EDITOR to one that works. Your text is kept in {path}.")


class BadFile(Refused):
    """A file that cannot be imported."""

    code = "bad_file"
    template = N_("{path} cannot be read: {problem}.")
    hint_template = N_("{advice}")


class FileExists(Refused):
    """A file already stands where one should be written."""

    code = "exists"
    template = N_("{path} is there already, and was left as it is.")
    hint_template = N_("Choose another name, or add --force to replace it.")


class BackupExists(FileExists):
    """A file already stands where a backup should be written."""

    hint_template = N_("Choose another name: a backup never replaces a file.")


class DemoExists(FileExists):
    """A journal already stands where the demo should be kept."""

    hint_template = N_("Choose a folder that holds no journal yet.")


class NotOurs(Refused):
    """Something stands where a folder should be written, and it is not netj that wrote it."""

    code = "not_ours"
    template = N_("{path} was left as it is: {problem}.")
    hint_template = N_("Choose the name of a folder that is not there yet.")


class NoWriting(Refused):
    """A file cannot be written where it should."""

    code = "unwritable"
    template = N_("{path} cannot be written: {problem}.")
    hint_template = N_("Choose a folder that exists and that you may write to.")


class NeedsExtra(Refused):
    """What was asked for needs a library that is not installed."""

    code = "needs_extra"
    template = N_("{what} needs the extra “{extra}”, which is not installed.")
    hint_template = N_("Type: pip install 'netjournal[{extra}]'")


class Undecided(Refused):
    """A file that can be read in two ways, and does not tell which is meant."""

    code = "undecided"
    template = N_("{path} does not tell {what}.")
    hint_template = N_("Say it: netj import … {option}")


class NotOfFormat(Refused):
    """Something was asked of an export that its format does not know."""

    code = "not_of_format"
    template = N_("{option} does not apply to {format}.")
    hint_template = N_("{advice}")


class UnknownFormat(Refused):
    """A file whose format is not recognised."""

    code = "unknown_format"
    template = N_("{path} is in no format that netj can read.")
    hint_template = N_("It reads {formats}; name one with --format.")


class BadBackup(Refused):
    """A file that cannot be gone back to."""

    code = "bad_backup"
    template = N_("{path} cannot be gone back to: {problem}.")
    hint_template = N_("Nothing was changed. netj backup --list shows what there is.")


class BadCopy(BadBackup):
    """A file that is no copy of the journal, or a damaged one, whose entries cannot be taken in."""

    template = N_("{path} cannot be merged: {problem}.")
    hint_template = N_("Nothing was changed. netj doctor names the copies beside the journal.")


class NoBackup(Missing):
    """There is no backup that fits what was asked for."""

    code = "no_backup"
    template = N_("There is no backup {which}.")
    hint_template = N_("{advice}")


class NoRow(NoNumber):
    """A number that stands on no row of the list of backups."""

    hint_template = N_("Show them first: netj backup --list")


class NeedsKey(Refused):
    """A file that is encrypted, or is to be, and it is not said with what."""

    code = "needs_key"
    template = N_("{path} needs {what}.")
    hint_template = N_("Type: {command}")


class WrongKey(Refused):
    """A key or passphrase that does not open a file."""

    code = "wrong_key"
    template = N_("{path} does not open with that {what}, or it is damaged.")
    hint_template = N_("Nothing was changed.")


class BadKey(Refused):
    """What should be a key, a recipient or a passphrase, and is none."""

    code = "bad_key"
    template = N_("{what} cannot be used: {problem}.")
    hint_template = N_("{advice}")


class NotRewritten(NetjError):
    """Someone is forgotten, but the file could not be written anew."""

    code = "not_rewritten"
    exit_code = 7
    template = N_("{name} is forgotten, but {path} could not be written anew, so traces may be left in its free room.")
    hint_template = N_("Free as much space as the journal takes, then run: netj remove --forget")
