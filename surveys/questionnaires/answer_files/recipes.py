"""From the cells of another tool to the cells of our own tables: one recipe a question, made once and followed for every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.answer_files.naming import ticked
from surveys.questionnaires.answer_files.picking import picked
from surveys.questionnaires.answer_files.uses import OTHER
from surveys.questionnaires.answer_files.vocabulary import LEFT_OUT, Vocabulary, of_item, of_scale
from surveys.questionnaires.asking.kind import problem, quoted
from surveys.questionnaires.asking.relating import Relationship
from surveys.questionnaires.asking.two_scales import TwoScales
from surveys.questionnaires.coding import column
from surveys.questionnaires.formats.outgoing import offered
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.tables import BESIDE
from surveys.questionnaires.values import Item, Questionnaire

Cells = Mapping[str, str]
"""A row's cells by use, or by the names of our own columns."""
_WITH_WORDS = frozenset({"rating", "zero_to_ten", "choice", "choices", "ranking"})


@dataclass(frozen=True, slots=True)
class Strange:
    """Words in the column of one use that mean nothing for its question, and what is wrong with them."""

    use: str
    value: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Made:
    """Our cells, and what could not be read. `freely`: was taken for words beside “other”; `unoffered`: states a reason for not answering
    that the question does not offer, and counts as left out."""

    cells: Cells
    strange: tuple[Strange, ...] = ()
    freely: str = ""
    unoffered: str = ""


class Unread(Exception):
    """Cells of one use that mean nothing."""

    def __init__(self, use: str, *values: str) -> None:
        super().__init__(use)
        self.use, self.values = use, values


@dataclass(frozen=True)
class Recipe:
    """How one question's cells are made. `uses`: those that have a column, in a fixed order."""

    questionnaire: Questionnaire
    item: Item
    uses: tuple[str, ...]
    vocabularies: Mapping[str, Vocabulary]
    given: Mapping[str, str]

    def follow(self, texts: Sequence[str]) -> Made:
        """Our cells from the cells of its uses."""
        given = dict(zip(self.uses, texts, strict=True))
        try:
            cells = _MAKERS.get(self.item.kind, _as_they_are)(self, given)
        except Unread as unread:
            return Made({}, tuple(Strange(unread.use, value, self._meaningless(value)) for value in unread.values))
        if strange := tuple(self._check(cells, given)):
            return Made({}, strange)
        beside = column(self.item.code, BESIDE)
        words = {beside: given[beside]} if given.get(beside) else {}
        return Made({**cells, **words}, (), self._freely(cells, given), self._unoffered(given))

    @cached_property
    def whole(self) -> Vocabulary:
        """The words of a question whose parts share them."""
        return next(iter(self.vocabularies.values()))

    def _check(self, cells: Cells, given: Cells) -> list[Strange]:
        try:
            kind(self.item).read_cells(self.item, self.questionnaire, [cells.get(name, "") for name in kind(self.item).columns(self.item)])
        except Invalid as invalid:
            use = next((use for use in self.uses if given[use]), self.uses[0])
            return [Strange(use, "; ".join(filter(None, given.values())), one) for one in invalid.problems]
        return []

    def _meaningless(self, value: str) -> Problem:
        lang = self.questionnaire.languages[0]
        answers = ", ".join(_answer(one.code, one.label.pick(lang)) for one in offered(self.questionnaire, self.item))
        what = msg("“{value}” is none of the answers to {code}.", value=quoted(value), code=self.item.code)
        mend = msg("Say in the mapping what it means, or correct the file. The answers are: {answers}.", answers=answers[:600])
        return problem(self.item, what, mend)

    def _freely(self, cells: Cells, given: Cells) -> str:
        begins = f"{other_of(self.item)}: "
        taken = begins != ": " and begins in cells.get(self.item.code, "") and not given.get(column(self.item.code, OTHER))
        return given.get(self.item.code, "") if taken else ""

    def _unoffered(self, given: Cells) -> str:
        found = ((given[use], known) for use, known in self.vocabularies.items())
        return next((text for text, known in found if text and known.reason(text) == LEFT_OUT == known.spelled(text)), "")


