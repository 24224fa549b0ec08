"""What can be wrong with files, forms and the editor; apart from the others so that few commands load it."""

from netjournal.errors import NetjError, Refused
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


class NoWriting(Refused):
    """A file cannot be written where it should."""

    code = "unwritable"
    template = N_("{path} cannot be written: {problem}.")
    hint_template = N_("Choose a folder that exists and that you may write to.")


class UnknownFormat(Refused):
    """A file whose format is not recognised."""

    code = "unknown_format"
    template = N_("{path} is in no format that netj can read.")
    hint_template = N_("It reads {formats}; name one with --format.")
