"""Whether what is filled into texts makes sense: known by then, sayable, no news of the person, and the same in every language."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from surveys.messages import Message, Text, msg
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.piped_answers import PIPED
from surveys.questionnaires.piping import CLOSING, OF_LOOP, OF_PLACE, OPENING, Pipe, pieces, pipes, pipes_of
from surveys.questionnaires.texts import texts
from surveys.questionnaires.values import Item, Questionnaire, Section

Complaint = tuple[str, str, Message, Message]
Fault = tuple[Message, Message]

OF_PERSON = frozenset(
    {"name", "person", "email", "e-mail", "mail", "phone", "address", "group", "organisation", "organization", "language", "lang", "role"}
    | {"firstname", "lastname", "first_name", "last_name", "token", "link", "user", "participant", "age", "gender"}
)
"""Names under which other tools fill in what they know of the person."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands: what is known by then, whether answers may stand there, and whether the section is asked of each objective."""

    earlier: Mapping[str, Item]
    everything: Mapping[str, Item]
    core: bool
    answers: bool
    each: bool


def check_pipes(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Every fault: ("item A1.1", "text", what is wrong, how to mend it)."""
    everything = {item.code: item for item in questionnaire.items()}
    earlier: dict[str, Item] = {}
    for section in questionnaire.sections:
        place = _Place(dict(earlier), everything, any(item.core for item in section.items), answers=True, each=bool(section.each))
        yield from _check_section(section, place)
        if not section.each:
            earlier |= {item.code: item for item in section.items}
    for name, text in texts(replace(questionnaire, sections=())):
        if pipes_of(text):
            yield "questionnaire", name, msg("Nothing can be filled in here."), msg("Write it out.")


def _check_section(section: Section, place: _Place) -> Iterator[Complaint]:
    for name, text in texts(replace(section, items=())):
        for what, mend in _check(text, replace(place, answers=name == "intro")):
            yield f"section {section.code}", name, what, mend
    for item in section.items:
        for name, text in texts(item):
            for what, mend in _check(text, replace(place, core=item.core, answers=name != "unit")):
                yield f"item {item.code}", name, what, mend


def _check(text: Text, place: _Place) -> Iterator[Fault]:
    if any(OPENING in piece for wording in text.by_lang.values() for piece in pieces(wording) if isinstance(piece, str)):
        yield (
            msg("Something between “{opening}” and “{closing}” cannot be read.", opening=OPENING, closing=CLOSING),
            msg("Write a question’s code and words for the case that it has no answer, for example {example}", example="{{A1|this}}"),
        )
    found = pipes_of(text)
    if len({frozenset(pipe.name for pipe in pipes(wording)) for wording in text.by_lang.values()}) > 1:
        yield msg("The languages do not have the same filled in."), msg("Fill in the same in every language.")
    for pipe in sorted(found, key=lambda pipe: (pipe.name, pipe.fallback)):
        yield from _check_pipe(pipe, place)


def _check_pipe(pipe: Pipe, place: _Place) -> Iterator[Fault]:
    if pipe.name in OF_PLACE:
        return
    if pipe.name in OF_LOOP:
        if not place.each:
            yield msg("“{code}” is known only on pages that are asked for each objective.", code=pipe.name), _NAMES
    elif pipe.name in place.earlier:
        yield from _check_answer(pipe, place.earlier[pipe.name], place)
    elif pipe.name.lower() in OF_PERSON and pipe.name not in place.everything:
        yield (
            msg("Nothing about the person who answers can be filled in: “{code}”.", code=pipe.name),
            msg("Whoever reads the page must not fear that it knows who they are. Use words that fit everybody."),
        )
    else:
        yield _unknown(pipe.name, place)


def _check_answer(pipe: Pipe, item: Item, place: _Place) -> Iterator[Fault]:
    if not place.answers:
        yield (
            msg("An answer cannot be filled in here: “{code}”.", code=pipe.name),
            msg("Put it into a question, its help or an introduction."),
        )
    if KINDS[item.kind].compares not in PIPED:
        yield (
            msg("The answer to “{code}” cannot be filled in.", code=pipe.name),
            msg("Fill in a choice, a rating, a number, a day or a line."),
        )
    if place.core and not item.core:
        yield (
            msg("A core question depends on “{code}”, which is not core.", code=pipe.name),
            msg("Make both core, or depend on a core question."),
        )
    if not pipe.fallback:
        yield (
            msg("Where “{code}” has no answer, nothing would stand here.", code=pipe.name),
            msg("Write words for that case too, for example {example}", example=f"{{{{{pipe.name}|this}}}}"),
        )


def _unknown(code: str, place: _Place) -> Fault:
    if code in place.everything:
        return (
            msg("“{code}” is not answered by then.", code=code),
            msg("Fill in the answer to a question on an earlier page that is asked once."),
        )
    near = difflib.get_close_matches(code, [*place.everything, *OF_PLACE], n=1)
    mend = msg("Did you mean “{near}”?", near=near[0]) if near else _NAMES
    return msg("There is no question “{code}”.", code=code), mend


_NAMES = msg("Fill in the code of an earlier question, or one of these: {names}.", names=", ".join(OF_PLACE))
