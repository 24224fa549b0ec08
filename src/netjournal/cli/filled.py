"""From a form that came back from the editor to facts; every line that cannot be used is named."""

from typing import Any

from netjournal import dates, errors
from netjournal.cli import reading
from netjournal.cli.app import App
from netjournal.domain.contacts import Fields
from netjournal.domain.exchanges import CHANNELS, STARTERS, TYPED_KINDS, Line, Rewritten
from netjournal.formats import forms
from netjournal.formats.forms import Filled, Misread
from netjournal.i18n import _


def encounter_from(app: App, form: Filled) -> Rewritten:
    """Return the encounter that a form describes."""
    if not form.has_head:
        return Rewritten(columns={"note": form.text or None}, passed=None)
    columns: dict[str, str | None] = {"note": form.text or None}
    for key, (number, value) in form.values.items():
        try:
            columns[key.replace(" ", "_")] = _encounter_value(app, key, value)
        except (errors.Refused, ValueError) as error:
            raise Misread(number, str(error)) from error
    return Rewritten(columns=columns, passed=tuple(_passed_line(*one) for one in form.passed))


def _encounter_value(app: App, key: str, value: str) -> str | None:
    if key == "date":
        return dates.past(value, app.today).isoformat()
    if key == "channel":
        return reading.choice(value or None, CHANNELS, _("channel"))
    if key == "started by":
        return reading.choice(value or None, STARTERS, _("one who starts"))
    return value.removeprefix("@") or None


def _passed_line(number: int, way: str, words: str) -> Line:
    """Return one thing given or got, from “name | kind | value | words”."""
    parts = [part.strip() for part in words.split("|", 3)]
    if len(parts) < 2 or parts[1] not in TYPED_KINDS:  # noqa: PLR2004  a name and a kind at least
        raise Misread(number, _("it should read: {way}: name | kind | value | words").format(way=way))
    try:
        value = reading.value_of(parts[2] or "3") if len(parts) > 2 else 3  # noqa: PLR2004
    except errors.BadValue as error:
        raise Misread(number, error.message) from error
    what = parts[3] if len(parts) > 3 else ""  # noqa: PLR2004
    return Line(way, parts[0], parts[1], value or 3, what or None)


def contact_from(app: App, form: Filled, known: Fields) -> Fields:
    """Return the contact that a form describes; without head lines only the note is new."""
    fields = known._replace(note=form.text)
    for key, (number, value) in form.values.items():
        field = forms.CONTACT_KEYS[key]
        try:
            said: dict[str, Any] = {field: _contact_value(app, field, value)}
            fields = fields._replace(**said)
        except errors.NetjError as error:
            raise Misread(number, str(error)) from error
    return fields


def _contact_value(app: App, field: str, value: str) -> object:
    if field in forms.LISTS:
        return tuple(part.removeprefix("@") if field == "communities" else part for part in forms.parts(value))
    if field == "via":
        return app.who(value) if value else None
    if field == "pace":
        return reading.pace_of(value) if value else 0
    if field == "birthday":
        return reading.birthday_of(app, value) if value else ""
    return value
