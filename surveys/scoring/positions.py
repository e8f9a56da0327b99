"""Answers beside a name: what each says in words, and the release in which they take the place of figures.

Names and averages never stand together: who subtracts the named answers from an average reads those of the others (statistics.md R1, R8).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.relating import ASKED, UNSHOWN
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Answer, Answers, Item, Missing, Mode, Questionnaire, Scale
from surveys.scoring.named import KEPT_BACK, Given, Position
from surveys.scoring.policy import Outcome
from surveys.scoring.spreads import joined
from surveys.scoring.values import Participation, Released

Printable = Mapping[tuple[str, str], str]
"""Own words that may be printed, each by its item and as it was written: as it is printed."""

NO_ANSWER = msg("no answer")
_ABSENT = {
    Missing.SKIPPED: NO_ANSWER,
    Missing.UNKNOWN: msg("I do not know"),
    Missing.INAPPLICABLE: msg("does not apply"),
    Missing.DECLINED: msg("I do not want to answer"),
}


def given(questionnaire: Questionnaire, answers: Answers, lang: str, printable: Printable) -> tuple[Given, ...]:
    """One entry for every item that was shown, in the questionnaire's order. `lang`: the language in which the person wrote."""
    return tuple(
        _given(item, questionnaire, answers[item.code], lang, printable)
        for item in questionnaire.items()
        if item.code in answers and kind(item).answered and answers[item.code].missing is not Missing.UNSHOWN
    )


def beside(outcome: Outcome, positions: Sequence[Position]) -> Outcome:
    """The outcome with `positions` in place of its figures, or unchanged where there are none. In attributed mode figures of whole groups
    come first: where they can be shown, the names are left out."""
    released = outcome.released
    if not positions:
        return outcome
    if released.facts.mode != Mode.POSITION and not released.too_few:
        return replace(outcome, released=replace(released, cautions=(*released.cautions, _names_left_out())))
    return Outcome(_in_place_of_figures(released, tuple(positions)), ())


def _in_place_of_figures(released: Released, positions: tuple[Position, ...]) -> Released:
    """Nothing is left that was worked out over people."""
    return replace(
        released,
        participation=Participation(None, None),
        groups=(),
        headlines=(),
        dimensions=(),
        tallies=(),
        objectives=(),
        differences=(),
        two_sided=(),
        comments=(),
        findings=(),
        method=_method(),
        too_few=False,
        cautions=(_no_averages(released),),
        positions=positions,
        together=(),
        occurrences=(),
        networks=(),
        people=(),
        annex=(),
    )


def _given(item: Item, questionnaire: Questionnaire, answer: Answer, lang: str, printable: Printable) -> Given:
    if item.comment is not None and answer.other and (item.code, answer.other) in printable:
        found = _given(item, questionnaire, replace(answer, other=""), lang, {})
        words = printable[item.code, answer.other]
        return replace(found, words=Message("{label}: {words}", {"label": found.words, "words": words}))
    if answer.missing:
        return Given(item.code, _ABSENT[answer.missing])
    step = answer.value if kind(item).scorable and isinstance(answer.value, int) else None
    own = str(answer.value) if kind(item).shape == "text" else ""
    if own:
        said = printable.get((item.code, own))
        return Given(item.code, KEPT_BACK) if said is None else Given(item.code, said, lang)
    return Given(item.code, WORDS[item.kind](item, questionnaire, _without_other(item, answer, printable)), step=step)


def _without_other(item: Item, answer: Answer, printable: Printable) -> Answer:
    """Words beside an option are own words too."""
    return replace(answer, other=printable.get((item.code, answer.other), "")) if answer.other else answer


def _rating(item: Item, questionnaire: Questionnaire, answer: Answer) -> Text:
    return next(point.label for point in questionnaire.scale(item.scale).points if point.value == answer.value)


def _plain_number(item: Item, questionnaire: Questionnaire, answer: Answer) -> Message:
    value = (
        answer.value
        if item.decimals < 2 and isinstance(answer.value, int | float)
        else kind(item).write_cells(item, questionnaire, answer)[0]
    )
    return Message("{value} {unit}", {"value": value, "unit": item.unit}) if item.unit else Message("{value}", {"value": value})


