"""A letter as an e-mail: plain text and HTML of the same words, in one language and its direction, with headers nobody can break out of."""

from __future__ import annotations

from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, make_msgid, parseaddr

from markupsafe import Markup, escape

from app.mail.letters import Letter
from surveys.messages import Message
from surveys.translator import Spoken, direction

STOP = "List-Unsubscribe"
PAGE = Markup(
    '<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>{title}</title></head>'
    '<body style="margin:0;padding:24px;background:#fff;color:#1b2430;font:17px/1.6 system-ui,sans-serif;text-align:start">'
    '<div style="max-width:34em;margin:0 auto">{body}</div></body></html>'
)
PARAGRAPH = Markup('<p style="margin:0 0 1em">{}</p>')
BUTTON = Markup(
    '<p style="margin:1.6em 0"><a href="{url}" style="display:inline-block;padding:.65em 1.3em;border-radius:6px;background:#0b5d66;'
    'color:#fff;font-weight:600;text-decoration:none">{label}</a></p>'
    '<p style="margin:0 0 1.6em;font-size:14px;color:#56616e" dir="ltr">{url}</p>'
)
SMALL = Markup('<p style="margin:0 0 .8em;font-size:15px;color:#56616e">{}</p>')
RULE = Markup('<hr style="border:0;border-top:1px solid #d5dade;margin:1.6em 0">')


class LongLinks(EmailPolicy):
    """The library would take a header without spaces for words in a foreign script when it is longer than a line, and nobody would find
    the link in it."""

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name == STOP else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii") if name == STOP else super().fold_binary(name, value)


class CannotBeAddressed(Exception):
    """The address cannot stand in a mail header. The text never shows it."""


def write(letter: Letter, to: str, sender: str, speak: Spoken) -> EmailMessage:
    """The e-mail. Raises CannotBeAddressed."""
    message = EmailMessage(policy=LongLinks(linesep="\r\n"))
    message["Subject"] = one_line(speak(letter.subject))
    message["From"] = _address(sender)
    message["To"] = _address(to)
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=_domain(sender))
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if letter.stop:
        message[STOP] = f"<{letter.stop}>"
        message[f"{STOP}-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(plain(letter, speak), cte="base64")
    message.add_alternative(html(letter, speak), subtype="html", cte="base64")
    message["Content-Language"] = speak.lang  # last: setting a content takes such headers away
    return message


def plain(letter: Letter, speak: Spoken) -> str:
    """The words, paragraph by paragraph, the link on a line of its own."""
    parts = [*_said(letter.above, speak), f"{speak(letter.label)}:\n{letter.url}", *_said(letter.below, speak)]
    return "\n\n".join(parts) + "\n"


def html(letter: Letter, speak: Spoken) -> str:
    """The same words as a page without pictures, scripts or anything loaded from elsewhere."""
    above = Markup("").join(PARAGRAPH.format(_lines(text)) for text in _said(letter.above, speak))
    below = Markup("").join(SMALL.format(_lines(text)) for text in _said(letter.below, speak))
    body = above + BUTTON.format(url=letter.url, label=speak(letter.label)) + (RULE + below if below else Markup(""))
    return str(PAGE.format(lang=speak.lang, dir=direction(speak.lang), title=speak(letter.subject), body=body))


def one_line(text: str) -> str:
    """The text without line ends or control characters, as a header needs it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _said(messages: tuple[Message, ...], speak: Spoken) -> list[str]:
    return [speak(message) for message in messages]


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _address(text: str) -> Address:
    name, address = parseaddr(one_line(text))
    try:
        return Address(display_name=name, addr_spec=_wire_form(address))
    except (ValueError, IndexError, HeaderParseError, UnicodeError):
        raise CannotBeAddressed from None


def _wire_form(address: str) -> str:
    """The domain as the wire carries it (IDNA); the part before @ as it is."""
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise ValueError(address)
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"
