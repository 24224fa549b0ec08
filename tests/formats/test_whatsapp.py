"""A WhatsApp chat becomes days of contact: who wrote, how often, who first; what WhatsApp wrote itself is left."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Netj
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.transfer import EncounterDraft, Left, Own, Problem
from netjournal.errors.files import BadFile, Undecided
from netjournal.formats import whatsapp, whatsapp_lines
from netjournal.formats.reading import opened

TODAY = dt.date(2026, 11, 23)
ME = Own(TODAY, names=("Alex Moreno",))
LRM = "\u200e"

Chat = Callable[..., list]


@pytest.fixture
def chat(tmp_path: Path) -> Chat:
    """Return what reads a chat of these lines under a file name."""

    def read(*lines: str, name: str = "WhatsApp Chat with Sam Okafor.txt", own: Own = ME) -> list:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with opened(path) as source:
            assert whatsapp.recognises(source)
            once = list(whatsapp.read([source], own))
            assert list(whatsapp.read([source], own)) == once  # a preview, then for real
            return once

    return read


def encounters(found: list) -> list[EncounterDraft]:
    return [draft for draft in found if isinstance(draft, EncounterDraft)]


def brief(found: list) -> list[tuple]:
    """Return of each encounter the day, the person, the way, the words and who began."""
    return [
        (draft.date, one.person.name, one.way, one.what, draft.started_by)
        for draft in encounters(found)
        for one in draft.passed
    ]


# --- the shapes of lines -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stamp",
    [
        "12/31/23, 11:59\u202fPM - ",
        "12/31/23, 11:59 PM - ",
        "31.12.23, 23:59 - ",
        "31/12/2023, 23:59 - ",
        "31/12/2023, 11:59 p. m. - ",
        "31/12/2023, 11:59 p.\u00a0m. - ",
        "31-12-2023 23:59 - ",
        "31.12.2023 klo 23.59 - ",
        "2023/12/31 23:59 - ",
        "2023-12-31, 23:59 - ",
        "2023/12/31 下午11:59 - ",
        "2023년 12월 31일 오후 11:59 - ",
        "[31/12/2023, 23:59:01] ",
        "[31.12.23, 23:59:01] ",
        f"{LRM}[12/31/23, 11:59:01\u202fPM] ",
        "[12/31/23 23:59:01] ",
        "[31/12/2566 BE, 23:59:01] ",
        "\u200f[31\u200f/12\u200f/2023، 23:59:01] ",
        "[23:59, 31/12/2023] ",
        "31.12.14 23:59:01: ",
    ],
)
def test_the_stamps_of_all_phones_are_read(chat: Chat, stamp: str) -> None:
    """Android and iOS, twelve hours and twenty-four, and the date shapes of many countries mean one message."""
    year = "2014" if "12.14" in stamp else "2023"

    found = chat(f"{stamp}Sam Okafor: Happy new year")

    assert brief(found) == [(f"{year}-12-31", "Sam Okafor", "got", "1 message", "them")]


def test_a_message_goes_on_over_several_lines(chat: Chat) -> None:
    """Lines without a stamp belong to the message before them, whatever dates they hold."""
    found = chat(
        "31/12/2023, 23:59 - Sam Okafor: the dates are",
        "2024-01-04 with Jo",
        "12/1/2024: without",
        "",
        "31/12/2023, 23:59 - Alex Moreno: fine",
    )

    assert brief(found) == [("2023-12-31", "Sam Okafor", "shared", "2 messages", "them")]


@pytest.mark.parametrize(
    "text",
    ["https://example.org: look", "note: to self", "12:30 is fine: see you", "", "https://x.org"],
)
def test_colons_in_a_message_are_no_sender(text: str) -> None:
    """The sender ends at the first colon; what follows may hold more of them."""
    line = whatsapp_lines.parsed(f"[31/12/2023, 23:59:01] Sam Okafor: {text}")

    assert line is not None
    assert (line.sender, line.text) == ("Sam Okafor", text)


@pytest.mark.parametrize(
    ("rest", "sender"),
    [
        ('Thandi "Twin" Tshabalala: where?', 'Thandi "Twin" Tshabalala'),
        ("Anna „Anni“ Maier: wo?", "Anna „Anni“ Maier"),
        ('Sam changed the subject from "Books" to "Books: June"', ""),
        ("Sam created group “Books: June”", ""),
        ("Sam left", ""),
    ],
)
def test_a_nickname_in_quotes_is_part_of_a_name(rest: str, sender: str) -> None:
    """A colon inside a quotation belongs to a notice; one after it follows a name."""
    line = whatsapp_lines.parsed(f"2018/07/25, 10:22 - {rest}")

    assert line is not None
    assert line.sender == sender


@pytest.mark.parametrize(
    "text",
    [
        "You turned off disappearing messages. Tap to change.",
        "Your security code with Elon changed. Tap to learn more.",
        "Votre code de sécurité avec Elon a changé. Appuyez pour en savoir plus.",
        "Elonとのセキュリティコードが変更されました。 タップして詳細を表示。",
        "Mã bảo mật của bạn với Elon đã thay đổi. Nhấn để tìm hiểu thêm.",
        "Tin nhắn và cuộc gọi được mã hóa đầu cuối.",
        "Boris changed this group's icon",
    ],
)
def test_notices_without_their_mark_are_known(text: str) -> None:
    """Files that lost the sign before a notice have its words, in many languages."""
    line = whatsapp_lines.parsed(f"[3/18/22, 14:56:01] Boris: {text}")

    assert line is not None
    assert whatsapp_lines.is_notice(line)


@pytest.mark.parametrize(
    "text",
    ["You deleted this message.", "このメッセージを削除しました。", "Bạn đã xoá tin nhắn này.", "Mensagem apagada"],
)
def test_deleted_messages_are_known(text: str) -> None:
    """What was taken back is no message, in many languages; what somebody wrote about it is one."""
    assert whatsapp_lines.is_deleted(text)
    assert not whatsapp_lines.is_deleted(f"{text} I wonder why")


# --- days ---------------------------------------------------------------------------------------------


def test_each_day_says_who_wrote_and_who_first(chat: Chat) -> None:
    """A day on which both wrote is shared; on others one gave, or got; the first of the day began."""
    found = chat(
        "30/12/2023, 09:00 - Alex Moreno: are you there?",
        "30/12/2023, 10:00 - Sam Okafor: yes",
        "31/12/2023, 09:00 - Sam Okafor: photo",
        "31/12/2023, 09:01 - Sam Okafor: <Media omitted>",
        "01/01/2024, 00:01 - Alex Moreno: happy new year",
    )

    assert brief(found) == [
        ("2023-12-30", "Sam Okafor", "shared", "2 messages", "me"),
        ("2023-12-31", "Sam Okafor", "got", "2 messages", "them"),
        ("2024-01-01", "Sam Okafor", "gave", "1 message", "me"),
    ]
    assert [draft.key for draft in encounters(found)] == [
        "whatsapp::2023-12-30:sam okafor",
        "whatsapp::2023-12-31:sam okafor",
        "whatsapp::2024-01-01:sam okafor",
    ]
    assert {draft.channel for draft in encounters(found)} == {"message"}
    assert [draft.line for draft in encounters(found)] == [1, 3, 5]


def test_bodies_stay_in_the_file_unless_asked_for(chat: Chat) -> None:
    """Only with the text asked for is it taken, with all lines of a message and without the mark of a change."""
    lines = (
        "31/12/2023, 09:00 - Sam Okafor: first",
        "second line",
        f"31/12/2023, 09:05 - Alex Moreno: ok {LRM}<This message was edited>",
    )

    assert encounters(chat(*lines))[0].note is None
    assert encounters(chat(*lines, own=ME._replace(with_text=True)))[0].note == "first\nsecond line\nok"


def test_what_whatsapp_wrote_is_left_and_counted(chat: Chat) -> None:
    """Notices on encryption and codes are no contact, in either phone's shape; deleted messages are none either."""
    found = chat(
        "01/12/2024, 10:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        "13/12/2024, 10:05 - Sam Okafor: Hey",
        "14/12/2024, 09:00 - Sam Okafor's security code changed. Tap to learn more.",
        "15/12/2024, 09:00 - Sam Okafor: This message was deleted",
        "16/12/2024, 09:00 - Sam Okafor changed the subject from “A” to “B: C”",
    )

    assert brief(found) == [("2024-12-13", "Sam Okafor", "got", "1 message", "them")]
    assert Left("lines that WhatsApp itself wrote", 3) in found
    assert Left("messages that were deleted", 1) in found


