"""An invented network, told in days before today: nobody in it lives, and no place in it is on a map."""

from dataclasses import dataclass
from pathlib import PurePath

from netjournal.domain.due import Morning
from netjournal.domain.report import Report


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demo shows: the morning list and the report of the invented network."""

    due: Morning
    report: Report


@dataclass(frozen=True, slots=True)
class Kept:
    """A demo journal that stays, and where."""

    path: PurePath


@dataclass(frozen=True, slots=True)
class Help:
    """Something given or got with one person, so many days ago."""

    ago: int
    way: str
    words: str
    value: int = 3
    #: What became of the thanks: said at once, said some days later, or not yet.
    thanks: str = "at once"
    #: Whether you met, or it was only sent.
    met: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented person, and the rhythm of what passed with them."""

    name: str
    #: First day, days between two encounters, last day, all counted back from today; None for no meetings.
    rhythm: tuple[int, int, int] | None = None
    channel: str | None = "in-person"
    #: Every so many encounters were started by them; 0 for none.
    theirs: int = 2
    notes: tuple[str, ...] = ()
    helps: tuple[Help, ...] = ()
    reactions: int = 0
    met: str | None = None
    via: str | None = None
    org: str | None = None
    title: str | None = None
    location: str | None = None
    email: str | None = None
    spheres: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    why: str | None = None
    pace: int | None = None
    pin: str | None = None
    #: A birthday so many days from today.
    birthday_in: int | None = None


@dataclass(frozen=True, slots=True)
class Evening:
    """An encounter that several people shared, again and again, in a community."""

    community: str
    people: tuple[str, ...]
    rhythm: tuple[int, int, int]
    note: str
    #: What passed on the last of them.
    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()


CHOIR, REPAIR, DESK, CODE = "Tidewater Choir", "Repair Evening", "Quay Coworking", "Elmsea Code Nights"
COMMUNITY_KINDS = {CHOIR: "club", REPAIR: "volunteering", DESK: "coworking", CODE: "meetup"}

FRIENDS = (
    Person(
        name="Imani Okoth",
        rhythm=(545, 8, 4),
        notes=("her sister is visiting", "walked the sea wall, talked about moving"),
        helps=(
            Help(400, "got", "emotional: sat with me after the layoff", 5),
            Help(150, "gave", "practical: painted the kitchen with her"),
            Help(60, "gave", "emotional: the bad week at work"),
            Help(26, "gave", "emotional: phoned every day after the biopsy", 5),
            Help(18, "got", "practical: lent me the van"),
        ),
        location="Elmsea",
        spheres=("neighbourhood",),
        birthday_in=3,
        why="she knew me before any of this",
    ),
    Person(
        name="Mateus Carvalhal",
        rhythm=(540, 12, 36),
        channel="video",
        notes=("he is thinking about teaching", "his daughter starts school in spring"),
        helps=(
            Help(300, "got", "guidance: how to leave a contract politely", 4),
            Help(200, "gave", "guidance: his first workshop plan"),
            Help(90, "got", "referral: sent Yuki Tanemori my way", 4),
            Help(48, "gave", "guidance: read his application twice"),
        ),
        org="Lume Estúdio",
        title="interaction designer",
        location="Vila Serena",
        spheres=("design", "teaching"),
    ),
    Person(
        name="Agnethe Lindqvær",
        rhythm=(500, 30, 20),
        notes=("she retires in June and wants to write", "asked what I would teach if nobody paid"),
        helps=(
            Help(410, "got", "guidance: what to charge for a course", 4),
            Help(230, "got", "recognition: wrote a letter for the grant", 4),
            Help(110, "got", "guidance: said no to the wrong project", 5),
            Help(20, "got", "guidance: how to structure the workshop", 4, "later"),
            Help(70, "gave", "practical: set up her new laptop"),
        ),
        theirs=4,
        title="professor of graphic arts",
        location="Nordhavn Bay",
        spheres=("design", "teaching"),
        roles=("mentor",),
        pace=30,
        why="she asks the question I avoid",
    ),
    Person(
        name="Auntie Roshan",
        rhythm=(530, 45, 50),
        channel="call",
        theirs=0,
        notes=("the fig tree survived the storm",),
        location="Qasr al-Nahl",
        pin="close",
        why="family",
    ),
    Person(
        name="Dele Adeyinka-Brown",
        rhythm=(420, 10, 34),
        notes=("daughter starts school", "wants to change teams, has not told anyone"),
        helps=(
            Help(260, "got", "referral: the museum project", 5),
            Help(130, "gave", "referral: introduced him to two studios", 4),
            Help(75, "got", "practical: fixed the deploy at midnight", 4),
            Help(44, "gave", "practical: reviewed his talk"),
        ),
        org="Kestrel Data",
        title="data engineer",
        location="Elmsea",
        spheres=("python",),
        communities=(CODE,),
    ),
    Person(
        name="Noor Haddadi",
        rhythm=(380, 14, 9),
        notes=("the second interview went well", "she is running the spring programme"),
        helps=(
            Help(210, "gave", "referral: put her name forward at the library"),
            Help(100, "got", "referral: the evening course", 4),
            Help(37, "gave", "referral: passed her the translation job"),
            Help(9, "got", "referral: an introduction to the festival team", 4, "not yet"),
        ),
        org="Elmsea Library",
        title="programme lead",
        location="Elmsea",
        spheres=("choir",),
        communities=(CHOIR,),
    ),
    Person(
        name="Tomasz Wierzba",
        rhythm=(365, 21, 6),
        notes=("the kiln now writes its own log",),
        helps=(
            Help(170, "gave", "practical: carried the kiln up the stairs"),
            Help(62, "got", "practical: welded the bike rack"),
            Help(27, "got", "practical: showed me how to solder properly"),
        ),
        location="Ashgrove",
        spheres=("python",),
        communities=(REPAIR,),
    ),
    Person(
        name="Lani Kealohapau",
        rhythm=(300, 25, 98),
        channel="video",
        notes=("moving the studio north next year",),
        helps=(
            Help(220, "gave", "guidance: her first Python script"),
            Help(140, "got", "practical: drew the icons for the course"),
        ),
        title="illustrator",
        location="Mokuleia Point",
        spheres=("design", "climate"),
        communities=(DESK,),
        via="Mateus Carvalhal",
    ),
    Person(
        name="Séraphine Dumoulin-Achard",
        rhythm=(530, 9, 190),
        notes=("she took the job abroad",),
        helps=(
            Help(430, "got", "emotional: talked me through the move", 4),
            Help(350, "gave", "practical: looked after the cat"),
            Help(240, "got", "practical: translated the contract", 4),
        ),
        location="Port Clairvaux",
        spheres=("choir",),
    ),
    Person(
        name="Jun-ho Baek",
        rhythm=(520, 14, 230),
        channel="message",
        notes=("promised to send the photos",),
        location="Haneul-dong",
        spheres=("python",),
    ),
)

