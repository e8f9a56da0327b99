"""What is remarked about a finding in evaluators' words: numbers that the release does not print there, groups that it does not show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from surveys.messages import Message, Param, Text, msg
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.evidence import lines
from surveys.scoring.values import Figure, Finding, Released

YEARS = range(1900, 2101)
NAMED_FROM = 4
"""Letters from which on a group's name in a sentence is no accident."""
_NUMBER = re.compile(r"\d+")


def remarks(released: Released, finding: Finding, words: str) -> tuple[Message, ...]:
    """What whoever wrote `words` about the finding has to look at again; nothing is forbidden by it."""
    numbers = [str(number) for number in strange_numbers(released, finding, words)]
    said = []
    if numbers:
        said.append(msg("These numbers are not among the figures of this finding: {numbers}", numbers=", ".join(numbers)))
    said += [
        msg("“{group}” is a group that is not shown. Nothing may be said about it alone.", group=group.name)
        for group in released.groups
        if not group.shown and names(group.name, words)
    ]
    return tuple(said)


def strange_numbers(released: Released, finding: Finding, words: str) -> tuple[int, ...]:
    """Numbers in `words`, in any digits, that stand neither in the release's wording nor in the evidence; years are left alone."""
    known = {*_in_message(finding.machine or finding.statement), *_behind(released, finding)}
    found = (int(number) for number in _NUMBER.findall(_plain_digits(words)) if len(number) < 12)
    return tuple(dict.fromkeys(number for number in found if number not in known and number not in YEARS))


def names(group: Text, words: str) -> bool:
    """Whether a group's name, in any language, stands in `words`."""
    said = _folded(words)
    return any(len(name) >= NAMED_FROM and _folded(name) in said for name in group.by_lang.values())


def _in_message(message: Message) -> Iterator[int]:
    yield from map(int, _NUMBER.findall(message.text))
    for param in message.params.values():
        yield from _in_param(param)


def _in_param(param: Param) -> Iterator[int]:
    if isinstance(param, Message):
        yield from _in_message(param)
    elif isinstance(param, Text):
        yield from (int(number) for words in param.by_lang.values() for number in _NUMBER.findall(_plain_digits(words)))
    elif isinstance(param, int):
        yield param


def _behind(released: Released, finding: Finding) -> Iterator[int]:
    for line in lines(released, finding):
        yield from _in_figure(line.figure) if line.figure else ()
        yield from _in_message(line.words) if line.words else ()


def _in_figure(figure: Figure) -> Iterator[int]:
    """The number, its range, its people, and the tenths it may be said in."""
    for number in (figure.value, figure.low, figure.high, figure.n, figure.invited):
        if number is not None:
            yield number
    if figure.value is not None:
        yield rounded(figure.value / 10)
        yield from (10, 100)


def _plain_digits(words: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in words)


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