def test_ios_notices_under_a_name_are_left(chat: Chat) -> None:
    """Notices of iOS stand under the name of the chat, marked; its media are marked, too, and are messages."""
    found = chat(
        f"[18.3.22, 14:56:01] Sam Okafor: {LRM}Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand sonst.",
        "[27.3.22, 21:41:35] Alex Moreno: Hello",
        f"{LRM}[27.3.22, 21:41:55] Alex Moreno: {LRM}<Anhang: 00000035-PHOTO-2022-03-27.jpg>",
        f"{LRM}[27.3.22, 21:44:16] Alex Moreno: {LRM}Bild weggelassen",
        f"{LRM}[27.3.22, 21:50:25] Alex Moreno: Resume.pdf • {LRM}2 Seiten {LRM}Dokument weggelassen",
        f"[28.4.22, 20:17:30] Sam Okafor: {LRM}Deine Sicherheitsnummer für Sam hat sich geändert. Tippe für mehr.",
        f"[29.4.22, 20:17:30] Sam Okafor: {LRM}Jeg har aldri hørt om denne lange meldingen som ingen skrev her",
        name="_chat.txt",
        own=Own(TODAY),
    )

    assert brief(found) == [("2022-03-27", "Sam Okafor", "gave", "4 messages", "me")]


def test_calls_are_contact_and_missed_ones_were_tried(chat: Chat) -> None:
    """A call with a length is a call; one that nobody took is something tried, and wakes nobody."""
    found = encounters(
        chat(
            f"[27/3/22, 21:41:35] Sam Okafor: {LRM}Missed voice call",
            f"[28/3/22, 21:41:35] Alex Moreno: {LRM}Video call, {LRM}12 min",
            f"[29/3/22, 21:41:35] Sam Okafor: {LRM}Missed video call. {LRM}Tap to call back",
            f"[29/3/22, 21:50:35] Sam Okafor: {LRM}Voice call, {LRM}3 min",
        )
    )

    assert [(one.date, one.channel, one.passed[0].kind, one.started_by) for one in found] == [
        ("2022-03-27", "call", "tried", "them"),
        ("2022-03-28", "call", "conversation", "me"),
        ("2022-03-29", "call", "conversation", "them"),
    ]


