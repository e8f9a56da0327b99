"""An answer as the words that are filled into a later text, in one language. Not escaped."""

from __future__ import annotations

from datetime import date

from surveys.messages import Translator
from surveys.questionnaires.asking.kind import AMOUNT, DAY, OPTION, OPTIONS, WORDS
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.comparing import is_day
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.piping import NOTHING, filled
from surveys.questionnaires.values import Answer, Item, Option, Questionnaire

PIPED = frozenset({AMOUNT, OPTION, OPTIONS, WORDS, DAY})
LONGEST = 200


def in_words(answer: Answer | None, item: Item, questionnaire: Questionnaire, say: Translator) -> str:
    """The answer's words; empty where there is nothing to fill in."""
    value = answer.value if answer else None
    if answer is None or value is None or kind(item).compares not in PIPED:
        return ""
    if isinstance(value, tuple) or kind(item).compares == OPTION:
        return _options(answer, item, say)
    if isinstance(value, int | float):
        return _step(value, item, questionnaire, say) or _amount(value, item, say)
    return say.date(date.fromisoformat(value)) if kind(item).compares == DAY and is_day(value) else _short(value)


def _options(answer: Answer, item: Item, say: Translator) -> str:
    chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    labels = [
        _short(answer.other) if option.other and answer.other else _label(option, say) for option in item.options if option.code in chosen
    ]
    return ", ".join(labels)


def _label(option: Option, say: Translator) -> str:
    return say.text(filled(option.label, lambda pipe, _: pipe.fallback or NOTHING))


def _step(value: float, item: Item, questionnaire: Questionnaire, say: Translator) -> str:
    points = next((scale.points for scale in questionnaire.scales if scale.code == item.scale), ()) if item.kind == "rating" else ()
    return next((say.text(point.label) for point in points if point.value == value), "")


def _amount(value: float, item: Item, say: Translator) -> str:
    number = say.number(value, item.decimals if isinstance(value, float) else 0)
    return f"{number} {say.text(item.unit)}" if item.unit else number


def _short(words: str) -> str:
    """One line of other people's words, not too long for a sentence."""
    line = clean(words)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
