"""The typefaces of the printed page: found in pip packages, opened once, chosen letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import uharfbuzz

from surveys.errors import RoundtableError
from surveys.messages import msg
from surveys.translator import direction

Weight = Literal["light", "regular", "bold"]
Role = Literal["text", "label"]

ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
DEVANAGARI = ((0x0900, 0x097F), (0xA8E0, 0xA8FF), (0x1CD0, 0x1CFF))
IDEOGRAPHS = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
CJK_PACKAGE = "justmytype-intl-cjk"
CJK_LANGUAGES = frozenset({"zh", "ja", "ko"})


class FontMissing(RoundtableError):
    """A typeface that a document cannot do without is not installed; the message names the package to add."""

    def __init__(self, package: str) -> None:
        super().__init__(
            msg("The letters of this language cannot be printed yet. Add the package {package} and try again.", package=package)
        )


@dataclass(frozen=True, eq=False)
class Face:
    """One font file. `scale` makes it look as large as its neighbours; `ranges` are the letters it may claim (empty: all)."""

    path: Path
    scale: float = 1.0
    ranges: tuple[tuple[int, int], ...] = ()
    claimed: dict[str, bool] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def opened(self) -> Any:
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self) -> Any:
        return uharfbuzz.Font(self.opened)

    @cached_property
    def per_mille(self) -> float:
        """What one font unit is in thousandths of the type size."""
        return 1000 / float(self.opened.upem)

    @cached_property
    def code_points(self) -> frozenset[int]:
        return frozenset(self.opened.unicodes)

    def holds(self, char: str) -> bool:
        return ord(char) in self.code_points

    def claims(self, char: str) -> bool:
        """Whether a letter is to be set in this face: it holds it, and it is of the scripts the face is here for."""
        known = self.claimed.get(char)
        if known is None:
            code = ord(char)
            known = self.claimed[char] = self.holds(char) and (not self.ranges or any(low <= code <= high for low, high in self.ranges))
        return known


@dataclass(frozen=True, slots=True)
class Family:
    """A family's package, the folder of its files, and the file of each weight."""

    package: str
    folder: str
    light: str
    regular: str
    bold: str
    italic: str = ""
    scale: float = 1.0
    ranges: tuple[tuple[int, int], ...] = ()

    def file(self, weight: Weight, *, italic: bool) -> str:
        return (
            self.italic
            if italic and self.italic and weight != "bold"
            else {"light": self.light, "regular": self.regular, "bold": self.bold}[weight]
        )


FIRA = Family(
    "fontpkg-fira-sans",
    "fontpkg_fira_sans/files",
    "FiraSans-Light.ttf",
    "FiraSans-Regular.ttf",
    "FiraSans-SemiBold.ttf",
    "FiraSans-Italic.ttf",
)
PLEX = Family(
    "fontpkg-ibm-plex-sans-arabic",
    "fontpkg_ibm_plex_sans_arabic/files",
    "IBMPlexSansArabic-Light.ttf",
    "IBMPlexSansArabic-Regular.ttf",
    "IBMPlexSansArabic-SemiBold.ttf",
    scale=1.02,
    ranges=ARABIC,
)
AMIRI = Family(
    "fontpkg-amiri", "fontpkg_amiri/files", "Amiri-Regular.ttf", "Amiri-Regular.ttf", "Amiri-Bold.ttf", scale=1.22, ranges=ARABIC
)
HIND = Family("fontpkg-hind", "fontpkg_hind/files", "Hind-Light.ttf", "Hind-Regular.ttf", "Hind-SemiBold.ttf", scale=1.1, ranges=DEVANAGARI)
DEJAVU = Family("matplotlib", "matplotlib/mpl-data/fonts/ttf", "DejaVuSans.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", scale=0.92)

_folders: list[Path] = []


def add_folder(folder: Path) -> None:
    """Look for further faces (the instanced CJK ones) in `folder` too, from now on."""
    if folder not in _folders:
        _folders.append(folder)
        chain.cache_clear()


@cache
def chain(role: Role, weight: Weight, *, italic: bool, rtl: bool) -> tuple[Face, ...]:
    """The faces to try, best first. Raises FontMissing naming the package of one that is not installed."""
    arabic = AMIRI if role == "text" else PLEX
    families = (arabic, FIRA, HIND, DEJAVU) if rtl else (FIRA, arabic, HIND, DEJAVU)
    faces = [_face(family, weight, italic=italic) for family in families]
    return (*faces[:3], *_ideographs(weight), faces[3])


def _face(family: Family, weight: Weight, *, italic: bool) -> Face:
    return _opened(_installed(family) / family.file(weight, italic=italic), family.scale, family.ranges)


@cache
def _opened(path: Path, scale: float, ranges: tuple[tuple[int, int], ...]) -> Face:
    return Face(path, scale, ranges)


def _installed(family: Family) -> Path:
    package, _, rest = family.folder.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None or not (folder := Path(spec.origin).parent / rest).is_dir():
        raise FontMissing(family.package)
    return folder


def _ideographs(weight: Weight) -> tuple[Face, ...]:
    name = "NotoSansSC-Bold.ttf" if weight == "bold" else "NotoSansSC-Regular.ttf"
    return tuple(_opened(folder / name, 1.0, IDEOGRAPHS) for folder in _folders if (folder / name).is_file())


def require(lang: str) -> None:
    """Raise FontMissing unless a document in `lang` can be set."""
    if lang.split("-", maxsplit=1)[0].lower() in CJK_LANGUAGES and not _ideographs("regular"):
        raise FontMissing(CJK_PACKAGE)


def lacking(text: str) -> tuple[str, ...]:
    """The packages to add before every character of `text` can be printed; empty when all can."""
    faces = chain("text", "regular", italic=False, rtl=False)
    missing = {char for char in set(text) if char.isalpha() and not any(face.holds(char) for face in faces)}
    ideographs = any(low <= ord(char) <= high for char in missing for low, high in IDEOGRAPHS)
    return (CJK_PACKAGE,) if ideographs else ()


def choose(text: str, role: Role, weight: Weight, *, italic: bool, lang: str) -> list[Face]:
    """A face for each character. Letters go to the first face that claims them; what has no script stays with its neighbours."""
    faces = chain(role, weight, italic=italic, rtl=direction(lang) == "rtl")
    current, chosen = _first_strong(text, faces), []
    for char in text:
        if char.isalpha() or not (current.holds(char) or char.isspace() or not char.isprintable()):
            current = next((face for face in faces if face.claims(char)), None) or _holder(char, faces) or current
        chosen.append(current)
    return chosen


def _holder(char: str, faces: Sequence[Face]) -> Face | None:
    return next((face for face in faces if face.holds(char)), None)


def _first_strong(text: str, faces: Sequence[Face]) -> Face:
    letter = next((char for char in text if char.isalpha()), "")
    return next((face for face in faces if letter and face.claims(letter)), faces[0])


def changes(keys: Sequence[object]) -> list[tuple[int, int]]:
    """The stretches of equal neighbours in `keys`, as start and end."""
    cuts = [0, *(at for at in range(1, len(keys)) if keys[at] != keys[at - 1]), len(keys)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]
