"""Bringing in a LimeSurvey file of 2 MB against only parsing its XML, in the same run. Times are processor time."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from xml.parsers import expat

from bench.printing import median, ms, ratio, require, show
from surveys.questionnaires import reading
from surveys.questionnaires.formats.exporting import FORMATS
from surveys.questionnaires.formats.importing import read_any

SIZE = 2_000_000
LANGUAGES = ("en", "fr", "ar")
WORDS = {
    "en": "My partner says early and plainly what was decided, and why it was decided so",
    "fr": "Mon partenaire dit tôt et clairement ce qui a été décidé, et pourquoi cela l'a été",
    "ar": "يقول شريكي مبكرًا وبوضوح ما الذي تقرّر، ولماذا تقرّر على هذا النحو",
}
AGREEING = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
GROUPS, STATEMENTS = 70, 4
HEADER = ("", "size", "questions", "median", ": parsing")


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong where a question, a language or a text is missing."""
    source = document()
    require(SIZE * 0.95 < len(source) < SIZE * 1.05, f"the file has {len(source)} bytes")
    check(source)
    ours = partial(read_any, source)
    made = read_any(source).questionnaire
    back = partial(reading.read, FORMATS["toml"].write(made).source.decode())
    turns = [[took(one) for one in (partial(parse, source), ours, back)] for _ in range(options.rounds)]
    parsing, importing, reading_ours = (median(column) for column in zip(*turns, strict=True))
    size, asked = f"{len(source) / 1e6:.1f} MB", str(len(list(made.items())))
    rows = [
        ("only parsing the XML", size, "", ms(parsing), "1x"),
        ("bringing it in, with its report", size, asked, ms(importing), ratio(importing, parsing)),
        ("of which reading it back as ours", "", asked, ms(reading_ours), ratio(reading_ours, parsing)),
    ]
    show("A LimeSurvey file of 2 MB against only parsing its XML", HEADER, rows)


def check(source: bytes) -> None:
    """Raises Wrong where something did not come across."""
    imported = read_any(source)
    items = list(imported.questionnaire.items())
    require(imported.questionnaire.languages == LANGUAGES, f"languages: {imported.questionnaire.languages}")
    kinds = Counter(item.kind for item in items)
    require(kinds == {"rating": len(questions()) * STATEMENTS}, f"questions: {kinds}")
    tables = [grid for section in imported.questionnaire.sections for grid in section.grids]
    require(len(tables) == len(questions()), f"{len(tables)} tables")
    texts = {text.by_lang[lang] for text in (*(one.text for one in items), *(one.text for one in tables)) for lang in LANGUAGES}
    require(len(texts) == (len(items) + len(tables)) * len(LANGUAGES), f"{len(texts)} texts")


def took(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


def parse(source: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: None
    parser.EndElementHandler = parser.CharacterDataHandler = lambda _: None
    parser.Parse(source, True)


def questions() -> range:
    return range(1, GROUPS * 4 + 1)


def document() -> bytes:
    """An .lss file: arrays of agreement with statements in three languages."""
    tables = "".join(f"<{name}><rows>{''.join(map(_row, rows))}</rows></{name}>" for name, rows in _tables())
    languages = "".join(f"<language>{lang}</language>" for lang in LANGUAGES)
    head = f"<LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>495</DBVersion><languages>{languages}</languages>"
    return f'<?xml version="1.0" encoding="UTF-8"?><document>{head}{tables}</document>'.encode()


def _row(cells: Mapping[str, object]) -> str:
    return "<row>" + "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in cells.items()) + "</row>\n"


def _tables() -> Iterator[tuple[str, Iterable[Mapping[str, object]]]]:
    groups = range(1, GROUPS + 1)
    parts = [(qid * 1000 + part, qid, part) for qid in questions() for part in range(1, STATEMENTS + 1)]
    answers = [(qid * 1000 + step, qid, step) for qid in questions() for step in range(1, len(AGREEING) + 1)]
    yield "surveys", [{"sid": 1, "language": LANGUAGES[0], "additional_languages": " ".join(LANGUAGES[1:])}]
    yield "surveys_languagesettings", [{"surveyls_language": lang, "surveyls_title": f"Survey {lang}"} for lang in LANGUAGES]
    yield "groups", [{"gid": gid, "group_order": gid} for gid in groups]
    yield "group_l10ns", [{"gid": gid, "group_name": f"{gid} {lang}", "language": lang} for gid in groups for lang in LANGUAGES]
    yield "questions", [{"qid": q, "gid": (q - 1) // 4 + 1, "type": "F", "title": f"Q{q}", "question_order": q} for q in questions()]
    yield (
        "subquestions",
        [{"qid": at, "parent_qid": q, "type": "T", "title": f"S{part}", "question_order": part, "scale_id": 0} for at, q, part in parts],
    )
    yield (
        "question_l10ns",
        [
            {"qid": at, "question": f"{WORDS[lang]} ({at})", "language": lang}
            for at in (*questions(), *(part[0] for part in parts))
            for lang in LANGUAGES
        ],
    )
    yield (
        "answers",
        [{"aid": at, "qid": q, "code": f"A{step}", "sortorder": step, "assessment_value": step, "scale_id": 0} for at, q, step in answers],
    )
    yield (
        "answer_l10ns",
        [{"aid": at, "answer": AGREEING[step - 1], "language": lang} for at, _, step in answers for lang in LANGUAGES],
    )
