"""The languages of a round: which it may offer, what is missing in them, and the voices in which it speaks to people.

While it is a draft, translations are read from the version that it was chosen from, so that translating goes on meanwhile; they are fixed
at the opening.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.evaluations.creating import questionnaire_of
from surveys.messages import Message, msg, nmsg
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.models.questionnaires import Version
from surveys.questionnaires import stored, trimming
from surveys.questionnaires.layers import Layer, from_json, to_json, together
from surveys.questionnaires.side_by_side import due, pairs
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.voices import SILENT, Voices, debriefing, voices
from surveys.translator import own_name

DRAFT = "draft"
EXAMPLES, LONGEST = 3, 60
"""So many of what is missing are named, each with so many characters."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing in one language, of the questionnaire and of the pages and letters around it: the first of it, and how much it is."""

    lang: str
    total: int
    first: tuple[str, ...]

    def sentence(self) -> Message:
        examples = _listed([msg("“{words}”", words=words) for words in self.first])
        return nmsg(
            "{language}: {n} text is not translated: {examples}",
            "{language}: {n} texts are not translated, among them {examples}",
            self.total,
            language=own_name(self.lang),
            examples=examples,
        )


def worded(session: Session, evaluation: Evaluation) -> Questionnaire:
    """The questionnaire of a draft with the translations beside its version, in the languages that the round offers."""
    questionnaire, version = questionnaire_of(evaluation), _version(session, evaluation)
    layers = {lang: layer for lang, layer in layers_of(session, evaluation).items() if lang in evaluation.languages}
    if version is None or not layers:
        return questionnaire
    base = stored.from_json(version.document)
    for form in (_whole, trimming.core_only):
        if stored.digest(form(base)) == evaluation.digest:
            return form(together(base, layers))
    return questionnaire


def layers_of(session: Session, evaluation: Evaluation) -> dict[str, Layer]:
    """The layers of its languages: of a draft those beside its version, later those that were fixed."""
    if evaluation.state != DRAFT:
        return from_json(evaluation.layers)
    version = _version(session, evaluation)
    return from_json(version.layers) if version else {}


def voices_of(session: Session, evaluation: Evaluation) -> Voices:
    """How the round speaks; a draft says what is not translated yet in English, and that it does."""
    if evaluation.state == DRAFT:
        return voices(layers_of(session, evaluation), drafty=True)
    return voices(from_json(evaluation.layers)) if evaluation.voiced else SILENT


def debrief_voices(session: Session, evaluation: Evaluation) -> Voices:
    """The voices in which its debrief can be printed beside our own languages: those that people were asked in and in which the debrief's
    sentences are translated now, beside the version that it was chosen from."""
    version = _version(session, evaluation)
    layers = from_json(version.layers) if version else {}
    return debriefing({lang: layer for lang, layer in layers.items() if lang in evaluation.languages})


def fix_voices(session: Session, evaluation: Evaluation) -> None:
    """Fixes the sentences around in the languages that the round offers."""
    offered = {lang: layer for lang, layer in layers_of(session, evaluation).items() if lang in evaluation.languages}
    spoken = voices(offered)
    evaluation.layers, evaluation.voiced = to_json(spoken.layers), spoken.digest or None


def offered(session: Session, evaluation: Evaluation) -> tuple[str, ...]:
    """The languages that a draft may offer, whole or not: its questionnaire's, and those that are added beside its version."""
    return tuple(dict.fromkeys((*questionnaire_of(evaluation).languages, *layers_of(session, evaluation))))


def lacking(session: Session, evaluation: Evaluation) -> tuple[Lacking, ...]:
    """What is missing in each language that the round offers; those in which nothing is missing are left out."""
    whole, layers = worded(session, evaluation), layers_of(session, evaluation)
    found = (_lacking(whole, layers.get(lang, Layer()), lang) for lang in evaluation.languages)
    return tuple(one for one in found if one.total)


def readers(session: Session, evaluation: Evaluation) -> dict[str, int]:
    """How many people on the list read each language."""
    rows = select(Person.lang, func.count()).where(Person.partnership_id == evaluation.partnership_id).group_by(Person.lang)
    return {row.lang: row[1] for row in session.execute(rows)}


def _whole(questionnaire: Questionnaire) -> Questionnaire:
    return questionnaire


def _lacking(whole: Questionnaire, layer: Layer, lang: str) -> Lacking:
    missing = [pair.source for pair in due(pairs(whole, layer, lang)) if pair.missing]
    return Lacking(lang, len(missing), tuple(map(_short, missing[:EXAMPLES])))


def _listed(examples: list[Message]) -> Message:
    listed = examples[0]
    for one in examples[1:]:
        listed = msg("{one}, {other}", one=listed, other=one)
    return listed


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} …"


def _version(session: Session, evaluation: Evaluation) -> Version | None:
    return session.get(Version, evaluation.version_id) if evaluation.version_id else None