def _day(_item: Item, _questionnaire: Questionnaire, answer: Answer) -> Message:
    return Message("{day}", {"day": date.fromisoformat(str(answer.value))})


def _options(item: Item, _questionnaire: Questionnaire, answer: Answer) -> Message | Text:
    chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    labels = joined([option.label for option in item.options if option.code in chosen], ", ")
    return Message("{label}: {words}", {"label": labels, "words": answer.other}) if answer.other else labels


def _two_scales(item: Item, questionnaire: Questionnaire, answer: Answer) -> Message | Text:
    scales = (questionnaire.scale(item.scale), questionnaire.scale(item.second_scale))
    asks, entries = (item.ask, item.second_ask), answer.value if isinstance(answer.value, tuple) else ()
    said = [
        Message("{label} – {words}", {"label": ask, "words": _step_or_reason(scale, entry)})
        for ask, scale, entry in zip(asks, scales, entries, strict=True)
    ]
    return Message("{one}; {other}", {"one": said[0], "other": said[1]})


def _partners(item: Item, questionnaire: Questionnaire, answer: Answer) -> Message | Text:
    """How often, and never how well: what a named partner says of a named partner's work is not printed (decisions.md)."""
    entries = answer.value if isinstance(answer.value, tuple) else ()
    pairs = zip(item.partners, entries[:: len(ASKED)], strict=True)
    scale = questionnaire.scale(item.scale)
    said = [Message("{label}: {words}", {"label": one.label, "words": _step_or_reason(scale, e)}) for one, e in pairs if e != UNSHOWN]
    return _listed(said)


def _order(item: Item, _questionnaire: Questionnaire, answer: Answer) -> Message | Text:
    """ "1. Money, 2. People": the options that have a place, in their order."""
    entries = answer.value if isinstance(answer.value, tuple) else ()
    placed = sorted((entry, option.label) for entry, option in zip(entries, item.options, strict=True) if isinstance(entry, int))
    return _listed([Message("{place}. {label}", {"place": place, "label": label}) for place, label in placed])


def _shares(item: Item, _questionnaire: Questionnaire, answer: Answer) -> Message | Text:
    """ "Money: 50, People: 30": the options that were given points."""
    entries = answer.value if isinstance(answer.value, tuple) else ()
    pairs = [(option.label, entry) for option, entry in zip(item.options, entries, strict=True) if entry]
    return _listed([Message("{label}: {points}", {"label": label, "points": points}) for label, points in pairs])


def _listed(said: Sequence[Message]) -> Message:
    first, *rest = said
    for one in rest:
        first = Message("{first}, {then}", {"first": first, "then": one})
    return first


def _step_or_reason(scale: Scale, entry: int | str) -> Message | Text:
    if isinstance(entry, str):
        return _ABSENT.get(Missing(entry), NO_ANSWER)
    return next(point.label for point in scale.points if point.value == entry)


WORDS: dict[str, Callable[[Item, Questionnaire, Answer], Message | Text]] = {
    "rating": _rating,
    "two_scales": _two_scales,
    "zero_to_ten": _plain_number,
    "slider": _plain_number,
    "date": _day,
    "number": _plain_number,
    "relationship": _partners,
    "choice": _options,
    "choices": _options,
    "ranking": _order,
    "points": _shares,
}
"""How the answers of each kind are said; own words are printed as they are."""


def _no_averages(released: Released) -> Message:
    if released.facts.mode == Mode.POSITION:
        return msg("Each partner gave one agreed answer. All are shown as they were given, and no averages are made of them.")
    return msg("Only answers of people who agreed to be named are shown. No averages are made, so that nobody can work out the others.")


def _names_left_out() -> Message:
    return msg("No names are shown, because beside the scores they would give away the answers of those who keep their name to themselves.")


def _method() -> tuple[Message, ...]:
    return (
        msg("Answers are printed as they were given, in the words of the questionnaire, beside the name of whoever gave them."),
        msg("Questions on which answers lie further apart come first. Names stand by the alphabet, and nobody is ranked."),
        msg("Own words are printed only if those who wrote them allowed it."),
    )
