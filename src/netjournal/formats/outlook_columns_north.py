"""What Outlook calls its columns in Danish, Norwegian, Swedish and Polish."""

#: Each field that is read, and the names that it goes by, in the order of the languages above.
NAMES: dict[str, tuple[str, ...]] = {
    "first": ("Fornavn", "Förnamn", "Imię"),
    "middle": ("Mellemnavn", "Mellomnavn", "Mellannamn", "Drugie imię"),
    "last": ("Efternavn", "Etternavn", "Efternamn", "Nazwisko"),
    "suffix": ("Suffiks", "Namnsuffix", "Sufiks"),
    "org": ("Företag",),
    "department": ("Avdeling", "Avdelning", "Dział"),
    "title": ("Stilling", "Befattning", "Stanowisko"),
    "profession": ("Yrke", "Zawód"),
    "emails": ("E-postadresse", "E-postadress", "Adres e-mail"),
    "emails 2": ("E-mail 2-adresse", "E-postadresse 2", "E-postadress 2", "Adres e-mail 2"),
    "emails 3": ("E-mail 3-adresse", "E-postadresse 3", "E-postadress 3", "Adres e-mail 3"),
    "called": ("E-mail-vist navn", "Visningsnavn for e-post", "E-postnamn", "Wyświetlana nazwa e-mail"),
    "mobile": ("Telefon komórkowy",),
    "mobile 2": ("Radiotelefon", "Telefon 2"),
    "work": ("Telefon (arbejde)", "Telefon, arb.", "Arbete", "Telefon służbowy"),
    "work 2": ("Telefon 2 (arbejde)", "Telefon 2, arb.", "Telefon 2, arbete", "Telefon służbowy 2"),
    "home": ("Telefon, priv.", "Hem", "Telefon domowy"),
    "home 2": ("Telefon 2, priv.", "Telefon 2, hem", "Telefon domowy 2"),
    "primary": ("Primær telefon", "Hovedtelefon", "Telefon 1", "Telefon podstawowy"),
    "other": ("Anden telefon", "Annen telefon", "Telefon, annan", "Inny telefon"),
    "car": ("Biltelefon", "Telefon w samochodzie"),
    "work fax": ("Fax (arbejde)", "Telefaks, arb.", "Fax arbete", "Faks służbowy"),
    "home fax": ("Fax (privat)", "Telefaks, priv.", "Fax, hem", "Faks domowy"),
    "work street": (*("Gade (arbejde)", "Adresse, arb.: Gate/vei", "Gatuadress, arbete", "Adres służbowy - ulica"),),
    "work street 2": (
        *("Gade 2 (firma)", "Adresse 2, arb.: Gate/vei", "Gatuadress 2, arbete", "Adres służbowy - ulica 2"),
    ),
    "work street 3": (
        *("Gade 3 (firma)", "Adresse 3, arb.: Gate/vei", "Gatuadress 3, arbete", "Adres służbowy - ulica 3"),
    ),
    "work town": ("By (arbejde)", "Adresse, arb.: Poststed", "Ort, arbete", "Adres służbowy - miejscowość"),
    "work region": ("Område (arbejde)", "Adresse, arb.: Område", "Region, arbete", "Adres służbowy - województwo"),
    "work code": (
        *("Postnummer (arbejde)", "Adresse, arb.: Postnummer", "Postadress, arbete", "Adres służbowy - kod pocztowy"),
    ),
    "work country": ("Land/område (arbejde)", "Firmaland/område", "Land, arbete", "Adres służbowy - kraj/region"),
    "home street": ("Gade (privat)", "Adresse, priv.: Gate/vei", "Gatuadress, hem", "Adres domowy - ulica"),
    "home street 2": (
        *("Gade 2 (privat)", "Adresse 2, priv.: Gate/vei", "Gatuadress 2, hem", "Adres domowy - ulica (2)"),
    ),
    "home street 3": (
        *("Gade 3 (privat)", "Adresse 3, priv.: Gate/vei", "Gatuadress 3, hem", "Adres domowy - ulica (3)"),
    ),
    "home town": ("By (privat)", "Adresse, priv.: Poststed", "Hemort", "Adres domowy - miejscowość"),
    "home region": ("Område (privat)", "Adresse, priv.: Område", "Region, hem", "Adres domowy - województwo"),
    "home code": (
        *("Postnummer (privat)", "Adresse, priv.: Postnummer", "Postnr, hem", "Adres domowy - kod pocztowy"),
    ),
    "home country": ("Land/område (privat)", "Hjemland/område", "Land, hem", "Adres domowy - kraj/region"),
    "other street": ("Anden gade", "Annen adresse: Gate/vei", "Annan gata", "Inny adres - ulica"),
    "other town": ("Anden by", "Annen adresse: Poststed", "Annan ort", "Inny adres - miejscowość"),
    "other region": ("Andet område", "Annen adresse: Område", "Annan region", "Inny adres - województwo"),
    "other code": ("Andet postnummer", "Annen adresse: Postnummer", "Annat postnummer", "Inny adres - kod pocztowy"),
    "other country": ("Andet land/område", "Annet land/område", "Annat land", "Inny adres - kraj/region"),
    "location": ("Sted", "Plassering", "Plats", "Lokalizacja"),
    "birthday": ("Fødselsdag", "Födelsedag", "Urodziny"),
    "anniversary": ("Mærkedag", "Merkedag", "Årsdag", "Rocznica"),
    "spheres": ("Kategorier", "Kategorie"),
    "links": ("Webside", "Webbsida", "Strona sieci Web"),
    "spouse": ("Ægtefælle", "Ektefelle", "Make maka", "Współmałżonek"),
    "children": ("Børn", "Barn", "Dzieci"),
    "manager": ("Navn på overordnet", "Overordnedes navn", "Namn, chef", "Menedżer"),
    "assistant": ("Assistentens navn", "Namn, assistent", "Imię i nazwisko asystenta"),
    "note": ("Notater", "Anteckningar", "Notatki"),
}

#: What is filled for everybody, or says nothing that is not said elsewhere.
PLAIN = (
    *("Tittel", "Tytuł", "Initialer", "Inicjały", "Følsomhed", "Følsomhet", "Känslighet", "Charakter"),
    *("Prioritet", "Priorytet", "Køn", "Kjønn", "Kön", "Płeć", "Prywatne"),
    *("E-mail-type", "E-mail 2-type", "E-mail 3-type", "E-posttype", "E-posttype 2", "E-posttype 3"),
    *("E-posttyp", "E-posttyp 2", "E-posttyp 3", "Typ poczty e-mail", "Rodzaj e-mail 2", "Rodzaj e-mail 3"),
    *("E-mail 2-vist navn", "E-mail 3-vist navn", "Visningsnavn for e-post 2", "Visningsnavn for e-post 3"),
    *("E-postnamn 2", "E-postnamn 3", "Wyświetlana nazwa e-mail 2", "Wyświetlana nazwa e-mail 3"),
)
