"""Who took part, and what that allows us to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from reports.charts.figures import spoken
from reports.charts.reading import TAKING_PART, took_part
from reports.charts.taking_part import taking_part
from reports.drawing.values import Picture
from reports.lettering.joining import dotted
from reports.typesetting.blocks import Block, Bullets, Cell, Figure, Heading, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.people import Margin
from surveys.scoring.values import GroupResult, Released

T = TypeVar("T")
ON_A_PAGE, HIGHEST = 18, 480.0
"""Groups, and points, that a picture on a page holds."""


def batched(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    """The rows in parts that each fit on a page."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def people(released: Released, say: Translator, width: float, *, new_page: bool = True) -> list[Block]:
    """The chart of squares, the table behind it, and the cautions."""
    blocks: list[Block] = [Heading(say(msg("Who took part")), new_page=new_page), Paragraph(took_part(released, say), "lead")]
    if any(group.shown for group in released.groups):
        blocks.extend(Figure(picture, say(TAKING_PART)) for picture in _pictures(released.groups, say, width))
        blocks.append(_table(released, say))
    blocks.extend(_themselves(released, say))
    notes = [*_notes(released, say), *(say(caution) for caution in released.cautions)]
    if notes:
        blocks.append(Heading(say(msg("What this allows us to say")), 2, bookmark=False))
        blocks.append(Bullets(tuple(dict.fromkeys(notes))))
    return blocks


def _pictures(groups: Sequence[GroupResult], say: Translator, width: float) -> list[Picture]:
    """As many groups on each as fit below the chapter's heading."""
    most = min(ON_A_PAGE, len(groups))
    while True:
        drawn = [taking_part(part, say, width) for part in batched(groups, most)]
        if most == 1 or max(picture.height for picture in drawn) <= HIGHEST:
            return drawn
        most = max(1, most * 2 // 3)


def _notes(released: Released, say: Translator) -> Iterator[str]:
    """What holds for some groups, each sentence once, behind the groups that it is about."""
    about: dict[str, list[str]] = {}
    for group in released.groups:
        if group.note:
            about.setdefault(say(group.note), []).append(say.text(group.name))
    for words, names in about.items():
        whole = len(names) == len(released.groups) > 1
        yield say(msg("{name}: {words}", name=msg("Every group") if whole else dotted(names, say.lang), words=words))


def _themselves(released: Released, say: Translator) -> list[Block]:
    """What people said about themselves, over everybody."""
    if not released.people:
        return []
    header = say(msg("Question")), say(msg("Answers, to the nearest five people"))
    rows = tuple((say.text(one.text), _margin(one, say)) for one in released.people)
    said = msg("Asked on a last page that people could leave out. Counted over everybody, and never put beside any other answer.")
    return [
        Heading(say(msg("What people said about themselves")), 2, bookmark=False),
        Paragraph(say(said)),
        Table(header, rows, (0.45, 0.55)),
    ]


def _margin(one: Margin, say: Translator) -> str:
    if one.hidden:
        return say(one.hidden)
    said = [msg("{answer}: about {n}", answer=share.label, n=share.people) for share in one.shares]
    said += [msg("another answer or none: about {n}", n=one.others)] if one.others is not None else []
    return "\n".join(map(say, said))


def _table(released: Released, say: Translator) -> Table:
    header = (say(msg("Group")), say(msg("Invited")), say(msg("Answered")), say(msg("Response")))
    return Table(header, tuple(_row(group, say) for group in released.groups), (0.40, 0.15, 0.15, 0.30), (1, 2))


def _row(group: GroupResult, say: Translator) -> tuple[str | Cell, ...]:
    name = say.text(group.name)
    if not group.shown:
        return name, "–", "–", spoken(group.hidden, say)
    invited = "–" if group.invited is None else say.number(group.invited)
    answered = "–" if group.answered is None else say.number(group.answered)
    return name, invited, answered, spoken(group.rate_word, say)
