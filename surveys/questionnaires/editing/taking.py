"""Questions taken over from another questionnaire, with everything that they need there: scale, dimension, section."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from surveys.messages import Text
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.codes import LONGEST, follow_scale, free_code
from surveys.questionnaires.editing.texts import change_texts
from surveys.questionnaires.scales import library, spoken_in
from surveys.questionnaires.values import Item, Questionnaire, Scale, Section

One = TypeVar("One", bound=placing.Coded)


def take(questionnaire: Questionnaire, source: Questionnaire, codes: Collection[str], section: str = "") -> Questionnaire:
    """The questionnaire with these items of the source. An item whose code is here already is left as it is. Of the other languages only
    those that are spoken here come along."""
    source = _with_free_scales(only_in(source, questionnaire.languages), questionnaire.scales)
    here = {item.code for item in questionnaire.items()}
    for home in source.sections:
        items = tuple(item for item in home.items if item.code in codes and item.code not in here)
        if items:
            questionnaire = _put(_with_needs(questionnaire, source, home, items), home, items, section)
    return questionnaire


def _with_free_scales(source: Questionnaire, taken: Sequence[Scale]) -> Questionnaire:
    """The source with another code for each scale whose code means something else here."""
    ours = {scale.code: scale for scale in taken}
    for scale in source.scales:
        if scale.code in ours and _steps(ours[scale.code]) != _steps(scale):
            code = free_code(f"{scale.code[: LONGEST - 4]}-", {*ours, *(one.code for one in source.scales)})
            renamed = placing.exchanged(source.scales, scale.code, replace(scale, code=code))
            source = follow_scale(replace(source, scales=renamed), scale.code, code)
    return source


def _steps(scale: Scale) -> tuple[object, ...]:
    """What makes two scales the same: ends and steps, and their words in English, else in whichever language there is."""
    return scale.low, scale.high, tuple((point.value, point.label.pick("en")) for point in scale.points)


def only_in(questionnaire: Questionnaire, languages: Sequence[str]) -> Questionnaire:
    """The questionnaire with its texts in these languages; a text that has none of them keeps what it has."""

    def kept(_key: str, text: Text) -> Text:
        wanted = {lang: words for lang, words in text.by_lang.items() if lang in languages}
        return Text(wanted) if wanted else text

    return change_texts(questionnaire, kept)


def with_library_scales(questionnaire: Questionnaire, codes: Collection[str]) -> Questionnaire:
    """The questionnaire with the library's scales of these codes that it has not itself."""
    here = {scale.code for scale in questionnaire.scales}
    new = (spoken_in(library()[code].scale, questionnaire.languages) for code in sorted(codes) if code in library() and code not in here)
    return replace(questionnaire, scales=(*questionnaire.scales, *new))


def _with_needs(questionnaire: Questionnaire, source: Questionnaire, home: Section, items: Sequence[Item]) -> Questionnaire:
    scales = {code for item in items for code in item.scales}
    topics = {home.dimension_of(item) for item in items}
    return replace(
        questionnaire,
        scales=_together(questionnaire.scales, [one for one in source.scales if one.code in scales]),
        dimensions=_together(questionnaire.dimensions, [one for one in source.dimensions if one.code in topics]),
    )


def _put(questionnaire: Questionnaire, home: Section, items: Sequence[Item], section: str) -> Questionnaire:
    there = next((one for one in questionnaire.sections if one.code == (section or home.code)), None)
    if there is None:
        return replace(questionnaire, sections=(*questionnaire.sections, replace(home, items=tuple(items))))
    own = (_at_home(item, home.dimension_of(item), there.dimension_of(item)) for item in items)
    return placing.put_section(questionnaire, there.code, replace(there, items=(*there.items, *own)))


def _at_home(item: Item, dimension: str, here: str) -> Item:
    """The item keeps the dimension that it has in its own questionnaire."""
    return item if dimension == here else replace(item, dimension=dimension)


def _together(ours: Sequence[One], theirs: Sequence[One]) -> tuple[One, ...]:
    return (*ours, *(one for one in theirs if one.code not in {each.code for each in ours}))
