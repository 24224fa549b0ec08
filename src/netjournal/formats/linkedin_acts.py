"""What passes on LinkedIn besides messages: connections, invitations, endorsements and recommendations.

All but recommendations are a click: a `reaction`, kept and counted, and weightless. A recommendation is words that
somebody stands by in public, so `recognition` of the highest value. An invitation with a few words of theirs is the
first thing that somebody wrote to you, where no message of theirs is in the export.
"""

from collections.abc import Iterator

from netjournal.domain.transfer import ContactDraft, EncounterDraft, PassedDraft, Problem
from netjournal.formats import linkedin_dates, linkedin_files
from netjournal.formats.linkedin_export import (
    AMBIGUOUS,
    CLOSED,
    STRANGERS,
    UNACCEPTED,
    UNSHOWN,
    YOURSELF,
    Export,
    connected,
    email,
    full_name,
)
from netjournal.formats.linkedin_people import Person, is_nameless, slug
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: How much a recommendation matters.
_HIGHEST = 5
#: States of a recommendation that somebody has written and handed over.
_WRITTEN = frozenset({"visible", "hidden", ""})
#: Endorsements by day that are kept in mind before they are handed on, and skills that are named of each.
_DAYS_MOST = 50_000
_SKILLS_SHOWN, _SKILL_MOST = 12, 200


def connections(export: Export) -> Iterator[ContactDraft | EncounterDraft | Problem]:
    """Return each connection with the day on which you were connected, and what you noted about them there."""
    for source in export.files[linkedin_files.CONNECTIONS]:
        for line, row in linkedin_files.rows(source):
            yield from _connection(export, source, line, row)


def _connection(
    export: Export, source: Source, line: int, row: dict[str, str]
) -> Iterator[ContactDraft | EncounterDraft | Problem]:
    name, its_slug = full_name(row), slug(row.get("url", ""))
    if not name and not its_slug:
        export.leave(CLOSED)
        return
    if export.owner.is_(name, its_slug, email(row)):
        export.leave(YOURSELF)
        return
    person = export.people.connection(name, its_slug, email(row), connected(row))
    noted = export.notes.get(person.who)
    export.noted.add(person.who)
    yield person.draft(line)._replace(
        org=row.get("company") or None,
        title=row.get("position") or None,
        note=noted.note if noted else None,
    )
    moment = export.when(source, line, row["connected on"], linkedin_dates.CONNECTED)
    if isinstance(moment, Problem):
        yield moment
    elif moment:
        key = f"linkedin:connected:{person.who}:{moment.day}"
        passed = PassedDraft(person.draft(), "shared", "reaction", _("connected on LinkedIn"))
        yield EncounterDraft(line, key, moment.day, (passed,), channel="social")


def notes(export: Export) -> Iterator[ContactDraft]:
    """Return what you noted on LinkedIn about people who are no connections of yours any more."""
    for who, noted in export.notes.items():
        if who not in export.noted:
            yield noted.person.draft(noted.line)._replace(note=noted.note)


# --- invitations -------------------------------------------------------------------------------------


def invitations(export: Export) -> Iterator[EncounterDraft | Problem]:
    """Return who asked whom to connect, where something came of it or somebody wrote to you with it."""
    for source in export.files[linkedin_files.INVITATIONS]:
        for line, row in linkedin_files.rows(source):
            is_mine = row["direction"].upper() == "OUTGOING"
            person = _invited(export, row, is_mine=is_mine)
            if person is None:
                continue
            moment = export.when(source, line, row["sent at"], linkedin_dates.INVITED)
            if isinstance(moment, Problem):
                yield moment
            elif moment:
                yield _invitation(export, line, row, person, moment.day, is_mine=is_mine)


def _invited(export: Export, row: dict[str, str], *, is_mine: bool) -> Person | None:
    """Return the other side of an invitation, None where it is left out."""
    name = row["to" if is_mine else "from"]
    its_slug = slug(row.get("inviteeprofileurl" if is_mine else "inviterprofileurl", ""))
    if export.owner.is_(name, its_slug):
        export.leave(YOURSELF)
        return None
    known = export.people.by_slug.get(its_slug) if its_slug else None
    if known is None and not its_slug and export.people.has(name):
        known = export.people.called(name)
        if known is None:
            export.leave(AMBIGUOUS)
            return None
    if known is None and not is_mine and row.get("message") and not is_nameless(name):
        return Person(name, its_slug)
    if known is None:
        export.leave(STRANGERS)
    return known


def _invitation(
    export: Export, line: int, row: dict[str, str], person: Person, day: str, *, is_mine: bool
) -> EncounterDraft:
    what = _("you invited them to connect") if is_mine else _("invited you to connect")
    way = "gave" if is_mine else "got"
    passed = [PassedDraft(person.draft(), way, "reaction", what)]
    # The words of an accepted invitation stand among the messages as well, and count there.
    words = row.get("message") if person.who not in export.wrote else ""
    if words:
        passed.append(PassedDraft(person.draft(), way, "conversation", _("a few words with an invitation")))
    return EncounterDraft(
        line,
        f"linkedin:invitation:{person.who}:{day}",
        day,
        tuple(passed),
        channel="message" if words else "social",
        note=words if words and export.own.with_text else None,
        started_by="me" if is_mine else "them",
    )


