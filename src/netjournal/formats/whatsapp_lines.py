"""The lines of a WhatsApp chat: which begin a message, who wrote it, and which WhatsApp itself wrote.

An export is text in the language and the date shape of the phone that made it. Nothing in it says which lines are
WhatsApp's own, so they are told by their shape, and by the words of the languages that most exports are in.
"""

import re
from typing import NamedTuple

#: Signs that turn the direction of text; exports are sown with them.
_TURNS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_PLAIN = {**_TURNS, 0xA0: " ", 0x202F: " "}

_DATE = r"(?P<a>\d{1,4})(?:[./-] ?|년 ?|年)(?P<b>\d{1,2})(?:[./-] ?|월 ?|月)(?P<c>\d{1,4})(?:\.|일|日)?(?: ?BE)?"
#: The hour, with what some languages put around it: “klo 14.08”, “上午9:25”, “9:25 p. m.”.
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[^\d\[\]:-]{1,20}?)?"
_BETWEEN = r"[,،]?[^\d\[\]:]{0,12}?"
_STAMPS = tuple(
    re.compile(shape)
    for shape in (
        # iOS: [31/12/2023, 23:59:01] Sam: …
        rf"\[{_DATE}{_BETWEEN}{_TIME}\]:? ?(?P<rest>.*)",
        # Android: 31/12/2023, 23:59 - Sam: …
        rf"{_DATE}{_BETWEEN}{_TIME} [-–] (?P<rest>.*)",  # noqa: RUF001
        # Copied from the screen, and some Android ones: [23:59, 31/12/2023] Sam: …
        rf"\[?{_TIME},? {_DATE}(?:\]| [-–]) ?(?P<rest>.*)",  # noqa: RUF001
        # iOS of long ago: 31.12.14 23:59:01: Sam: …
        rf"{_DATE}{_BETWEEN}{_TIME}: (?P<rest>.*)",
    )
)
_MAY_BEGIN = re.compile(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*\[?[^\d\[\]]{0,4}\d")
_SENDER = re.compile(r"(?P<sender>[^:]{1,100}):(?: (?P<text>.*)|$)")
#: A message that begins with the sign that iOS puts before what nobody typed.
_MARKED = re.compile(r"\][^:]{0,110}: ?\u200e")


class Line(NamedTuple):
    """A line that begins a message: the three numbers of its date as they stand, who wrote it, and what."""

    date: tuple[int, int, int]
    #: Empty where nobody is named.
    sender: str
    text: str
    #: Whether iOS marks it as not typed: media, calls, and notices.
    is_marked: bool


def parsed(line: str) -> Line | None:
    """Return what a line that begins a message says, None where it goes on with the one before it."""
    if not _MAY_BEGIN.match(line):
        return None
    plain = line.translate(_PLAIN).strip()
    for stamp in _STAMPS:
        found = stamp.fullmatch(plain)
        if found:
            break
    else:
        return None
    date = (int(found["a"]), int(found["b"]), int(found["c"]))
    said = _SENDER.match(found["rest"])
    # A notice with a colon in it, such as that a subject was changed to “Books: June”, has no sender.
    if not said or not said["sender"].strip() or _is_within_quotes(said["sender"]):
        return Line(date, "", found["rest"].strip(), is_marked=False)
    return Line(date, said["sender"].strip(), (said["text"] or "").strip(), bool(_MARKED.search(line[:300])))


_OPENING, _CLOSING = frozenset('"“„«'), frozenset('"”“»')


def _is_within_quotes(start: str) -> bool:
    """Tell whether a quotation that a text opens is still open at its end."""
    is_open = False
    for sign in start:
        if sign in (_CLOSING if is_open else _OPENING):
            is_open = not is_open
    return is_open


# --- what WhatsApp itself wrote ----------------------------------------------------------------------

_NOTICE = re.compile(
    # That a chat is encrypted, and that a code changed.
    r"end-to-end.(?:encrypted|versleuteld|krypter)|ende-zu-ende-verschlüssel|chiffrés de bout en bout"
    r"|cifrad[oa]s de extremo a extremo|crittografat[ei] end-to-end|criptografia de ponta a ponta"
    r"|encriptadas ponto a ponto|сквозным шифрованием|наскрізним шифруванням|w pełni zaszyfrowane"
    r"|uçtan uca şifre|terenkripsi secara end-to-end|端到端加密|端對端加密|エンドツーエンド|종단간 암호화"
    r"|opatřeny koncovým šifrováním|komplett krypterade|salataan täysin|مشفرة تمامًا|מוצפנות מקצה"
    r"|เข้ารหัสจากต้นทางถึงปลายทาง|एंड-टू-एंड एन्क्रिप्टेड|được mã hóa đầu cuối"
    r"|security code (?:with .* )?changed|sicherheitsnummer|code de sécurité avec|código de seguridad con"
    r"|código de segurança com|codice di sicurezza con|beveiligingscode voor|код безопасности с|код безпеки з"  # noqa: RUF001
    r"|kod zabezpieczeń z|güvenlik kodu değişti|รหัสความปลอดภัยของคุณ|mã bảo mật của bạn với"
    r"|とのセキュリティコード|的安全代码|的安全碼|보안 코드가 변경"
    # That messages will disappear.
    r"|turned o(?:n|ff) disappearing messages|updated the message timer|selbstlöschende nachrichten"
    r"|messages éphémères|mensajes temporales|mensagens temporárias|messaggi effimeri"
    # Who came, went and changed something, in English; in other languages the shape must tell.
    r"|^(?:you(?:'re| were| are)? )?(?:created (?:this )?group|now an admin|added|joined using"
    r"|(?:un)?blocked this contact)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"created (?:this )?group|created the group|hat (?:die|diese) gruppe .*erstellt|(?:a créé|créé) (?:le|ce) groupe"
    r"|cre[óo] (?:el|este) grupo|criou (?:o|este) grupo|ha creato (?:il|questo) gruppo|heeft (?:deze )?groep .*gemaakt"
    r"|создал(?:\(а\))? (?:эту )?групп|bu grubu oluşturdu|utworzył\w* (?:tę )?grup|创建了(?:此)?群组|建立了群組",  # noqa: RUF001
    re.IGNORECASE,
)
_DELETED = re.compile(
    r"(?:this message was deleted|diese nachricht wurde gelöscht|ce message a été supprimé|se eliminó este mensaje"
    r"|este mensaje fue eliminado|(?:esta )?mensagem (?:foi )?apagada(?: pelo remetente)?|dit bericht is verwijderd"
    r"|questo messaggio è stato eliminato|(?:данное|это) сообщение удалено|це повідомлення було видалено"
    r"|ta wiadomość została usunięta|bu mesaj silindi|pesan ini (?:telah )?dihapus|det här meddelandet raderades"
    r"|denne besked (?:er blevet|blev) slettet|denne meldingen ble slettet|tämä viesti poistettiin"
    r"|tato zpráva byla (?:smazána|odstraněna)|הודעה זו נמחקה|تم حذف هذه الرسالة|这条消息已被删除|此訊息已刪除"
    r"|このメッセージは削除されました|이 메시지는 삭제되었습니다|यह मैसेज डिलीट कर दिया गया है|ข้อความนี้ถูกลบแล้ว"
    r"|tin nhắn này đã bị x(?:óa|oá))[.。]?",
    re.IGNORECASE,
)
_DELETED_BY_YOU = re.compile(
    r"(?:you deleted this message|du hast diese nachricht gelöscht|vous avez supprimé ce message"
    r"|eliminaste este mensaje|(?:você apagou|apagou) esta mensagem|hai eliminato questo messaggio"
    r"|u hebt dit bericht verwijderd|вы удалили (?:это|данное) сообщение|ви видалили це повідомлення"
    r"|usunąłeś.{0,8} tę wiadomość|bu mesajı sildiniz|anda (?:telah )?menghapus pesan ini"  # noqa: RUF001
    r"|du raderade det här meddelandet|du slettede denne besked|du slettet denne meldingen|poistit tämän viestin"
    r"|מחקת (?:את ההודעה הזו|הודעה זו)|لقد حذَفت هذه الرسالة|您已删除这条消息|您已刪除此訊息"
    r"|このメッセージを削除しました"
    r"|삭제한 메시지입니다|आपने यह मैसेज डिलीट किया|คุณได้ลบข้อความนี้|bạn đã x(?:óa|oá) tin nhắn này)[.。]?",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"missed (?:group )?(?:voice|video) call|verpasster (?:sprach|video)anruf|appel (?:vocal|vidéo) manqué"
    r"|(?:video)?llamada (?:de voz )?perdida|(?:chamada|ligação) de (?:voz|vídeo) perdida|videochamada perdida"
    r"|(?:chiamata vocale|videochiamata) persa|gemiste? (?:spraak|video)|пропущенный (?:аудио|видео)звонок"
    r"|пропущений (?:аудіо|відео)дзвінок|nieodebrane poł|cevapsız (?:sesli|görüntülü) arama|panggilan \w+ tak terjawab"  # noqa: RUF001
    r"|missat (?:röst|video)samtal|mistet \w*opkald|ubesvaret \w*opkald|tapt \w*anrop|zmeškaný|未接|不在着信|부재중|"
    r"שיחה קולית שלא נענתה|مكالمة صوتية فائتة|(?:voice|video) call[,.]? +(?:no answer|declined|busy)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:group )?(?:voice|video) call[,.] +\d|(?:sprach|video)anruf[,.] +\d|appel (?:vocal|vidéo)[,.] +\d"
    r"|(?:video)?llamada(?: de voz)?[,.] +\d|(?:chamada|ligação) de (?:voz|vídeo)[,.] +\d"
    r"|(?:chiamata vocale|videochiamata)[,.] +\d",
    re.IGNORECASE,
)
#: What stands for a picture, a place or a file.
_MEDIA = re.compile(
    r"<[^<>]*>|https?://|\.\w{2,5}\b|omitted|omis|absent|weggelassen|omitid|omess|отсутств", re.IGNORECASE
)
_NOTICE_WORDS, _NOTICE_SIGNS = 5, 40
_QUOTED = re.compile(r"[\"“„«](?P<name>.+)[\"”“»]")


def is_notice(line: Line) -> bool:
    """Tell whether WhatsApp wrote a line, though it stands under a name."""
    if not line.sender:
        return True
    # iOS puts what somebody did under their name: “Boris: Boris changed this group's icon”.
    if line.text.startswith(f"{line.sender} ") or line.text.startswith(f"{line.sender.lstrip('~ ')} "):
        return True
    if _NOTICE.search(line.text[:300]):
        return True
    long = len(line.text.split()) > _NOTICE_WORDS or len(line.text) > _NOTICE_SIGNS
    return line.is_marked and long and not _MEDIA.search(line.text[:300])


def makes_group(line: Line) -> bool:
    """Tell whether a notice says that somebody made a group, so the chat is one."""
    return bool(_GROUP.search(line.text[:300]))


def group_name(line: Line) -> str:
    """Return what a group was called when it was made, empty where the notice does not say."""
    found = _QUOTED.search(line.text[:300])
    return found["name"].strip() if found else ""


def opens_chat(line: Line) -> bool:
    """Tell whether a line is the notice that opens a chat; iOS puts it under the chat's own name."""
    about = line.text[:300]
    return bool(line.sender and ((line.is_marked and "WhatsApp" in about) or _NOTICE.search(about)))


_EDITED = re.compile(r"\s*<[^<>]{0,60}edited>$", re.IGNORECASE)


def body(text: str) -> str:
    """Return what somebody typed, without the note that they changed it."""
    return _EDITED.sub("", text)


def is_deleted(text: str) -> bool:
    """Tell whether a message was taken back."""
    return bool(_DELETED.fullmatch(text)) or is_deleted_by_you(text)


def is_deleted_by_you(text: str) -> bool:
    """Tell whether you took a message back; it stands under your own name, so it tells who you are."""
    return bool(_DELETED_BY_YOU.fullmatch(text))


def call(line: Line) -> str:
    """Return what a line says of a call: “missed”, “called”, or nothing; what somebody typed about one is a message."""
    start = line.text[:100]
    for meaning, shape in (("missed", _MISSED), ("called", _CALLED)):
        found = shape.match(start)
        if found and (
            line.is_marked or not line.sender or re.fullmatch(r"[\w ,]{0,12}(?:\. .*)?\.?", start[found.end() :])
        ):
            return meaning
    return ""
