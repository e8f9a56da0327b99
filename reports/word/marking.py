"""What the library has no words for: single elements of WordprocessingML (ECMA-376), put where the schema wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.lettering.shaping import one_line, plain
from reports.office.steady import plain as fit

TWENTIETHS, EIGHTHS = 20, 8
"""Of a point: the measures of lengths and of borders."""
MOST_LETTERS = 32_000
"""What programs take as one property or one alternative text."""


def element(tag: str, **values: str | float) -> Any:
    """A `w:` element with attributes of its own namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def words(text: str) -> str:
    """Text of people as Word may hold it: no control characters, no overrides of direction."""
    return fit(plain(text))


def property_of(text: str) -> str:
    """The same on one line, for properties and alternative texts."""
    return fit(one_line(text))[:MOST_LETTERS]


def twentieths(points: float) -> int:
    return int(points * TWENTIETHS)


def borders(holder: str, sides: dict[str, tuple[str, float]], space: float = 0) -> Any:
    """`sides`: which borders (top, bottom, between…) in which colour and how thick, in points; a thickness of 0 takes one away.
    `left` is in tables the side where reading starts, and left on the paper for paragraphs."""
    made = element(holder)
    for side in ("top", "left", "bottom", "right", "between", "insideH", "insideV"):
        if side in sides:
            colour, points = sides[side]
            value = "single" if points else "nil"
            made.append(element(side, val=value, sz=round(points * EIGHTHS), space=round(space), color=colour.removeprefix("#") or "auto"))
    return made


def shade(colour: str) -> Any:
    return element("shd", val="clear", color="auto", fill=colour.removeprefix("#"))


PARAGRAPH_ORDER = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
divId cnfStyle rPr sectPr pPrChange
""".split()  # noqa: SIM905 - the order of the schema, as it is read there
RUN_ORDER = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
eastAsianLayout specVanish oMath
""".split()  # noqa: SIM905 - the order of the schema, as it is read there
SECTION_ORDER = """
headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
""".split()  # noqa: SIM905 - the order of the schema, as it is read there
TABLE_ORDER = """
tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders
shd tblLayout tblCellMar tblLook tblCaption tblDescription
""".split()  # noqa: SIM905 - the order of the schema, as it is read there
CELL_ORDER = """
cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
""".split()  # noqa: SIM905 - the order of the schema, as it is read there
ROW_ORDER = """
cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden
""".split()  # noqa: SIM905 - the order of the schema, as it is read there


def put(holder: Any, order: Sequence[str], *made: Any) -> None:
    """Each into its place among the properties of `holder`, instead of one of the same name."""
    for one in made:
        name = _name(one)
        for old in [child for child in holder if _name(child) == name]:
            holder.remove(old)
        later = set(order[order.index(name) + 1 :])
        following = next((child for child in holder if _name(child) in later), None)
        if following is None:
            holder.append(one)
        else:
            following.addprevious(one)


def _name(one: Any) -> str:
    return str(one.tag).rpartition("}")[2]


def switch(name: str, *, on: bool = True) -> Any:
    """A property that is on or off."""
    return element(name) if on else element(name, val="0")


def field(code: str, shown: str = "", *, stale: bool = False) -> list[Any]:
    """The parts of a run that holds a field; `shown` until a program works it out, at once where it is `stale`."""
    begin = element("fldChar", fldCharType="begin")
    if stale:
        begin.set(qn("w:dirty"), "true")
    told, said = element("instrText"), element("t")
    told.text, said.text = f" {code} ", shown
    told.set(qn("xml:space"), "preserve")
    return [begin, told, element("fldChar", fldCharType="separate"), said, element("fldChar", fldCharType="end")]
