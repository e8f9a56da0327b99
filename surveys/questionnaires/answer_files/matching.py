"""Which use a column has, told by what stands over it: our code, another tool's code, the question's words in any language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from itertools import chain

from surveys.messages import Text
from surveys.questionnaires.answer_files.naming import code_key, keys_of, words_key
from surveys.questionnaires.answer_files.uses import ANSWER, OPTION, uses
from surveys.questionnaires.values import Questionnaire

Keys = Mapping[str, frozenset[str]]
NONE: frozenset[str] = frozenset()

_BRACKETS = re.compile(r"(.*?)[\s.]*\[([^\[\]]*)\]", re.DOTALL)
_NUMBERED = re.compile(r"(?:[Qq](?:uestion)?\s*)?\d+(?:\.\d+)*\s*[.):–—-]*\s+(.+)", re.DOTALL)
_CODED = re.compile(r"\[?([A-Za-z][\w.-]{0,39}?)\]?[.:)\s]\s*(\S.*)", re.DOTALL)
_SHORTEST = 25
"""Letters that the beginning of a question must have to stand for all of it."""
_ALIKE, _APART = 0.86, 0.04
_LONGEST = 300
"""Letters of a name that is compared letter by letter."""
_MOST_GROUPS = 10
"""Groups that may stand before a name."""


class Trust(IntEnum):
    """How a use was found. What is only alike wants to be looked at."""

    CODE = 1
    WORDS = 2
    ALIKE = 3


@dataclass(frozen=True, slots=True)
class Match:
    use: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class _Index:
    """Uses by what stands over their columns: alone (`codes`, `words`), behind their question (`parts`, by item), in a row of a table
    (`rows`, by its heading). `heads`: items by their codes and words."""

    codes: Keys
    words: Keys
    heads: Keys
    parts: Mapping[str, Keys]
    rows: Keys


def match(questionnaire: Questionnaire, name: str, *, ticked: bool = False) -> Match | None:
    """The use of the column with this name, where exactly one is likely. `ticked`: its cells say yes or no and nothing else, by which an
    option “other” is known from the words beside it."""
    index = _index(questionnaire)
    if name in uses(questionnaire):
        return Match(name, Trust.CODE)
    for found, trust in _readings(index, name):
        left = found if len(found) < 2 else {use for use in found if (uses(questionnaire)[use].sort == OPTION) is ticked}
        if len(left) == 1:
            return Match(next(iter(left)), trust)
    return None


def worded_alike(questionnaire: Questionnaire, name: str) -> tuple[str, ...]:
    """The uses that have the same words, in the questionnaire's order."""
    found = _by_words(_index(questionnaire), name)
    return tuple(use for use in uses(questionnaire) if use in found)


def alike(questionnaire: Questionnaire, name: str, free: frozenset[str]) -> Match | None:
    """The one use among the free ones whose words are nearly those of the column's name."""
    key = words_key(_unnumbered(name))
    if len(key) < _SHORTEST:
        return None
    scores: dict[str, float] = {}
    for words, found in _index(questionnaire).words.items():
        if free & found and (score := _likeness(key, words)) >= _ALIKE - _APART:
            scores |= {use: max(score, scores.get(use, 0)) for use in found & free}
    first, second = (*sorted(scores, key=lambda use: -scores[use]), "", "")[:2]
    clear = scores.get(first, 0) >= _ALIKE and scores[first] - scores.get(second, 0) >= _APART
    return Match(first, Trust.ALIKE) if clear else None


def _readings(index: _Index, name: str) -> Iterator[tuple[frozenset[str], Trust]]:
    """What each way of reading the name gives, the surest first."""
    for last in (name, *_lasts(name)):
        yield from _whole(index, last)
        for head, row in _pairs(last):
            yield from _paired(index, head, row)
    if coded := _CODED.fullmatch(name):
        yield index.codes.get(code_key(coded[1]), NONE) & index.words.get(words_key(coded[2]), NONE), Trust.CODE
        yield from _whole(index, coded[2])
        yield index.codes.get(code_key(coded[1]), NONE), Trust.WORDS
    yield index.words.get(words_key(_unnumbered(name)), NONE), Trust.WORDS
    yield _begun(index, words_key(_unnumbered(name))), Trust.WORDS


def _whole(index: _Index, name: str) -> Iterator[tuple[frozenset[str], Trust]]:
    yield index.codes.get(code_key(name), NONE), Trust.CODE
    yield index.words.get(words_key(name), NONE), Trust.WORDS


