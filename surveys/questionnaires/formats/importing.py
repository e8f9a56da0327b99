"""A questionnaire from any file that we can read, recognised by what is in it and never by its name."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Sequence

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires import reading
from surveys.questionnaires.formats import limesurvey_tsv, lists, loose_json, lss, outlines, surveyjs, xlsform
from surveys.questionnaires.formats.became import BECAME
from surveys.questionnaires.formats.decoding import decode
from surveys.questionnaires.formats.foreign import Form
from surveys.questionnaires.formats.limits import LARGEST_INSIDE, check_size, too_much
from surveys.questionnaires.formats.making import make
from surveys.questionnaires.formats.report import Imported, Line, Notes
from surveys.questionnaires.formats.sheets import Sheet, blocks, lines, markdown, separated, workbook
from surveys.questionnaires.formats.toml import to_toml

_OURS = re.compile(r"^\s*(?:languages\s*=|\[\[sections\]\]|\[scales\.|\[\[dimensions\]\])", re.MULTILINE)
_SURVEYJS = re.compile(r"[\"'`]?\b(?:pages|elements|questions)\b[\"'`]?\s*:\s*\[")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)


def read_any(source: bytes, lang: str = "") -> Imported:
    """The questionnaire with a report on every part of the file. `lang`: the language of texts that the file gives none for.

    Reads our own TOML, XLSForm (.xlsx, .xls, .csv, Markdown), LimeSurvey (.lss, .lsa, tab-separated), SurveyJS, and plain lists of
    statements (.csv, .xlsx). Raises Invalid with everything that is wrong; nothing is fetched, run or stored.
    """
    check_size(source)
    notes = Notes()
    if source.startswith(b"PK"):
        return _zipped(source, notes, lang)
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        return _sheets(workbook(source, notes), notes, lang)
    _refuse_pictures(source)
    return _text(source, notes, lang)


def _zipped(source: bytes, notes: Notes, lang: str) -> Imported:
    names = _names(source)
    if "xl/workbook.xml" in names:
        return _sheets(workbook(source, notes), notes, lang)
    survey = next((name for name in names if name.casefold().endswith(".lss")), "")
    if survey:
        notes.left(
            msg("Of this archive only the questionnaire was read, no answers and no people."), *(name for name in names if name != survey)
        )
        return _made(lss.read(_part(source, survey), notes), notes, lang)
    what = msg("This archive holds no questionnaire that is known here.")
    raise Invalid([Problem("file", what, msg("Choose a workbook (.xlsx), or the questionnaire’s own file."))])


def _names(source: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Invalid([Problem("file", msg("The archive is damaged."), msg("Export it once more."))]) from None


def _part(source: bytes, name: str) -> bytes:
    """One part of an archive, in memory: nothing is unpacked to anywhere. Raises Invalid."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            if archive.getinfo(name).file_size > LARGEST_INSIDE:
                raise too_much()
            return archive.read(name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise Invalid([Problem("file", msg("The archive is damaged."), msg("Export it once more."))]) from None


def _sheets(sheets: Sequence[Sheet], notes: Notes, lang: str) -> Imported:
    form = xlsform.read(sheets, notes) if xlsform.is_xlsform(sheets) else lists.read(sheets, lang)
    return _made(form, notes, lang)


_KNOWN: Sequence[tuple[bytes, Message]] = (
    (b"%PDF", msg("This is a PDF.")),
    (b"\x89PNG", msg("This is a picture.")),
    (b"\xff\xd8\xff", msg("This is a picture.")),
    (b"GIF8", msg("This is a picture.")),
    (b"{\\rtf", msg("This is a text document.")),
)


def _refuse_pictures(source: bytes) -> None:
    for beginning, what in _KNOWN:
        if source.startswith(beginning):
            raise Invalid([Problem("file", what, _EXPORT)])


def _text(source: bytes, notes: Notes, lang: str) -> Imported:
    text = decode(source, notes)
    start = text.lstrip()
    if start.startswith("<"):
        return _made(_xml(source, text, notes), notes, lang)
    if _is_ours(text):
        return _own(text, notes)
    if start.startswith(("{", "[")) or _SURVEYJS.search(text):
        return _made(surveyjs.read(loose_json.parse(text, notes), notes), notes, lang)
    if limesurvey_tsv.is_tsv(text):
        return _made(limesurvey_tsv.read(text, notes), notes, lang)
    return _made(_table(text, notes, lang), notes, lang)


def _xml(source: bytes, text: str, notes: Notes) -> Form:
    if "LimeSurveyDocType" in text[:5000]:
        return lss.read(source, notes)
    if outlines.is_opml(text):
        return outlines.read_opml(source)
    known = next((what for sign, what in _MARKED if sign in text[:5000].casefold()), msg("This is XML of a kind that is not known here."))
    raise Invalid([Problem("file", known, _EXPORT)])


def _is_ours(text: str) -> bool:
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return bool(_OURS.search(text)) and not text.lstrip().startswith("{")
    return bool({"sections", "languages", "code"} & plain.keys())


def _own(text: str, notes: Notes) -> Imported:
    """Our own file: what it says is what it is."""
    found = reading.read(text)
    whole = Line(msg("The file"), next(iter(found.title.by_lang.values()), ""), msg("A questionnaire"), (found.code,), notes.remarks())
    lines = [
        Line(msg("Question"), next(iter(item.text.by_lang.values()), ""), BECAME.get(item.kind, msg("A question")), (item.code,))
        for item in found.items()
    ]
    return Imported(found, msg("Roundtable"), (whole,), tuple(lines), own=True)


def _table(text: str, notes: Notes, lang: str) -> Form:
    """A sheet in text: an XLSForm in one, its sheet “survey” alone, or a list of statements."""
    rows = len(_TABLE_ROW.findall(text))
    sheet = (
        markdown(text, notes)
        if rows > 1 and rows * 2 > len([line for line in text.split("\n") if line.strip()])
        else separated(text, notes)
    )
    if rows < 2 and outlines.is_markdown(text):
        return outlines.read_markdown(text)
    if not sheet.rows:
        raise Invalid([Problem("file", msg("The file is empty."), msg("Choose another one."))])
    found = blocks(sheet, xlsform.SHEETS)
    if xlsform.is_xlsform(found):
        return xlsform.read(found, notes)
    alone = Sheet("survey", sheet.rows)
    if lists.is_survey_alone(sheet):
        notes.changed(msg("The file is the sheet “survey” of an XLSForm without its lists of answers."))
        return xlsform.read([alone], notes)
    if not lists.is_list(sheet) and not lists.holds_answers(sheet) and lists.is_prose(text):
        return lists.read([lines(text, notes)], lang)
    return lists.read([sheet], lang)


def _made(form: Form, notes: Notes, lang: str) -> Imported:
    """The form made ours, with what was noticed on opening the file before all else. Raises Invalid."""
    imported = make(form, lang)
    reading.read(to_toml(imported.questionnaire))
    remarks = notes.remarks()
    opened = (Line(msg("The file"), "", msg("Read as {kind}", kind=form.kind), (), remarks),) if remarks else ()
    return Imported(imported.questionnaire, imported.kind, (*opened, *imported.whole), imported.lines)


_EXPORT = msg("Export the questionnaire as XLSForm, LimeSurvey (.lss), SurveyJS or a list, and choose that file.")
_MARKED: Sequence[tuple[str, Message]] = (
    ("xmlns:h=", msg("This is an XForm, which is made from an XLSForm; that one can be read.")),
    ("<html", msg("This is a web page.")),
    ("<!doctype html", msg("This is a web page.")),
)
