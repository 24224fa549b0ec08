"""What `doctor`, `backup` and `config` say."""

from typing import Any

from netjournal.domain.care import DERIVED, Checkup, Choice, Choices, Finding
from netjournal.i18n import N_, _, plural
from netjournal.views.backups import quoted, sized
from netjournal.views.page import (
    BLANK,
    DIM,
    GOOD,
    NAME,
    PLAIN,
    STRONG,
    WARM,
    Block,
    Column,
    Page,
    Paragraph,
    Row,
    Span,
    Table,
)

_SENTENCES = {
    "refused": N_("{problem}"),
    "unreadable": N_("The {part} cannot be read to the end: {problem}."),
    "pages": N_("SQLite finds damage: {problem}."),
    "reference": N_("Row {row} of {fact} names a row of {to} that is not there."),
    "schema": N_("What the file declares is not what netj makes."),
    "migrations": N_("The record of how the file came to its version is not what netj writes."),
    "search_settings": N_("The settings of full-text search are not what netj writes."),
    "search": N_("The search index of {fact} does not match what is written there."),
    "gates": N_("The gates of due are stored more than once."),
    "tie": N_("The stored depth of contact {row} is not what their exchanges make it ({columns})."),
    "checkpoint": N_("How the tie with contact {row} stood on {day} is not what their exchanges make it ({columns})."),
    "tie_missing": N_("No depth is stored for contact {row}."),
    "row": N_("Row {row} of {fact} is not as it was last written."),
    "named_row": N_("Row {row} of {fact}, now “{name}”, is not as it was last written."),
    "rows": N_("Among rows {row} to {last} of {fact}, something is not as it was imported."),
    "step": N_("Step {row} of the history is not as it was recorded."),
    "packed": N_("What step {row} of the history keeps for redoing it is damaged."),
    "tombstone": N_("The record of what was deleted holds {uid}, which it should not."),
    "day": N_("Row {row} of {fact} has the day {day}, which is in no calendar."),
    "search_unchecked": N_("The search index was not checked: that needs a file that may be written to."),
    "synced": N_("{program} copies its folder to other machines: write on one at a time, as netj doctor finds copies."),
    "copy": N_("{path} is a copy with {entries:,} entries that are not here: netj doctor --merge-copy {quoted}"),
    "copy_same": N_("{path} is a copy without an entry that is not here: it may go."),
    "copy_unread": N_("{path} looks like a copy of the journal, and cannot be read."),
    "readable_by_others": N_("Others on this machine may be able to read {path}: chmod 600 puts an end to that."),
}


def sentence(finding: Finding) -> str:
    """Return a finding in one plain sentence."""
    facts = dict(finding.facts)
    if "path" in facts:
        facts["quoted"] = quoted(facts["path"])
    code = "named_row" if finding.code == "row" and facts.get("name") else finding.code
    if "columns" in facts:
        facts["columns"] = ", ".join(facts["columns"])
    for part in ("fact", "to"):
        if facts.get(part):
            facts[part] = str(facts[part]).replace("_", " ")
    return _(_SENTENCES[code]).format(**facts)


def checkup(result: Checkup) -> Page:
    """Return what a check-up found, and what to do."""
    if not result.exists:
        return Page(
            (Paragraph(_("There is no journal yet: the first netj add makes {path}.").format(path=result.path)),)
        )
    blocks: list[Block] = [_verdict(result)]
    blocks += [Paragraph(sentence(finding), label="- ", indent=2, most_lines=3) for finding in result.findings]
    blocks += [Paragraph(sentence(note), style=DIM) for note in result.notes]
    if result.counts:
        blocks += _counted(result)
    if result.newest_backup:
        blocks.append(Paragraph(_("The newest good backup is {path}.").format(path=result.newest_backup), style=DIM))
    if not result.is_sound:
        blocks += [BLANK, *(Paragraph(words) for words in advice(result))]
    return Page(tuple(blocks))


