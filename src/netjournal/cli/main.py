"""The program's front door: streams, arguments and the one error boundary. Never a traceback."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from netjournal import errors

if TYPE_CHECKING:
    from netjournal.cli.app import App

#: What lines begin with that may need no parser: `cli.daily` knows which do not.
_DAILY: tuple[list[str], ...] = ([], ["--json"], ["due"], ["rank"], ["add"], ["log"])


def main(args: Sequence[str] | None = None) -> None:
    """Run one command line and leave with its documented exit code."""
    code = run(sys.argv[1:] if args is None else args)
    _leave(code)


def run(args: Sequence[str]) -> int:  # noqa: PLR0911  one return for each way in which a run can end
    """Run one command line and return its exit code; whatever goes wrong is told in one sentence."""
    gc.disable()  # nothing that is imported below ever becomes garbage; `LazyGroup` switches it on again
    os.umask(0o077)
    _mend_streams()
    json = "--json" in (args[: args.index("--")] if "--" in args else args)
    try:
        return _run([_as_text(arg) for arg in args])
    except errors.NetjError as error:
        return _tell(error, json=json)
    except KeyboardInterrupt:
        return 130
    except EOFError:
        from netjournal.cli import asking  # noqa: PLC0415  loaded by now: a question was left without an answer

        asking.leave()
        return 130
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        _silence(sys.stdout)
        return _tell(errors.NoOutput(problem=reason), json=json)
    except RecursionError:
        return _tell(errors.OwnFault(problem="RecursionError"), json=json)
    except Exception as error:
        if os.environ.get("NETJ_DEBUG"):
            raise
        return _tell(errors.OwnFault(problem=f"{type(error).__name__}: {error}"), json=json)


def _run(args: list[str]) -> int:
    if is_completing := "_NETJ_COMPLETE" in os.environ:
        from netjournal.cli import completing, output  # noqa: PLC0415  only at a TAB

        if (names := completing.answer()) is not None:
            output.show_raw("".join(f"{name}\n" for name in names))
            return 0
    from netjournal.cli.app import App  # noqa: PLC0415

    app = App()
    try:
        is_daily = args[:1] in _DAILY and not is_completing  # whoever asks what may follow `netj` gives no words
        code = 0 if is_daily and _answered_plainly(args, app) else _command(args, app)
        sys.stdout.flush() if sys.stdout else None
    except (errors.NetjError, OSError, EOFError):
        raise
    except Exception as error:
        if trouble := app.trouble(error):
            raise trouble from error
        raise
    finally:
        app.close()
    return code


def _answered_plainly(args: list[str], app: "App") -> bool:
    """Answer a line of every day before Typer is loaded, if it is one that needs no parser; return whether it was."""
    from netjournal.cli import daily  # noqa: PLC0415

    show = daily.plainly(args)
    if show is not None:
        show(app)
    return show is not None


def _command(args: list[str], app: "App") -> int:
    """Run the command that a line names."""
    import typer  # noqa: PLC0415  inside the boundary, so that Ctrl-C while it loads is caught too

    from netjournal.cli.root import root  # noqa: PLC0415

    try:
        result: Any = root(args).main(args, prog_name="netj", standalone_mode=False, obj=app)
    except typer.TyperException as error:
        raise _usage(error) from error
    except typer.Abort:
        return 130
    return result if isinstance(result, int) else 0


def _usage(error: Any) -> errors.NetjError:
    """Return the parser's complaint as one of ours."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "netj"
    problem = " ".join(error.format_message().split()) or "a command is missing."
    return errors.UsageFault(problem=problem[:1].upper() + problem[1:], command=command)


def _tell(error: errors.NetjError, *, json: bool) -> int:
    from netjournal.cli import output  # noqa: PLC0415  only where something is to be said
    from netjournal.views import faults  # noqa: PLC0415

    try:
        if json:
            output.show_json(error.as_json(), to=sys.stderr)
        else:
            output.show(faults.page(error), to=sys.stderr)
    except (OSError, ValueError):
        _silence(sys.stderr)
    return error.exit_code


def _as_text(arg: str) -> str:
    """Return an argument as the UTF-8 text that was typed, whatever the locale made of it.

    Raises:
        NotText: when it is no UTF-8.
    """
    if arg.isascii():
        return arg
    try:
        return os.fsencode(arg).decode("utf-8")
    except UnicodeError:
        from netjournal.text import shown  # noqa: PLC0415

        raise errors.NotText(text=shown(arg)[:40]) from None


def _mend_streams() -> None:
    """Let output never fail on a character that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _silence(stream: Any) -> None:
    """Point a broken stream at nothing, so that the interpreter's own last flush does not complain."""
    if stream is None:
        return
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
    except (OSError, ValueError):
        return


def _leave(code: int) -> None:
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        _silence(sys.stdout)
    sys.exit(code)
