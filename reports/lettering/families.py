"""The families of the printed page: where each lies, which letters it is for, and the package that brings it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

Weight = Literal["light", "regular", "bold"]
Ranges = tuple[tuple[int, int], ...]

VARIABLE: Mapping[Weight, int] = {"light": 300, "regular": 400, "bold": 600}


@dataclass(frozen=True, slots=True)
class Family:
    """`folder` begins with the import package; `files` names the file of each weight, `italic` the slanted one. A family with one
    variable file has `variable` set. `scale` makes it look as large as Fira Sans; `ranges` are the letters it may claim (empty: all)."""

    package: str
    folder: str
    files: Mapping[Weight, str] = field(hash=False)
    italic: str = ""
    scale: float = 1.0
    ranges: Ranges = ()
    variable: bool = False

    def file(self, weight: Weight, *, italic: bool) -> str:
        return self.italic if italic and self.italic and weight != "bold" else self.files[weight]


def _files(light: str, regular: str, bold: str) -> Mapping[Weight, str]:
    return {"light": light, "regular": regular, "bold": bold}


ARABIC: Ranges = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
DEVANAGARI: Ranges = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
IDEOGRAPHS: Ranges = (
    (0x1100, 0x11FF),
    (0x2E80, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)

FIRA = Family(
    "fontpkg-fira-sans",
    "fontpkg_fira_sans/files",
    _files("FiraSans-Light.ttf", "FiraSans-Regular.ttf", "FiraSans-SemiBold.ttf"),
    italic="FiraSans-Italic.ttf",
)
PLEX = Family(
    "fontpkg-ibm-plex-sans-arabic",
    "fontpkg_ibm_plex_sans_arabic/files",
    _files("IBMPlexSansArabic-Light.ttf", "IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-SemiBold.ttf"),
    scale=1.02,
    ranges=ARABIC,
)
AMIRI = Family(
    "fontpkg-amiri",
    "fontpkg_amiri/files",
    _files("Amiri-Regular.ttf", "Amiri-Regular.ttf", "Amiri-Bold.ttf"),
    scale=1.22,
    ranges=ARABIC,
)
HIND = Family(
    "fontpkg-hind",
    "fontpkg_hind/files",
    _files("Hind-Light.ttf", "Hind-Regular.ttf", "Hind-SemiBold.ttf"),
    scale=1.1,
    ranges=DEVANAGARI,
)
DEJAVU = Family(
    "matplotlib", "matplotlib/mpl-data/fonts/ttf", _files("DejaVuSans.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"), scale=0.92
)


def _noto(part: str, script: str, axes: str, ranges: Ranges) -> Family:
    """A variable Noto Sans of one of the justmytype packages."""
    module, file = "justmytype_intl_" + part.replace("-", "_"), f"NotoSans{script}[{axes}].ttf"
    folder = f"{module}/fonts/ofl/notosans{script.lower()}"
    return Family(f"justmytype-intl-{part}", folder, _files(file, file, file), ranges=ranges, variable=True)


# Set only where their package is installed, in this order.
OTHER_SCRIPTS = (
    _noto("africa", "Ethiopic", "wdth,wght", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))),
    _noto("sea", "Thai", "wdth,wght", ((0x0E00, 0x0E7F),)),
    _noto("sea", "Lao", "wdth,wght", ((0x0E80, 0x0EFF),)),
    _noto("sea", "Khmer", "wdth,wght", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    _noto("sea", "Myanmar", "wdth,wght", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    _noto("south-asia", "Bengali", "wdth,wght", ((0x0980, 0x09FF),)),
    _noto("south-asia", "Tamil", "wdth,wght", ((0x0B80, 0x0BFF),)),
    _noto("south-asia", "Telugu", "wdth,wght", ((0x0C00, 0x0C7F),)),
)
SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN = (_noto("cjk", script, "wght", IDEOGRAPHS) for script in ("SC", "TC", "JP", "KR"))
EAST_ASIAN = (SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN)

# The family that a document in a language cannot do without, where it is not always installed.
NEEDED: Mapping[str, Family] = {
    "zh": SIMPLIFIED,
    "zh-hant": TRADITIONAL,
    "zh-tw": TRADITIONAL,
    "zh-hk": TRADITIONAL,
    "ja": JAPANESE,
    "ko": KOREAN,
    **dict.fromkeys(("am", "ti"), OTHER_SCRIPTS[0]),
    "th": OTHER_SCRIPTS[1],
    "lo": OTHER_SCRIPTS[2],
    "km": OTHER_SCRIPTS[3],
    "my": OTHER_SCRIPTS[4],
    **dict.fromkeys(("bn", "as"), OTHER_SCRIPTS[5]),
    "ta": OTHER_SCRIPTS[6],
    "te": OTHER_SCRIPTS[7],
}


def needed(lang: str) -> Family | None:
    """The family that texts in `lang` need beyond those always there."""
    tag = lang.lower().replace("_", "-")
    return NEEDED.get("-".join(tag.split("-")[:2])) or NEEDED.get(tag.split("-", maxsplit=1)[0])


def folder_of(family: Family) -> Path | None:
    """Where a family's files lie; found without importing its package."""
    package, _, rest = family.folder.partition("/")
    spec = find_spec(package)
    places = [Path(place) / rest for place in (spec.submodule_search_locations or ())] if spec else []
    return next((place for place in places if place.is_dir()), None)


def lacking_package(lang: str) -> str:
    """The package to add before a document in `lang` can be printed; empty where its letters are there."""
    family = needed(lang)
    return family.package if family and not folder_of(family) else ""
