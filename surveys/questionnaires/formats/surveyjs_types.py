"""SurveyJS's kinds of questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from surveys.messages import msg
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.foreign import NO_WORDS, Choice, Column, Question, Row, Way, Words, have_own_codes
from surveys.questionnaires.formats.report import NO_TIME, Notes
from surveys.questionnaires.formats.surveyjs_settings import flag, known_of, number_of, remaining, spelled, words
from surveys.questionnaires.values import Missing


def question(element: Mapping[str, Any]) -> Question:
    """The question. Its condition is not yet there."""
    notes = Notes()
    kind = str(element.get("type") or "text")
    name = spelled(element.get("name")) or spelled(element.get("valueName")) or kind
    made = Question(
        place=msg("Question {code}", code=name[:80]),
        code=name,
        way=Way.NOTHING,
        text=words(element.get("title")) or {"": name},
        help=words(element.get("description")),
        names=tuple(filter(None, (spelled(element.get("valueName")),))),
        other=(words(element.get("otherText")) or NO_WORDS) if flag(element, "hasOther", "showOtherItem") else None,
        comment=(words(element.get("commentText")) or NO_WORDS) if flag(element, "hasComment", "showCommentArea") else None,
        required=element.get("isRequired") is True,
    )
    make = _KINDS.get(kind)
    if make is None:
        notes.left(msg("This kind of question is not known here: {letter}", letter=kind[:60]))
        made = replace(made, choices=tuple(choices(element.get("choices"))), rows=tuple(_rows(element.get("rows"), name)))
    else:
        made = make(_Element(element, notes), made)
    if element.get("visible") is False:
        notes.left(msg("The file hides this question from people."))
        made = replace(made, way=Way.NOTHING)
    if element.get("choicesByUrl"):
        notes.left(
            msg("Its answers stand at an address elsewhere, which was not opened."), json.dumps(element["choicesByUrl"], ensure_ascii=False)
        )
    remaining(element, known_of(element, kind if make else ""), notes)
    return replace(made, remarks=(*made.remarks, *notes.remarks()))


@dataclass(frozen=True, slots=True)
class _Element:
    plain: Mapping[str, Any]
    notes: Notes

    def number(self, *names: str) -> float | None:
        """The first of these that is a number."""
        return next((number for name in names if (number := number_of(self.plain.get(name))) is not None), None)

    def words(self, *names: str) -> Words:
        return next((found for name in names if (found := words(self.plain.get(name)))), NO_WORDS)


def choices(listed: Any, *, scored: bool = False) -> Iterator[Choice]:
    """Answers, each a plain value or {value, text}."""
    for one in listed if isinstance(listed, list) else []:
        value = one.get("value") if isinstance(one, dict) else one
        code = spelled(value)
        label = (words(one.get("text")) if isinstance(one, dict) else NO_WORDS) or {"": code}
        notes = Notes()
        if isinstance(one, dict):
            remaining(one, frozenset({"value", "text", "score", "isExclusive"}), notes)
        number = number_of(one.get("score") if isinstance(one, dict) and "score" in one else value)
        alone = isinstance(one, dict) and one.get("isExclusive") is True
        yield Choice(code, label, value=number if scored or _has_score(one) else None, exclusive=alone, remarks=notes.remarks())


def _has_score(one: Any) -> bool:
    return isinstance(one, dict) and "score" in one


def _rows(listed: Any, name: str) -> Iterator[Row]:
    for one in listed if isinstance(listed, list) else []:
        value = spelled(one.get("value", one.get("name")) if isinstance(one, dict) else one)
        text = (words(one.get("text", one.get("title"))) if isinstance(one, dict) else NO_WORDS) or {"": value}
        condition = one.get("visibleIf") if isinstance(one, dict) else ""
        yield Row(value, text, condition if isinstance(condition, str) else "", (f"{name}.{value}",), required=_required(one))


def _required(one: Any) -> bool:
    return isinstance(one, dict) and one.get("isRequired") is True


def _listed(element: _Element) -> tuple[Choice, ...]:
    """The answers with the built-in ones after them."""
    plain = element.plain
    found = list(choices(plain.get("choices")))
    low, high, step = element.number("choicesMin"), element.number("choicesMax"), element.number("choicesStep") or 1.0
    if not found and low is not None and high is not None and low < high and step > 0 and (high - low) / step <= 250:
        found = [Choice(spelled(low + place * step)) for place in range(int((high - low) / step) + 1)]
    if flag(plain, "hasNone", "showNoneItem"):
        found.append(Choice("none", words(plain.get("noneText")) or {"": "None"}, exclusive=True))
    if plain.get("showDontKnowItem") is True:
        found.append(Choice("dontknow", words(plain.get("dontKnowText")) or {"": "Don't know"}, missing=Missing.UNKNOWN))
    if plain.get("showRefuseItem") is True:
        found.append(Choice("refused", words(plain.get("refuseText")) or {"": "Refuse to answer"}, missing=Missing.DECLINED))
    return tuple(found)


def _one(element: _Element, made: Question) -> Question:
    listed = _listed(element)
    return replace(made, way=Way.ONE, choices=listed, scored=any(one.value is not None for one in listed))


def _several(element: _Element, made: Question) -> Question:
    low, high = element.number("minSelectedChoices"), element.number("maxSelectedChoices")
    return replace(made, way=Way.SEVERAL, choices=_listed(element), low=low or None, high=high or None)


def _ranked(element: _Element, made: Question) -> Question:
    return replace(made, way=Way.RANKING, choices=_listed(element), high=element.number("maxSelectedChoices"))


def _pictures(element: _Element, made: Question) -> Question:
    many = element.plain.get("multiSelect") is True
    return replace(made, way=Way.SEVERAL if many else Way.ONE, choices=_listed(element))


def _text(element: _Element, made: Question) -> Question:
    kind = element.plain.get("inputType")
    if kind in {"number", "range"}:
        low, high = element.number("min", "minValue"), element.number("max", "maxValue")
        step = element.number("step")
        return replace(made, way=Way.NUMBER, low=low, high=high, decimals=0 if step is not None and step == int(step) else 6)
    if kind in {"time", "month", "week"}:
        return replace(made, way=Way.TIME)
    if kind in {"date", "datetime", "datetime-local"}:
        return _day(element, made)
    return replace(made, way=Way.LINE, longest=_length(element))


def _day(element: _Element, made: Question) -> Question:
    if element.plain.get("inputType") != "date":
        element.notes.changed(NO_TIME)
    first, last = (spelled(element.plain.get(name)) or spelled(element.plain.get(f"{name}Value")) for name in ("min", "max"))
    return replace(made, way=Way.DATE, first_day=first[: len("2026-11-21")], last_day=last[: len("2026-11-21")])


def _comment(element: _Element, made: Question) -> Question:
    return replace(made, way=Way.PARAGRAPH, longest=_length(element))


def _length(element: _Element) -> int:
    length = element.number("maxLength")
    return int(length) if length and 1 <= length <= 10_000 else 0


def _rating(element: _Element, made: Question) -> Question:
    first = element.words("minRateDescription", "mininumRateDescription")
    last = element.words("maxRateDescription", "maximumRateDescription")
    listed = tuple(choices(element.plain.get("rateValues"), scored=True))
    if listed:
        return replace(made, way=Way.ONE, choices=_with_ends(listed, first, last), scored=all(one.value is not None for one in listed))
    low = element.number("rateMin")
    low = 1.0 if low is None else low
    high = element.number("rateMax") or low + (element.number("rateCount") or 5.0) - 1
    return replace(made, way=Way.POINTS, low=low, high=high, low_label=first, high_label=last)


def _with_ends(listed: tuple[Choice, ...], low_label: Words, high_label: Words) -> tuple[Choice, ...]:
    """The words of the ends at the first and last answer, where these are bare numbers."""
    marked = list(listed)
    for place, label in ((0, low_label), (-1, high_label)):
        if label:
            number = marked[place].label
            bare = number == {"": marked[place].code}
            notes = Notes()
            if not bare:
                notes.left(msg("Words at an end of the scale, where the answer has words of its own."), *label.values())
            marked[place] = replace(marked[place], label=label if bare else number, remarks=(*marked[place].remarks, *notes.remarks()))
    return tuple(marked)


def _slider(element: _Element, made: Question) -> Question:
    low, high = element.number("min", "rangeMin", "pipsValues"), element.number("max", "rangeMax")
    low, high = low or 0.0, 100.0 if high is None else high
    if (step := element.number("step")) not in (None, 1.0):
        element.notes.changed(msg("Settings that have no counterpart here."), f"step = {step:g}")
    labels = {number_of(one.get("value")): words(one.get("text")) for one in _tables(element.plain.get("customLabels"))}
    first, last = labels.pop(low, NO_WORDS), labels.pop(high, NO_WORDS)
    if inside := [label for each in labels.values() for label in each.values()]:
        element.notes.left(msg("Words along the line, of which only the ends have some here."), *inside)
    return replace(made, way=Way.POINTS, low=low, high=high, low_label=first, high_label=last)


def _tables(listed: Any) -> list[Mapping[str, Any]]:
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _boolean(element: _Element, made: Question) -> Question:
    yes, no = element.words("labelTrue"), element.words("labelFalse")
    label = element.words("label") if not words(element.plain.get("title")) else NO_WORDS
    answers = (Choice("yes", yes), Choice("no", no))
    return replace(made, way=Way.YES_NO, choices=tuple(one for one in answers if one.label), text=label or made.text)


def _html(element: _Element, made: Question) -> Question:
    return replace(made, way=Way.NOTE, text=words(element.plain.get("html")) or words(element.plain.get("title")), help=made.help)


def _matrix(element: _Element, made: Question) -> Question:
    way = Way.SEVERAL if element.plain.get("cellType") == "checkbox" else Way.ONE
    columns = tuple(choices(element.plain.get("columns"), scored=True))
    scores = [one.value is not None and "score" in _raw(element, place) for place, one in enumerate(columns)]
    numbered = sum(scores) > 1 and all(has or _is_reason(one) for one, has in zip(columns, scores, strict=True))
    required = made.required or element.plain.get("isAllRowRequired") is True or element.plain.get("eachRowRequired") is True
    rows = tuple(_rows(element.plain.get("rows"), made.code))
    kept = columns if numbered else tuple(replace(one, value=None) for one in columns)
    scored, own = numbered and bool(columns), have_own_codes(rows)
    return replace(made, way=way, choices=kept, scored=scored, rows=rows, own_codes=own, required=required)


def _is_reason(one: Choice) -> bool:
    """Whether it says why there is no answer, and so has no number."""
    return any(lexicon.missing(words) for words in one.label.values())


def _raw(element: _Element, place: int) -> Mapping[str, Any]:
    one = element.plain["columns"][place]
    return one if isinstance(one, dict) else {}


def _matrix_of_kinds(element: _Element, made: Question) -> Question:
    """Each column is a question of its own kind, asked of each row."""
    listed = element.plain.get("columns")
    columns = tuple(_column(element, one) for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()
    rows = tuple(_rows(element.plain.get("rows"), made.code))
    if not rows:
        element.notes.changed(msg("In the file people add lines by themselves; here there is one."))
        rows = (Row("1", {"": "1"}),)
    return replace(made, way=Way.ONE, rows=rows, columns=columns)


def _column(element: _Element, one: Mapping[str, Any]) -> Column:
    kind = str(one.get("cellType") or element.plain.get("cellType") or "dropdown")
    inner = {**one, "type": "dropdown" if kind == "default" else kind, "choices": one.get("choices") or element.plain.get("choices")}
    asked = question(inner)
    element.notes.extend(asked.remarks)
    return Column(asked.code, words(one.get("title")) or {"": asked.code}, asked.way, asked.choices)


def _several_texts(element: _Element, made: Question) -> Question:
    return replace(made, way=Way.LINE, rows=tuple(_rows(element.plain.get("items"), made.code)))


def _nothing(_: _Element, made: Question) -> Question:
    return made


_KINDS: Mapping[str, Callable[[_Element, Question], Question]] = MappingProxyType(
    {
        "text": _text,
        "comment": _comment,
        "radiogroup": _one,
        "dropdown": _one,
        "buttongroup": _one,
        "checkbox": _several,
        "tagbox": _several,
        "ranking": _ranked,
        "sortablelist": _ranked,
        "imagepicker": _pictures,
        "rating": _rating,
        "bootstrapslider": _slider,
        "nouislider": _slider,
        "slider": _slider,
        "boolean": _boolean,
        "html": _html,
        "matrix": _matrix,
        "matrixdropdown": _matrix_of_kinds,
        "matrixdynamic": _matrix_of_kinds,
        "multipletext": _several_texts,
        "file": _nothing,
        "signaturepad": _nothing,
        "image": _nothing,
        "expression": _nothing,
        "editor": _comment,
    }
)
