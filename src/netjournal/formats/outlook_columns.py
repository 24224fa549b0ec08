"""What Outlook calls its columns in English, German, French, Spanish, Italian, Dutch, and Portuguese of both kinds.

Those of the north stand in a module of their own.
Spanish and Brazilian Outlook leave some names in English. Names are compared without case and accents.
"""

from netjournal import text
from netjournal.formats import outlook_columns_north as north

#: Each field that is read, and all the names that it goes by.
NAMES: dict[str, tuple[str, ...]] = {
    "first": ("First Name", "Given Name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam", "Primeiro nome"),
    "middle": (
        *("Middle Name", "Additional Name", "Weitere Vornamen", "Deuxième prénom", "Segundo nombre", "Secondo nome"),
        *("Middelste naam", "Segundo nome", "Nome do meio", "Outros nomes/apelidos"),
    ),
    "last": (
        "Last Name",
        "Family Name",
        "Nachname",
        "Nom",
        "Apellidos",
        "Cognome",
        "Achternaam",
        "Sobrenome",
        "Apelido",
    ),
    "suffix": ("Suffix", "Suffixe", "Sufijo", "Titolo straniero", "Achtervoegsel", "Sufixo"),
    "alias": ("Nickname", "Spitzname", "Surnom", "Apodo", "Soprannome", "Bijnaam", "Apelido (alcunha)"),
    "org": ("Company", "Firma", "Société", "Organización", "Compañía", "Empresa", "Società", "Bedrijf"),
    "department": (*("Department", "Abteilung", "Service", "Departamento", "Reparto", "Afdeling"),),
    # French has one name for what stands before a name and for what somebody is; the second is meant.
    "title": ("Job Title", "Position", "Titre 2", "Fonction", "Puesto", "Cargo", "Posizione", "Functie"),
    "profession": ("Profession", "Beruf", "Profesión", "Professione", "Beroep", "Profissão"),
    "emails": (
        *(
            "E-mail Address",
            "Email Address",
            "E-mail",
            "Email",
            "E-Mail-Adresse",
            "Adresse de messagerie",
            "Adresse e-mail",
        ),
        *("Dirección de correo electrónico", "Indirizzo posta elettronica", "E-mailadres", "Endereço de email"),
        *("Endereço de e-mail", "Endereço de correio electrónico", "Endereço de correio eletrónico"),
    ),
    "emails 2": (
        *("E-mail 2 Address", "E-Mail 2: Adresse", "E-Mail-Adresse 2", "Adresse de messagerie 2", "Adresse e-mail 2"),
        *("Dirección de correo electrónico 2", "Dirección del correo electrónico 2", "Indirizzo posta elettronica 2"),
        *("E-mailadres 2", "Endereço de email 2", "Endereço de e-mail 2", "Endereço do correio electrónico 2"),
        *("Endereço do correio eletrónico 2",),
    ),
    "emails 3": (
        *("E-mail 3 Address", "E-Mail 3: Adresse", "E-Mail-Adresse 3", "Adresse de messagerie 3", "Adresse e-mail 3"),
        *("Dirección de correo electrónico 3", "Dirección del correo electrónico 3", "Indirizzo posta elettronica 3"),
        *("E-mailadres 3", "Endereço de email 3", "Endereço de e-mail 3", "Endereço do correio electrónico 3"),
        *("Endereço do correio eletrónico 3",),
    ),
    "called": (
        *("E-mail Display Name", "E-Mail: Angezeigter Name", "Nom complet de l'adresse de messagerie"),
        *("Nombre de pantalla de correo electrónico", "Nome visualizzato posta elettronica"),
        *("Weergavenaam voor e-mail", "Nome para exibição do email", "Nome para exibição do e-mail"),
        *("Nome a apresentar para o correio electrónico",),
    ),
    "mobile": (
        *("Mobile Phone", "Mobiltelefon", "Tél. mobile", "Téléphone mobile", "Teléfono móvil", "Móvil", "Cellulare"),
        *("Mobiele telefoon", "Telefone celular", "Celular", "Telemóvel"),
    ),
    "mobile 2": ("Mobile Phone 2", "Radio Phone", "Mobiltelefon 2"),
    "work": (
        *("Business Phone", "Telefon geschäftlich", "Telefon (geschäftlich)", "Téléphone (bureau)", "Ufficio"),
        *("Teléfono del trabajo", "Telefoon op werk", "Telefone comercial", "Telefone da empresa"),
    ),
    "work 2": (
        *("Business Phone 2", "Telefon geschäftlich 2", "Telefon 2 (geschäftlich)", "Téléphone 2 (bureau)"),
        *(
            "Teléfono del trabajo 2",
            "Ufficio 2",
            "Telefoon op werk 2",
            "Telefone comercial 2",
            "2º telefone da empresa",
        ),
    ),
    "home": (
        *("Home Phone", "Telefon privat", "Telefon (privat)", "Téléphone (domicile)", "Particular", "Abitazione"),
        *("Teléfono particular", "Telefoon thuis", "Telefone residencial", "Telefone da residência"),
    ),
    "home 2": (
        *("Home Phone 2", "Telefon privat 2", "Telefon 2 (privat)", "Téléphone 2 (domicile)", "Particular 2"),
        *("Número de teléfono particular 2", "Abitazione 2", "Telefoon thuis 2", "Telefone residencial 2"),
        *("2º telefone da residência",),
    ),
    "primary": (
        *("Primary Phone", "Haupttelefon", "Téléphone principal", "Teléfono principal", "Telefono principale"),
        *("Hoofdtelefoon", "Telefone principal"),
    ),
    "other": (
        *("Other Phone", "Weiteres Telefon", "Téléphone (autre)", "Otro teléfono", "Altro telefono"),
        *("Andere telefoon", "Outro telefone"),
    ),
    "car": (
        *("Car Phone", "Autotelefon", "Téléphone (voiture)", "Teléfono del automóvil", "Telefono auto"),
        *("Autotelefoon", "Telefone do carro"),
    ),
    "work fax": (
        *("Business Fax", "Fax geschäftlich", "Télécopie (bureau)", "Fax del trabajo", "Fax (uff.)", "Fax op werk"),
        *("Fax comercial", "Fax da empresa"),
    ),
    "home fax": (
        *("Home Fax", "Fax privat", "Télécopie (domicile)", "Fax particular", "Fax (ab.)", "Fax thuis"),
        *("Fax residencial", "Fax da residência"),
    ),
    "work street": (
        *(
            "Business Street",
            "Business Address",
            "Straße geschäftlich",
            "Rue (bureau)",
            "Calle del trabajo",
            "Via (uff.)",
        ),
        *("Werkadres, straat", "Rua do endereço comercial", "Rua da empresa"),
    ),
    "work street 2": (
        *("Business Street 2", "Straße geschäftlich 2", "Rue (bureau) 2", "Calle del trabajo 2", "Via (uff.) 2"),
        *("Werkadres 2, straat", "Rua do endereço comercial 2", "Rua da empresa 2"),
    ),
    "work street 3": (
        *("Business Street 3", "Straße geschäftlich 3", "Rue (bureau) 3", "Calle del trabajo 3", "Via (uff.) 3"),
        *("Werkadres 3, straat", "Rua do endereço comercial 3", "Rua da empresa 3"),
    ),
    "work town": (
        *("Business City", "Ort geschäftlich", "Ville (bureau)", "Ciudad de trabajo", "Ciudad del trabajo"),
        *("Città (uff.)", "Werkadres, plaats", "Cidade do endereço comercial", "Localidade da empresa"),
    ),
    "work region": (
        *("Business State", "Region geschäftlich", "Bundesland/Kanton geschäftlich", "Dép/Région (bureau)"),
        *("Provincia o estado de trabajo", "Provincia (uff.)", "Werkadres, provincie"),
        *("Estado do endereço comercial", "Distrito da empresa"),
    ),
    "work code": (
        *("Business Postal Code", "Postleitzahl geschäftlich", "Code postal (bureau)", "Código postal del trabajo"),
        *("CAP (uff.)", "Werkadres, postcode", "CEP do endereço comercial", "Código postal da empresa"),
    ),
    "work country": (
        *("Business Country/Region", "Business Country", "Land/Region geschäftlich", "Pays/Région (bureau)"),
        *("Pays (bureau)", "País o región del trabajo", "Paese (uff.)", "Land/regio (werk)", "País/Região da Empresa"),
    ),
    "home street": (
        *("Home Street", "Home Address", "Straße privat", "Rue (domicile)", "Calle del domicilio", "Via (ab.)"),
        *("Huisadres, straat", "Endereço residencial", "Rua da residência"),
    ),
    "home street 2": (
        *("Home Street 2", "Straße privat 2", "Rue (domicile) 2", "Via (ab.) 2", "Huisadres, straat 2"),
        *("Endereço residencial 2", "Rua da residência (2)"),
    ),
    "home street 3": (
        *("Home Street 3", "Straße privat 3", "Rue (domicile) 3", "Via (ab.) 3", "Huisadres, straat 3"),
        *("Endereço residencial 3", "Rua da residência (3)"),
    ),
    "home town": (
        *("Home City", "Ort privat", "Ville (domicile)", "Ciudad", "Città (ab.)", "Huisadres, plaats"),
        *("Cidade do endereço residencial", "Localidade da residência"),
    ),
    "home region": (
        *("Home State", "Bundesland/Kanton privat", "Region privat", "Dép/Région (domicile)", "Provincia (ab.)"),
        *("Huisadres, provincie", "Estado", "Distrito da residência"),
    ),
    "home code": (
        *("Home Postal Code", "Postleitzahl privat", "Code postal (domicile)", "CAP (ab.)", "Huisadres, postcode"),
        *("CEP do endereço residencial", "Código postal da residência"),
    ),
    "home country": (
        *("Home Country/Region", "Home Country", "Land/Region privat", "Pays/Région (domicile)", "Pays (domicile)"),
        *("País o región del domicilio", "Paese (ab.)", "Land/regio (thuis)", "País/Região de Residência"),
        *("País da Residência/Região",),
    ),
    "other street": (
        *("Other Street", "Other Address", "Weitere Straße", "Rue (autre)", "Otra calle", "Altra via"),
        *("Ander adres, straat", "Outro endereço", "Rua do outro endereço"),
    ),
    "other town": (
        *("Other City", "Weiterer Ort", "Ville (autre)", "Otra ciudad", "Altra città", "Ander adres, plaats"),
        *("Cidade", "Localidade do outro endereço"),
    ),
    "other region": (
        *("Other State", "Weiteres/r Bundesland/Kanton", "Dép/Région (autre)", "Otra provincia o estado"),
        *("Altra provincia", "Ander adres, provincie", "Outro Estado", "Distrito do outro endereço"),
    ),
    "other code": (
        *("Other Postal Code", "Weitere Postleitzahl", "Code postal (autre)", "Otro código postal", "Altro CAP"),
        *("Ander adres, postcode", "CEP", "Código postal do outro endereço"),
    ),
    "other country": (
        *("Other Country/Region", "Other Country", "Weiteres/e Land/Region", "Pays/Région (autre)", "Pays (autre)"),
        *("Otro país o región", "Altro paese", "Land/regio (anders)", "Outro País/Região"),
    ),
    "location": ("Location", "Ort", "Emplacement", "Ubicación", "Luogo", "Locatie", "Local", "Localização"),
    "birthday": (
        *("Birthday", "Geburtstag", "Anniversaire", "Cumpleaños", "Compleanno", "Verjaardag", "Data de nascimento"),
        *("Data de Nascimento",),
    ),
    "anniversary": (
        *("Anniversary", "Jahrestag", "Anniversaire de mariage ou fête", "Anniversario", "Speciale datum"),
        *("Datas especiais", "Aniversario"),
    ),
    "spheres": (
        "Categories",
        "Category",
        "Kategorien",
        "Catégories",
        "Categorías",
        "Categorie",
        "Categorieën",
        "Categorias",
    ),
    "links": (
        "Web Page",
        "Webseite",
        "Page Web",
        "Página web",
        "Página Web",
        "Pagina Web",
        "Webpagina",
        "Página da Web",
    ),
    "links 2": ("Personal Web Page", "Business Website", "Página na Web"),
    "spouse": ("Spouse", "Partner", "Partner/in", "Conjoint(e)", "Cónyuge", "Nome coniuge", "Cônjuge"),
    "children": ("Children", "Kinder", "Enfants", "Hijos", "Figli", "Kinderen", "Filhos"),
    "manager": (
        *("Manager's Name", "Name des/der Vorgesetzten", "Responsable", "Nombre del director", "Nome manager"),
        *("Naam manager", "Nome do gerenciador", "Nome do gerente", "Nome do gestor"),
    ),
    "assistant": (
        *("Assistant's Name", "Name Assistent", "Nom de l'assistant(e)", "Nombre del asistente", "Nome assistente"),
        *("Naam assistent", "Nome do assistente"),
    ),
    "hobby": ("Hobby", "Passe-temps", "Aficiones", "Hobby's", "Passatempo"),
    "note": ("Notes", "Notizen", "Notas", "Note", "Notities", "Anotações"),
}

