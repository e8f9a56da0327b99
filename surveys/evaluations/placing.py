"""The questionnaire as it is asked in its partnership: fitted while it is a draft, frozen from the opening on."""

from __future__ import annotations

from sqlalchemy.orm import Session

from surveys.evaluations.creating import questionnaire_of
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership
from surveys.partnerships import finding
from surveys.questionnaires.fitting import Objective, Place, fitted
from surveys.questionnaires.values import Questionnaire

DRAFT = "draft"


def asked(session: Session, evaluation: Evaluation) -> Questionnaire:
    """What people are or will be asked. While it is a draft it follows the partnership's names, groups and objectives. 4 statements."""
    questionnaire = questionnaire_of(evaluation)
    return fitted(questionnaire, place(session, evaluation.partnership_id)) if evaluation.state == DRAFT else questionnaire


def place(session: Session, partnership_id: str) -> Place:
    """The partnership as questionnaires speak of it. 4 statements."""
    return Place(
        partnership=session.get_one(Partnership, partnership_id).title,
        partners=tuple(organisation.name for _, organisation in finding.partners(session, partnership_id)),
        groups={group.id: Text(group.name) for group in finding.groups(session, partnership_id)},
        objectives=tuple(Objective(row.id, row.text) for row in finding.objectives(session, partnership_id)),
    )
