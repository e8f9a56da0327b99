"""How one figure is said: the number with its edge or cell, its interval, its n. The same words in charts, tables and texts."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Figure, ItemResult

HIDDEN = "–"
UNSPACED = ("ja", "zh")


def score(figure: Figure, say: Translator) -> str:
    """The score as printed: "64", "≥ 90", "70–79", or a dash where nothing may be shown."""
    return HIDDEN if figure.value is None else _at_edge(_number(figure.value, figure, say), figure, say)


def percent(figure: Figure, say: Translator) -> str:
    """The same of 100: "64%", "≥ 90%"."""
    if figure.value is None:
        return HIDDEN
    return _at_edge(say(msg("{percent}%", percent=_number(figure.value, figure, say))), figure, say)


def _number(value: int, figure: Figure, say: Translator) -> str:
    return f"{say.number(value)}–{say.number(min(value + 9, 100))}" if figure.cell else say.number(value)


def _at_edge(number: str, figure: Figure, say: Translator) -> str:
    """With a sign where the number is a limit; in words where a language that runs from the right would turn the sign round."""
    if figure.edge == ">=":
        return say(msg("≥ {number}", number=number))
    return say(msg("≤ {number}", number=number)) if figure.edge == "<=" else number


def interval(figure: Figure, say: Translator) -> str:
    """The interval as printed: "57–70", or empty."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{say.number(figure.low)}–{say.number(figure.high)}"


def count(figure: Figure, say: Translator) -> str:
    """How many people the figure speaks for: "18", or a dash."""
    return HIDDEN if figure.n is None else say.number(figure.n)


def described(name: str, figure: Figure, say: Translator) -> str:
    """One figure in words, for alternative texts: "Trust: 64 (57–70)". What ends a name that is a sentence is left out."""
    name = unstopped(name)
    if figure.value is None:
        return say(msg("{name}: not shown", name=name))
    if figure.low is None or figure.high is None:
        return say(msg("{name}: {score}", name=name, score=score(figure, say)))
    return say(msg("{name}: {score} ({interval})", name=name, score=score(figure, say), interval=interval(figure, say)))


def unstopped(name: str) -> str:
    """A sentence as the name of what stands behind a colon."""
    return name.rstrip(".。")


def highest_first(results: Sequence[ItemResult]) -> list[ItemResult]:
    """Questions in the order of their scores, those without one last."""
    return sorted(results, key=lambda one: -(one.overall.value if one.overall.value is not None else -1))


def run_on(parts: Sequence[str], say: Translator) -> str:
    """Sentences after one another; a language that writes without spaces gets none between them."""
    return ("" if say.lang.split("-", maxsplit=1)[0] in UNSPACED else " ").join(part for part in parts if part)


def spoken(message: Message | None, say: Translator) -> str:
    return "" if message is None else say(message)
