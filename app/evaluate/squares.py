"""Who took part, drawn: invited people as outlined squares, those who answered as filled ones; only ever in steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup
from sqlalchemy.orm import Session

from reports.drawing import svg
from reports.drawing.values import Box, Dot, Picture
from reports.style import group_mark
from surveys.collecting.participation import GroupParticipation
from surveys.messages import Message, Text
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding

SIDE, STEP, PER_LINE, MOST = 9.0, 12.0, 30, 120


@dataclass(frozen=True, slots=True)
class GroupPicture:
    """One group with its mark and its squares. `each`: how many people a square stands for."""

    name: Text
    position: int
    invited: int
    sentence: Message
    squares: Markup
    each: int


def pictures(session: Session, evaluation: Evaluation, counted: Sequence[GroupParticipation]) -> tuple[GroupPicture, ...]:
    """The groups in the partnership's order."""
    known = {group.id: group for group in finding.groups(session, evaluation.partnership_id)}
    ordered = sorted(counted, key=lambda one: known[one.group].position)
    return tuple(_group(one, Text(known[one.group].name), known[one.group].position) for one in ordered)


def _group(one: GroupParticipation, name: Text, position: int) -> GroupPicture:
    each = max(1, ceil(one.invited / MOST))
    drawn = squares(ceil(one.invited / each), (one.answered or 0) // each, group_mark(position).colour)
    return GroupPicture(name, position, one.invited, one.sentence(), drawn, each)


def squares(total: int, filled: int, colour: str) -> Markup:
    """An ornament: the sentence beside it says the same in words."""
    shapes = tuple(
        Box(2 + place % PER_LINE * STEP, 2 + place // PER_LINE * STEP, SIDE, SIDE, colour if place < filled else "", colour, width=1)
        for place in range(total)
    )
    lines = max(1, ceil(total / PER_LINE))
    width = min(total, PER_LINE) * STEP + 2
    return Markup(svg.draw(Picture(width, lines * STEP + 2, shapes), ""))  # noqa: S704 - made of numbers only


def mark(position: int) -> Markup:
    """The group's own shape in its own colour."""
    known = group_mark(position)
    return Markup(svg.draw(Picture(16, 16, (Dot(8, 8, 5.5, known.shape, known.colour),)), ""))  # noqa: S704 - made of numbers only
