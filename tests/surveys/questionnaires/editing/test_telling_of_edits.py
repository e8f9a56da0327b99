"""Every edit there is has a sentence of its own, which says what "undo" will undo."""

from __future__ import annotations

from typing import get_args

import pytest

from surveys.questionnaires.editing import edits
from surveys.questionnaires.editing.edits import Edit, Many, MoveItem, PutScale, RemoveItems, RemoveLanguage, Word
from surveys.questionnaires.editing.telling import TOLD, said
from surveys.translator import translator

from fixtures.questions import AGREE

SAY = translator("en", "surveys")


def test_no_edit_is_without_a_sentence():
    kinds = {getattr(kind, "__forward_arg__", None) or kind.__name__ for kind in get_args(Edit)}

    assert {kind.__name__ for kind in TOLD} == kinds
    assert all(hasattr(edits, kind) for kind in kinds)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (RemoveItems(("A",)), "Left out 1 question: A"),
        (RemoveItems(("A", "B")), "Left out 2 questions: A, B"),
        (RemoveItems(tuple("ABCDEFG")), "Left out 7 questions: A, B, C, D, E …"),
        (PutScale(AGREE, ""), "Added scale agree"),
        (PutScale(AGREE, "agree"), "Changed scale agree"),
        (RemoveLanguage("sw"), "Took the language sw away"),
        (Word("ar", {"item/A/text": "x", "item/A/help": "y"}), "Translated A into ar"),
        (Word("ar", {"item/A/text": "x", "item/B/text": "y"}), "Translated 2 texts into ar"),
        (Word("ar", {"title": "x"}), "Translated 1 text into ar"),
        (Many((RemoveLanguage("sw"), RemoveItems(("A",)))), "Left out 1 question: A"),
    ],
)
def test_an_edit_is_told_by_what_it_does(edit: Edit, sentence: str):
    assert SAY(said(edit)) == sentence


def test_a_move_is_told_by_the_question_that_moves():
    assert "A" in SAY(said(MoveItem("A", "s1", "B")))
