"""The pages of results: each side on its own, groups chosen by an address, hidden groups with their reason, nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.jobs.registry import Tools
from app.jobs.running import run_due
from surveys.messages import Text, msg
from surveys.models.collecting import Words
from surveys.scoring.beside import Agreement, Occurrence, Occurrences
from surveys.scoring.changed import Trend
from surveys.scoring.values import Distribution, Figure, PartResult, Released, Share, Tally

from fixtures.releases import spread_of
from fixtures.rounds import Story
from fixtures.shared import shared_as

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HIDDEN = "Not shown: too few answers, or needed to protect others."


@ON_ONE_DATABASE
def test_readers_choose_groups_by_the_address_and_read_why_a_group_cannot_be_chosen(viewer: FlaskClient, story: Story, released: Released):
    at = shared_as(story, released).at

    for page in ("profile", "differences"):
        whole, part = viewer.get(f"{at}/results/-/{page}").text, viewer.get(f"{at}/results/-/{page}?group=g1&group=g3").text
        assert HIDDEN in whole
        assert 'value="g3" disabled' in part
        assert 'value="g1" checked' in part
        assert 'value="g2" checked' not in part
    assert "54 " not in viewer.get(f"{at}/results/-/profile?group=g1").text.split("The figures as a table")[1].split("</table>")[0]


@ON_ONE_DATABASE
def test_a_divided_question_that_is_counted_above_the_strips_and_has_none_is_named_below_them(
    viewer: FlaskClient, story: Story, released: Released
):
    topic = released.dimensions[0]
    item = topic.items[0]
    ends = (Share(("1", "2"), item.text, 33), Share(("3",), item.text, 34), Share(("4", "5"), item.text, 33))
    divided = replace(topic, items=(replace(item, distribution=Distribution(40, ends, divided=True)), *topic.items[1:]))
    at = shared_as(story, replace(released, dimensions=(divided, *released.dimensions[1:]))).at

    page = viewer.get(f"{at}/results/-/differences").text

    assert "Views are divided on 1 of" in page
    assert "Divided, and told in larger parts only: “" in page


@ON_ONE_DATABASE
def test_pages_without_anything_to_say_are_not_offered_and_not_there(viewer: FlaskClient, story: Story, released: Released):
    at = shared_as(story, released).at

    assert "Since the last round" not in viewer.get(f"{at}/results").text
    for page in ("changes", "nothing", "../../etc"):
        assert viewer.get(f"{at}/results/-/{page}").status_code == 404


def occurring(released: Released) -> Released:
    """The first section's question asked how often it happens, and its answers counted."""
    first = released.questionnaire.sections[0]
    table = Occurrences((Text({"en": "Often"}),), (Occurrence(first.code, first.title, Figure(64, n=40), {"g1": Figure(70, n=21)}),))
    asked = Tally(first.items[0].code, Text({"en": "Money comes late."}), 40, spread_of(10, 20, 30, 20, 20))
    return replace(released, occurrences=(table,), tallies=(*released.tallies, asked))


@ON_ONE_DATABASE
def test_how_often_things_occur_has_a_page_of_its_own_and_is_not_told_again_among_other_questions(
    viewer: FlaskClient, story: Story, released: Released
):
    at = shared_as(story, occurring(released)).at
    page, chosen = (viewer.get(f"{at}/results/-/barriers{query}").text for query in ("", "?group=g2"))

    assert "Money comes late." in page
    assert 'data-label="Agency staff">70</td>' in page
    assert ">70</td>" not in chosen
    assert "Money comes late." not in viewer.get(f"{at}/results/-/words").text
    assert viewer.get(f"{at}/results/-/matters").status_code == 404


