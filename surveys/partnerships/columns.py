"""How a pasted list of people is laid out: its separator, its header in any of the product's languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from surveys.partnerships.wording import line

FIELDS = ("name", "email", "organisation", "group", "lang")
"""The order in which columns are read when the first line names none."""

HEADERS: Mapping[str, str] = {
    "name": "name | full name | person | participant | الاسم | اسم | الاسم الكامل | nombre | nombre completo | nom | nom complet | nome"
    " | nome completo | имя | фио | 姓名 | 名字",
    "email": "email | e-mail | mail | e-mail address | email address | address | البريد الإلكتروني | البريد | الايميل | correo"
    " | correo electrónico | courriel | adresse e-mail | correio eletrónico | correio eletrônico | эл. почта | электронная почта | почта"
    " | 邮箱 | 电子邮件 | 电子邮箱",
    "organisation": "organisation | organization | org | partner | المنظمة | المؤسسة | الجهة | organización | entidad | organização"
    " | organismo | организация | 组织 | 机构 | 单位",
    "group": "group | stakeholder group | المجموعة | الفئة | grupo | groupe | группа | 组 | 组别 | 群体",
    "lang": "language | lang | اللغة | لغة | idioma | lengua | langue | língua | язык | 语言",
}
_FIELD_OF = {word: field for field, words in HEADERS.items() for word in words.split(" | ")}


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something, with its number from 1, cut into cells. Raises csv.Error."""
    reader = csv.reader(io.StringIO(text), delimiter=separator(text), strict=False)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


def separator(text: str) -> str:
    """Tab, semicolon or comma: the one that occurs most in the first line that holds something."""
    first = next((one for one in text.splitlines() if one.strip()), "")
    return max("\t;,", key=first.count) if any(mark in first for mark in "\t;,") else ","


def header(cells: list[str]) -> tuple[str, ...] | None:
    """Which field each column holds ("" for none), if this line is a header: at least half its cells are header words."""
    fields = tuple(_FIELD_OF.get(line(cell).casefold().rstrip(":"), "") for cell in cells)
    named = [field for field in fields if field]
    return fields if named and len(named) * 2 >= sum(1 for cell in cells if cell.strip()) else None
