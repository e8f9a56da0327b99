"""What is one sheet's own: its code, and the way to answer online instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import segno

from reports.drawing.values import Box, Picture
from reports.typesetting.blocks import Beside, Block, Figure, Paragraph, Span
from surveys.messages import Translator, msg

MODULE, QUIET_ZONE = 2.6, 4
"""Points of one square of the code, and how many squares stay white around it."""
SHARES = (0.66, 0.34)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`code`: by which it is typed, and typed once; it stands on every page. `link`: where the same can be answered online, `spelled` as it
    is copied by hand. `promised`: what people are promised. All empty: a form for anybody."""

    code: str = ""
    link: str = field(default="", repr=False)
    spelled: str = field(default="", repr=False)
    promised: tuple[str, ...] = ()


BLANK_SHEET = Sheet()


def with_link(words: Sequence[Block], sheet: Sheet, say: Translator) -> Iterator[Block]:
    """The words, and beside them the way to answer online where there is one."""
    if not sheet.link:
        yield from words
        return
    told = Paragraph(say(msg("Or answer online: photograph this code.")), "caption")
    address = Paragraph((Span(sheet.spelled or sheet.link),), "caption", lang="en")
    yield Beside((tuple(words), (Figure(squares(sheet.link, say(msg("A code that opens the online form")))), told, address)), SHARES)


def squares(link: str, alt: str) -> Picture:
    """The address as a QR code. It is never mirrored."""
    matrix = segno.make(link, error="m").matrix
    side = (len(matrix) + 2 * QUIET_ZONE) * MODULE
    return Picture(side, side, tuple(_runs(matrix)), alt=alt, mirrors=False)


def _runs(matrix: Sequence[Sequence[int]]) -> Iterator[Box]:
    """Neighbouring dark squares of a row as one box, so that no gap shows between them."""
    for y, row in enumerate(matrix):
        start = None
        for x, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield Box((start + QUIET_ZONE) * MODULE, (y + QUIET_ZONE) * MODULE, (x - start) * MODULE, MODULE + 0.02, fill="#000000")
                start = None
