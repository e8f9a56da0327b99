"""The evaluator's pages. Importing this module gives the blueprint with every page on it."""

from __future__ import annotations

from app.evaluate import (
    agreement_pages,
    card_pages,
    collection_pages,
    comment_pages,
    debrief_pages,
    evaluation_pages,
    export_pages,
    forecast_pages,
    framework_pages,
    group_pages,
    help_pages,
    home_pages,
    invited_pages,
    mailbox_pages,
    opening_pages,
    partner_pages,
    partnership_pages,
    people_pages,
    person_pages,
    preview_pages,
    result_pages,
)
from app.evaluate.blueprint import blueprint
from app.evaluate.squares import mark
from app.evaluate.waiting import reason

PAGES = (
    agreement_pages,
    card_pages,
    collection_pages,
    comment_pages,
    debrief_pages,
    evaluation_pages,
    export_pages,
    forecast_pages,
    framework_pages,
    group_pages,
    help_pages,
    home_pages,
    invited_pages,
    mailbox_pages,
    opening_pages,
    partner_pages,
    partnership_pages,
    people_pages,
    person_pages,
    preview_pages,
    result_pages,
)

blueprint.add_app_template_global(mark, "group_mark")
blueprint.add_app_template_filter(reason, "why_failed")

__all__ = ["PAGES", "blueprint"]
