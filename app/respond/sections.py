"""One section a page: what was saved is shown, what is sent is saved, and nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Response, render_template, request
from markupsafe import Markup, escape

from app.db import session
from app.key_ring import ring
from app.respond.coming_back import lock_of_word
from app.respond.compiling import compiled
from app.respond.fields import Fields
from app.respond.filling import Beside, by_item, fill
from app.respond.gridding import around
from app.respond.mirroring import depending, mirrored
from app.respond.parsers import read, written
from app.respond.piping import Pipes
from app.respond.sources import Source
from app.respond.visiting import Guest, arrive, go, with_ticket
from app.respond.walking import Walk, walk
from app.respond.wording import isolated
from app.speaking import gettext
from surveys.collecting import answering
from surveys.collecting.values import Draft, EvaluationFacts
from surveys.errors import Problem
from surveys.questionnaires.checking import check_section, left_out
from surveys.questionnaires.grids import runs
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Answer, Answers, Item, Questionnaire, Section

PAGE = "respond/section.html"
ARRANGED = frozenset({"ranking", "points", "slider"})
"""Kinds that a script makes easier."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section as one person is shown it: `items` are those they see, `number` stands in the address, `organisation` is their own."""

    source: Source
    section: Section
    number: int
    walk: Walk
    lang: str
    group: str
    facts: EvaluationFacts
    organisation: str = ""

    @property
    def whole(self) -> tuple[Item, ...]:
        """All items of the section that this group may be shown, in the words that are meant for it."""
        return meant_for(self.source.questionnaire.sections[self.number - 1], self.group)

    @property
    def pipes(self) -> Pipes:
        return Pipes(self.source, self.walk.known)

    @property
    def place(self) -> tuple[Source, str, str]:
        return self.source, self.section.code, self.group


def show(given: str, number: int) -> Response | str:
    """The section with what was saved. 3 statements."""
    guest = arrive(given)
    if not guest.may_answer:
        return go("welcome", given)
    draft = answering.load_draft(session(), ring(), guest.visit, guest.lock)
    lang = guest.speak(request.args.get("lang", ""), draft.lang)
    way = walk(guest.questionnaire, draft.answers, guest.visit.group)
    if not (section := way.section(number)):
        return _to(guest, way.after(number))
    whole = guest.questionnaire.sections[number - 1]
    again = left_out(guest.questionnaire, whole, draft.answers, guest.visit.group) if "again" in request.args else ()
    sheet, fields = _sheet(guest, section, number, way, lang), written(whole.items, draft.answers)
    return render(sheet, fields, again=again, opened="opened" in request.args)


def save(given: str, number: int) -> Response | str | tuple[str, int]:
    """Keeps what was sent and goes where the button says. What cannot be kept is shown again, with all that was typed. 4 statements."""
    guest = arrive(given, acting=True)
    if not guest.may_answer or not 1 <= number <= len(guest.questionnaire.sections):
        return go("welcome", given)
    posted = _posted(guest, number)
    guest, lang, draft = _keep(guest, posted)
    way = walk(guest.questionnaire, draft.answers, guest.visit.group)
    section, problems = way.section(number), _problems(guest, posted, draft)
    if problems and section and request.form.get("go") != "save":
        return render(_sheet(guest, section, number, way, lang), posted.fields, problems, again=draft.asks), 422
    return _onwards(guest, way, number, section, draft.asks)


@dataclass(frozen=True, slots=True)
class Posted:
    """A section as it was sent: the raw fields, the answers read from them, and those of them that their questions allow."""

    section: Section
    fields: Fields
    answers: Answers
    possible: Answers


def _posted(guest: Guest, number: int) -> Posted:
    section, fields = guest.questionnaire.sections[number - 1], request.form.to_dict(flat=False)
    answers = read(section.items, fields, guest.visit.organisation)
    return Posted(section, fields, answers, _possible(guest.questionnaire, section, answers))


def _possible(questionnaire: Questionnaire, section: Section, answers: Answers) -> dict[str, Answer]:
    """The answers that their questions allow, whether or not an answer is required."""
    asked = [replace(item, required=False) for item in section.items if item.code in answers]
    return {item.code: answers[item.code] for item in asked if not kind(item).check(item, questionnaire, answers[item.code])}


def _keep(guest: Guest, posted: Posted) -> tuple[Guest, str, Draft]:
    """Saves and commits; gives the guest with a fresh ticket and the language that the answers are in."""
    lang, word = guest.speak(_language_button(), request.form.get("lang", "")), request.form.get("word", "")
    lock = lock_of_word(guest, word) if word and not guest.lock else guest.lock
    draft = answering.save_section(session(), ring(), guest.visit, posted.section, posted.possible, lang, lock, seen=_seen(posted.section))
    session().commit()
    return replace(guest, given=with_ticket(guest, lock)), lang, draft


def _problems(guest: Guest, posted: Posted, draft: Draft) -> tuple[Problem, ...]:
    """All problems for somebody who goes on; for somebody who goes back or pauses only those that would lose what was typed."""
    answers = {**draft.answers, **posted.answers}
    found = check_section(guest.questionnaire, posted.section, answers, guest.visit.group)
    return tuple(problem for problem in found if _going_on() or problem.place not in posted.possible)


