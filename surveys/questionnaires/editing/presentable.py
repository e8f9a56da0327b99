"""A questionnaire in the making as it can be shown already: what is unfinished is replaced by a note, so that the rest can be looked at."""

from __future__ import annotations

from dataclasses import replace

from surveys.messages import Text
from surveys.questionnaires.editing.texts import change_texts
from surveys.questionnaires.editing.unfinished import by_owner, unfinished
from surveys.questionnaires.values import Item, Questionnaire

CONDITION = "show_if"


def presentable(questionnaire: Questionnaire, note: Text) -> Questionnaire:
    """The questionnaire with `note` in place of each question that cannot be asked yet. A condition that cannot be read is left out."""
    gaps = {owner: {gap.setting for gap in found} for owner, found in by_owner(unfinished(questionnaire)).items()}

    def shown(item: Item) -> Item:
        faults = gaps.get(f"item {item.code}", set())
        if faults - {CONDITION}:
            return Item(item.code, "statement", note, scored=False)
        return replace(item, show_if="") if faults else item

    sections = (
        replace(
            section,
            items=tuple(map(shown, section.items)),
            show_if="" if CONDITION in gaps.get(f"section {section.code}", set()) else section.show_if,
        )
        for section in questionnaire.sections
        if section.items
    )
    return replace(questionnaire, sections=tuple(sections))


def marked(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with what is not translated yet in its first language, which is said before it."""
    first = questionnaire.languages[0]

    def shown(_key: str, text: Text) -> Text:
        words = text.by_lang.get(first)
        missing = [lang for lang in questionnaire.languages if words and not text.by_lang.get(lang)]
        return Text({**text.by_lang, **dict.fromkeys(missing, f"[{first}] {words}")}) if missing else text

    return change_texts(questionnaire, shown)
