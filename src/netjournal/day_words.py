"""The words by which people name days, English and Portuguese, without case and accents."""

from collections.abc import Mapping

#: The two sides of today on which a day may lie.
BACK, ON = -1, 1

NAMED: Mapping[str, int] = {
    "today": 0, "now": 0, "tonight": 0, "hoje": 0, "agora": 0,
    "yesterday": -1, "ontem": -1, "tomorrow": 1, "amanha": 1,
    "day before yesterday": -2, "anteontem": -2, "antes de ontem": -2,
    "day after tomorrow": 2, "depois de amanha": 2,
}  # fmt: skip
MONTH_ENDS = frozenset({"end of month", "end of the month", "eom", "fim do mes", "final do mes"})
YEAR_ENDS = frozenset({"end of year", "end of the year", "fim do ano", "final do ano"})

WEEKDAYS: Mapping[str, int] = {
    "mon": 0, "monday": 0, "seg": 0, "segunda": 0,
    "tue": 1, "tues": 1, "tuesday": 1, "ter": 1, "terca": 1,
    "wed": 2, "weds": 2, "wednesday": 2, "qua": 2, "quarta": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "qui": 3, "quinta": 3,
    "fri": 4, "friday": 4, "sex": 4, "sexta": 4,
    "sat": 5, "saturday": 5, "sab": 5, "sabado": 5,
    "sun": 6, "sunday": 6, "dom": 6, "domingo": 6,
}  # fmt: skip
MONTHS: Mapping[str, int] = {
    "jan": 1, "january": 1, "janeiro": 1, "feb": 2, "february": 2, "fev": 2, "fevereiro": 2,
    "mar": 3, "march": 3, "marco": 3, "apr": 4, "april": 4, "abr": 4, "abril": 4,
    "may": 5, "mai": 5, "maio": 5, "jun": 6, "june": 6, "junho": 6,
    "jul": 7, "july": 7, "julho": 7, "aug": 8, "august": 8, "ago": 8, "agosto": 8,
    "sep": 9, "sept": 9, "september": 9, "set": 9, "setembro": 9,
    "oct": 10, "october": 10, "out": 10, "outubro": 10, "nov": 11, "november": 11, "novembro": 11,
    "dec": 12, "december": 12, "dez": 12, "dezembro": 12,
}  # fmt: skip

UNITS: Mapping[str, tuple[int, str]] = {
    "d": (1, "d"), "day": (1, "d"), "days": (1, "d"), "dia": (1, "d"), "dias": (1, "d"),
    "w": (1, "w"), "wk": (1, "w"), "wks": (1, "w"), "week": (1, "w"), "weeks": (1, "w"),
    "sem": (1, "w"), "semana": (1, "w"), "semanas": (1, "w"),
    "fortnight": (2, "w"), "fortnights": (2, "w"), "quinzena": (2, "w"), "quinzenas": (2, "w"),
    "m": (1, "m"), "mo": (1, "m"), "month": (1, "m"), "months": (1, "m"), "mes": (1, "m"), "meses": (1, "m"),
    "quarter": (3, "m"), "quarters": (3, "m"), "trimestre": (3, "m"), "trimestres": (3, "m"),
    "semestre": (6, "m"), "semestres": (6, "m"),
    "y": (1, "y"), "yr": (1, "y"), "yrs": (1, "y"), "year": (1, "y"), "years": (1, "y"),
    "ano": (1, "y"), "anos": (1, "y"),
}  # fmt: skip
UNIT_DAYS: Mapping[str, int] = {"d": 1, "w": 7, "m": 30, "y": 365}
NUMBERS: Mapping[str, int] = {
    "a": 1, "an": 1, "one": 1, "um": 1, "uma": 1, "two": 2, "dois": 2, "duas": 2, "three": 3, "tres": 3,
    "four": 4, "quatro": 4, "five": 5, "cinco": 5, "six": 6, "seis": 6, "seven": 7, "sete": 7,
    "eight": 8, "oito": 8, "nine": 9, "nove": 9, "ten": 10, "dez": 10, "twelve": 12, "doze": 12,
}  # fmt: skip
ADVERBS: Mapping[str, int] = {
    "daily": 1, "diario": 1, "diaria": 1, "diariamente": 1,
    "weekly": 7, "semanal": 7, "semanalmente": 7,
    "biweekly": 14, "fortnightly": 14, "quinzenal": 14, "quinzenalmente": 14,
    "monthly": 30, "mensal": 30, "mensalmente": 30, "bimonthly": 60, "bimestral": 60,
    "quarterly": 90, "trimestral": 90, "semestral": 180,
    "yearly": 365, "annually": 365, "annual": 365, "anual": 365, "anualmente": 365,
}  # fmt: skip

# What says on which side of today a day lies, before it or after it.
LEADS: Mapping[str, int] = {
    "last": BACK, "past": BACK, "ultimo": BACK, "ultima": BACK, "ultimos": BACK, "ultimas": BACK,
    "ha": BACK, "faz": BACK, "-": BACK,
    "next": ON, "proximo": ON, "proxima": ON, "proximos": ON, "proximas": ON,
    "in": ON, "em": ON, "daqui a": ON, "daqui": ON, "+": ON,
}  # fmt: skip
TAILS: Mapping[str, int] = {
    "ago": BACK, "atras": BACK, "passado": BACK, "passada": BACK,
    "que vem": ON, "from now": ON, "from today": ON,
}  # fmt: skip

ARTICLES = frozenset({"on", "by", "until", "till", "ate", "the", "this", "no", "na", "esta", "nesta", "dia"})
LINKS = frozenset({"of", "de", "do", "the", "dia", "em", "in"})
ORDINALS = frozenset({"st", "nd", "rd", "th", "o", "°"})
SPAN_LINKS = frozenset({"every", "each", "once", "for", "cada", "todo", "toda", "por", "vez", "em", "in"})
