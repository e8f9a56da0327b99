"""A questionnaire as LimeSurvey's tab-separated structure: the base language first, then each further one in the same order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from surveys.questionnaires.formats.limesurvey import Survey
from surveys.questionnaires.formats.limesurvey_out import survey
from surveys.questionnaires.formats.limesurvey_values import Asked
from surveys.questionnaires.formats.outgoing import Exported
from surveys.questionnaires.values import Questionnaire

_PLAIN = ("id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other")
_MORE = ("default", "same_default")

Row = dict[str, str]


def write(questionnaire: Questionnaire) -> Exported:
    """The file, and what it cannot hold."""
    made, lost = survey(questionnaire)
    attributes = sorted({name for group in made.groups for one in group.questions for name, _ in one.attributes})
    out = io.StringIO()
    sheet = csv.DictWriter(out, [*_PLAIN, *_MORE, *attributes], restval="", delimiter="\t", lineterminator="\r\n")
    sheet.writeheader()
    sheet.writerows(_rows(made))
    return Exported(out.getvalue().encode("utf-8-sig"), tuple(lost.lines))


def _rows(made: Survey) -> Iterator[Row]:
    for name, value in {**made.settings, "format": "G", "anonymized": "Y"}.items():
        yield {"class": "S", "name": name, "text": value}
    for name, words in made.texts.items():
        yield from ({"class": "SL", "name": name, "text": words[lang], "language": lang} for lang in made.languages if lang in words)
    for lang in made.languages:
        for group in made.groups:
            head = {"id": group.gid, "class": "G", "type/scale": group.gid, "relevance": group.shown or "1", "language": lang}
            yield {**head, "name": group.name.get(lang, ""), "text": group.description.get(lang, "")}
            for asked in group.questions:
                yield from _question(asked, lang)


def _question(asked: Asked, lang: str) -> Iterator[Row]:
    plain = {"id": asked.qid, "class": "Q", "type/scale": asked.letter, "name": asked.title, "relevance": asked.shown, "language": lang}
    words = {"text": asked.words.get(lang, ""), "help": asked.help.get(lang, "")}
    rules = {"validation": asked.preg, "mandatory": asked.mandatory, "other": "Y" if asked.other else "N"}
    attributes = {name: value for (name, of), value in asked.attributes.items() if of in {"", lang}}
    yield {**plain, **words, **rules, **attributes}
    for part in asked.parts:
        yield {
            "class": "SQ",
            "type/scale": part.scale,
            "name": part.code,
            "relevance": part.shown or "1",
            "text": part.words.get(lang, ""),
            "language": lang,
        }
    for answer in asked.answers:
        text = answer.words.get(lang, "")
        yield {"class": "A", "type/scale": answer.scale, "name": answer.code, "relevance": answer.points, "text": text, "language": lang}
