"""Words that several people used: what a theme may be called. Counts of texts, never of one text's words; nothing else is learnt of them.

Languages with spaces are cut at them, words are brought to their stem (Snowball) and the words that every text has are left out (stop words
of the ISO collection). Chinese, Japanese, Thai and others without spaces are cut into runs of two to four signs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import snowballstemmer
import stopwordsiso

LEAST = 3
"""Texts in which a term must stand: the fewest authors of a theme (R11)."""
MOST = 12
SHORTEST = 3
LONGEST_RUN = 4
MOSTLY_TOGETHER = 0.6
"""The part of the texts with the rarer word of two in which both stand side by side, from which on the pair is one term."""
SWALLOWED = 0.75
"""The part of a word's texts in which it stands inside a longer term, from which on it is no term of its own."""
STEMMERS: Mapping[str, str] = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "ru": "russian"}
NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff])+")
"""Letters with the signs above and below them: accents, tashkeel, vowel signs of India."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or pair of words as most people write it, in `lang`, and the places of the texts it stands in."""

    lang: str
    words: str
    places: frozenset[int]


def suggested(texts: Sequence[tuple[str, str]]) -> tuple[Term, ...]:
    """Terms of `texts` (language and words of each), at most twelve a language, those of most texts first."""
    by_lang: dict[str, list[int]] = defaultdict(list)
    for place, (tag, _) in enumerate(texts):
        by_lang[_language(tag)].append(place)
    return tuple(term for lang in sorted(by_lang) for term in _of_language(lang, {place: texts[place][1] for place in by_lang[lang]}))


def uses(term: str, lang: str, text: str) -> bool:
    """Whether the words of a theme's name stand in a text of that language, whatever their endings."""
    wanted = [_stem(word, lang) for word in WORD.findall(term.casefold())]
    found = [_stem(word, lang) for word in WORD.findall(text.casefold())]
    if NO_SPACES.search(term):
        return term in text
    return bool(wanted) and any(found[at : at + len(wanted)] == wanted for at in range(len(found)))


def _of_language(lang: str, texts: Mapping[int, str]) -> list[Term]:
    where: dict[tuple[str, ...], set[int]] = defaultdict(set)
    written: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for place, text in texts.items():
        for stems, words in _terms(lang, text):
            where[stems].add(place)
            written[stems][words] += 1
    several = {stems: places for stems, places in where.items() if len(places) >= LEAST}
    kept = [stems for stems in several if _belongs_together(stems, where) and not _is_swallowed(stems, several, where)]
    kept.sort(key=lambda stems: (-len(several[stems]), stems))
    return [Term(lang, _usual(written[stems]), frozenset(several[stems])) for stems in kept[:MOST]]


def _terms(lang: str, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every word that says something and every two of them side by side, each by its stems and as written; runs of signs likewise."""
    usual = common(lang)
    for run in NO_SPACES.findall(text):
        yield from (((*piece,), piece) for piece in _pieces(run) if not usual & {piece, piece[0], piece[-1]})
    before: tuple[str, str] | None = None
    for word in WORD.findall(NO_SPACES.sub(" ", text).casefold()):
        if len(word) < SHORTEST or word in usual:
            before = None
            continue
        stem = _stem(word, lang)
        yield (stem,), word
        if before:
            yield (before[0], stem), f"{before[1]} {word}"
        before = stem, word


def _pieces(run: str) -> Iterator[str]:
    for length in range(2, LONGEST_RUN + 1):
        yield from (run[at : at + length] for at in range(len(run) - length + 1))


def _belongs_together(stems: tuple[str, ...], where: Mapping[tuple[str, ...], set[int]]) -> bool:
    if len(stems) == 1 or _is_run(stems):
        return True
    return len(where[stems]) >= MOSTLY_TOGETHER * min(len(where[stem,]) for stem in stems)


def _is_swallowed(stems: tuple[str, ...], several: Mapping[tuple[str, ...], set[int]], where: Mapping[tuple[str, ...], set[int]]) -> bool:
    """Whether nearly all that use it use a longer term that holds it."""
    longer = (one for one in several if len(one) > len(stems) and _holds(one, stems) and _belongs_together(one, where))
    return any(len(several[one]) >= SWALLOWED * len(several[stems]) for one in longer)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def _is_run(stems: tuple[str, ...]) -> bool:
    return all(len(stem) == 1 for stem in stems)


def _usual(written: Counter[str]) -> str:
    return min(written, key=lambda words: (-written[words], words))


def _stem(word: str, lang: str) -> str:
    return word if lang not in STEMMERS else str(_stemmer(STEMMERS[lang]).stemWord(word))


@cache
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(algorithm)


@cache
def common(lang: str) -> frozenset[str]:
    """The words that every text of a language has; none where the collection does not know it."""
    return frozenset(stopwordsiso.stopwords(lang)) if stopwordsiso.has_lang(lang) else frozenset()


def _language(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0].lower()
