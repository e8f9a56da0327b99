"""A LimeSurvey questionnaire, whichever file it came in: groups, questions with their lines and answers, and all the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveys.messages import Message, msg
from surveys.questionnaires.formats.foreign import NO_WORDS, Form, Page, Question, Words
from surveys.questionnaires.formats.limesurvey_types import question
from surveys.questionnaires.formats.limesurvey_values import Asked
from surveys.questionnaires.formats.plain import told
from surveys.questionnaires.formats.report import Line, Notes, Remark


@dataclass(slots=True)
class Group:
    """A page. `words` by language; `shown`: its relevance."""

    gid: str
    order: int = 0
    name: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    shown: str = ""
    random: str = ""
    questions: list[Asked] = field(default_factory=list)


@dataclass(slots=True)
class Survey:
    """`texts`: the survey's own words by name and language. `rest`: what else the file says, by the table it stands in."""

    languages: list[str] = field(default_factory=list)
    sid: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    rest: dict[str, list[str]] = field(default_factory=dict)


def form(survey: Survey) -> Form:
    """The survey as a foreign form."""
    taken = ("surveyls_title", _purpose(survey))
    return Form(
        kind=msg("LimeSurvey"),
        dialect="limesurvey",
        pages=tuple(_page(survey, group) for group in survey.groups),
        languages=tuple(dict.fromkeys(survey.languages)) or ("",),
        code=f"limesurvey-{survey.sid}" if survey.sid else "limesurvey",
        title=survey.texts.get("surveyls_title", NO_WORDS),
        purpose=survey.texts.get(taken[1], NO_WORDS),
        lines=tuple(_lines(survey, taken)),
    )


def _purpose(survey: Survey) -> str:
    """The welcome is what people read first; where there is none, the description is."""
    return "surveyls_welcometext" if any(survey.texts.get("surveyls_welcometext", {}).values()) else "surveyls_description"


def _page(survey: Survey, group: Group) -> Page:
    scored = survey.settings.get("assessments", "").upper() == "Y"
    notes = Notes()
    if group.random:
        notes.changed(msg("In the file the order of these pages changes from person to person; here it does not."), group.random)
    questions = tuple(_question(survey, group, asked, scored=scored) for asked in group.questions)
    shown = (group.shown,) if group.shown.strip() not in {"", "1"} else ()
    return Page(
        _place_of(group),
        f"G{group.gid}" if group.gid.isdecimal() else group.gid.strip("#") or "part",
        group.name,
        group.description,
        questions,
        shown,
        notes.remarks(),
    )


def _place_of(group: Group) -> Message:
    return msg("Group “{name}”", name=next((name for name in group.name.values() if name), group.gid)[:80])


def _question(survey: Survey, group: Group, asked: Asked, *, scored: bool) -> Question:
    made = question(replace(asked, sgqa=f"{survey.sid}X{group.gid}X{asked.qid}" if asked.qid else "", scored=scored))
    return replace(made, place=msg("Question {code}", code=asked.title or asked.qid))


_LETTERS = ("email", "attachments", "attributecaptions", "emailresponseto")


def _lines(survey: Survey, taken: Sequence[str]) -> Iterator[Line]:
    """The words around the questions that Roundtable has in its own way or not at all."""
    letters = {name: words for name, words in survey.texts.items() if any(part in name for part in _LETTERS)}
    around = {name: words for name, words in survey.texts.items() if name not in letters and name not in taken}
    yield from _left(msg("Letters"), msg("Roundtable writes its own letters, with the promise in them."), letters)
    yield from _left(msg("Words around the questionnaire"), msg("These words have no place of their own here."), around)
    for table, words in survey.rest.items():
        if words:
            what = _TABLES.get(table, msg("This part of the file has no counterpart here."))
            spoken = dict.fromkeys(word for source in words for word in told(source))
            yield Line(msg("Table “{name}”", name=table), "", None, (), (Remark(what, tuple(spoken), left=True),))


def _left(place: Message, what: Message, texts: Mapping[str, Words]) -> Iterator[Line]:
    words = [word for by_lang in texts.values() for source in by_lang.values() for word in told(source)]
    if words:
        yield Line(place, "", None, (), (Remark(what, tuple(dict.fromkeys(words)), left=True),))


_TABLES: Mapping[str, Message] = {
    "quota": msg("Roundtable has no quotas: everybody who is invited may answer."),
    "quota_members": msg("Roundtable has no quotas: everybody who is invited may answer."),
    "quota_languagesettings": msg("Roundtable has no quotas: everybody who is invited may answer."),
    "assessments": msg("Sentences for ranges of points: Roundtable says its results in its own words."),
    "conditions": msg("Conditions that could not be taken over."),
    "defaultvalues": msg("Answers that were filled in beforehand. Roundtable fills in none, so that nobody is led."),
    "defaultvalue_l10ns": msg("Answers that were filled in beforehand. Roundtable fills in none, so that nobody is led."),
}
