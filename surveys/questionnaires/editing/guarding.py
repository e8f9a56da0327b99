"""What must stay as it is so that answers can be compared over time, and whether an edit would touch it (decisions.md "Data").

A question with the same code, scale and `sense` is the same question. Its words may be mended; a core question that other questionnaires
promise to ask alike keeps its words too. Whoever means to change the meaning raises `sense`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.editing.codes import SCALE_SETTINGS
from surveys.questionnaires.values import Item, Questionnaire, Scale


@dataclass(frozen=True, slots=True)
class Kept:
    """A question that is asked elsewhere too: the questionnaire it must stay comparable with, and the titles of all that ask it.
    `words`: whether its wording is shared and stays."""

    questionnaire: Questionnaire
    titles: tuple[Text, ...]
    words: bool

    def item(self, code: str) -> Item:
        return self.questionnaire.item(code)


def holds(kept: Mapping[str, Kept], item: Item) -> Kept | None:
    """What the item must stay comparable with; None where nothing, where its sense was raised already, or where the code is only the
    same by chance: then no word of it is shared."""
    found = kept.get(item.code)
    if found is None or found.item(item.code).sense != item.sense:
        return None
    shared = found.item(item.code).text.by_lang
    by_chance = found.words and not any(item.text.by_lang.get(lang) == words for lang, words in shared.items())
    return None if by_chance else found


def breaches(before: Questionnaire, after: Questionnaire, kept: Mapping[str, Kept]) -> tuple[Problem, ...]:
    """What the step from `before` to `after` would break without saying so. Place: the setting. A question that was different before, or is
    left out, breaks nothing new."""
    return tuple(_breaches(before, after, kept))


def _breaches(before: Questionnaire, after: Questionnaire, kept: Mapping[str, Kept]) -> Iterator[Problem]:
    was = {item.code: item for item in before.items()}
    for item in after.items():
        bound = holds(kept, was[item.code]) if item.code in was else None
        if bound is None or was[item.code].sense != item.sense:
            continue
        if answering(after, item) not in (answering(before, was[item.code]), answering(bound.questionnaire, bound.item(item.code))):
            yield Problem("sense", _answered_otherwise(item.code), _HOW)
        elif bound.words and _rewritten(_words(bound.questionnaire, item.code), _words(before, item.code), _words(after, item.code)):
            yield Problem("text", _worded_otherwise(item.code), _HOW)


def locked_keys(questionnaire: Questionnaire, kept: Mapping[str, Kept], lang: str) -> frozenset[str]:
    """The keys (`editing.texts`) of wordings in `lang` that a core question shares with other questionnaires and must keep."""
    return frozenset(key for item in questionnaire.items() for key in _locked(questionnaire, item, kept, lang))


def _locked(questionnaire: Questionnaire, item: Item, kept: Mapping[str, Kept], lang: str) -> Iterator[str]:
    bound = holds(kept, item)
    if bound is None or not bound.words:
        return
    keys = (
        *(f"item/{item.code}/{name}" for name in ("text", "ask", "second_ask")),
        *(f"scale/{scale.code}/point/{point.value}/label" for scale in _scales(questionnaire, item) for point in scale.points),
        *(f"item/{item.code}/option/{option.code}/label" for option in item.options),
    )
    shared, ours = _words(bound.questionnaire, item.code), _words(questionnaire, item.code)
    for key, theirs, own in zip(keys, shared, ours, strict=False):
        if own.by_lang.get(lang) and own.by_lang.get(lang) == theirs.by_lang.get(lang):
            yield key


def answering(questionnaire: Questionnaire, item: Item) -> tuple[object, ...]:
    """What a person answers with: kind, direction, whom it is about, the steps of the scale or the options."""
    steps = tuple((scale.low, scale.high, tuple(point.value for point in scale.points)) for scale in _scales(questionnaire, item))
    return item.kind, item.reverse, item.about, item.pair, steps, tuple(option.code for option in item.options)


def _words(questionnaire: Questionnaire, code: str) -> tuple[Text, ...]:
    """The words of a question and of its answers."""
    item = questionnaire.item(code)
    points = (point.label for scale in _scales(questionnaire, item) for point in scale.points)
    return (item.text, item.ask, item.second_ask, *points, *(option.label for option in item.options))


def _scales(questionnaire: Questionnaire, item: Item) -> tuple[Scale, ...]:
    """Its scales, the first first."""
    named = (getattr(item, name) for name in SCALE_SETTINGS)
    return tuple(scale for code in named for scale in questionnaire.scales if scale.code == code)


def _rewritten(shared: Sequence[Text], was: Sequence[Text], now: Sequence[Text]) -> bool:
    """Whether a shared wording that was kept so far is not kept any more. Further languages are free."""
    return any(
        words == then.by_lang.get(lang) != today.by_lang.get(lang)
        for theirs, then, today in zip(shared, was, now, strict=False)
        for lang, words in theirs.by_lang.items()
    )


def _answered_otherwise(code: str) -> Message:
    return msg("{code} would be answered in another way, and could not be compared with earlier rounds any more.", code=code)


def _worded_otherwise(code: str) -> Message:
    return msg("{code} is asked in the same words elsewhere, so that answers can be compared. Its words are locked.", code=code)


_HOW = msg("Open the question and say that its meaning changes, or leave this as it is.")
