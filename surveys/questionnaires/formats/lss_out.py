"""A questionnaire as LimeSurvey's XML (.lss) of the generation with texts in tables of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from surveys.questionnaires.formats.limesurvey import Survey
from surveys.questionnaires.formats.limesurvey_out import survey
from surveys.questionnaires.formats.limesurvey_values import Answer, Asked
from surveys.questionnaires.formats.outgoing import Exported
from surveys.questionnaires.values import Questionnaire

_VERSION = "495"
"""LimeSurvey's database version: 5.0, which all later ones read."""
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Row = Mapping[str, object]


def write(questionnaire: Questionnaire) -> Exported:
    """The file, and what it cannot hold."""
    made, lost = survey(questionnaire)
    return Exported("".join(_document(made)).encode(), tuple(lost.lines))


def _document(made: Survey) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n'
    yield f" <DBVersion>{_VERSION}</DBVersion>\n <languages>\n"
    yield from (f"  <language>{escape(lang)}</language>\n" for lang in made.languages)
    yield " </languages>\n"
    for name, rows in _tables(made):
        yield from _table(name, rows)
    yield "</document>\n"


def _tables(made: Survey) -> Iterator[tuple[str, Iterable[Row]]]:
    asked = [(group.gid, one) for group in made.groups for one in group.questions]
    yield from _of_answers([(one.qid, answer) for _, one in asked for answer in one.answers])
    yield from _of_groups(made)
    yield from _of_questions(made, asked)
    yield "surveys", [{**made.settings, "format": "G", "anonymized": "Y", "active": "N", "gsid": 1}]
    yield "surveys_languagesettings", (_settings(made, lang) for lang in made.languages)


def _of_answers(answers: Sequence[tuple[str, Answer]]) -> Iterator[tuple[str, Iterable[Row]]]:
    yield (
        "answers",
        (
            {"aid": aid, "qid": qid, "code": one.code, "sortorder": one.order, "assessment_value": one.points or 0, "scale_id": one.scale}
            for aid, (qid, one) in enumerate(answers, 1)
        ),
    )
    yield (
        "answer_l10ns",
        (
            {"id": aid, "aid": aid, "answer": words, "language": lang}
            for aid, (_, one) in enumerate(answers, 1)
            for lang, words in one.words.items()
        ),
    )


def _of_groups(made: Survey) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "groups", ({"gid": one.gid, "sid": made.sid, "group_order": one.order, "grelevance": one.shown or "1"} for one in made.groups)
    yield (
        "group_l10ns",
        (
            {"id": one.gid, "gid": one.gid, "group_name": words, "description": one.description.get(lang, ""), "language": lang}
            for one in made.groups
            for lang, words in one.name.items()
        ),
    )


def _of_questions(made: Survey, asked: list[tuple[str, Asked]]) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "questions", (_question(made, gid, one) for gid, one in asked)
    parts = list(_parts(made, asked))
    yield "subquestions", (row for row, _ in parts)
    yield "question_l10ns", [*_spoken(asked), *(words for _, each in parts for words in each)]
    yield (
        "question_attributes",
        (
            {"qid": one.qid, "attribute": name, "value": value, "language": lang}
            for _, one in asked
            for (name, lang), value in one.attributes.items()
        ),
    )


def _settings(made: Survey, lang: str) -> Row:
    words = {name: words.get(lang, "") for name, words in made.texts.items()}
    return {"surveyls_survey_id": made.sid, "surveyls_language": lang, **words}


def _question(made: Survey, gid: str, one: Asked) -> Row:
    return {
        "qid": one.qid,
        "parent_qid": 0,
        "sid": made.sid,
        "gid": gid,
        "type": one.letter,
        "title": one.title,
        "preg": one.preg,
        "other": "Y" if one.other else "N",
        "mandatory": one.mandatory,
        "question_order": one.order,
        "scale_id": 0,
        "relevance": one.shown,
    }


def _spoken(asked: Iterable[tuple[str, Asked]]) -> Iterator[Row]:
    for _, one in asked:
        for lang, words in one.words.items():
            yield {"qid": one.qid, "question": words, "help": one.help.get(lang, ""), "language": lang}


def _parts(made: Survey, asked: list[tuple[str, Asked]]) -> Iterator[tuple[Row, list[Row]]]:
    """Sub-questions, numbered on from the questions, with their texts."""
    number = len(asked)
    for gid, one in asked:
        for part in one.parts:
            number += 1
            row = {"qid": number, "parent_qid": one.qid, "sid": made.sid, "gid": gid, "type": "T", "title": part.code}
            spoken = [{"qid": number, "question": words, "help": "", "language": lang} for lang, words in part.words.items()]
            yield {**row, "question_order": part.order, "scale_id": part.scale, "relevance": part.shown or "1"}, list(spoken)


def _table(name: str, rows: Iterable[Row]) -> Iterator[str]:
    found = list(rows)
    if not found:
        return
    yield f" <{name}>\n  <fields>\n"
    yield from (f"   <fieldname>{key}</fieldname>\n" for key in found[0])
    yield "  </fields>\n  <rows>\n"
    for row in found:
        cells = (f"    <{key}>{escape(_STRANGE.sub('', str(value)))}</{key}>\n" for key, value in row.items())
        yield f"   <row>\n{''.join(cells)}   </row>\n"
    yield f"  </rows>\n </{name}>\n"
