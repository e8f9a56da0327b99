"""What a sound is, is told by its content; tags that name who recorded it are taken off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.questionnaires.editing.applying import apply
from surveys.questionnaires.editing.edits import PutItem, RemoveLanguage, Word
from surveys.questionnaires.formats.exporting import FORMATS
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.linting.wording import check_wording
from surveys.questionnaires.showing import worded
from surveys.questionnaires.stored import from_json, to_json
from surveys.questionnaires.values import Wording
from surveys.workshop.sounds import kind_of, recorded, without_tag

from fixtures.making import both, small

FRAME = b"\xff\xfb\x90\x64" + bytes(413)
TAG = b"ID3\x03\x00\x00\x00\x00\x00\x0dTPE1 Amina A."


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (FRAME, "mpeg"),
        (TAG + FRAME, "mpeg"),
        (b"OggS" + bytes(24) + b"OpusHead" + bytes(40), "ogg"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(40), "mp4"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40), "wav"),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm" + bytes(40), "webm"),
        (b"OggS" + bytes(24) + b"\x80theora" + bytes(40), ""),
        (b"<html><script>alert(1)</script>", ""),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", ""),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", ""),
        (b"ID3", ""),
        (b"", ""),
    ],
)
def test_a_sound_is_known_by_its_content(content: bytes, kind: str):
    assert kind_of(content) == kind


def test_tags_are_taken_off():
    assert without_tag(TAG + FRAME + b"TAG" + b"Amina".ljust(125)) == FRAME


def test_a_recording_belongs_to_a_language_and_to_the_words_that_were_read():
    item = recorded(recorded(small().item("T1"), "ar", "0a"), "en", "0b")
    made = apply(small(), PutItem("T1", item))
    assert from_json(to_json(made)) == made
    assert not [one for one in check_wording(made) if one.rule == "heard"]

    reworded = apply(made, Word("en", {"item/T1/text": "The partners keep what they promise."}))
    assert [(one.place, one.lang) for one in check_wording(reworded) if one.rule == "heard"] == [("item/T1/text", "en")]
    assert [one.lang for one in apply(made, RemoveLanguage("ar")).item("T1").recordings] == ["en"]
    assert recorded(item, "en", "").recordings == item.recordings[:1]


def test_who_is_asked_in_other_words_does_not_hear_those_of_the_others():
    item = recorded(replace(small().item("T1"), wordings=(Wording(("partners",), both("We keep ours.", "نفي بوعودنا.")),)), "en", "0b")
    assert worded(item, "staff").recordings == item.recordings
    assert worded(item, "partners").recordings == ()


def test_a_file_says_of_which_questions_it_leaves_the_recordings_behind():
    made = apply(small(), PutItem("T1", recorded(small().item("T1"), "ar", "0a")))
    assert to_toml(made).startswith("# Recordings stay where they were made and are not in this file: T1 (ar)\n")
    for name, one in FORMATS.items():
        assert [line.items for line in one.write(made).lines if "recordings" in str(line.remarks).lower()] == [("T1",)], name
