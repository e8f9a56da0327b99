"""The codebook as DDI-Codebook 2.5 (ddialliance.org): the study, the file of released figures, and the questions with their answers.

Element names and their order are those of the standard's schema. Everything that people wrote is a text and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from reports.exports import about
from reports.exports.columns import COLUMNS, WORDS
from reports.exports.pieces import gathered
from reports.exports.rows import rows
from surveys.messages import Text, Translator, msg
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.formats.codebook import Codebook, Entry
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Distribution, Released

NAMESPACE = "ddi:codebook:2_5"
FIGURES, ANSWERS = "F1", "F2"
NOT_GIVEN = msg("Single answers are not given out. Their questions are described here.")
MODE = msg("A questionnaire by personal link, on a screen or on paper")
KIND = msg("aggregate data")
UNIT = msg("a group of people")
Made = ET.Element


@outlet("codebook for archives")
def codebook(released: Released, book: Codebook, say: Translator) -> Iterator[bytes]:
    """The document in pieces. The same release gives the same bytes."""
    return gathered(_parts(released, book, say))


def _parts(released: Released, book: Codebook, say: Translator) -> Iterator[str]:
    lang = _attribute(say.lang)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<codeBook xmlns="{NAMESPACE}" version="2.5" xml:lang="{lang}">\n'
    for part in (_document(released, say), _study(released, say), *_files(released, say)):
        yield _written(part)
    yield "<dataDscr>\n"
    yield from map(_written, (*_topics(book, say), *_columns(say), *_questions(released, book, say)))
    yield "</dataDscr>\n</codeBook>\n"


def _document(released: Released, say: Translator) -> Made:
    title = say(msg("Codebook: {title}", title=released.questionnaire.title))
    statement = branch("prodStmt", leaf("software", "Roundtable"))
    return branch("docDscr", branch("citation", branch("titlStmt", leaf("titl", title)), statement))


def _study(released: Released, say: Translator) -> Made:
    known = released.facts
    titles = branch(
        "titlStmt", leaf("titl", f"{known.partnership}: {known.evaluation}"), leaf("IDNo", f"{released.questionnaire.code}-{known.round}")
    )
    by = branch("rspStmt", *(leaf("AuthEnty", name) for name in [known.owner] if name))
    day = [leaf("distDate", one.isoformat(), date=one.isoformat()) for one in [known.released] if one]
    version = branch("verStmt", leaf("version", str(released.version)))
    citation = branch("citation", titles, by, branch("distStmt", *day), version)
    return branch("stdyDscr", citation, _scope(released, say), _method(released, say), _access(released, say))


def _scope(released: Released, say: Translator) -> Made:
    known = released.facts
    days = (("start", known.opened), ("end", known.closed))
    collected = [leaf("collDate", day.isoformat(), date=day.isoformat(), event=event) for event, day in days if day]
    countries = dict.fromkeys(partner.country for partner in known.partners if partner.country)
    universe = ", ".join(say.text(group.name) for group in released.groups)
    nations = [leaf("nation", country) for country in countries]
    summary = branch("sumDscr", *collected, *nations, leaf("anlyUnit", say(UNIT)), leaf("universe", universe), leaf("dataKind", say(KIND)))
    keywords = branch("subject", *(leaf("keyword", say.text(one.name)) for one in released.questionnaire.dimensions))
    return branch("stdyInfo", keywords, leaf("abstract", known.summary or say.text(released.questionnaire.purpose)), summary)


def _method(released: Released, say: Translator) -> Made:
    asked = say.text(released.questionnaire.title)
    collection = branch("dataColl", leaf("collMode", say(MODE)), leaf("resInstru", f"{asked} ({released.questionnaire.code})"))
    whole = released.participation
    rate = [] if whole.answered is None or not whole.invited else [leaf("respRate", f"{whole.answered} / {whole.invited}")]
    notes = [leaf("notes", say(one)) for one in (*released.method, *released.annex)]
    return branch("method", collection, *notes, *([branch("anlyInfo", *rate)] if rate else []))


def _access(released: Released, say: Translator) -> Made:
    conditions = [*about.sentences(released), NOT_GIVEN]
    protection = leaf("confDec", say(msg("Every score rests on the answers of at least {k} people.", k=released.k)))
    return branch("dataAccs", branch("useStmt", protection, leaf("conditions", " ".join(map(say, conditions)))))


def _files(released: Released, say: Translator) -> Iterator[Made]:
    lines = str(sum(1 for _row in rows(released, say)))
    size = branch("dimensns", leaf("caseQnty", lines), leaf("varQnty", str(len(COLUMNS))))
    holds = leaf("fileCont", say(about.READING[0]))
    yield branch("fileDscr", branch("fileTxt", leaf("fileName", "figures.csv"), holds, size, leaf("fileType", "text/csv")), ID=FIGURES)
    yield branch("fileDscr", branch("fileTxt", leaf("fileCont", say(NOT_GIVEN))), ID=ANSWERS)


def _topics(book: Codebook, say: Translator) -> Iterator[Made]:
    """The questions of each topic as a group of variables."""
    members: dict[str, list[str]] = {}
    for number, entry in enumerate(book.entries, 1):
        if entry.dimension:
            members.setdefault(say.text(entry.dimension), []).append(_question_id(number))
    for number, (topic, ids) in enumerate(members.items(), 1):
        yield branch("varGrp", leaf("labl", topic), ID=f"G{number}", type="subject", var=" ".join(ids))


def _columns(say: Translator) -> Iterator[Made]:
    for number, column in enumerate(COLUMNS, 1):
        kind = {"intrvl": "contin"} if column.numeric else {"intrvl": "discrete"}
        words = WORDS.get(column.name, {})
        categories = (branch("catgry", leaf("catValu", word), leaf("labl", say(meaning))) for word, meaning in words.items())
        written = leaf("varFormat", "", type="numeric" if column.numeric else "character")
        parts = (leaf("labl", say(column.heading)), leaf("txt", say(column.meaning)), *categories, written)
        yield branch("var", *parts, ID=f"C{number}", name=column.name, files=FIGURES, **kind)


def _questions(released: Released, book: Codebook, say: Translator) -> Iterator[Made]:
    spreads = {item.code: item.distribution for one in released.dimensions for item in one.items if item.distribution}
    spreads |= {tally.code: tally.distribution for tally in released.tallies if tally.distribution}
    for number, entry in enumerate(book.entries, 1):
        yield _question(entry, _question_id(number), spreads.get(entry.item.code), say)


def _question(entry: Entry, identity: str, spread: Distribution | None, say: Translator) -> Made:
    item = entry.item
    asked = branch("qstn", *(leaf("qstnLit", words, lang=lang) for lang, words in item.text.by_lang.items()))
    concept = [leaf("concept", say.text(entry.dimension))] if entry.dimension else []
    counted = [leaf("sumStat", str(spread.n), type="vald")] if spread else []
    parts = (*_labels(item.text), asked, *counted, *_categories(entry, _percents(spread), say), *concept)
    return branch("var", *parts, leaf("varFormat", "", type="character"), ID=identity, name=item.code, files=ANSWERS, intrvl="discrete")


def _percents(spread: Distribution | None) -> Mapping[str, int]:
    """Of answers that stand by themselves and whose share was released as a number."""
    shares = spread.shares if spread else ()
    return {one.points[0]: one.percent for one in shares if len(one.points) == 1 and one.percent is not None and not one.words}


def _categories(entry: Entry, percents: Mapping[str, int], say: Translator) -> Iterator[Made]:
    for value, label in entry.values:
        share = [leaf("catStat", str(percents[value]), type="percent")] if value in percents else []
        yield branch("catgry", leaf("catValu", value), *_labels(label), *share)
    for mark, reason in entry.marks:
        yield branch("catgry", leaf("catValu", mark), leaf("labl", say(reason)), missing="Y")


def _labels(text: Text) -> Iterator[Made]:
    return (leaf("labl", words, lang=lang) for lang, words in text.by_lang.items())


def _question_id(number: int) -> str:
    """Codes of questions may hold what an identifier must not."""
    return f"Q{number}"


def leaf(tag: str, words: str, /, lang: str = "", **attributes: str) -> Made:
    """An element with a text."""
    made = branch(tag, **attributes)
    made.text = clean(words, lines=True) or None
    if lang:
        made.set("xml:lang", _attribute(lang))
    return made


def branch(tag: str, /, *parts: Made, **attributes: str) -> Made:
    """An element with others in it."""
    made = ET.Element(tag, {key: clean(value) for key, value in attributes.items()})
    made.extend(parts)
    return made


def _attribute(lang: str) -> str:
    """A language tag, or the tag for an unknown language."""
    return lang if re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", lang) else "und"


def _written(made: Made) -> str:
    ET.indent(made)
    return f"{ET.tostring(made, encoding='unicode')}\n"
