"""The catalog speaks further languages: whole, in step with its texts, and saying neither more nor less than the English."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from surveys.messages import Message
from surveys.questionnaires import about_you, catalog, rewording, wordings
from surveys.questionnaires.editing.texts import places
from surveys.questionnaires.editing.unfinished import untranslated
from surveys.questionnaires.scales import library
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES, translator

BESIDE = ("es", "fr", "pt", "ru", "zh")
"""The languages that have a file of wordings; English and Arabic stand in the questionnaires themselves."""
OWN = {name: catalog.own(name) for name in catalog.names()}
TEXTS = wordings.english(OWN.values())
BUTTONS = ("I do not know", "Does not apply")
CHOICE = re.compile(r"“([^”]+)”")


def source(lang: str) -> bytes:
    return (wordings.FOLDER / f"{lang}.po").read_bytes()


def test_every_questionnaire_is_offered_in_every_language():
    assert wordings.languages() == BESIDE
    assert {name: catalog.load(name).languages for name in OWN} == dict.fromkeys(OWN, ("en", "ar", *BESIDE))


def test_no_text_is_missing_left_over_or_says_other_numbers_or_names():
    assert rewording.check(OWN, {lang: wordings.wordings(lang) for lang in wordings.languages()}) == ()


def test_the_page_about_people_speaks_every_language_and_says_the_same_in_each():
    page = about_you.shipped()
    whole = Questionnaire("about-you", 1, page.title, tuple(page.title.by_lang), (page,))

    assert set(whole.languages) == set(LANGUAGES)
    assert not any(untranslated(whole, lang) for lang in LANGUAGES)
    assert rewording.check({"about-you": whole}, {}) == ()


@pytest.mark.parametrize("lang", BESIDE)
def test_the_files_of_wordings_are_those_that_make_messages_writes(lang: str):
    assert rewording.renewed(source(lang), lang, OWN) == source(lang)


def test_a_text_that_questionnaires_share_has_one_wording_in_arabic_too():
    said: dict[str, set[str]] = {}
    for one in OWN.values():
        for place in places(one):
            said.setdefault(place.text.by_lang.get("en", ""), set()).add(place.text.by_lang.get("ar", ""))

    assert [text for text, forms in said.items() if len(forms) > 1] == []


@pytest.mark.parametrize("lang", ["ar", *BESIDE])
def test_a_choice_that_a_text_names_is_called_what_people_can_choose(lang: str):
    """Buttons speak from the catalogs of the pages, steps of a scale from the questionnaire."""
    said = {place.text.pick("en"): place.text.pick(lang) for name in OWN for place in places(catalog.load(name))}
    said |= {button: translator(lang, "app").wording(Message(button)) for button in BUTTONS}
    named = [(said[text], said[choice.capitalize()]) for text in TEXTS for choice in CHOICE.findall(text) if choice.capitalize() in said]

    assert len(named) >= 6
    assert [pair for pair in named if pair[1].lower() not in pair[0].lower()] == []


def test_the_steps_of_a_scale_are_called_as_in_the_library():
    ours = {(code, point.value): point.label.by_lang for code, one in library().items() for point in one.scale.points}
    said = {(scale.code, point.value): point.label.by_lang for name in OWN for scale in catalog.load(name).scales for point in scale.points}
    shared = said.keys() & ours.keys()

    assert {"agree5", "extent5", "often5", "willing10", "yes3"} <= {code for code, _ in shared}
    assert [(step, said[step], ours[step]) for step in shared if said[step].items() - ours[step].items()] == []


PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Progress"
msgstr "Avance"

#, fuzzy
msgid "Leadership"
msgstr "Liderazgo"

msgid "Said no more"
msgstr "Ya no se dice"
"""


def test_a_renewed_file_keeps_what_is_said_and_lets_go_of_what_is_not():
    made = rewording.renewed(PO.encode(), "es", OWN)

    found = {str(entry.id): entry for entry in read_po(made.decode().splitlines(), locale="es") if entry.id}
    assert list(found) == list(TEXTS)
    assert found["Progress"].string == "Avance"
    assert found["Leadership"].fuzzy
    assert found["Complementarity"].string == ""


def test_a_language_is_offered_only_when_it_is_whole(monkeypatch: pytest.MonkeyPatch):
    short = catalog.own("debrief-feedback")
    whole = dict.fromkeys(wordings.english([short]), "…")
    said = {"es": whole, "fr": dict(list(whole.items())[1:])}
    monkeypatch.setattr(wordings, "languages", lambda: ("es", "fr"))
    monkeypatch.setattr(wordings, "wordings", said.__getitem__)

    spoken = wordings.spoken(short)

    assert spoken.languages == ("en", "ar", "es")
    assert set(spoken.title.by_lang) == {"en", "ar", "es"}


@pytest.mark.parametrize(
    ("text", "wording", "said"),
    [
        ("Objective {{number}}", "Objetivo", "It does not fill in the same"),
        ("Within 12 months", "En doce meses", "It has other numbers"),
        ("A line\nand one", "Una línea y otra", "It has other blanks or lines"),
        ("Progress", "Avance ", "It has other blanks or lines"),
    ],
)
def test_a_wording_that_says_otherwise_is_told(text: str, wording: str, said: str):
    assert [what.text.partition(":")[0] for what, _ in rewording.unlike(text, wording)] == [said]


def test_what_is_missing_is_told_with_language_questionnaire_and_text():
    said = {text: text for text in TEXTS if text != "What must not happen?"}

    (problem,) = rewording.check(OWN, {"es": said})

    assert problem.place == "es, start-up:item/U11/text"
    assert problem.what.params["words"] == "What must not happen?"
