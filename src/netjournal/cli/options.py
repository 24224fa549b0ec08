"""Options that several commands share, so that the same word means the same thing everywhere."""

from typing import Annotated

import typer

from netjournal.cli import completing
from netjournal.i18n import _

Json = Annotated[bool, typer.Option("--json", help=_("Print data for programs."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show what would be done, and change nothing."))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask."))]
Words = Annotated[list[str] | None, typer.Argument(metavar="WORDS", show_default=False)]
NameWords = Annotated[
    list[str] | None, typer.Argument(metavar="NAME [WORDS]", show_default=False, autocompletion=completing.names)
]
WhoAndTime = Annotated[
    list[str] | None, typer.Argument(metavar="NAME [TIME]", show_default=False, autocompletion=completing.names)
]
Name = Annotated[list[str] | None, typer.Argument(metavar="NAME", show_default=False, autocompletion=completing.names)]

On = Annotated[str | None, typer.Option("--on", metavar="DAY", help=_("When: tue, 3d, 17 nov … (today unless said)."))]
At = Annotated[str | None, typer.Option("--at", metavar="PLACE", help=_("Where: a place, or a community as @name."))]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="NAME", autocompletion=completing.names, help=_("Who else was there. Repeatable.")),
]
Gave = Annotated[
    list[str] | None,
    typer.Option("--gave", metavar="TEXT", help=_("What you gave: “guidance: …”. Repeatable.")),
]
Got = Annotated[
    list[str] | None,
    typer.Option("--got", metavar="TEXT", help=_("What you got: “referral: …”. Repeatable.")),
]
Owe = Annotated[
    list[str] | None,
    typer.Option("--owe", metavar="TEXT", help=_("What you promised: “send the outline by fri”. Repeatable.")),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="DAY", help=_("Until when: fri, 2w, 17 dec … Or the last words: … by fri.")),
]
Thanked = Annotated[bool, typer.Option("--thanked", help=_("You have said thanks already."))]
Value = Annotated[str | None, typer.Option("--value", metavar="1-5", help=_("How much it mattered; 3 is usual."))]
Channel = Annotated[
    str | None,
    typer.Option(
        "--channel",
        metavar="HOW",
        help=_("in-person, video, call, message, email, social, event or other."),
    ),
]
FromThem = Annotated[bool, typer.Option("--from-them", help=_("They came to you."))]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help=_("A note."))]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help=_("So many rows."))]

Org = Annotated[str | None, typer.Option("--org", metavar="TEXT", help=_("Organisation."))]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help=_("What they do there."))]
Email = Annotated[list[str] | None, typer.Option("--email", metavar="ADDRESS", help=_("E-mail. Repeatable."))]
Phone = Annotated[list[str] | None, typer.Option("--phone", metavar="NUMBER", help=_("Phone. Repeatable."))]
Link = Annotated[list[str] | None, typer.Option("--link", metavar="URL", help=_("Profile or page. Repeatable."))]
Location = Annotated[str | None, typer.Option("--location", metavar="PLACE", help=_("Where they live."))]
Sphere = Annotated[
    list[str] | None,
    typer.Option("--sphere", metavar="NAME", help=_("A field of life or work: rust, choir. Repeatable.")),
]
Role = Annotated[list[str] | None, typer.Option("--role", metavar="ROLE", help=_("mentor, client … Repeatable."))]
Birthday = Annotated[str | None, typer.Option("--birthday", metavar="DAY", help=_("17 may, or 1980-05-17."))]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help=_("Why this tie matters to you."))]
Met = Annotated[str | None, typer.Option("--met", metavar="TEXT", help=_("Where or how you met."))]
Via = Annotated[
    str | None, typer.Option("--via", metavar="NAME", autocompletion=completing.names, help=_("Who introduced you."))
]
Pace = Annotated[str | None, typer.Option("--pace", metavar="TIME", help=_("How often to be in touch: 2w, 3m, none."))]
