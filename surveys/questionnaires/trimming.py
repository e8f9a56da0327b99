"""A questionnaire cut down to its core."""

from __future__ import annotations

from dataclasses import replace

from surveys.questionnaires.joining import join
from surveys.questionnaires.timing import seconds
from surveys.questionnaires.values import Questionnaire, Section


def core_only(questionnaire: Questionnaire) -> Questionnaire:
    """The same questionnaire with its core items only, on the pages that it names for its short form: codes, scales and dimensions as they
    were, so that trends hold. The minutes shrink with the time that its questions take. Its code ends in "-core"."""
    parts = (section for section in map(_core_part, questionnaire.sections) if section.items)
    sections = tuple(join(questionnaire.short, parts))
    shorter = replace(questionnaire, sections=sections, short=())
    measured = {section.dimension_of(item) for section in sections for item in section.items}
    return replace(
        shorter,
        code=f"{questionnaire.code}-core",
        minutes=max(1, round(questionnaire.minutes * seconds(shorter) / max(1, seconds(questionnaire)))),
        dimensions=tuple(one for one in questionnaire.dimensions if one.code in measured),
        scales=tuple(one for one in questionnaire.scales if any(one.code in item.scales for item in shorter.items())),
    )


def _core_part(section: Section) -> Section:
    return section if section.personal else replace(section, items=tuple(item for item in section.items if item.core))
