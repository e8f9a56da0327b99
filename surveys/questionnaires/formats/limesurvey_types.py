"""LimeSurvey's kinds of questions, by their letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from surveys.messages import msg
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.constraints import Limits, number
from surveys.questionnaires.formats.foreign import NO_WORDS, Choice, Column, Question, Row, Way, Words, have_own_codes
from surveys.questionnaires.formats.limesurvey_rest import say_rest
from surveys.questionnaires.formats.limesurvey_values import Asked
from surveys.questionnaires.formats.report import NO_TIME, Notes, Remark


def question(asked: Asked) -> Question:
    """The question as a foreign one."""
    notes = Notes()
    made = Question(
        place=msg("Question"),
        code=asked.title,
        way=Way.NOTHING,
        text=asked.words,
        help=asked.help,
        names=tuple(filter(None, (asked.sgqa,))),
        other=_other(asked),
        required=asked.mandatory.upper() == "Y",
        ask_again=asked.mandatory.upper() == "S",
        message=asked.spoken("em_validation_q_tip"),
        show_if=(asked.shown,) if asked.shown.strip() not in {"", "1"} else (),
    )
    make = _LETTERS.get(asked.letter)
    if make is None:
        notes.left(msg("This kind of question is not known here: {letter}", letter=asked.letter or "–"))
        made = replace(made, rows=tuple(_rows(asked)), choices=_choices(asked, "0", scored=False))
    else:
        made = make(asked, made)
    if asked.attribute("hidden") == "1":
        made = replace(made, way=Way.NOTHING)
        notes.left(msg("The file hides this question from people."))
    say_rest(asked, notes, patterned=bool(made.pattern))
    return replace(made, remarks=(*made.remarks, *notes.remarks()))


_Make = Callable[[Asked, Question], Question]


def _other(asked: Asked) -> Words | None:
    return (asked.spoken("other_replace_text") or NO_WORDS) if asked.other and asked.letter in "L!OMP" else None


def _choices(asked: Asked, scale: str, *, scored: bool) -> tuple[Choice, ...]:
    return tuple(Choice(one.code, one.words, value=number(one.points) if scored else None) for one in asked.answers if one.scale == scale)


def _rows(asked: Asked, scale: str = "0") -> Iterator[Row]:
    for part in asked.parts:
        if part.scale == scale:
            shown = part.shown if part.shown.strip() not in {"", "1"} else ""
            yield Row(part.code, part.words, shown, (f"{asked.sgqa}{part.code}",) if asked.sgqa else ())


def _one(asked: Asked, made: Question) -> Question:
    return replace(made, way=Way.ONE, choices=_choices(asked, "0", scored=asked.scored), scored=asked.scored)


def _one_with_words(asked: Asked, made: Question) -> Question:
    return replace(_one(asked, made), comment=NO_WORDS)


def _several(asked: Asked, made: Question) -> Question:
    alone = asked.attribute("exclude_all_others").replace(",", ";").split(";")
    choices = tuple(Choice(part.code, part.words, exclusive=part.code in alone) for part in asked.parts)
    parts = {f"{stem}{choice.code}": choice.code for choice in choices for stem in (f"{asked.title}_", asked.sgqa) if stem}
    parts |= {f"{stem}other": "other" for stem in (f"{asked.title}_", asked.sgqa) if stem and asked.other}
    low, high = number(asked.attribute("min_answers")), number(asked.attribute("max_answers"))
    return replace(made, way=Way.SEVERAL, choices=choices, parts=parts, low=low, high=high)


def _several_with_words(asked: Asked, made: Question) -> Question:
    return replace(_several(asked, made), comment=NO_WORDS)


def _ranked(asked: Asked, made: Question) -> Question:
    choices = _choices(asked, "0", scored=False) or tuple(Choice(part.code, part.words) for part in asked.parts)
    return replace(made, way=Way.RANKING, choices=choices, high=number(asked.attribute("max_answers")))


def _grid(asked: Asked, made: Question) -> Question:
    return _in_rows(asked, _one(asked, made))


def _in_rows(asked: Asked, made: Question) -> Question:
    rows = tuple(_rows(asked))
    return replace(made, rows=rows, own_codes=have_own_codes(rows))


def _grid_of(*words: tuple[str, str]) -> _Make:
    """A grid whose answers LimeSurvey has built in: (code, word)."""

    def make(asked: Asked, made: Question) -> Question:
        return _in_rows(asked, replace(made, way=Way.ONE, choices=_built_in(asked, words)))

    return make


def _built_in(asked: Asked, words: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    names = tuple(asked.words)
    return tuple(Choice(code, {name: lexicon.spoken(word, name) for name in names}) for code, word in words)


def _points_grid(high: float) -> _Make:
    def make(asked: Asked, made: Question) -> Question:
        return _in_rows(asked, replace(made, way=Way.POINTS, low=1.0, high=high))

    return make


def _dual(asked: Asked, made: Question) -> Question:
    columns = tuple(
        Column(
            scale,
            asked.spoken(f"dualscale_header{letter}") or dict.fromkeys(asked.words, f"{place}"),
            Way.ONE,
            _choices(asked, scale, scored=asked.scored),
            asked.scored,
        )
        for place, (scale, letter) in enumerate((("0", "A"), ("1", "B")), 1)
    )
    return replace(made, way=Way.ONE, rows=tuple(_rows(asked)), columns=columns)


def _table(way: Way) -> _Make:
    def make(asked: Asked, made: Question) -> Question:
        across = [part for part in asked.parts if part.scale == "1"]
        if way is Way.NUMBER and asked.attribute("multiflexible_checkbox") == "1":
            choices = tuple(Choice(part.code, part.words) for part in across)
            return replace(made, way=Way.SEVERAL, choices=choices, rows=tuple(_rows(asked)))
        columns = tuple(Column(part.code, part.words, way) for part in across)
        low, high = number(asked.attribute("multiflexible_min")), number(asked.attribute("multiflexible_max"))
        return replace(made, way=way, rows=tuple(_rows(asked)), columns=columns, low=low, high=high)

    return make


def _number(asked: Asked, made: Question) -> Question:
    low = number(asked.attribute("min_num_value_n") or asked.attribute("min_num_value"))
    high = number(asked.attribute("max_num_value_n") or asked.attribute("max_num_value"))
    decimals = 0 if asked.attribute("num_value_int_only") == "1" else 6
    return replace(made, way=Way.NUMBER, low=low, high=high, decimals=decimals, unit=asked.spoken("suffix"))


def _date(asked: Asked, made: Question) -> Question:
    first, last = (asked.attribute(name)[: len("2026-11-21")] for name in ("date_min", "date_max"))
    remarks = (Remark(NO_TIME),) if "H" in asked.attribute("date_format") else ()
    return replace(made, way=Way.DATE, first_day=first, last_day=last, remarks=remarks)


def _numbers(asked: Asked, made: Question) -> Question:
    made = replace(_number(asked, made), rows=tuple(_rows(asked)))
    if asked.attribute("slider_layout") != "1":
        return made
    low, high = number(asked.attribute("slider_min") or "0"), number(asked.attribute("slider_max") or "100")
    return _single_line(asked, replace(made, way=Way.POINTS, low=low, high=high, unit=NO_WORDS))


def _single_line(asked: Asked, made: Question) -> Question:
    """A slider with one line whose own words are only those of its ends: “|left|right”."""
    separator = asked.attribute("slider_separator") or "|"
    if len(made.rows) != 1 or not made.rows[0].text:
        return made
    (row,) = made.rows
    pieces = {lang: words.split(separator) for lang, words in row.text.items()}
    if any(len(found) != 3 or found[0].strip() for found in pieces.values()):
        return made
    first, last = ({lang: found[place] for lang, found in pieces.items()} for place in (1, 2))
    return replace(made, rows=(), names=(*made.names, f"{asked.title}_{row.code}", *row.names), low_label=first, high_label=last)


def _written(way: Way) -> _Make:
    def make(asked: Asked, made: Question) -> Question:
        longest = number(asked.attribute("maximum_chars")) or 0
        return replace(made, way=way, longest=int(longest), pattern=_pattern(asked) if way is Way.LINE else "")

    return make


def _pattern(asked: Asked) -> str:
    """The rule for right answers as one of our patterns; empty where ours cannot say it."""
    found = _BETWEEN_SLASHES.fullmatch(asked.preg.strip())
    limits = Limits()
    return limits.pattern if found and limits.take_pattern(found.group(1)) else ""


_BETWEEN_SLASHES = re.compile(r"/(.*)/u?", re.DOTALL)


def _lines(asked: Asked, made: Question) -> Question:
    return replace(_written(Way.LINE)(asked, made), rows=tuple(_rows(asked)))


def _of(way: Way) -> _Make:
    def make(_: Asked, made: Question) -> Question:
        return replace(made, way=way)

    return make


def _gender(asked: Asked, made: Question) -> Question:
    return replace(made, way=Way.ONE, choices=_built_in(asked, (("F", "female"), ("M", "male"))))


def _five(_: Asked, made: Question) -> Question:
    return replace(made, way=Way.POINTS, low=1.0, high=5.0)


_LETTERS: Mapping[str, _Make] = MappingProxyType(
    {
        "L": _one,
        "!": _one,
        "Z": _one,
        "W": _one,
        "O": _one_with_words,
        "M": _several,
        "P": _several_with_words,
        "R": _ranked,
        "F": _grid,
        "H": _grid,
        "A": _points_grid(5.0),
        "B": _points_grid(10.0),
        "C": _grid_of(("Y", "yes"), ("U", "uncertain"), ("N", "no")),
        "E": _grid_of(("I", "increase"), ("S", "same"), ("D", "decrease")),
        "1": _dual,
        ":": _table(Way.NUMBER),
        ";": _table(Way.LINE),
        "5": _five,
        "Y": _of(Way.YES_NO),
        "G": _gender,
        "D": _date,
        "N": _number,
        "K": _numbers,
        "S": _written(Way.LINE),
        "Q": _lines,
        "T": _written(Way.PARAGRAPH),
        "U": _written(Way.PARAGRAPH),
        "X": _of(Way.NOTE),
        "*": _of(Way.NOTHING),
        "|": _of(Way.NOTHING),
        "I": _of(Way.NOTHING),
    }
)
