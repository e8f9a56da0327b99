"""What stays on one line however narrow: marks with the word they belong to, and how many of how many."""

from __future__ import annotations

import pytest

from reports.lettering.breaking import words


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in words(text)]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("mark", ";:?!")
def test_no_line_starts_with_a_mark_that_french_sets_apart_whatever_space_was_typed(mark: str, space: str):
    assert parted(f"Presque toujours{space}{mark} là") == ["Presque", f"toujours{space}{mark}", "là"]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_quotation_marks_stay_with_what_they_hold(space: str):
    assert parted(f"«{space}Oui{space}» dit-on (l’«{space}autre{space}?{space}») donc") == [
        f"«{space}Oui{space}»",
        "dit-on",
        f"(l’«{space}autre{space}?{space}»)",
        "donc",
    ]


def test_quotation_marks_that_point_inwards_keep_the_spaces_outside_of_them():
    assert parted("Er sagte »Ja« und »Nein« zu diesem Vorhaben") == ["Er", "sagte", "»Ja«", "und", "»Nein«", "zu", "diesem", "Vorhaben"]


def test_no_letter_is_left_alone_before_a_hyphen():
    assert parted("by e-mail")[1:] == ["e-mail"]


def test_what_french_ties_to_its_verb_stays_with_it():
    assert parted("Comment cela se passe-t-il ici")[3] == "passe-t-il"
    assert parted("De quoi auraient-elles besoin, qu’est-ce donc")[2:5] == ["auraient-elles", "besoin,", "qu’est-ce"]
    assert parted("aid-on-demand and well-being")[0] == "aid-on-", "no word of French"


@pytest.mark.parametrize("share", ["6 in 10", "30 of 41", "6 sur 10", "4 de cada 10", "4 em cada 10", "3 из 10", "3 من كل 10"])
def test_how_many_of_how_many_is_not_parted(share: str):
    assert share in parted(f"about {share} people asked")