def recipe(questionnaire: Questionnaire, item: Item, used: Sequence[str], given: Mapping[str, str]) -> Recipe:
    """The recipe of a question of which these uses have a column. `given`: what words of the file were said to mean."""
    return Recipe(questionnaire, item, tuple(used), _vocabularies(questionnaire, item, used, given), given)


def other_of(item: Item) -> str:
    """The code of the option beside which words may stand; empty where there is none."""
    return next((option.code for option in item.options if option.other), "") if item.kind in {"choice", "choices"} else ""


def _vocabularies(questionnaire: Questionnaire, item: Item, used: Sequence[str], given: Mapping[str, str]) -> dict[str, Vocabulary]:
    own = kind(item)
    if isinstance(own, TwoScales | Relationship):
        scales = {use: own.scale(item, questionnaire, place).code for place, use in enumerate(own.columns(item))}
        return {use: of_scale(questionnaire, item, scale, given) for use, scale in scales.items() if use in used}
    if item.kind in _WITH_WORDS:
        known = of_item(questionnaire, item, given)
        return {use: known for use in used if not use.endswith((f":{OTHER}", f":{BESIDE}")) or item.kind == "ranking"}
    return {}


def _answer(code: str, label: str) -> str:
    return code if code == label else f"{code} ({label})"


def _as_they_are(made: Recipe, given: Cells) -> Cells:
    return {use: made.given.get(text, text) for use, text in given.items()}


def _scaled(made: Recipe, given: Cells) -> Cells:
    """Each use on its own scale."""
    return {use: _spelled(known, use, given[use]) for use, known in made.vocabularies.items()}


def _spelled(known: Vocabulary, use: str, text: str) -> str:
    found = known.spelled(text)
    if found is None:
        raise Unread(use, text)
    return found


def _chosen(made: Recipe, given: Cells) -> Cells:
    """One option; what is none of them, where there is “other”, stands beside it."""
    code, other = made.item.code, other_of(made.item)
    text, words = given.get(code, ""), given.get(column(code, OTHER), "")
    found = made.whole.spelled(text) if made.vocabularies else ""
    if found is None and not other:
        raise Unread(code, text)
    if found is None or (words and found in {"", other}):
        return {code: f"{other}: {words or text}"}
    return {code: found}


def _several(made: Recipe, given: Cells) -> Cells:
    code, other = made.item.code, other_of(made.item)
    words = given.get(column(code, OTHER), "")
    if code in given:
        found = picked(made.whole, given[code], free=bool(other) and not words)
        if found.strange:
            raise Unread(code, *found.strange)
        codes, words = found.codes, words or found.other
    else:
        codes = tuple(use.rpartition("=")[2] for use in made.uses if "=" in use and _is_ticked(made, use, given[use]))
    plain = [one for one in codes if one != other or not words]
    return {code: "; ".join([*plain, *([f"{other}: {words}"] if words else [])])}


def _is_ticked(made: Recipe, use: str, text: str) -> bool:
    """An option's own column says yes or no, or repeats the option."""
    said = ticked(text)
    if said is not None:
        return said
    if made.whole.spelled(text) == use.rpartition("=")[2]:
        return True
    raise Unread(use, text)


def _ranked(made: Recipe, given: Cells) -> Cells:
    """By a place for each option, by an option for each place, or all in one cell, the first one first."""
    if made.item.code in given:
        found = picked(made.whole, given[made.item.code])
        if found.strange:
            raise Unread(made.item.code, *found.strange)
        return _placed(made, found.codes)
    if any("#" in use for use in made.uses):
        placed = sorted((int(use.rpartition("#")[2]), _spelled(made.whole, use, given[use])) for use in made.uses if "#" in use)
        return _placed(made, [code for _, code in placed if code])
    return _as_they_are(made, given)


def _placed(made: Recipe, codes: Sequence[str]) -> Cells:
    return {column(made.item.code, code): str(place) for place, code in enumerate(codes, start=1)}


_MAKERS: Mapping[str, Callable[[Recipe, Cells], Cells]] = {
    "rating": _scaled,
    "zero_to_ten": _scaled,
    "two_scales": _scaled,
    "relationship": _scaled,
    "choice": _chosen,
    "choices": _several,
    "ranking": _ranked,
}
"""By kind; what is not named here has its cells taken as they are."""
