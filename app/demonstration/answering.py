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
EARLY, HALFWAY = 0.3, 50
STEPS = ((88, "exceeded"), (60, "achieved"), (30, "partly"), (0, "not"))
"""From how many points on an objective is said to be reached so far. One that is not halfway some find too early to judge."""
USUAL = 66
"""The mood at which people see things as they are told of the whole partnership."""


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
            return self._reached(section) if section.objective else self._chosen(item)
        if item.kind == "two_scales":
            return self._two_scales(item, section, questionnaire)
        if item.kind == "ranking":
            return self._order(item)
        return self._partners(item, questionnaire) if item.partners else self._words(item)

    def _chosen(self, item: Item) -> Answer:
        return Answer(self.chance.choice([option for option in item.options if not option.other]).code)

    def _reached(self, section: Section) -> Answer:
        """How far an objective was reached; a more content group sees it nearer."""
        told = self.tale.reached[section.subject]
        if told < HALFWAY and self.chance.random() < EARLY:
            return Answer("early")
        points = max(0.0, self._told(told))
        return Answer(next(code for least, code in STEPS if points >= least))

    def _two_scales(self, item: Item, section: Section, questionnaire: Questionnaire) -> Answer:
        matters, goes = self.tale.matters[section.items.index(item)]
        told = ((item.scale, matters + self.chance.gauss(0, 12)), (item.second_scale, self._told(goes)))
        return Answer(tuple(self._step(questionnaire, scale, points) for scale, points in told))

    def _order(self, item: Item) -> Answer:
        """The nearer aim before the other, as far as people of one group are alike."""
        near = [points + self.chance.gauss(0, 14) for points in self.cast.aims]
        order = sorted(range(len(item.options)), key=lambda place: -near[place])
        return Answer(tuple(order.index(place) + 1 for place in range(len(item.options))))

    def _told(self, points: float) -> float:
        """What holds for the whole partnership, as this person sees it."""
        return points + (self.cast.mood - USUAL) / 2 + self.leaning + self.chance.gauss(0, 12)

    @staticmethod
    def _step(questionnaire: Questionnaire, code: str, points: float) -> int:
        scale = questionnaire.scale(code)
        return scale.low + round((scale.high - scale.low) * max(0.0, min(100.0, points)) / 100)

    def _rating(self, item: Item, section: Section, questionnaire: Questionnaire) -> Answer | None:
        luck = self.chance.random()
        if item.unknown and luck < CANNOT_JUDGE * (3 if self.cast.invited < 10 and item.code.startswith("A6") else 1):
            return Answer(missing=Missing.UNKNOWN)
        if luck > 1 - STAYS_SILENT:
            return None
        measured = section.dimension_of(item)
        mood = self.cast.by_dimension.get(measured or section.code, self.cast.mood) + SIDES.get(item.about, 0) + self.shift
        leaning = self.leaning if measured else -self.leaning
        return Answer(self._step(questionnaire, item.scale, mood + leaning + self.chance.gauss(0, 13)))

    def _partners(self, item: Item, questionnaire: Questionnaire) -> Answer:
        """Near or far, each pair as it is told; the own organisation is not asked about."""
        entries: list[int] = []
        for partner in item.partners:
            near = self.tale.near.get(frozenset({self.cast.organisation, partner.label.pick("en")}), self.cast.mood)
            for code, mood in ((item.scale, near), (item.second_scale, near * 0.7 + self.cast.mood * 0.3)):
                entries.append(self._step(questionnaire, code, mood + self.leaning / 2 + self.chance.gauss(0, 14)))
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
