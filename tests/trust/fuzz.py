"""Files that are almost right, for every importer: an import comes of them, or a sentence and exit 3."""

# ruff: noqa: E501, ISC004  the seeds are files, and read as such

import datetime as dt
import io
import itertools
import json
import random
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trust.ground import TODAY, Field, House, Score

#: Bent files a format in the long form.
A_FORMAT = 400
#: How many drafts of one file are looked at.
DRAFTS_MOST = 2000

_CARD = """BEGIN:VCARD
VERSION:3.0
FN;CHARSET=UTF-8:Ada B. King
N:King;Ada;B.;;
NICKNAME:Countess
EMAIL;TYPE=work:ada@example.org
item1.TEL;type=CELL:+44 20 7946 0018
item1.X-ABLabel:_$!<Mobile>!$_
BDAY;VALUE=date:--0229
CATEGORIES:maths,choir
ORG:Engines;Analytical
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ
 ABAAD/2wBDAAgGBgcGBQgHBwcJ
RELATED;TYPE=friend:Charles
item2.X-ABDATE:20200229
NOTE;ENCODING=QUOTED-PRINTABLE:met at=20the=
 fair=0D=0Asecond line
END:VCARD
"""
_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260102T100000Z
DTSTART;TZID=Europe/London:20260102T100000
DTEND;TZID=Europe/London:20260102T110000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Europe/London:20260109T100000
SUMMARY:Coffee
LOCATION:Leeds
ORGANIZER;CN=Me:mailto:me@example.org
ATTENDEE;CN="King, Ada";PARTSTAT=ACCEPTED:mailto:ada@example.org
ATTENDEE;CN=Bo;PARTSTAT=DECLINED:mailto:bo@example.org
END:VEVENT
END:VCALENDAR
"""
_MAIL = """From ada@example.org Fri Jan  2 10:00:00 2026
From: =?utf-8?q?Ada_K=C3=ADng?= <ada@example.org>
To: Me <me@example.org>, "Bo, B." <bo@example.org>
Subject: =?iso-8859-1?b?Y2Fm6Q==?=
Date: Fri, 02 Jan 2026 10:00:00 +0100
Message-ID: <1@example.org>

Hello
>From here on

From me@example.org Sat Jan  3 10:00:00 2026
From: me@example.org
To: ada@example.org
In-Reply-To: <1@example.org>
Date: Sat, 3 Jan 2026 09:00:00 +0000
Message-ID: <2@example.org>

