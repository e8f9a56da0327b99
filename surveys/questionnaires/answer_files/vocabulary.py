"""What the words in a question's cells mean: its codes, another tool's codes, its labels in every language, reasons for not answering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from surveys.questionnaires.answer_files.naming import code_key, keys_of, words_key
from surveys.questionnaires.asking.kind import offered
from surveys.questionnaires.asking.marks import read_mark, write_mark
from surveys.questionnaires.asking.numerals import read_whole
from surveys.questionnaires.cleaning import fold
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.limesurvey_out import names as limesurvey_names
from surveys.questionnaires.formats.outgoing import reasons
from surveys.questionnaires.values import Item, Option, Point, Questionnaire

LEFT_OUT, UNSAID = "", "?"
"""What a person writes for words that are no answer, and what a mapping holds where nobody has said yet what they mean."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class Vocabulary:
    """The words of one question, or of one of its scales. `spans`: labels as they stand in a cell of several. `given`: what a person said
    that words of the file mean."""

    item: Item
    exact: Mapping[str, str]
    codes: Mapping[str, str]
    labels: Mapping[str, str]
    spans: Mapping[str, str]
    numbers: frozenset[int]
    given: Mapping[str, str] = field(default_factory=dict)

    def spelled(self, text: str) -> str | None:
        """The cell as our own tables write it; None where it means nothing here."""
        cell = text.strip()
        if cell in self.given:
            return self.given[cell] if self.given[cell] != UNSAID else None
        if read_mark(cell) is not None or self._is_number(cell):
            return cell
        return self.exact.get(cell) or self._labelled(cell) or self.codes.get(code_key(cell)) or self.reason(cell)

    def reason(self, cell: str) -> str | None:
        """The mark of the reason for not answering that the cell states in words; LEFT_OUT where the question does not offer it."""
        missing = lexicon.missing(cell)
        if missing is None:
            return None
        return write_mark(missing) if missing in offered(self.item) else LEFT_OUT

    def _is_number(self, cell: str) -> bool:
        number = read_whole(cell)
        return number is not None and number in self.numbers

    def _labelled(self, cell: str) -> str | None:
        """By its label, alone or with its number before or behind it."""
        if found := self.labels.get(words_key(cell)):
            return found
        number, words = lexicon.number_in(cell)
        found = self.labels.get(words_key(words)) if number is not None and words else None
        return found if found and (not self.numbers or found == str(number)) else None


def of_item(questionnaire: Questionnaire, item: Item, given: Mapping[str, str]) -> Vocabulary:
    """The words of the item's scale or options."""
    if item.kind == "rating" or (item.kind == "zero_to_ten" and item.scale):
        return of_scale(questionnaire, item, item.scale, given)
    numbers = frozenset(range(11)) if item.kind == "zero_to_ten" else frozenset[int]()
    return _made(questionnaire, item, [(option.code, keys_of(option.label), option) for option in item.options], numbers, given)


def of_scale(questionnaire: Questionnaire, item: Item, scale: str, given: Mapping[str, str]) -> Vocabulary:
    """The words of one scale on which the item is answered."""
    found = questionnaire.scale(scale)
    steps = [(str(point.value), keys_of(point.label), point) for point in found.points]
    return _made(questionnaire, item, steps, frozenset(range(found.low, found.high + 1)), given)


def folded(text: str) -> str:
    """The text in one line and small letters, with plain quotation marks: as options are looked for in a longer cell."""
    return " ".join(fold(text).translate(_QUOTES).split())


Thing = tuple[str, set[str], Option | Point]


def _made(
    questionnaire: Questionnaire, item: Item, things: Sequence[Thing], numbers: frozenset[int], given: Mapping[str, str]
) -> Vocabulary:
    _, answers = _limesurvey(questionnaire)
    here = {code: there for (asked, code), there in answers.items() if asked == item.code}
    offers = {reason.value: write_mark(reason) for reason in reasons(item)}
    exact = {code: code for code, _, _ in things if not numbers}
    exact |= {there: offers.get(code, code) for code, there in here.items() if there not in exact and read_whole(there) is None}
    labels = _unique((key, code) for code, keys, _ in things for key in keys)
    codes = {} if numbers else _unique((code_key(code), code) for code, _, _ in things)
    spans = {} if numbers else _unique((folded(words), code) for code, _, one in things for words in one.label.by_lang.values())
    return Vocabulary(item, offers | exact, codes, labels, spans, numbers, given)


@lru_cache(maxsize=8)
def _limesurvey(questionnaire: Questionnaire) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    return limesurvey_names(questionnaire)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each key means, without those that mean several things."""
    found: dict[str, set[str]] = {}
    for key, code in pairs:
        found.setdefault(key, set()).add(code)
    return {key: next(iter(codes)) for key, codes in found.items() if key and len(codes) == 1}