@ON_ONE_DATABASE
def test_what_matters_has_a_page_with_its_picture_and_its_table(viewer: FlaskClient, story: Story, released: Released):
    first, *rest = released.questionnaire.sections
    asks = {"ask": Text({"en": "Important?"}), "second_ask": Text({"en": "Going well?"})}
    asked = replace(first.items[0], code="T1", kind="two_scales", second_scale="agree5", **asks)
    parts = (PartResult("first", asks["ask"], Figure(80, n=30)), PartResult("second", asks["second_ask"], Figure(41, n=30)))
    tally = Tally("T1", Text({"en": "Early word of the budget"}), None, parts=parts)
    sections = (replace(first, items=(*first.items, asked)), *rest)
    whole = replace(released, questionnaire=replace(released.questionnaire, sections=sections), tallies=(tally,))
    at = shared_as(story, whole).at

    page = viewer.get(f"{at}/results/-/matters").text
    assert page.count("Early word of the budget") >= 3
    assert 'data-label="Going well?">41</td>' in page
    assert "Early word of the budget" not in viewer.get(f"{at}/results/-/words").text


@ON_ONE_DATABASE
def test_a_topic_says_what_its_pictures_show_and_how_answers_that_were_put_together_are_drawn(
    viewer: FlaskClient, story: Story, released: Released
):
    first, second, *rest = released.dimensions
    bare = replace(second, items=tuple(replace(item, distribution=None) for item in second.items))
    at = shared_as(story, replace(released, dimensions=(first, bare, *rest))).at

    for one, drawn in ((first, True), (bare, False)):
        page = viewer.get(f"{at}/results/{one.code}").text
        assert '<p class="lead">Question by question</p>' in page
        assert ('<p class="lead">How the answers spread</p>' in page) == drawn
        assert ("several colours are answers put together" in page) == drawn


@ON_ONE_DATABASE
def test_agreement_that_is_not_told_is_not_said_to_rest_on_too_few_answers(viewer: FlaskClient, story: Story, released: Released):
    first, *rest = released.dimensions
    told = replace(first, agreement=(Agreement("g1", msg("broadly agree"), msg("People broadly agree.")),))
    page = viewer.get(f"{shared_as(story, replace(released, dimensions=(told, *rest))).at}/results/-/profile").text

    table = page.rsplit("How far each group agrees within itself", 1)[1]
    assert "broadly agree" in table
    assert "not shown" in table.split("</table>")[0]
    assert HIDDEN in table


@ON_ONE_DATABASE
def test_what_changed_is_drawn_with_its_range_and_told_in_a_table(viewer: FlaskClient, story: Story, released: Released):
    trend = Trend(8, 2, 14, clear=True, sentence=msg("“{name}” is {points} points higher than in the last round.", name="Trust", points=8))
    first, *rest = released.dimensions
    page = viewer.get(f"{shared_as(story, replace(released, dimensions=(replace(first, trend=trend), *rest))).at}/results/-/changes").text

    assert "+8" in page
    assert page.count("“Trust” is 8 points higher than in the last round.") >= 2
    assert "polyline" not in page


@ON_ONE_DATABASE
def test_a_quotation_is_taken_out_by_a_page_and_every_page_and_older_edition_is_without_it(
    evaluator: FlaskClient, story: Story, released: Released, tools: Tools
):
    at = shared_as(story, released).at
    session, evaluation = story.session, story.evaluation
    session.add(Words(evaluation_id=evaluation.id, item="D3", text="Decide the budget with us.", lang="en", may_quote=True, chosen=True))
    session.commit()
    evaluator.post(f"{at}/debrief", data={"edition": "brief", "lang": "en", "paper": "A4"})
    while run_due(tools):
        pass
    (edition,) = re.findall(rf"{at}/debrief/\w+\.pdf", evaluator.get(f"{at}/debrief").text)
    with evaluator.get(edition) as before:
        assert before.status_code == 200

    desk = evaluator.get(f"{at}/comments/D3").text
    (way, *_others) = re.findall(rf'action="({at}/comments/D3/quotes/\w+/take-out)"', desk)
    assert evaluator.post(way).status_code == 303

    for page in ("results/-/words", "results/A6", "results"):
        assert "Decide the budget with us." not in evaluator.get(f"{at}/{page}").text
    assert "1 quotation was taken out" in evaluator.get(f"{at}/results/-/method").text
    assert "Decide the budget with us." not in evaluator.get(f"{at}/data/json-en").text
    assert edition not in evaluator.get(f"{at}/debrief").text
    assert evaluator.get(edition).status_code == 404
