"""How answers spread, as far as it may be drawn: from 10 people on, options of one or two people put together (R2, R8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from surveys.messages import Message, Text
from surveys.questionnaires.values import Item, Missing, Questionnaire
from surveys.scoring import sentences
from surveys.scoring.disclosure.bars import gathered, gathered_firsts
from surveys.scoring.disclosure.coding import apart, percents, said
from surveys.scoring.disclosure.coding import rounded as whole
from surveys.scoring.disclosure.ladder import half_of, neighbours, neighbours_by_side
from surveys.scoring.disclosure.thresholds import LONELY, ROUNDED_BELOW, detail
from surveys.scoring.disclosure.ticked import Ends, Picks, stay_open
from surveys.scoring.tallies import Counted
from surveys.scoring.values import Distribution, Share

DIVIDED_FROM = 0.3
CANNOT_JUDGE_FROM = 0.2


def of_scale(
    item: Item,
    questionnaire: Questionnaire,
    counted: Counted,
    k: int,
    *,
    averaged: bool = True,
    sided: bool = False,
) -> Distribution | None:
    """The bars of a rating or 0-10 item in the scale's order; None below 10 people or where all answered (nearly) alike. `averaged`: an
    average is printed beside them; `sided`: how many people gave the upper steps is printed elsewhere."""
    counts = list(counted.values.values())
    if counted.n < detail(k):
        return None
    half = half_of(len(counts))
    bars = neighbours_by_side(counts, place_above_middle(counted), half) if sided else neighbours(counts, half, summed=averaged)
    if bars is None:
        return None
    below, above = sides(item, whole_bars(counted, bars))
    divided = below >= DIVIDED_FROM and above >= DIVIDED_FROM
    sentence = sentences.divided(above, below, averaged=averaged) if divided else None
    return Distribution(counted.n, _shares(bars, _labels(item, questionnaire, counted), counted), divided, sentence)


def of_bands(counted: Counted, labels: Mapping[str, Text], k: int) -> Distribution | None:
    """The same of a line in bands, whose labels are given."""
    counts = list(counted.values.values())
    bars = neighbours(counts, half_of(len(counts))) if counted.n >= detail(k) else None
    return None if bars is None else Distribution(counted.n, _shares(bars, labels, counted))


def of_options(item: Item, questionnaire: Questionnaire, counted: Counted, k: int) -> Distribution | None:
    """The bars of a choice item in the questionnaire's order, small options put together at the end."""
    bars = gathered(list(counted.values.values())) if counted.n >= detail(k) else None
    return None if bars is None else Distribution(counted.n, _shares(bars, _labels(item, questionnaire, counted), counted))


def of_firsts(item: Item, firsts: Mapping[str, int], k: int) -> Distribution | None:
    """How many people put each option first; options that few put there are put together at the end."""
    codes, counts = list(firsts), list(firsts.values())
    n = sum(counts)
    bars = gathered_firsts(counts) if n >= detail(k) else None
    if bars is None:
        return None
    labels = {option.code: option.label for option in item.options}
    shares = percents([sum(counts[place] for place in bar) for bar in bars], n)
    return Distribution(
        n,
        tuple(
            Share(tuple(codes[place] for place in bar), joined([labels[codes[place]] for place in bar]), percent, said(percent, n))
            for bar, percent in zip(bars, shares, strict=True)
        ),
    )


def in_bars(item: Item, questionnaire: Questionnaire, counted: Counted, bars: Sequence[tuple[int, ...]]) -> Distribution:
    """The same in bars that were chosen beforehand, because they stand beside others."""
    return Distribution(counted.n, _shares(bars, _labels(item, questionnaire, counted), counted))


def of_ticks(item: Item, questionnaire: Questionnaire, counted: Counted, k: int) -> Distribution | None:
    """A bar for each option of which several may be ticked: each in per cent of the people. None where all of them together tell that one
    or two ticked an option, or left it out."""
    n = counted.n
    if n < detail(k) or not stay_open([_ends(count, n) for count in counted.values.values()], _picks(item, n)):
        return None
    labels = _labels(item, questionnaire, counted)
    return Distribution(n, tuple(_tick(code, labels[code], count, n) for code, count in counted.values.items()))


