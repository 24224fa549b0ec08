"""People you know, or merely have in a list."""

from typing import NamedTuple

HANDLE_KINDS = ("alias", "email", "phone", "link")


class Who(NamedTuple):
    """A contact as others speak of them: the row's key, the public id, the name."""

    key: int
    id: str
    name: str


class Contact(NamedTuple):
    """All that is known of one contact, apart from what passed."""

    key: int
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    org: str | None = None
    title: str | None = None
    location: str | None = None
    spheres: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    birthday: str | None = None
    met: str | None = None
    via: Who | None = None
    why: str | None = None
    note: str | None = None
    pace: int | None = None
    pinned: bool = False
    band: str | None = None
    archived: str | None = None
    snoozed_until: str | None = None

    @property
    def who(self) -> Who:
        """Return the short form of this contact."""
        return Who(self.key, self.id, self.name)


class Fields(NamedTuple):
    """What a person says of a contact: None where nothing was said, an empty text to clear a field."""

    name: str | None = None
    org: str | None = None
    title: str | None = None
    location: str | None = None
    birthday: str | None = None
    met: str | None = None
    why: str | None = None
    note: str | None = None
    via: Who | None = None
    #: In days; 0 clears it.
    pace: int | None = None
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    spheres: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    #: Values to take away from any of the lists above.
    drop: tuple[str, ...] = ()

    def columns(self) -> dict[str, str | int | None]:
        """Return the plain columns that were said, by name."""
        said: dict[str, str | int | None] = {
            column: value or None
            for column in ("org", "title", "location", "birthday", "met", "why", "note", "pace")
            if (value := getattr(self, column)) is not None
        }
        if self.via is not None:
            said["via"] = self.via.key
        return said


class Changed(NamedTuple):
    """What came of changing a contact: before and after, and what went with it."""

    before: Contact
    after: Contact | None
    #: How many exchanges, promises and so on went with a contact who was removed.
    gone: tuple[tuple[str, int], ...] = ()
    dry: bool = False
    undo: str = ""
