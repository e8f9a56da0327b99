"""Languages are added by name, taken away and put first; a wording that is shared stays locked, and refused words change nothing."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.errors import Invalid, NotFound
from surveys.models.accounts import Account
from surveys.models.questionnaires import Version
from surveys.questionnaires import catalog
from surveys.workshop import translating
from surveys.workshop.documents import questionnaire_of

from fixtures.making import drafted, published


@pytest.mark.parametrize(
    ("words", "tag"),
    [("Swahili", "sw"), (" Kiswahili ", "sw"), ("ku_Arab", "ku-Arab"), ("pt-BR", "pt-BR"), ("Klingonish", "")],
)
def test_a_language_is_known_by_its_names_and_its_tag(words: str, tag: str):
    assert translating.tag_of(words) == tag


def test_a_language_is_added_once_and_one_that_nobody_knows_not_at_all(session: Session, draft: Version, act: dict[str, Any]):
    assert translating.add_language(session, draft, "Swahili", **act) == "sw"

    for words in ("sw", "Klingonish", ""):
        with pytest.raises(Invalid) as caught:
            translating.add_language(session, draft, words, **act)
        assert [problem.place for problem in caught.value.problems] == ["lang"]
    assert list(translating.languages(draft)) == ["en", "ar", "sw"]


def test_a_language_is_taken_away_with_its_wordings_but_never_the_first(session: Session, draft: Version, act: dict[str, Any]):
    translating.remove_language(session, draft, "ar", **act)

    assert list(translating.languages(draft)) == ["en"]
    assert set(questionnaire_of(draft).title.by_lang) == {"en"}
    with pytest.raises(Invalid):
        translating.remove_language(session, draft, "en", **act)
    with pytest.raises(NotFound):
        translating.remove_language(session, draft, "sw", **act)


def test_of_a_published_version_only_languages_that_came_later_are_taken_away(session: Session, account: Account, act: dict[str, Any]):
    version = published(session, account)
    translating.add_language(session, version, "sw", **act)
    translating.translate(session, version, "sw", {"title": "Kujifunza pamoja"}, **act)

    translating.remove_language(session, version, "sw", **act)

    assert list(translating.languages(version)) == ["en", "ar"]
    assert translating.layers_of(version) == {}
    with pytest.raises(NotFound):
        translating.remove_language(session, version, "ar", **act)


def test_a_language_is_put_first_when_nothing_is_missing_in_it(session: Session, draft: Version, act: dict[str, Any]):
    translating.add_language(session, draft, "sw", **act)
    with pytest.raises(Invalid):
        translating.put_first(session, draft, "sw", **act)
    with pytest.raises(NotFound):
        translating.put_first(session, draft, "fr", **act)

    translating.put_first(session, draft, "ar", **act)

    assert questionnaire_of(draft).languages[0] == "ar"


def test_words_that_a_core_question_shares_are_not_translated_anew_and_others_are(session: Session, account: Account, act: dict[str, Any]):
    draft = drafted(session, account, catalog.load("short-check"))
    pairs = {pair.key: pair for pair in translating.pairs_of(session, draft, "ar")}
    assert pairs["item/P2/text"].locked

    for wrong in ({"item/P2/text": "أخرى"}, {"item/gone/text": "أخرى"}, {"title": "جديد", "item/P2/text": "أخرى"}):
        with pytest.raises(Invalid):
            translating.translate(session, draft, "ar", wrong, **act)
    translating.translate(session, draft, "ar", {"title": "جديد", "item/P2/text": pairs["item/P2/text"].wording}, **act)

    assert questionnaire_of(draft).title.by_lang["ar"] == "جديد"
    assert questionnaire_of(draft).item("P2").text == catalog.load("short-check").item("P2").text
