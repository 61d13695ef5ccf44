"""Write DOCX: running header and footer, and the section properties that name the page."""

from __future__ import annotations

import re

from briefing.document import Text, Theme
from briefing.write.docx.assembly import Assembly, Place
from briefing.write.docx.heads import OWN_MARK, Head
from briefing.write.docx.inline import field, runs
from briefing.write.docx.xml import escape, root, twips

_FIELD = re.compile(r"(\{pages?\})")
_TAB = "<w:r><w:tab/></w:r>"
NO_HEAD = Head()
_FIRST_MARK = 90_000_000  # above the numbers of the body's bookmarks


def header(assembly: Assembly, theirs: Head = NO_HEAD) -> bytes:
    """The header from page 2 on: running words at the left, others at the right, below what is `theirs`."""
    document = assembly.document
    right = f"{_TAB}{_TAB}{_words(document.header_right, 'header', assembly)}" if document.header_right else ""
    ours = _paragraph("header", _words(document.header, "header", assembly) + right, assembly, 1)
    return root("w:hdr", theirs.xml + ours)


def first_header(assembly: Assembly, theirs: Head = NO_HEAD) -> bytes:
    """The header of the first page, which has a title instead of running words."""
    return root("w:hdr", theirs.xml or _paragraph("header", "", assembly, 2))


def footer(assembly: Assembly, theirs: Head = NO_HEAD, *, counted: bool = False, first: bool = False) -> bytes:
    """The footer: maker, handling mark, page x of y, above what is `theirs`. `counted`: theirs counts the pages;
    `first`: it is that of the first page."""
    document = assembly.document
    words = _words(document.footer, "footer", assembly)
    centre = _words(document.footer_center, "footer", assembly)
    label = "" if counted else _page_label(assembly)
    content = f"{words}{_TAB}{centre}{_TAB}{label}" if words + centre + label else ""
    ours = _paragraph("footer", content, assembly, 4 if first else 3) if content else ""
    return root("w:ftr", ours + theirs.xml)


def section(theme: Theme, *, right: bool) -> str:
    """`w:sectPr`: paper, margins (the column for notes is a wider margin), first page set apart."""
    page = theme.page
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="rId{kind.capitalize()}{"First" if which == "first" else ""}"/>'
        for kind in ("header", "footer")
        for which in ("default", "first")
    )
    sides = (page.left, page.right + page.notes)
    left, outer = reversed(sides) if right else sides
    edges = (page.top * 0.5, page.bottom * 0.45)
    if theme.running is not None:
        edges = (theme.running.header_top, theme.running.footer_bottom)
    orient = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orient}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(outer)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(left)}" '
        f'w:header="{twips(edges[0])}" w:footer="{twips(edges[1])}" w:gutter="0"/>'
        f'<w:cols w:space="720"/><w:titlePg/>{"<w:bidi/>" if right else ""}</w:sectPr>'
    )


def _words(words: tuple[Text, ...], style: str, assembly: Assembly) -> str:
    return runs(words, Place(assembly.sheet.look(style), False, assembly.links, notes=False), assembly)


def _page_label(assembly: Assembly) -> str:
    total = max(assembly.pages.values(), default=1)
    out = []
    for part in _FIELD.split(assembly.document.page_label):
        match part:
            case "{page}":
                out.append(field("PAGE", "1"))
            case "{pages}":
                out.append(field("NUMPAGES", str(total)))
            case "":
                pass
            case words:
                out.append(f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>')
    return "".join(out)


def _paragraph(style: str, content: str, assembly: Assembly, number: int) -> str:
    """Our line, with a bookmark that says so: a made file that becomes a reference does not print it twice.

    A control around the line would say so too, but LibreOffice counts no pages inside one.
    """
    bidi = "<w:bidi/>" if assembly.right else ""
    ident = _FIRST_MARK + number
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{assembly.sheet.paragraph(style)}"/>{bidi}</w:pPr>'
        f'<w:bookmarkStart w:id="{ident}" w:name="{OWN_MARK}{number}"/>{content}<w:bookmarkEnd w:id="{ident}"/></w:p>'
    )
