"""The evaluator's pages. Importing this module gives the blueprint with every page on it."""

from __future__ import annotations

from app.evaluate import (
    agreement_pages,
    asking_pages,
    card_pages,
    case_pages,
    collection_pages,
    comment_pages,
    debrief_pages,
    dossier_pages,
    evaluation_pages,
    export_pages,
    file_pages,
    finding_pages,
    forecast_pages,
    framework_pages,
    group_pages,
    help_pages,
    home_pages,
    insider_pages,
    invited_pages,
    mailbox_pages,
    matrix_pages,
    opening_pages,
    partner_pages,
    partnership_pages,
    people_pages,
    person_pages,
    preview_pages,
    result_pages,
    sheet_pages,
    single_answer_pages,
    text_pages,
    theme_pages,
    typing_pages,
)
from app.evaluate.blueprint import blueprint
from app.evaluate.squares import mark
from app.evaluate.struck_out import pieces
from app.evaluate.waiting import reason
from app.speaking import spoken, translate
from surveys.messages import Message, Text
from surveys.scoring.averages import bare
from surveys.scoring.dossier import CONDUCT, SAYS, SOURCES, WEIGHTS, strength
from surveys.scoring.phases import PHASES, part_of

PAGES = (
    agreement_pages,
    asking_pages,
    card_pages,
    case_pages,
    collection_pages,
    comment_pages,
    debrief_pages,
    dossier_pages,
    evaluation_pages,
    export_pages,
    file_pages,
    finding_pages,
    forecast_pages,
    framework_pages,
    group_pages,
    help_pages,
    home_pages,
    insider_pages,
    invited_pages,
    mailbox_pages,
    matrix_pages,
    opening_pages,
    partner_pages,
    partnership_pages,
    people_pages,
    person_pages,
    preview_pages,
    result_pages,
    sheet_pages,
    single_answer_pages,
    typing_pages,
    text_pages,
    theme_pages,
)

blueprint.add_app_template_global(mark, "group_mark")
blueprint.add_app_template_filter(reason, "why_failed")
blueprint.add_app_template_global(PHASES, "phase_names")
blueprint.add_app_template_filter(lambda one: translate(Message(CONDUCT[one.conduct].text, {"who": one.made_by})), "conduct_of")
blueprint.add_app_template_filter(part_of, "part_of")
blueprint.add_app_template_filter(bare, "bare")
blueprint.add_app_template_filter(lambda names: spoken().text(Text(dict(names))), "name_of")
blueprint.add_app_template_filter(pieces, "pieces")
blueprint.add_app_template_filter(strength, "strength")
blueprint.add_app_template_filter(lambda kind: translate(SOURCES[kind]), "source_kind")
blueprint.add_app_template_filter(lambda says: translate(SAYS[says]), "source_says")
blueprint.add_app_template_filter(lambda weight: translate(WEIGHTS[weight]), "source_weight")

__all__ = ["PAGES", "blueprint"]
