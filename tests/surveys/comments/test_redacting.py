"""What may tell who wrote or of whom: found in seven languages, left out, said in the text's own language; hostile texts cost little."""

from __future__ import annotations

import time

import pytest

from surveys.comments.redacting import Span, always, folded, redacted, suggestions

NAMES = {folded("Harbour Relief Agency"): "organisation", folded("Amal"): "name", folded("أمل"): "name", folded("José"): "name"}


@pytest.mark.parametrize(
    ("lang", "text", "left"),
    [
        ("en", "Ask amal of the harbour  relief agency on 3 May 2025.", "Ask [name] of the [organisation] on [day]."),
        ("en", "Dr. Grey said so in May.", "[name] said so in May."),
        ("es", "Lo dijo JOSE el 3 de mayo de 2025 a la Sra. Ruiz.", "Lo dijo [nombre] el [día] a la [nombre]."),
        ("fr", "Le 3 mai, Mme Dupont-Roy est venue.", "Le [jour], [nom] est venue."),
        ("ar", "قالت السيدة ليلى إن أَمَل تأخرت.", "قالت [اسم] إن [اسم] تأخرت."),
        ("ru", "5 мая 2025 г-н Иванов позвонил.", "[день] [имя] позвонил."),
        ("zh", "2025年5月3日王先生来过。", "[日期][姓名]来过。"),
        ("sw", "Piga simu kwa Amal.", "Piga simu kwa […]."),
    ],
)
def test_names_days_and_roles_are_found_and_replaced_in_the_text_s_language(lang: str, text: str, left: str):
    assert redacted(text, lang, suggestions(text, lang, NAMES)) == left


@pytest.mark.parametrize("hidden", ["amal@nahr.org", "https://x.org/a?b=c", "www.x.org", "@amal_77", "+961 3 123 456", "٠٣١٢٣٤٥٦٧"])
def test_addresses_links_and_long_numbers_are_left_out_though_nobody_asked(hidden: str):
    assert redacted(f"Write to {hidden} now.", "en", ()) == "Write to [address or number] now."


@pytest.mark.parametrize("plain", ["from 2024 to 2026", "2024-2026", "60,000 people", "12 of 31"])
def test_years_and_amounts_are_no_telephone(plain: str):
    assert always(plain) == ()
    assert suggestions(plain, "en", {}) == ()


def test_places_that_overlap_are_left_out_once_and_nothing_between_is_lost():
    assert redacted("abcdef", "en", [Span(1, 4, "name"), Span(2, 5, "place"), Span(5, 6, "day")]) == "a[name]e[day]"


@pytest.mark.parametrize(
    "hostile", ["a" * 12000, "1 " * 6000, "a@" * 6000, "Mr " * 4000, "+1-" * 4000, "@" * 12000, "w" * 6000 + "@" + "." * 6000]
)
def test_no_text_makes_looking_slow(hostile: str):
    began = time.perf_counter()
    suggestions(hostile, "en", NAMES)

    assert time.perf_counter() - began < 1