Thanks
"""
_CHAT = """[02/01/2026, 10:00:00] Ada King: hello
[02/01/2026, 10:01:00] Me: hi, how are you
second line
[13/01/2026, 11:00:00] Ada King: \u200e<attached: photo.jpg>
[14/01/2026, 11:00:00] Messages and calls are end-to-end encrypted.
"""
_MONICA = json.dumps(
    {
        "version": "1.0-preview.1",
        "app_version": "4.0.0",
        "export_date": "2026-01-01",
        "account": {
            "uuid": "1",
            "data": [
                {
                    "count": 1,
                    "type": "contact",
                    "values": [
                        {
                            "uuid": "2",
                            "properties": {"first_name": "Ada", "last_name": "King", "company": "Engines"},
                            "data": [
                                {"count": 1, "type": "call", "values": [{"uuid": "3", "properties": {
                                    "called_at": "2026-01-02T00:00:00Z", "content": "hi"}}]},
                            ],
                        }
                    ],
                }
            ],
        },
    }
)  # fmt: skip
_LINKEDIN = """Notes:
"When exporting your connection data, you may notice"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,"King, PhD",https://www.linkedin.com/in/ada-king,ada@example.org,Engines,Engineer,08 Feb 2026
"""
_JOURNAL = json.dumps(
    {"netjournal": 2, "contacts": [{"uid": "4e0c36da-f42d-4c74-b104-8fc8883e14af", "name": "Ada", "handles": []}]}
)

#: What a file of each format looks like, with the name that it usually has; more than one where it has more shapes.
SEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "json": (("all.json", _JOURNAL),),
    "monica": (("monica.json", _MONICA),),
    "vcard": (("people.vcf", _CARD), ("old.vcf", _CARD.replace("3.0", "2.1")), ("new.vcf", _CARD.replace("3.0", "4.0"))),
    "ical": (("calendar.ics", _CALENDAR),),
    "mbox": (("mail.mbox", _MAIL),),
    "linkedin": (
        ("Connections.csv", _LINKEDIN),
        ("messages.csv", "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
         "SUBJECT,CONTENT,FOLDER\n1,,Ada King,https://www.linkedin.com/in/ada-king,Me,https://www.linkedin.com/in/me,"
         "2025-06-01 14:03:22 UTC,,hello,INBOX\n"),
        ("Invitations.csv", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
         'Ada,Me,"1/29/26, 2:37 PM",,INCOMING,https://www.linkedin.com/in/ada-king,https://www.linkedin.com/in/me\n'),
    ),
    "google": (("contacts.csv", "Name,Given Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,"
                "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value\nAda King,Ada,King,1980-02-29,x,* My ::: choir,"
                "Work,ada@example.org ::: a@example.org,Mobile,+44 20 7946 0018\n"),),
    "outlook": (("outlook.csv", "First Name,Last Name,E-mail Address,Mobile Phone,Company,Birthday,Categories\n"
                 "Ada,King,ada@example.org,+44 20,Engines,2/29/1980,choir;maths\n"),
                ("outlook-de.csv", "Vorname;Nachname;E-Mail-Adresse;Firma\nAda;König;ada@example.org;Engines\n")),
    "thunderbird": (("book.csv", "First Name,Last Name,Display Name,Nickname,Primary Email,Work Phone,Organization,"
                     "Birth Year,Birth Month,Birth Day,Notes\nAda,King,Ada King,,ada@example.org,,Engines,1980,2,29,x\n"),),
    "whatsapp": (("WhatsApp Chat with Ada King.txt", _CHAT),
                 ("_chat.txt", "1/2/26, 10:00 - Ada King: hello\n1/13/26, 11:00 - Me: hi\n")),
    "friends": (("friends.md", "### Activities:\n- 2026-01-02: Tea with **Ada King** at _Leeds_. @choir\n\n"
                 "### Notes:\n- 2026-01-03: **Ada King** moved.\n\n### Friends:\n- Ada King (a.k.a. Countess) [Leeds] @maths\n"
                 "\n### Locations:\n- Leeds\n"),),
    "csv": (("people.csv", "name,email,birthday,met,via,pace\nAda King,ada@example.org,--02-29,Leeds,Bo,3w\nBo,,,,,\n"),
            ("passed.csv", "date,name,way,kind,what,value\n2026-01-02,Ada,gave,guidance,a tip,3\n")),
}  # fmt: skip
#: What a bent file may have in it.
SPICE = (
    *(
        "\x00",
        "\ufeff",
        "\u202e",
        "\x1b[2J",
        '"',
        '""',
        "'",
        ",",
        ";",
        ":",
        "\r",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\t",
        "=",
        "%",
    ),
    *(
        "99999999999999999999",
        "-1",
        "0000-00-00",
        "2026-02-30",
        "9999-12-31",
        "0001-01-01",
        "20260229T250000Z",
        "1e999",
    ),
    *(
        "BEGIN:VCARD",
        "END:VCARD",
        "BEGIN:VEVENT",
        "RRULE:FREQ=SECONDLY",
        "DTSTART:00010101",
        "ENCODING=b",
        "=C3=",
        "=\n",
    ),
    *(
        "From x",
        "From: <",
        "Date: ",
        "=?utf-8?q?=FF?=",
        "=?x?y?z?=",
        "{",
        "}",
        "[",
        "]",
        "null",
        "true",
        '"a":',
        "###",
        "- ",
    ),
    *("(" * 200, "[" * 3000, '{"a":' * 2000, "x" * 20_000, "\u0301" * 500, "\udcff", "é", "漢", "\U0001f469"),
)


def bent(data: bytes, rng: random.Random) -> bytes:
    """Return a file that is almost the one it was."""
    for _n in range(rng.choice((0, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(9):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + rng.choice(SPICE).encode("utf-8", "surrogateescape") + data[at:]
            case 2:
                data = data[:at] + rng.randbytes(rng.randint(1, 6)) + data[at + rng.randint(0, 6) :]
            case 3 | 4:
                lines = data.splitlines(keepends=True) or [b""]
                one = rng.randrange(len(lines))
                lines[one:one] = rng.choice(([lines[one]] * rng.randint(1, 50), [b"\n"], [lines[-1]]))
                data = b"".join(lines)
            case 5:
                lines = data.splitlines(keepends=True) or [b""]
                rng.shuffle(lines)
                data = b"".join(lines)
            case 6:
                data = data[:at] + data[at + rng.randint(1, 40) :]
            case 7:
                data = data.decode("utf-8", "replace").encode(rng.choice(("utf-16", "cp1252", "utf-8-sig")), "replace")
            case _:
                words = rng.choice(SPICE).encode("utf-8", "surrogateescape")
                data = data.replace(rng.choice((b",", b":", b";", b"\n", b"2026", b"Ada")), words, rng.randint(1, 4))
    return data


def swallow(form: str, name: str, data: bytes) -> int:
    """Read a file in a format, as an import would, and return how many drafts came of it; our own errors are fine."""
    from netjournal import errors
    from netjournal.domain.transfer import Own
    from netjournal.formats import archives, known

    own = Own(today=dt.date.fromisoformat(TODAY), names=("me", "me@example.org"), region="GB", date_order="dmy")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        sources = []
        try:
            sources = archives.opened(path)
            reader = known.module(known.named(form))
            for source in sources:
                reader.recognises(source)
            return sum(1 for _draft in itertools.islice(_drafts(form, reader, sources, own), DRAFTS_MOST))
        except errors.NetjError:
            return 0
        finally:
            for source in sources:
                source.close()


def _drafts(form: str, reader: Any, sources: list[Any], own: Any) -> Iterator[Any]:
    """Return what a reader yields; the two formats of our own have readers of their own shape."""
    if form == "json":
        reader.check(sources[0])
        return reader.records(sources[0], "contacts", "encounters")
    if form == "csv":
        return reader.drafts(sources[0], reader.layout(sources[0]), own.today)
    return reader.read(sources, own)


def formats() -> list[str]:
    """Return the formats that this program reads, by its own table."""
    from netjournal.formats import known

    return [form.name for form in known.FORMATS]


def fuzz(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Import bent files of every format."""
    for form in formats():
        if form not in SEEDS:
            score.skipped.append(f"{form} (no seed)")
            continue
        house = field.lived_in()
        for n in range(max(3, round(A_FORMAT * scale))):
            name, words = rng.choice(SEEDS[form])
            _one(house, score, form, name, bent(words.encode(), rng) if n else words.encode())
        score.check(house.is_sound().code == 0, f"{form}: sound after all that", house.is_sound())
        house.leave()
    _containers(field, score)


