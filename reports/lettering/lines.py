"""Plain text set in lines: levels, faces and words settled in reading order, then each line laid out as the eye meets it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from string import ascii_letters, digits

from reports.lettering.breaking import IDEOGRAPH, whole_letters, words
from reports.lettering.faces import Face, Role, choose
from reports.lettering.families import Weight
from reports.lettering.levels import first_strong, is_plainly_left_to_right, levels, strong, visual_order
from reports.lettering.shaping import OPENING, Run, plain, shape, spaced
from reports.style import INK
from surveys.translator import direction

UNKNOWN_LANGUAGE = "und"
TOGETHER = re.compile(r"\+\d[\d ()./-]{4,}\d|(?<!\w)[+\u2212-]\d+|\d+(?:[.,]\d+)*%")
"""Telephone numbers, and figures with their sign, be it before or after them."""
ROUNDING = 0.01  # points
LONGEST_REMEMBERED = 200
BESIDE_LATIN = 160  # thousandths of a type size between an ideograph and a Latin letter or a figure
FULL_WIDTH = 900
LATIN = frozenset(f"{ascii_letters}{digits}%+\u2212")
MIXED = re.compile(f"[{IDEOGRAPH}][A-Za-z0-9+\u2212]|[A-Za-z0-9%][{IDEOGRAPH}]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a stretch of text is set; `size` in points."""

    size: float
    weight: Weight = "regular"
    italic: bool = False
    role: Role = "text"
    colour: str = INK
    tabular: bool = False


Stretch = tuple[str, Manner]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A run in its manner at one level; `width` in points."""

    run: Run
    manner: Manner
    level: int
    size: float
    width: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its pieces in reading order, each with its distance in points from the line's left end."""

    pieces: tuple[tuple[float, Piece], ...] = ()
    width: float = 0
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """Where a word's ink starts and ends, and its pieces with and without the space after it."""

    start: int
    end: int
    ink: list[Piece]
    space: list[Piece]
    width: float
    space_width: float


@dataclass(frozen=True, eq=False)
class _Marked:
    """One paragraph with what is known of each of its characters."""

    text: str
    levels: list[int]
    faces: list[Face]
    manners: list[Manner]
    mixed: bool

    @cached_property
    def ends(self) -> list[int]:
        """Where stretches of one level, face and manner end, and Latin letters and figures where ideographs are near."""
        found, at = [], 0
        apart = [char in LATIN for char in self.text] if self.mixed else [False] * len(self.text)
        for _, same in groupby(zip(self.levels, map(id, self.faces), map(id, self.manners), apart, strict=True)):
            at += sum(1 for _ in same)
            found.append(at)
        return found

    @cached_property
    def words(self) -> list[tuple[_Word, int]]:
        """Each unbreakable stretch, and where the next one starts."""
        return [(self.word(start, end, following), following) for start, end, following in words(self.text)]

    def word(self, start: int, end: int, following: int) -> _Word:
        ink, space = self.pieces(start, end), self.pieces(end, following)
        return _Word(start, end, ink, space, sum(piece.width for piece in ink), sum(piece.width for piece in space))

    def pieces(self, start: int, end: int) -> list[Piece]:
        found, at = [], start
        while at < end:
            until = min(end, self.ends[bisect_right(self.ends, at)])
            found.append(_piece(self.text[at:until], self.faces[at], self.manners[at], self.levels[at], air=self._beside(until)))
            at = until
        return found

    def _beside(self, end: int) -> bool:
        """Whether an ideograph and a Latin letter or a figure meet there."""
        return self.mixed and bool(MIXED.fullmatch(self.text, end - 1, end + 1))


def _piece(text: str, face: Face, manner: Manner, level: int, *, air: bool) -> Piece:
    run = shape(text, face, rtl=bool(level % 2), tabular=manner.tabular)
    if air:
        run = spaced(run, BESIDE_LATIN)
    size = manner.size * face.scale
    return Piece(run, manner, level, size, run.width * size / 1000)


def is_rtl(text: str, lang: str) -> bool:
    """Whether a paragraph runs from right to left: by its language, or by its first letter where the language is unknown."""
    return first_strong(text) == "R" if lang == UNKNOWN_LANGUAGE else direction(lang) == "rtl"


def base_level(text: str, lang: str) -> int:
    """The level that a paragraph starts from: its language's, but words that hold letters of the other direction alone keep their own, so
    that a full stop or a bracket at their end stays there."""
    found = strong(text)
    return int(found == {"R"}) if len(found) == 1 else int(is_rtl(text, lang))


def levels_of(text: str, lang: str) -> list[int]:
    """The level of each character of a paragraph; the parts of a telephone number stay in their order, a sign on its figure's side."""
    if direction(lang) == "ltr" and is_plainly_left_to_right(text):
        return [0] * len(text)
    found = levels(text, base_level(text, lang))
    for number in TOGETHER.finditer(text):
        first = number.start() + (not number[0][0].isdigit())
        found[number.start() : number.end()] = [found[first]] * len(number[0])
    return found


