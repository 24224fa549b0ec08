"""What a mailbox says of whom you write with, and what no mailbox can do to the program."""

import contextlib
import datetime as dt
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import ContactDraft, EncounterDraft, Left, Own, Problem
from netjournal.errors.files import BadFile, Undecided
from netjournal.formats import mail_heads, mail_kinds, mail_runs, mail_words, mbox, reading

TODAY = dt.date(2026, 11, 23)
SAMPLES = Path(__file__).parent / "samples" / "mail"


class Found:
    """What came of reading some mailboxes."""

    def __init__(self, found):
        self.people = [one for one in found if isinstance(one, ContactDraft)]
        self.days = [one for one in found if isinstance(one, EncounterDraft)]
        self.problems = [one for one in found if isinstance(one, Problem)]
        self.left = Counter()
        for one in found:
            if isinstance(one, Left):
                self.left[one.reason] += one.many

    @property
    def summary(self):
        """Return the days in short: day, who, way, what, who began."""
        return [
            (day.date, day.passed[0].person.name, day.passed[0].way, day.passed[0].what, day.started_by)
            for day in self.days
        ]


def read(*paths, own=None):
    """Read mailboxes together."""
    sources = [reading.opened(Path(path)) for path in paths]
    try:
        return Found(list(mbox.read(sources, own or Own(TODAY))))
    finally:
        for source in sources:
            source.__exit__()


@pytest.fixture
def mailbox(tmp_path):
    """Return a way to write a mailbox of mails, each given by its fields."""

    def write(*mails, name="mail.mbox", body="Hello.\n"):
        path = tmp_path / name
        text = "".join(
            f"From x@y Fri Nov 20 10:00:00 2026\n{''.join(f'{key}: {value}{chr(10)}' for key, value in mail.items())}"
            f"\n{body}\n"
            for mail in mails
        )
        path.write_text(text, encoding="utf-8")
        return path

    return write


ME, JO = "me@x.org", "Jo Doe <jo@doe.org>"


def mail(number, of=JO, to=ME, day="Fri, 20 Nov 2026 10:00:00 +0000", **more):
    """Return the fields of a mail."""
    fields = {"From": of, "To": to, "Date": day, "Message-ID": f"<{number}@x>"}
    return fields | {key.replace("_", "-"): value for key, value in more.items()}


def mine(number, to=JO, **more):
    """Return the fields of a mail that you sent."""
    return mail(number, of=ME, to=to, **more)


OWN = Own(TODAY, (ME,))


# --- as programs write it ----------------------------------------------------------------------------


def test_a_google_takeout_mailbox_says_who_wrote_on_which_day_and_who_began():
    """The owner is whom Gmail says sent it; an answer begins nothing; a copy counts once; the sender's day counts."""
    found = read(SAMPLES / "takeout.mbox")

    assert found.summary == [
        ("2026-11-02", "João Lima", "shared", "2 mails", "me"),
        ("2026-11-04", "João Lima", "got", "1 mail", "them"),
    ]
    assert [(one.name, one.emails, one.key) for one in found.people] == [
        ("João Lima", ("joao@lima.example",), "mailto:joao@lima.example")
    ]
    assert [day.key for day in found.days] == [
        "mail:2026-11-02:joao@lima.example",
        "mail:2026-11-04:joao@lima.example",
    ]
    assert {day.channel for day in found.days} == {"email"}
    assert found.left == {
        mail_kinds.LISTS: 1,
        mail_kinds.ASIDE: 1,
        mail_kinds.MACHINES: 1,
        mbox.ONE_WAY: 1,
    }


def test_lines_of_mails_are_those_of_the_file():
    """A draft says where in the file its first mail begins."""
    lines = (SAMPLES / "takeout.mbox").read_bytes().split(b"\r\n")

    found = read(SAMPLES / "takeout.mbox")

    for day in found.days:
        assert lines[day.line - 1].startswith(b"From 178400000000000000")


def test_folders_of_thunderbird_read_together_make_one_story():
    """What lies in Sent and in INBOX is one correspondence; deleted mail that was not compacted is left."""
    found = read(SAMPLES / "INBOX", SAMPLES / "Sent")

    assert sorted(found.summary) == [
        ("2026-11-20", "Tamsin Reed", "shared", "2 mails", "them"),
        ("2026-11-21", "André Brandt", "got", "1 mail", None),
    ]
    assert found.left == {mail_kinds.ASIDE: 1}


