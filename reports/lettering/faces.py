"""The typefaces of the printed page: found in pip packages, opened once, chosen letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import uharfbuzz

from reports.lettering.families import (
    AMIRI,
    DEJAVU,
    EAST_ASIAN,
    FIRA,
    HIND,
    OTHER_SCRIPTS,
    PLEX,
    VARIABLE,
    Family,
    Ranges,
    Weight,
    folder_of,
    needed,
)
from surveys.errors import RoundtableError
from surveys.messages import msg
from surveys.translator import direction

Role = Literal["text", "label"]
DOT = "·"
"""Between two things it is the same in all letters; within a name it is that of the name's."""
NO_WIDTH = (0x200C, 0x200B, 0x200D)


class FontMissing(RoundtableError):
    """A typeface that a document cannot do without is not installed; the message names the package to add."""

    def __init__(self, package: str) -> None:
        super().__init__(
            msg("The letters of this language cannot be printed yet. Add the package {package} and try again.", package=package)
        )


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, or (with `weight`) one instance of a variable one."""

    path: Path
    scale: float = 1.0
    ranges: Ranges = ()
    weight: int = 0
    claimed: dict[str, bool] = field(default_factory=dict, repr=False)
    at_home: set[str] = field(default_factory=set, repr=False)

    @property
    def name(self) -> str:
        stem = self.path.stem.partition("[")[0]
        return f"{stem}-{self.weight}" if self.weight else stem

    @cached_property
    def opened(self) -> Any:
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self) -> Any:
        font = uharfbuzz.Font(self.opened)
        if self.weight:
            font.set_variations({"wght": self.weight})
        return font

    @cached_property
    def per_mille(self) -> float:
        """What one font unit is in thousandths of the type size."""
        return 1000 / float(self.opened.upem)

    @cached_property
    def code_points(self) -> frozenset[int]:
        return frozenset(self.opened.unicodes)

    @cached_property
    def blank(self) -> int:
        """A glyph without ink: one of no width where the face has it, else the space."""
        found = (self.font.get_nominal_glyph(code) for code in NO_WIDTH)
        return next((number for number in found if number and not self._has_ink(number)), self.space)

    @cached_property
    def space(self) -> int:
        return int(self.font.get_nominal_glyph(0x20) or 0)

    def _has_ink(self, number: int) -> bool:
        extents = self.font.get_glyph_extents(number)
        return bool(extents and (extents.width or extents.height))

    def holds(self, char: str) -> bool:
        return ord(char) in self.code_points

    def claims(self, char: str) -> bool:
        """Whether a letter is to be set in this face: it holds it, and it is of the scripts the face is here for."""
        known = self.claimed.get(char)
        if known is None:
            known = self.claimed[char] = self.holds(char) and (not self.ranges or _within(char, self.ranges))
        return known

    def sets_all_of(self, text: str) -> bool:
        """Whether a text needs no other face where this one is asked first."""
        if not self.at_home.issuperset(text):
            self.at_home.update(filter(self._is_at_home, set(text)))
        return self.at_home.issuperset(text)

    def _is_at_home(self, char: str) -> bool:
        return self.claims(char) if char.isalpha() else self.holds(char) or char.isspace() or not char.isprintable()


def _within(char: str, ranges: Ranges) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


@cache
def chain(role: Role, weight: Weight, *, italic: bool, lang: str) -> tuple[Face, ...]:
    """The faces to try for texts in `lang`, best first. Raises FontMissing naming the package of one that must be there and is not."""
    arabic = AMIRI if role == "text" else PLEX
    own = needed(lang)
    always = [arabic, FIRA, HIND] if direction(lang) == "rtl" else [FIRA, arabic, HIND]
    others = [family for family in ((own,) if own else ()) + OTHER_SCRIPTS + EAST_ASIAN if folder_of(family)]
    return tuple(_face(family, weight, italic=italic) for family in dict.fromkeys([*always, *others, DEJAVU]))


def _face(family: Family, weight: Weight, *, italic: bool) -> Face:
    folder = folder_of(family)
    if folder is None:
        raise FontMissing(family.package)
    return _opened(folder / family.file(weight, italic=italic), family.scale, family.ranges, VARIABLE[weight] if family.variable else 0)


@cache
def _opened(path: Path, scale: float, ranges: Ranges, weight: int) -> Face:
    return Face(path, scale, ranges, weight)


def require(lang: str) -> None:
    """Raise FontMissing unless a document in `lang` can be set."""
    family = needed(lang)
    if family and not folder_of(family):
        raise FontMissing(family.package)


def lacking(text: str) -> tuple[str, ...]:
    """The packages to add before every letter of `text` can be printed; empty when all can (or no package is known that would help)."""
    faces = chain("text", "regular", italic=False, lang="en")
    missing = [char for char in sorted(set(text)) if char.isalpha() and not any(face.holds(char) for face in faces)]
    helping = [family.package for char in missing for family in (*OTHER_SCRIPTS, EAST_ASIAN[0]) if _within(char, family.ranges)]
    return tuple(dict.fromkeys(helping))


def choose(text: str, role: Role, weight: Weight, *, italic: bool, lang: str) -> list[Face]:
    """A face for each character. Letters go to the first face that claims them; what has no script stays with its neighbours."""
    faces = chain(role, weight, italic=italic, lang=lang)
    return [faces[0]] * len(text) if faces[0].sets_all_of(text) else letter_by_letter(text, faces)


def letter_by_letter(text: str, faces: Sequence[Face]) -> list[Face]:
    """The same, asking for each character."""
    current, chosen = _first_strong(text, faces), []
    for at, char in enumerate(text):
        if char == DOT and text[at - 1 : at + 2] == f" {DOT} ":
            chosen.append(faces[0])
            continue
        if char.isalpha() or not (current.holds(char) or char.isspace() or not char.isprintable()):
            current = next((face for face in faces if face.claims(char)), None) or _holder(char, faces) or current
        chosen.append(current)
    return chosen


def _holder(char: str, faces: Sequence[Face]) -> Face | None:
    return next((face for face in faces if face.holds(char)), None)


def _first_strong(text: str, faces: Sequence[Face]) -> Face:
    letter = next((char for char in text if char.isalpha()), "")
    return next((face for face in faces if letter and face.claims(letter)), faces[0])
