"""R11: which words may be quoted, and how many people wrote, in words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from surveys.messages import Message, msg
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.disclosure.thresholds import LEAST_AUTHORS, detail, hidden
from surveys.scoring.policy import Comment
from surveys.scoring.values import Comments, Quote

TEXTS = ("short_text", "long_text")
LEAST_THEME = 3
SEVERAL_FROM, MANY_FROM = 10, 25


def comments(questionnaire: Questionnaire, written: Sequence[Comment], answered: int, k: int) -> tuple[Comments, ...]:
    """For each open question that anybody answered: how many did, and the quotations released; and the same for words beside a rating,
    where they may be quoted. `answered`: people in the whole pool."""
    found = (
        (item, _of_item(item, section.dimension_of(item), [one for one in written if one.item == item.code], answered, k))
        for section in questionnaire.sections
        for item in section.items
        if item.kind in TEXTS or item.comment is not None
    )
    return tuple(one for item, one in found if item.kind in TEXTS or not one.hidden)


def amount(authors: int) -> Message | None:
    """How many people wrote, never as a number; None below three."""
    if authors < LEAST_THEME:
        return None
    if authors < SEVERAL_FROM:
        return msg("few")
    return msg("several") if authors < MANY_FROM else msg("many")


def _of_item(item: Item, dimension: str, written: Sequence[Comment], answered: int, k: int) -> Comments:
    if answered < detail(k) or len(written) < max(LEAST_AUTHORS, k):
        return Comments(item.code, item.text, dimension, None, hidden=hidden())
    return Comments(item.code, item.text, dimension, amount(len(written)), _quotes(written))


def _quotes(written: Sequence[Comment]) -> tuple[Quote, ...]:
    """Agreed to by the author and ticked by the evaluator, in a language that five people used, in an order that says nothing."""
    languages = Counter(_language(one) for one in written)
    ticked = [one for one in written if one.may_quote and one.chosen and languages[_language(one)] >= LEAST_AUTHORS]
    return tuple(Quote(one.item, one.text, one.lang) for one in _mixed(ticked))


def _language(comment: Comment) -> str:
    return comment.lang.split("-", maxsplit=1)[0].lower()


def _mixed(ticked: Iterable[Comment]) -> list[Comment]:
    """The same order on every printing, and the same whatever order they came in."""
    return sorted(ticked, key=lambda one: (hashlib.sha256(f"{one.item}\0{one.text}".encode()).digest(), one.lang))
