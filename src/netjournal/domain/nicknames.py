"""Everyday forms of given names, in English, Portuguese and Spanish; those that merely cut a name short need no row."""

_GROUPS = """
alexander alex sandy sasha xande
alexandra alex sandra sasha
andrew andy drew
anthony tony
antonio toni tony toninho
barbara barb babs
benjamin ben benji
beatriz bia
catherine katherine kathryn cathy kathy kate katie kat cate
charles charlie chuck chas
christina tina chris
christopher chris kit
daniel dan danny dani
david dave davy
deborah debbie deb
dorothy dot dottie
edward ed eddie ted ned
eduardo edu dudu
elizabeth elisabeth liz lizzie beth betty eliza lisa libby
eleanor nell nellie ellie
ernesto neto
fernando nando fe
francisco chico paco pancho kiko
francis frank fran
frederick fred freddie
gabriel gabe biel
gregory greg
guillermo memo
harold harry hal
henry harry hank
helen nell nellie
ignacio nacho
isabella isabel bella izzy belle isa
jacob jake
james jim jimmy jamie
jennifer jen jenny
joao joaozinho
john jack johnny
jose pepe ze zeca
joseph joe joey
jonathan jon jonny
katarina kat katja
lawrence laurence larry
leonardo leo
luis lucho lula
manuel manolo manel
margaret maggie meg peggy greta
maria mia
maria mariazinha
martha marty
matthew matt
michael mike mick mickey
miguel migue
nathaniel nathan nate nat
nicholas nick nicky
olivia liv livvy
patricia pat patty tricia paty
patrick pat paddy
peter pete
philip phillip phil pip
rafael rafa
raimundo mundo
rebecca becky becca
richard rick ricky dick rich
robert bob bobby rob robbie bert
roberto beto
ronald ron ronnie
samantha sam sammy
samuel sam sammy
sebastian seb bastian
sebastiao tiao
stephen steven steve
susan sue susie suzy
theodore ted teddy theo
thomas tom tommy
timothy tim timmy
victoria vicky tori
vincent vince vinny
virginia ginny
william will bill billy willy liam
zachary zach zack
"""


def _by_form() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, *forms in (row.split() for row in _GROUPS.strip().splitlines()):
        for form in (full, *forms):
            found.setdefault(form, set()).add(full)
    return {form: frozenset(fulls) for form, fulls in found.items()}


#: The full names that each form may stand for, the full name itself among them.
FULL_NAMES = _by_form()