def _paired(index: _Index, head: str, row: str) -> Iterator[tuple[frozenset[str], Trust]]:
    """A question and its option, part or words; or the heading of a table and the question in one of its rows."""
    for item in sorted(index.heads.get(code_key(head), NONE)):
        yield _part(index.parts.get(item, {}), row), Trust.CODE
    heading = words_key(_unnumbered(head))
    for item in sorted(index.heads.get(f" {heading}", NONE) | index.heads.get(f" {words_key(head)}", NONE)):
        yield _part(index.parts.get(item, {}), row), Trust.WORDS
    yield _by_words(index, row) & index.rows.get(heading, NONE), Trust.WORDS
    rows = index.rows.get(code_key(head), NONE) | index.rows.get(heading, NONE)
    yield index.codes.get(code_key(row), NONE) & rows, Trust.CODE
    yield _by_words(index, row), Trust.WORDS


def _part(parts: Keys, row: str) -> frozenset[str]:
    return parts.get(row) or parts.get(code_key(row)) or parts.get(f" {words_key(row)}", NONE)


def _by_words(index: _Index, name: str) -> frozenset[str]:
    return index.words.get(words_key(name), NONE) or index.words.get(words_key(_unnumbered(name)), NONE)


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """Head and row in "head [row]", "code[row][scale]", "head/row" and "head.row"."""
    if found := _BRACKETS.fullmatch(name):
        yield found[1], found[2]
        if inner := _BRACKETS.fullmatch(found[1]):
            yield f"{inner[1]}{inner[2]}", found[2]
            yield inner[2], found[2]
    parts = re.split(r"(?<=\S)[/](?=\S)|\s/\s", name)
    for place in range(len(parts) - 1, max(0, len(parts) - _MOST_GROUPS), -1):
        row = "/".join(parts[place:])
        yield from (("/".join(parts[start:place]), row) for start in range(max(0, place - _MOST_GROUPS), place))
    for sign in (".", ":", " - ", "_"):
        head, found_sign, row = name.rpartition(sign)
        if found_sign and head and row:
            yield head, row


def _lasts(name: str) -> Iterator[str]:
    """What stands behind the groups that some tools put before a name."""
    for sign in ("/", "."):
        found = name.split(sign)
        yield from (sign.join(found[place:]) for place in range(max(1, len(found) - _MOST_GROUPS), len(found)))


def _unnumbered(name: str) -> str:
    found = _NUMBERED.fullmatch(name.strip())
    return found[1] if found else name


def _begun(index: _Index, key: str) -> frozenset[str]:
    """The uses whose words begin like this, for tools that cut long questions."""
    if len(key) < _SHORTEST:
        return NONE
    return frozenset().union(*(found for words, found in index.words.items() if words.startswith(key)))


def _likeness(one: str, other: str) -> float:
    if abs(len(one) - len(other)) > 0.3 * max(len(one), len(other)) or len(one) > _LONGEST:
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE - _APART else 0


@lru_cache(maxsize=8)
def _index(questionnaire: Questionnaire) -> _Index:
    every = uses(questionnaire).values()
    codes, words, heads = _Keys(), _Keys(), _Keys()
    parts: dict[str, _Keys] = {}
    for use in every:
        codes.add(map(code_key, use.codes), use.code)
        words.add(chain.from_iterable(map(keys_of, use.texts)), use.code)
        names = (use.item.code, *(use.codes if use.sort == ANSWER else ()))
        heads.add((*map(code_key, names), *_spoken((use.item.text, *(one.text for one in use.item.wordings)))), use.item.code)
        beside = parts.setdefault(use.item.code, _Keys())
        beside.add((*use.beside_codes, *map(code_key, use.beside_codes), *_spoken(use.beside_texts)), use.code)
    return _Index(codes.fixed(), words.fixed(), heads.fixed(), {item: keys.fixed() for item, keys in parts.items()}, _rows(questionnaire))


class _Keys(defaultdict[str, set[str]]):
    def __init__(self) -> None:
        super().__init__(set)

    def add(self, keys: Iterable[str], use: str) -> None:
        for key in filter(None, keys):
            self[key].add(use)

    def fixed(self) -> Keys:
        return {key: frozenset(found) for key, found in self.items()}


def _spoken(texts: Iterable[Text]) -> Iterator[str]:
    """Keys of words, which begin with a space so that none is taken for a code."""
    return (f" {key}" for text in texts for key in keys_of(text))


def _rows(questionnaire: Questionnaire) -> Keys:
    found = _Keys()
    for section in questionnaire.sections:
        for grid in section.grids:
            for item in section.items:
                found.add((*keys_of(grid.text), code_key(grid.code)) if item.grid == grid.code else (), item.code)
    return found.fixed()
