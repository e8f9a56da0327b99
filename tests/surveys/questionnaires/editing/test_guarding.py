"""What is compared over time is not changed by accident; what is only mended is; what changes its meaning says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.messages import Text
from surveys.questionnaires import catalog
from surveys.questionnaires.editing.applying import apply
from surveys.questionnaires.editing.edits import AddLanguage, PutItem, PutScale, RemoveItems, Word
from surveys.questionnaires.editing.guarding import Kept, breaches, holds
from surveys.questionnaires.values import Item
from surveys.workshop.keeping import promised

CHECK = catalog.load("short-check")
EARLIER = {item.code: Kept(CHECK, (CHECK.title,), words=False) for item in CHECK.items()}


def changed(code: str, **settings: object) -> PutItem:
    return PutItem(code, replace(CHECK.item(code), **settings))


@pytest.mark.parametrize(
    "edit",
    [
        changed("P2", text=Text({"en": "I know a lot.", "ar": "أعرف الكثير."})),
        changed("P2", reverse=True),
        changed("P2", kind="zero_to_ten"),
        Word("ar", {"item/P2/text": "أعرف الكثير."}),
        Word("en", {"scale/agree5/point/5/label": "Yes"}),
        PutScale(replace(CHECK.scale("agree5"), high=4, points=CHECK.scale("agree5").points[:4]), "agree5"),
    ],
)
def test_the_words_and_the_answers_of_a_promised_core_question_are_locked(edit: object):
    assert breaches(CHECK, apply(CHECK, edit), promised())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edit",
    [
        changed("P2", help=Text({"en": "Think of the last month.", "ar": "فكّروا في الشهر الماضي."})),
        changed("P2", show_if="answered(P1)", unknown=False, required=True),
        changed("P2", sense=2, text=Text({"en": "I know a lot.", "ar": "أعرف الكثير."})),
        RemoveItems(("P2",)),
        AddLanguage("sw"),
        Word("sw", {"item/P2/text": "Najua washirika wengine wanafanya nini sasa."}),
    ],
)
def test_whatever_keeps_the_meaning_or_says_that_it_changes_is_free(edit: object):
    assert breaches(CHECK, apply(CHECK, edit), promised()) == ()  # type: ignore[arg-type]


def test_words_of_an_earlier_version_may_be_mended_and_its_answers_may_not():
    mended = apply(CHECK, changed("P7", text=Text({"en": "The paperwork was worth its effort.", "ar": CHECK.item("P7").text.pick("ar")})))
    assert breaches(CHECK, mended, EARLIER) == ()
    turned = apply(CHECK, changed("P7", reverse=True))
    assert [problem.place for problem in breaches(CHECK, turned, EARLIER)] == ["sense"]
    assert breaches(CHECK, apply(CHECK, changed("P7", reverse=True, sense=2)), EARLIER) == ()


def test_a_code_that_is_the_same_by_chance_locks_nothing():
    own = Item("P2", "rating", Text({"en": "Something of our own."}), scale="agree5")
    assert holds(promised(), own) is None
    assert holds(promised(), CHECK.item("P2"))
    assert holds(promised(), replace(CHECK.item("P2"), sense=2)) is None
