"""The files of a LinkedIn export: which is which by its header, whatever its name, and its rows by plain column names.

A header is known by columns that have stood there in all years; what came and went (`URL`, `ATTACHMENTS`, …) may be
missing. Files that tell nothing of people are known by name, so that they are left quietly and taken for nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from netjournal.formats import tables
from netjournal.formats.reading import Source

PROFILE, ADDRESSES, NOTES = "profile", "addresses", "notes"
CONNECTIONS, MESSAGES, INVITATIONS = "connections", "messages", "invitations"
ENDORSED_YOU, YOU_ENDORSED = "endorsed you", "you endorsed"
RECOMMENDATIONS, RECOMMENDED_YOU, YOU_RECOMMENDED = "recommendations", "recommended you", "you recommended"
OTHER = "other"

#: By kind, the columns that it has in every year; the first kind that has all of its columns is the one.
_COLUMNS: tuple[tuple[str, frozenset[str]], ...] = (
    (CONNECTIONS, frozenset({"first name", "last name", "connected on"})),
    (MESSAGES, frozenset({"conversation id", "from", "to", "date", "content"})),
    (MESSAGES, frozenset({"from", "to", "date", "content", "direction", "folder"})),
    (INVITATIONS, frozenset({"from", "to", "sent at", "direction"})),
    (ENDORSED_YOU, frozenset({"endorsement date", "endorser first name", "endorser last name"})),
    (YOU_ENDORSED, frozenset({"endorsement date", "endorsee first name", "endorsee last name"})),
    (RECOMMENDATIONS, frozenset({"first name", "last name", "text", "creation date", "status"})),
    (PROFILE, frozenset({"first name", "last name", "headline", "industry"})),
    (ADDRESSES, frozenset({"email address", "confirmed", "primary"})),
    (ADDRESSES, frozenset({"email address", "confirmed", "is primary"})),
    (NOTES, frozenset({"connection first name", "connection last name", "note"})),
)
#: Conversations with a machine: they look like messages.
_MACHINES = frozenset({"coachmessages", "guidemessages", "learningcoachmessages", "learningroleplaymessages"})
#: Names that only LinkedIn gives to files.
_OTHERS = _MACHINES | {
    *("adtargeting", "adsclicked", "causesyoucareabout", "companyfollows", "companyfollowed", "hashtagfollows"),
    *("importedcontacts", "inferencesaboutyou", "instantreposts", "jobapplicantsavedanswers"),
    *("jobapplicantsavedscreeningquestionresponses", "jobapplications", "jobseekerpreferences", "lanadsengagement"),
    *("learningcoachmessages", "memberfollows", "privateidentityasset", "profilesummary", "receiptslbp", "richmedia"),
    *("savedjobalerts", "savedjobs", "searchqueries", "securitychallenges", "testscores", "whatsappphonenumbers"),
}
#: Names that others give as well, with columns that such a file of LinkedIn's has.
_SIGNED: dict[str, frozenset[str]] = {
    "articles": frozenset({"title", "content"}),
    "certifications": frozenset({"name", "authority"}),
    "comments": frozenset({"date", "link", "message"}),
    "contacts": frozenset({"source", "firstname", "lastname"}),
    "courses": frozenset({"name", "number"}),
    "education": frozenset({"school name", "degree name"}),
    "events": frozenset({"event name", "event time"}),
    "honors": frozenset({"title", "issued on"}),
    "languages": frozenset({"name", "proficiency"}),
    "learning": frozenset({"content title", "content type"}),
    "logins": frozenset({"login date", "ip address"}),
    "organizations": frozenset({"name", "position"}),
    "patents": frozenset({"title", "application number"}),
    "phonenumbers": frozenset({"extension", "number", "type"}),
    "positions": frozenset({"company name", "title", "started on"}),
    "projects": frozenset({"title", "description", "started on"}),
    "publications": frozenset({"name", "published on"}),
    "reactions": frozenset({"date", "type", "link"}),
    "receipts": frozenset({"transaction made at"}),
    "registration": frozenset({"registered at"}),
    "saveditems": frozenset({"saveditem", "createdtime"}),
    "shares": frozenset({"date", "sharelink"}),
    "skills": frozenset({"name"}),
    "volunteering": frozenset({"company name", "role"}),
    "votes": frozenset({"date", "link"}),
}
#: What stands behind a name: “(1)” of a second download, the number of a file of the larger archive.
_TAIL = re.compile(r"[ _-]*(\(\d{1,3}\)|\d{4,}|copy)$")

#: A row: the line where it begins, and its cells by plain names of columns.
Row = tuple[int, dict[str, str]]


class Files:
    """The files of an export by kind, each in the order given."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._of_kind: dict[str, list[Source]] = {}
        for source in sources:
            self._of_kind.setdefault(kind(source) or OTHER, []).append(source)

    def __getitem__(self, kind: str) -> Sequence[Source]:
        return self._of_kind.get(kind, ())


def kind(source: Source) -> str | None:
    """Return what a file of the export is, None where it is none that can be told."""
    if source.suffix != ".csv":
        return None
    name = _name(source)
    if name in _MACHINES:
        return OTHER
    titles = tables.header(source, lambda titles: _kind(titles) is not None)
    if titles is not None:
        return _side(name, _kind(titles) or OTHER)
    return OTHER if _is_other(source, name) else None


def rows(source: Source) -> Iterator[Row]:
    """Return each row of a file whose kind is known; what one asks for by a column that is missing is empty."""
    plain: dict[str, str] = {}
    for line, row in tables.rows(source, is_header=lambda titles: _kind(titles) is not None):
        if len(plain) != len(row):
            plain = {title: _plain(title) for title in row}
        yield line, {plain[title]: cell for title, cell in row.items()}


def _kind(titles: Sequence[str]) -> str | None:
    plain = {_plain(title) for title in titles}
    return next((kind for kind, columns in _COLUMNS if columns <= plain), None)


def _side(name: str, kind: str) -> str:
    """Return whose recommendations a file holds, which its name alone tells."""
    if kind != RECOMMENDATIONS:
        return kind
    if "received" in name:
        return RECOMMENDED_YOU
    return YOU_RECOMMENDED if "given" in name else RECOMMENDATIONS


def _is_other(source: Source, name: str) -> bool:
    """Tell whether a file belongs to an export, though it tells nothing of people."""
    path = f"{source.bundle or ''}/{source.name}".casefold()
    if name in _OTHERS or "linkedindataexport" in path or (source.bundle and "linkedin" in source.bundle.casefold()):
        return True
    signature = _SIGNED.get(name)
    if signature is None:
        return False
    titles = {_plain(title) for title in tables.header(source, any) or ()}
    return signature == titles if name == "skills" else signature <= titles


def _name(source: Source) -> str:
    """Return the name of a file as it is compared: “Endorsement_Given_Info (1).csv” is “endorsementgiveninfo”."""
    stem = PurePosixPath(source.name.replace("\\", "/")).stem.casefold()
    return re.sub(r"[^a-z0-9]", "", _TAIL.sub("", stem))


def _plain(title: str) -> str:
    return " ".join(title.casefold().replace("_", " ").split())