def place_above_middle(counted: Counted) -> int:
    """The place of the first step above the middle of the scale."""
    values = [int(code) for code in counted.values]
    return next(place for place, value in enumerate(values) if 2 * value > min(values) + max(values))


def whole_bars(counted: Counted, bars: Sequence[tuple[int, ...]]) -> Counted:
    """The same answers as whoever sees the bars knows them: those of a bar that reaches over the middle lie on neither side."""
    codes, counts = list(counted.values), list(counted.values.values())
    middle = (int(codes[0]) + int(codes[-1])) / 2
    told = dict.fromkeys(codes, 0)
    for bar in bars:
        values = [int(codes[place]) for place in bar]
        if max(values) < middle or min(values) > middle:
            told[codes[bar[0]]] = sum(counts[place] for place in bar)
    return replace(counted, values=told)


def sides(item: Item, counted: Counted) -> tuple[float, float]:
    """The shares 0-1 of those who answered below and above the middle of the scale, turned round for a reverse-keyed item."""
    values = [int(code) for code in counted.values]
    middle = (min(values) + max(values)) / 2
    below = sum(count for code, count in counted.values.items() if int(code) < middle) / counted.n
    above = sum(count for code, count in counted.values.items() if int(code) > middle) / counted.n
    return (above, below) if item.reverse else (below, above)


def cannot_judge(counted: Counted, k: int) -> Message | None:
    """Said from 10 people asked on, when a fifth or more do not know, and never of one or two people on either side."""
    return sentences.cannot_judge(counted.cannot_judge) if _is_said(counted, Missing.UNKNOWN, k) else None


def unanswered(counted: Counted, k: int) -> tuple[Message, ...]:
    """What else a fifth or more did instead of answering, by the same rule. None of it is ever scored."""
    told = [kind for kind in (Missing.INAPPLICABLE, Missing.DECLINED, Missing.SKIPPED) if _is_said(counted, kind, k)]
    return tuple(sentences.unanswered(kind, counted.missing[kind] / counted.asked) for kind in told)


def _is_said(counted: Counted, kind: Missing, k: int) -> bool:
    people, asked = counted.missing[kind], counted.asked
    return asked >= detail(k) and people >= CANNOT_JUDGE_FROM * asked and LONELY < people < asked - LONELY


def _shares(bars: Sequence[tuple[int, ...]], labels: Mapping[str, Text], counted: Counted) -> tuple[Share, ...]:
    codes, counts = list(counted.values), list(counted.values.values())
    shares = percents([sum(counts[place] for place in bar) for bar in bars], counted.n)
    return tuple(
        Share(tuple(codes[place] for place in bar), joined([labels[codes[place]] for place in bar]), percent, said(percent, counted.n))
        for bar, percent in zip(bars, shares, strict=True)
    )


def _tick(code: str, label: Text, count: int, n: int) -> Share:
    percent, words = _ticked(count, n)
    return Share((code,), label, percent, words)


def _ticked(count: int, n: int) -> tuple[int | None, Message | None]:
    words = apart(count, n)
    if words:
        return None, words
    percent = whole(10 * count / n) * 10 if n < ROUNDED_BELOW else whole(100 * count / n)
    return percent, said(percent, n)


def _ends(count: int, n: int) -> Ends:
    """From how many to how many people print as so many do."""
    alike = [people for people in range(n + 1) if _ticked(people, n) == _ticked(count, n)]
    return alike[0], alike[-1]


def _picks(item: Item, n: int) -> Picks:
    alone = frozenset(place for place, option in enumerate(item.options) if option.exclusive)
    return Picks(n, int(item.minimum or 1), int(item.maximum or len(item.options)), alone)


def joined(labels: Sequence[Text], by: str = " / ") -> Text:
    """Several labels as one, in every language that one of them has."""
    langs = sorted({lang for label in labels for lang in label.by_lang})
    return labels[0] if len(labels) == 1 else Text({lang: by.join(label.pick(lang) for label in labels) for lang in langs})


def _labels(item: Item, questionnaire: Questionnaire, counted: Counted) -> Mapping[str, Text]:
    known = {option.code: option.label for option in item.options}
    if item.scale:
        known |= {str(point.value): point.label for point in questionnaire.scale(item.scale).points}
    return {code: known.get(code) or Text({"en": code}) for code in counted.values}
