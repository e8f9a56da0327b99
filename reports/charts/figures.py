"""How one figure is said: the number with its edge or cell, its interval, its n. The same words in charts, tables and texts."""

from __future__ import annotations

from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Figure

HIDDEN = "–"


def score(figure: Figure, say: Translator) -> str:
    """The score as printed: "64", "≥ 90", "70–79", or a dash where nothing may be shown."""
    if figure.value is None:
        return HIDDEN
    number = say.number(figure.value)
    if figure.cell:
        return f"{number}–{say.number(min(figure.value + 9, 100))}"
    edge = {">=": "≥ ", "<=": "≤ "}.get(figure.edge, "")
    return edge + number


def interval(figure: Figure, say: Translator) -> str:
    """The interval as printed: "57–70", or empty."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{say.number(figure.low)}–{say.number(figure.high)}"


def count(figure: Figure, say: Translator) -> str:
    """How many people the figure speaks for: "18", or a dash."""
    return HIDDEN if figure.n is None else say.number(figure.n)


def described(name: str, figure: Figure, say: Translator) -> str:
    """One figure in words, for alternative texts: "Trust: 64 (57–70)"."""
    if figure.value is None:
        return say(msg("{name}: not shown", name=name))
    if figure.low is None or figure.high is None:
        return say(msg("{name}: {score}", name=name, score=score(figure, say)))
    return say(msg("{name}: {score} ({interval})", name=name, score=score(figure, say), interval=interval(figure, say)))


def spoken(message: Message | None, say: Translator) -> str:
    return "" if message is None else say(message)
