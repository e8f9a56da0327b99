"""Which way each character runs: the Unicode Bidirectional Algorithm (UAX 9) with isolates and paired brackets.

Explicit embeddings and overrides are taken out of texts before they come here (`plain`), since a stranger could reverse words with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import bidirectional

OPENING = "([{⟨⟦⟪「『【〈《〔〖（［｛｢"
CLOSING = ")]}⟩⟧⟫」』】〉》〕〗）］｝｣"
PAIRS = dict(zip(OPENING, CLOSING, strict=True))
STARTS = {"\u2066": "L", "\u2067": "R", "\u2068": ""}
END = "\u2069"
DEEPEST = 60
NEUTRAL = frozenset({"B", "S", "WS", "ON"})
BRACKETS_KEPT = 63  # UAX 9, BD16


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of one paragraph whose own level is `base` (0 left to right, 1 right to left)."""
    if base == 0 and is_plainly_left_to_right(text):
        return [0] * len(text)
    found = [base] * len(text)
    matching = _matching(text)
    waiting = [(0, len(text), base)]
    while waiting:
        start, end, level = waiting.pop()
        own, inner = _sequence(text, start, end, level, matching)
        waiting.extend(inner)
        _resolve(text, own, level, found)
    return found


def is_plainly_left_to_right(text: str) -> bool:
    """Whether no character of `text` runs, or makes others run, from right to left: those that do come after Greek and Cyrillic."""
    return text.isascii() or max(text, default="") < "\u0590"


def first_strong(text: str) -> str:
    """ "R", "L", or empty where no letter tells the direction."""
    return next(("R" if kind in {"R", "AL"} else "L" for char in text if (kind := bidirectional(char)) in {"L", "R", "AL"}), "")


def strong(text: str) -> set[str]:
    """Which directions the letters have: "L", "R", both or none."""
    return {"R" if kind in {"R", "AL"} else "L" for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}}


def _matching(text: str) -> dict[int, int]:
    """Where each isolate that opens is closed (or the text ends)."""
    open_at: list[int] = []
    closed: dict[int, int] = {}
    for at, char in enumerate(text):
        if char in STARTS:
            open_at.append(at)
        elif char == END and open_at:
            closed[open_at.pop()] = at
    return closed | dict.fromkeys(open_at, len(text))


def _sequence(text: str, start: int, end: int, level: int, matching: dict[int, int]) -> tuple[list[int], list[tuple[int, int, int]]]:
    own, inner, at = [], [], start
    while at < end:
        own.append(at)
        if at in matching and level < DEEPEST:
            towards = STARTS[text[at]] or first_strong(text[at + 1 : matching[at]]) or "L"
            inner.append((at + 1, matching[at], level + 1 if (level % 2 == 0) == (towards == "R") else level + 2))
            at = matching[at]
        else:
            at += 1
    return own, inner


def _resolve(text: str, own: list[int], level: int, found: list[int]) -> None:
    """One isolating run sequence: the rules W1 to W7, N0 to N2, I1 and I2."""
    edge = "R" if level % 2 else "L"
    kept = [at for at in own if bidirectional(text[at]) not in {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}]
    kinds = [_kind(text[at]) for at in kept]
    _marks_and_numbers(kinds, edge)
    _separators(kinds)
    _numbers_after_letters(kinds, edge)
    _brackets([text[at] for at in kept], kinds, edge)
    _neutrals(kinds, edge)
    for at, kind in zip(kept, kinds, strict=True):
        found[at] = level + _rise(kind, level)
    _follow(own, set(kept), level, found)


def _kind(char: str) -> str:
    kind = bidirectional(char)
    return "ON" if kind in {"LRI", "RLI", "FSI", "PDI", ""} else kind


def _marks_and_numbers(kinds: list[str], edge: str) -> None:
    """W1 to W3."""
    before = strong = edge
    for at, kind in enumerate(kinds):
        now = before if kind == "NSM" else kind
        if now == "EN" and strong == "AL":
            now = "AN"
        if now in {"L", "R", "AL"}:
            strong = now
        kinds[at] = before = now
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _separators(kinds: list[str]) -> None:
    """W4 to W6."""
    for at in range(1, len(kinds) - 1):
        before, after = kinds[at - 1], kinds[at + 1]
        if before == after and ((kinds[at] == "ES" and before == "EN") or (kinds[at] == "CS" and before in {"EN", "AN"})):
            kinds[at] = before
    for start, end in _stretches(kinds, {"ET"}):
        beside = {kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""}
        kinds[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    kinds[:] = ["ON" if kind in {"ES", "CS"} else kind for kind in kinds]


def _numbers_after_letters(kinds: list[str], edge: str) -> None:
    """W7."""
    strong = edge
    for at, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _brackets(chars: list[str], kinds: list[str], edge: str) -> None:
    """N0: a pair of brackets goes the way of what it holds, or of what stands before it."""
    for start, end in _pairs(chars, kinds):
        inside = {side for kind in kinds[start + 1 : end] if (side := _side(kind))}
        if edge in inside:
            kinds[start] = kinds[end] = edge
        elif inside:
            before = next((side for kind in reversed(kinds[:start]) if (side := _side(kind))), edge)
            kinds[start] = kinds[end] = before


def _pairs(chars: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    open_at: list[int] = []
    pairs = []
    for at, char in enumerate(chars):
        if char in PAIRS and kinds[at] == "ON":
            if len(open_at) == BRACKETS_KEPT:
                break
            open_at.append(at)
        elif char in CLOSING and kinds[at] == "ON":
            fitting = next((place for place in range(len(open_at) - 1, -1, -1) if PAIRS[chars[open_at[place]]] == char), None)
            if fitting is not None:
                pairs.append((open_at[fitting], at))
                del open_at[fitting:]
    return sorted(pairs)


def _side(kind: str) -> str:
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


def _neutrals(kinds: list[str], edge: str) -> None:
    """N1 and N2."""
    for start, end in _stretches(kinds, NEUTRAL):
        before = _side(kinds[start - 1]) if start else edge
        after = _side(kinds[end]) if end < len(kinds) else edge
        kinds[start:end] = [before if before == after else edge] * (end - start)


def _stretches(kinds: list[str], wanted: set[str] | frozenset[str]) -> Iterator[tuple[int, int]]:
    edges = [at for at in range(len(kinds) + 1) if (at < len(kinds) and kinds[at] in wanted) != (at > 0 and kinds[at - 1] in wanted)]
    return iter(list(zip(edges[::2], edges[1::2], strict=True)))


def _rise(kind: str, level: int) -> int:
    """I1 and I2."""
    if level % 2:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _follow(own: list[int], kept: set[int], level: int, found: list[int]) -> None:
    """What has no direction of its own goes with the character before it."""
    if own and own[0] not in kept:
        found[own[0]] = level
    for before, at in pairwise(own):
        if at not in kept:
            found[at] = found[before]


def visual_order(run_levels: list[int]) -> list[int]:
    """The order from left to right of one line's runs, given their levels in reading order (rule L2)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    for level in range(max(run_levels), min(odd) - 1, -1) if odd else ():
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order