COLLEAGUES = (
    Person(
        name="Yuki Tanemori",
        rhythm=(88, 11, 5),
        channel="video",
        notes=("the pilot starts in January",),
        helps=(
            Help(60, "gave", "guidance: how we price workshops"),
            Help(31, "got", "recognition: recommended the course to her team", 4, "later"),
            Help(12, "gave", "information: the accessibility checklist"),
        ),
        met="a call that Mateus set up",
        via="Mateus Carvalhal",
        org="Kumo Systems",
        title="learning lead",
        location="Minatozaka",
        spheres=("teaching", "design"),
    ),
    Person(
        name="Priyanka Venkataraman",
        rhythm=(240, 19, 2),
        notes=("reads everything twice, says it once",),
        helps=(
            Help(180, "gave", "practical: paired on the importer"),
            Help(52, "got", "information: where the open data lies"),
            Help(41, "gave", "practical: untangled her build"),
            Help(23, "got", "practical: took over my bug for a week", 4, "not yet"),
        ),
        org="Kestrel Data",
        title="engineer",
        location="Elmsea",
        spheres=("python",),
        communities=(CODE,),
        via="Dele Adeyinka-Brown",
    ),
    Person(
        name="Oisín Mac Giolla",
        rhythm=(330, 28, 16),
        notes=("the cooperative has a new roof",),
        helps=(
            Help(121, "gave", "collaboration: the energy map"),
            Help(46, "got", "collaboration: the energy map, paid"),
        ),
        org="Rathbeg Energy Cooperative",
        location="Rathbeg",
        spheres=("climate",),
    ),
    Person(
        name="Zanele Mthembu-Roux",
        rhythm=(200, 33, 41),
        channel="call",
        notes=("looking for a React developer",),
        helps=(Help(107, "got", "guidance: how grants are read"),),
        org="Open Rivers",
        title="director",
        location="Umlazi Heights",
        spheres=("climate",),
        theirs=3,
    ),
    Person(
        name="Bartholomew Quill",
        rhythm=(270, 40, 30),
        channel="email",
        notes=("wants the slides when they exist",),
        helps=(Help(30, "gave", "information: reading list on type"),),
        org="Quill & Daughters",
        title="typesetter",
        location="Little Harrow",
        spheres=("design",),
    ),
    Person(
        name="Rania El-Masry",
        channel="message",
        helps=(
            Help(160, "gave", "referral: two openings at the harbour", met=False),
            Help(131, "gave", "guidance: her portfolio", met=False),
            Help(104, "gave", "referral: a word with Noor", met=False),
            Help(58, "gave", "information: who is hiring", met=False),
        ),
        title="product manager",
        location="Elmsea",
        spheres=("design",),
        communities=(DESK,),
    ),
    Person(
        name="Ewa Brzozowska",
        rhythm=(140, 20, 12),
        notes=("teaches the beginners now",),
        helps=(Help(19, "gave", "guidance: her lesson on loops"),),
        location="Ashgrove",
        spheres=("python",),
        communities=(CODE,),
        roles=("mentee",),
    ),
    Person(
        name="Kofi Asante-Mensah",
        rhythm=(410, 50, 72),
        channel="email",
        notes=("back from the field in March",),
        helps=(Help(250, "got", "information: the survey data"),),
        org="Volta Basin Survey",
        location="Adomi",
        spheres=("climate",),
    ),
)

