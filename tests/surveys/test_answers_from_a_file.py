"""A round whose answers come from a file is sealed like any other, and gives the release that `roundtable score` gives."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import Invalid, LostKey, NotFound, Refused, WrongState
from surveys.evaluations import creating, from_file, opening
from surveys.evaluations.releasing import share
from surveys.models.accounts import Account
from surveys.models.agreements import Announcement
from surveys.models.collecting import AnswerFile
from surveys.models.evaluations import Participation
from surveys.partnerships import finding
from surveys.questionnaires.answer_files.mapping import ColumnMapping
from surveys.questionnaires.answer_files.mapping import to_toml as to_mapping
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.values import Questionnaire
from surveys.scoring import scored, stored
from surveys.scoring.values import ELSEWHERE, Released

from fixtures.rounds import Story, now

GROUPS = {"Field staff": 14, "Villages": 9, "Young people": 3}
INVITED = {"Field staff": 20, "Villages": 12}
ORIGIN = "KoboToolbox in March. People were told that nobody would see single answers."


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    people = "".join(f"P{n},p{n}@example.org,Ministry,{group},en\n" for n, group in enumerate(GROUPS))
    made = Story.begin(session, ring, account, people, template="short-check")
    in_order = sorted(finding.groups(session, made.partnership.id), key=lambda one: one.id)  # as the command names its groups
    for first in (10, 0):
        for position, group in enumerate(in_order, first):
            group.position = position
        session.flush()
    return made.settled()


def written(questionnaire: Questionnaire) -> bytes:
    """A file with words for steps, a name and a column that no question has."""
    chance, items = Random(4), [item for item in questionnaire.items() if item.kind != "statement"]
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["Your name", "Team", *(item.text.pick("en") if item.kind == "rating" else item.code for item in items), "colour"])
    for group, size in GROUPS.items():
        for n in range(size):
            steps = {item.code: chance.choice(questionnaire.scale(item.scale).points) for item in items if item.kind == "rating"}
            cells = [steps[item.code].label.pick("en") if item.code in steps else f"Words {group} {n}" for item in items]
            table.writerow([f"Secret Name {n}", group, *cells, "red"])
    return out.getvalue().encode()


def brought(story: Story, session: Session, ring: Any, account: Account, **changes: Any) -> bytes:
    source = written(creating.questionnaire_of(story.evaluation))
    given: dict[str, Any] = {"name": "a.csv", "content": source, "origin": ORIGIN, "by": account.id, "now": now()}
    from_file.bring(session, ring, story.evaluation, **{**given, **changes})
    mapping = from_file.standing(session, ring, story.evaluation).mapping
    ids = {group.name["en"]: group.id for group in finding.groups(session, story.partnership.id)}
    invited = {ids[name]: number for name, number in INVITED.items()}
    from_file.correct(session, ring, story.evaluation, replace(mapping, group="Team", groups=ids), invited, by=account.id, now=now())
    session.commit()
    return source


def told(released: Released, names: dict[str, str]) -> Any:
    """The release without its facts, groups called by their names."""
    plain = json.dumps({**json.loads(stored.canonical(released)), "facts": None}, ensure_ascii=False)
    for id_, name in names.items():
        plain = plain.replace(id_, name)
    return json.loads(plain)


def test_the_page_and_the_command_give_the_same_release(story: Story, session: Session, ring: Any, account: Account):
    source = brought(story, session, ring, account)
    asked = to_toml(creating.questionnaire_of(story.evaluation)).encode()
    names = {group.id: group.name["en"] for group in finding.groups(session, story.partnership.id)}
    counts = "group,invited\n" + "".join(f"{id_},{INVITED[name]}\n" for id_, name in names.items() if name in INVITED)
    mapping = to_mapping(ColumnMapping(groups={name: id_ for id_, name in names.items()}))
    files = scored.File("q.toml", asked), scored.File("a.csv", source), "Team", scored.File("n.csv", counts.encode())

    by_command = scored.scored(scored.read(*files, scored.File("m.toml", mapping.encode())), 5, "Safe water", "en").released
    from_file.seal(session, ring, story.evaluation, by=account.id, now=now())
    story.sealed()
    by_page = stored.from_json(share(session, story.evaluation, by=account.id, now=now()).document)

    assert told(by_page, names) == told(by_command, names)
    assert (by_page.facts.mode, by_page.facts.origin) == (ELSEWHERE, ORIGIN)


def test_after_sealing_nothing_of_the_file_is_left_and_partners_are_told(story: Story, session: Session, ring: Any, account: Account):
    brought(story, session, ring, account)
    from_file.seal(session, ring, story.evaluation, by=account.id, now=now())
    story.sealed()
    session.expire_all()

    assert story.evaluation.state == "sealed"
    assert session.scalars(select(AnswerFile)).all() == []
    assert not ring.has_sealing_key(story.evaluation.id)
    invited = {row.group_id: row.invited for row in session.scalars(select(Participation))}
    assert sorted(invited.values()) == sorted(INVITED.values())
    assert "collected elsewhere" in session.scalars(select(Announcement)).one().what["text"]


def test_what_lies_in_the_database_cannot_be_read_without_the_key(story: Story, session: Session, ring: Any, account: Account):
    brought(story, session, ring, account)

    row = session.scalars(select(AnswerFile)).one()
    assert b"Secret Name" not in row.document
    ring.destroy_sealing_key(story.evaluation.id)
    with pytest.raises(LostKey):
        from_file.standing(session, ring, story.evaluation)


def test_a_round_with_a_file_is_not_opened_until_the_file_is_thrown_away(story: Story, session: Session, ring: Any, account: Account):
    brought(story, session, ring, account)
    story.agreed()

    with pytest.raises(Refused, match="throw the file away"):
        opening.open_evaluation(session, ring, story.evaluation, by=account.id, now=now())
    from_file.throw_away(session, story.evaluation, by=account.id, now=now())
    with pytest.raises(NotFound):
        from_file.standing(session, ring, story.evaluation)
    assert story.evaluation.source == "links"


def test_an_open_round_takes_no_file(story: Story, session: Session, ring: Any, account: Account):
    story.evaluation.state = "open"

    with pytest.raises(WrongState):
        brought(story, session, ring, account)


def test_words_and_groups_that_mean_nothing_stop_the_sealing_with_their_places(story: Story, session: Session, ring: Any, account: Account):
    code = next(item.code for item in creating.questionnaire_of(story.evaluation).items() if item.kind == "rating")
    brought(story, session, ring, account, content=f"Team,{code}\nField staff,Sort of\nStrangers,1\n".encode())

    with pytest.raises(Invalid) as caught:
        from_file.seal(session, ring, story.evaluation, by=account.id, now=now())

    assert [(problem.place, problem.what.params.get("n")) for problem in caught.value.problems] == [("words", 1), ("words", 1)]


def test_how_answers_were_collected_must_be_said(story: Story, session: Session, ring: Any, account: Account):
    with pytest.raises(Invalid) as caught:
        brought(story, session, ring, account, origin=" ", content=b"")

    assert {problem.place for problem in caught.value.problems} == {"origin", "file"}
