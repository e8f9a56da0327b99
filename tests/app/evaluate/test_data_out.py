"""Data out: who may take figures out, when, and what is handed to them."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.exporting.kept import EXPORT
from surveys.evaluations import releasing
from surveys.models.work import Job

from fixtures.rounds import Story, now


def shared(story: Story) -> Story:
    story.settled().opened()
    story.answered(story.secrets())
    story.closed().sealed()
    releasing.share(story.session, story.evaluation, by=story.account.id, now=now())
    story.session.commit()
    return story


@pytest.fixture
def released(story: Story) -> Story:
    return shared(story)


def test_before_results_are_shared_there_is_nothing_to_take_out(evaluator: FlaskClient, story: Story):
    page = evaluator.get(f"{story.at}/data")

    assert "There is nothing to take out yet." in page.text
    assert evaluator.get(f"{story.at}/data/csv-en").status_code == 404


def test_figures_are_handed_on_as_they_were_released(evaluator: FlaskClient, released: Story):
    page = evaluator.get(f"{released.at}/data?lang=ar").text
    got = evaluator.get(f"{released.at}/data/csv-ar?hxl=1")
    table = list(csv.reader(io.StringIO(zipfile.ZipFile(io.BytesIO(got.data)).read("figures.csv").decode("utf-8-sig"))))

    assert f"{released.at}/data/csv-ar" in page
    assert "attachment; filename=csv-1-ar.zip" in got.headers["Content-Disposition"]
    assert table[1][0] == "#indicator+type"
    assert {row[0] for row in table} > {"headline", "topic", "item", "share", "difference"}
    for address in ("csv-xx", "exe-en", "../csv-en"):
        assert evaluator.get(f"{released.at}/data/{address}").status_code == 404


def test_whoever_only_reads_results_takes_nothing_out(viewer: FlaskClient, released: Story):
    assert viewer.get(f"{released.at}/results").status_code == 200
    assert "/data" not in viewer.get(f"{released.at}/results").text
    assert [viewer.get(f"{released.at}/{place}").status_code for place in ("data", "data/csv-en")] == [404, 404]


def test_a_file_that_takes_long_is_made_once_in_the_background(evaluator: FlaskClient, released: Story):
    wanted = {"kind": "replication", "lang": "en"}
    before = evaluator.get(f"{released.at}/data/replication-en").status_code

    for _ in range(2):
        ordered = evaluator.post(f"{released.at}/data", data=wanted)
        assert (ordered.status_code, ordered.location) == (303, f"{released.at}/data?lang=en")
    jobs = released.session.scalars(select(Job).where(Job.kind == EXPORT)).all()
    released.session.rollback()

    assert before == 404
    assert len(jobs) == 1
    assert evaluator.get(f"{released.at}/data").headers["Refresh"]


def test_a_file_that_is_there_at_once_is_not_made(evaluator: FlaskClient, released: Story):
    assert evaluator.post(f"{released.at}/data", data={"kind": "csv", "lang": "en"}).status_code == 303
    assert evaluator.post(f"{released.at}/data", data={"kind": "exe", "lang": "en"}).status_code == 404
    assert released.session.scalars(select(Job).where(Job.kind == EXPORT)).all() == []
    assert "Refresh" not in evaluator.get(f"{released.at}/data").headers
