"""Notes for careful readers: what silence may hide, and questions that do not behave (statistics.md 2.1, 2.3 and 2.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.messages import Message, Text, msg
from surveys.questionnaires.values import Headline
from surveys.scoring.consistency import LEAST_PEOPLE, MOST_UNEVEN, running_against, unevenness
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.nonresponse import FAIR, worst_case
from surveys.scoring.scores import Scores
from surveys.scoring.spreads import joined
from surveys.scoring.values import Figure, Released

HEADLINES = {Headline.QUALITY: msg("Partnership quality"), Headline.RESULTS: msg("Results as people see them")}


def notes(released: Released, scores: Scores, tangled: Sequence[str] = ()) -> tuple[Message, ...]:
    """In reading order: silence first, from printed figures alone; then questions, each over everybody. `tangled`: the topics that
    cannot be told apart (`together.tangled`)."""
    return (*_silence(released), *_questions(released, scores), *_together(released, tangled))


def _silence(released: Released) -> Iterator[Message]:
    """Where fewer than half answered: how far the score could be off if all others felt the opposite."""
    names = {group.id: group.name for group in released.groups}
    for one in released.headlines:
        for code, figure in one.groups.items():
            if (ends := _worst(figure)) is not None:
                yield _could_be(HEADLINES[one.headline], names[code], *ends)
        if (ends := _worst(one.everyone)) is not None:
            yield _could_be(HEADLINES[one.headline], None, *ends)


def _worst(figure: Figure) -> tuple[int, int] | None:
    if figure.value is None or figure.edge or not figure.n or not figure.invited or figure.n >= FAIR * figure.invited:
        return None
    low, high = worst_case(figure.value, figure.n, figure.invited)
    return rounded(low), rounded(high)


def _could_be(headline: Message, group: Text | None, low: int, high: int) -> Message:
    if group is None:
        return msg(
            "{headline}: had all who did not answer felt the opposite, the score of everybody could lie anywhere from {low} to {high}.",
            headline=headline,
            low=low,
            high=high,
        )
    return msg(
        "{headline}, {group}: had all who did not answer felt the opposite, the score could lie anywhere from {low} to {high}.",
        headline=headline,
        group=group,
        low=low,
        high=high,
    )


def _questions(released: Released, scores: Scores) -> Iterator[Message]:
    for one in released.dimensions:
        for item in running_against(scores, one.code):
            text = released.questionnaire.item(item).text
            yield msg("“{question}” runs against the other questions of its topic: it may be worded the other way round.", question=text)
        strata = [code for code, sample in scores.dimensions[one.code].samples.items() if sample.n]
        enough = sum(scores.dimensions[one.code].samples[code].n for code in strata) >= LEAST_PEOPLE
        if one.items and enough and abs(unevenness(scores, one.code, strata)) > MOST_UNEVEN:
            yield msg(
                "On “{name}” not everybody answered the same questions, and that moves the score by more than {points} points.",
                name=one.name,
                points=int(MOST_UNEVEN),
            )
        if not one.one_thing:
            yield msg("The questions on “{name}” point in different directions: the score is not interpreted.", name=one.name)


def _together(released: Released, names: Sequence[str]) -> Iterator[Message]:
    if names:
        yield msg(
            "These topics rise and fall together, so that it cannot be told which of them goes together with the results: {names}.",
            names=joined([released.questionnaire.dimension(code).name for code in names], ", "),
        )
