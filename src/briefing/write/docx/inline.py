"""Write DOCX: runs. A source's words stand in a content control of their own, tagged with the excerpt's id.

The control is invisible (`w15:appearance` hidden), can be edited and deleted like any text, moves with its
words through cutting and pasting, and keeps its tag whatever a person changes inside it. So a changed
letter is found as one, and words typed in beside it are not mistaken for the source's.
"""

from __future__ import annotations

import re

from briefing.document import Inline, LineBreak, Link, Note, SourceWords, Style, Text, plain
from briefing.write.docx.assembly import Assembly, Place, url
from briefing.write.docx.direction import has_right, language_tag, pieces, right_language, runs_right
from briefing.write.docx.properties import toggle
from briefing.write.docx.xml import escape, escape_legal, legal

TAG_PREFIX = "source:"
_SPLIT = re.compile("([\t\u00ad])")


def place_for(style: str, children: tuple[Inline, ...], assembly: Assembly) -> Place:
    """The place that a body paragraph in theme style `style` with `children` makes."""
    text = plain(children)
    if not assembly.right and not has_right(text):
        return assembly.plain_place(style)
    right = runs_right(text, default=assembly.right)
    return Place(assembly.sheet.look(style), right, assembly.links, mixed=right or has_right(text))


def runs(children: tuple[Inline, ...], place: Place, assembly: Assembly) -> str:
    """`children` as runs, hyperlinks, content controls and note marks."""
    out: list[str] = []
    for child in children:
        match child:
            case Text():
                out.append(_text(child, place, assembly))
            case SourceWords():
                out.append(_source_words(child, place, assembly))
            case Link():
                out.append(_link(child, place, assembly))
            case LineBreak():
                out.append("<w:r><w:br/></w:r>")
            case Note():
                out.append(_note(child, place, assembly))
    return "".join(out)


def text_run(text: str, properties: str = "") -> str:
    """One run with `text`; tabs and soft hyphens become Word's own elements."""
    text = legal(text)
    if not text:
        return ""
    if "\t" not in text and "\u00ad" not in text:  # nearly always
        head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{head}<w:t xml:space="preserve">{escape_legal(text)}</w:t></w:r>'
    body = []
    for part in _SPLIT.split(text):
        if part == "\t":
            body.append("<w:tab/>")
        elif part == "\u00ad":
            body.append("<w:softHyphen/>")
        elif part:
            body.append(f'<w:t xml:space="preserve">{escape_legal(part)}</w:t>')
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(body)}</w:r>"


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A field with the result that is shown until Word counts again."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{text_run(shown, properties)}</w:fldSimple>'


def _text(child: Text, place: Place, assembly: Assembly, style: str = "") -> str:
    name = child.style or style
    if not name and child.strong:
        name = "strong"
    elif not name and child.em:
        name = "em"
    return _styled(child.text, name, child.strong, child.em, child.lang, place, assembly)


def _styled(text: str, name: str, strong: bool, em: bool, lang: str, place: Place, assembly: Assembly) -> str:
    head = place.heads.get((name, strong, em))
    if head is None:
        own = assembly.sheet.character_look(name) if name else Style()
        head = f'<w:rStyle w:val="{assembly.sheet.character(name)}"/>' if name else ""
        place.heads[name, strong, em] = head = head + _marks(own, name, strong, em, place.look)
    if not place.mixed and not lang:  # nearly always
        return text_run(text, head)
    tag = language_tag(lang)
    out = []
    for stretch, right in pieces(text, place.right) if place.mixed else ((text, False),):
        kind = "bidi" if right else "val"
        known = tag and tag != assembly.language and right_language(tag) == right
        language = f'<w:lang w:{kind}="{tag}"/>' if known else ""
        out.append(text_run(stretch, f"{head}{'<w:rtl/>' if right else ''}{language}"))
    return "".join(out)


def _marks(own: Style, name: str, strong: bool, em: bool, around: Style) -> str:
    """What must be said of a run beyond its style, so that it looks as in the PDF.

    Bold in a paragraph's and in a run's style cancel each other, italics and capitals too (ECMA-376 17.7.3).
    Emphasis in italics stands upright; a source's words are never set in capitals.
    """
    out = ""
    bold = bool(around.bold if own.bold is None else own.bold) or strong
    if bold != (bool(around.bold) != bool(own.bold)):
        out += toggle("b", bold) + toggle("bCs", bold)
    slanted = bool(around.italic if own.italic is None or name == "em" else own.italic) != em
    if slanted != (bool(around.italic) != bool(own.italic)):
        out += toggle("i", slanted) + toggle("iCs", slanted)
    capitals = name != "source-words" and bool(around.capitals if own.capitals is None else own.capitals)
    if capitals != (bool(around.capitals) != bool(own.capitals)):
        out += toggle("caps", capitals)
    return out


def _source_words(child: SourceWords, place: Place, assembly: Assembly) -> str:
    content = _styled(child.text, "source-words", child.strong, child.em, child.lang, place, assembly)
    if not content:
        return ""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{escape(TAG_PREFIX + child.ref)}"/><w:id w:val="{assembly.control()}"/>'
        f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def _link(child: Link, place: Place, assembly: Assembly) -> str:
    inner = "".join(
        _text(part, place, assembly, "link") if isinstance(part, Text) else _source_words(part, place, assembly)
        for part in child.children
    )
    if child.target.startswith("#"):
        anchor = assembly.anchor(child.target[1:])
        return f'<w:hyperlink w:anchor="{anchor[0]}" w:history="1">{inner}</w:hyperlink>' if anchor and inner else inner
    address = url(child.target)
    if address is None or not inner:
        return runs(child.children, place, assembly)
    return f'<w:hyperlink r:id="{place.links.add(address)}" w:history="1">{inner}</w:hyperlink>'


def _note(child: Note, place: Place, assembly: Assembly) -> str:
    if not place.notes:
        return ""
    sheet = assembly.sheet
    mark = f'<w:rPr><w:rStyle w:val="{sheet.character("note-mark")}"/></w:rPr>'
    assembly.notes.append("")
    number = len(assembly.notes)
    inside = Place(
        sheet.look("note"), runs_right(plain(child.children), default=assembly.right), assembly.note_links, notes=False
    )
    bidi = "<w:bidi/>" if inside.right else ""
    assembly.notes[number - 1] = (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{sheet.paragraph("note")}"/>{bidi}</w:pPr>'
        f"<w:r>{mark}<w:footnoteRef/></w:r>{text_run(' ')}{runs(child.children, inside, assembly)}</w:p></w:footnote>"
    )
    return f'<w:r>{mark}<w:footnoteReference w:id="{number}"/></w:r>'