def _going_on() -> bool:
    return request.form.get("go", "on") in ("on", "review")


def _seen(section: Section) -> tuple[str, ...]:
    """The questions from which somebody goes on; none for somebody who stays, goes back or pauses."""
    seen = request.form["shown"].split() if "shown" in request.form else [item.code for item in section.items]
    return tuple(seen) if _going_on() else ()


def _language_button() -> str:
    return request.form.get("go", "").partition("lang-")[2]


def _onwards(guest: Guest, way: Walk, number: int, section: Section | None, asks: Sequence[str]) -> Response:
    button = request.form.get("go", "on")
    if button == "save":
        return Response(status=204, mimetype="text/plain")
    if button == "pause":
        return go("pause", guest.given)
    if button == "back":
        return go("section", guest.given, number=earlier) if (earlier := way.before(number)) else go("welcome", guest.given)
    if _language_button() and section:
        return go("section", guest.given, number=number)
    if section and (asks or _newly_shown(section)):
        return _stay(guest, number, section, asks)
    return go("review", guest.given) if button == "review" else _to(guest, way.after(number))


def _stay(guest: Guest, number: int, section: Section, asks: Sequence[str]) -> Response:
    """On the same page: for questions that answers have just opened, and for those that are asked again."""
    new = _newly_shown(section)
    why = {"opened": 1} if new else {}
    first = next(item.code for item in section.items if item.code in (*new, *asks))
    return go("section", guest.given, number=number, **why, **({"again": 1} if asks else {}), _anchor=f"i.{first}")


def _newly_shown(section: Section) -> list[str]:
    """The questions that the answers on this page have opened on this page: the browser has not shown them yet."""
    if "shown" not in request.form:
        return []
    shown = request.form["shown"].split()
    return [item.code for item in section.items if item.code not in shown]


def _to(guest: Guest, number: int | None) -> Response:
    return go("section", guest.given, number=number) if number else go("review", guest.given)


def _sheet(guest: Guest, section: Section, number: int, way: Walk, lang: str) -> Sheet:
    return Sheet(guest.source, section, number, way, lang, guest.visit.group, guest.facts, guest.visit.organisation)


def render(
    sheet: Sheet,
    fields: Fields,
    problems: Sequence[Problem] = (),
    *,
    again: Sequence[str] = (),
    opened: bool = False,
    stored: bool = True,
    template: str = PAGE,
) -> str:
    """The page of one section in the language of this request; `fields` as typed or saved. `again`: the questions that are asked once more.
    Without `stored` nothing can be sent; `template` may then be one that puts something around it."""
    told = sheet.pipes.told(problems)
    return render_template(
        template,
        heading=sheet.facts.title,
        facts=sheet.facts,
        sheet=sheet,
        section=sheet.pipes.fill(replace(sheet.section, items=())),
        n=sheet.walk.place(sheet.number),
        count=len(sheet.walk.shown),
        first=sheet.walk.before(sheet.number) is None,
        last=sheet.walk.after(sheet.number) is None,
        body=_body(sheet, fields, told, again),
        problems=told,
        again=again,
        opened=opened,
        stored=stored,
        shown=" ".join(item.code for item in sheet.section.items) if depending(*sheet.place) else "",
        conditions=mirrored(*sheet.place, sheet.walk.known),
        languages=sheet.facts.languages,
        arranged=any(item.kind in ARRANGED for item in sheet.whole),
    )


def _body(sheet: Sheet, fields: Fields, problems: Sequence[Problem], again: Sequence[str]) -> Markup:
    """The questions shown, and hidden those that answers on this page may open."""
    fragments = compiled(sheet.source, sheet.section.code, sheet.lang, sheet.group)
    troubles, note = by_item(problems), complaints_note(sheet.facts.complaints)
    shown, waiting, pipes = {item.code for item in sheet.section.items}, depending(*sheet.place), sheet.pipes

    def beside(code: str) -> Beside:
        return Beside(troubles.get(code, ()), note, code in again, code not in shown, pipes, sheet.organisation, sheet.facts.k)

    items = [item for item in sheet.whole if item.code in shown or item.code in waiting]
    tables = around(sheet.source, sheet.section.code, sheet.lang, sheet.group) if any(item.grid for item in items) else {}
    filled: list[str] = []
    for grid, rows in runs(items):
        opened, closed = tables.get(grid, ("", ""))
        filled += [opened, *(fill(fragments[item.code], item, fields, beside(item.code)) for item in rows), closed]
    return Markup("\n").join(map(Markup, filter(None, filled)))


def complaints_note(channel: str) -> Markup:
    """What stands before every box for free text."""
    if not channel:
        return Markup()
    sentence = gettext(
        "Nobody reads this before the closing day. If someone is being harmed, use this channel now: {channel}",
        channel=isolated(channel),
    )
    return Markup('<p class="channel-note">{}</p>').format(escape(sentence))
