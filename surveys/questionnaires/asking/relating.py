"""Work with each partner of a partnership: how often, and how well. Whoever answers is not asked about the own organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.composite import SKIPPED, Composite, Entry
from surveys.questionnaires.asking.kind import Fault, offered, problem
from surveys.questionnaires.asking.ratings import step_of
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.asking.two_scales import faults_of_two_scales
from surveys.questionnaires.coding import CODE, Part
from surveys.questionnaires.values import Answer, Answers, Item, Missing, Questionnaire, Scale

OFTEN, WELL = "often", "well"
ASKED = (OFTEN, WELL)
UNSHOWN = Missing.UNSHOWN.value


class Relationship(Composite):
    """A step of each of two scales for every one of the item's partners, which are filled in when a round opens. Answers are kept apart
    from all others, by the organisation of those who gave them (`scoring.pools`)."""

    code: ClassVar[str] = "relationship"
    title: ClassVar[Message] = msg("Work with each partner")
    hint: ClassVar[Message] = msg("For each partner: how often we work together, and how well. Drawn as a network, never as a ranking.")
    pooled: ClassVar[bool] = True
    settings: ClassVar[frozenset[str]] = frozenset({"ask", "scale", "second_ask", "second_scale"})
    settings_of_fitting: ClassVar[frozenset[str]] = frozenset({"partners"})
    own_words: ClassVar[Mapping[str, Setting]] = {
        "ask": Setting(
            Holds.TEXT, msg("What is asked of each partner first"), msg("For example “How often do we work together?”"), needed=True
        ),
        "scale": Setting(Holds.SCALE, msg("First scale"), needed=True),
        "second_ask": Setting(Holds.TEXT, msg("What is asked second"), msg("For example “How well does it go?”"), needed=True),
    }

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_two_scales(item, questionnaire)

    def parts(self, item: Item) -> tuple[Part, ...]:
        return tuple(Part(f"{partner.code}:{asked}", CODE) for partner in item.partners for asked in ASKED)

    def label(self, item: Item, place: int) -> Text:
        partner, ask = item.partners[place // 2].label, (item.ask, item.second_ask)[place % 2]
        return Text({lang: f"{partner.pick(lang)} – {words}" for lang, words in ask.by_lang.items()})

    def scale(self, item: Item, questionnaire: Questionnaire, place: int) -> Scale:
        """The scale of the part at this place."""
        return questionnaire.scale((item.scale, item.second_scale)[place % 2])

    def ends(self, item: Item, questionnaire: Questionnaire, place: int) -> tuple[int, int]:
        scale = self.scale(item, questionnaire, place)
        return scale.low, scale.high

    def reasons(self, item: Item) -> tuple[Missing, ...]:
        return (*offered(item), Missing.UNSHOWN)

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        """The own organisation, which is not asked about, says nothing of the rest."""
        tidied = super().tidy_value(item, answer)
        entries = answer.value if isinstance(answer.value, tuple) else ()
        if tidied.missing is not Missing.UNSHOWN or len(entries) != len(self.parts(item)):
            return tidied
        others = [entry for entry in entries if entry != UNSHOWN]
        return super().tidy_value(item, Answer(value=tuple(others))) if others else tidied

    def check_whole(self, item: Item, entries: tuple[Entry, ...]) -> tuple[Problem, ...]:
        if not item.required or SKIPPED not in entries:
            return ()
        lacking = self.label(item, entries.index(SKIPPED))
        return (problem(item, msg("“{part}” has no answer yet.", part=lacking), msg("Please give an answer for each partner.")),)

    def read_entry(self, item: Item, questionnaire: Questionnaire, place: int, text: str) -> int | None:
        return step_of(self.scale(item, questionnaire, place).points, text)


def partner_code(organisation: str) -> str:
    """The code of a partner by the id of its organisation."""
    return f"p.{organisation}"


def without_own(item: Item, answer: Answer, organisation: str) -> Answer:
    """The answer with nothing about the person's own organisation."""
    own = partner_code(organisation)
    if not isinstance(answer.value, tuple) or len(answer.value) != len(ASKED) * len(item.partners):
        return answer
    whose = (partner.code for partner in item.partners for _ in ASKED)
    return replace(answer, value=tuple(UNSHOWN if code == own else entry for code, entry in zip(whose, answer.value, strict=True)))


def all_without_own(questionnaire: Questionnaire, answers: Answers, organisation: str) -> dict[str, Answer]:
    """The same of every such question."""
    asked = {item.code: item for item in questionnaire.items() if item.partners}
    return {code: without_own(asked[code], answer, organisation) if code in asked else answer for code, answer in answers.items()}
