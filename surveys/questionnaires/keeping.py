"""Whether answers go together: the rules that an item's author sets for it beside other answers."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.conditions import Known, check_condition
from surveys.questionnaires.expressions import Comparison, amount, conditions_in, holds
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Answers, Item, Questionnaire


def broken(item: Item, answers: Answers, group: str) -> tuple[Problem, ...]:
    """The rules of an answered item that do not hold. `answers`: those that count. A rule waits while something that it compares has no
    answer."""
    if not item.rules or item.code not in answers or answers[item.code].value is None:
        return ()
    return tuple(_told(item, rule.message) for rule in item.rules if not _holds(rule.holds, answers, group))


def check_rules(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Message, Message]]:
    """Every fault of the rules: ("item A1.1", "rules", what is wrong, how to mend it). They may ask about the item and earlier ones."""
    everything = {item.code: item for item in questionnaire.items()}
    earlier: dict[str, Item] = {}
    for section in questionnaire.sections:
        for item in section.items:
            earlier[item.code] = item
            for rule in item.rules:
                for what, mend in check_condition(rule.holds, Known(earlier, everything, item.core)):
                    yield f"item {item.code}", "rules", what, mend
        if section.each:
            earlier = {code: item for code, item in earlier.items() if item not in section.items}


def _holds(rule: str, answers: Answers, group: str) -> bool:
    expression = parse(rule)
    terms = [term for test in conditions_in(expression) if isinstance(test, Comparison) for term in (test.left, *test.values)]
    return any(amount(term, answers, group) is None for term in terms) or holds(expression, answers, group)


def _told(item: Item, message: Text) -> Problem:
    what = Message("{words}", {"words": message}) if message else msg("This does not go together with another answer.")
    return Problem(item.code, what, msg("Please look at both again."))