def _verdict(result: Checkup) -> Paragraph:
    if result.is_sound:
        return Paragraph(_("The journal is sound: {path}").format(path=result.path), style=GOOD)
    found = plural(len(result.findings), N_("{n} thing is wrong with"), N_("{n} things are wrong with"))
    return Paragraph(_("{found} {path}:").format(found=found, path=result.path), style=WARM)


def _counted(result: Checkup) -> list[Block]:
    many = result.counts
    held = [
        plural(many["contacts"], N_("{n} contact"), N_("{n} contacts")),
        plural(many["encounters"], N_("{n} encounter"), N_("{n} encounters")),
        plural(many["exchanges"], N_("{n} exchange"), N_("{n} exchanges")),
        plural(many["steps"], N_("{n} step of history"), N_("{n} steps of history")),
    ]
    size = _("{size}, of which the history takes about {history}").format(
        size=sized(many["bytes"]), history=sized(many["history_bytes"])
    )
    blocks: list[Block] = [Paragraph(" · ".join([*held, size]), style=DIM)]
    if many["history_bytes"] > max(many["bytes"] // 2, 10_000_000):
        blocks.append(Paragraph(_("Old steps can be merged: netj history --prune --keep 100"), style=DIM))
    return blocks


def advice(result: Checkup) -> list[str]:
    """Return what to do about what was found."""
    if all(finding.code in DERIVED for finding in result.findings):
        return [_("What you wrote is unharmed; the rest can be made anew from it: netj doctor --mend")]
    keep = _("Keep this file as it is, and copy it before you try anything.")
    if result.newest_backup:
        back = _("To go back to the newest good backup; what it would change is shown first: netj restore")
        return [keep, back]
    return [keep, _("There is no good backup beside it. What can still be read comes out with: netj export json FILE")]


def checkup_data(result: Checkup) -> dict[str, Any]:
    """Return what a check-up found, for programs."""
    return {
        "sound": result.is_sound,
        "path": str(result.path),
        "exists": result.exists,
        "findings": [_finding(finding) for finding in result.findings],
        "notes": [_finding(note) for note in result.notes],
        "counts": dict(result.counts),
        "newest_backup": str(result.newest_backup) if result.newest_backup else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {"code": finding.code, "text": sentence(finding), **{f: v for f, v in finding.facts.items() if f != "text"}}


# --- settings ----------------------------------------------------------------------------------------


def choices(result: Choices) -> Page:
    """Return settings with value, default and what they do."""
    rows = tuple(
        Row(
            (
                setting.name,
                Span(_value(setting.value), STRONG if setting.is_chosen else PLAIN),
                _value(setting.default),
                _(setting.help),
            )
        )
        for setting in result.settings
    )
    columns = (
        Column(_("setting"), style=NAME),
        Column(_("value"), right=True),
        Column(_("default"), style=DIM, right=True),
        Column(_("what it does"), shrinks=True, least=20),
    )
    blocks: list[Block] = [Table(columns, rows)]
    if len(result.settings) == 1:
        (setting,) = result.settings
        blocks.append(Paragraph(_takes(setting), style=DIM))
        if setting.is_chosen:
            back = _("Back to its default: netj config {name} --reset").format(name=setting.name)
            blocks.append(Paragraph(back, style=DIM))
    else:
        blocks += [
            BLANK,
            Paragraph(str(result.journal), label=_("journal") + "   "),
            Paragraph(str(result.file), label=_("settings") + "  "),
            Paragraph(
                _("Change one with: netj config due.limit 7; back to its default: netj config due.limit --reset"),
                style=DIM,
            ),
        ]
    return Page(tuple(blocks))


def _value(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _takes(setting: Choice) -> str:
    if isinstance(setting.default, str):
        return _("It takes text of at most {most} characters.").format(most=f"{setting.most:g}")
    whole = _("It takes a whole number from {least} to {most}.")
    words = whole if isinstance(setting.default, int) else _("It takes a number from {least} to {most}.")
    return words.format(least=f"{setting.least:g}", most=f"{setting.most:g}")


def choices_data(result: Choices) -> dict[str, Any]:
    """Return settings by name, for programs."""
    return {setting.name: setting.value for setting in result.settings}
