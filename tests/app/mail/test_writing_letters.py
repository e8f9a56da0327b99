"""A letter as an e-mail: two bodies of the same words, headers that nobody can break out of."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mail.letters import Letter, apart
from app.mail.writing import CannotBeAddressed, write
from surveys.messages import msg
from surveys.translator import Spoken, translator

URL = "https://round.example/r/abcd"
SENDER = "Roundtable <asks@example.org>"


def letter(subject: str = "Your view", text: str = "We ask.") -> Letter:
    return Letter(msg("{subject}", subject=subject), (msg("{words}", words=text),), msg("Answer"), URL, (msg("Small print"),))


def speak(lang: str = "en") -> Spoken:
    return translator(lang, "app", "surveys")


def received(message: EmailMessage) -> EmailMessage:
    return message_from_bytes(message.as_bytes(), policy=default)  # type: ignore[return-value]


def bodies(message: EmailMessage) -> tuple[str, str]:
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain
    assert html
    return plain.get_content(), html.get_content()


def test_plain_and_html_say_the_same_with_the_link_in_both():
    plain, html = bodies(received(write(letter(), "a@example.org", SENDER, speak())))

    for words in ("We ask.", URL, "Small print"):
        assert words in plain
        assert words in html


def test_arabic_is_written_from_right_to_left_with_a_readable_subject():
    message = received(write(letter("رأيكم مطلوب: المياه", "مرحبا"), "a@example.org", SENDER, speak("ar")))

    assert message["Subject"] == "رأيكم مطلوب: المياه"
    assert message["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in bodies(message)[1]


def test_markup_from_people_stays_text_in_the_html_part():
    html = bodies(write(letter("<b>x</b>", "<script>alert(1)</script>\nsecond line"), "a@example.org", SENDER, speak()))[1]

    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>second line" in html


def test_a_subject_loses_what_turns_its_direction_and_keeps_what_joins_its_letters():
    turned = received(write(letter("a \u2068b\u2069\u202e c"), "a@example.org", SENDER, speak()))
    joined = received(write(letter("می\u200cخواهم"), "a@example.org", SENDER, speak("ar")))

    assert turned["Subject"] == "a b c"
    assert joined["Subject"] == "می\u200cخواهم"


def test_each_line_of_somebodys_words_keeps_its_own_direction():
    assert apart("one\n\nثلاثة") == "\u2068one\u2069\n\n\u2068ثلاثة\u2069"
    assert apart("") == ""


def test_language_and_direction_stand_on_the_block_that_every_mail_program_keeps():
    html = bodies(write(letter(), "a@example.org", SENDER, speak("ar")))[1]

    assert '<div lang="ar" dir="rtl"' in html.partition("<body")[2]


def test_what_is_promised_is_a_list_in_both_bodies():
    promising = replace(letter(), promised=(msg("First"), msg("Second")))
    plain, html = bodies(received(write(promising, "a@example.org", SENDER, speak())))

    assert "What we promise you\n\n- First\n- Second\n\n" in plain.replace("\r", "")
    assert html.count("<li") == 2
    assert "What we promise you" not in bodies(received(write(letter(), "a@example.org", SENDER, speak())))[1]


@pytest.mark.parametrize("subject", ["Hello\nBcc: all@example.org", "Hello\r\n\r\nBody", "a\x00b\x0bc\u2028d\x85e"])
def test_a_subject_cannot_begin_another_header(subject: str):
    message = received(write(letter(subject), "a@example.org", SENDER, speak()))

    assert message["Bcc"] is None
    assert set(message.keys()) == {
        "Subject",
        "From",
        "To",
        "Message-ID",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "Content-Language",
        "Content-Type",
        "MIME-Version",
        "Date",
    }


def test_a_mail_program_finds_how_reminders_are_stopped_and_answers_to_no_machine():
    stop = "https://round.example/r/" + "0123456789abcdef" * 6 + "/reminders"
    raw = write(replace(letter(), stop=stop), "a@example.org", SENDER, speak()).as_bytes()
    message = message_from_bytes(raw, policy=default)

    assert message["List-Unsubscribe"] == f"<{stop}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"<{stop}>".encode() in raw
    assert message["Auto-Submitted"] == "auto-generated"
    assert received(write(letter(), "a@example.org", SENDER, speak()))["List-Unsubscribe"] is None


@pytest.mark.parametrize("address", ["", "nobody", "@", "a@", "a@" + "x" * 300])
def test_what_is_no_address_is_refused_without_being_told(address: str):
    with pytest.raises(CannotBeAddressed) as caught:
        write(letter(), address, SENDER, speak())

    assert str(caught.value) == ""


@pytest.mark.parametrize("address", ["a@example.org\nBcc: b@example.org", "a@example.org, b@example.org", "a@example.org\x00"])
def test_an_address_cannot_carry_a_second_one(address: str):
    with contextlib.suppress(CannotBeAddressed):
        message = received(write(letter(), address, SENDER, speak()))
        assert message["Bcc"] is None
        assert len(message["To"].addresses) == 1


def test_a_domain_in_another_script_goes_out_as_the_wire_needs_it():
    assert received(write(letter(), "a@مثال.example", SENDER, speak()))["To"].addresses[0].domain.startswith("xn--")


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_people_write_makes_a_letter(subject: str, text: str):
    message = received(write(letter(subject.replace("{", "("), text.replace("{", "(")), "a@example.org", SENDER, speak()))

    assert len(message["To"].addresses) == 1
    assert URL in bodies(message)[0]
