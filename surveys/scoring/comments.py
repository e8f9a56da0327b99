"""R11: which words may be quoted, and how many people wrote, in words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from surveys.messages import Message, msg
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.disclosure.thresholds import LEAST_AUTHORS, detail, hidden
from surveys.scoring.policy import Comment, Desk
from surveys.scoring.values import Comments, Quote, Theme

TEXTS = ("short_text", "long_text")
LEAST_THEME = 3
NO_SUMMARY = ("", "")
SEVERAL_FROM, MANY_FROM = 10, 25


def comments(
    questionnaire: Questionnaire, written: Sequence[Comment], answered: int, k: int, desk: Desk | None = None
) -> tuple[Comments, ...]:
    """For each open question that anybody answered: how many did, the themes, the quotations released, or a summary; and the same for
    words beside a rating, where they may be quoted. `answered`: people in the whole pool."""
    made = desk or Desk()
    found = (
        (item, _of_item(item, section.dimension_of(item), [one for one in written if one.item == item.code], answered, k, made))
        for section in questionnaire.sections
        for item in section.items
        if item.kind in TEXTS or item.comment is not None
    )
    return tuple(one for item, one in found if item.kind in TEXTS or not one.hidden or one.summary)


def amount(authors: int) -> Message | None:
    """How many people wrote, never as a number; None below three."""
    if authors < LEAST_THEME:
        return None
    if authors < SEVERAL_FROM:
        return msg("few")
    return msg("several") if authors < MANY_FROM else msg("many")


def _of_item(item: Item, dimension: str, written: Sequence[Comment], answered: int, k: int, desk: Desk) -> Comments:
    summary = desk.summaries.get(item.code, NO_SUMMARY) if len(written) >= LEAST_THEME else NO_SUMMARY
    if answered < detail(k) or len(written) < max(LEAST_AUTHORS, k):
        return Comments(item.code, item.text, dimension, None, (), *summary, hidden=hidden())
    return Comments(item.code, item.text, dimension, amount(len(written)), _quotes(written), *summary, themes=_themes(written, desk))


def _themes(written: Sequence[Comment], desk: Desk) -> tuple[Theme, ...]:
    """Those of which three people or more wrote, in the evaluators' order; each text of a question is another person's."""
    authors = Counter(theme for one in written for theme in one.themes)
    found = ((name, amount(authors[code])) for code, name in desk.themes.items())
    return tuple(Theme(name, many) for name, many in found if many)


def _quotes(written: Sequence[Comment]) -> tuple[Quote, ...]:
    """Agreed to by the author and ticked by the evaluator, in an order that says nothing. What is written in a language that fewer than
    five people used is shown as its translation, and not at all without one."""
    languages = Counter(_language(one) for one in written)
    ticked = [one for one in written if one.may_quote and one.chosen]
    plain = [Quote(one.item, one.text, one.lang, one.translation, one.translated_to) for one in ticked if _is_common(one, languages)]
    rare = [Quote(one.item, one.translation, one.translated_to) for one in ticked if not _is_common(one, languages) and one.translation]
    return tuple(_mixed([*plain, *rare]))


def _is_common(one: Comment, languages: Counter[str]) -> bool:
    return languages[_language(one)] >= LEAST_AUTHORS


def _language(comment: Comment) -> str:
    return comment.lang.split("-", maxsplit=1)[0].lower()


def _mixed(quotes: Iterable[Quote]) -> list[Quote]:
    """The same order on every printing, and the same whatever order they came in."""
    return sorted(quotes, key=lambda one: (hashlib.sha256(f"{one.item}\0{one.text}".encode()).digest(), one.lang))
