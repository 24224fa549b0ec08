"""LinkedIn's export, “Get a copy of your data”: all of its files at once, in any order, from 2017 until today.

Who is in it is found out first, since its files name each other's people; then come connections, messages by day,
invitations, recommendations and endorsements. Single files of an export can be read as well, as far as they go.
"""

from collections.abc import Iterator, Sequence

from netjournal.domain.transfer import Draft, Left, Own, Problem
from netjournal.formats import linkedin_acts, linkedin_files, linkedin_messages
from netjournal.formats.linkedin_export import OTHER_FILES, Export
from netjournal.formats.reading import Source
from netjournal.i18n import _


def recognises(source: Source) -> bool:
    """Tell whether a file belongs to an export of LinkedIn."""
    return linkedin_files.kind(source) is not None


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the people of an export and what passed with them.

    Raises:
        BadFile: when none of the files is one of LinkedIn's, or one cannot be read on.
        Undecided: when there are messages, and nothing tells which side of them is you.
    """
    export = Export(sources, own)
    others = export.files[linkedin_files.OTHER]
    if others and len(others) == len(sources) and not any(map(recognises, others)):
        raise others[0].bad(_("it is no file of a LinkedIn export"))
    if others:
        export.leave(OTHER_FILES, len(others))
    yield from linkedin_acts.connections(export)
    yield from linkedin_acts.notes(export)
    yield from linkedin_messages.read(export)
    yield from linkedin_acts.invitations(export)
    yield from linkedin_acts.recommendations(export)
    yield from linkedin_acts.endorsements(export)
    yield from export.left()
