"""People of an export of Monica: names, how to reach them, how you met, whom they know, and what was noted."""

from collections.abc import Iterator
from typing import NamedTuple

from netjournal import text
from netjournal.domain.transfer import ContactDraft, Left
from netjournal.formats.monica_records import Record, day, is_set, listed, of_type, words
from netjournal.i18n import _

EMAIL, PHONE, LINK, OTHER = "email", "phone", "link", "other"
_BY_PROTOCOL = {"mailto:": EMAIL, "tel:": PHONE, "callto:": PHONE, "sms:": PHONE}
#: Ways of writing to somebody that go by the phone's number.
_BY_NUMBER = frozenset({"whatsapp", "signal", "telegram", "phone", "mobile", "viber"})
_PARTNER = frozenset({"partner", "spouse", "date", "lover"})
_FAMILY = frozenset(
    {
        *("parent", "child", "sibling", "grandparent", "grandchild", "uncle", "nephew", "cousin"),
        *("godfather", "godson", "stepparent", "stepchild"),
    }
)
_KINDS = {
    **dict.fromkeys(_PARTNER, "partner"),
    **dict.fromkeys(_FAMILY, "family"),
    **dict.fromkeys(("friend", "bestfriend"), "friend"),
    **dict.fromkeys(("colleague", "boss", "subordinate"), "colleague"),
    "mentor": "mentor",
}
#: Digits of which a number has no fewer.
_DIGITS_LEAST = 6

#: Of each type of field, what it is and what Monica calls it.
Fields = dict[str, tuple[str, str]]


class Brief(NamedTuple):
    """As much of a contact as is kept while the rest of the file is read."""

    uuid: str
    name: str
    reached: tuple[tuple[str, str], ...]
    org: str | None
    location: str | None
    birthday: str | None
    is_partial: bool
    is_dead: bool


def field_of(one: Record) -> tuple[str, str]:
    """Return what a type of field is, and its name."""
    name = words(one.properties.get("name"))
    plain = words(one.properties.get("type")).lower()
    kind = _BY_PROTOCOL.get(words(one.properties.get("protocol")).lower(), OTHER)
    if plain in {EMAIL, PHONE}:
        kind = plain
    elif kind == OTHER and name.lower() in _BY_NUMBER:
        kind = PHONE
    return kind, name


def brief(one: Record) -> Brief:
    """Return what of a contact tells who is meant."""
    own = one.properties
    reached = (
        (words(each.properties.get("type")), words(each.properties.get("data")))
        for each in of_type(one, "contact_field")
    )
    return Brief(
        one.uuid,
        " ".join(filter(None, (words(own.get(part)) for part in ("first_name", "middle_name", "last_name")))),
        tuple(pair for pair in reached if pair[1])[:20],
        words(own.get("company")) or None,
        _location(one),
        None if is_set(own.get("is_dead")) else _birthday(one),
        is_partial=is_set(own.get("is_partial")),
        is_dead=is_set(own.get("is_dead")),
    )


def light(one: Brief, fields: Fields) -> ContactDraft:
    """Return a contact with all by which they may be known again."""
    reached = {kind: tuple(value for its, value in _told(one, fields) if its == kind) for kind in (EMAIL, PHONE, LINK)}
    return ContactDraft(
        0,
        one.name,
        emails=reached[EMAIL],
        phones=reached[PHONE],
        links=reached[LINK],
        org=one.org,
        location=one.location,
        birthday=one.birthday,
        key=f"monica:{one.uuid}" if one.uuid else None,
    )


