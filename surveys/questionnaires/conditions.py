"""Whether conditions make sense: they ask about questions that are known by then, in a way that can be answered."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveys.errors import Invalid
from surveys.messages import Message, msg
from surveys.questionnaires.comparing import check_test
from surveys.questionnaires.expressions import GROUP, codes_in, conditions_in
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Item, Questionnaire

Fault = tuple[Message, Message]
LANGUAGE = frozenset({"language", "lang"})


@dataclass(frozen=True, slots=True)
class Known:
    """What a condition at one place may ask about: `earlier` questions by code, of `everything` there is. `core`: only core ones."""

    earlier: Mapping[str, Item]
    everything: Mapping[str, Item]
    core: bool = False


def check_conditions(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Message, Message]]:
    """Every fault: ("item A1.1", "show_if", what is wrong, how to mend it). Questions may only depend on earlier ones, so none can
    depend on itself in a circle; and on those of a page that is asked for each objective only there."""
    everything = {item.code: item for item in questionnaire.items()}
    earlier: dict[str, Item] = {}
    for section in questionnaire.sections:
        core = any(item.core for item in section.items)
        for what, mend in check_condition(section.show_if, Known(earlier, everything, core)):
            yield f"section {section.code}", "show_if", what, mend
        for item in section.items:
            for what, mend in check_condition(item.show_if, Known(earlier, everything, item.core)):
                yield f"item {item.code}", "show_if", what, mend
            earlier[item.code] = item
        if section.each:
            earlier = {code: item for code, item in earlier.items() if item not in section.items}


def check_condition(condition: str, known: Known) -> Iterator[Fault]:
    """Everything wrong with one condition; nothing with an empty one."""
    if not condition:
        return
    try:
        expression = parse(condition)
    except Invalid as invalid:
        yield from ((problem.what, problem.mend) for problem in invalid.problems)
        return
    strangers = dict.fromkeys(code for code in codes_in(expression) if code != GROUP and code not in known.earlier)
    yield from (_unknown(code, known.everything) for code in strangers)
    for test in conditions_in(expression):
        yield from check_test(test, known.earlier)
    if known.core:
        yield from _check_core(dict.fromkeys(codes_in(expression)), known.earlier)


def _check_core(codes: Mapping[str, None], earlier: Mapping[str, Item]) -> Iterator[Fault]:
    for code in codes:
        if code in earlier and not earlier[code].core:
            yield (
                msg("A core question depends on “{code}”, which is not core.", code=code),
                msg("Make both core, or depend on a core question."),
            )


def _unknown(code: str, everything: Mapping[str, Item]) -> Fault:
    if code in everything:
        return msg("“{code}” does not come before this.", code=code), msg("Depend on an earlier question, or move this one down.")
    if code in LANGUAGE:
        return (
            msg("A condition cannot ask in which language somebody answers."),
            msg("Few may use one language, and what they were shown would tell who they are. Ask a question about it instead."),
        )
    near = difflib.get_close_matches(code, everything, n=1)
    mend = msg("Did you mean “{near}”?", near=near[0]) if near else msg("Use the code of an earlier question.")
    return msg("There is no question “{code}”.", code=code), mend