#: What is filled for everybody, or says nothing that is not said elsewhere: left without a word.
_PLAIN = (
    *("Title", "Anrede", "Titre", "Tratamiento", "Titolo", "Titel", "Tratamento", "Título", "Name Prefix"),
    *("Initials", "Initialen", "Initiales", "Iniciales", "Iniziali", "Iniciais"),
    *("E-mail Type", "E-mail 2 Type", "E-mail 3 Type", "E-Mail-Typ", "E-Mail 2: Typ", "E-Mail 3: Typ"),
    *("Type de messagerie", "Type de messagerie 2", "Type de messagerie 3"),
    *("Tipo de correo electrónico", "Tipo de correo electrónico 2", "Tipo de correo electrónico 3"),
    *("Tipo posta elettronica", "Tipo posta elettronica 2", "Tipo posta elettronica 3"),
    *("E-mailtype", "E-mailtype 2", "E-mailtype 3", "Tipo de email", "Tipo de email 2", "Tipo de email 3"),
    *("Tipo de e-mail", "Tipo de e-mail 2", "Tipo de e-mail 3"),
    *("Tipo de correio electrónico", "Tipo de correio electrónico 2", "Tipo de correio electrónico 3"),
    *("E-mail 2 Display Name", "E-mail 3 Display Name", "E-Mail 2: Angezeigter Name", "E-Mail 3: Angezeigter Name"),
    *("Nom complet de l'adresse de messagerie 2", "Nom complet de l'adresse de messagerie 3"),
    *("Nombre de pantalla de correo electrónico 2", "Nombre de pantalla de correo electrónico 3"),
    *("Nome visualizzato posta elettronica 2", "Nome visualizzato posta elettronica 3"),
    *("E-mail, weergegeven naam 2", "E-mail, weergegeven naam 3"),
    *("Nome para exibição do email 2", "Nome para exibição do email 3"),
    *("Nome para exibição do e-mail 2", "Nome para exibição do e-mail 3"),
    *("Nome a apresentar para o correio electrónico 2", "Nome a apresentar para o correio electrónico 3"),
    *("Sensitivity", "Vertraulichkeit", "Critère de diffusion", "Confidencialidad", "Riservatezza", "Gevoeligheid"),
    *("Sensibilidade", "Confidencialidade"),
    *("Priority", "Priorität", "Priorité", "Prioridad", "Priorità", "Prioriteit", "Prioridade"),
    *("Gender", "Geschlecht", "Sexe", "Sexo", "Género", "Sesso", "Geslacht"),
    *("Private", "Privat", "Privé", "Privado", "Privato", "Particulier", "Particular (privado)"),
    *("Language", "Sprache", "Langue", "Idioma", "Lingua", "Taal"),
)


def plainly(title: str) -> str:
    """Return the name of a column as names are compared."""
    return text.folded(title)


_BY_NAME = {plainly(name): field for all_ in (NAMES, north.NAMES) for field, names in all_.items() for name in names}
PLAIN = frozenset(map(plainly, (*_PLAIN, *north.PLAIN)))


def field(title: str) -> str:
    """Return the field that a column holds; empty where netj knows none."""
    return _BY_NAME.get(plainly(title), "")


def is_plain(title: str) -> bool:
    """Tell whether a column may be left without a word."""
    name = plainly(title)
    return name in PLAIN or "yomi" in name