def set_lines(stretches: Sequence[Stretch], lang: str, width: float) -> list[SetLine]:
    """The stretches as one text in lines at most `width` points wide; a word that is wider is cut. An empty text has no lines."""
    lines: list[SetLine] = []
    for paragraph in _paragraphs(stretches):
        short = sum(len(text) for text, _ in paragraph) <= LONGEST_REMEMBERED
        lines.extend(_remembered(tuple(paragraph), lang, width) if short else _wrapped(_marked(tuple(paragraph), lang), width))
    return lines


def set_line(text: str, manner: Manner, lang: str) -> SetLine:
    """`text` on one line, however wide."""
    lines = set_lines([(text.replace("\n", " "), manner)], lang, float("inf"))
    return lines[0] if lines else SetLine()


def _paragraphs(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """The stretches parted at line ends."""
    current: list[Stretch] = []
    for text, manner in stretches:
        first, *others = plain(text).split("\n")
        current.append((first, manner))
        for other in others:
            yield current
            current = [(other, manner)]
    if any(text for text, _ in current):
        yield current


def _marked(stretches: tuple[Stretch, ...], lang: str) -> _Marked:
    text = "".join(part for part, _ in stretches)
    faces: list[Face] = []
    manners: list[Manner] = []
    for part, manner in stretches:
        faces += choose(part, manner.role, manner.weight, italic=manner.italic, lang=lang)
        manners += [manner] * len(part)
    return _Marked(text, levels_of(text, lang), faces, manners, mixed=not text.isascii() and bool(MIXED.search(text)))


_marked_before = lru_cache(maxsize=2_000)(_marked)


@lru_cache(maxsize=4_000)
def _remembered(stretches: tuple[Stretch, ...], lang: str, width: float) -> tuple[SetLine, ...]:
    """What is set again and again: labels, heads and feet of pages, and whatever is measured before it is drawn."""
    return tuple(_wrapped(_marked_before(stretches, lang), width))


def _wrapped(marked: _Marked, width: float) -> Iterator[SetLine]:
    line: list[_Word] = []
    used = 0.0
    for word in _fitting_words(marked, width):
        needed = used + (line[-1].space_width if line else 0) + word.width
        if line and needed > width + ROUNDING:
            yield _laid_out(marked, line)
            line = []
        line.append(word if line else _first(marked, word))
        used = needed if len(line) > 1 else line[0].width
    yield _laid_out(marked, line)


def _first(marked: _Marked, word: _Word) -> _Word:
    """The word as it starts a line: an opening mark of full width loses its blank half."""
    if word.end == word.start or marked.text[word.start] not in OPENING or word.ink[0].level % 2:
        return word
    mark, *others = word.ink[0].run.glyphs
    if mark.advance < FULL_WIDTH:
        return word
    half = replace(mark, advance=mark.advance / 2, dx=mark.dx - mark.advance / 2)
    run = replace(word.ink[0].run, glyphs=(half, *others), width=word.ink[0].run.width - half.advance)
    piece = replace(word.ink[0], run=run, width=run.width * word.ink[0].size / 1000)
    return replace(word, ink=[piece, *word.ink[1:]], width=word.width - word.ink[0].width + piece.width)


def _fitting_words(marked: _Marked, width: float) -> Iterator[_Word]:
    for word, following in marked.words:
        while word.width > width and word.end - word.start > 1:
            cut = _fitting_end(marked, word, width)
            yield marked.word(word.start, cut, cut)
            word = marked.word(cut, word.end, following)  # noqa: PLW2901 - what is left of it
        yield word


def _fitting_end(marked: _Marked, word: _Word, width: float) -> int:
    """How far a word too wide for the line may go on it: at least one character, whole letters where possible."""
    cut, used = word.start, 0.0
    for characters, advance in _advances(word.ink):
        used += advance
        if used > width:
            break
        cut += characters
    while cut > word.start + 1 and sum(piece.width for piece in marked.pieces(word.start, cut)) > width:
        cut -= 1
    return max(whole_letters(marked.text, cut, word.start), word.start + 1)


def _advances(pieces: list[Piece]) -> Iterator[tuple[int, float]]:
    """How many characters each glyph stands for, and its width in points, in reading order."""
    for piece in pieces:
        for glyph in reversed(piece.run.glyphs) if piece.level % 2 else piece.run.glyphs:
            yield len(glyph.text), glyph.advance * piece.size / 1000


def _laid_out(marked: _Marked, line: list[_Word]) -> SetLine:
    if not line:
        return SetLine()
    pieces = [piece for word in line[:-1] for piece in (*word.ink, *word.space)] + line[-1].ink
    widths = [piece.width for piece in pieces]
    if any(piece.level % 2 for piece in pieces):
        starts, x = [0.0] * len(pieces), 0.0
        for at in visual_order([piece.level for piece in pieces]):
            starts[at] = x
            x += widths[at]
    else:
        *starts, x = accumulate(widths, initial=0.0)
    return SetLine(tuple(zip(starts, pieces, strict=True)), x, marked.text[line[0].start : line[-1].end])
