"""The words for codes: kinds, ways, channels and bands as people read them."""

from netjournal.i18n import N_, _

_WAYS = {"gave": N_("you gave"), "got": N_("you got"), "shared": N_("together")}
_KINDS = {
    "guidance": N_("guidance"),
    "referral": N_("referral"),
    "emotional": N_("emotional"),
    "practical": N_("practical"),
    "introduction": N_("introduction"),
    "information": N_("information"),
    "recognition": N_("recognition"),
    "collaboration": N_("collaboration"),
    "conversation": N_("conversation"),
    "reaction": N_("reaction"),
    "tried": N_("tried"),
}
_BANDS = {
    "inner": N_("inner"),
    "close": N_("close"),
    "active": N_("active"),
    "faint": N_("faint"),
    "dormant": N_("dormant"),
    "ghost": N_("ghost"),
}


def way(code: str) -> str:
    """Return the words for a way."""
    return _(_WAYS[code])


def kind(code: str) -> str:
    """Return the word for a kind."""
    return _(_KINDS[code])


def thanked_for(code: str, what: str | None) -> str:
    """Return what thanks are for: the words of an introduction say only to whom, so it is named as one."""
    if not what:
        return kind(code)
    return f"{kind(code)} {what}" if code == "introduction" else what


def band(code: str) -> str:
    """Return the word for a band."""
    return _(_BANDS[code])


def away(name: str) -> str:
    """Return that somebody is archived, so that what was just written of them is not looked for in vain."""
    return _('{name} is archived, and stays out of lists until: netj revive "{name}"').format(name=name)