def test_an_answer_shows_that_mail_went_both_ways_where_the_other_half_is_missing():
    """Someone who answers you was written to, though the folder of sent mail was not given."""
    found = read(SAMPLES / "INBOX")

    assert found.summary == [("2026-11-21", "André Brandt", "got", "1 mail", None)]
    assert found.left[mbox.ONE_WAY] == 1


def test_a_folder_called_sent_tells_who_you_are():
    """Whoever wrote what lies in Sent is you."""
    found = read(SAMPLES / "Sent")

    assert found.summary == [("2026-11-20", "tamsin@reed.example", "gave", "1 mail", None)]


def test_a_mailbox_that_does_not_tell_who_you_are_asks():
    """Two people in every mail: either could be you, and the answer is an option."""
    with pytest.raises(Undecided) as caught:
        read(SAMPLES / "mutt.mbox")

    assert "which of its addresses is yours" in caught.value.message
    assert "--me" in caught.value.hint
    assert read(SAMPLES / "mutt.mbox", own=Own(TODAY, ("mira@castellan.example",))).summary == [
        ("2026-11-18", "Jo Field", "shared", "2 mails", "them")
    ]


def test_your_name_tells_your_address(mailbox):
    """An address that bears your own name is yours."""
    path = mailbox(mail(1, to="Ana Ramos <ana@r.org>"), mail(2, of="ANA RAMOS <ana@r.org>", to=JO))

    found = read(path, own=Own(TODAY, ("Ana Ramos",)))

    assert found.summary == [("2026-11-20", "Jo Doe", "shared", "2 mails", "them")]


def test_who_is_in_every_mail_is_you(mailbox):
    """Without any other sign, the one address that no mail lacks is yours."""
    others = [f"P{number} <p{number}@x.org>" for number in range(5)]
    path = mailbox(
        *(mail(number, of=other) for number, other in enumerate(others)), *(mine(f"to{o}", to=o) for o in others)
    )

    assert {person.name for person in read(path).people} == {"P0", "P1", "P2", "P3", "P4"}


def test_reading_twice_gives_the_same_and_reads_the_file_once():
    """The preview and the import see the same drafts; the second reading needs no file."""
    with reading.opened(SAMPLES / "takeout.mbox") as source:
        own = Own(TODAY)
        one = list(mbox.read([source], own))
        source.binary = None

        assert Found(list(mbox.read([source], own))).__dict__ == Found(one).__dict__


# --- what counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"List-Id": "<walks.example.org>"}, mail_kinds.LISTS),
        ({"Precedence": "bulk"}, mail_kinds.LISTS),
        ({"Auto-Submitted": "auto-replied"}, mail_kinds.MACHINES),
        ({"From": "notifications@github.com"}, mail_kinds.MACHINES),
        ({"From": "Bank <do-not-reply@bank.example>"}, mail_kinds.MACHINES),
        ({"From": "nao-responda@banco.example"}, mail_kinds.MACHINES),
        ({"From": "MAILER-DAEMON@x.org"}, mail_kinds.MACHINES),
        ({"Content-Type": "multipart/report; report-type=delivery-status"}, mail_kinds.MACHINES),
        ({"X-Gmail-Labels": "Lixeira"}, mail_kinds.ASIDE),
        ({"X-Spam-Flag": "YES"}, mail_kinds.ASIDE),
        ({"X-Mozilla-Status": "0008"}, mail_kinds.ASIDE),
        ({"X-Gmail-Labels": "Chat"}, mail_kinds.CHATS),
        ({"To": "someone@else.org"}, mbox.NOT_YOURS),
        ({"Date": "Fri, 27 Nov 2026 10:00:00 +0000"}, "mail dated after today"),
        ({"From": "nobody"}, "mail that does not say who wrote it"),
        ({"To": ", ".join(f"p{number}@x.org" for number in range(13)) + f", {ME}"}, mbox.LARGE),
        ({"From": ME, "To": ME}, mbox.TO_YOURSELF),
    ],
)
def test_what_is_not_mail_between_people_is_left_and_counted(mailbox, fields, reason):
    """Each kind has its own reason, and makes no day."""
    path = mailbox(mine(1), mail(2), mail(3, day="Sat, 21 Nov 2026 10:00:00 +0000") | fields)
    path.write_text(path.read_text().replace("From x@y Fri Nov 20", "From x@y Fri Nov 27"))

    found = read(path, own=OWN)

    assert found.left == {reason: 1}
    assert [day.date for day in found.days] == ["2026-11-20"]


