"""The only module that tells mail between people from what lists and machines send, and where in a mailbox it lay."""

import re
from collections.abc import Mapping
from pathlib import PurePath

from netjournal.formats.mail_words import decoded, text
from netjournal.i18n import N_

LISTS = N_("mail of lists and newsletters")
MACHINES = N_("mail of no-reply addresses and machines")
ASIDE = N_("spam, drafts and deleted mail")
CHATS = N_("chats kept among the mail")

_LIST_FIELDS = ("list-id", "list-unsubscribe", "list-post", "mailing-list", "x-mailing-list", "feedback-id")
_BULK = re.compile(rb"\s*(?:bulk|list|junk|auto_reply)\b", re.IGNORECASE)
#: Flag of Thunderbird for what was deleted, and is still in the file until the folder is compacted.
_EXPUNGED = 0x0008

_SILENT = re.compile(
    r"no[._-]?repl(?:y|ies)|do[._-]?not[._-]?repl|(?:nao|não|no)[._-]?respond|nicht[._-]?antworten|keine[._-]?antwort"
    r"|ne[._-]?pas[._-]?repondre|pas[._-]?de[._-]?reponse|non[._-]?rispondere|geen[._-]?antwoord|unattended|unmonitored"
)
_MACHINE = re.compile(
    r"(?:mailer-daemon|postmaster|mailerdaemon|bounces?|bounce[+_=-].*|notify|notifier|notifications?|notificac(?:oes|iones)"
    r"|newsletters?|news|alerts?|updates?|digest|automated|automailer|autoreply|auto-confirm|robot|daemon|root|cron"
    r"|(?:[\w.+-]*[._+-])?(?:notifications?|newsletters?|alerts?)(?:[._+-].*)?|.+-(?:bounces|request|owner|daemon))\Z"
)

_ASIDE = frozenset(
    {
        *("spam", "trash", "bin", "draft", "drafts", "junk", "lixeira", "lixo", "rascunho", "rascunhos"),
        *("papelera", "basura", "borrador", "borradores", "papierkorb", "entwurf", "entwürfe"),
        *("corbeille", "brouillon", "brouillons", "indésirables", "cestino", "bozza", "bozze"),
    }
)
_CHAT = frozenset({"chat", "chats"})
_SENT = frozenset(
    {
        *("sent", "sent mail", "sent items", "sent messages", "sent-mail", "sentmail", "outbox"),
        *("enviado", "enviados", "enviada", "enviadas", "e-mails enviados", "itens enviados", "mensagens enviadas"),
        *("elementos enviados", "correo enviado", "gesendet", "gesendete", "gesendete elemente", "gesendete objekte"),
        *("envoyés", "messages envoyés", "éléments envoyés", "verzonden", "wysłane"),
        *("inviata", "inviati", "posta inviata", "posta inviati"),
    }
)


def why_left(fields: Mapping[str, bytes]) -> str:
    """Return why a mail is left out whoever it is of or to: it lies aside, or lists or machines sent it; or nothing."""
    labels = _labels(fields)
    if labels & _ASIDE or _is_expunged(fields) or fields.get("x-spam-flag", b"").strip().lower() == b"yes":
        return ASIDE
    if labels & _CHAT:
        return CHATS
    if any(name in fields for name in _LIST_FIELDS) or _BULK.match(fields.get("precedence", b"")):
        return LISTS
    automatic = fields.get("auto-submitted", b"no").strip().lower()
    if not automatic.startswith(b"no") or "x-autoreply" in fields or "x-autorespond" in fields:
        return MACHINES
    return MACHINES if fields.get("content-type", b"").lower().startswith(b"multipart/report") else ""


def is_machine(address: str) -> bool:
    """Tell whether nobody sits behind an address, as its name says."""
    local = address.partition("@")[0]
    return bool(_SILENT.search(local) or _MACHINE.match(local))


def is_sent(fields: Mapping[str, bytes]) -> bool:
    """Tell whether Gmail says that you sent it."""
    return bool(_labels(fields) & _SENT)


def is_sent_folder(name: str) -> bool:
    """Tell whether a file is called as mail programs call the folder of what you sent."""
    path = PurePath(name)
    # Apple Mail keeps a folder “Sent.mbox” with a file “mbox” in it.
    names = (path.stem, path.name, path.parent.stem if path.stem.lower() == "mbox" else "")
    return any(re.sub(r"[-_ ]?\d*$", "", one.casefold()).strip() in _SENT for one in names)


def _labels(fields: Mapping[str, bytes]) -> set[str]:
    """Return the labels of Gmail, in small letters."""
    labels = fields.get("x-gmail-labels")
    if labels is None:
        return set()
    return {label.strip(' "\t\r').casefold() for label in decoded(text(labels)).split(",")}


def _is_expunged(fields: Mapping[str, bytes]) -> bool:
    try:
        return bool(int(fields.get("x-mozilla-status", b"0"), 16) & _EXPUNGED)
    except ValueError:
        return False
