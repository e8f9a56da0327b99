"""Whose an evaluation is: organisations are counted, not accounts, and not spellings."""

from __future__ import annotations

from surveys.evaluations.owning import owner_of
from surveys.scoring.statistics.benchmarks import Standing, comparison_set


def test_one_organisation_is_one_owner_however_it_is_spelled_and_whoever_signs_in_for_it():
    spellings = ("Harbour Relief Agency", "harbour relief  agency ", "Harbour-Relief Agency.", "HARBOUR RELIEF AGENCY")
    assert len({owner_of(name, account) for name in spellings for account in ("a", "b")}) == 1


def test_one_account_of_several_organisations_is_several_owners_and_without_names_one():
    assert len({owner_of(name, "a") for name in ("Harbour Relief", "Nahr Association", "وزارة المياه")}) == 3
    assert len({owner_of(name, "a") for name in ("", " ", "–")}) == 1
    assert owner_of("", "a") != owner_of("a", "")


def standing(number: int, owner: str) -> Standing:
    return Standing(f"p{number}", owner, 50 + number, 9.0, 30, 40)


def test_several_accounts_of_one_organisation_are_no_comparison_set_and_one_account_of_three_is():
    own = standing(99, owner_of("Own", "z"))
    one = [standing(number, owner_of("Harbour Relief", f"account{number}")) for number in range(12)]
    three = [standing(number, owner_of(f"Organisation {number % 3}", "a")) for number in range(12)]

    assert comparison_set(own, one) == ()
    assert len(comparison_set(own, three)) == 12
