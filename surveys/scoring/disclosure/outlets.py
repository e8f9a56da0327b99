"""The ways by which figures leave the house. Each has a name here, and each hands out a release that was looked at, or counts in steps.

Figures come through one of the `DOORS`, which give what the gate let through and nothing else. Whoever calls a door and hands out what came
of it - a page, a file, a slide, a vote in the room - writes `@outlet("name")` above the function; a test finds those who do not, and asks
for an attack on each (tests/surveys/scoring/test_outlets.py).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from surveys.scoring.disclosure.inspecting import require
from surveys.scoring.values import SCORING_VERSION, Released

P = ParamSpec("P")
R = TypeVar("R")

DOORS = (
    "surveys.collecting.participation.by_group",
    "surveys.evaluations.comments.desk",
    "surveys.evaluations.insiders.looked",
    "surveys.evaluations.comments.one",
    "surveys.evaluations.comments.overview",
    "surveys.evaluations.comments.question",
    "surveys.evaluations.comments.texts",
    "surveys.evaluations.desk.looking.aside",
    "surveys.evaluations.desk.theming.suggested",
    "surveys.evaluations.desk.theming.themes",
    "surveys.evaluations.named.named",
    "surveys.evaluations.released.find",
    "surveys.evaluations.released.read",
    "surveys.evaluations.single_answers.opened",
    "surveys.scoring.release.release",
    "surveys.scoring.scored.annexed",
    "surveys.scoring.scored.scored",
    "surveys.scoring.stored.from_json",
)
"""What hands out figures, counts of people or their words."""

OUTLETS: dict[str, str] = {}
"""The name of each outlet, and where its function is."""


def outlet(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Registers a function that hands out figures. A release that is handed to it is looked at once more; raises Unreleasable."""

    def register(act: Callable[P, R]) -> Callable[P, R]:
        if OUTLETS.setdefault(name, _place(act)) != _place(act):
            raise ValueError(f"there is an outlet named {name} already")

        @wraps(act)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            for given in (*args, *kwargs.values()):
                if isinstance(given, Released) and given.version == SCORING_VERSION:
                    require(given)
            return act(*args, **kwargs)

        return asked

    return register


def _place(act: Callable[..., object]) -> str:
    return f"{act.__module__}.{act.__qualname__}"
