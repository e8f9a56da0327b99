"""The faces that a document carries: only the glyphs it uses, each knowing the text it stands for.

A glyph that stands for two texts gets two codes, so copying and searching give back what was written, in every script.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name

from reports.lettering.faces import Face

NOTHING = "\u200b"
BLOCK = 100  # entries allowed in one block of a character map
NOT_PRINTED = ("GSUB", "GPOS", "GDEF", "BASE", "kern", "name", "post", "cmap", "OS/2", "DSIG", "gasp")
SYMBOLIC = 4
ITALIC = 64
STEM = {"Light": 60, "Regular": 85, "SemiBold": 130, "Bold": 150}


@dataclass(slots=True)
class Used:
    """One face in one document: the code of each glyph with its text, in order of first use (0 is kept for the missing glyph)."""

    face: Face
    name: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    advances: dict[int, float] = field(default_factory=dict)

    def code(self, number: int, text: str) -> int:
        """The code under which a glyph stands for `text`."""
        return self.codes.setdefault((number, text), len(self.codes) + 1)

    def advance(self, number: int) -> float:
        """The face's own advance of a glyph in thousandths, which shaping may have changed."""
        if number not in self.advances:
            self.advances[number] = self.face.font.get_glyph_h_advance(number) * self.face.per_mille
        return self.advances[number]


class Embedding:
    """The faces used by one document, named /T1, /T2… in order of first use."""

    def __init__(self) -> None:
        self.used: dict[Face, Used] = {}

    def use(self, face: Face) -> Used:
        if face not in self.used:
            self.used[face] = Used(face, f"T{len(self.used) + 1}")
        return self.used[face]

    def resources(self, pdf: pikepdf.Pdf) -> Dictionary:
        """The font dictionary for every page of `pdf`."""
        return Dictionary({f"/{used.name}": _font(pdf, used) for used in self.used.values()})


def _font(pdf: pikepdf.Pdf, used: Used) -> Any:
    program = _program(used)
    name = Name(f"/{_tag(program)}+{used.face.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, used, name, program)),
        CIDToGIDMap=pdf.make_stream(_glyph_map(used)),
        DW=1000,
        W=_widths(used),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_texts(used).encode("ascii")),
        )
    )


def _program(used: Used) -> bytes:
    """The face with only the outlines of its used glyphs, at their old numbers."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update({number for number, _ in used.codes})
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode(), "big") for table in NOT_PRINTED)
    if used.face.weight:
        wanted.pin_all_axes_to_default(used.face.opened)
        wanted.pin_axis_location(used.face.opened, "wght", used.face.weight)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    return bytes(uharfbuzz.subset(used.face.opened, wanted).blob.data)


def _tag(program: bytes) -> str:
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(program).digest()[:6])


def _descriptor(pdf: pikepdf.Pdf, used: Used, name: Name, program: bytes) -> Dictionary:
    extents, unit = used.face.font.get_font_extents("ltr"), used.face.per_mille
    slanted = "Italic" in used.face.name
    stream = pdf.make_stream(program)
    stream.Length1 = len(program)
    ascent, descent = round(extents.ascender * unit), round(extents.descender * unit)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=SYMBOLIC | (ITALIC if slanted else 0),
        FontBBox=Array([-500, descent, 2000, ascent]),
        ItalicAngle=-10 if slanted else 0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=700,
        StemV=STEM.get(used.face.name.partition("-")[2], 85),
        FontFile2=stream,
    )


def _glyph_map(used: Used) -> bytes:
    return b"\0\0" + b"".join(number.to_bytes(2, "big") for number, _ in used.codes)


def _widths(used: Used) -> Array:
    return Array([1, Array([round(used.advance(number)) for number, _ in used.codes])])


def _texts(used: Used) -> str:
    """The character map from codes to texts."""
    lines = [f"<{code:04X}> <{(text or NOTHING).encode('utf-16-be').hex().upper()}>" for (_, text), code in used.codes.items()]
    blocks = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in _in_blocks(lines))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{blocks}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _in_blocks(lines: list[str]) -> Iterator[list[str]]:
    for _, block in groupby(enumerate(lines), key=lambda numbered: numbered[0] // BLOCK):
        yield [line for _, line in block]
