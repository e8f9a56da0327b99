"""The limits on answers that XLSForms write as conditions: of a number, of a text, of how many answers are chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from surveys.messages import msg
from surveys.questionnaires.asking.dates import FIRST, LAST, stored
from surveys.questionnaires.formats.foreign import Choice
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.patterns import LONGEST as LONGEST_PATTERN
from surveys.questionnaires.patterns import fault_of

_ALONE = re.compile(
    r"not\s*\(\s*\(?\s*selected\(\s*\.\s*,\s*['\"](?P<code>[^'\"]+)['\"]\s*\)\s*and\s*"
    r"count-selected\(\s*\.\s*\)\s*(?:>\s*1|>=\s*2|!=\s*1)\s*\)?\s*\)"
)
_REGEX = re.compile(r"regex\(\s*\.\s*,\s*(?:'(?P<one>[^']*)'|\"(?P<two>[^\"]*)\")\s*\)")
_LIMIT = re.compile(
    r"(?P<what>count-selected\(\s*\.\s*\)|string-length\(\s*\.\s*\)|\.)\s*(?P<sign><=|>=|<|>|=)\s*(?P<number>-?\d+(?:\.\d+)?)"
)
_DAY = re.compile(r"\.\s*(?P<sign><=|>=|<|>)\s*(?:date\(\s*)?['\"](?P<day>\d{4}-\d\d-\d\d)['\"][\s)]*")
_TURNED = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)\s*(?P<sign><=|>=|<|>)\s*(?P<what>\.)(?!\d)")
_SIGNS = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_WHOLE = re.compile(r"\^\(\?:(.*)\)\$", re.DOTALL)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(slots=True)
class Limits:
    """What an answer must keep to. Zero lengths and an empty pattern: no limit. `alone`: answers that go with no other."""

    low: float | None = None
    high: float | None = None
    longest: int = 0
    shortest: int = 0
    pattern: str = ""
    first_day: str = ""
    last_day: str = ""
    alone: list[str] = field(default_factory=list)
    whole: bool = True

    def marked(self, choices: Sequence[Choice]) -> tuple[Choice, ...]:
        """The answers with those that stand alone marked."""
        return tuple(replace(choice, exclusive=True) if choice.code in self.alone else choice for choice in choices)

    def take(self, what: str, sign: str, edge: float) -> bool:
        """Whether the limit could be kept."""
        if what.startswith("string"):
            return self.take_length(sign, int(edge))
        step = 1 if self.whole and edge == int(edge) else 0
        if sign in {"=", ">", ">="}:
            self.low = _tighter(max, self.low, edge + (step if sign == ">" else 0))
        if sign in {"=", "<", "<="}:
            self.high = _tighter(min, self.high, edge - (step if sign == "<" else 0))
        return sign not in {"<", ">"} or bool(step)

    def take_day(self, sign: str, written: str) -> bool:
        day = stored(written)
        if day is None or not FIRST < day < LAST:
            return False
        day += timedelta({"<": -1, ">": 1}.get(sign, 0))
        if sign in {"<", "<="}:
            self.last_day = min(self.last_day or day.isoformat(), day.isoformat())
        else:
            self.first_day = max(self.first_day, day.isoformat())
        return True

    def take_length(self, sign: str, edge: int) -> bool:
        length = edge + {"<": -1, ">": 1}.get(sign, 0)
        if sign in {"<", "<=", "="}:
            self.longest = min(self.longest or length, length)
        if sign in {">", ">=", "="}:
            self.shortest = max(self.shortest, length)
        return 1 <= length <= _LONGEST

    def take_pattern(self, pattern: str) -> bool:
        """A pattern that the whole answer fits, if ours can say it; there is room for one."""
        if self.pattern:
            return False
        whole = _WHOLE.fullmatch(pattern)
        before, after = "" if pattern.startswith("^") else ".*", "" if pattern.endswith("$") else ".*"
        bare = whole.group(1) if whole else before + pattern.removeprefix("^").removesuffix("$") + after
        self.pattern = bare
        return 0 < len(bare) <= LONGEST_PATTERN and fault_of(bare) is None


_LONGEST = 1000


def read(constraint: str, notes: Notes, *, whole: bool = True) -> Limits:
    """The limits that a condition on the answer sets. `whole`: the number has no decimals, so that more than 0 is 1 or more."""
    limits = Limits(whole=whole)
    limits.alone = [found["code"] for found in _ALONE.finditer(constraint)]
    rest = _ALONE.sub("", constraint.strip())
    rest = _REGEX.sub(lambda found: "" if limits.take_pattern(found["one"] or found["two"] or "") else found.group(), rest)
    parts = [part for part in _AND.split(f" {rest.strip(' ()')} ") if part.strip(" ()") and part.strip().casefold() != "and"]
    if all(_take(limits, part) for part in parts):
        return limits
    notes.left(msg("Its rule for right answers could not be taken over."), constraint)
    return Limits(whole=whole)


def number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e12 else None


def _tighter(choose: Callable[[float, float], float], known: float | None, edge: float) -> float:
    """The narrower of two limits on the same side."""
    return edge if known is None else choose(known, edge)


def _take(limits: Limits, part: str) -> bool:
    plain = part.strip(" ()")
    if found := _LIMIT.fullmatch(plain):
        return limits.take(found["what"], found["sign"], float(found["number"]))
    if found := _DAY.fullmatch(part.strip().lstrip("( ")):
        return limits.take_day(found["sign"], found["day"])
    turned = _TURNED.fullmatch(plain)
    return limits.take(".", _SIGNS[turned["sign"]], float(turned["number"])) if turned else False
