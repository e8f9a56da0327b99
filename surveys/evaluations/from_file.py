"""A round whose answers were collected elsewhere: its file is brought, its columns and words are told, and it is sealed like any other.

Nobody is invited and no link is made. The file lies locked under the sealing key until then; after sealing nothing of it is left but the
pack, and the same gate decides what is shown.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting import answer_file
from surveys.collecting.answer_file import FILE, LINKS, Kept, kept_of
from surveys.collecting.inviting import ONE_AT_A_TIME
from surveys.collecting.keyring import KeyRing
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations import states
from surveys.evaluations.announcing import announce
from surveys.evaluations.closing import close_now
from surveys.evaluations.placing import asked
from surveys.evaluations.wording import fix_voices
from surveys.messages import Text, msg, nmsg
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long
from surveys.questionnaires import stored
from surveys.questionnaires.answer_files.bringing import Glance, glance
from surveys.questionnaires.answer_files.mapping import EVERY, ColumnMapping
from surveys.questionnaires.answer_files.naming import keys_of, words_key
from surveys.questionnaires.answer_files.reading import NO_MAPPING, Looked, look
from surveys.questionnaires.answer_files.uses import uses
from surveys.questionnaires.values import Questionnaire

NO_GROUP = ""


@dataclass(frozen=True, eq=False)
class Standing:
    """How far a file has come. `sizes`: answers by group id; `invited`: by group id, as far as was said."""

    questionnaire: Questionnaire
    looked: Looked
    glance: Glance
    invited: Mapping[str, int]

    @property
    def mapping(self) -> ColumnMapping:
        return self.looked.mapping

    @property
    def sizes(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for word, number in self.glance.groups.items():
            found[self.mapping.groups.get(word, NO_GROUP)] += number
        return {group: number for group, number in found.items() if group}

    @property
    def groupless(self) -> tuple[str, ...]:
        """The file's words for groups that nobody has said yet what they are here."""
        return tuple(word for word in self.glance.groups if not self.mapping.groups.get(word))

    @property
    def miscounted(self) -> tuple[str, ...]:
        """The groups, by id, of which more answered than are said to have been invited."""
        return tuple(group for group, number in self.sizes.items() if number > self.invited.get(group, number))

    @property
    def ready(self) -> bool:
        return bool(self.glance.questions) and not (self.glance.unknown or self.groupless or self.miscounted)


def bring(
    session: Session,
    ring: KeyRing,
    evaluation: Evaluation,
    *,
    name: str,
    content: bytes,
    origin: str,
    by: str,
    now: datetime,
    mapping: ColumnMapping = NO_MAPPING,
) -> None:
    """Keeps a file of answers for a draft, in place of one before. `origin`: how they were collected and what people were told, which the
    debrief prints. Raises Invalid, WrongState, LostKey."""
    states.require(evaluation, "change")
    said, questionnaire = paragraphs(origin), asked(session, evaluation)
    problems = [*absent("origin", said), *too_long("origin", said, PARAGRAPH)]
    try:
        looked = look(questionnaire, content, name, _fitting(mapping, questionnaire))
    except Invalid as invalid:
        problems += [replace(one, place="file") for one in invalid.problems]
    if problems:
        raise Invalid(problems)
    groups = _groups(session, evaluation, looked) | dict(looked.mapping.groups)
    answer_file.keep(session, ring, evaluation, Kept(name, content, replace(looked.mapping, groups=groups)))
    evaluation.source, evaluation.origin, evaluation.mode = FILE, said, "anonymous"
    _record(session, evaluation, "bring_file", {"sha256": hashlib.sha256(content).hexdigest()}, by, now)


def standing(session: Session, ring: KeyRing, evaluation: Evaluation) -> Standing:
    """The file that is kept, looked at anew. Raises NotFound where there is none, LostKey, Refused."""
    kept = kept_of(session, ring, evaluation.id)
    if kept is None:
        raise NotFound
    questionnaire = asked(session, evaluation)
    looked = look(questionnaire, kept.content, kept.name, _fitting(kept.mapping, questionnaire))
    return Standing(questionnaire, looked, glance(questionnaire, looked.table, looked.mapping), kept.invited)


