"""LimeSurvey's own XML (.lss, .lsg, .lsq) of both generations: texts on the rows with their `language`, or in tables `…_l10ns`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats import old_conditions
from surveys.questionnaires.formats.decoding import decode
from surveys.questionnaires.formats.foreign import Form
from surveys.questionnaires.formats.limesurvey import Group, Survey, form
from surveys.questionnaires.formats.limesurvey_values import Answer, Asked, Part
from surveys.questionnaires.formats.limits import MOST_ROWS
from surveys.questionnaires.formats.report import Notes

Rows = list[dict[str, str]]

_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")
_DECLARED = re.compile(r"<\?xml[^>]*\?>")
_DULL = frozenset(
    {"themes", "themes_inherited", "plugin_settings", "surveys_groups", "surveys_groupsettings", "survey_url_parameters", "question_themes"}
)
"""Tables without words for people."""
_SPOKEN_IN = frozenset({"questions", "subquestions", "answers", "groups", "question_l10ns", "answer_l10ns", "group_l10ns"})
_READ = _SPOKEN_IN | {
    "surveys",
    "surveys_languagesettings",
    "question_attributes",
    "languages",
    "defaultvalues",
    "defaultvalue_l10ns",
    "conditions",
}


def read(source: bytes, notes: Notes) -> Form:
    """The form. Raises Invalid where the XML is broken or dangerous."""
    return form(_survey(_tables(source, notes)))


def _tables(source: bytes, notes: Notes) -> dict[str, Rows]:
    try:
        return _parse(source)
    except (ParseError, UnicodeError, LookupError, ValueError):
        pass
    text = decode(source, notes)
    cleaned = _STRANGE.sub("", _DECLARED.sub("", text, count=1))
    if len(cleaned) < len(text):
        notes.changed(msg("Signs that no text holds were taken away."))
    try:
        return _parse(cleaned.encode("utf-8", errors="ignore"))
    except ParseError as error:
        what = msg("The file is damaged at line {line}.", line=error.position[0])
        raise Invalid([Problem("file", what, msg("Export it from LimeSurvey once more."))]) from None
    except (UnicodeError, LookupError, ValueError):
        raise Invalid([Problem("file", msg("The file is damaged."), msg("Export it from LimeSurvey once more."))]) from None


def _parse(source: bytes) -> dict[str, Rows]:
    """Every table by its name. Raises ParseError, and Invalid for document types and entities."""
    tables: dict[str, Rows] = {}
    path: list[str] = []
    try:
        for event, element in iterparse(io.BytesIO(source), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element.tag)
                continue
            path.pop()
            if element.tag == "row" and len(path) == 3:
                tables.setdefault(path[1], []).append({cell.tag: cell.text or "" for cell in element})
                element.clear()
            elif len(path) == 2 and path[1] == "languages":
                tables.setdefault("languages", []).append({"language": element.text or ""})
            elif len(path) == 2:
                element.clear()
    except DefusedXmlException:
        what = msg("The file has instructions that could harm the machine that reads it.")
        raise Invalid([Problem("file", what, msg("Export it from LimeSurvey once more."))]) from None
    return tables


def _survey(tables: Mapping[str, Rows]) -> Survey:
    if sum(map(len, tables.values())) > 20 * MOST_ROWS:
        raise Invalid([Problem("file", msg("The file is too large."), msg("Part it into several questionnaires."))])
    survey = Survey()
    _read_settings(survey, tables)
    groups = _read_groups(tables)
    questions = _read_questions(tables, groups)
    for qid, condition in old_conditions.by_question(tables.get("conditions", [])).items():
        if qid in questions and questions[qid].shown.strip() in {"", "1"}:
            questions[qid].shown = condition
    survey.groups = sorted(groups.values(), key=lambda group: group.order)
    survey.rest = {name: list(_words(rows)) for name, rows in tables.items() if name not in _READ | _DULL}
    return survey


def _read_settings(survey: Survey, tables: Mapping[str, Rows]) -> None:
    survey.settings = next(iter(tables.get("surveys", [])), {})
    survey.sid = survey.settings.get("sid", "")
    listed = [row["language"] for row in tables.get("languages", [])]
    base = [survey.settings.get("language", "")]
    survey.languages = [lang for lang in (*base, *listed) if lang]
    for row in tables.get("surveys_languagesettings", []):
        lang = row.get("surveyls_language", "")
        for name, words in row.items():
            if words.strip() and name not in _SETTINGS_OF_LANGUAGE:
                survey.texts.setdefault(name, {})[lang] = words


_SETTINGS_OF_LANGUAGE = frozenset(
    ["surveyls_survey_id", "surveyls_language", "surveyls_dateformat", "surveyls_numberformat", "surveyls_alias"]
)


def _read_groups(tables: Mapping[str, Rows]) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    for row in (*tables.get("groups", []), *tables.get("group_l10ns", [])):
        group = groups.setdefault(row.get("gid", ""), Group(row.get("gid", "")))
        group.order = _whole(row.get("group_order", "")) or group.order
        group.shown = row.get("grelevance", "") or group.shown
        group.random = row.get("randomization_group", "") or group.random
        _put(group.name, row, "group_name")
        _put(group.description, row, "description")
    return groups


def _read_questions(tables: Mapping[str, Rows], groups: dict[str, Group]) -> dict[str, Asked]:
    """The questions by number, put into their groups with their lines, answers and attributes."""
    questions: dict[str, Asked] = {}
    parts: dict[str, Part] = {}
    rows = [*tables.get("questions", []), *tables.get("subquestions", [])]
    for row in rows:
        if row.get("parent_qid", "0") in {"", "0"}:
            _question(row, questions, groups)
    for row in rows:
        if (parent := row.get("parent_qid", "0")) not in {"", "0"} and parent in questions:
            _part(row, questions[parent], parts)
    for row in tables.get("question_l10ns", []):
        _spoken(row, questions, parts)
    _read_answers(tables, questions)
    _read_attributes(tables, questions)
    for asked in questions.values():
        asked.parts.sort(key=lambda part: part.order)
        asked.answers.sort(key=lambda answer: answer.order)
    for group in groups.values():
        group.questions.sort(key=lambda asked: asked.order)
    return questions


def _question(row: Mapping[str, str], questions: dict[str, Asked], groups: dict[str, Group]) -> None:
    qid = row.get("qid", "")
    if qid not in questions:
        questions[qid] = Asked(qid, row.get("type", ""), row.get("title", ""), _whole(row.get("question_order", "")))
        gid = row.get("gid", "")
        groups.setdefault(gid, Group(gid)).questions.append(questions[qid])
    asked = questions[qid]
    asked.other = asked.other or row.get("other", "").upper() == "Y"
    asked.mandatory = asked.mandatory or row.get("mandatory", "")
    asked.shown = asked.shown or row.get("relevance", "")
    asked.preg = asked.preg or row.get("preg", "")
    _put(asked.words, row, "question")
    _put(asked.help, row, "help")


def _part(row: Mapping[str, str], asked: Asked, parts: dict[str, Part]) -> None:
    qid = row.get("qid", "")
    if qid not in parts:
        parts[qid] = Part(
            row.get("title", ""), {}, _whole(row.get("question_order", "")), row.get("scale_id", "") or "0", row.get("relevance", "")
        )
        asked.parts.append(parts[qid])
    _put(parts[qid].words, row, "question")
    if row.get("help", "").strip():
        parts[qid].rest[f"help {row.get('language', '')}"] = row["help"]


def _spoken(row: Mapping[str, str], questions: Mapping[str, Asked], parts: Mapping[str, Part]) -> None:
    qid = row.get("qid", "")
    if qid in questions:
        _put(questions[qid].words, row, "question")
        _put(questions[qid].help, row, "help")
        _put(questions[qid].script, row, "script")
    elif qid in parts:
        _put(parts[qid].words, row, "question")
        if row.get("help", "").strip():
            parts[qid].rest[f"help {row.get('language', '')}"] = row["help"]


def _read_answers(tables: Mapping[str, Rows], questions: Mapping[str, Asked]) -> None:
    answers: dict[tuple[str, str, str], Answer] = {}
    numbered: dict[str, Answer] = {}
    for row in tables.get("answers", []):
        found = _answer(row, questions, answers)
        if found and row.get("aid"):
            numbered[row["aid"]] = found
    for row in tables.get("answer_l10ns", []):
        found = numbered.get(row.get("aid", "")) or _answer(row, questions, answers)
        if found:
            _put(found.words, row, "answer")


def _answer(row: Mapping[str, str], questions: Mapping[str, Asked], answers: dict[tuple[str, str, str], Answer]) -> Answer | None:
    asked = questions.get(row.get("qid", ""))
    if asked is None:
        return None
    key = (asked.qid, row.get("code", ""), row.get("scale_id", "") or "0")
    if key not in answers:
        answers[key] = Answer(key[1], {}, _whole(row.get("sortorder", "")), key[2], row.get("assessment_value", ""))
        asked.answers.append(answers[key])
    _put(answers[key].words, row, "answer")
    return answers[key]


def _read_attributes(tables: Mapping[str, Rows], questions: Mapping[str, Asked]) -> None:
    for row in tables.get("question_attributes", []):
        if row.get("qid", "") in questions and row.get("value", "").strip():
            questions[row["qid"]].attributes[row.get("attribute", ""), row.get("language", "")] = row["value"]
    texts: dict[str, list[str]] = {}
    for row in tables.get("defaultvalue_l10ns", []):
        texts.setdefault(row.get("dvid", ""), []).append(row.get("defaultvalue", ""))
    for row in tables.get("defaultvalues", []):
        if row.get("qid", "") in questions:
            questions[row["qid"]].defaults += [
                word for word in (row.get("defaultvalue", ""), *texts.get(row.get("dvid", "–"), [])) if word.strip()
            ]


def _put(words: dict[str, str], row: Mapping[str, str], name: str) -> None:
    """The row's text in its language; the first that there is wins, for damaged files have some twice."""
    if row.get(name, "").strip():
        words.setdefault(row.get("language", ""), row[name])


def _whole(text: str) -> int:
    return int(text) if text.strip().isdecimal() and len(text) < 10 else 0


def _words(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (
        word for row in rows for name, word in row.items() if word.strip() and any(sign.isalpha() for sign in word) and name != "language"
    )
