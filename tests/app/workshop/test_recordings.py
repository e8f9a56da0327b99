"""A question is recorded in the workshop and heard where it is answered; what is no sound is not kept."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from surveys.models.sounds import Sound
from surveys.workshop import sounds

from fixtures.making import Bench

FRAME = b"\xff\xfb\x90\x64" + bytes(413)


def record(client: FlaskClient, bench: Bench, content: bytes, lang: str = "ar", name: str = "t1.mp3") -> TestResponse:
    return client.post(f"{bench.at}/items/T1/recordings/{lang}", data={"recording": (io.BytesIO(content), name, "audio/mpeg")})


def test_a_question_is_heard_in_the_language_it_was_recorded_in(evaluator: FlaskClient, bench: Bench, client: FlaskClient):
    assert record(evaluator, bench, b"ID3\x03\x00\x00\x00\x00\x00\x00" + FRAME).status_code == 303
    [kept] = bench.now().item("T1").recordings
    heard = f'<audio controls preload="none" src="/r/_/sound/{kept.sound}"'
    assert heard in evaluator.get(f"{bench.at}/items/T1/recordings").text
    assert heard in evaluator.get(f"{bench.at}/preview/1?lang=ar").text
    assert "<audio" not in evaluator.get(f"{bench.at}/preview/1?lang=en").text

    sent = client.get(f"/r/_/sound/{kept.sound}")
    assert (sent.data, sent.mimetype) == (FRAME, "audio/mpeg")
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    part = client.get(f"/r/_/sound/{kept.sound}", headers={"Range": "bytes=2-3"})
    assert (part.status_code, part.data) == (206, FRAME[2:4])

    assert evaluator.post(f"{bench.at}/items/T1/recordings/ar/remove").status_code == 303
    assert bench.now().item("T1").recordings == ()


def test_what_is_no_sound_is_refused_whatever_it_calls_itself(
    evaluator: FlaskClient, bench: Bench, session: Session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sounds, "LARGEST", 5000)
    for content, told in [
        (b"<html><script>alert(1)</script>", "This is no recording that browsers play."),
        (FRAME + bytes(5000), "This recording is too large."),
    ]:
        refused = record(evaluator, bench, content)
        assert refused.status_code == 422
        assert told in refused.text
    assert "No file was chosen." in evaluator.post(f"{bench.at}/items/T1/recordings/ar").text
    assert session.scalar(select(func.count()).select_from(Sound)) == 0


def test_only_who_shapes_the_questionnaire_records_and_only_what_is_there_is_heard(
    reader: FlaskClient, evaluator: FlaskClient, bench: Bench, client: FlaskClient
):
    assert record(reader, bench, FRAME).status_code == 404
    assert record(evaluator, bench, FRAME, lang="sw").status_code == 404
    assert {client.get(f"/r/_/sound/{name}").status_code for name in ("0" * 64, "nonsense", "..")} == {404}
