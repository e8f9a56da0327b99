"""Lists of answers of a foreign form: as a scale, or as options, with the reasons for not answering taken out of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from surveys.messages import Text, msg
from surveys.questionnaires.building import MOST_OPTIONS
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.codes import Codes
from surveys.questionnaires.formats.foreign import NO_WORDS, Choice, Words
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.scales import Answered, Found, recognise
from surveys.questionnaires.formats.wording import Wording
from surveys.questionnaires.values import Missing, Option, Point, Scale

ZERO_TO_TEN = tuple(range(11))


@dataclass(frozen=True, slots=True)
class Answers:
    """What a list became. `kind`: "rating", "zero_to_ten", "options", or "words" where there is nothing to choose from or far too much.

    `became`: the step or option of each of the file's codes; `missing`: those that are reasons for not answering.
    """

    kind: str
    scale: str = ""
    options: tuple[Option, ...] = ()
    became: Mapping[str, str | int] = field(default_factory=dict)
    missing: Mapping[str, Missing] = field(default_factory=dict)

    @property
    def offers(self) -> dict[str, bool]:
        """The item's settings for the reasons for not answering."""
        names = {Missing.UNKNOWN: "unknown", Missing.INAPPLICABLE: "inapplicable", Missing.DECLINED: "declinable"}
        return {names[reason]: True for reason in self.missing.values()}