def test_mail_to_twelve_people_counts_with_each_of_them(mailbox):
    """Up to twelve others is a letter to friends; those in copy are not written to."""
    many = ", ".join(f"P{number} <p{number}@x.org>" for number in range(12))
    path = mailbox(mine(1, to=many), *(mail(f"a{number}", of=f"p{number}@x.org") for number in range(12)))
    copied = mailbox(mine(1, to=JO, Cc="Ana <ana@x.org>"), mail(2), mail(3, of="ana@x.org"), name="copied")

    assert len(read(path, own=OWN).people) == 12
    assert [person.name for person in read(copied, own=OWN).people] == ["Jo Doe"]


def test_two_addresses_with_one_full_name_are_one_person(mailbox):
    """Mail to one address and from the other goes both ways; the days stay apart by the address that was used."""
    path = mailbox(
        mine(1, to="Jo Doe <jo@work.org>", day="Wed, 18 Nov 2026 10:00:00 +0000"),
        mail(2, of='"Doe, Jo" <jo@home.org>'),
    )

    found = read(path, own=OWN)

    assert [(one.name, one.emails) for one in found.people] == [("Jo Doe", ("jo@work.org", "jo@home.org"))]
    assert [day.key for day in found.days] == ["mail:2026-11-18:jo@work.org", "mail:2026-11-20:jo@home.org"]


def test_the_name_is_the_one_that_stands_there_most_often(mailbox):
    """What people call themselves counts for more than what an address book says."""
    path = mailbox(
        *(mine(number, to="Boss <jo@doe.org>") for number in range(5)),
        mail(6, of="Jo <jo@doe.org>"),
        *(mail(7 + number, of="Jo Doe <jo@doe.org>") for number in range(2)),
    )

    assert [person.name for person in read(path, own=OWN).people] == ["Jo Doe"]


def test_a_day_without_a_date_field_is_that_of_the_line_before_the_mail(mailbox):
    """A broken day, or one after today, gives way to the day that the server wrote; none at all is a problem."""
    path = mailbox(mine(1), mail(2, day="soon"), mail(3, day="Fri, 01 Jan 2038 00:00:00 +0000"))
    nowhere = mailbox(mine(1), mail(2, day="soon"), name="nowhere")
    text = nowhere.read_text()
    second = text.rindex("From x@y Fri")
    nowhere.write_text(text[:second] + text[second:].replace("From x@y Fri Nov 20 10:00:00 2026", "From ", 1))

    assert [day.passed[0].what for day in read(path, own=OWN).days] == ["3 mails"]
    assert [(one.line, one.reason) for one in read(nowhere, own=OWN).problems] == [
        (9, "the mail has no day that can be read")
    ]


def test_subjects_are_read_only_where_words_are_wanted(mailbox):
    """What mail is about stays in the mailbox unless asked for; bodies always do."""
    path = mailbox(mine(1, Subject="=?utf-8?Q?A_caf=C3=A9?="), mail(2, Subject="A\n secret"), body="Body.\n")

    assert read(path, own=OWN).days[0].note is None
    assert read(path, own=OWN._replace(with_text=True)).days[0].note == "A café; A secret"


def test_mail_to_an_address_with_a_plus_is_to_you(mailbox):
    """What stands behind a plus sign is a note to oneself."""
    path = mailbox(mine(1), mail(2, to="me+walks@x.org"))

    assert read(path, own=OWN).summary == [("2026-11-20", "Jo Doe", "shared", "2 mails", "me")]


