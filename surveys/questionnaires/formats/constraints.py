"""The limits on answers that XLSForms write as conditions: of a number, of the length of a text, of how many answers are chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from surveys.messages import msg
from surveys.questionnaires.formats.foreign import Choice
from surveys.questionnaires.formats.report import Notes

_ALONE = re.compile(
    r"not\s*\(?\s*\(?\s*selected\(\s*\.\s*,\s*['\"](?P<code>[^'\"]+)['\"]\s*\)\s*and\s*count-selected\(\s*\.\s*\)\s*(?:>\s*1|>=\s*2|!=\s*1)\s*\)?\s*\)?"
)
_LIMIT = re.compile(
    r"(?P<what>count-selected\(\s*\.\s*\)|string-length\(\s*\.\s*\)|\.)\s*(?P<sign><=|>=|<|>|=)\s*(?P<number>-?\d+(?:\.\d+)?)"
)
_TURNED = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)\s*(?P<sign><=|>=|<|>)\s*(?P<what>\.)(?!\d)")
_SIGNS = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


@dataclass(slots=True)
class _Limits:
    low: float | None = None
    high: float | None = None
    longest: int = 0
    alone: str = ""
    whole: bool = True

    def take(self, what: str, sign: str, edge: float) -> bool:
        """Whether the limit could be kept."""
        step = 1 if self.whole and edge == int(edge) else 0
        if what.startswith("string"):
            self.longest = int(edge) - (sign == "<")
            return sign in {"<", "<="} and 1 <= self.longest <= 10_000
        if sign == "=":
            self.low = self.high = edge
        elif sign in {">", ">="}:
            self.low = edge + (step if sign == ">" else 0)
        else:
            self.high = edge - (step if sign == "<" else 0)
        return sign not in {"<", ">"} or bool(step)


def read(
    constraint: str, choices: Sequence[Choice], notes: Notes, *, whole: bool = True
) -> tuple[float | None, float | None, int, tuple[Choice, ...]]:
    """Smallest and largest number, greatest length (0: none), and the answers with those that stand alone marked.
    `whole`: the number has no decimals, so that more than 0 is 1 or more."""
    limits = _Limits(whole=whole)
    parts = (_ALONE.fullmatch(constraint.strip()) and [constraint]) or re.split(r"\s+and\s+", constraint.strip(" ()"))
    kept = all(_take(limits, part) for part in parts) if constraint else True
    if not kept:
        notes.left(msg("Its rule for right answers could not be taken over."), constraint)
        limits = _Limits()
    answers = tuple(replace(choice, exclusive=True) if choice.code == limits.alone else choice for choice in choices)
    return limits.low, limits.high, limits.longest, answers


def number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e12 else None


def _take(limits: _Limits, part: str) -> bool:
    plain = part.strip().strip("()") if part.strip().startswith("(") else part.strip()
    if alone := _ALONE.fullmatch(part.strip()):
        limits.alone = alone["code"]
        return True
    if found := _LIMIT.fullmatch(plain):
        return limits.take(found["what"], found["sign"], float(found["number"]))
    turned = _TURNED.fullmatch(plain)
    return bool(turned) and limits.take(".", _SIGNS[turned["sign"]], float(turned["number"])) if turned else False