def test_what_somebody_types_about_a_call_is_a_message(chat: Chat) -> None:
    """Only what WhatsApp writes of a call counts as one."""
    found = chat("13/12/2024, 10:05 - Sam Okafor: Missed video call again, sorry about that, tomorrow?")

    assert brief(found) == [("2024-12-13", "Sam Okafor", "got", "1 message", "them")]


def test_days_to_come_are_left(chat: Chat) -> None:
    """A chat read under an earlier day holds messages that have not been written yet."""
    found = chat("31/12/2027, 09:00 - Sam Okafor: hello from the future")

    assert found == [Left("messages that are still to come", 1)]


def test_a_date_that_is_no_day_is_told_with_its_line(chat: Chat) -> None:
    """31 February is refused with its line; the rest comes in."""
    found = chat("31/01/2023, 09:00 - Sam Okafor: one", "31/02/2023, 09:00 - Sam Okafor: two")

    assert [draft.date for draft in encounters(found)] == ["2023-01-31"]
    assert [(one.line, one.reason) for one in found if isinstance(one, Problem)] == [(2, "its date is no day")]


# --- day or month first -------------------------------------------------------------------------------


def test_one_day_beyond_twelve_decides_for_all(chat: Chat) -> None:
    """The whole file is asked: a late 13th tells how all earlier dates are meant."""
    found = chat("1/2/23, 9:00 AM - Sam Okafor: one", "1/13/23, 9:00 AM - Sam Okafor: two")

    assert [draft.date for draft in encounters(found)] == ["2023-01-02", "2023-01-13"]


def test_time_goes_forward(chat: Chat) -> None:
    """Where no part is beyond twelve, the order is right in which no day comes before an earlier one."""
    found = chat("5/1/23, 9:00 AM - Sam Okafor: one", "4/2/23, 9:00 AM - Sam Okafor: two")

    assert [draft.date for draft in encounters(found)] == ["2023-01-05", "2023-02-04"]


def test_a_day_to_come_is_the_other_way_round(chat: Chat) -> None:
    """Nobody wrote a message in December 2026 yet."""
    assert [one.date for one in encounters(chat("1/12/26, 9:00 AM - Sam Okafor: one"))] == ["2026-01-12"]


