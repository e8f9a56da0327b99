"""From drawn pages to a document: faces, structure tree, bookmarks, links and properties written into the PDF."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from reports.lettering.embedding import Embedding
from reports.lettering.shaping import one_line
from reports.style import PAPERS, VIEWS, View
from reports.typesetting.meta import Meta
from reports.typesetting.structure import Box, Element, Entry, Link
from surveys.translator import direction

PRODUCER = "Roundtable"


class Writer:
    """Writes one document's structure; `parents` holds for each page the elements of its pieces of content, in their order."""

    def __init__(self, pdf: pikepdf.Pdf, paper: str) -> None:
        self.pdf = pdf
        self.view, self.height = VIEWS[paper], PAPERS[paper][1]
        self.pages = [page.obj for page in pdf.pages]
        self.parents: dict[int, dict[int, Any]] = defaultdict(dict)
        self.links: list[tuple[Any, Any]] = []

    def element(self, element: Element, parent: Any) -> Any:
        """The structure element with everything below it."""
        written = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent))
        _describe(written, element)
        if element.box:
            written.A = Dictionary(O=Name.Layout, BBox=self._rectangle(element.box[1]), Placement=Name.Block)
        home = next((child[0] for child in element.children if isinstance(child, tuple)), None)
        if home is not None:
            written.Pg = self.pages[home]
        written.K = Array([kid for child in element.children if (kid := self._kid(child, written, home)) is not None])
        return written

    def _kid(self, child: Element | tuple[int, int] | Link, parent: Any, home: int | None) -> Any:
        """What stands below `parent`; pieces of content on the page `home` are numbers."""
        if isinstance(child, Element):
            return self.element(child, parent) if _holds_content(child) else None
        if isinstance(child, Link):
            return self._link(child, parent)
        page, number = child
        self.parents[page][number] = parent
        return number if page == home else Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=number)

    def _link(self, link: Link, parent: Any) -> Any:
        page = self.pages[link.page]
        target = self.pages[link.target.page]
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=self._rectangle(link.box),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=_text(link.words),
                Dest=Array([target, Name.XYZ, 0, _height(target) - self.view.down(link.target.y), 0]),
                StructParent=len(self.pages) + len(self.links),
            )
        )
        page.Annots = page.get("/Annots", Array())
        page.Annots.append(annotation)
        self.links.append((annotation, parent))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _rectangle(self, box: Box) -> Array:
        """A box of the page as it lies on the paper; both count from the lower left corner."""
        left, bottom, right, top = box
        paper = self.view.paper[1]
        low, high = (paper - self.view.down(self.height - y) for y in (bottom, top))
        return Array([round(value, 2) for value in (self.view.across(left), low, self.view.across(right), high)])

    def parent_tree(self) -> Any:
        """From each page and link back to the elements."""
        numbers = Array()
        for page, found in sorted(self.parents.items()):
            numbers.append(page)
            numbers.append(self.pdf.make_indirect(Array([found[number] for number in sorted(found)])))
            self.pages[page].StructParents = page
        for at, (_, parent) in enumerate(self.links):
            numbers.append(len(self.pages) + at)
            numbers.append(parent)
        return self.pdf.make_indirect(Dictionary(Nums=numbers))


def finish(drawn: bytes, root: Element, headings: Sequence[Entry], embedding: Embedding, meta: Meta) -> bytes:
    """The whole document; equal input gives equal bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        give_faces(pdf, embedding)
        _give_structure(pdf, root, meta.paper)
        _give_bookmarks(pdf, headings, VIEWS[meta.paper])
        _give_properties(pdf, meta)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def give_faces(pdf: pikepdf.Pdf, embedding: Embedding) -> None:
    """The letters that were drawn, on every page."""
    fonts = pdf.make_indirect(embedding.resources(pdf))
    for page in pdf.pages:
        pictures = page.obj.Resources.get("/XObject")
        page.obj.Resources = Dictionary(Font=fonts)
        if pictures is not None:
            page.obj.Resources.XObject = pictures


def _give_structure(pdf: pikepdf.Pdf, root: Element, paper: str) -> None:
    writer = Writer(pdf, paper)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = writer.element(root, tree)
    tree.ParentTree = writer.parent_tree()
    tree.ParentTreeNextKey = len(writer.pages) + len(writer.links)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _describe(written: Any, element: Element) -> None:
    if element.alt:
        written.Alt = _text(element.alt)
    if element.lang:
        written.Lang = _text(element.lang)
    if element.scope:
        written.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))


def _holds_content(element: Element) -> bool:
    """Whether there is anything to read below an element; empty table cells stay, since rows are counted by them."""
    return element.role in {"TD", "TH"} or any(not isinstance(child, Element) or _holds_content(child) for child in element.children)


def _give_bookmarks(pdf: pikepdf.Pdf, headings: Sequence[Entry], view: View) -> None:
    with pdf.open_outline() as outline:
        branches = [outline.root]
        for entry in headings:
            if not entry.bookmark:
                continue
            page = pdf.pages[entry.page]
            item = OutlineItem(one_line(entry.text), entry.page, "XYZ", top=_height(page.obj) - view.down(entry.y))
            del branches[entry.depth :]
            branches[-1].append(item)
            branches.append(item.children)


def _give_properties(pdf: pikepdf.Pdf, meta: Meta) -> None:
    pdf.Root.Lang = String(meta.lang)
    preferences = Dictionary(DisplayDocTitle=True)
    if direction(meta.lang) == "rtl":
        preferences.Direction = Name.R2L
    pdf.Root.ViewerPreferences = preferences
    for key, value in (("Title", meta.title), ("Author", meta.author), ("Subject", meta.subject), ("Keywords", meta.keywords)):
        pdf.docinfo["/" + key] = String(value)
    pdf.docinfo["/Producer"] = String(PRODUCER)
    pdf.docinfo["/Creator"] = String(PRODUCER)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as properties:
        properties["dc:title"] = meta.title
        properties["dc:creator"] = [meta.author or PRODUCER]
        properties["dc:description"] = meta.subject
        properties["dc:language"] = {meta.lang}
        properties["pdf:Producer"] = PRODUCER
        properties["pdfuaid:part"] = "1"


def _text(value: str) -> String:
    return String(one_line(value))


def _height(page: Any) -> float:
    return float(page.MediaBox[3])
