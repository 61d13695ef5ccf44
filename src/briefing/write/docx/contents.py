"""Write DOCX: the contents list, a field that Word can renew, filled with the headings so that it need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.document import Contents, Heading, Text, plain
from briefing.write.docx.inline import text_run

if TYPE_CHECKING:
    from briefing.write.docx.body import Body, Setting

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def write(block: Contents, headings: tuple[Heading, ...], body: Body, setting: Setting) -> None:
    """Write the entries for `headings` down to the depth asked for; a page number where one is known."""
    if block.title:
        body.add("toc-heading", (Text(block.title),), setting).keep_next = True
    depth = min(max(block.depth, 1), 4)
    entries = [heading for heading in headings if heading.level <= depth]
    instruction = f' TOC \\o "1-{depth}" \\h \\z \\u '
    for number, heading in enumerate(entries):
        before = ""
        if number == 0:
            before = (
                f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{_quoted(instruction)}</w:instrText></w:r>{_SEPARATE}'
            )
        after = _END if number == len(entries) - 1 else ""
        style = f"toc-{min(max(heading.level, 1), 4)}"
        body.raw(style, before + _entry(heading, body) + after, setting)


def _entry(heading: Heading, body: Body) -> str:
    words = text_run(" ".join(plain(heading.children).split()))
    anchor = body.assembly.anchor(heading.id)
    page = body.assembly.pages.get(heading.id)
    if anchor is None:
        return words
    number = ""
    if page is not None:
        counted = f'<w:r><w:instrText xml:space="preserve"> PAGEREF {anchor[0]} \\h </w:instrText></w:r>'
        number = f"<w:r><w:tab/></w:r>{_BEGIN}{counted}{_SEPARATE}{text_run(str(page))}{_END}"
    return f'<w:hyperlink w:anchor="{anchor[0]}" w:history="1">{words}{number}</w:hyperlink>'


def _quoted(instruction: str) -> str:
    return instruction.replace('"', "&quot;")
