"""Remarks on scales: too few or too many steps, a scale that leans to one side, a middle that is not in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.messages import Message, msg
from surveys.questionnaires.linting.remarks import Remark
from surveys.questionnaires.linting.words import found_in, plainly, without, words_of
from surveys.questionnaires.values import Questionnaire, Scale

FEWEST, MOST, MOST_NUMBERED = 3, 7, 11
ENDS = 2
"""A scale with words at its ends only may be a line, which has no steps to tell apart."""


def check_scales(questionnaire: Questionnaire) -> Iterator[Remark]:
    """Every remark on the scales of the questionnaire."""
    for scale in questionnaire.scales:
        yield from _steps(scale)
        for lang in sorted({lang for point in scale.points for lang in point.label.by_lang}):
            yield from _balance(scale, lang)


def _steps(scale: Scale) -> Iterator[Remark]:
    steps = scale.high - scale.low + 1
    if steps < FEWEST:
        yield _remark(
            scale, "steps", msg("A scale of two steps hides how far people go."), msg("Give it three to seven steps, or ask a choice.")
        )
    elif len(scale.points) > ENDS and steps > (MOST_NUMBERED if len(scale.points) < steps else MOST):
        yield _remark(scale, "steps", msg("So many steps cannot be told apart on a phone: {n}.", n=steps), msg("Give it five or seven."))


def _balance(scale: Scale, lang: str) -> Iterator[Remark]:
    labels = [point.label.by_lang.get(lang, "") for point in scale.points]
    leanings = [_leaning(label, lang) for label in labels]
    against, favour, middle = leanings.count(-1), leanings.count(1), [place for place, one in enumerate(leanings) if one == 0]
    if against and favour and against != favour:
        what = msg("The scale leans to one side: {against} against, {favour} in favour.", against=against, favour=favour)
        yield _remark(scale, "balance", what, msg("Give both sides the same number of steps."), lang)
    elif against and favour and len(middle) == 1 and middle[0] * 2 != len(labels) - 1:
        yield _remark(scale, "balance", msg("Its middle does not stand in the middle."), msg("Put as many steps above it as below."), lang)


def _leaning(label: str, lang: str) -> int | None:
    """-1 against, 1 in favour, 0 the middle, None where the words do not tell."""
    if _has(label, "middle", lang):
        return 0
    if _has(label, "against", lang):
        return -1
    rest = without(label, words_of(lang, "against"))
    return 1 if not _is_zero(label, lang) and found_in(rest, words_of(lang, "for"), lang) else None


def _has(label: str, name: str, lang: str) -> Sequence[str]:
    return found_in(label, words_of(lang, name), lang)


def _is_zero(label: str, lang: str) -> bool:
    """The end of a scale that begins with nothing and has no other side."""
    return any(plainly(label).startswith(plainly(word)) for word in words_of(lang, "zero"))


def _remark(scale: Scale, rule: str, what: Message, mend: Message, lang: str = "") -> Remark:
    return Remark(f"scale {scale.code}", rule, what, mend, lang)