# --- words of mail -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("Ada <A@x.org>", [("Ada", "a@x.org")]),
        ("a@x.org", [("", "a@x.org")]),
        ('"Byron, Ada" <a@x.org>, jo@x.org (Jo Doe)', [("Ada Byron", "a@x.org"), ("Jo Doe", "jo@x.org")]),
        ("Team: a@x.org, B <b@x.org>;", [("", "a@x.org"), ("B", "b@x.org")]),
        ("undisclosed-recipients:;", []),
        ("=?iso-8859-1?q?Andr=E9?= =?iso-8859-1?q?_Lima?= <a@x.org>", [("André Lima", "a@x.org")]),
        ("=?utf-8?B?8J+Ygg=?= =?utf-8?B?YWJj?= <q@x.org>", [("😂abc", "q@x.org")]),
        ("=?x-unknown?q?caf=E9?= <d@x.org>", [("café", "d@x.org")]),
        ("=?utf-8?Q?Byron=2C_Ada?= <b@x.org>", [("Ada Byron", "b@x.org")]),
        ("'Jo Doe' <jo@x.org>", [("Jo Doe", "jo@x.org")]),
        ('"jo@x.org" <jo@x.org>', [("", "jo@x.org")]),
        ('"Ada <ada@x.org>', [("Ada", "ada@x.org")]),
        ("Acme, Inc. <a@x.org>", [("Acme, Inc.", "a@x.org")]),
        ("MAILER-DAEMON", []),
        ("", []),
    ],
)
def test_fields_with_people_are_read_as_they_are_written(field, people):
    """Quoted, encoded, grouped, broken: who is meant is found, and nothing else."""
    assert [tuple(one) for one in mail_words.mailboxes(field)] == people


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("Sat, 21 Nov 2026 23:11:12 -0300", "2026-11-21"),
        ("21 Nov 26 10:11 GMT", "2026-11-21"),
        ("Sat Nov 21 10:11:12 2026", "2026-11-21"),
        ("Sex, 20 Nov 2026 09:00:00 -0300", "2026-11-20"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Sat, 31 Feb 2026 23:11:12 -0300", None),
        ("", None),
    ],
)
def test_the_day_is_that_on_the_writers_calendar(field, day):
    """Zones are not turned into another; what is no day is none."""
    found = mail_words.moment(field)

    assert (found and found.day.isoformat()) == day


@given(st.text(alphabet='a@ "<>(),;:=?\\.qb\x00\u202eé', max_size=200))
def test_no_field_stops_the_reading(field):
    """Whatever stands in a field, what is read of it has an address and no line of its own."""
    for one in mail_words.mailboxes(field):
        assert "@" in one.address
        assert one.name == " ".join(one.name.split())


