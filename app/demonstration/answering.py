"""How the fictional people answer: a seeded chance around each group's mood, so that the same demonstration is told every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from app.demonstration.story import Cast, Tale
from surveys.questionnaires.asking.relating import partner_code, without_own
from surveys.questionnaires.values import About, Answer, Item, Missing, Questionnaire, Section

SIDES: Mapping[About | None, float] = {About.OWN: 11, About.OTHER: -7}
CANNOT_JUDGE = 0.04
STAYS_SILENT = 0.03
WRITES = 0.62


@dataclass(frozen=True, slots=True)
class Character:
    """One fictional person: a group, a language, how far from the group's mood (points), and the chance that decides the rest."""

    tale: Tale
    cast: Cast
    lang: str
    leaning: float
    shift: float
    chance: Random

    def section(self, section: Section, questionnaire: Questionnaire) -> dict[str, Answer]:
        """What this person gives on one page."""
        given = {item.code: self._answer(item, section, questionnaire) for item in section.items}
        return {code: answer for code, answer in given.items() if answer is not None}

    def _answer(self, item: Item, section: Section, questionnaire: Questionnaire) -> Answer | None:
        if item.kind == "rating":
            return self._rating(item, section, questionnaire)
        if item.kind == "zero_to_ten":
            return Answer(max(0, min(10, round((self.cast.mood + self.leaning + self.chance.gauss(8, 9)) / 10))))
        if item.kind == "choice":
            return Answer(self.chance.choice([option for option in item.options if not option.other]).code)
        return self._partners(item, questionnaire) if item.partners else self._words(item)

    def _rating(self, item: Item, section: Section, questionnaire: Questionnaire) -> Answer | None:
        luck = self.chance.random()
        if item.unknown and luck < CANNOT_JUDGE * (3 if self.cast.invited < 10 and item.code.startswith("A6") else 1):
            return Answer(missing=Missing.UNKNOWN)
        if luck > 1 - STAYS_SILENT:
            return None
        scale = questionnaire.scale(item.scale)
        mood = self.cast.by_dimension.get(section.dimension_of(item), self.cast.mood) + SIDES.get(item.about, 0) + self.shift
        points = max(0.0, min(100.0, mood + self.leaning + self.chance.gauss(0, 13)))
        return Answer(scale.low + round((scale.high - scale.low) * points / 100))

    def _partners(self, item: Item, questionnaire: Questionnaire) -> Answer:
        """Near or far, each pair as the names have it; the own organisation is not asked about."""
        entries: list[int] = []
        for partner in item.partners:
            near = Random(f"{self.cast.organisation} {partner.label.pick('en')}").uniform(25, 90)  # noqa: S311 - a told story
            for code, mood in ((item.scale, near), (item.second_scale, (near + self.cast.mood) / 2)):
                scale, points = questionnaire.scale(code), max(0.0, min(100.0, mood + self.leaning / 2 + self.chance.gauss(0, 14)))
                entries.append(scale.low + round((scale.high - scale.low) * points / 100))
        return without_own(item, Answer(tuple(entries)), self._own(item))

    def _own(self, item: Item) -> str:
        own = (partner.code for partner in item.partners if partner.label.pick("en") == self.cast.organisation)
        return next(own, "").removeprefix(partner_code(""))

    def _words(self, item: Item) -> Answer | None:
        written = self.tale.words.get(item.code, {}).get(self.lang, ())
        if not written or self.chance.random() > WRITES:
            return None
        return Answer(self.chance.choice(written))


def characters(tale: Tale, cast: Cast, shift: float, chance: Random) -> list[Character]:
    """The people of one group who answer."""
    people = []
    for _ in range(cast.answered):
        lang = "ar" if chance.random() < cast.arabic else "en"
        people.append(Character(tale, cast, lang, chance.gauss(0, cast.spread * 0.75), shift, chance))
    return people
