"""The codebook as DDI-Codebook 2.5: its elements in the order of the standard, its references whole, and only what was released in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from reports.exports import ddi
from surveys.questionnaires.formats.codebook import codebook
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.hostile import attacked

SPACE = f"{{{ddi.NAMESPACE}}}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ORDER = {
    "codeBook": "docDscr stdyDscr fileDscr dataDscr otherMat",
    "docDscr": "citation guide docStatus docSrc controlledVocabUsed notes",
    "stdyDscr": "citation studyAuthorization stdyInfo studyDevelopment method dataAccs othrStdyMat notes",
    "citation": "titlStmt rspStmt prodStmt distStmt serStmt verStmt biblCit holdings notes",
    "titlStmt": "titl subTitl altTitl parTitl IDNo",
    "rspStmt": "AuthEnty othId",
    "prodStmt": "producer copyright prodDate prodPlac software fundAg grantNo",
    "distStmt": "distrbtr contact depositr depDate distDate",
    "verStmt": "version verResp notes",
    "stdyInfo": "studyBudget subject abstract sumDscr qualityStatement notes exPostEvaluation",
    "subject": "keyword topcClas",
    "sumDscr": "timePrd collDate nation geogCover geogUnit geoBndBox boundPoly anlyUnit universe dataKind",
    "method": "dataColl notes anlyInfo stdyClas dataProcessing codingInstructions",
    "dataColl": "timeMeth dataCollector collectorTraining frequenc sampProc sampleFrame targetSampleSize deviat collMode resInstru",
    "anlyInfo": "respRate EstSmpErr dataAppr",
    "dataAccs": "setAvail useStmt notes",
    "useStmt": "confDec specPerm restrctn contact citReq deposReq conditions disclaimer",
    "fileDscr": "fileTxt locMap notes",
    "fileTxt": "fileName fileCitation dataFingerprint fileCont fileStrc dimensns fileType format filePlac dataChck ProcStat dataMsng "
    "software verStmt",
    "dimensns": "caseQnty varQnty logRecL recPrCas recNumTot",
    "dataDscr": "varGrp nCubeGrp var nCube notes",
    "varGrp": "labl txt concept defntn universe notes",
    "var": "location labl imputation security embargo respUnit anlysUnit qstn valrng invalrng undocCod universe TotlResp sumStat txt "
    "stdCatgry catgryGrp catgry codInstr verStmt concept derivation varFormat geoMap catLevel notes",
    "qstn": "preQTxt qstnLit postQTxt forward backward ivuInstr",
    "catgry": "catValu labl txt catStat mrow",
}
"""Children in the order of the schema. An element that is not named here holds text alone."""
ALLOWED = {
    ("var", "intrvl"): {"contin", "discrete"},
    ("varFormat", "type"): {"numeric", "character"},
    ("varGrp", "type"): {"subject"},
    ("catgry", "missing"): {"Y"},
    ("sumStat", "type"): {"vald"},
    ("catStat", "type"): {"percent"},
    ("collDate", "event"): {"start", "end"},
}


def document(released: Released, lang: str = "en") -> Element:
    say = translator(lang, "surveys", "reports")
    made = b"".join(ddi.codebook(released, codebook(released.questionnaire), say))
    return ElementTree.fromstring(made)


def name(element: Element) -> str:
    assert element.tag.startswith(SPACE)
    return element.tag.removeprefix(SPACE)


def faults(element: Element) -> Iterator[str]:
    order = ORDER.get(name(element), "").split()
    places = [order.index(name(child)) if name(child) in order else -1 for child in element]
    if -1 in places or places != sorted(places):
        yield f"{name(element)}: {[name(child) for child in element]}"
    for attribute, value in element.attrib.items():
        if value not in ALLOWED.get((name(element), attribute), {value}):
            yield f"{name(element)} {attribute}={value}"
    for child in element:
        yield from faults(child)


def test_elements_stand_in_the_order_of_the_standard(released: Released, too_few: Released):
    for one in (document(released), document(too_few, "ar"), document(attacked(released))):
        assert name(one) == "codeBook"
        assert one.get("version") == "2.5"
        assert list(faults(one)) == []


def test_identifiers_are_unique_and_references_lead_somewhere(released: Released):
    found = list(document(attacked(released)).iter())
    ids = [one.get("ID") for one in found if one.get("ID")]
    references = [each for one in found for key in ("files", "var") for each in one.get(key, "").split()]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
    assert references
    assert set(references) <= set(ids)


def test_each_question_stands_with_its_words_in_every_language_and_its_answers(released: Released):
    first = next(one for one in document(released).iter(f"{SPACE}var") if one.get("name") == "A1.1")

    asked = {one.get(LANG): one.text for one in first.iter(f"{SPACE}qstnLit")}
    assert asked == dict(next(released.questionnaire.items()).text.by_lang)
    values = [one.findtext(f"{SPACE}catValu") for one in first.iter(f"{SPACE}catgry")]
    assert values == ["1", "2", "3", "4", "5", "[unknown]"]
    assert [one.findtext(f"{SPACE}catStat") for one in first.iter(f"{SPACE}catgry")] == ["5", "15", "20", "40", "20", None]


def test_nothing_that_was_not_released_is_in_it(too_few: Released):
    one = document(too_few)

    assert list(one.iter(f"{SPACE}catgry")) != []
    assert list(one.iter(f"{SPACE}catStat")) == []
    assert "Decide the budget" not in "".join(one.itertext())
