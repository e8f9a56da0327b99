"""What a questionnaire of the catalog states, so that an evaluator can choose it and knows what its figures will mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveys.errors import Problem
from surveys.messages import msg
from surveys.questionnaires.frames import FINAL, uses
from surveys.questionnaires.timing import honest, seconds
from surveys.questionnaires.values import Questionnaire


def check(questionnaires: Mapping[str, Questionnaire]) -> tuple[Problem, ...]:
    """Everything that one of them fails to state. By the name of its file."""
    final = _parts(questionnaires[FINAL]) if FINAL in questionnaires else frozenset()
    return tuple(problem for name, one in questionnaires.items() for problem in _check(name, one, final))


def _check(name: str, one: Questionnaire, final: frozenset[str]) -> Iterator[Problem]:
    if one.code != name:
        yield Problem(f"{name}: code", msg("The code is not the name of the file."), msg("Make both alike."))
    for setting, text in (("purpose", one.purpose), ("when", one.when), ("who", one.who), ("scoring", one.scoring)):
        if not text:
            yield Problem(f"{name}: {setting}", msg("This text is missing."), msg("Give it in each declared language."))
    if not honest(one):
        what = msg("The questions take another time than it says.")
        yield Problem(f"{name}: minutes", what, msg("Counted: {minutes}.", minutes=max(1, round(seconds(one) / 60))))
    for place in _unframed(one):
        yield Problem(f"{name}, {place}: frames", msg("It does not say what frame it speaks to."), msg("Name at least one."))
    for place, frame in uses(one):
        if frame.startswith(f"{FINAL}.") and frame.removeprefix(f"{FINAL}.") not in final:
            what = msg("The final evaluation has no “{code}”.", code=frame.removeprefix(f"{FINAL}."))
            yield Problem(f"{name}, {place}: frames", what, msg("Name a dimension or a question that it has."))


def _unframed(one: Questionnaire) -> Iterator[str]:
    if not one.frames:
        yield "questionnaire"
    yield from (f"dimension {dimension.code}" for dimension in one.dimensions if not dimension.frames)


def _parts(final: Questionnaire) -> frozenset[str]:
    return frozenset({dimension.code for dimension in final.dimensions} | {item.code for item in final.items()})
