"""The questionnaire as it is asked in its partnership: fitted while it is a draft, frozen from the opening on."""

from __future__ import annotations

from sqlalchemy.orm import Session

from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.wording import DRAFT, voices_of, worded
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership
from surveys.partnerships import finding
from surveys.questionnaires.fitting import Objective, Place, fitted
from surveys.questionnaires.personal import impersonal
from surveys.questionnaires.values import Mode, Questionnaire


def asked(session: Session, evaluation: Evaluation) -> Questionnaire:
    """What people are or will be asked. While it is a draft it follows the partnership's names, groups and objectives, and the translations
    beside its version. An organisation is not asked who it is. 4 statements, 1 more with a version."""
    if evaluation.state != DRAFT:
        return questionnaire_of(evaluation)
    questionnaire = worded(session, evaluation)
    if evaluation.mode == Mode.POSITION:
        questionnaire = impersonal(questionnaire)
    return fitted(questionnaire, place(session, evaluation.partnership_id), voices_of(session, evaluation))


def place(session: Session, partnership_id: str) -> Place:
    """The partnership as questionnaires speak of it. 4 statements."""
    partners = finding.partners(session, partnership_id)
    return Place(
        partnership=session.get_one(Partnership, partnership_id).title,
        partners=tuple(organisation.name for _, organisation in partners),
        organisations={organisation.id: organisation.name for _, organisation in partners},
        groups={group.id: Text(group.name) for group in finding.groups(session, partnership_id)},
        objectives=tuple(Objective(row.id, row.text) for row in finding.objectives(session, partnership_id)),
    )
