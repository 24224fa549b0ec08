"""What bringing a stranger's file in promises: who is known again, who is new, and that nothing comes twice."""

import json
import random
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from netjournal.domain import alike
from netjournal.domain.transfer import ContactDraft, Draft, EncounterDraft, Left, PassedDraft, Problem, PromiseDraft
from netjournal.formats import known, phones
from netjournal.formats.known import Format

Bring = Callable[..., dict[str, Any]]


@pytest.fixture
def bring(netj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Give a way to import drafts as if a file of some other program held them."""
    held: list[Draft | Problem | Left] = []

    def read(_sources: Sequence[object], _own: object) -> Iterator[Draft | Problem | Left]:
        yield from held

    module = types.SimpleNamespace(recognises=lambda source: source.suffix == ".stub", read=read)
    monkeypatch.setitem(sys.modules, "netjournal.formats.stub", module)
    monkeypatch.setattr(known, "FORMATS", (Format("stub", "stub", "stub"),))
    (tmp_path / "x.stub").write_text("x")

    def brought(*drafts: Draft | Problem | Left, dry: bool = False) -> dict[str, Any]:
        held[:] = drafts
        return netj("import", "x.stub", "--dry-run" if dry else "--yes", "--json").json

    return brought


def person(name: str, **known_of: Any) -> ContactDraft:
    return ContactDraft(1, name, **known_of)


def meeting(key: str, date: str, *people: ContactDraft, **of: Any) -> EncounterDraft:
    return EncounterDraft(1, key, date, tuple(PassedDraft(one) for one in people), **of)


def names(netj) -> list[str]:
    return sorted(who["name"] for who in netj("list", "--json").json)


# --- who is known again ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "draft", "how"),
    [
        (("--email", "sam@x.org"), person("Samuel O.", emails=("SAM@x.org",)), "email"),
        (("--link", "https://www.linkedin.com/in/sam/"), person("S O", links=("linkedin.com/in/sam",)), "link"),
        (("--phone", "+44 20 7946 0958"), person("Sam O", phones=("+442079460958",)), "phone"),
        (("--phone", "020 7946 0958"), person("Sam O", phones=("+44 20 7946 0958",)), "phone"),
        (("--org", "Firm"), person("sam okafor", org="FIRM", emails=("new@x.org",)), "fact"),
        (("--birthday", "1980-05-17"), person("Sam Okafor", birthday="1980-05-17"), "fact"),
        ((), person("sam OKAFOR"), "name"),
    ],
)
def test_who_is_here_is_known_again(netj, bring, here, draft, how):
    """By e-mail, profile, phone however it is spelled, by the name with one more fact, or by a bare name."""
    netj("add", "Sam Okafor", "--unmet", *here)

    done = bring(draft)

    assert (done["people"], done["recognised"]) == (0, {how: 1})
    assert names(netj) == ["Sam Okafor"]


def test_a_name_alone_does_not_make_two_people_one(netj, bring):
    """Where nothing but the name agrees, somebody new comes in, and the screen says who may be whom."""
    netj("add", "Sam Okafor", "--unmet", "--email", "one@x.org", "--org", "Firm")

    done = bring(person("Sam Okafor", emails=("two@x.org",), org="Choir"))

    assert (done["people"], done["recognised"]) == (1, {})
    assert done["possible_twins"] == [{"name": "Sam Okafor", "other": "Sam Okafor"}]
    assert names(netj) == ["Sam Okafor"] * 2


@pytest.mark.parametrize(
    ("here", "draft", "is_told"),
    [
        (("--email", "info@firm.example"), person("Dan Delta", emails=("info@firm.example",)), False),
        (("--email", "okafors@x.org"), person("Ngozi Okafor", emails=("okafors@x.org",)), True),
        (("--link", "https://firm.example"), person("Dan Delta", links=("http://www.firm.example/",)), False),
        (("--phone", "+44 20 7946 0958"), person("Dan Delta", phones=("+442079460958",)), True),
        (("--phone", "+44 20 7946 0958"), person("Ngozi Okafor", phones=("+442079460958",)), True),
    ],
)
def test_an_address_that_people_share_does_not_make_them_one(netj, bring, here, draft, is_told):
    """Colleagues and a family stay two people; the screen tells of a line or a family in common."""
    netj("add", "Sam Okafor", "--unmet", *here)

    done = bring(draft)
    again = bring(draft)

    assert (done["people"], done["recognised"]) == (1, {})
    assert done["possible_twins"] == ([{"name": draft.name, "other": "Sam Okafor"}] if is_told else [])
    assert again["imported"] == 0
    assert names(netj) == sorted(["Sam Okafor", draft.name])


def test_colleagues_in_one_file_are_not_folded_into_the_first(netj, bring):
    """A switchboard's number, the firm's site and its mailbox on every card lose nobody."""
    shared = {"phones": ("+442079460958",), "links": ("http://firm.example",), "emails": ("office@firm.example",)}
    people = [person(name, **shared) for name in ("Ann Alpha", "Bob Beta", "Cat Gamma")]

    done = bring(*people)

    assert done["people"] == 3
    assert names(netj) == ["Ann Alpha", "Bob Beta", "Cat Gamma"]
    assert bring(*people)["imported"] == 0


@pytest.mark.parametrize("apart", [0, 3000])
def test_two_profiles_of_one_platform_are_two_people(netj, bring, apart):
    """Namesakes of one firm stay two, whether they stand side by side in a file or far apart."""
    ana, other = (
        person("Ana Silva", org="Acme", emails=(f"{one}@x.org",), links=(f"linkedin.com/in/ana-{one}",))
        for one in ("one", "two")
    )

    done = bring(ana, *(person(f"Guest {at}", org="Choir") for at in range(apart)), other)

    assert done["people"] == apart + 2
    assert done["possible_twins"] == [{"name": "Ana Silva", "other": "Ana Silva"}]


def test_a_bare_name_that_two_have_is_refused(netj, bring):
    """Nobody is guessed: the row says so, and the others come in."""
    netj("add", "Sam Okafor", "--unmet", "--email", "one@x.org")
    netj("add", "Sam Okafor", "--unmet", "--new", "--email", "two@x.org")

    done = bring(person("Sam Okafor"), person("Priya Nair"))

    assert (done["people"], done["refused"]) == (1, 1)
    assert "2 people" in done["problems"][0]["reason"]


def test_what_is_typed_is_never_overwritten(netj, bring):
    """What is missing comes in, what is there stays, and another name becomes an alias."""
    netj("add", "Sam Okafor", "--unmet", "--email", "sam@x.org", "--org", "Firm")

    done = bring(person("Samuel Okafor", emails=("sam@x.org",), org="Other", title="Engineer", spheres=("rust",)))

    shown = netj("show", "Samuel Okafor", "--json").json
    assert done["enriched"] == 1
    assert (shown["name"], shown["org"], shown["title"]) == ("Sam Okafor", "Firm", "Engineer")
    assert shown["spheres"] == ["rust"]


def test_the_same_again_brings_nothing(netj, bring):
    """People and encounters are known by what their source calls them, in any later export."""
    sam = person(
        "Sam", key="stub:1", phones=("020 7946 0958",), properties=("X-SKYPE:sam",), relations=(("friend", "Jo"),)
    )
    drafts = (sam, person("Jo", key="stub:2"), meeting("stub:e1", "2026-11-02", sam, person("Jo", key="stub:2")))
    first = bring(*drafts)
    again = bring(*drafts)

    assert (first["imported"], first["people"], first["exchanges"]) == (4, 2, 2)
    assert (again["imported"], again["people"], again["enriched"], again["already_here"]) == (0, 0, 0, 4)
    netj("doctor")


def test_a_newer_export_adds_what_is_new_in_it(netj, bring):
    """A day that grew gains the new exchange; what was here stays as it was."""
    sam = person("Sam", key="stub:1")
    got = EncounterDraft(1, "stub:d1", "2026-11-02", (PassedDraft(sam, "got", what="1 message"),))
    both = EncounterDraft(
        1, "stub:d1", "2026-11-02", (PassedDraft(sam, "got", what="3 messages"), PassedDraft(sam, "gave"))
    )
    bring(got)

    done = bring(sam, both)

    passed = json.loads(netj("export", "json").out)["encounters"]
    assert done["exchanges"] == 1
    assert [[(x["way"], x["what"]) for x in one["exchanges"]] for one in passed] == [
        [("got", "1 message"), ("gave", None)]
    ]
    netj("doctor")


def test_who_was_merged_is_not_brought_back(netj, bring):
    """Their handles lead to whom they were merged into."""
    netj("add", "Sam Okafor", "--unmet")
    bring(person("Sammy", key="stub:1", emails=("sam@x.org",)))
    netj("merge", "Sam Okafor", "Sammy", "--yes")

    done = bring(person("Sammy", key="stub:1", emails=("sam@x.org",)))

    assert (done["people"], done["refused"]) == (0, 0)
    assert names(netj) == ["Sam Okafor"]


def test_what_was_removed_stays_removed(netj, bring):
    """A person and an entry that were taken out do not come back, and the screen says so."""
    sam, jo = person("Sam", key="stub:1"), person("Jo", key="stub:2")
    drafts = (sam, jo, meeting("stub:e", "2026-11-02", jo))
    bring(*drafts)
    netj("remove", "Sam", "--yes")

    done = bring(*drafts)

    assert (done["people"], done["refused"]) == (0, 1)
    assert "removed here" in done["problems"][0]["reason"]


def test_what_was_removed_stays_removed_in_an_empty_journal_without_its_history(netj, bring):
    """Nobody is left, and the steps are merged away; still nobody comes back."""
    jo = person("Jo", key="stub:2")
    drafts = (jo, meeting("stub:e", "2026-11-02", jo))
    bring(*drafts)
    netj("remove", "Jo", "--yes")
    netj("history", "--prune", "--keep", "0", "--yes")

    kim = person("Kim", key="stub:3")
    done = bring(kim, meeting("stub:e", "2026-11-02", kim), *drafts)

    assert (done["people"], done["exchanges"]) == (1, 0)
    assert "removed here" in done["problems"][0]["reason"]


def test_a_strangers_names_are_compared_with_a_bounded_number_of_others(netj, bring, monkeypatch):
    """However many cards share a phone number under names a slip or two apart, each costs no more than the last."""
    compared = 0
    names_ = alike.names

    def counting(one: str, two: str) -> str | None:
        nonlocal compared
        compared += 1
        return names_(one, two)

    monkeypatch.setattr(alike, "names", counting)
    chance = random.Random(5)
    letters = list("abcdefghij" * 4)
    cards = []
    for _ in range(400):
        for _slip in range(2):
            letters[chance.randrange(len(letters))] = chance.choice("klmnopqrst")
        cards.append(person(f"{''.join(letters[:20])} {''.join(letters[20:])}", phones=("+442079460958",)))

    bring(*cards[:200])
    first, compared = compared, 0
    bring(*cards[200:])

    assert first > 0
    assert compared <= first, "the second half is compared with no more than the first"


# --- one step ----------------------------------------------------------------------------------------


def test_an_import_is_one_step_and_listed(netj, bring):
    """Undo takes all of it back; the list of imports says what each brought."""
    netj("add", "Ada", "--unmet")
    before = netj("export", "json").out
    promise = PromiseDraft(1, "stub:p", person("Sam"), "the book", "2026-11-01", "2026-12-01")
    bring(person("Sam"), meeting("stub:e", "2026-11-02", person("Sam")), promise)

    (listed,) = netj("import", "--list", "--json").json
    netj("undo")

    assert (listed["from"], listed["people"], listed["exchanges"], listed["undone"]) == ("x.stub", 1, 1, False)
    assert netj("export", "json").out == before
    assert netj("import", "--list", "--json").json[0]["undone"]
    assert bring(person("Sam"))["people"] == 1


def test_a_dry_run_tells_all_and_writes_nothing(netj, bring):
    """People, exchanges, refused rows and what is left out are said; the journal is as it was."""
    netj("add", "Ada", "--unmet")
    before = netj("history", "--json").json
    done = bring(
        person("Sam"),
        person(""),
        Problem("x.stub", 7, "no good"),
        Left("mail of lists", 3),
        Left("mail of lists"),
        meeting("stub:e", "2030-01-01", person("Sam")),
        dry=True,
    )

    assert (done["people"], done["refused"], done["left"]) == (1, 3, {"mail of lists": 4})
    assert [problem["line"] for problem in done["problems"]] == [1, 7, 1]
    assert netj("history", "--json").json == before


def test_what_a_card_cannot_be_without_is_refused_and_the_rest_left_away(netj, bring):
    """A birthday that is none, or a note beyond all measure, costs only itself."""
    done = bring(person("Sam", birthday="1980-13-45", note="x" * 1_000_001, org="Firm"))

    assert (done["people"], done["refused"], len(done["remarks"])) == (1, 0, 2)
    assert netj("show", "sam", "--json").json["org"] == "Firm"


def test_after_an_import_of_many_the_morning_stays_calm(netj, bring):
    """Two thousand cards and a mailbox that stopped years ago do not fill due."""
    people = [person(f"Person {n}", key=f"stub:{n}", emails=(f"{n}@x.org",)) for n in range(2000)]
    old = [meeting(f"stub:e{n}:{d}", f"2019-{1 + d:02}-03", people[n]) for n in range(200) for d in range(9)]

    done = bring(*people, *old)

    assert (done["people"], done["exchanges"]) == (2000, 1800)
    assert netj("due", "--json").json == []
    netj("undo")
    assert names(netj) == []


def test_the_screen_says_who_is_who(netj, bring, tmp_path):
    """New people by name, those known again by what, possible twins, and what was left out."""
    netj("add", "Sam Okafor", "--unmet", "--email", "sam@x.org")
    bring(
        person("Sam Okafor", emails=("sam@x.org",)),
        person("Sam Okafor", emails=("b@x.org",)),
        Left("lists", 2),
        dry=True,
    )

    out = netj("import", "x.stub", "--dry-run").out

    assert "new 1  Sam Okafor" in out
    assert "known again 1  same e-mail: 1" in out
    assert "possible twins 1  another Sam Okafor" in out
    assert "left out  lists: 2" in out
    assert "to import 1 · already here 1 · refused 0" in out


def test_where_the_library_of_phones_is_missing_the_screen_says_what_to_type(netj, bring, monkeypatch):
    """A number stays as it was typed; one sentence names the command."""
    monkeypatch.setattr(phones, "is_installed", lambda: False)

    done = bring(person("Sam", phones=("020 7946 0958",)), dry=True)

    assert [("pip install" in reason, many) for reason, many in done["left"].items()] == [(True, 1)]


def test_nobody_comes_in_for_the_sake_of_what_was_removed(netj, bring):
    """Where all that passed with somebody was removed with them, the same file again brings neither."""
    kim, lee = person("Kim"), person("Lee")
    bring(meeting("stub:e", "2026-11-02", kim, lee))
    netj("remove", "Kim", "--yes")

    done = bring(meeting("stub:e", "2026-11-02", kim, lee))

    assert (done["people"], done["imported"], done["already_here"], done["refused"]) == (0, 0, 1, 0)
    assert done["left"] == {"what was removed here before": 1}
    assert names(netj) == ["Lee"]
