"""The workshop's pages. Importing this module gives the blueprint with every page on it."""

from __future__ import annotations

from app.workshop import (
    board_pages,
    check_pages,
    condition_pages,
    counting,
    heading_pages,
    history_pages,
    item_pages,
    list_pages,
    loading,
    paper_pages,
    preview_pages,
    proposal_pages,
    recording_pages,
    scale_pages,
    section_pages,
    sharing_pages,
    sheet_pages,
    topic_pages,
    translation_pages,
    version_pages,
    wording_pages,
)
from app.workshop.blueprint import blueprint
from app.workshop.places import part_name, place_name
from app.workshop.words import kind_name, owner_name

PAGES = (
    board_pages,
    check_pages,
    condition_pages,
    heading_pages,
    history_pages,
    item_pages,
    list_pages,
    paper_pages,
    preview_pages,
    proposal_pages,
    recording_pages,
    scale_pages,
    section_pages,
    sharing_pages,
    sheet_pages,
    topic_pages,
    translation_pages,
    version_pages,
    wording_pages,
)

blueprint.add_app_template_filter(kind_name, "kind_name")
blueprint.add_app_template_filter(owner_name, "owner_name")
blueprint.add_app_template_filter(part_name, "part_name")
blueprint.add_app_template_filter(place_name, "place_name")
blueprint.add_app_template_global(proposal_pages.waiting_for, "proposals_waiting")
blueprint.add_app_template_global(preview_pages.first_page, "preview_page_of")
blueprint.add_app_template_global(counting.open_points, "open_points")
blueprint.add_app_template_global(check_pages.way_to, "way_to")
blueprint.add_app_template_global(loading.may_shape, "may_shape")
blueprint.add_app_template_global(history_pages.steps_around, "steps_around")
blueprint.add_app_template_global(list_pages.sees_questionnaires, "sees_questionnaires")

__all__ = ["PAGES", "blueprint"]