def test_an_unclear_order_is_asked(chat: Chat) -> None:
    """One date that can be two days is no guess: the person says which, and then it is that one."""
    with pytest.raises(Undecided) as raised:
        chat("3/4/23, 9:00 AM - Sam Okafor: one")

    assert "day or month first" in raised.value.message
    assert "--dates dmy" in str(raised.value.hint)
    line = "3/4/23, 9:00 AM - Sam Okafor: one"
    assert encounters(chat(line, own=ME._replace(date_order="dmy")))[0].date == "2023-04-03"
    assert encounters(chat(line, own=ME._replace(date_order="mdy")))[0].date == "2023-03-04"


def test_a_strange_calendar_is_refused(chat: Chat) -> None:
    """Years long before WhatsApp are of a calendar that is not read, so nothing is dated wrongly."""
    with pytest.raises(BadFile, match="calendar"):
        chat("[1402/10/13, 23:59:01] Sam Okafor: one")


# --- who is who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Sam Okafor.txt",
        "WhatsApp Chat with Sam Okafor (1).txt",
        "WhatsApp_Chat_with_Sam_Okafor.txt",
        "WhatsApp Chat - Sam Okafor/_chat.txt",
        "Chat de WhatsApp con Sam Okafor.txt",
        "Conversa do WhatsApp com Sam Okafor.txt",
        "WhatsApp-Chat mit Sam Okafor.txt",
        "Sam Okafor ile WhatsApp Sohbeti.txt",
    ],
)
def test_who_is_not_named_by_the_file_is_you(chat: Chat, name: str) -> None:
    """A chat is called after the other one, in whatever language, so you need not say who you are."""
    found = chat("13/12/2024, 10:05 - Sam Okafor: Hey", "13/12/2024, 10:06 - A. M.: Hi", name=name, own=Own(TODAY))

    assert brief(found) == [("2024-12-13", "Sam Okafor", "shared", "2 messages", "them")]


def test_a_chat_that_does_not_tell_asks_who_you_are(chat: Chat) -> None:
    """Two names and nothing that tells them apart: a question, not a guess; --me answers it."""
    lines = ("13/12/2024, 10:05 - Sam Okafor: Hey", "13/12/2024, 10:06 - A. M.: Hi")

    with pytest.raises(Undecided, match=r"Sam Okafor, A\. M\.") as raised:
        chat(*lines, name="old.txt", own=Own(TODAY))

    assert "--me" in str(raised.value.hint)
    assert brief(chat(*lines, name="old.txt", own=Own(TODAY, names=("a. m.",))))[0][:2] == ("2024-12-13", "Sam Okafor")


def test_a_message_that_you_took_back_tells_who_you_are(chat: Chat) -> None:
    """“You deleted this message” stands under your own name, so nobody need be asked."""
    found = chat(
        "13/12/2024, 10:05 - Sam Okafor: Hey",
        "13/12/2024, 10:06 - A. M.: You deleted this message",
        "13/12/2024, 10:06 - A. M.: Hi",
        name="old.txt",
        own=Own(TODAY),
    )

    assert brief(found) == [("2024-12-13", "Sam Okafor", "shared", "2 messages", "them")]


def test_only_you_wrote(chat: Chat) -> None:
    """Messages without an answer were for the one after whom the chat is called."""
    found = chat("13/12/2024, 10:06 - A. M.: Hi", own=Own(TODAY))

    assert brief(found) == [("2024-12-13", "Sam Okafor", "gave", "1 message", "me")]


def test_a_number_for_a_name_is_a_phone(chat: Chat) -> None:
    """Who is in no address book is known by the number, which finds them in the journal."""
    found = chat(
        "13/12/2024, 10:05 - +44 7700 900123: Hey",
        "13/12/2024, 10:06 - Alex Moreno: Hi",
        name="WhatsApp Chat with +44 7700 900123.txt",
        own=Own(TODAY),
    )

    person = encounters(found)[0].passed[0].person
    assert (person.name, person.phones) == ("+44 7700 900123", ("+44 7700 900123",))


# --- groups ---------------------------------------------------------------------------------------------

GROUP = (
    "13/01/2023, 16:13 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
    "13/01/2023, 16:11 - Sam Okafor created group “Book Club”",
    "13/01/2023, 16:11 - Sam Okafor added you",
    "13/01/2023, 16:26 - Sam Okafor: Hello all",
    "13/01/2023, 16:27 - ~\u202fPriya Nair: Hello",
    "14/01/2023, 16:28 - +1 (571) 555-0148: Hi",
    "14/01/2023, 16:29 - Sam Okafor: which book?",
    "14/01/2023, 16:30 - Alex Moreno: Middlemarch",
)


