"""Whether the show-if conditions make sense: they ask about earlier questions, in a way that can be answered."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from surveys.errors import Invalid
from surveys.messages import Message, msg
from surveys.questionnaires.expressions import GROUP, ORDERS, Comparison, Has, State, Test, conditions_in
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Item, Questionnaire

Fault = tuple[Message, Message]


def check_conditions(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Message, Message]]:
    """Every fault: ("item A1.1", "show_if", what is wrong, how to mend it). Questions may only depend on earlier ones, so none can
    depend on itself in a circle."""
    everything = {item.code: item for item in questionnaire.items()}
    earlier: dict[str, Item] = {}
    for section in questionnaire.sections:
        core = any(item.core for item in section.items)
        for what, mend in _check(section.show_if, earlier, everything, core=core):
            yield f"section {section.code}", "show_if", what, mend
        for item in section.items:
            for what, mend in _check(item.show_if, earlier, everything, core=item.core):
                yield f"item {item.code}", "show_if", what, mend
            earlier[item.code] = item


def _check(show_if: str, earlier: Mapping[str, Item], everything: Mapping[str, Item], *, core: bool) -> Iterator[Fault]:
    if not show_if:
        return
    try:
        expression = parse(show_if)
    except Invalid as invalid:
        yield from ((problem.what, problem.mend) for problem in invalid.problems)
        return
    for test in conditions_in(expression):
        if test.code == GROUP:
            yield from _check_group(test)
        elif test.code in earlier:
            yield from _check_test(test, earlier[test.code])
            if core and not earlier[test.code].core:
                yield (
                    msg("A core question depends on “{code}”, which is not core.", code=test.code),
                    msg("Make both core, or depend on a core question."),
                )
        else:
            yield _unknown(test.code, everything)


def _unknown(code: str, everything: Mapping[str, Item]) -> Fault:
    if code in everything:
        return msg("“{code}” does not come before this.", code=code), msg("Depend on an earlier question, or move this one down.")
    near = difflib.get_close_matches(code, everything, n=1)
    mend = msg("Did you mean “{near}”?", near=near[0]) if near else msg("Use the code of an earlier question.")
    return msg("There is no question “{code}”.", code=code), mend


def _check_group(test: Test) -> Iterator[Fault]:
    if not isinstance(test, Comparison) or test.sign in ORDERS or not all(isinstance(value, str) for value in test.values):
        yield msg("A group can only be compared with names."), msg("Write for example: {example}", example='group == "government"')


def _check_test(test: Test, item: Item) -> Iterator[Fault]:
    match test:
        case State(_, state):
            yield from _check_state(state, item)
        case Has(_, option):
            if item.kind != "choices":
                yield msg("“has” asks about several choices; “{code}” is no such question.", code=item.code), msg("Use == instead.")
            else:
                yield from _check_options(item, (option,))
        case _:
            yield from _check_comparison(test.sign, test.values, item)


def _check_state(state: str, item: Item) -> Iterator[Fault]:
    offers = {"unknown": item.unknown, "inapplicable": item.inapplicable, "declined": item.declinable}
    if not KINDS[item.kind].answered or not offers.get(state, True):
        yield (
            msg("“{state}” can never be true of “{code}”.", state=state, code=item.code),
            msg("Let that question offer it, or take the condition away."),
        )


def _check_comparison(sign: str, values: tuple[object, ...], item: Item) -> Iterator[Fault]:
    if item.kind == "choice" and sign not in ORDERS and all(isinstance(value, str) for value in values):
        yield from _check_options(item, values)
    elif item.kind not in {"rating", "zero_to_ten", "number"} or any(isinstance(value, str) for value in values):
        yield (
            msg("“{code}” cannot be compared like that.", code=item.code),
            msg(
                "Compare ratings and numbers with numbers, and one choice by == with an option's code; of others ask answered({code}).",
                code=item.code,
            ),
        )


def _check_options(item: Item, values: tuple[object, ...]) -> Iterator[Fault]:
    codes = [option.code for option in item.options]
    for value in values:
        if value not in codes:
            yield (
                msg("“{code}” has no option “{option}”.", code=item.code, option=str(value)[:60]),
                msg("Choose from: {options}.", options=", ".join(codes)[:300]),
            )
