"""Mail as Thunderbird, mutt, Apple Mail and Google Takeout keep it, read for who wrote to whom on which day.

Only the heads of mails are looked at. An encounter is one day with one person; its day is the one that the mail
itself bears, on the calendar of who wrote it. A mail counts for those in its To, in either direction; one that
you got counts when you are in To or Cc. Mail of more than twelve people, of lists and of machines does not count.
People are those with whom mail went both ways, which an answer shows as well; others are left out.
"""

import datetime as dt
import itertools
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from netjournal.domain.transfer import LARGE, ContactDraft, Draft, EncounterDraft, Left, Own, PassedDraft, Problem
from netjournal.errors.files import Undecided
from netjournal.formats.mail_digest import Digest, Letter
from netjournal.formats.mail_heads import is_mbox
from netjournal.formats.mail_kinds import is_machine
from netjournal.formats.mail_people import PEOPLE_MOST, Correspondents, Person, own_addresses
from netjournal.formats.mail_runs import Runs
from netjournal.formats.reading import HEAD, Source
from netjournal.i18n import N_, _, plural

NOT_YOURS = N_("mail that is addressed to none of your addresses")
TO_YOURSELF = N_("mail to yourself")
ONE_WAY = N_("mail with addresses where it went in one direction only")

_KEPT = "mail"
_SUBJECTS_MOST = 5
#: Number of the person, day, mark of the mail, seconds, line, sent by you, opens a thread, number of the address.
_RECORD = struct.Struct(">II8sQQ??H")


def recognises(source: Source) -> bool:
    """Tell whether a file is an mbox: it begins with the line that parts mails, and a head behind it."""
    with source.binary() as file:
        return is_mbox(file.read(HEAD))


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the people that you write with, and one encounter for each day with each of them.

    Raises:
        BadFile: when there is no mail in a file.
        Undecided: when nothing tells which addresses are yours.
    """
    names = [source.name for source in sources]
    asked = (names, own.today, own.names, own.with_text)
    digest, answered = sources[0].kept.get(_KEPT, (None, None))
    if digest is None or answered != asked:
        digest = Digest(own)
        yield from digest.take(sources)
        sources[0].kept[_KEPT] = (digest, asked)
    else:
        yield from digest.told()
    yield from (Problem(name, line, _("the mail has no day that can be read")) for name, line in digest.undated)
    if not digest.signs.mails:
        return
    me = own_addresses(digest.signs, own)
    if not me:
        raise Undecided(path=names[0], what=_("which of its addresses is yours"), option="--me you@example.org")
    yield from _drafts(digest, Correspondents(me))


def _drafts(digest: Digest, people: Correspondents) -> Iterator[Draft | Left]:
    """Yield drafts of people and days, in the order of people."""
    for letter in digest.letters():
        if _why_left(letter, people) is None:
            people.see(letter)
    people.name_all(letter for letter in digest.letters() if _why_left(letter, people) is None)
    runs, left = Runs(), Counter[str]()
    for letter in digest.letters():
        why = _why_left(letter, people) or _record(letter, people, runs)
        if why:
            left[why] += 1
    for number, records in itertools.groupby(runs.in_order(), key=lambda record: record[:4]):
        person = people.people[int.from_bytes(number, "big")]
        if person.is_mutual:
            yield from _days(person, records)
        else:
            left[ONE_WAY] += len({record[4:16] for record in records})
    yield from (Left(_(why), many) for why, many in left.items())


def _why_left(letter: Letter, people: Correspondents) -> str | None:
    """Return why a mail is left out for whom it is to or of, None where it counts."""
    sides = {*(one.address for one in letter.to), *letter.copied}
    if len(sides) > PEOPLE_MOST + 1 or len(sides - people.mine(sides)) > PEOPLE_MOST:
        return LARGE
    if not people.is_mine(letter.sender.address) and not people.mine(sides):
        return NOT_YOURS
    return None


def _record(letter: Letter, people: Correspondents, runs: Runs) -> str | None:
    """Keep what a mail says of each person that it counts for; return why it counts for none."""
    sent = people.is_mine(letter.sender.address)
    others = [one for one in letter.to if not people.is_mine(one.address)] if sent else [letter.sender]
    mark = bytes.fromhex(letter.mark)
    if not others:
        return TO_YOURSELF
    recorded = False
    for one in others:
        found = people.find(one) if not is_machine(one.address) else None
        if found is None:
            continue
        recorded = True
        person, address = found
        people.people[person].learn(letter, is_sent=sent)
        opens = not letter.is_reply
        packed = _RECORD.pack(person, letter.day, mark, letter.seconds, letter.line, sent, opens, address)
        runs.add(packed + letter.subject.encode(errors="replace"))
    return None if recorded else ONE_WAY


def _days(person: Person, records: Iterable[bytes]) -> Iterator[ContactDraft | EncounterDraft]:
    """Yield a person, and each day on which mail passed."""
    draft = person.draft()
    yield draft
    for day, theirs in itertools.groupby(records, key=lambda record: record[4:8]):
        copies = itertools.groupby(theirs, key=lambda record: record[8:16])
        mails = [next(same) for _mark, same in copies]
        yield _day(person, draft, dt.date.fromordinal(int.from_bytes(day, "big")), mails)


def _day(person: Person, draft: ContactDraft, day: dt.date, mails: Sequence[bytes]) -> EncounterDraft:
    """Return one day with one person; who wrote first is who began a thread that day, and nobody where all answer."""
    facts = sorted((*_RECORD.unpack(mail[: _RECORD.size])[3:], mail[_RECORD.size :]) for mail in mails)
    sides = {sent for _seconds, _line, sent, *_rest in facts}
    way = "shared" if len(sides) == len((True, False)) else "gave" if True in sides else "got"
    first = next((sent for _seconds, _line, sent, opens, *_rest in facts if opens), None)
    starter = None if first is None else "me" if first else "them"
    address = min(person.addresses[at] for *_rest, at, _subject in facts)
    subjects = list(dict.fromkeys(subject.decode() for *_rest, subject in facts if subject))
    return EncounterDraft(
        line=min(line for _seconds, line, *_rest in facts),
        key=f"mail:{day.isoformat()}:{address}",
        date=day.isoformat(),
        passed=(PassedDraft(draft, way, "conversation", plural(len(facts), "{n} mail", "{n} mails")),),
        channel="email",
        note="; ".join(subjects[:_SUBJECTS_MOST]) or None,
        started_by=starter,
    )
