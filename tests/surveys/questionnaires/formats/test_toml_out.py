"""Whatever questionnaire there is, its file reads back equal."""

from __future__ import annotations

import pytest

from surveys.questionnaires import catalog, reading
from surveys.questionnaires.formats.importing import read_any
from surveys.questionnaires.formats.toml import to_toml

from fixtures.questions import of_every_kind


@pytest.mark.parametrize("name", catalog.names())
def test_a_questionnaire_of_the_catalog_reads_back_equal(name: str):
    assert reading.read(to_toml(catalog.load(name))) == catalog.load(name)


def test_every_kind_reads_back_equal():
    assert reading.read(to_toml(of_every_kind(required=True))) == of_every_kind(required=True)


def test_our_own_file_is_imported_as_it_is():
    found = read_any(to_toml(catalog.load("short-check")).encode())

    assert found.questionnaire == catalog.load("short-check")
    assert {line.outcome.value for line in found.lines} == {"same"}
