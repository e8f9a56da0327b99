"""The questionnaires that are measured."""

from __future__ import annotations

from dataclasses import replace

from bench.printing import require
from surveys.evaluations import creating
from surveys.messages import Text
from surveys.questionnaires.values import Questionnaire, Section

ONE_PAGE_ITEMS = 30


def core() -> Questionnaire:
    """The catalog's final evaluation, core form."""
    return creating.from_template("final-evaluation", "core")


def one_page() -> Questionnaire:
    """A form like those that other tools were measured with: all ratings in one section."""
    return rated(ONE_PAGE_ITEMS)


def spoken(form: Questionnaire, words: str) -> Text:
    """The same words in every language of the form, so that nothing is missing in any."""
    return Text(dict.fromkeys(form.languages, words))


def rated(count: int) -> Questionnaire:
    """So many ratings of the catalog's final evaluation in one section."""
    full = creating.from_template("final-evaluation", "full")
    items = [item for item in full.items() if item.kind == "rating" and not item.show_if and not item.groups][:count]
    require(len(items) == count, "there are not enough ratings in the catalog")
    return replace(full, code="bench-one-page", sections=(Section("ALL", spoken(full, "All questions"), tuple(items)),))
