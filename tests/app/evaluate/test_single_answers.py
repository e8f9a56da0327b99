"""Rows of single answers: only where people were told, only for a signed purpose, and only the group and the ratings."""

from __future__ import annotations

import csv
import io
import os
import time
import zipfile
from typing import Any

import pyreadstat
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.exporting.jobs import erase_single_answers, take_single_answers
from app.exporting.kept import ERASED_AFTER, SINGLE_ANSWERS, rows_path
from app.jobs.registry import Task, Tools
from surveys.evaluations import creating, releasing
from surveys.evaluations.planned import planned, to_json
from surveys.models.evaluations import Taking
from surveys.models.work import Audit, Job

from fixtures.rounds import Story, now

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SIGNED = {"purpose": "To see whether trust and results go together within groups.", "analyst": "Noor Example, University", "sure": "y"}


def shared(story: Story, *, told: bool) -> Story:
    story.settled(single_answers=told).agreed()
    story.opened()
    story.answered(story.secrets(), words="My own words.")
    story.closed().sealed()
    releasing.share(story.session, story.evaluation, by=story.account.id, now=now())
    story.session.commit()
    return story


def fetched(client: FlaskClient, story: Story, tools: Tools) -> dict[str, bytes]:
    taking = story.session.scalars(select(Taking)).one()
    arguments = {"taking": taking.id, "lang": "en"}
    story.session.rollback()
    take_single_answers(tools, Task("1", SINGLE_ANSWERS, story.evaluation.id, arguments, 1, lambda _: None))
    with client.get(f"{story.at}/single-answers/{taking.id}.zip") as got, zipfile.ZipFile(io.BytesIO(got.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@ON_ONE_DATABASE
def test_where_people_were_not_told_nothing_goes_out_and_the_page_says_why(evaluator: FlaskClient, story: Story):
    shared(story, told=False)

    assert "people were not told before they answered" in evaluator.get(f"{story.at}/single-answers").text
    assert evaluator.post(f"{story.at}/single-answers", data=SIGNED).status_code == 409
    assert story.session.scalars(select(Taking)).all() == []


@ON_ONE_DATABASE
def test_people_and_partners_are_told_before_the_opening(evaluator: FlaskClient, story: Story):
    story.settled()
    before = planned(story.session, story.evaluation)
    story.settled(single_answers=True)
    now_planned = planned(story.session, story.evaluation)
    story.session.rollback()

    assert "single_answers" not in to_json(before)
    assert to_json(now_planned)["single_answers"] is True
    assert "an analyst may get them for a purpose written down beforehand" in evaluator.get(f"{story.at}/preview").text
    named = evaluator.post(f"{story.at}/settings", data={"title": "T", "mode": "attributed", "single_answers": "y"})
    assert "only where answers have no names" in named.text


def test_rows_tell_the_group_and_the_ratings_and_nothing_else(
    evaluator: FlaskClient, viewer: FlaskClient, story: Story, tools: Tools, tmp_path: Any
):
    shared(story, told=True)
    unsigned = evaluator.post(f"{story.at}/single-answers", data={"purpose": "Because", "analyst": ""})
    assert unsigned.status_code == 422
    assert all(said in unsigned.text for said in ("does not say what for", "left empty", "was not signed", "Because"))
    assert evaluator.post(f"{story.at}/single-answers", data=SIGNED).status_code == 303

    files = fetched(evaluator, story, tools)

    lines = list(csv.DictReader(io.StringIO(files["answers.csv"].decode("utf-8-sig"), newline="")))
    ratings = {item.code for item in creating.questionnaire_of(story.evaluation).items() if item.kind in ("rating", "zero_to_ten")}
    assert len(lines) == 23
    assert set(lines[0]) - {"group", "group_name"} <= ratings
    assert {line["group_name"] for line in lines} == {"staff", "village"}
    whole = b"".join(files.values())
    for secret in (b"My own words", b"@example.org", b"Nahr", b"staff 1"):
        assert secret not in whole
    assert SIGNED["purpose"].encode() in files["README.txt"]
    (tmp_path / "a.sav").write_bytes(files["answers.sav"])
    table, meta = pyreadstat.read_sav(tmp_path / "a.sav")
    assert len(table) == 23
    assert meta.variable_value_labels["group"] == {1: "staff", 2: "village"}
    assert [viewer.get(f"{story.at}/{place}").status_code for place in ("single-answers",)] == [404]


@ON_ONE_DATABASE
def test_what_was_signed_is_kept_and_the_file_is_erased(evaluator: FlaskClient, story: Story, tools: Tools, settings: Any):
    shared(story, told=True)
    evaluator.post(f"{story.at}/single-answers", data=SIGNED)
    fetched(evaluator, story, tools)
    taking = story.session.scalars(select(Taking)).one()
    path, kept = rows_path(settings.instance, taking.id), story.session.scalars(select(Audit.verb)).all()
    story.session.rollback()
    assert path.stat().st_mode & 0o777 == 0o600
    assert SIGNED["analyst"] in evaluator.get(f"{story.at}/single-answers").text

    erase_single_answers(tools)
    assert path.is_file()
    then = time.time() - ERASED_AFTER.total_seconds() - 60
    os.utime(path, (then, then))
    erase_single_answers(tools)

    assert not path.exists()
    assert "take single answers out" in kept
    page = evaluator.get(f"{story.at}/single-answers").text
    assert SIGNED["analyst"] in page
    assert not any(SIGNED["analyst"] in str(row.arguments) for row in story.session.scalars(select(Job)))
    story.session.rollback()
