"""An edit carried out. A questionnaire in the making may be unfinished, never impossible: codes are codes, each stands once, all has room.

What is unfinished is said elsewhere (`unfinished`), so that nobody is held up while writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.codes import follow_dimension, follow_item, follow_scale, follow_section
from surveys.questionnaires.editing.edits import (
    AddItem,
    AddLanguage,
    AddSection,
    Edit,
    Many,
    MoveItem,
    MoveSection,
    PutDimension,
    PutExcuse,
    PutFirst,
    PutHeading,
    PutItem,
    PutScale,
    PutSection,
    RemoveDimension,
    RemoveExcuse,
    RemoveItems,
    RemoveLanguage,
    RemoveScale,
    RemoveSection,
    TakeItems,
    Word,
)
from surveys.questionnaires.editing.possible import impossible, tidied
from surveys.questionnaires.editing.taking import take, with_library_scales
from surveys.questionnaires.editing.texts import change_texts, put, worded
from surveys.questionnaires.editing.unfinished import untranslated
from surveys.questionnaires.personal import page
from surveys.questionnaires.scales import library
from surveys.questionnaires.timing import seconds
from surveys.questionnaires.values import Excuse, Item, Questionnaire, Scale

One = TypeVar("One", bound=placing.Coded)


def apply(questionnaire: Questionnaire, edit: Edit) -> Questionnaire:
    """The questionnaire after the edit, with the minutes that its questions take. Raises Invalid with every problem (place: the setting),
    NotFound where the edit is about something that is not there."""
    changed = tidied(_apply(questionnaire, edit))
    if problems := impossible(changed):
        raise Invalid(problems)
    return questionnaire if changed == questionnaire else replace(changed, minutes=_minutes(changed))


def _minutes(questionnaire: Questionnaire) -> int:
    return max(1, round(seconds(questionnaire) / 60)) if any(questionnaire.items()) else 0


def _apply(questionnaire: Questionnaire, edit: Edit) -> Questionnaire:
    change: Callable[[Questionnaire, Any], Questionnaire] = CHANGES[type(edit)]
    return change(questionnaire, edit)


def _many(questionnaire: Questionnaire, edit: Many) -> Questionnaire:
    for one in edit.edits:
        questionnaire = _apply(questionnaire, one)
    return questionnaire


def _put_heading(questionnaire: Questionnaire, edit: PutHeading) -> Questionnaire:
    new = edit.heading
    return replace(
        questionnaire,
        title=new.title,
        purpose=new.purpose,
        when=new.when,
        who=new.who,
        scoring=new.scoring,
        mode=new.mode,
        source=new.source,
        code=new.code or questionnaire.code,
    )


def _add_item(questionnaire: Questionnaire, edit: AddItem) -> Questionnaire:
    return placing.add_item(with_library_scales(questionnaire, edit.item.scales), edit.section, edit.item, edit.before)


def _put_item(questionnaire: Questionnaire, edit: PutItem) -> Questionnaire:
    changed = placing.put_item(with_library_scales(questionnaire, edit.item.scales), edit.code, edit.item)
    return changed if edit.item.code == edit.code else follow_item(changed, edit.code, edit.item.code)


def _move_item(questionnaire: Questionnaire, edit: MoveItem) -> Questionnaire:
    moving = placing.item(questionnaire, edit.code)
    if edit.before == edit.code:
        return questionnaire
    return placing.add_item(placing.without_items(questionnaire, [edit.code]), edit.section, moving, edit.before)


def _remove_items(questionnaire: Questionnaire, edit: RemoveItems) -> Questionnaire:
    for code in edit.codes:
        placing.item(questionnaire, code)
    return placing.without_items(questionnaire, edit.codes)


def _take_items(questionnaire: Questionnaire, edit: TakeItems) -> Questionnaire:
    return take(questionnaire, edit.source, edit.codes, edit.section)


def _add_section(questionnaire: Questionnaire, edit: AddSection) -> Questionnaire:
    """Before a page about the person, which stays the last."""
    last = page(questionnaire)
    before = edit.before or (last.code if last and not edit.section.personal else "")
    return replace(questionnaire, sections=placing.inserted(questionnaire.sections, edit.section, before))


def _put_section(questionnaire: Questionnaire, edit: PutSection) -> Questionnaire:
    items = placing.section(questionnaire, edit.code).items
    changed = placing.put_section(questionnaire, edit.code, replace(edit.section, items=items))
    return changed if edit.section.code == edit.code else follow_section(changed, edit.code, edit.section.code)


def _move_section(questionnaire: Questionnaire, edit: MoveSection) -> Questionnaire:
    moving = placing.section(questionnaire, edit.code)
    if edit.before == edit.code:
        return questionnaire
    return replace(questionnaire, sections=placing.inserted(placing.without(questionnaire.sections, edit.code), moving, edit.before))


def _remove_section(questionnaire: Questionnaire, edit: RemoveSection) -> Questionnaire:
    placing.section(questionnaire, edit.code)
    pages = (replace(page, sections=tuple(code for code in page.sections if code != edit.code)) for page in questionnaire.short)
    kept = tuple(page for page in pages if page.sections)
    return replace(questionnaire, sections=placing.without(questionnaire.sections, edit.code), short=kept)


def _put_scale(questionnaire: Questionnaire, edit: PutScale) -> Questionnaire:
    changed = replace(questionnaire, scales=_put_one(questionnaire.scales, edit.code, edit.scale))
    return follow_scale(changed, edit.code, edit.scale.code) if edit.code not in ("", edit.scale.code) else changed


def _remove_scale(questionnaire: Questionnaire, edit: RemoveScale) -> Questionnaire:
    used = [item.code for item in questionnaire.items() if edit.code in item.scales]
    _refuse_if_used(used, msg("Some questions are answered on this scale: {codes}.", codes=_listed(used)))
    return replace(questionnaire, scales=placing.without(questionnaire.scales, edit.code))


def _put_dimension(questionnaire: Questionnaire, edit: PutDimension) -> Questionnaire:
    changed = replace(questionnaire, dimensions=_put_one(questionnaire.dimensions, edit.code, edit.dimension))
    return follow_dimension(changed, edit.code, edit.dimension.code) if edit.code not in ("", edit.dimension.code) else changed


def _remove_dimension(questionnaire: Questionnaire, edit: RemoveDimension) -> Questionnaire:
    sections = (one.code for one in questionnaire.sections if one.dimension == edit.code)
    used = [*sections, *(item.code for item in questionnaire.items() if item.dimension == edit.code)]
    _refuse_if_used(used, msg("Some sections or questions belong to this topic: {codes}.", codes=_listed(used)))
    return replace(questionnaire, dimensions=placing.without(questionnaire.dimensions, edit.code))


def _add_language(questionnaire: Questionnaire, edit: AddLanguage) -> Questionnaire:
    """Scales that stand in the library in the same words are spoken in the new language at once."""
    if edit.lang in questionnaire.languages:
        return questionnaire
    scales = tuple(_spoken(scale, questionnaire.languages, edit.lang) for scale in questionnaire.scales)
    return replace(questionnaire, languages=(*questionnaire.languages, edit.lang), scales=scales)


def _spoken(scale: Scale, languages: Sequence[str], lang: str) -> Scale:
    words = {tuple(point.label.by_lang.get(languages[0]) for point in one.scale.points): one.scale for one in library().values()}
    same = words.get(tuple(point.label.by_lang.get(languages[0]) for point in scale.points)) if languages else None
    if same is None:
        return scale
    pairs = zip(scale.points, same.points, strict=True)
    points = (
        replace(ours, label=worded(ours.label, lang, _missing(ours.label.by_lang.get(lang), theirs.label.by_lang.get(lang))))
        for ours, theirs in pairs
    )
    return replace(scale, points=tuple(points))


def _missing(ours: str | None, theirs: str | None) -> str:
    return ours or theirs or ""


def _put_first(questionnaire: Questionnaire, edit: PutFirst) -> Questionnaire:
    if edit.lang not in questionnaire.languages or untranslated(questionnaire, edit.lang):
        what = msg("Some texts are not translated into “{lang}” yet.", lang=edit.lang[:20])
        raise Invalid([Problem("lang", what, msg("Translate them first."))])
    return replace(questionnaire, languages=tuple(dict.fromkeys((edit.lang, *questionnaire.languages))))


def _remove_language(questionnaire: Questionnaire, edit: RemoveLanguage) -> Questionnaire:
    if edit.lang == next(iter(questionnaire.languages), ""):
        what = msg("The first language cannot be taken away: the others are translated from it.")
        raise Invalid([Problem("lang", what, msg("Take another one away."))])
    kept = replace(questionnaire, languages=tuple(lang for lang in questionnaire.languages if lang != edit.lang))
    return change_texts(_unheard(kept, edit.lang), lambda _key, text: worded(text, edit.lang, ""))


def _unheard(questionnaire: Questionnaire, lang: str) -> Questionnaire:
    """Without the recordings in this language."""

    def quiet(item: Item) -> Item:
        return replace(item, recordings=tuple(one for one in item.recordings if one.lang != lang))

    return replace(questionnaire, sections=tuple(replace(one, items=tuple(map(quiet, one.items))) for one in questionnaire.sections))


def _word(questionnaire: Questionnaire, edit: Word) -> Questionnaire:
    return put(questionnaire, edit.lang, edit.wordings)


def _put_excuse(questionnaire: Questionnaire, edit: PutExcuse) -> Questionnaire:
    new = replace(edit.excuse, reason=clean(edit.excuse.reason))
    if not new.reason:
        raise Invalid([Problem("reason", msg("The reason is missing."), msg("Say in a sentence why it is meant so."))])
    return replace(questionnaire, excused=(*_without_excuse(questionnaire, new.place, new.rule), new))


def _remove_excuse(questionnaire: Questionnaire, edit: RemoveExcuse) -> Questionnaire:
    return replace(questionnaire, excused=_without_excuse(questionnaire, edit.place, edit.rule))


def _without_excuse(questionnaire: Questionnaire, place: str, rule: str) -> tuple[Excuse, ...]:
    return tuple(one for one in questionnaire.excused if (one.place, one.rule) != (place, rule))


def _put_one(things: Sequence[One], code: str, new: One) -> tuple[One, ...]:
    return placing.exchanged(things, code, new) if code else (*things, new)


def _refuse_if_used(used: Sequence[str], what: Message) -> None:
    if used:
        raise Invalid([Problem("code", what, msg("Change them first."))])


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes)[:200]


CHANGES: dict[type, Callable[..., Questionnaire]] = {
    Many: _many,
    PutHeading: _put_heading,
    AddItem: _add_item,
    PutItem: _put_item,
    MoveItem: _move_item,
    RemoveItems: _remove_items,
    TakeItems: _take_items,
    AddSection: _add_section,
    PutSection: _put_section,
    MoveSection: _move_section,
    RemoveSection: _remove_section,
    PutScale: _put_scale,
    RemoveScale: _remove_scale,
    PutDimension: _put_dimension,
    RemoveDimension: _remove_dimension,
    AddLanguage: _add_language,
    PutFirst: _put_first,
    RemoveLanguage: _remove_language,
    Word: _word,
    PutExcuse: _put_excuse,
    RemoveExcuse: _remove_excuse,
}
