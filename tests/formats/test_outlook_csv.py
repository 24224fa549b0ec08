"""Outlook's CSV, in the languages and character sets that it is written in."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Netj

from netjournal.domain.transfer import ContactDraft, Own
from netjournal.errors.files import Undecided
from netjournal.formats import encodings, known, outlook_columns, outlook_csv, reading
from netjournal.formats import outlook_columns_north as north

SAMPLES = Path(__file__).parent / "samples" / "outlook"
OWN = Own(dt.date(2026, 11, 23))


def drafts(path: Path, own: Own = OWN) -> list[ContactDraft]:
    with reading.opened(path) as source:
        encodings.find(source)
        assert known.of(source).name == "outlook"
        return [draft for draft in outlook_csv.read([source], own) if isinstance(draft, ContactDraft)]


def test_a_german_export_gives_all_it_has() -> None:
    """Windows-1252, semicolons, translated columns; a name from the e-mail where there is no other."""
    assert drafts(SAMPLES / "german.csv") == [
        ContactDraft(
            2,
            "Jörg Müller",
            ("joerg@baeckerei.example",),
            ("0170 1234567", "+49 89 123456"),
            ("Chor", "Arbeit"),
            org="Bäckerei Süß",
            title="Geschäftsführer",
            location="München, Deutschland",
            note="kennt jeden,\r\nbackt gut\nDepartment: Einkauf",
            birthday="1980-05-17",
            links=("https://baeckerei.example",),
            relations=(("partner", "Änne Müller"), ("family", "Ida"), ("family", "Emil")),
            properties=(
                "ADR;TYPE=work:;;Königstraße 5;München;;80331;Deutschland",
                "TEL;TYPE=work;TYPE=fax:+49 89 123457",
            ),
        ),
        ContactDraft(4, "Zoë Ångström"),
    ]


def test_columns_that_are_not_understood_are_named() -> None:
    """Only those that hold something for somebody; what is filled for everybody is left without a word."""
    with reading.opened(SAMPLES / "german.csv") as source:
        encodings.find(source)
        list(outlook_csv.read([source], OWN))

        assert source.kept["unused"] == ("Telefon Firma", "Büro")


def test_an_english_export_of_the_web_gives_all_it_has() -> None:
    """The month comes first where one birthday of the file shows it; two digits are the nearest year gone by."""
    sam, priya = drafts(SAMPLES / "english.csv")

    assert (sam.name, sam.emails, sam.aliases) == ("Sam Okafor", ("sam@okafor.example", "sam@work.example"), ("Sammy",))
    assert (sam.org, sam.title, sam.location) == ("Night Press", "Editor", "Jersey City, United States")
    assert sam.relations == (("colleague", "Lena Fox"),)
    assert (sam.birthday, priya.birthday) == ("1980-01-29", "1985-03-04")


def test_french_has_one_name_for_two_columns() -> None:
    """“Titre” stands before a name and for what somebody is; the second is the one."""
    [francois] = drafts(SAMPLES / "french.csv")

    assert (francois.name, francois.title) == ("François Lefèvre", "Directeur")
    assert francois.birthday == "1975-04-03"
    assert francois.spheres == ("Chœur",)


def test_brazil_calls_the_day_of_birth_aniversario() -> None:
    """Whose other names Outlook leaves in English there; a son is told from his father."""
    [joao] = drafts(SAMPLES / "portuguese.csv")

    assert (joao.name, joao.birthday, joao.emails) == ("João Conceição Filho", "1990-06-05", ("joao@padaria.example",))
    assert joao.location == "São Paulo, Brasil"


LANGUAGES = {
    "English": "First Name,Last Name,E-mail Address,Mobile Phone,Company,Job Title,Birthday,Notes",
    "German": "Vorname,Nachname,E-Mail-Adresse,Mobiltelefon,Firma,Position,Geburtstag,Notizen",
    "French": "Prénom,Nom,Adresse de messagerie,Tél. mobile,Société,Fonction,Anniversaire,Notes",
    "Spanish": "Nombre,Apellidos,Dirección de correo electrónico,Teléfono móvil,Organización,Puesto,Cumpleaños,Notas",
    "Italian": "Nome,Cognome,Indirizzo posta elettronica,Cellulare,Società,Posizione,Compleanno,Note",
    "Dutch": "Voornaam,Achternaam,E-mailadres,Mobiele telefoon,Bedrijf,Functie,Verjaardag,Notities",
    "Brazilian": "Primeiro nome,Sobrenome,Endereço de email,Telefone celular,Empresa,Cargo,Birthday,Anotações",
    "Portuguese": (
        "Primeiro nome,Apelido,Endereço de correio electrónico,Telemóvel,Empresa,Cargo,Data de nascimento,Notas"
    ),
}


LANGUAGES |= {
    "Danish": "Fornavn,Efternavn,E-mail-adresse,Mobiltelefon,Firma,Stilling,Fødselsdag,Notater",
    "Norwegian": "Fornavn,Etternavn,E-postadresse,Mobiltelefon,Firma,Stilling,Fødselsdag,Notater",
    "Swedish": "Förnamn,Efternamn,E-postadress,Mobiltelefon,Företag,Befattning,Födelsedag,Anteckningar",
    "Polish": "Imię,Nazwisko,Adres e-mail,Telefon komórkowy,Firma,Stanowisko,Urodziny,Notatki",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_each_language_is_understood(tmp_path: Path, language: str, encoding: str) -> None:
    """The same person comes out, whatever the columns are called."""
    row = "Zoë,Okafor,zoe@x.org,+44 7700 900123,Night Press,Editor,17/05/1980,é"
    encoding = "cp1250" if (encoding, language) == ("cp1252", "Polish") else encoding
    (tmp_path / "x.csv").write_bytes(f"{LANGUAGES[language]}\n{row}\n".encode(encoding))

    assert drafts(tmp_path / "x.csv") == [
        ContactDraft(
            2,
            "Zoë Okafor",
            ("zoe@x.org",),
            ("+44 7700 900123",),
            org="Night Press",
            title="Editor",
            birthday="1980-05-17",
            note="é",
        )
    ]


def test_no_name_of_a_column_means_two_things() -> None:
    """Each name belongs to one field, in whichever language, and none is both read and left."""
    fields = {
        field: {
            outlook_columns.plainly(name)
            for every in (outlook_columns.NAMES, north.NAMES)
            for name in every.get(field, ())
        }
        for field in {*outlook_columns.NAMES, *north.NAMES}
    }
    names = [name for these in fields.values() for name in these]

    assert len(names) == len({*names})
    assert not outlook_columns.PLAIN & {*names}


def birthdays(tmp_path: Path, *cells: str, order: str = "", first: str = "First Name") -> list[str | None]:
    rows = "".join(f"P{number},O,p{number}@x.org,{cell}\n" for number, cell in enumerate(cells))
    last = "Last Name" if first == "First Name" else "Nachname"
    (tmp_path / "x.csv").write_text(f"{first},{last},E-mail Address,Birthday\n{rows}")
    return [draft.birthday for draft in drafts(tmp_path / "x.csv", OWN._replace(date_order=order))]


def test_the_order_of_days_is_read_off_the_whole_file(tmp_path: Path) -> None:
    """One number above twelve decides for all; without one, the language or a word of yours does."""
    assert birthdays(tmp_path, "3/4/1985", "13/4/1985") == ["1985-04-03", "1985-04-13"]
    assert birthdays(tmp_path, "3/4/1985", "3/14/1985") == ["1985-03-04", "1985-03-14"]
    assert birthdays(tmp_path, "3/4/1985", order="mdy") == ["1985-03-04"]
    assert birthdays(tmp_path, "3/4/1985", order="dmy") == ["1985-04-03"]
    assert birthdays(tmp_path, "3/4/1985", first="Vorname") == ["1985-04-03"]
    assert birthdays(tmp_path, "3.4.1985", "4-4-1985", "1985-04-03") == ["1985-04-03", "1985-04-04", "1985-04-03"]


def test_days_that_stand_for_none_are_no_birthdays(tmp_path: Path) -> None:
    """Outlook writes zeros, or a day in a far future; what is no day stays, so that it is told."""
    cells = ("0/0/00", "0.0.00", "1/1/4501", "", "31/2/1980", "soon")

    assert birthdays(tmp_path, *cells) == [None, None, None, None, "31/2/1980", "soon"]


def test_two_digits_are_the_nearest_year_gone_by(tmp_path: Path) -> None:
    """Nobody is born in a year to come."""
    assert birthdays(tmp_path, "17/5/80", "17/5/26", "17/5/27") == ["1980-05-17", "2026-05-17", "1927-05-17"]


def test_a_file_that_does_not_tell_asks(netj: Netj) -> None:
    """Nothing is written until somebody says which comes first."""
    with pytest.raises(Undecided, match="day or month"):
        drafts(SAMPLES / "either.csv")
    told = netj("import", SAMPLES / "either.csv", "--yes", exit=3).err

    assert "does not tell which comes first in its birthdays, day or month" in told
    assert "--dates dmy, or --dates mdy" in told
    assert netj("history", "--json").json == []
    netj("import", SAMPLES / "either.csv", "--yes", "--dates", "mdy")
    assert netj("show", "priya", "--json").json["birthday"] == "1985-03-04"


def test_an_export_comes_in_once_and_can_be_taken_back(netj: Netj) -> None:
    """Its character set and its unknown columns are said; the same file again is nothing new."""
    told = netj("import", SAMPLES / "german.csv", "--yes").out
    assert "Windows-1252" in told
    assert "Telefon Firma, Büro" in told

    again = netj("import", SAMPLES / "german.csv", "--yes", "--json").json

    assert again["imported"] == 0
    assert netj("show", "jörg", "--json").json["org"] == "Bäckerei Süß"
    netj("undo")
    assert netj("list", "--json").json == []
    assert netj("doctor", "--json").json["sound"]
