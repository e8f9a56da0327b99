"""Whether the wordings of a language say neither more nor less than the English texts of the catalog, and files to write them in."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.editing.texts import places
from surveys.questionnaires.piping import pipes
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.wordings import ENGLISH, english

MOST_PLACES = 3
GUIDE = "ar"
"""The language that stands in every questionnaire file beside English: a second witness of what is meant."""
_NUMBER = re.compile(r"\d+")
_HEAD = 'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
Fault = tuple[Message, Message]


def check(questionnaires: Mapping[str, Questionnaire], said: Mapping[str, Mapping[str, str]]) -> tuple[Problem, ...]:
    """What is missing, left over or said otherwise. `questionnaires`: as they stand in their files, in English and perhaps more languages;
    `said`: by language, its wordings by English text."""
    texts = english(questionnaires.values())
    return (
        *(problem for lang, words in said.items() for problem in _of_language(lang, words, texts)),
        *(problem for one in questionnaires.values() for problem in _in_file(one)),
    )


def _of_language(lang: str, said: Mapping[str, str], texts: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    file = f"{lang}.po"
    for text, where in texts.items():
        place = f"{lang}, {where[0]}"
        if text not in said:
            yield Problem(place, msg("“{words}” has no wording in this language.", words=text), msg("Write it into {file}.", file=file))
        else:
            yield from (Problem(place, what, mend) for what, mend in unlike(text, said[text]))
    for text in said:
        if text not in texts:
            yield Problem(file, msg("No questionnaire says “{words}”.", words=text), msg("Run “make messages”, which takes it away."))


def _in_file(one: Questionnaire) -> Iterator[Problem]:
    for place in places(one):
        text = place.text.by_lang.get(ENGLISH, "")
        for lang, wording in place.text.by_lang.items():
            for what, mend in unlike(text, wording) if text and wording else ():
                yield Problem(f"{lang}, {one.code}:{place.key}", what, mend)


def unlike(text: str, wording: str) -> Iterator[Fault]:
    """What a wording says otherwise than its English text, as far as a machine can tell."""
    if Counter(pipe.name for pipe in pipes(wording)) != Counter(pipe.name for pipe in pipes(text)):
        yield msg("It does not fill in the same: “{wording}”.", wording=wording), msg("Keep each {{…}} of the English text.")
    if Counter(_numbers(wording)) != Counter(_numbers(text)):
        yield msg("It has other numbers: “{wording}”.", wording=wording), msg("Keep each number of the English text, in digits.")
    if _blank(wording) or wording.count("\n") != text.count("\n"):
        yield msg("It has other blanks or lines: “{wording}”.", wording=wording), msg("Neither begin nor end with a blank; keep the lines.")


def _numbers(text: str) -> Iterator[int]:
    return (int(found) for found in _NUMBER.findall(text))


def _blank(wording: str) -> bool:
    return wording != wording.strip() or "  " in wording


def renewed(source: bytes, lang: str, questionnaires: Mapping[str, Questionnaire]) -> bytes:
    """The file of a language in step with the questionnaires: new texts are empty, what is no longer said is gone, nothing is guessed.

    The texts stand in the order of the questionnaires; above each is where it stands and how Arabic says it.
    """
    before = {str(entry.id): entry for entry in read_po(io.BytesIO(source), locale=lang) if entry.id}
    made = Catalog(locale=lang)
    guide = _in_guide(questionnaires)
    for text, where in english(questionnaires.values()).items():
        old = before.get(text)
        notes = (*where[:MOST_PLACES], f"{GUIDE}: {guide.get(text, '')}")
        flags, own = (old.flags, old.user_comments) if old else ((), ())
        made.add(text, old.string if old else "", auto_comments=notes, flags=flags, user_comments=own)
    out = io.BytesIO()
    write_po(out, made, width=0, omit_header=True)
    return _HEAD.format(lang=lang).encode() + b"\n" + out.getvalue().strip(b"\n") + b"\n"


def _in_guide(questionnaires: Mapping[str, Questionnaire]) -> Mapping[str, str]:
    texts = [place.text.by_lang for one in questionnaires.values() for place in places(one)]
    return {text[ENGLISH]: text.get(GUIDE, "") for text in texts if text.get(ENGLISH)}
