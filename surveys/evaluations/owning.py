"""Whose an evaluation is, where benchmarks count owners: the organisation that runs it, as every partner read and agreed to it."""

from __future__ import annotations

import hashlib

from surveys.questionnaires.cleaning import fold

ACCOUNT = "account:"


def owner_of(organisation: str, account_id: str) -> str:
    """The same for one organisation in whatever spelling of capitals, blanks and signs, and whoever signs in for it; one account that
    runs evaluations for several organisations is several owners. Where no organisation is named, the account."""
    named = "".join(letter for letter in fold(organisation) if letter.isalnum())
    return hashlib.sha256(named.encode()).hexdigest() if named else f"{ACCOUNT}{account_id}"
