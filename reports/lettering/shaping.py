"""Letters to glyphs: HarfBuzz joins, reorders and kerns one run of one face and one direction."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import uharfbuzz

from reports.lettering.faces import Face

LONGEST_REMEMBERED = 40
DROPPED = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), 0xFEFF) if code not in {0x09, 0x0A}} | {9: " "}
REPLACEMENT = "\ufffd"
OPENING, CLOSING = frozenset("（【「『《〈〔｛“‘"), frozenset("、。，．：；？！）】」』》〉〕｝”’")
MARKS = OPENING | CLOSING


def plain(text: str) -> str:
    """`text` fit for print: composed, without control characters and direction overrides; a broken surrogate becomes a replacement mark."""
    if text.isprintable():  # none of what is taken out or changed below
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").translate(DROPPED)
    whole = text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole)


def one_line(text: str) -> str:
    """`text` fit for print and for properties, on one line."""
    return plain(text).replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in thousandths of the type size. `text` is what it stands for; may be empty."""

    number: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Glyphs from left to right on the paper, in one face; `width` in thousandths of the type size."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float
    rtl: bool = False


def shape(text: str, face: Face, *, rtl: bool, tabular: bool = False) -> Run:
    """The glyphs of `text`, which is all in one face and one direction. `tabular`: figures of one width."""
    if len(text) > LONGEST_REMEMBERED:
        return _shaped(text, face, rtl, tabular)
    return _remembered(text, face, rtl, tabular)


def spaced(run: Run, air: float) -> Run:
    """The run with some air after its last glyph, in thousandths of the type size."""
    *before, last = run.glyphs
    return Run(run.face, (*before, replace(last, advance=last.advance + air)), run.width + air, run.rtl)


def _shaped(text: str, face: Face, rtl: bool, tabular: bool) -> Run:  # noqa: FBT001 - the cache keys on positions
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(face.font, buffer, {"tnum": tabular, "lnum": True, **_narrowed(text)})
    glyphs = _glyphs(text, face, buffer, rtl=rtl)
    return Run(face, glyphs, sum(glyph.advance for glyph in glyphs), rtl)


def _narrowed(text: str) -> dict[str, list[tuple[int, int, bool]]]:
    """Full-width marks that lose their blank half, since another mark stands at that side."""
    half = [at for at, pair in enumerate(pairwise(text)) if pair[0] in CLOSING and pair[1] in MARKS]
    half += [at + 1 for at, pair in enumerate(pairwise(text)) if pair[0] in OPENING and pair[1] in OPENING]
    return {"halt": [(at, at + 1, True) for at in half]} if half else {}


_remembered = lru_cache(maxsize=20_000)(_shaped)


def _glyphs(text: str, face: Face, buffer: uharfbuzz.Buffer, *, rtl: bool) -> tuple[Glyph, ...]:
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    clusters = [info.cluster for info in infos]
    sources = _sources(text, clusters, rtl=rtl)
    unit = face.per_mille
    return tuple(
        Glyph(info.codepoint, place.x_advance * unit, place.x_offset * unit, place.y_offset * unit, source)
        for info, place, source in zip(infos, positions, sources, strict=True)
    )


def _sources(text: str, clusters: list[int], *, rtl: bool) -> list[str]:
    """What each glyph stands for: of its cluster's characters one each in reading order, the last glyph the rest of them."""
    reading = clusters[::-1] if rtl else clusters
    counts = Counter(clusters)
    starts = sorted(counts)
    waiting = {start: list(text[start:end]) for start, end in pairwise([*starts, len(text)])}
    sources = []
    for cluster in reading:
        counts[cluster] -= 1
        taken = waiting[cluster][: 1 if counts[cluster] else None]
        del waiting[cluster][: len(taken)]
        sources.append("".join(taken))
    return sources[::-1] if rtl else sources
