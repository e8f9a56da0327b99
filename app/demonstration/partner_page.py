"""The page about the other partners, which the fictional rounds ask beside the catalog's final evaluation."""

from __future__ import annotations

from dataclasses import replace

from surveys.messages import Message, Text, msg
from surveys.questionnaires.editing.starting import CONTACT, HOW_OFTEN, HOW_WELL, QUALITY
from surveys.questionnaires.scales import library
from surveys.questionnaires.texts import reworded
from surveys.questionnaires.values import Item, Questionnaire, Section
from surveys.translator import translator

CODE = "W1"


def with_partners(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with a page about each other partner before its last."""
    langs = questionnaire.languages

    def said(message: Message) -> Text:
        return Text({lang: translator(lang, "app", "surveys")(message) for lang in langs})

    def in_them(words: Text) -> Text:
        return Text({lang: words.pick(lang) for lang in langs})

    scales = tuple(reworded(library()[code].scale, in_them) for code in (CONTACT, QUALITY))
    asked = Item(
        CODE,
        "relationship",
        said(msg("How do you work with each of the other partners?")),
        scale=CONTACT,
        second_scale=QUALITY,
        ask=said(HOW_OFTEN),
        second_ask=said(HOW_WELL),
        unknown=True,
        scored=False,
    )
    *before, last = questionnaire.sections
    page = Section("partners", said(msg("The other partners")), (asked,))
    known = {scale.code for scale in questionnaire.scales}
    return replace(
        questionnaire,
        sections=(*before, page, last),
        scales=(*questionnaire.scales, *(scale for scale in scales if scale.code not in known)),
        minutes=questionnaire.minutes + 1,
    )
