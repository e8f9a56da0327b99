"""Strips onto pages: nothing kept together is parted where a page can hold it, and no heading stands alone at a foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from reports.style import BASELINE
from reports.typesetting.strips import Break, Flow, Placed, Sheet, Strip, on_baseline, total

SLACK = 0.01
ENOUGH, FULL, MOST_GROWN = 0.5, 0.92, 10
"""Of a page's height: from where on it is full enough, and up to where it is filled with lines to write on; how many at most."""
HALF, THIRD = 0.5, 0.34
"""Of a page's height: a short section begins below another that takes no more than half, any section below one that takes no more than a
third (look.md: no page under a third full) and has no lines to write on that fill it. Both must be for the same people: the foot says for
whom a page is."""
BETWEEN = 40  # points of air above a section that begins on the last one's page
TIGHTER: tuple[Callable[[float], float], ...] = (
    lambda air: air * 0.75,
    lambda air: air * 0.5,
    lambda air: max(0.0, min(air * 0.5, air - BASELINE)),
)
"""What is left of the air above what stands on a page that should hold a little more; at last there is none between the items of a list."""
WORTH_CUTTING = 60  # points of room below which a long strip rather starts on the next page


def fill(flow: Flow, height: float) -> list[Sheet]:
    """The pages that the flow takes, each `height` points high inside."""
    sheets = [Sheet()]
    sections = [_closer(section, height) for section in _sections(flow)]
    for section, following in zip_longest(sections, sections[1:], fillvalue=Flow()):
        before, sheets = sheets, _filled(section, height, sheets)
        if len(sheets) > len(before) and following and _left_short(sheets[-1], following, height):
            sheets = _evened(section, height, before) or sheets
    _grow(sheets[-1], height)
    return [sheet for sheet in sheets if sheet.placed] or sheets[:1]


def _filled(flow: Flow, height: float, before: Sequence[Sheet] = ()) -> list[Sheet]:
    """The pages `before`, which stay as they are, and behind them those that the flow takes; it begins on the last of them."""
    last = before[-1] if before else Sheet()
    sheets = [*before[:-1], replace(last, placed=list(last.placed))]
    knots = list(_knots(flow))
    for place, knot in enumerate(knots):
        if isinstance(knot, Break):
            _break(sheets, knot, takewhile(lambda one: not isinstance(one, Break), knots[place + 1 :]), height)
        else:
            _place_knot(sheets, knot, height)
    return sheets


def _sections(flow: Flow) -> Iterator[Flow]:
    """The flow parted before every page break."""
    starts = [0, *(at for at, piece in enumerate(flow) if at and isinstance(piece, Break))]
    return (flow[start:end] for start, end in zip(starts, [*starts[1:], len(flow)], strict=True))


def _closer(section: Flow, height: float) -> Flow:
    """With less air, where that spares a section a last page that would stay half empty."""
    pages = _filled(section, height)
    if len(pages) > 1 and pages[-1].bottom <= height * HALF:
        tries = ([_tightened(piece, left) for piece in section] for left in TIGHTER)
        return next((one for one in tries if len(_filled(one, height)) < len(pages)), section)
    return section


def _left_short(last: Sheet, following: Flow, height: float) -> bool:
    """Whether a page would stay under a third full, since the next section does not begin there."""
    if not 0 < last.bottom <= height * THIRD or any(one.strip.grows for one in last.placed):
        return False
    wanted, *knots = _knots(following)
    return isinstance(wanted, Break) and not _begins_below(last, wanted, knots, height)


def _evened(section: Flow, height: float, before: Sequence[Sheet]) -> list[Sheet] | None:
    """The section with as much of its last page but one on the last as makes it a third full, or as can be spared; else nothing."""
    most, found = len(_filled(section, height, before)), None
    for at in range(len(section) - 1, 0, -1):
        last, piece = section[at - 1], section[at]
        if isinstance(last, Break) or isinstance(piece, Break) or last.keep or piece.air:
            continue
        sheets = _filled([*section[:at], Break(), *section[at:]], height, before)
        if len(sheets) > most:  # the last page itself would be parted
            continue
        if sheets[-2].bottom < height * THIRD:
            break
        found = sheets
        if found[-1].bottom > height * THIRD:
            break
    return found


def _tightened(piece: Strip | Break, left: Callable[[float], float]) -> Strip | Break:
    return piece if isinstance(piece, Break) else replace(piece, before=left(piece.before))


def _knots(flow: Flow) -> Iterator[Break | list[Strip]]:
    """The flow as page breaks and runs of strips that are to stay together."""
    knot: list[Strip] = []
    for piece in flow:
        if isinstance(piece, Break):
            if knot:
                yield knot
            yield piece
            knot = []
        else:
            knot.append(piece)
            if not piece.keep:
                yield knot
                knot = []
    if knot:
        yield knot


def _break(sheets: list[Sheet], wanted: Break, section: Iterator[Break | list[Strip]], height: float) -> None:
    if len(sheets) > 1 and _begins_below(sheets[-1], wanted, section, height):
        sheets[-1].bottom += BETWEEN
    else:
        _grow(sheets[-1], height)
        _new_sheet(sheets, forced=True)