def test_everyone_who_wrote_in_a_group_gets_their_days(chat: Chat) -> None:
    """A group is a community; each other person's days are theirs, shared where you wrote, too."""
    found = chat(*GROUP, name="WhatsApp Chat with Book Club.txt")

    assert brief(found) == [
        ("2023-01-13", "Sam Okafor", "got", "1 message", None),
        ("2023-01-13", "Priya Nair", "got", "1 message", None),
        ("2023-01-14", "Sam Okafor", "shared", "1 message", None),
        ("2023-01-14", "+1 (571) 555-0148", "shared", "1 message", None),
    ]
    assert {draft.community for draft in encounters(found)} == {"Book Club"}
    assert {one.person.communities for draft in encounters(found) for one in draft.passed} == {("Book Club",)}
    assert {draft.key for draft in encounters(chat(*GROUP, name="_chat.txt"))} == {d.key for d in encounters(found)}
    assert encounters(found)[0].key == "whatsapp:book club:2023-01-13:sam okafor"


def test_a_large_group_weighs_least(chat: Chat) -> None:
    """Where more than six people write, nothing passes from you to each of them, and what they write counts 1."""
    names = [f"Member {number}" for number in range(1, 8)]
    found = chat(*(f"14/01/2023, 16:28 - {name}: Hi" for name in [*names, "Alex Moreno"]), name="_chat.txt")

    passed = [one for draft in encounters(found) for one in draft.passed]
    assert len(passed) == 7
    assert {(one.way, one.value) for one in passed} == {("got", 1)}


def test_ios_group_notices_are_nobodys(chat: Chat) -> None:
    """The group's own name is no member, and what iOS says that somebody did is no message of theirs."""
    found = chat(
        f"[14.08.2024, 21:00:10] My Group: {LRM}Messages and calls are end-to-end encrypted. No one outside of it.",
        f"[14.08.2024, 21:00:10] Boris: {LRM}Boris created group “My Group”",
        f"[14.08.2024, 21:00:11] My Group: {LRM}Boris added you",
        f"[14.08.2024, 21:00:12] Boris: {LRM}Boris changed this group's icon",
        f"[14.08.2024, 21:01:57] My Group: {LRM}You're now an admin",
        "[15.08.2024, 21:01:57] Boris: welcome",
        "[15.08.2024, 21:02:57] Alex Moreno: thanks",
        name="_chat.txt",
    )

    assert brief(found) == [("2024-08-15", "Boris", "shared", "1 message", None)]
    assert encounters(found)[0].community == "My Group"


def test_a_group_asks_who_you_are(chat: Chat) -> None:
    """In a group nothing but a name tells who is you."""
    with pytest.raises(Undecided, match="which of its people"):
        chat(*GROUP, name="WhatsApp Chat with Book Club.txt", own=Own(TODAY))


# --- what is no chat ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"Dear diary,\n31/12/2023, 23:59 - Sam: hello\n"),
        ("log.txt", b"2023-01-01 10:00:00 INFO started\n"),
        ("binary.txt", b"[31/12/2023, 23:59:01] Sam: \x00\x01"),
        ("table.csv", b"31/12/2023, 23:59 - Sam: hello\n"),
        ("nothing.txt", b"\n\n\n"),
    ],
)
def test_other_files_are_not_taken_for_a_chat(tmp_path: Path, name: str, content: bytes) -> None:
    """A diary, a log, a table and binary data are no chats."""
    path = tmp_path / name
    path.write_bytes(content)

    with opened(path) as source:
        assert not whatsapp.recognises(source)


@pytest.mark.parametrize(
    "content",
    [b"no chat at all\n", b"[31/12/2023, 23:59:01] Sam: \xff\xfe\n", b"[31/12/2023, 23:59:01] Sam: a\x00b\n"],
)
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    """What is no chat, no text or binary is refused in a sentence."""
    path = tmp_path / "chat.txt"
    path.write_bytes(content)

    with opened(path) as source, pytest.raises(BadFile):
        list(whatsapp.read([source], ME))


_STAMP = st.sampled_from(["31/12/2023, 23:59 - ", "[1.2.23, 9:00:00] ", "2023/2/3 9:00 - ", "1/2/3, 4:05 PM - ", ""])
_REST = st.text(st.sampled_from('ab :<>“”"[]()/.-,1239٣\u200e\u202f\u202e~\t+@'), max_size=30)


