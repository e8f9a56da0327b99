"""Quotations that are no longer printed: taken out of a release when it is read, and counted. Standard library only.

A quotation is known by its question and a digest of its words, as the release holds them; so nothing is kept of who wrote it, and what was
written alike for the same question goes with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from surveys.messages import Message
from surveys.scoring.named import KEPT_BACK, Given, Position
from surveys.scoring.values import Comments, Quote, Released

Taken = Collection[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Printed:
    """Words that a release holds for a question, in the language of their author; `who`: beside whose name, empty for nobody's."""

    item: str
    text: str
    lang: str
    who: str = ""

    @property
    def mark(self) -> bytes:
        """SHA-256 of the words."""
        return mark_of(self.text)


def mark_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def printed(released: Released) -> Iterator[Printed]:
    """Every quotation that a release holds, in its order; beside names the words that their authors allowed."""
    for comments in released.comments:
        yield from (Printed(one.item, one.text, one.lang) for one in comments.quotes)
    for position in released.positions:
        for given in position.answers:
            if (words := own_words(given)) is not None:
                yield Printed(given.item, words, given.lang, position.who)


def without(released: Released, taken: Taken) -> tuple[Released, int]:
    """The release without these quotations, and how many those are."""
    gone = {(one.item, one.mark) for one in printed(released)} & set(taken)
    if not gone:
        return released, 0
    count = sum((one.item, one.mark) in gone for one in printed(released))
    comments = tuple(_quoted(one, lambda quote: (quote.item, mark_of(quote.text)) not in gone) for one in released.comments)
    return replace(released, comments=comments, positions=tuple(_position(one, gone) for one in released.positions)), count


def own_words(given: Given) -> str | None:
    """What somebody wrote: the whole answer, or the words beside a choice; None for what was chosen alone."""
    if given.lang and isinstance(given.words, str):
        return given.words
    if isinstance(given.words, Message) and {"label", "words"} == set(given.words.params):
        words = given.words.params["words"]
        return words if isinstance(words, str) and words else None
    return None


def _quoted(comments: Comments, stays: Callable[[Quote], bool]) -> Comments:
    return replace(comments, quotes=tuple(filter(stays, comments.quotes)))


def _position(position: Position, gone: Taken) -> Position:
    return replace(position, answers=tuple(_silent(one) if _is_gone(one, gone) else one for one in position.answers))


def _is_gone(given: Given, gone: Taken) -> bool:
    words = own_words(given)
    return words is not None and (given.item, mark_of(words)) in gone


def _silent(given: Given) -> Given:
    """Beside a choice the words go and the choice stays."""
    if isinstance(given.words, Message):
        return replace(given, words=replace(given.words, params={**given.words.params, "words": KEPT_BACK}))
    return Given(given.item, KEPT_BACK)