def correct(
    session: Session,
    ring: KeyRing,
    evaluation: Evaluation,
    mapping: ColumnMapping,
    invited: Mapping[str, int] | None = None,
    *,
    by: str,
    now: datetime,
) -> None:
    """What a person said of columns, words and groups, and of how many were invited (None: as before). Raises Invalid, WrongState."""
    states.require(evaluation, "change")
    kept = kept_of(session, ring, evaluation.id)
    if kept is None:
        raise NotFound
    look(asked(session, evaluation), kept.content, kept.name, mapping)
    answer_file.keep(session, ring, evaluation, replace(kept, mapping=mapping, invited=kept.invited if invited is None else invited))
    _record(session, evaluation, "correct_file", {"questions": len(mapping.used())}, by, now)


def throw_away(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """The file, unsealed; people can be asked by links then. Raises WrongState."""
    states.require(evaluation, "change")
    answer_file.throw_away(session, evaluation.id)
    evaluation.source, evaluation.origin = LINKS, ""
    _record(session, evaluation, "throw_file_away", {}, by, now)


def seal(session: Session, ring: KeyRing, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """Fixes the questions and begins the sealing, which the worker finishes. The partners' focal persons are told. Raises Invalid with what
    is missing, NotFound, WrongState, LostKey."""
    session.refresh(evaluation, with_for_update=ONE_AT_A_TIME)
    states.require(evaluation, "seal_file")
    found = standing(session, ring, evaluation)
    problems = list(missing(evaluation, found))
    if problems:
        raise Invalid(problems)
    evaluation.questionnaire, evaluation.digest = stored.to_json(found.questionnaire), stored.digest(found.questionnaire)
    fix_voices(session, evaluation)
    states.move(evaluation, "seal_file")
    close_now(evaluation, now)
    _record(session, evaluation, "seal_file", {"digest": evaluation.digest.hex(), "answers": sum(found.sizes.values())}, by, now)
    n = sum(found.sizes.values())
    told = nmsg(
        "{n} answer that was collected elsewhere was brought from a file and sealed.",
        "{n} answers that were collected elsewhere were brought from a file and sealed.",
        n,
    )
    announce(session, evaluation, told, why=evaluation.origin, by=by, now=now)


def missing(evaluation: Evaluation, found: Standing) -> Iterator[Problem]:
    """What stands in the way of sealing, each at the page that mends it."""
    if not found.glance.questions:
        yield Problem("columns", msg("No column is a question yet."), msg("Say which column is which question."))
    if found.glance.unknown:
        n = len({one.value for one in found.glance.unknown})
        yield Problem("words", nmsg("{n} word means nothing yet.", "{n} words mean nothing yet.", n), msg("Say what they mean."))
    if found.groupless:
        what = nmsg("{n} group is not known here.", "{n} groups are not known here.", len(found.groupless))
        yield Problem("words", what, msg("Say which group each of them is."))
    if found.miscounted:
        what = msg("In a group more people answered than are said to have been invited.")
        yield Problem("words", what, msg("Correct the number, or leave it empty."))
    if not evaluation.complaints:
        what = msg("Say how people can complain safely; the debrief prints it.")
        yield Problem("settings", what, msg("Write it down with the promise and dates."))


def _groups(session: Session, evaluation: Evaluation, looked: Looked) -> dict[str, str]:
    """The partnership's groups for the file's words, where they are the same in any language."""
    known = {key: group.id for group in finding.groups(session, evaluation.partnership_id) for key in keys_of(Text(group.name))}
    words = set(looked.table.column(looked.mapping.group)) if looked.mapping.group else set[str]()
    return {" ".join(word.split()): known[words_key(word)] for word in words if words_key(word) in known}


def _fitting(mapping: ColumnMapping, questionnaire: Questionnaire) -> ColumnMapping:
    """The mapping without what is for questions of another questionnaire."""
    known, codes = uses(questionnaire), {item.code for item in questionnaire.items()}
    columns = {name: use for name, use in mapping.columns.items() if not use or use in known}
    return replace(mapping, columns=columns, values={code: words for code, words in mapping.values.items() if code in codes | {EVERY}})


def _record(session: Session, evaluation: Evaluation, verb: str, after: Mapping[str, object], by: str, now: datetime) -> None:
    record(session, account_id=by, verb=verb, object_kind="evaluation", object_id=evaluation.id, after=dict(after), now=now)
