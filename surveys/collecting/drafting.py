"""Answers not yet sent: saved at every step, opened by the link and, if one was set, a return word."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.orm import Session

from surveys.collecting import derivations, statements
from surveys.collecting.boxes import Unopened
from surveys.collecting.documents import DraftBox, without
from surveys.collecting.frozen import frozen
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Draft, Review, Visit
from surveys.errors import CodeNeeded, Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.checking import check_section, left_out
from surveys.questionnaires.showing import visible
from surveys.questionnaires.values import Answers, Questionnaire, Section

SHORTEST_WORD = 4


def questionnaire_of(session: Session, visit: Visit) -> Questionnaire:
    """The frozen questionnaire; read once per process and digest, then 0 statements."""
    return frozen(session, visit.evaluation.id, visit.evaluation.digest).questionnaire


def load_draft(session: Session, ring: KeyRing, visit: Visit, lock: bytes = b"") -> Draft:
    """The saved answers, or an empty draft. Raises CodeNeeded when a return word is set and `lock` does not fit. 1 statement."""
    box = session.scalars(statements.DRAFT, statements.of(visit, "draft")).first()
    return _opened(ring, visit, box, lock)


def save_section(
    session: Session,
    ring: KeyRing,
    visit: Visit,
    section: Section,
    answers: Answers,
    lang: str,
    lock: bytes = b"",
    *,
    seen: Collection[str] = (),
) -> Draft:
    """Replaces this section's answers in the draft; checks nothing. `seen`: the codes of the questions from which somebody goes on; those
    of them that were left out may be asked again, once. Raises CodeNeeded. 2 statements."""
    before = _loaded_for_writing(session, ring, visit, lock)
    codes = {item.code for item in section.items}
    given = {code: answer for code, answer in answers.items() if code in codes}
    after = {**without(before.answers, codes), **given}
    absent = left_out(questionnaire_of(session, visit), section, after, visit.group) if seen else ()
    asks = tuple(code for code in absent if code in seen and code not in before.asked)
    draft = replace(before, answers=after, lang=lang, section=section.code, asked=(*before.asked, *asks), asks=asks)
    write(session, ring, visit, draft, lock)
    return draft


def review(session: Session, ring: KeyRing, visit: Visit, lock: bytes = b"") -> Review:
    """What would be sent, with each section's problems and a fresh nonce. 1 statement."""
    draft = load_draft(session, ring, visit, lock)
    questionnaire = questionnaire_of(session, visit)
    return Review(
        draft=draft,
        sections=visible(questionnaire, draft.answers, visit.group),
        problems=problems_of(questionnaire, draft.answers, visit.group),
        nonce=secrets.token_hex(16),
    )


def problems_of(questionnaire: Questionnaire, answers: Answers, group: str) -> dict[str, tuple[Problem, ...]]:
    """By section, every problem in the sections that this person sees."""
    sections = visible(questionnaire, answers, group)
    return {section.code: check_section(questionnaire, section, answers, group) for section in sections}


def start_over(session: Session, visit: Visit) -> None:
    """Throws the draft away, also when its return word was forgotten. 1 statement."""
    session.execute(statements.TAKE_DRAFT, statements.of(visit, "draft"))


def stretch(ring: KeyRing, visit: Visit, word: str) -> bytes:
    """The lock that a return word gives for this link. Raises Invalid when it is shorter than 4 letters. 0 statements, 50 ms."""
    if len(word.strip()) < SHORTEST_WORD:
        raise Invalid([Problem("word", msg("This word is too short."), msg("Choose one of {least} letters or more.", least=SHORTEST_WORD))])
    return derivations.stretched(ring.link_key(visit.evaluation.id), visit.secret, word)


def set_word(session: Session, ring: KeyRing, visit: Visit, word: str, lock: bytes = b"") -> bytes:
    """Puts the draft under a return word; gives the new lock. `lock` is the one in force before. Raises CodeNeeded, Invalid.
    2 statements."""
    draft = _loaded_for_writing(session, ring, visit, lock)
    fresh = stretch(ring, visit, word)
    write(session, ring, visit, draft, fresh)
    return fresh


def write(session: Session, ring: KeyRing, visit: Visit, draft: Draft, lock: bytes) -> None:
    """The draft under the link and this lock. 1 statement."""
    least = frozen(session, visit.evaluation.id, visit.evaluation.digest).box
    statements.put_draft(session, visit, worded=bool(lock), document=_box(ring, visit, lock).lock(draft, least))


def _loaded_for_writing(session: Session, ring: KeyRing, visit: Visit, lock: bytes) -> Draft:
    """Raises CodeNeeded also where answers were sent and no change was begun: the link alone must not start a second set."""
    if not visit.acting:
        raise ValueError("a visit found with acting=True is needed to write")
    if visit.state == "answered" and not (visit.worded and lock):
        raise CodeNeeded
    return load_draft(session, ring, visit, lock)


def _opened(ring: KeyRing, visit: Visit, box: bytes | None, lock: bytes) -> Draft:
    if box is None:
        return Draft(lang=visit.lang)
    try:
        return _box(ring, visit, lock).open(box)
    except Unopened:
        raise CodeNeeded from None


def _box(ring: KeyRing, visit: Visit, lock: bytes) -> DraftBox:
    key = derivations.draft_key(ring.sealing_key(visit.evaluation.id), visit.secret, lock)
    return DraftBox(visit.evaluation.id, visit.draft_id, key)
