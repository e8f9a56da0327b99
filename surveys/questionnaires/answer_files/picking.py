"""Several options in one cell, as tools write them: "a;b;c;", "a, b", "a b", where labels may themselves hold commas and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.questionnaires.answer_files.vocabulary import Vocabulary, folded

_BETWEEN = re.compile(r"\s*[;|,\n،、，；]+\s*|\s+|\Z")
_STRONG = re.compile(r"\s*(?:[;|\n；]|[,،、，](?=\s|$))\s*")
_STRONG_END = re.compile(_STRONG.pattern + r"|\s*\Z")
_LONGEST = 4_000
"""Letters of a cell of options; a longer one is none."""
_WEAK = re.compile(r"\s*[,،、，]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Picked:
    """Several options found in one cell: their codes in the cell's order, words that stand beside “other”, pieces that mean nothing."""

    codes: tuple[str, ...] = ()
    other: str = ""
    strange: tuple[str, ...] = ()


def picked(vocabulary: Vocabulary, text: str, *, free: bool = False) -> Picked:
    """The options in a cell. `free`: what is none of them stands beside “other”."""
    if len(text) > _LONGEST:
        return Picked(strange=(text,))
    found = _read_whole(vocabulary, folded(text))
    return Picked(tuple(dict.fromkeys(found))) if found is not None else _in_pieces(vocabulary, text, free=free)


def _read_whole(vocabulary: Vocabulary, text: str) -> list[str] | None:
    """The codes of a cell in which nothing but options stands; the longest words first."""
    codes = {folded(word): code for word, code in vocabulary.exact.items() if not code.startswith("[")}
    names = sorted({**vocabulary.spans, **codes}.items(), key=lambda pair: len(pair[0]))
    paths: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    seen: set[int] = set()
    while paths:
        start, path = paths.pop()
        if start >= len(text):
            return list(path)
        if start not in seen:
            seen.add(start)
            paths += [(end, (*path, code)) for name, code in names if (end := _behind(text, name, start))]
    return None


def _behind(text: str, name: str, start: int) -> int:
    """Where the next words begin, if these stand here whole; 0 otherwise."""
    end = _BETWEEN.match(text, start + len(name)) if text.startswith(name, start) else None
    return end.end() if end else 0


def _in_pieces(vocabulary: Vocabulary, text: str, *, free: bool) -> Picked:
    """Piece by piece, parted by the signs that hardly ever stand in a label; where nothing is known so, by weaker ones."""
    known, strange = _known(vocabulary, list(_pieces(vocabulary, " ".join(text.split()))))
    if strange and not free and not known:
        in_weaker = _known(vocabulary, list(filter(None, _WEAK.split(text.strip()))))
        known, strange = in_weaker if in_weaker[0] else (known, strange)
    return Picked(known, "; ".join(strange)) if free else Picked(known, "", tuple(strange))


def _pieces(vocabulary: Vocabulary, text: str) -> Iterator[str]:
    """Known words whole, whatever signs they hold; between them what stands up to the next strong sign."""
    plain = folded(text)
    plain = plain if len(plain) == len(text) else text
    words = sorted({*vocabulary.spans, *map(folded, vocabulary.given)}, key=len, reverse=True)
    start = 0
    while start < len(text):
        known = next((word for word in words if plain.startswith(word, start) and _STRONG_END.match(plain, start + len(word))), "")
        edge = _STRONG.search(text, start + len(known))
        yield from filter(None, [text[start : edge.start() if edge else len(text)].strip()])
        start = edge.end() if edge else len(text)


def _known(vocabulary: Vocabulary, pieces: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    spelled = [(piece, vocabulary.spelled(piece)) for piece in pieces]
    return tuple(dict.fromkeys(code for _, code in spelled if code)), [piece for piece, code in spelled if code is None]
