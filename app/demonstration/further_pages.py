"""The pages that the fictional water partnership asks beside the short form of the final evaluation: how far each objective was reached,
the seven barriers of the catalog, what matters beside how it goes, and what should come first in the last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from surveys.messages import Message, Text, msg
from surveys.questionnaires import catalog
from surveys.questionnaires.editing.starting import QUALITY, SECOND_SCALE
from surveys.questionnaires.scales import library
from surveys.questionnaires.texts import reworded
from surveys.questionnaires.values import Item, Option, Questionnaire, Section
from surveys.translator import translator

MINUTES = 6
BARRIERS = tuple(f"I{number}" for number in range(1, 8))
OBJECTIVES, REACHED = "C", "C1"
MATTERS: tuple[Message, ...] = (
    msg("Deciding on the budget together"),
    msg("Money that arrives when it was promised"),
    msg("Plans that change when needs change"),
    msg("One report that serves all partners"),
    msg("Time spent together in the villages"),
    msg("Repairs that go on after the agreement has ended"),
)
AIMS: tuple[Message, ...] = (
    msg("Safe water in the villages that have none yet"),
    msg("Repair funds that carry themselves"),
    msg("Toilets at the girls’ schools"),
    msg("A fair price for water"),
    msg("Handing every water point over to an office that looks after it"),
)


def with_further_pages(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with these pages before its last."""
    langs = questionnaire.languages
    full, barriers = catalog.load("final-evaluation"), catalog.load("barriers")
    objectives = next(section for section in full.sections if section.code == OBJECTIVES)
    reached = replace(objectives, items=tuple(item for item in objectives.items if item.code == REACHED))
    occurring = (section for section in barriers.sections if section.code in BARRIERS)
    *before, last = questionnaire.sections
    there = replace(questionnaire, sections=(*before, reached, *occurring, _matters(langs), _aims(langs), last))
    return replace(_with_scales(there, barriers), minutes=questionnaire.minutes + MINUTES)


def _matters(langs: Sequence[str]) -> Section:
    """The same two things asked of each statement, each on a scale of its own."""
    asks = _said(msg("How important is this?"), langs), _said(msg("How well does it go?"), langs)
    items = tuple(
        Item(
            f"W2.{number}",
            "two_scales",
            _said(words, langs),
            scale=SECOND_SCALE,
            second_scale=QUALITY,
            ask=asks[0],
            second_ask=asks[1],
            unknown=True,
            scored=False,
        )
        for number, words in enumerate(MATTERS, start=1)
    )
    return Section("matters", _said(msg("What matters, and how it goes"), langs), items)


def _aims(langs: Sequence[str]) -> Section:
    options = tuple(Option(f"aim{number}", _said(words, langs)) for number, words in enumerate(AIMS, start=1))
    text = _said(msg("What should come first in the last year? Please put these in order."), langs)
    return Section("aims", _said(msg("The last year"), langs), (Item("W3", "ranking", text, options=options, scored=False),))


def _with_scales(questionnaire: Questionnaire, barriers: Questionnaire) -> Questionnaire:
    """With every scale that its questions are answered on: the catalog's own, else those of the library."""
    known = {scale.code for scale in questionnaire.scales}
    ours = {scale.code: scale for scale in barriers.scales}

    def in_them(words: Text) -> Text:
        return Text({lang: words.pick(lang) for lang in questionnaire.languages})

    needed = dict.fromkeys(code for item in questionnaire.items() for code in sorted(item.scales) if code not in known)
    return replace(
        questionnaire, scales=(*questionnaire.scales, *(ours.get(code) or reworded(library()[code].scale, in_them) for code in needed))
    )


def _said(message: Message, langs: Sequence[str]) -> Text:
    return Text({lang: translator(lang, "app", "surveys")(message) for lang in langs})
