"""What changed between two versions of a questionnaire, thing by thing, as somebody would tell it to a colleague."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, TypeVar

from surveys.messages import Message, Text, msg
from surveys.questionnaires.editing.guarding import Kept, answering, holds
from surveys.questionnaires.editing.texts import places
from surveys.questionnaires.values import Dimension, Item, Questionnaire, Scale, Section
from surveys.translator import own_name

LITTLE = 0.34
"""Wordings that are less alike than this may ask something else."""

Thing = TypeVar("Thing", Section, Item, Scale, Dimension)


class Sort(StrEnum):
    """What happened to a thing."""

    MEANING = "meaning"
    ADDED = "added"
    LEFT_OUT = "left_out"
    WORDED = "worded"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `owner`: the thing as problems name it ("item A1.1"), `words`: what it is known by; `what`: the change in a sentence.
    Of a text worded anew: `lang`, and how it was worded `then` and is `today`. `ends`: questionnaires whose answers it can no longer be
    compared with."""

    sort: Sort
    owner: str
    words: Text
    what: Message
    lang: str = ""
    then: str = ""
    today: str = ""
    ends: tuple[Text, ...] = ()


def differences(before: Questionnaire, after: Questionnaire, kept: Mapping[str, Kept] | None = None) -> tuple[Difference, ...]:
    """Every change from one version to the other: of the whole, then section by section in the order of the later one, then what was left
    out. `kept`: with what questions had to stay comparable (`guarding`)."""
    return tuple(_differences(before, after, kept or {}))


def _differences(before: Questionnaire, after: Questionnaire, kept: Mapping[str, Kept]) -> Iterator[Difference]:
    yield from _of_the_whole(before, after)
    yield from _of_things("section", before.sections, after.sections)
    for section in after.sections:
        yield from _settings(f"section {section.code}", section, _find(before.sections, section.code))
    yield from _of_items(before, after, kept)
    for noun, name in (("scale", "scales"), ("dimension", "dimensions")):
        yield from _of_things(noun, getattr(before, name), getattr(after, name))
    for scale in after.scales:
        yield from _steps(scale, _find(before.scales, scale.code))
    yield from _worded(before, after)


def _of_the_whole(before: Questionnaire, after: Questionnaire) -> Iterator[Difference]:
    for lang in after.languages:
        if lang not in before.languages:
            yield _whole(Sort.ADDED, after, msg("The language {lang} is new.", lang=own_name(lang)))
    for lang in before.languages:
        if lang not in after.languages:
            yield _whole(Sort.LEFT_OUT, after, msg("The language {lang} is gone.", lang=own_name(lang)))
    if before.mode != after.mode:
        yield _whole(Sort.CHANGED, after, msg("Another protection of answers is proposed."))
    if before.minutes != after.minutes:
        said = msg("It takes about {after} minutes now; before it was {before}.", before=before.minutes, after=after.minutes)
        yield _whole(Sort.CHANGED, after, said)


def _whole(sort: Sort, questionnaire: Questionnaire, what: Message) -> Difference:
    return Difference(sort, "questionnaire", questionnaire.title, what)


def _of_things(noun: str, before: Sequence[Thing], after: Sequence[Thing]) -> Iterator[Difference]:
    """Sections, scales or topics that are new, gone, or stand elsewhere."""
    was, now = [one.code for one in before], [one.code for one in after]
    moved = _moved([code for code in now if code in was], was)
    for one in after:
        if one.code not in was:
            yield Difference(Sort.ADDED, f"{noun} {one.code}", _name(one), msg("This is new."))
        elif one.code in moved and noun == "section":
            yield Difference(Sort.MOVED, f"{noun} {one.code}", _name(one), msg("This stands at another place now."))
    for one in before:
        if one.code not in now:
            yield Difference(Sort.LEFT_OUT, f"{noun} {one.code}", _name(one), msg("This is left out."))


def _of_items(before: Questionnaire, after: Questionnaire, kept: Mapping[str, Kept]) -> Iterator[Difference]:
    was, now = {item.code: item for item in before.items()}, {item.code: item for item in after.items()}
    homes = {item.code: section for section in before.sections for item in section.items}
    moved = _moved([code for code in now if code in was], list(was))
    for section in after.sections:
        for item in section.items:
            owner = f"item {item.code}"
            if item.code not in was:
                yield Difference(Sort.ADDED, owner, item.text, msg("This question is new."))
                continue
            yield from _changed(owner, (before, was[item.code]), (after, item), kept)
            if homes[item.code].code != section.code:
                said = msg("It moved from section “{then}” to “{today}”.", then=homes[item.code].title, today=section.title)
                yield Difference(Sort.MOVED, owner, item.text, said)
            elif item.code in moved:
                yield Difference(Sort.MOVED, owner, item.text, msg("It stands at another place in its section now."))
    for code, item in was.items():
        if code not in now:
            yield Difference(Sort.LEFT_OUT, f"item {code}", item.text, msg("This question is left out."), ends=_ends(before, item, kept))


Asked = tuple[Questionnaire, Item]