def _one(house: House, score: Score, form: str, name: str, data: bytes) -> None:
    path = house.files / name
    path.write_bytes(data)
    before = house.journal.read_bytes()
    how = ("import", name, "--yes", "--format", form, "--me", "me@example.org", "--date-order", "dmy")
    ran = house.netj(*how, patience=30)
    if ran.code == 2:  # a format that takes none of these
        ran = house.netj(*how[:5], patience=30)
    case = f"{form} {data[:3000]!r}"
    if not score.check(ran.is_clean and ran.code in (0, 3) and ran.seconds < 20, case, f"{ran.seconds:.1f} s {ran}"):
        return
    if ran.code:
        score.check(house.journal.read_bytes() == before, f"refused, and nothing written: {case}", ran)
    elif "Undo with" in ran.out:
        house.must("undo")


def _containers(field: Field, score: Score) -> None:
    """Give what is no file of any format, or holds one in a way that means harm."""
    house = field.lived_in()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"a" * 300_000_000)
    climber = io.BytesIO()
    with zipfile.ZipFile(climber, "w") as archive:
        archive.writestr("../../../Connections.csv", _LINKEDIN)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("Connections.csv", _LINKEDIN)
    before = house.facts()
    for label, name, data in (
        ("an empty file", "empty.csv", b""),
        ("noughts", "noughts.csv", b"\0" * 100_000),
        ("a picture", "picture.vcf", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("a zip bomb", "bomb.zip", bomb.getvalue()),
        ("a path that climbs out", "climber.zip", climber.getvalue()),
        ("a truncated zip", "half.zip", whole.getvalue()[:-30]),
        ("a line without end", "line.csv", b"name\n" + b"x" * 30_000_000),
        ("a header twice", "twice.csv", b"name,name\nAda,Bo\n"),
        ("no header", "headless.csv", b"Ada,1,2\nBo,3,4\n"),
    ):
        (house.files / name).write_bytes(data)
        ran = house.netj("import", name, "--yes", patience=60)
        score.check(
            ran.is_clean and ran.code == 3 and ran.seconds < 30, f"import of {label}", f"{ran.seconds:.1f} s {ran}"
        )
        (house.files / name).unlink()
    for name in (".", "/dev/null", "/dev/zero", "nowhere.csv"):
        ran = house.netj("import", name, "--yes", patience=60)
        score.check(ran.is_clean and ran.code == 3, f"import of {name}", ran)
    score.check(house.facts() == before, "nothing of these was written")