@dataclass(slots=True)
class Lists:
    """Makes answers; equal scales are kept once."""

    wording: Wording
    scales: dict[str, Scale] = field(default_factory=dict)
    codes: Codes = field(default_factory=lambda: Codes("scale", frozenset()))

    def one(self, choices: Sequence[Choice], notes: Notes, *, name: str = "", scored: bool = False, other: Words | None = None) -> Answers:
        """A list of which one answer is chosen."""
        kept, missing = self._parted(choices, notes)
        found = None if other is not None or any(choice.other for choice in kept) else self._recognised(kept, scored=scored)
        if found is None:
            _say_values(kept, notes)
            return self.options(kept, missing, notes, other)
        return self._rated(kept, found, missing, name, notes)

    def several(self, choices: Sequence[Choice], notes: Notes, *, other: Words | None = None) -> Answers:
        """A list of which several answers are chosen."""
        kept, missing = self._parted(choices, notes)
        return self.options(kept, missing, notes, other)

    def options(self, kept: Sequence[Choice], missing: Mapping[str, Missing], notes: Notes, other: Words | None) -> Answers:
        if not 1 <= len(kept) <= MOST_OPTIONS - (other is not None):
            self._say_unlisted(kept, notes)
            return Answers("words", missing=missing)
        codes, options, became = Codes("o", frozenset()), [], dict[str, str | int]()
        for choice in kept:
            notes.extend(choice.remarks)
            code = codes.give(choice.code)
            if code != choice.code:
                notes.changed(msg("Codes of answers were changed: ours begin with a letter and are there once."), f"{choice.code} → {code}")
            became.setdefault(choice.code, code)
            label = self.wording.text(choice.label, notes, fallback=choice.code or code)
            options.append(Option(code, label, other=self._is_other(choice), exclusive=choice.exclusive))
        if other is not None:
            options.append(self._other(other, codes, became, notes))
        return Answers("options", options=_one_other(options), became=became, missing=missing)

    def of_points(self, low: int, high: int, ends: tuple[Words, Words], name: str, notes: Notes) -> str:
        """The code of a scale of bare numbers, whose ends may have words."""
        labels = [self.wording.text(words, notes) for words in ends]
        points = []
        for value in range(low, high + 1):
            words = labels[0] if value == low else labels[1] if value == high else Text()
            points.append(Point(value, self._numbered(value, words)))
        if (low, high) == (0, 10):
            points = [points[0], points[-1]]
        return self.keep(tuple(points), low, high, name)

    def of_line(self, low: int, high: int, ends: tuple[Words, Words], name: str, notes: Notes) -> str:
        """The code of a scale of which only the ends are named."""
        labels = [self.wording.text(words, notes) for words in ends]
        points = tuple(Point(value, self._numbered(value, words)) for value, words in zip((low, high), labels, strict=True))
        return self.keep(points, low, high, name or "line")

    def keep(self, points: tuple[Point, ...], low: int, high: int, name: str) -> str:
        """The code of the scale with these steps."""
        same = next((scale.code for scale in self.scales.values() if (scale.points, scale.low, scale.high) == (points, low, high)), "")
        if same:
            return same
        code = self.codes.give(name or f"scale{high - low + 1}")
        self.scales[code] = Scale(code, points, low, high)
        return code

    def _numbered(self, value: int, words: Text) -> Text:
        if not words:
            return Text(dict.fromkeys(self.wording.languages, str(value)))
        return words

    def _parted(self, choices: Sequence[Choice], notes: Notes) -> tuple[list[Choice], dict[str, Missing]]:
        """The answers proper, and the reasons for not answering; these only where two answers are left."""
        reasons = {place: reason for place, choice in enumerate(choices) if (reason := self._reason(choice))}
        if len(choices) - len(reasons) < 2:
            return list(choices), {}
        for place, reason in reasons.items():
            notes.extend(choices[place].remarks)
            label = self.wording.text(choices[place].label, notes, fallback=choices[place].code)
            notes.changed(_REASONS[reason], *dict.fromkeys(label.by_lang.values()))
        kept = [choice for place, choice in enumerate(choices) if place not in reasons]
        return kept, {choices[place].code: reason for place, reason in reasons.items()}

    def _reason(self, choice: Choice) -> Missing | None:
        labels = self.wording.by_lang(choice.label).values()
        return choice.missing or next((reason for label in labels if (reason := lexicon.missing(label))), None)

    def _recognised(self, kept: Sequence[Choice], *, scored: bool) -> Found | None:
        answers = [Answered(choice.code, self.wording.by_lang(choice.label) or {"": choice.code}, choice.value) for choice in kept]
        return recognise(answers, scored=scored)

    def _rated(self, kept: Sequence[Choice], found: Found, missing: Mapping[str, Missing], name: str, notes: Notes) -> Answers:
        for choice in kept:
            notes.extend(choice.remarks)
        labels = [self.wording.text(choice.label, notes, fallback=choice.code) for choice in kept]
        points = tuple(Point(value, label) for value, label in zip(found.values, labels, strict=True))
        low, high = min(found.values), max(found.values)
        became: dict[str, str | int] = {choice.code: value for choice, value in zip(kept, found.values, strict=True)}
        self._say_numbers(kept, found, notes)
        if found.values == ZERO_TO_TEN and all(_is_number(point) for point in points[1:-1]):
            return Answers("zero_to_ten", self.keep((points[0], points[-1]), 0, 10, name), became=became, missing=missing)
        return Answers("rating", self.keep(points, low, high, name), became=became, missing=missing)

    def _say_numbers(self, kept: Sequence[Choice], found: Found, notes: Notes) -> None:
        numbers = [f"{self.wording.raw(choice.label) or choice.code} = {value}" for choice, value in zip(kept, found.values, strict=True)]
        if found.turned:
            what = msg(
                "The file’s numbers run against the words. Here the higher number is the fuller agreement; the order on the page stays."
            )
            notes.changed(what, *numbers)
        else:
            notes.changed(msg("The list was taken for a scale. {why}", why=found.why), *numbers)

    def _say_unlisted(self, kept: Sequence[Choice], notes: Notes) -> None:
        labels = [label for choice in kept for label in self.wording.by_lang(choice.label).values() or (choice.code,)]
        for choice in kept:
            notes.extend(choice.remarks)
        if labels:
            what = msg(
                "There are more answers than the {most} that a list can have, so people write theirs. Here is the list.", most=MOST_OPTIONS
            )
            notes.left(what, *dict.fromkeys(labels))
        else:
            notes.changed(msg("The file has no answers to choose from, so people write theirs."))

    def _is_other(self, choice: Choice) -> bool:
        return choice.other or any(map(lexicon.asks_to_specify, self.wording.by_lang(choice.label).values()))

    def _other(self, label: Words, codes: Codes, became: dict[str, str | int], notes: Notes) -> Option:
        code = codes.give("other")
        for name in ("other", "-oth-"):
            became.setdefault(name, code)
        given = self.wording.text(label, notes) if label is not NO_WORDS else Text()
        return Option(code, given or lexicon.text("other", self.wording.languages), other=True)


def _say_values(kept: Sequence[Choice], notes: Notes) -> None:
    """Numbers that are no even scale are told, for they would otherwise be lost."""
    values = {choice.value for choice in kept if choice.value is not None}
    if len(values) > 1:
        numbers = [f"{choice.code} = {choice.value:g}" for choice in kept if choice.value is not None]
        notes.left(msg("The file gives these answers numbers that are not evenly spaced, so they are not scored."), *numbers)


def _one_other(options: Sequence[Option]) -> tuple[Option, ...]:
    """Only the last may be "other"; the ones before it are options as all."""
    last = max((place for place, option in enumerate(options) if option.other), default=-1)
    return tuple(
        Option(option.code, option.label, other=place == last, exclusive=option.exclusive and place != last)
        for place, option in enumerate(options)
    )


def _is_number(point: Point) -> bool:
    return all(label.strip().isdecimal() for label in point.label.by_lang.values())


_REASONS = {
    Missing.UNKNOWN: msg("This answer became our “I do not know”, which stands apart and is never scored."),
    Missing.INAPPLICABLE: msg("This answer became our “does not apply”, which stands apart and is never scored."),
    Missing.DECLINED: msg("This answer became our “I do not want to answer”, which stands apart and is never scored."),
}