def _told(one: Brief, fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield each way to reach somebody with what it is."""
    for kind_of, value in one.reached:
        kind, _name = fields.get(kind_of, (OTHER, ""))
        if kind == PHONE and sum(sign.isdigit() for sign in value) < _DIGITS_LEAST:
            kind = OTHER
        if kind == OTHER:
            kind = EMAIL if _is_email(value) else LINK if value.lower().startswith(("http://", "https://")) else OTHER
        yield kind, value


def _is_email(value: str) -> bool:
    name, _at, host = value.partition("@")
    return bool(name) and "." in host and " " not in value and "/" not in value


def contact(
    one: Record, known: ContactDraft, fields: Fields, relations: tuple[tuple[str, str], ...], through: str | None
) -> ContactDraft:
    """Return a contact with all that Monica knows of them."""
    own = one.properties
    pace = words(own.get("stay_in_touch_frequency"))
    nickname = words(own.get("nickname"))
    return known._replace(
        title=words(own.get("job")) or None,
        note=_note(one, fields),
        spheres=tuple(filter(None, (words(tag) for tag in listed(own.get("tags"))))),
        aliases=(nickname,) if nickname and text.folded(nickname) != text.folded(known.name) else (),
        met=_met(one),
        via=through,
        pace=int(pace) if pace.isdecimal() and 0 < int(pace) <= 3650 else None,  # noqa: PLR2004  ten years
        relations=relations,
    )


def _birthday(one: Record) -> str | None:
    """Return the birthday; one that was guessed from an age is none."""
    found = one.properties.get("birthdate")
    if not isinstance(found, dict) or is_set(found.get("is_age_based")):
        return None
    date = day(found.get("date"))
    return f"-{date[4:]}" if date and is_set(found.get("is_year_unknown")) else date or None


def _location(one: Record) -> str | None:
    """Return the place of the first address, without its street."""
    for address in of_type(one, "address"):
        own = address.properties
        found = ", ".join(filter(None, (words(own.get(part)) for part in ("city", "province", "country"))))
        if found:
            return found
    return None


def _met(one: Record) -> str | None:
    """Return where and when you met."""
    own = one.properties
    when = own.get("first_met_date")
    date = day(when) if isinstance(when, dict) and not is_set(when.get("is_age_based")) else ""
    if date and isinstance(when, dict) and is_set(when.get("is_year_unknown")):
        date = f"-{date[4:]}"
    where = words(own.get("first_met_where"))
    return ", ".join(filter(None, (where, date))) or None


def _note(one: Record, fields: Fields) -> str | None:
    """Return what is noted of somebody, and what netj has no field for, a line each."""
    own = one.properties
    rows = [words(own.get("description")), words(own.get("first_met_additional_info"))]
    if is_set(own.get("is_dead")):
        date = day(own.get("deceased_date"))
        rows.append(_("died {day}").format(day=date) if date else _("has died"))
    food = words(own.get("food_preferences"))
    rows.append(_("food: {what}").format(what=food) if food else "")
    rows += [_street(address) for address in of_type(one, "address")]
    known = brief(one)
    for (kind, value), (kind_of, _value) in zip(_told(known, fields), known.reached, strict=True):
        name = fields.get(kind_of, (OTHER, ""))[1]
        rows.append(f"{name}: {value}".lstrip(": ") if kind == OTHER else "")
    for note in of_type(one, "note"):
        rows.append(": ".join(filter(None, (note.made, words(note.properties.get("body"))))))
    return "\n".join(filter(None, rows))[: text.NOTE_MOST] or None


def _street(address: Record) -> str:
    own = address.properties
    street = words(own.get("street"))
    if not street:
        return ""
    parts = (street, *(words(own.get(part)) for part in ("postal_code", "city", "province", "country")))
    return _("address: {where}").format(where=", ".join(filter(None, parts)))


def relate(relations: dict[str, list[tuple[str, str]]], one: Record) -> None:
    """Note a relationship under the one of whom it is said; what netj has no word for is that they know each other."""
    first, second = words(one.properties.get("contact_is")), words(one.properties.get("of_contact"))
    kind = words(one.properties.get("type")).lower()
    if kind == "protege":
        first, second, kind = second, first, "mentor"
    if first and second and first != second:
        relations.setdefault(first, []).append((_KINDS.get(kind, "knows"), second))


def left(one: Record) -> Iterator[Left]:
    """Yield what of somebody is left out, counted."""
    for kind, reason in (
        ("pet", _("pets")),
        ("life_event", _("life events")),
        ("photo", _("photos")),
        ("document", _("documents")),
    ):
        many = len(one.data.get(kind, ()))
        if many:
            yield Left(reason, many)
    birthdate = one.properties.get("birthdate")
    if isinstance(birthdate, dict) and is_set(birthdate.get("is_age_based")):
        yield Left(_("birthdays that were guessed from an age"))
