"""The editor: a form is written beside the journal, and what was typed survives whatever goes wrong."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from netjournal import errors
from netjournal.errors.files import BadForm, EditorFailed, NotSaved, NoWriting
from netjournal.formats.forms import Misread

Result = TypeVar("Result")


def edited(form: str, folder: Path, use: Callable[[str], Result]) -> Result | None:
    """Let the person edit a form and use what comes back; None where they left it as it was, or empty.

    Args:
        form: the text to start from.
        folder: where the form waits meanwhile.
        use: reads the edited form and saves it.

    Raises:
        EditorFailed: when the editor does not end well; the text is kept.
        BadForm: when a line cannot be used; the text is kept.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="netj-form-", suffix=".txt", dir=folder)
    except OSError as error:
        raise NoWriting(path=folder, problem=(error.strerror or "").lower()) from error
    path = Path(name)
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  a handle, no path
        file.write(form)
    _run_editor(path)
    typed = _read(path)
    if typed.strip() == form.strip() or not typed.strip():
        path.unlink(missing_ok=True)
        return None
    try:
        result = use(typed)
    except Misread as error:
        raise BadForm(line=error.line, problem=error.problem, path=path) from error
    except errors.NetjError as error:
        raise NotSaved(problem=error.message, path=path, status=error.exit_code) from error
    path.unlink(missing_ok=True)
    return result


def _run_editor(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603  the person's own editor
    except (OSError, ValueError) as error:
        raise EditorFailed(editor=editor, path=path) from error
    if done.returncode:
        raise EditorFailed(editor=editor, path=path)


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return ""  # thrown away in the editor: nothing is meant to change
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # An old editor on an old terminal; every byte means some letter, and none is lost.
        return raw.decode("latin-1")
