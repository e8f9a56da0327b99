"""The questionnaire as people will meet it: on a phone, on a desk, from right to left, as each group; answers can be tried out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.db import session
from app.respond.preview import answered, preview
from app.respond.walking import walk
from app.security import may_be_framed, may_frame
from app.speaking import PACKAGES, spoken
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work
from surveys.collecting.values import EvaluationFacts
from surveys.errors import NotFound
from surveys.evaluations.placing import place
from surveys.messages import Message, Text, msg
from surveys.partnerships import finding
from surveys.questionnaires.editing.presentable import marked, presentable
from surveys.questionnaires.fitting import Objective, Place, fitted
from surveys.questionnaires.layers import together
from surveys.questionnaires.side_by_side import due, progress
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.voices import Voices, voices
from surveys.translator import direction, translator
from surveys.workshop import translating

PAGE, LOOK = "workshop/preview_page.html", "workshop/preview.html"

UNFINISHED = msg("This question is not finished yet.")
CHANNEL = msg("(here stands how people can complain safely)")
CONTACT = msg("(here stands whom people can ask)")


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at: in which of which languages, as which group (empty: somebody without one), and whether left and right are
    exchanged. `missing`: how many texts are not translated into the language."""

    lang: str
    languages: tuple[str, ...]
    group: str
    mirrored: bool
    groups: dict[str, Text]
    missing: int

    @property
    def asked(self) -> dict[str, str]:
        """The same as it stands in an address."""
        return {"lang": self.lang, "group": self.group, **({"mirrored": "y"} if self.mirrored else {})}


@blueprint.get("/questionnaires/<id:questionnaire_id>/preview")
def look_at(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    may_frame()
    sections = shown(work).sections
    looked = _looked(work)
    rtl = any(direction(lang) == "rtl" for lang in looked.languages)
    return render_template(LOOK, work=work, looked=looked, sections=sections, page=_number(), rtl=rtl)


@blueprint.get("/questionnaires/<id:questionnaire_id>/preview/<int:number>")
def preview_page(questionnaire_id: str, number: int) -> ResponseReturnValue:
    """One page exactly as somebody of the group meets it. The answers tried out stand in the address and nowhere else."""
    work = loading.look(questionnaire_id)
    may_be_framed()
    looked, asked = _looked(work), shown(work)
    typed = request.args.to_dict(flat=False)
    way = walk(asked, answered(asked, typed), looked.group)
    place = _wanted(number, list(way.shown), request.args.get("go", ""))
    if place is None:
        return render_template("workshop/preview_nothing.html", work=work)
    return preview(asked, place, looked.lang, looked.group, facts=_facts(work, looked), fields=typed, template=PAGE, voices=voices_of(work))


def first_page(work: Work, code: str = "") -> int:
    """The number of the page on which this question or section stands; the first without one."""
    home = next((one.code for one in work.questionnaire.sections if any(item.code == code for item in one.items)), code)
    sections = enumerate(shown(work).sections, 1)
    return next((number for number, one in sections if home in (one.code, one.code.rpartition(".")[0])), 1)


def _looked(work: Work) -> Looked:
    names = groups_of(work)
    languages = translating.languages(work.version)
    lang, group = request.args.get("lang", ""), request.args.get("group", "")
    spoken = lang if lang in languages else work.base
    missing = progress(due(translating.pairs_of(session(), work.version, spoken))).missing if spoken != work.base else 0
    return Looked(spoken, languages, group if group in names else "", "mirrored" in request.args, names, missing)


def voices_of(work: Work) -> Voices:
    """The languages that Roundtable does not speak, as far as they are translated; the rest is English, and marked."""
    return voices(translating.layers_of(work.version), drafty=True)


def shown(work: Work) -> Questionnaire:
    """The questionnaire as it can be looked at already, fitted to its partnership, or to one that is made up."""
    whole = together(work.questionnaire, translating.layers_of(work.version))
    return fitted(marked(presentable(whole, _in_all(whole, UNFINISHED))), _place(work), voices_of(work))


def _place(work: Work) -> Place:
    found = place(session(), work.row.partnership_id) if work.row.partnership_id else Place()
    say = spoken()
    partners = (say(msg("(a partner)")), say(msg("(another partner)")))
    return replace(
        found,
        partnership=found.partnership or say(msg("(name of the partnership)")),
        partners=found.partners or partners,
        organisations=found.organisations or dict(zip(("a1", "a2"), partners, strict=True)),
        objectives=found.objectives or (Objective("a1", say(msg("(an objective)"))), Objective("a2", say(msg("(another objective)")))),
    )


def _in_all(whole: Questionnaire, message: Message) -> Text:
    """The sentence in every language of the questionnaire."""
    return Text({lang: translator(lang, *PACKAGES)(message) for lang in whole.languages})


def _wanted(number: int, shown: list[int], go: str) -> int | None:
    """The page asked for, or the one after or before it, or the nearest that is shown."""
    later, earlier = [one for one in shown if one > number], [one for one in shown if one < number]
    if go == "on" and later:
        return later[0]
    if go == "back" and earlier:
        return earlier[-1]
    return number if number in shown else next(iter([*later, *reversed(earlier)]), None)


def _number() -> int:
    number = request.args.get("page", 1, type=int)
    if not 1 <= number <= 1000:
        raise NotFound
    return number


def _facts(work: Work, looked: Looked) -> EvaluationFacts:
    say = voices_of(work).speaker(looked.lang, *PACKAGES)
    return EvaluationFacts(
        id=work.id,
        partnership_id="",
        title=say.text(work.questionnaire.title),
        state="draft",
        mode=work.questionnaire.mode.value,
        k=5,
        zone="UTC",
        closes_on=None,
        languages=looked.languages,
        complaints=say(CHANNEL),
        owner="",
        contact=say(CONTACT),
        digest=work.version.digest,
    )


def groups_of(work: Work) -> dict[str, Text]:
    """The names of its partnership's groups by id; none where it belongs to no partnership."""
    groups = finding.groups(session(), work.row.partnership_id) if work.row.partnership_id else ()
    return {group.id: Text(group.name) for group in groups}
