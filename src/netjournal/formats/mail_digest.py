"""The only module that makes a digest of mail: one short line for each mail that counts, in a temporary file.

A mailbox of gigabytes is read once, and its digest several times: to find out who you are, whom you write with,
and what passed on which day. The file has no name and is gone with the program; memory does not grow with it.
"""

import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from netjournal.domain.transfer import Left, Own
from netjournal.formats import mail_kinds, reading
from netjournal.formats.mail_heads import Head, heads
from netjournal.formats.mail_words import Mailbox, Moment, decoded, is_reply, mailboxes, moment, start_moment, text
from netjournal.formats.reading import Source
from netjournal.i18n import N_, _
from netjournal.text import folded

TO_COME = N_("mail dated after today")
NOBODY = N_("mail that does not say who wrote it")
UNDATED = N_("mail without a day that can be read")

#: Mails without a day that are told one by one; of more, only the number.
_UNDATED_MOST = 1_000
#: Addresses that are counted to find out which is yours; the rarest are forgotten beyond that.
_COUNTED_MOST = 20_000
_SUBJECT_MOST = 200
#: What in a mail says that it answers another.
_THREAD, _SUBJECT = "thread", "subject"
#: After so many mails, what was left out so far is told.
_TELL = 1_000


class Letter(NamedTuple):
    """One mail, as much of it as counts.

    Attributes:
        line: where it begins.
        day: the number of the day on the calendar of who wrote it.
        seconds: what puts the mails of a day in order.
        mark: the same for each copy of it.
        is_reply: whether it says that it answers another, in its subject at least.
        in_thread: whether it names the mail that it answers, as a mail program does.
        sender: who wrote it.
        to: whom it is to.
        copied: whose addresses are copied in.
        subject: what it is about, where words are wanted.
    """

    line: int
    day: int
    seconds: int
    mark: str
    is_reply: bool
    in_thread: bool
    sender: Mailbox
    to: list[Mailbox]
    copied: list[str]
    subject: str


class Signs:
    """Signs of which addresses are yours, counted while mail is read."""

    def __init__(self, own: Own) -> None:
        self.mails = 0
        #: Who wrote what was sent by you; whom servers delivered to; who is in any mail at all.
        self.sent: Counter[str] = Counter()
        self.delivered: Counter[str] = Counter()
        self.present: Counter[str] = Counter()
        #: Addresses that bear a name which you gave as your own.
        self.named: set[str] = set()
        self._names = {folded(name) for name in own.names}

    def see_delivery(self, fields: Mapping[str, bytes]) -> None:
        """Count whom the servers on the way say that they delivered to."""
        addresses = {
            mailbox.address
            for name in ("delivered-to", "x-original-to", "envelope-to", "x-delivered-to")
            if name in fields
            for mailbox in mailboxes(text(fields[name]))
        }
        _count(self.delivered, addresses)

    def see(self, letter: Letter, *, is_sent: bool) -> None:
        """Count who wrote a mail, and to whom."""
        self.mails += 1
        everyone = [letter.sender, *letter.to]
        _count(self.present, {mailbox.address for mailbox in everyone} | {*letter.copied})
        if is_sent:
            _count(self.sent, {letter.sender.address})
        if self._names:
            self.named.update(one.address for one in everyone if one.name and folded(one.name) in self._names)