NEW = (
    Person(
        name="Marisol Etxeberria",
        rhythm=(12, 99, 12),
        notes=("builds tide clocks; wants to see the workshop",),
        met="Elmsea Code Nights",
        location="Zubieta",
        spheres=("python",),
        communities=(CODE,),
        theirs=1,
    ),
    Person(
        name="Hinemoa Rangihuna",
        rhythm=(25, 99, 25),
        notes=("sings alto, studies soil",),
        met="the train to Ashgrove",
        location="Ashgrove",
        spheres=("choir",),
        theirs=1,
    ),
    Person(
        name="Bogdan Stănescu",
        rhythm=(40, 16, 8),
        notes=("his first open source patch was merged",),
        helps=(Help(24, "gave", "guidance: how to read a stack trace"),),
        via="Ewa Brzozowska",
        location="Elmsea",
        spheres=("python",),
        communities=(CODE,),
    ),
    Person(
        name="Fatoumata Diallo-Keïta",
        rhythm=(66, 30, 36),
        notes=("opens a bakery next to the coworking",),
        helps=(Help(36, "got", "introduction: to the market association", 3, "later"),),
        location="Elmsea",
        spheres=("neighbourhood",),
        theirs=1,
    ),
)

ACQUAINTANCES = (
    Person(name="Gwenllian Prys", location="Elmsea", spheres=("choir",), communities=(CHOIR,)),
    Person(name="Anselm Vogelbein", location="Elmsea", spheres=("choir",), communities=(CHOIR,)),
    Person(name="Chidinma Eze-Park", location="Ashgrove", spheres=("choir",), communities=(CHOIR,)),
    Person(name="Teodor Marinov-Hill", location="Elmsea", spheres=("choir",), communities=(CHOIR,)),
    Person(name="Sunniva Aasgaard", location="Little Harrow", spheres=("choir",), communities=(CHOIR,)),
    Person(name="Rui Penedo", location="Elmsea", communities=(REPAIR,)),
    Person(name="Hanneke de Wit-Osei", location="Elmsea", spheres=("python",), communities=(REPAIR,)),
    Person(
        name="Lucien Batiste",
        rhythm=(480, 60, 300),
        channel="social",
        notes=("asked about the old project",),
        location="Port Clairvaux",
        spheres=("design",),
        reactions=23,
    ),
    Person(
        name="Milica Jovanović-Reed",
        channel="email",
        helps=tuple(Help(ago, "got", "information: her letter on type", met=False) for ago in range(300, 20, -45)),
        location="Elmsea",
        spheres=("design",),
    ),
)

FROM_A_LIST = (
    Person(name="Brad Sterling", reactions=130, org="Growth Loop", title="growth evangelist", spheres=("design",)),
    Person(name="Coralie Fontanel", reactions=66, org="Studio Fontanel"),
    Person(name="Dmitri Aslanov", reactions=48),
    Person(name="Esperanza Quintero", org="Casa Abierta"),
    Person(name="Farrukh Iskandarov"),
    Person(name="Grace Nakagawa-Lutz", reactions=31),
    Person(name="Hyacinth Obuya"),
    Person(name="Ingrid Solheim-Dahl", org="Solheim Arkitekter"),
    Person(name="Jasper Thorne-Abebe"),
    Person(name="Keahi Makoa", why="wrote the paper that I keep quoting"),
)

PEOPLE = (*FRIENDS, *COLLEAGUES, *NEW, *ACQUAINTANCES, *FROM_A_LIST)

EVENINGS = (
    Evening(
        CHOIR,
        (
            "Noor Haddadi",
            "Gwenllian Prys",
            "Anselm Vogelbein",
            "Chidinma Eze-Park",
            "Teodor Marinov-Hill",
            "Sunniva Aasgaard",
            "Séraphine Dumoulin-Achard",
        ),
        (520, 28, 200),
        "rehearsal",
    ),
    Evening(
        CHOIR,
        (
            "Noor Haddadi",
            "Gwenllian Prys",
            "Anselm Vogelbein",
            "Chidinma Eze-Park",
            "Teodor Marinov-Hill",
            "Sunniva Aasgaard",
            "Hinemoa Rangihuna",
        ),
        (17, 28, 17),
        "rehearsal, and the pub",
    ),
    Evening(
        REPAIR,
        ("Tomasz Wierzba", "Oisín Mac Giolla", "Rui Penedo", "Hanneke de Wit-Osei"),
        (400, 45, 55),
        "toasters",
    ),
    Evening(
        CODE,
        ("Dele Adeyinka-Brown", "Priyanka Venkataraman", "Ewa Brzozowska"),
        (135, 33, 69),
        "code night",
        gave=("Ewa Brzozowska: guidance: what to do when a test fails",),
        got=("Priyanka Venkataraman: information: a better way to test",),
    ),
)
