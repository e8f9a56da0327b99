"""Choosing one or several of the item's options, one of which may be "other" with words beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import OPTION, OPTIONS, Fault, crossed, limit, problem, quoted
from surveys.questionnaires.asking.settings import Holds, Setting
from surveys.questionnaires.asking.simple import Simple
from surveys.questionnaires.cleaning import clean, fold
from surveys.questionnaires.coding import BITS, CODE, MISSING_IN
from surveys.questionnaires.values import Answer, Item, Missing, Option, Questionnaire, Value

LONGEST_OTHER = 200
_BETWEEN = re.compile(r"[;|,]")


class Choice(Simple):
    """One of the options."""

    code: ClassVar[str] = "choice"
    title: ClassVar[Message] = msg("One choice")
    hint: ClassVar[Message] = msg("One of several options.")
    shape: ClassVar[str] = CODE
    compares: ClassVar[str] = OPTION
    settings: ClassVar[frozenset[str]] = frozenset({"options"})
    settings_of_options: ClassVar[frozenset[str]] = frozenset({"other"})

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_options(item, self.settings_of_options)

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        if not isinstance(value, str) or value not in _codes(item):
            return (_unknown_option(item, quoted(value)),)
        return _check_other(item, (value,), other)

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        return Answer(value=answer.value, other=_tidy_other(item, (answer.value,), answer.other))

    def encode_number(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        return _codes(item).index(str(value))

    def decode_number(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        return item.options[number].code

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        option = _find(item, text)
        if option:
            return Answer(value=option.code)
        before, other = _split_other(item, text)
        if other is None or before:
            raise Invalid([_unknown_option(item, quoted(text))])
        return Answer(value=_other_code(item), other=other)

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        return f"{answer.value}: {answer.other}" if answer.other else str(answer.value)


class Choices(Simple):
    """Several of the options; `minimum` and `maximum` count them; an exclusive one stands alone."""

    code: ClassVar[str] = "choices"
    title: ClassVar[Message] = msg("Several choices")
    hint: ClassVar[Message] = msg("Everything that fits, out of several options.")
    shape: ClassVar[str] = BITS
    compares: ClassVar[str] = OPTIONS
    settings: ClassVar[frozenset[str]] = frozenset({"options", "minimum", "maximum"})
    settings_of_options: ClassVar[frozenset[str]] = frozenset({"other", "exclusive"})
    own_words: ClassVar[Mapping[str, Setting]] = {
        "minimum": Setting(Holds.WHOLE, msg("Fewest picks")),
        "maximum": Setting(Holds.WHOLE, msg("Most picks")),
    }

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from faults_of_options(item, self.settings_of_options)
        yield from faults_of_picks(item)

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        if not isinstance(value, tuple):
            return (_unknown_option(item, quoted(value)),)
        if not value:
            return self._check_missing(item, Missing.SKIPPED)
        strangers = [code for code in value if code not in _codes(item)]
        if strangers:
            return tuple(_unknown_option(item, quoted(code)) for code in strangers)
        picked = tuple(map(str, value))
        return (*_check_together(item, picked), *_check_count(item, picked), *_check_other(item, picked, other))

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        picked = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        if not picked:
            return Answer(missing=Missing.SKIPPED)
        if not set(picked) <= set(_codes(item)):
            return answer
        ordered = tuple(option.code for option in item.options if option.code in picked)
        return Answer(value=ordered, other=_tidy_other(item, ordered, answer.other))

    def encode_number(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        assert isinstance(value, tuple)
        bits = sum(1 << place for place, code in enumerate(_codes(item)) if code in value)
        return bits or MISSING_IN[BITS][Missing.SKIPPED]

    def decode_number(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        return tuple(code for place, code in enumerate(_codes(item)) if number >> place & 1)

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        whole = _find(item, text)
        if whole:
            return Answer(value=(whole.code,))
        before, other = _split_other(item, text)
        codes = _read_codes(item, before)
        return Answer(value=codes if other is None else (*codes, _other_code(item)), other=other or "")

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        assert isinstance(answer.value, tuple)
        picked = list(map(str, answer.value))
        if not answer.other:
            return "; ".join(picked)
        other = _other_code(item)
        return "; ".join([*(code for code in picked if code != other), f"{other}: {answer.other}"])


def faults_of_options(item: Item, allowed: frozenset[str]) -> Iterator[Fault]:
    """What is wrong with the options of an item that needs some. `allowed`: the settings that its options may have."""
    if len(item.options) < 2:
        yield "options", msg("There is nothing to choose from."), msg("Give at least two options.")
    for code, times in Counter(option.code for option in item.options).items():
        if times > 1:
            yield "options", msg("The option “{code}” is there {n} times.", code=code[:60], n=times), msg("Give each its own code.")
    if sum(option.other for option in item.options) > 1:
        yield "options", msg("Only one option can be “other”."), msg("Keep other = true at one of them.")
    for setting in ("other", "exclusive"):
        if setting not in allowed and any(getattr(option, setting) for option in item.options):
            yield "options", msg("“{setting}” means nothing for an option of this kind of question.", setting=setting), msg("Take it away.")


def faults_of_picks(item: Item) -> Iterator[Fault]:
    """What is wrong with how many options are to be picked."""
    yield from crossed(item)
    limits = [limit for limit in (item.minimum, item.maximum) if limit is not None]
    if any(limit != int(limit) or not 1 <= limit <= len(item.options) for limit in limits):
        yield "minimum", msg("That many options cannot be chosen."), msg("Give whole numbers from 1 to {n}.", n=len(item.options))


def _codes(item: Item) -> tuple[str, ...]:
    return tuple(option.code for option in item.options)


def _other_code(item: Item) -> str:
    return next((option.code for option in item.options if option.other), "")


def _find(item: Item, text: str) -> Option | None:
    """The option with this code, or else the only one with this label in any language."""
    by_code = [option for option in item.options if option.code == text.strip()]
    folded = fold(text)
    found = by_code or [option for option in item.options if folded in map(fold, option.label.by_lang.values())]
    return found[0] if len(found) == 1 else None


def _read_codes(item: Item, text: str) -> tuple[str, ...]:
    """The codes in "a; b" or, as some tools write, "a b". Raises Invalid."""
    pieces = [piece for piece in map(str.strip, _BETWEEN.split(text)) if piece]
    if len(pieces) == 1 and not _find(item, pieces[0]):
        pieces = pieces[0].split()
    found = [(piece, _find(item, piece)) for piece in pieces]
    strangers = [_unknown_option(item, quoted(piece)) for piece, option in found if option is None]
    if strangers:
        raise Invalid(strangers)
    return tuple(option.code for _, option in found if option)


def _split_other(item: Item, text: str) -> tuple[str, str | None]:
    """What stands before "other: …" and the words after it, or None when the cell has no such part."""
    code = _other_code(item)
    found = code and re.search(rf"(?:^|[;|,\s])\s*{re.escape(code)}:(.*)\Z", text, re.DOTALL)
    return (text[: found.start()], found.group(1)) if found else (text, None)


def _tidy_other(item: Item, picked: tuple[object, ...], other: str) -> str:
    return clean(other) if _other_code(item) in picked else ""


def _check_other(item: Item, picked: tuple[str, ...], other: str) -> tuple[Problem, ...]:
    if not other:
        return ()
    if _other_code(item) not in picked:
        return (
            problem(
                item,
                msg("There are words beside an option that was not chosen."),
                msg("Choose that option too, or take the words away."),
            ),
        )
    return _check_length(item, other)


def _check_length(item: Item, other: str) -> tuple[Problem, ...]:
    if len(other) <= LONGEST_OTHER:
        return ()
    return (
        problem(
            item,
            msg("The words beside “other” are a little long: {length} characters.", length=len(other)),
            msg("Please shorten them to {longest} characters.", longest=LONGEST_OTHER),
        ),
    )


def how_many(item: Item) -> Message:
    """What people are told before they tick."""
    least, most = int(item.minimum or 1), int(item.maximum or 0)
    if least == 1:
        return msg("Choose at most {most}.", most=most) if most else msg("Tick all that fit.")
    if most == least:
        return msg("Choose {n}.", n=most)
    return msg("Choose {least} to {most}.", least=least, most=most) if most else msg("Choose at least {least}.", least=least)


def _check_together(item: Item, picked: tuple[str, ...]) -> tuple[Problem, ...]:
    alone = [option for option in item.options if option.exclusive and option.code in picked]
    if not alone or len(set(picked)) == 1:
        return ()
    return (
        problem(
            item,
            msg("“{option}” cannot go together with other options.", option=alone[0].label),
            msg("Keep it alone, or take it away."),
        ),
    )


def _check_count(item: Item, picked: tuple[str, ...]) -> tuple[Problem, ...]:
    count = len(set(picked))
    alone = any(option.exclusive and option.code in picked for option in item.options)
    if item.minimum is not None and count < item.minimum and not alone:
        return (limit(item, msg("Too few options are chosen."), msg("Choose at least {least}.", least=int(item.minimum))),)
    if item.maximum is not None and count > item.maximum:
        return (limit(item, msg("Too many options are chosen."), msg("Choose at most {most}.", most=int(item.maximum))),)
    return ()


def _unknown_option(item: Item, code: str) -> Problem:
    return problem(
        item,
        msg("“{value}” is not one of the options of this question.", value=code),
        msg("Choose from: {options}.", options=", ".join(_codes(item))[:300]),
    )