@pytest.mark.parametrize("start", ['"\\', "<", "(", "=?", "=?a?q?", ",", "a@", "((", "[", "\\"])
def test_no_field_takes_long(start):
    """A field of nothing but signs is read in the time of any other: the test would hang."""
    assert not [one for one in mail_words.mailboxes(start * (mail_heads.FIELD_MOST // len(start))) if one.name]


# --- files that nobody sane sends --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text", b"From the beginning it was clear.\nIt was.\n"),
        ("dated", b"From Jo, Fri Nov 20 10:00:00 2026\nDear all\n"),
        ("card", b"BEGIN:VCARD\n"),
        ("zeros", b"\0" * 100),
        ("csv", b"From,To\n"),
    ],
)
def test_other_files_are_not_taken_for_mail(tmp_path, name, content):
    """A mailbox begins with the line that parts mails, with a day in it and a field below."""
    path = tmp_path / name
    path.write_bytes(content)
    with reading.opened(path) as source:
        assert not mbox.recognises(source)


@pytest.mark.parametrize("name", ["takeout.mbox", "INBOX", "Sent", "mutt.mbox"])
def test_mailboxes_are_recognised(name):
    """By what they hold; a folder of Thunderbird has no ending."""
    with reading.opened(SAMPLES / name) as source:
        assert mbox.recognises(source)


def test_a_file_without_mail_is_refused(tmp_path):
    """Called mail with --format, it is looked through, and the sentence says what is missing."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear Jo,\n\nFrom now on I write by hand.\n")

    with pytest.raises(BadFile, match="no mail was found in it"):
        read(path)


def test_binary_bodies_and_lines_without_end_are_passed_over(tmp_path, mailbox):
    """NUL bytes, bytes of no character set and a line of megabytes stand between two mails."""
    path = mailbox(mine(1), mail(2))
    head, rest = path.read_bytes().split(b"Hello.", 1)
    path.write_bytes(head + b"\0\xff\xfe" + b"x" * 5_000_000 + b"\n\n" + rest)

    assert read(path, own=OWN).summary == [("2026-11-20", "Jo Doe", "shared", "2 mails", "me")]


def test_a_mailbox_cut_short_is_read_as_far_as_it_goes(mailbox):
    """Wherever a download broke off, nothing breaks."""
    path = mailbox(mine(1), mail(2), mail(3, day="Sat, 21 Nov 2026 10:00:00 +0000"))
    whole = path.read_bytes()
    for end in range(60, len(whole), 7):
        path.write_bytes(whole[:end])
        assert len(read(path, own=OWN).days) <= 2


def test_a_head_without_end_is_cut(mailbox):
    """Ten thousand recipients and a field of megabytes are read as far as they tell anything."""
    many = ", ".join(f"p{number}@x.org" for number in range(10_000))
    path = mailbox(mine(1), mail(2), mail(3, to=many), mail(4) | {"X-Long": "x" * 2_000_000})

    found = read(path, own=OWN)

    assert found.left == {mbox.LARGE: 1}
    assert found.summary == [("2026-11-20", "Jo Doe", "shared", "3 mails", "me")]


@given(st.binary(max_size=400), st.integers(0, 400))
def test_no_bytes_stop_the_reading(tmp_path, junk, at):
    """Junk anywhere in a mailbox gives other mail, problems or a refusal, and never anything else."""
    path = tmp_path / f"junk{random.random()}"
    whole = (SAMPLES / "mutt.mbox").read_bytes()
    path.write_bytes(whole[:at] + junk + whole[at:])
    with contextlib.suppress(BadFile, Undecided):
        read(path, own=Own(TODAY, ("mira@castellan.example",)))


@given(st.lists(st.binary(max_size=60)), st.integers(1, 9))
def test_records_come_back_in_order_whatever_does_not_fit_in_memory(records, run):
    """Runs on disk are merged into what sorting all at once would give."""
    before, mail_runs.RUN = mail_runs.RUN, run
    try:
        runs = mail_runs.Runs()
        for record in records:
            runs.add(record)

        assert list(runs.in_order()) == sorted(records)
    finally:
        mail_runs.RUN = before


# --- through the command line ------------------------------------------------------------------------


def test_a_mailbox_comes_in_once_and_goes_out_whole(netj):
    """The preview writes nothing, the same file a second time brings nothing, undo takes all of it back."""
    path = SAMPLES / "takeout.mbox"

    assert netj("import", path, "--dry-run", "--json").json["exchanges"] == 2
    assert netj("list", "--json").json == []

    netj("import", path, "--yes")
    assert "Nothing new." in netj("import", path, "--yes").out
    assert netj("doctor", "--json").json["sound"]
    entries = netj("show", "João", "--json").json["entries"]
    assert [(one["date"], one["way"], one["what"], one["channel"], one["started_by"]) for one in entries] == [
        ("2026-11-04", "got", "1 mail", "email", "them"),
        ("2026-11-02", "shared", "2 mails", "email", "me"),
    ]

    netj("undo")
    assert netj("list", "--json").json == []
    assert netj("doctor", "--json").json["sound"]


def test_a_mailbox_that_does_not_tell_who_you_are_writes_nothing(netj):
    """One sentence, exit 3; with --me it comes in."""
    path = SAMPLES / "mutt.mbox"

    assert "does not tell which of its addresses is yours" in netj("import", path, "--yes", exit=3).err
    netj("import", path, "--yes", "--me", "mira@castellan.example")
    assert [one["name"] for one in netj("list", "--json").json] == ["Jo Field"]


def test_a_longer_mailbox_adds_only_what_is_new(netj, mailbox):
    """A later export holds the old mail as well; nothing of it counts twice."""
    old = mailbox(mine(1), mail(2), name="old")
    new = mailbox(mine(1), mail(2), mail(3, day="Sun, 22 Nov 2026 10:00:00 +0000"), name="new")

    netj("import", old, "--yes", "--me", ME)
    netj("import", new, "--yes", "--me", ME)

    entries = netj("show", "Jo", "--json").json["entries"]
    assert [(one["date"], one["what"]) for one in entries] == [("2026-11-22", "1 mail"), ("2026-11-20", "2 mails")]