# --- recommendations ---------------------------------------------------------------------------------


def recommendations(export: Export) -> Iterator[EncounterDraft | Problem]:
    """Return each recommendation, yours and theirs, with its words as the note, since they were meant for all."""
    for kind, way in ((linkedin_files.RECOMMENDED_YOU, "got"), (linkedin_files.YOU_RECOMMENDED, "gave")):
        for source in export.files[kind]:
            for line, row in linkedin_files.rows(source):
                yield from _recommendation(export, source, line, row, way)
    for source in export.files[linkedin_files.RECOMMENDATIONS]:
        yield Problem(source.name, 0, _("its name does not tell whether the recommendations were received or given"))


def _recommendation(
    export: Export, source: Source, line: int, row: dict[str, str], way: str
) -> Iterator[EncounterDraft | Problem]:
    name = full_name(row)
    if row["status"].casefold() not in _WRITTEN:
        export.leave(UNSHOWN)
        return
    if not name:
        yield Problem(source.name, line, _("it has no name"))
        return
    person = export.people.called(name, row.get("company", ""))
    if person is None:
        yield Problem(source.name, line, _("several people in the export have this name"))
        return
    moment = export.when(source, line, row["creation date"], linkedin_dates.RECOMMENDED)
    if isinstance(moment, Problem):
        yield moment
    elif moment:
        draft = person.draft()
        if not draft.key:  # nobody whom the export tells more of
            draft = draft._replace(org=row.get("company") or None, title=row.get("job title") or None)
        what = _("you recommended them on LinkedIn") if way == "gave" else _("recommended you on LinkedIn")
        key = f"linkedin:recommendation:{way}:{person.who}:{moment.day}"
        passed = PassedDraft(draft, way, "recognition", what, _HIGHEST)
        yield EncounterDraft(line, key, moment.day, (passed,), channel="social", note=row["text"] or None)


# --- endorsements ------------------------------------------------------------------------------------


def endorsements(export: Export) -> Iterator[EncounterDraft | Problem]:
    """Return an encounter a day and person in which skills were endorsed, which are named in it."""
    for kind, way, side in (
        (linkedin_files.ENDORSED_YOU, "got", "endorser"),
        (linkedin_files.YOU_ENDORSED, "gave", "endorsee"),
    ):
        days: dict[tuple[str, str], tuple[Person, int, list[str]]] = {}
        for source in export.files[kind]:
            for line, row in linkedin_files.rows(source):
                problem = _endorsed(export, days, source, line, row, side)
                if problem:
                    yield problem
                if len(days) >= _DAYS_MOST:
                    yield from _endorsed_days(days, way)
        yield from _endorsed_days(days, way)


def _endorsed(
    export: Export,
    days: dict[tuple[str, str], tuple[Person, int, list[str]]],
    source: Source,
    line: int,
    row: dict[str, str],
    side: str,
) -> Problem | None:
    """Count an endorsement; return what is wrong with it."""
    if row.get("endorsement status", "").casefold() not in {"accepted", ""}:
        export.leave(UNACCEPTED)
        return None
    name, its_slug = full_name(row, f"{side} "), slug(row.get(f"{side} public url", ""))
    if not name and not its_slug:
        return Problem(source.name, line, _("it has no name"))
    person = export.people.by_slug.get(its_slug) or Person(name or its_slug, its_slug) if its_slug else None
    person = person or export.people.called(name)
    if person is None:
        return Problem(source.name, line, _("several people in the export have this name"))
    moment = export.when(source, line, row["endorsement date"], linkedin_dates.ENDORSED)
    if moment is None or isinstance(moment, Problem):
        return moment
    skills = days.setdefault((moment.day, person.who), (person, line, []))[2]
    if row.get("skill name") and len(skills) <= _SKILLS_SHOWN:
        skills.append(row["skill name"][:_SKILL_MOST])
    return None


def _endorsed_days(days: dict[tuple[str, str], tuple[Person, int, list[str]]], way: str) -> Iterator[EncounterDraft]:
    for (day, who), (person, line, skills) in sorted(days.items(), key=lambda item: item[0]):
        named = ", ".join(skills[:_SKILLS_SHOWN]) + (", …" if len(skills) > _SKILLS_SHOWN else "")
        words = _("you endorsed them for {skills}") if way == "gave" else _("endorsed you for {skills}")
        what = words.format(skills=named) if named else words.format(skills="…")
        key = f"linkedin:endorsement:{way}:{who}:{day}"
        passed = PassedDraft(person.draft(), way, "reaction", what)
        yield EncounterDraft(line, key, day, (passed,), channel="social")
    days.clear()
