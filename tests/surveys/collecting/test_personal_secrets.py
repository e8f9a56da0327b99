"""A personal secret survives how people copy it, and notices when they copy it wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.collecting.personal_secrets import new_secret, normal, shown, symbols_of
from surveys.errors import LinkUnknown
from surveys.models.base import ALPHABET

numbers = st.integers(0, 26)


def test_a_secret_has_27_symbols_in_groups_of_four():
    secret = new_secret()

    assert len(secret) == 27
    assert [len(group) for group in shown(secret).split("-")] == [4, 4, 4, 4, 4, 4, 3]
    assert normal(shown(secret)) == secret


def test_secrets_do_not_repeat_and_use_the_whole_alphabet():
    secrets = [new_secret() for _ in range(2000)]

    assert len(set(secrets)) == 2000
    assert {symbol for secret in secrets for symbol in secret[1:]} == set(ALPHABET)


@pytest.mark.parametrize("change", [str.upper, " ".join, "\u2013".join, lambda s: f"\n{s}\u00a0", str.title])
def test_case_spaces_and_hyphens_do_not_matter(change: Callable[[str], str]):
    secret = new_secret()

    assert normal(change(secret)) == secret


def test_letters_that_look_like_digits_are_read_as_digits():
    secret = next(s for s in (new_secret() for _ in range(1000)) if "0" in s and "1" in s)

    for zero, one in (("O", "I"), ("o", "l"), ("O", "L"), ("o", "i")):
        assert normal(secret.replace("0", zero).replace("1", one)) == secret


@given(place=numbers, other=st.sampled_from(ALPHABET))
def test_every_wrong_symbol_is_noticed(place: int, other: str):
    secret = new_secret()
    wrong = secret[:place] + other + secret[place + 1 :]

    if wrong != secret:
        with pytest.raises(LinkUnknown):
            normal(wrong)


@given(one=numbers, two=numbers)
def test_every_two_symbols_that_changed_places_are_noticed(one: int, two: int):
    secret = new_secret()
    symbols = list(secret)
    symbols[one], symbols[two] = symbols[two], symbols[one]

    if symbols != list(secret):
        with pytest.raises(LinkUnknown):
            normal("".join(symbols))


@given(st.text(max_size=200))
def test_whatever_somebody_types_is_a_secret_or_unknown(typed: str):
    with pytest.raises(LinkUnknown):
        normal(typed)


def test_a_secret_cut_short_or_lengthened_is_unknown():
    secret = new_secret()

    for wrong in (secret[:-1], secret[1:], secret + "0", "", secret * 2, "8" + secret[1:], "u" * 27, " " * 5000 + secret):
        with pytest.raises(LinkUnknown):
            normal(wrong)


def test_the_first_bits_of_a_digest_are_its_symbols():
    assert symbols_of(bytes(32), 10) == "0000000000"
    assert symbols_of(b"\xff" * 32, 10) == "zzzzzzzzzz"
    assert symbols_of(b"\x00\x44" + bytes(30), 3) == "012"
