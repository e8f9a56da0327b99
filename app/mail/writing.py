"""A letter as an e-mail: plain text and HTML of the same words, in one language and its direction, with headers nobody can break out of."""

from __future__ import annotations

from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, make_msgid, parseaddr

from markupsafe import Markup, escape

from app.mail.letters import PROMISE, WHOLE, Letter
from surveys.messages import Message
from surveys.translator import Spoken, direction

STOP = "List-Unsubscribe"
PAGE = Markup(
    '<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<title>{title}</title></head><body style="margin:0;background:#fff">'
    '<div lang="{lang}" dir="{dir}" style="max-width:34em;margin:0 auto;padding:28px 20px;background:#fff;color:#1b2430;'
    'font:{size}px/{leading} system-ui,sans-serif;text-align:start;overflow-wrap:anywhere">{body}</div></body></html>'
)
"""Language, direction and type stand on the block too: some mail programs keep nothing of what stands around it."""
SIZES = {"ltr": (17, 1.6), "rtl": (18, 1.8)}
PARAGRAPH = Markup('<p style="margin:0 0 1em">{}</p>')
BUTTON = Markup(
    '<p style="margin:1.6em 0 .8em"><a href="{url}" style="display:inline-block;padding:.65em 1.3em;border-radius:6px;background:#0b5d66;'
    'color:#fff;font-weight:600;text-decoration:none">{label}</a></p>'
    '<p style="margin:0 0 1.6em;font-size:14px;line-height:1.45">'
    '<a href="{url}" dir="ltr" style="color:#56616e;word-break:break-all">{url}</a></p>'
)
HEADING = Markup('<h2 style="margin:0 0 .6em;font-size:17px;color:#0b5d66">{}</h2>')
POINT = Markup('<li style="margin:0 0 .4em">{}</li>')
POINTS = Markup('<ul style="margin:0 0 .8em;padding:0 1.2em;font-size:15px">{}</ul>')
SMALL = Markup('<p style="margin:0 0 .8em;font-size:15px;color:#56616e">{}</p>')
RULE = Markup('<hr style="border:0;border-top:1px solid #d5dade;margin:1.6em 0">')


JOINERS = "\u200c\u200d"
TURNING = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


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
    promised = (speak(PROMISE), "\n".join(f"- {text}" for text in _said(letter.promised, speak)), speak(WHOLE)) if letter.promised else ()
    parts = (*_said(letter.above, speak), f"{speak(letter.label)}\n{letter.url}", *promised, *_said(letter.below, speak))
    return "\n\n".join(parts) + "\n"


def html(letter: Letter, speak: Spoken) -> str:
    """The same words as a page without pictures, scripts or anything loaded from elsewhere."""
    way = direction(speak.lang)
    size, leading = SIZES[way]
    above = _each(PARAGRAPH, letter.above, speak) + BUTTON.format(url=letter.url, label=speak(letter.label))
    below = _each(SMALL, letter.below, speak)
    body = RULE.join(part for part in (above, _promised(letter, speak), below) if part)
    return str(PAGE.format(lang=speak.lang, dir=way, title=speak(letter.subject), body=body, size=size, leading=leading))


def _promised(letter: Letter, speak: Spoken) -> Markup:
    if not letter.promised:
        return Markup()
    points = POINTS.format(_each(POINT, letter.promised, speak))
    return HEADING.format(speak(PROMISE)) + points + SMALL.format(speak(WHOLE))


def _each(shape: Markup, messages: tuple[Message, ...], speak: Spoken) -> Markup:
    return Markup("").join(shape.format(_lines(text)) for text in _said(messages, speak))


def one_line(text: str) -> str:
    """The text without line ends or control characters, as a header needs it. Marks that turn the direction go; those that join letters or
    keep them apart stay, because words of some languages are written with them."""
    kept = "".join(c if c.isprintable() or c in JOINERS else "" if c in TURNING else " " for c in text)
    return " ".join(kept.split())


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
