"""Two versions are told apart as a colleague would tell it: what is new, left out, worded anew, moved, or asks something else."""

from __future__ import annotations

from dataclasses import replace

from surveys.messages import Text
from surveys.questionnaires import catalog
from surveys.questionnaires.editing.applying import apply
from surveys.questionnaires.editing.differing import Difference, Sort, differences, pieces
from surveys.questionnaires.editing.edits import AddLanguage, Edit, Many, MoveItem, PutItem, RemoveItems, RemoveSection
from surveys.questionnaires.editing.guarding import Kept
from surveys.questionnaires.values import Item, Questionnaire

from fixtures.making import both, small

WHOLE = small()


def told(*edits: Edit, kept: dict[str, Kept] | None = None) -> set[tuple[str, str]]:
    return {(one.sort.value, one.owner) for one in differ(*edits, kept=kept) if "minutes" not in one.what.text}


def differ(*edits: Edit, kept: dict[str, Kept] | None = None) -> tuple[Difference, ...]:
    return differences(WHOLE, apply(WHOLE, Many(edits)), kept)


def changed(code: str, **settings: object) -> PutItem:
    return PutItem(code, replace(WHOLE.item(code), **settings))


def test_nothing_differs_from_itself_whatever_the_questionnaire():
    for name in catalog.names():
        assert differences(catalog.load(name), catalog.load(name)) == ()


def test_each_change_is_told_once_and_of_the_thing_that_changed():
    more = Item("N1", "long_text", both("New?", "جديد؟"), scored=False)
    assert told(RemoveItems(("T2",))) == {("left_out", "item T2")}
    assert told(MoveItem("W1", "trust")) == {("moved", "item W1")}
    assert told(MoveItem("T2", "trust", "T1")) == {("moved", "item T2")}
    assert told(changed("T1", unknown=False)) == {("changed", "item T1")}
    assert told(changed("T1", text=both("Promises are kept.", "يفي الشركاء بوعودهم."))) == {("worded", "item T1")}
    assert told(AddLanguage("fr")) == {("added", "questionnaire")}
    assert told(RemoveSection("words")) == {("left_out", "section words"), ("left_out", "item W1")}
    assert [one.owner for one in differences(WHOLE, with_item(more)) if one.sort is Sort.ADDED] == ["item N1"]


def with_item(item: Item) -> Questionnaire:
    first, last = WHOLE.sections
    return replace(WHOLE, sections=(first, replace(last, items=(*last.items, item))))


def test_a_change_of_meaning_says_which_trends_it_ends():
    elsewhere = Kept(WHOLE, (Text({"en": "Our yearly check"}),), words=False)
    (found,) = (one for one in differ(changed("T1", sense=2), kept={"T1": elsewhere}) if one.sort is Sort.MEANING)
    assert [title.pick("en") for title in found.ends] == ["Learning together", "Our yearly check"]
    assert not any(one.ends for one in differ(changed("T1", text=both("Promises are kept.", "يفي الشركاء بوعودهم."))))


def test_two_wordings_are_shown_as_one_word_by_word_in_scripts_with_and_without_blanks():
    assert list(pieces("Promises are kept.", "Promises were kept.")) == [
        ("kept", "Promises "),
        ("gone", "are "),
        ("new", "were "),
        ("kept", "kept."),
    ]
    assert list(pieces("承诺都兑现", "承诺没有兑现")) == [("kept", "承诺"), ("gone", "都"), ("new", "没有"), ("kept", "兑现")]
