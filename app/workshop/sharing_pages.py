"""A questionnaire as a file that others can open: here or in another tool, where what that tool cannot hold is said before the download."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.speaking import spoken
from app.workshop import loading
from app.workshop.blueprint import blueprint
from reports.codebook import html
from surveys.messages import Message, Translator
from surveys.questionnaires.editing.unfinished import unfinished
from surveys.questionnaires.formats.codebook import Codebook, codebook
from surveys.questionnaires.formats.report import Line
from surveys.questionnaires.values import Questionnaire
from surveys.workshop import finding
from surveys.workshop.documents import questionnaire_of
from surveys.workshop.finding import SEE

if TYPE_CHECKING:
    from surveys.questionnaires.formats.exporting import Format

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CODEBOOKS: Mapping[str, str] = {"csv": "text/csv", "xlsx": XLSX, "html": "text/html"}


def _formats() -> Mapping[str, Format]:
    """Every format. What writes workbooks loads numpy, which pages do without until somebody asks for one."""
    formats: Mapping[str, Format] = import_module("surveys.questionnaires.formats.exporting").FORMATS
    return formats


def _codebook(ending: str) -> Callable[[Codebook, Translator], bytes]:
    if ending == "html":
        return lambda book, say: html(book, say).encode()
    write: Callable[[Codebook, Translator], bytes] = getattr(import_module("surveys.questionnaires.formats.codebook_files"), f"as_{ending}")
    return write


@dataclass(frozen=True, slots=True)
class Offer:
    """One format: its name, and what would stay behind."""

    code: str
    name: Message
    lines: tuple[Line, ...]

    @property
    def lost(self) -> int:
        return sum(len(remark.words) or 1 for line in self.lines for remark in line.remarks)


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions/<int:number>/share")
def share(questionnaire_id: str, number: int) -> ResponseReturnValue:
    found, work = _version(questionnaire_id, number), loading.look(questionnaire_id)
    offers = [Offer(code, one.name, one.write(found).lines) for code, one in _formats().items()]
    said = {"offers": offers, "codebooks": CODEBOOKS, "number": number, "languages": found.languages}
    return render_template("workshop/share.html", work=work, on_paper=number == work.version.number, **said)


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions/<int:number>/share/<name>")
def share_as(questionnaire_id: str, number: int, name: str) -> ResponseReturnValue:
    """One file of another tool."""
    found = _version(questionnaire_id, number)
    if name not in _formats():
        abort(404)
    way = _formats()[name]
    return _file(way.write(found).source, way.mimetype, f"{found.code}-{number}{way.ending}")


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions/<int:number>/codebook.<ending>")
def codebook_as(questionnaire_id: str, number: int, ending: str) -> ResponseReturnValue:
    """Every question with its code, words, answers and settings, in the language of the page."""
    found = _version(questionnaire_id, number)
    if ending not in CODEBOOKS:
        abort(404)
    return _file(_codebook(ending)(codebook(found), spoken()), CODEBOOKS[ending], f"{found.code}-{number}-codebook.{ending}")


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions/<int:number>.toml")
def as_file(questionnaire_id: str, number: int) -> ResponseReturnValue:
    """Our own format, every language in it."""
    return share_as(questionnaire_id, number, "toml")


def _version(questionnaire_id: str, number: int) -> Questionnaire:
    """A draft that could not be read back is not given out. Raises NotFound."""
    row = finding.row(session(), account_id(), questionnaire_id, SEE)
    found = questionnaire_of(finding.version(session(), row.id, number))
    if unfinished(found):
        abort(404)
    return found


def _file(source: bytes, mimetype: str, name: str) -> Response:
    response = Response(source, mimetype=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
