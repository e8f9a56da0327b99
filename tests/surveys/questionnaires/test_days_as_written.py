"""Days as people and tables write them."""

from __future__ import annotations

from datetime import date

import pytest

from surveys.errors import Invalid
from surveys.questionnaires.asking.calendar_days import read_day
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.reading import read
from surveys.questionnaires.rules import problems
from surveys.questionnaires.values import Answer

from fixtures.questions import make_item, make_questionnaire

WRITTEN = (
    *("2026-11-21", "2026/11/21", "21.11.2026", "21/11/2026", "٢١/١١/٢٠٢٦", "۲۱-۱۱-۲۰۲۶", "21 November 2026", "November 21, 2026"),
    *(
        "2026年11月21日",
        "21 de noviembre de 2026",
        "21 nov. 2026",
        "21 نوفمبر 2026",
        "٢١ تشرين الثاني ٢٠٢٦",
        "21 ноября 2026 г.",
        "21st Nov 2026",
    ),
    "2026-11-21T00:00:00",
)
NO_DAYS = ("", "2026", "11/21/2026", "21.11.26", "30 February 2026", "2026-13-01", "0000-01-01", "Nov Nov 2026", "yesterday", "1" * 99)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_day_is_read_in_any_digits_and_with_the_name_of_its_month(text: str):
    assert read_day(text) == date(2026, 11, 21)


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_or_has_the_month_first_is_not_bent_into_one(text: str):
    assert read_day(text) is None


def test_a_table_that_may_mean_either_of_two_days_is_refused():
    item = make_item("date")
    with pytest.raises(Invalid):
        kind(item).read_cells(item, make_questionnaire(item), ("3/4/2026",))

    assert kind(item).read_cells(item, make_questionnaire(item), ("4/4/2026",)) == Answer("2026-04-04")
    assert kind(item).read_cells(item, make_questionnaire(item), ("3.4.2026",)) == Answer("2026-04-03")


def test_limits_are_days_in_their_order():
    crossed = make_questionnaire(make_item("date", earliest="2026-02-01", latest="2026-01-01"))
    strange = make_questionnaire(make_item("date", earliest="1 May 2026", latest="1899-12-31"))

    assert [problem.what.text for problem in problems(crossed)] == ["The earliest day is after the latest."]
    assert [problem.what.text for problem in problems(strange)] == ["“{value}” is not a day."] * 2


def test_a_file_may_write_a_day_with_or_without_quotation_marks():
    file = b"""code = "x"\nversion = 1\nlanguages = ["en"]\ntitle = "X"\n[[sections]]\ncode = "s"\ntitle = "S"
[[sections.items]]\ncode = "D"\nkind = "date"\ntext = "When?"\nearliest = 2020-01-01\nlatest = "2026-12-31"\n"""

    (item,) = read(file).items()

    assert (item.earliest, item.latest) == ("2020-01-01", "2026-12-31")