def _count(counter: Counter[str], addresses: set[str]) -> None:
    counter.update(addresses)
    if len(counter) > _COUNTED_MOST:
        kept = counter.most_common(_COUNTED_MOST // 4)
        counter.clear()
        counter.update(dict(kept))


class Digest:
    """The digest of some mailboxes, with what was left out of it, and signs of whose they are."""

    def __init__(self, own: Own) -> None:
        self.own = own
        self.signs = Signs(own)
        self.left: Counter[str] = Counter()
        self.undated: list[tuple[str, int]] = []
        self.found = 0
        self._today = own.today.toordinal()
        self._file = io.TextIOWrapper(reading.aside(), encoding="utf-8", errors="replace", newline="\n")

    def __del__(self) -> None:
        """Close the temporary file, which deletes it."""
        if hasattr(self, "_file"):
            self._file.close()

    def take(self, sources: Sequence[Source]) -> Iterator[Left]:
        """Read mailboxes into the digest; what is left out is told now and then, so that one sees how far it is."""
        told: Counter[str] = Counter()
        for source in sources:
            is_folder = mail_kinds.is_sent_folder(source.name)
            before = self.found
            with source.binary() as file:
                for head in heads(file):
                    self.found += 1
                    self._take(head, source.name, is_folder=is_folder)
                    if self.found % _TELL == 0:
                        yield from self.told(told)
                        told = self.left.copy()
            if self.found == before:
                raise source.bad(_("no mail was found in it"))
        yield from self.told(told)

    def told(self, already: Counter[str] | None = None) -> Iterator[Left]:
        """Return what was left out, apart from what was told already."""
        counts = self.left - already if already else self.left
        return (Left(_(reason), many) for reason, many in counts.items())

    def letters(self) -> Iterator[Letter]:
        """Return each mail that counts, in the order of the files."""
        self._file.seek(0)
        for row in self._file:
            line, day, seconds, mark, answers, sender, to, copied, subject = row[:-1].split("\t")
            yield Letter(
                int(line),
                int(day),
                int(seconds),
                mark,
                bool(answers),
                answers == _THREAD,
                _mailbox(sender),
                [_mailbox(one) for one in to.split("\x1f")] if to else [],
                copied.split(),
                subject,
            )

    def _take(self, head: Head, name: str, *, is_folder: bool) -> None:
        """Take one mail into the digest, or count why not."""
        self.signs.see_delivery(head.fields)
        why = mail_kinds.why_left(head.fields)
        letter = None if why else self._letter(head, name)
        if isinstance(letter, Letter):
            self.signs.see(letter, is_sent=is_folder or mail_kinds.is_sent(head.fields))
            self._write(letter)
        elif why or letter:
            self.left[why or str(letter)] += 1

    def _letter(self, head: Head, name: str) -> Letter | str | None:
        """Return one mail, why it is left out, or nothing where it is told as a problem."""
        fields = head.fields
        sender = next(iter(_people(fields, "from") or _people(fields, "sender")), None)
        if sender is None:
            return NOBODY
        if mail_kinds.is_machine(sender.address):
            return mail_kinds.MACHINES
        when = self._moment(head)
        if when is None:
            if len(self.undated) == _UNDATED_MOST:
                return UNDATED
            self.undated.append((name, head.line))
            return None
        if when.day.toordinal() > self._today:
            return TO_COME
        copied = [one.address for field in ("cc", "bcc") for one in _people(fields, field)]
        subject = decoded(text(fields.get("subject", b"")))
        threaded = bool(fields.get("in-reply-to") or fields.get("references"))
        return Letter(
            line=head.line,
            day=when.day.toordinal(),
            seconds=when.seconds,
            mark=_mark(fields),
            is_reply=threaded or is_reply(subject),
            in_thread=threaded,
            sender=sender,
            to=_people(fields, "to"),
            copied=copied,
            subject=" ".join(subject.split())[:_SUBJECT_MOST] if self.own.with_text else "",
        )

    def _moment(self, head: Head) -> Moment | None:
        """Return when a mail was written: as it says itself, else as the line before it, which a server wrote."""
        said = moment(text(head.fields.get("date", b"")))
        if said is not None and said.day.toordinal() <= self._today:
            return said
        return start_moment(head.start) or said

    def _write(self, letter: Letter) -> None:
        row = (
            str(letter.line),
            str(letter.day),
            str(letter.seconds),
            letter.mark,
            _THREAD if letter.in_thread else _SUBJECT if letter.is_reply else "",
            _kept(letter.sender),
            "\x1f".join(map(_kept, letter.to)),
            " ".join(letter.copied),
            letter.subject,
        )
        self._file.write("\t".join(row) + "\n")


def _people(fields: Mapping[str, bytes], name: str) -> list[Mailbox]:
    return mailboxes(text(fields[name])) if name in fields else []


def _mark(fields: Mapping[str, bytes]) -> str:
    """Return what is the same for each copy of a mail: of its Message-ID, else of who wrote when to whom."""
    said = fields.get("message-id") or b"\n".join(fields.get(name, b"") for name in ("from", "date", "to", "subject"))
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def _kept(mailbox: Mailbox) -> str:
    """Return a mailbox as one word and a name; neither holds a tab or anything else that parts the digest."""
    return f"{mailbox.address} {mailbox.name}"


def _mailbox(kept: str) -> Mailbox:
    address, _space, name = kept.partition(" ")
    return Mailbox(name, address)