@given(st.lists(st.tuples(_STAMP, _REST), max_size=12), st.sampled_from(["", "dmy", "mdy"]), st.booleans())
def test_whatever_a_chat_holds_it_is_read_or_refused(tmp_path: Path, rows: list, order: str, with_text: bool) -> None:
    """Any lines under any stamps end in drafts that are sound, or in a sentence."""
    path = tmp_path / "WhatsApp Chat with ab.txt"
    path.write_text("\n".join(stamp + rest for stamp, rest in rows) + "\n", encoding="utf-8")

    with opened(path) as source:
        whatsapp.recognises(source)
        try:
            found = list(whatsapp.read([source], ME._replace(date_order=order, with_text=with_text)))
        except (BadFile, Undecided):
            return

    for draft in encounters(found):
        assert dt.date.fromisoformat(draft.date) <= TODAY
        assert all(one.person.name.strip() for one in draft.passed)
    assert len({draft.key for draft in encounters(found)}) == len(encounters(found))


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    """A hundred megabytes in one line are not held in memory."""
    path = tmp_path / "chat.txt"
    with path.open("w") as file:
        file.write("[31/12/2023, 23:59:01] Sam: ")
        for _ in range(100):
            file.write("x" * 1_000_000)

    with opened(path) as source, pytest.raises(BadFile, match="without end"):
        list(whatsapp.read([source], ME))


def test_ten_thousand_names_are_no_chat(tmp_path: Path) -> None:
    """More senders than a group can have are refused, so that memory is bounded."""
    path = tmp_path / "chat.txt"
    path.write_text("".join(f"[31/12/2023, 23:59:01] Sam {number}: hi\n" for number in range(10_000)))

    with opened(path) as source, pytest.raises(BadFile, match="more people"):
        list(whatsapp.read([source], ME))


# --- through the command --------------------------------------------------------------------------------


def _zipped(path: Path, *lines: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", "\r\n".join(lines))
        archive.writestr("00000004-Peter.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Peter\r\nEND:VCARD\r\n")
        archive.writestr("00000005-PHOTO-2024-08-14.jpg", b"\xff\xd8\xff\x00")
    return path


ZIPPED = (
    f"[13.08.2024, 21:00:10] Sam Okafor: {LRM}Messages and calls are end-to-end encrypted. No one else can read them.",
    "[14.08.2024, 21:00:10] Sam Okafor: hello",
    "[14.08.2024, 21:00:11] Alex: hi there",
    f"[15.08.2024, 21:00:11] Sam Okafor: {LRM}Missed voice call",
)


def test_the_zip_of_a_phone_comes_in_once(netj: Netj, tmp_path: Path) -> None:
    """An iPhone's zip comes in as it is, without cards and pictures that were sent; twice is nothing new."""
    path = _zipped(tmp_path / "WhatsApp Chat - Sam Okafor.zip", *ZIPPED)

    first = netj("import", path, "--yes", "--json").json
    again = netj("import", path, "--yes").out

    assert (first["new_people"], first["exchanges"]) == (["Sam Okafor"], 2)
    assert "Nothing new." in again
    assert [one["name"] for one in netj("list", "--json").json] == ["Sam Okafor"]
    netj("undo")
    assert netj("list", "--json").json == []
    assert "sound" in netj("doctor").out


def test_a_newer_export_adds_the_new_days(netj: Netj, tmp_path: Path) -> None:
    """What was here stays as it is; only the days since come in."""
    netj("import", _zipped(tmp_path / "WhatsApp Chat - Sam Okafor.zip", *ZIPPED), "--yes")
    newer = _zipped(tmp_path / "newer.zip", *ZIPPED, "[20.08.2024, 21:00:11] Alex: see you")

    assert netj("import", newer, "--yes", "--json").json["imported"] == 1


def test_an_open_question_writes_nothing(netj: Netj, tmp_path: Path) -> None:
    """Off a terminal what a chat does not tell ends with 3, and says what to type; then it comes in."""
    path = tmp_path / "WhatsApp Chat with Sam Okafor.txt"
    path.write_text("3/4/23, 9:00 AM - Sam Okafor: one\n")

    asked = netj("import", path, "--yes", exit=3)

    assert "netj import … --dates dmy" in asked.err
    assert netj("list", "--json").json == []
    assert netj("import", path, "--yes", "--dates", "mdy", "--json").json["exchanges"] == 1
