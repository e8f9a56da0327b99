"""What no questionnaire may be, not even while it is being made; and its texts made safe to store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.building import (
    LANGUAGE,
    MOST_DIMENSIONS,
    MOST_ITEMS,
    MOST_LANGUAGES,
    MOST_OPTIONS,
    MOST_POINTS,
    MOST_SECTIONS,
)
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.editing.texts import change_texts, places
from surveys.questionnaires.fields import CODE, LONGEST_TEXT
from surveys.questionnaires.parsing import LONGEST as LONGEST_CONDITION
from surveys.questionnaires.parsing import RESERVED
from surveys.questionnaires.values import Questionnaire

MOST_ITEMS_IN_ALL = 1000


def tidied(questionnaire: Questionnaire) -> Questionnaire:
    """With every text free of hidden characters, and no wording that is empty."""
    changed = change_texts(questionnaire, lambda _key, text: _clean(text))
    return replace(changed, source=clean(changed.source))


def _clean(text: Text) -> Text:
    wordings = {lang: clean(words, lines=True) for lang, words in text.by_lang.items()}
    return Text({lang: words for lang, words in wordings.items() if words})


def impossible(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Every fault; place: the setting that an editor would mend ("code", "text", …)."""
    return tuple(Problem(place, what, mend) for place, what, mend in _faults(questionnaire))


def _faults(questionnaire: Questionnaire) -> Iterator[tuple[str, Message, Message]]:
    yield from _languages(questionnaire)
    yield from _codes(questionnaire)
    yield from _too_many(questionnaire)
    for place in places(questionnaire):
        if any(len(words) > LONGEST_TEXT for words in place.text.by_lang.values()):
            yield place.part, msg("This text is too long."), msg("Keep it under {longest} characters.", longest=LONGEST_TEXT)
    conditions = [*(one.show_if for one in questionnaire.sections), *(item.show_if for item in questionnaire.items())]
    if any(len(show_if) > LONGEST_CONDITION for show_if in conditions):
        yield "show_if", msg("The condition is too long."), msg("Keep it under {longest} characters.", longest=LONGEST_CONDITION)


def _languages(questionnaire: Questionnaire) -> Iterator[tuple[str, Message, Message]]:
    for lang in questionnaire.languages:
        if not LANGUAGE.fullmatch(lang):
            what = msg("“{word}” is not a language tag.", word=lang[:20])
            yield "lang", what, msg("Write it like “sw”, “pt-BR” or “ku-Arab”.")
    if len(questionnaire.languages) > MOST_LANGUAGES:
        yield "lang", msg("There are too many: {n}.", n=len(questionnaire.languages)), msg("Keep at most {most}.", most=MOST_LANGUAGES)


def _codes(questionnaire: Questionnaire) -> Iterator[tuple[str, Message, Message]]:
    spaces = (
        [questionnaire.code],
        [*(one.code for one in questionnaire.sections), *(page.code for page in questionnaire.short)],
        [item.code for item in questionnaire.items()],
        [scale.code for scale in questionnaire.scales],
        [dimension.code for dimension in questionnaire.dimensions],
        *([option.code for option in item.options] for item in questionnaire.items()),
    )
    for codes in spaces:
        yield from (_no_code(code) for code in codes if not CODE.fullmatch(code))
        for code, times in Counter(codes).items():
            if times > 1:
                yield "code", msg("The code “{code}” is used already.", code=code[:60]), msg("Choose another code.")
    for item in questionnaire.items():
        if item.code in RESERVED:
            yield "code", msg("This word has a meaning in conditions."), msg("Choose another code.")


def _no_code(code: str) -> tuple[str, Message, Message]:
    what = msg("“{code}” cannot be a code.", code=code[:60]) if code else msg("The code is missing.")
    return "code", what, msg("Begin with a letter A-Z, then at most 39 letters, digits, dots, hyphens or underscores.")


def _too_many(questionnaire: Questionnaire) -> Iterator[tuple[str, Message, Message]]:
    counts = (
        (len(questionnaire.sections), MOST_SECTIONS),
        (len(questionnaire.dimensions), MOST_DIMENSIONS),
        (sum(1 for _ in questionnaire.items()), MOST_ITEMS_IN_ALL),
        *((len(section.items), MOST_ITEMS) for section in questionnaire.sections),
        *((len(item.options), MOST_OPTIONS) for item in questionnaire.items()),
        *((len(scale.points), MOST_POINTS) for scale in questionnaire.scales),
    )
    for n, most in counts:
        if n > most:
            yield "code", msg("There are too many: {n}.", n=n), msg("Keep at most {most}.", most=most)