def _begins_below(last: Sheet, wanted: Break, section: Iterable[Break | list[Strip]], height: float) -> bool:
    short = wanted.soft and 0 < last.bottom <= height * HALF
    parts = [knot for knot in section if not isinstance(knot, Break)] if short else []
    begins = last.bottom <= height * THIRD and not any(one.strip.grows for one in last.placed)
    needed = [strip for part in parts[: 1 if begins else None] for strip in part]
    return bool(needed) and needed[0].disclosure == last.disclosure and _end(needed, last.bottom + BETWEEN) <= height


def _end(strips: Sequence[Strip], bottom: float) -> float:
    """How far down the page strips reach that are put below `bottom`."""
    for strip in strips:
        bottom = (on_baseline(bottom + strip.before) if strip.before else bottom) + strip.height
    return bottom


def _grow(sheet: Sheet, height: float) -> None:
    """More of the last strip that grows, on a page that would stay half empty; what stands below it moves down."""
    growing = [at for at, one in enumerate(sheet.placed) if one.strip.grows]
    if not growing or sheet.bottom > height * ENOUGH:
        return
    at = growing[-1]
    one = sheet.placed[at]
    times = min(MOST_GROWN, int((height * FULL - sheet.bottom) // one.strip.height))
    more = [Placed(one.strip, one.y + one.strip.height * (1 + time)) for time in range(times)]
    below = [replace(placed, y=placed.y + one.strip.height * times) for placed in sheet.placed[at + 1 :]]
    sheet.placed[at + 1 :] = [*more, *below]
    sheet.bottom += one.strip.height * times


def _new_sheet(sheets: list[Sheet], *, forced: bool = False) -> None:
    if sheets[-1].placed or not forced:
        sheets.append(Sheet(section=sheets[-1].section, disclosure=sheets[-1].disclosure))


def _place_knot(sheets: list[Sheet], knot: Sequence[Strip], height: float) -> None:
    """A knot that no longer fits goes to the next page whole, unless no page could hold it or its only strip can be cut here."""
    knot = _eased(sheets[-1], knot, height)
    if _fits(sheets[-1], knot, height):
        _put_all(sheets[-1], knot)
    elif not all(strip.air for strip in knot):
        too_long = len(knot) > 1 and total(knot) > height - _head_height(knot[0])
        worth_cutting = knot[-1].cut and _room(sheets[-1], knot, height) > WORTH_CUTTING
        if sheets[-1].placed and not (too_long or worth_cutting):
            _new_sheet(sheets)
        for strip in knot:
            _place_strip(sheets, strip, height)


def _eased(sheet: Sheet, knot: Sequence[Strip], height: float) -> Sequence[Strip]:
    """The knot without as many of its spare strips, last ones first, as must go for it to fit; all of it where that does not help."""
    eased = list(knot)
    while not _fits(sheet, eased, height):
        spare = [place for place, strip in enumerate(eased) if strip.spare]
        if not spare:
            return knot
        del eased[spare[-1]]
    return eased


def _fits(sheet: Sheet, knot: Sequence[Strip], height: float) -> bool:
    head = 0 if sheet.placed else _head_height(knot[0])
    return _start(sheet, knot[0]) + head + total(knot) <= height + SLACK


def _room(sheet: Sheet, knot: Sequence[Strip], height: float) -> float:
    """What is left for the knot's last strip."""
    return height - _start(sheet, knot[0]) - (total(knot) - knot[-1].height)


def _start(sheet: Sheet, strip: Strip) -> float:
    if not sheet.placed:
        return 0
    return on_baseline(sheet.bottom + strip.before) if strip.before else sheet.bottom


def _head_height(strip: Strip) -> float:
    return sum(one.height for one in strip.head)


def _put_all(sheet: Sheet, strips: Sequence[Strip]) -> None:
    for strip in strips:
        _put(sheet, strip)


def _put(sheet: Sheet, strip: Strip) -> None:
    if strip.section:
        sheet.section, sheet.disclosure = strip.section, strip.disclosure
    for one in strip.head if not sheet.placed else ():
        sheet.placed.append(Placed(one, sheet.bottom, repeated=True))
        sheet.bottom += one.height
    y = _start(sheet, strip) if not strip.head or sheet.placed else sheet.bottom
    sheet.placed.append(Placed(strip, y))
    sheet.bottom = y + strip.height


def _place_strip(sheets: list[Sheet], strip: Strip, height: float) -> None:
    """One strip, cut over as many pages as it takes where it can be cut."""
    rest = strip
    while not _fits(sheets[-1], [rest], height):
        room = height - _start(sheets[-1], rest) - (0 if sheets[-1].placed else _head_height(rest))
        if parts := rest.cut(room) if rest.cut else None:
            _put(sheets[-1], parts[0])
            rest = parts[1]
        elif not sheets[-1].placed:
            break
        _new_sheet(sheets)
    _put(sheets[-1], rest)