def _changed(owner: str, before: Asked, after: Asked, kept: Mapping[str, Kept]) -> Iterator[Difference]:
    """How the question itself changed."""
    (old, was), (new, now) = before, after
    if now.sense != was.sense:
        said = msg("Its meaning changed. From here on its answers are not compared with earlier ones.")
        yield Difference(Sort.MEANING, owner, now.text, said, ends=_ends(old, was, kept))
    if answering(old, was) != answering(new, now):
        yield Difference(Sort.CHANGED, owner, now.text, msg("It is answered in another way."))
    yield from _settings(owner, now, was)


def _ends(before: Questionnaire, item: Item, kept: Mapping[str, Kept]) -> tuple[Text, ...]:
    """The questionnaires with whose answers those to the question were comparable, the version before first."""
    bound = holds(kept, item)
    return tuple(dict.fromkeys((before.title, *(bound.titles if bound else ()))))


SETTINGS: Mapping[str, Message] = {
    "show_if": msg("It is shown under another condition."),
    "groups": msg("Other groups are asked it."),
    "required": msg("Whether it must be answered changed."),
    "ask_again": msg("Whether it is asked again when it was left out changed."),
    "unknown": msg("Whether “I do not know” is offered changed."),
    "inapplicable": msg("Whether “does not apply” is offered changed."),
    "declinable": msg("Whether “I do not want to answer” is offered changed."),
    "core": msg("Whether it belongs to the short form changed."),
    "scored": msg("Whether it counts in a score changed."),
    "dimension": msg("It counts towards another topic."),
    "each": msg("Whether the page is asked for each objective changed."),
    "wordings": msg("The groups that are asked in words of their own changed."),
    "rules": msg("The rules that its answer must keep changed."),
}
LIMITS = ("minimum", "maximum", "decimals", "longest", "shortest", "pattern", "total")


def _settings(owner: str, now: Item | Section, was: Item | Section | None) -> Iterator[Difference]:
    """Settings that people notice; words are told elsewhere."""
    if was is None:
        return
    words = _name(now)
    names = {one.name for one in fields(now)}
    for name, what in SETTINGS.items():
        if name in names and _plain(getattr(now, name)) != _plain(getattr(was, name)):
            yield Difference(Sort.CHANGED, owner, words, what)
    if any(name in names and getattr(now, name) != getattr(was, name) for name in LIMITS):
        yield Difference(Sort.CHANGED, owner, words, msg("The limits of its answer changed."))


def _plain(value: Any) -> Any:
    """A setting without its words."""
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return tuple(getattr(one, "groups", None) or getattr(one, "holds", None) for one in value)
    return value


def _steps(now: Scale, was: Scale | None) -> Iterator[Difference]:
    if was and ([one.value for one in now.points], now.low, now.high) != ([one.value for one in was.points], was.low, was.high):
        yield Difference(Sort.CHANGED, f"scale {now.code}", _name(now), msg("Its steps are other ones."))


def _worded(before: Questionnaire, after: Questionnaire) -> Iterator[Difference]:
    """Every text that both have and that is worded otherwise, in each language that both have."""
    was = {place.key: place.text for place in places(before)}
    for place in places(after):
        for lang in after.languages:
            then, today = was.get(place.key, Text()).by_lang.get(lang, ""), place.text.by_lang.get(lang, "")
            if then != today and place.key in was and lang in before.languages:
                what = _OTHER_WORDS if place.part == "text" and _alike(then, today) < LITTLE else msg("Worded anew.")
                yield Difference(Sort.WORDED, place.owner, place.text, what, lang, then, today)


_OTHER_WORDS = msg("Hardly a word stayed. If this asks something else now, say so at the question.")


def _alike(then: str, today: str) -> float:
    """How much of two wordings is the same, from 0 to 1; 1 where one of them was empty."""
    return SequenceMatcher(None, _words(then), _words(today), autojunk=False).ratio() if then and today else 1.0


def _moved(now: Sequence[str], was: Sequence[str]) -> frozenset[str]:
    """The fewest things that must have been moved to come from one order to the other."""
    order = {code: place for place, code in enumerate(was)}
    ends: list[int] = []
    chains: list[list[str]] = []
    for code in now:
        length = bisect_left(ends, order[code])
        chain = [*(chains[length - 1] if length else []), code]
        ends[length : length + 1], chains[length : length + 1] = [order[code]], [chain]
    return frozenset(now) - frozenset(chains[-1] if chains else [])


def _find(things: Sequence[Thing], code: str) -> Thing | None:
    return next((one for one in things if one.code == code), None)


def _name(thing: Section | Item | Scale | Dimension) -> Text:
    """What a thing is known by."""
    match thing:
        case Section():
            return thing.title
        case Item():
            return thing.text
        case Dimension():
            return thing.name
    return Text()


def pieces(then: str, today: str) -> Iterator[tuple[str, str]]:
    """The two wordings as one, word by word: ("kept" | "gone" | "new", the words)."""
    old, new = _words(then), _words(today)
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield "kept", "".join(old[a:b])
            continue
        if a != b:
            yield "gone", "".join(old[a:b])
        if c != d:
            yield "new", "".join(new[c:d])


def _words(text: str) -> list[str]:
    """Words with the blanks behind them; where a script writes none between words, its signs."""
    return _WORD.findall(text)


_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\s\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+\s*|\s+")
