"""Answers beside names: the edition that has no figures, and the table question by partner that page and paper share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.typesetting.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from surveys.messages import Message, Text, Translator, msg, nmsg
from surveys.questionnaires.values import Item, Mode
from surveys.scoring.named import Given, Position
from surveys.scoring.values import Released

BESIDE = 4
"""So many names stand side by side in one table."""
WRITTEN = ("short_text", "long_text")


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it is printed; `lang` is there for own words only."""

    who: str
    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what each position answers, in the order of the positions. `apart`: the distance in steps, in words; empty where
    there is none to tell."""

    question: str
    said: tuple[Said, ...]
    apart: str


def title(released: Released) -> Message:
    """What the answers beside names are called."""
    return msg("Each partner’s answer") if released.facts.mode == Mode.POSITION else msg("Answers with a name")


def compared(released: Released, say: Translator) -> tuple[Row, ...]:
    """The questions answered by choosing: those first on which answers lie further apart, the others by the alphabet."""
    asked = [(_distance(given), say.text(item.text), given) for item, given in _asked(released, own_words=False)]
    asked.sort(key=lambda one: (-(one[0] or 0), one[1].casefold()))
    return tuple(Row(question, _said(released, given, say), _apart(distance, say)) for distance, question, given in asked)


def written(released: Released, say: Translator) -> tuple[Row, ...]:
    """The questions answered in own words, in the questionnaire's order."""
    return tuple(Row(say.text(item.text), _said(released, given, say), "") for item, given in _asked(released, own_words=True))


def silent(released: Released) -> tuple[str, ...]:
    """Those without an answer."""
    return tuple(one.who for one in released.positions if not one.answers)


def positions(released: Released, say: Translator) -> list[Block]:
    """The section with every answer."""
    blocks: list[Block] = [Heading(say(title(released))), *(Paragraph(say(caution), "lead") for caution in released.cautions)]
    blocks.extend(Paragraph(say(msg("No answer came from {name}.", name=who))) for who in silent(released))
    rows = compared(released, say)
    names = [one.who for one in released.positions]
    parts = [slice(start, start + BESIDE) for start in range(0, len(names), BESIDE)] if rows else []
    return [*blocks, *(_table(rows, names, part, say) for part in parts), *_own_words(released, say)]


def protection(released: Released, say: Translator) -> list[Block]:
    """What was promised where answers stand beside names."""
    points = (
        _PROMISED[released.facts.mode],
        msg("Nobody saw any answer before the collection closed. The keys to the originals were then destroyed."),
        *released.method,
    )
    return [Heading(say(msg("How answers were handled"))), Bullets(tuple(say(point) for point in points))]


_PROMISED: dict[str, Message] = {
    Mode.POSITION: msg("Each partner gave one agreed answer, and all were opened at the same moment."),
    Mode.ATTRIBUTED: msg("A name stands beside answers only where that person agreed to it. Everybody else’s answers are not shown."),
}


def _asked(released: Released, *, own_words: bool) -> Iterator[tuple[Item, tuple[Given, ...]]]:
    for item in released.questionnaire.items():
        if (item.kind in WRITTEN) is own_words and any(one.to(item.code) for one in released.positions):
            yield item, tuple(_answer(one, item.code) for one in released.positions)


def _answer(position: Position, item: str) -> Given:
    return position.to(item) or Given(item, msg("not asked") if position.answers else msg("no answer"))


def _said(released: Released, given: Sequence[Given], say: Translator) -> tuple[Said, ...]:
    pairs = zip(released.positions, given, strict=True)
    return tuple(Said(position.who, _spoken(one.words, say), one.lang) for position, one in pairs)


def _spoken(words: Message | Text | str, say: Translator) -> str:
    if isinstance(words, Message):
        return say(words)
    return say.text(words) if isinstance(words, Text) else words


def _distance(answers: Sequence[Given]) -> int | None:
    steps = [given.step for given in answers if given.step is not None]
    return max(steps) - min(steps) if len(steps) > 1 else None


def _apart(distance: int | None, say: Translator) -> str:
    if distance is None:
        return ""
    return say(nmsg("{n} step", "{n} steps", distance)) if distance else say(msg("the same"))


def _table(rows: Sequence[Row], names: Sequence[str], part: slice, say: Translator) -> Table:
    shown = names[part]
    widths = (0.34, *(0.54 / len(shown) for _ in shown), 0.12)
    cells = tuple((row.question, *(said.words for said in row.said[part]), row.apart) for row in rows)
    return Table((say(msg("Question")), *shown, say(msg("How far apart"))), cells, widths)


def _own_words(released: Released, say: Translator) -> Iterator[Block]:
    rows = written(released, say)
    if rows:
        yield Heading(say(msg("In their own words")), 2)
    for row in rows:
        yield Heading(row.question, 3, bookmark=False)
        for said in row.said:
            if said.lang:
                yield Quote(said.words, said.who, said.lang)
            else:
                yield Paragraph(say(msg("{name}: {words}", name=said.who, words=said.words)), "quiet")
