"""Word files: what a reader sees with all changes accepted, and packages made to do harm."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from briefing.clean import clean
from briefing.errors import UnreadableSourceError
from briefing.model import Limits, RawText
from briefing.read import docx
from briefing.segment import segment

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="House Head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="List Bullet 2"/></w:style>"""


def package(body: str, *, parts: dict[str, str] | None = None, namespace: str = W, head: str = "") -> bytes:
    kinds = {"styles": STYLES, **(parts or {})}
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles"}
    space = (
        f'xmlns:w="{namespace}" xmlns:mc="{MC}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    files = {
        "_rels/.rels": f'<Relationships><Relationship Type="{REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f"{head}<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships>"
        + "".join(f'<Relationship Type="{REL}/{kind}" Target="{kind}.xml"/>' for kind in kinds if kind in roots)
        + "</Relationships>",
        **{f"word/{k}.xml": f"<w:{roots[k]} {space}>{v}</w:{roots[k]}>" for k, v in kinds.items() if k in roots},
        **{k: v for k, v in kinds.items() if k not in roots},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(words: str, style: str = "", properties: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(data: bytes, limits: Limits | None = None) -> RawText:
    return docx.read(data, "a.docx", "m", limits or Limits())


def shown(raw: RawText) -> list[str]:
    return [f"{b.kind}: {raw.text[b.span.start : b.span.end]}" for b in raw.blocks]


def code(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        read(data, limits)
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_kinds_come_from_styles_in_any_language(namespace: str) -> None:
    body = (
        p("T", "Titel")
        + p("H", "berschrift1")
        + p("M", "Mine")
        + p("words")
        + p("q", "Zitat")
        + p("l", "LB2")
        + p("n", properties='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr>')
        + p("o", properties='<w:outlineLvl w:val="1"/>')
    )
    raw = read(package(body, namespace=namespace))
    assert shown(raw) == [
        "heading: T",
        "heading: H",
        "heading: M",
        "paragraph: words",
        "quote: q",
        "list-item: l",
        "list-item: n",
        "heading: o",
    ]
    assert [b.level for b in raw.blocks] == [1, 1, 1, 0, 0, 2, 3, 2]


def test_changes_are_accepted_and_comments_hidden_text_and_field_codes_left_out() -> None:
    body = (
        "<w:p>"
        + r("The ")
        + f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        + f"<w:moveTo>{r('moved ')}</w:moveTo><w:moveFrom>{r('gone ')}</w:moveFrom>"
        + "<w:r><w:commentReference w:id='1'/></w:r>"
        + r("secret", "<w:vanish/>")
        + r("shown ", '<w:vanish w:val="0"/>')
        + "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + r("7")
        + "<w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    )
    assert shown(read(package(body))) == ["paragraph: The new moved shown 7\ta\u2011b\nc"]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    body = p("One ", properties="<w:rPr><w:del/></w:rPr>") + p("two.")
    assert shown(read(package(body))) == ["paragraph: One two."]


def test_tables_by_row_and_layout_tables_by_paragraph() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(p('x'), p('y'))}</w:tbl>"
    body = f"<w:tbl>{row(p('a'), p('b'))}{row(p('c'), p(''))}{row(p('d') + p('e'), inner + p(''))}</w:tbl>" + p("after")
    assert shown(read(package(body))) == [
        "table-row: a\tb",
        "table-row: c",
        "paragraph: d",
        "paragraph: e",
        "table-row: x\ty",
        "paragraph: after",
    ]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    body = f"<w:p>{r('before ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body += f"</mc:AlternateContent></w:r>{r('after')}</w:p>"
    assert shown(read(package(body))) == ["paragraph: before after", "paragraph: boxed"]


def test_content_controls_are_read_but_not_their_placeholders() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('filled')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{r('inline')}</w:sdtContent></w:sdt></w:p>"
    )
    assert shown(read(package(body))) == ["paragraph: filled", "paragraph: inline"]


def test_notes_follow_the_text() -> None:
    notes = f'<w:footnote w:type="separator">{p("---")}</w:footnote><w:footnote w:id="2">{p("A note.")}</w:footnote>'
    raw = read(package(p("Words."), parts={"footnotes": notes}))
    assert shown(raw) == ["paragraph: Words.", "paragraph: A note."]
    assert (raw.blocks[1].path, raw.blocks[1].landmark) == ("footnote", "aside")


def test_notes_are_kept_as_passages_of_the_text_with_every_word_in_its_place() -> None:
    note = "The piles were last seen by a diver in the summer of 1998, when the water was low and clear."
    words = [
        "The state of the north quay",
        "The harbour board heard on Monday that the piles under the north quay are rotten to the depth of a hand.",
        "Lorries will turn at the old customs house until the piles are sound, which may take until next summer.",
    ]
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p(words[0], "Titel") + p(words[1]).replace("</w:p>", f"{mark}</w:p>") + p(words[2])
    reference = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    notes = f'<w:footnote w:id="2"><w:p>{reference}{r(note)}</w:p></w:footnote>'
    source = segment(clean(read(package(body, parts={"footnotes": notes})), "S1", None, frozenset())[0])
    kept = [source.text[passage.span.start : passage.span.end] for passage in source.passages]
    assert kept == [*words[1:], note]
    assert source.title is not None
    assert source.title.value == words[0]


def test_links_are_counted() -> None:
    raw = read(package(f"<w:p>{r('abcd')}<w:hyperlink>{r('efgh')}</w:hyperlink></w:p>"))
    assert raw.blocks[0].links == 0.5


def test_properties_are_declared() -> None:
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="d"><dc:title>T</dc:title><dc:creator>Ada</dc:creator>'
        "<dc:created>2024-05-03T00:00:00Z</dc:created></c:coreProperties>"
    )
    raw = read(package(p("x"), parts={"docProps/core.xml": core}))
    assert [(d.field, d.value, d.basis) for d in raw.declared] == [
        ("title", "T", "core-properties"),
        ("author", "Ada", "core-properties"),
        ("modified", "2024-05-03T00:00:00Z", "core-created"),
    ]


def test_spans_lie_in_the_text() -> None:
    raw = read(package(p("  one ") + p("") + p("\u00a0two\u200b") + p("l", "LB2") + p("l", "LB2")))
    assert raw.text == "one\n\n\u00a0two\u200b\n\nl\nl"
    assert [raw.text[b.span.start : b.span.end] for b in raw.blocks] == ["one", "two", "l", "l"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "{"b" * 99}">]>'
    data = package(p("&a;"), head=head)
    if encoding == "utf-16":
        whole = zipfile.ZipFile(io.BytesIO(data))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name in whole.namelist():
                content = whole.read(name)
                archive.writestr(name, content.decode().encode("utf-16") if name.endswith("document.xml") else content)
        data = out.getvalue()
    assert code(data) == "doctype"


def test_a_zip_bomb_is_refused_by_its_size_before_it_is_unpacked() -> None:
    bomb = package(p("x"), parts={"footnotes": "<w:p>" + "a" * 60_000_000 + "</w:p>"})
    assert len(bomb) < 100_000
    assert code(bomb, Limits(unpacked_bytes=20_000_000)) == "too-big-unpacked"


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(package("<w:p/>" * 2_000_000))
    at = bomb.index(b"PK\x01\x02")
    while at >= 0:  # the central directory's declared sizes
        name = bomb[at + 46 : at + 46 + int.from_bytes(bomb[at + 28 : at + 30], "little")]
        if name == b"word/document.xml":
            bomb[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at = bomb.find(b"PK\x01\x02", at + 4)
    assert code(bytes(bomb), Limits(unpacked_bytes=5_000_000)) in ("too-big-unpacked", "damaged")


def test_deep_nesting_is_refused_quickly() -> None:
    start = time.process_time()
    body = "<w:tbl><w:tr><w:tc>" * 20_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 20_000
    assert code(package(body)) in ("too-nested", "damaged")
    assert time.process_time() - start < 5


def test_many_paragraphs_are_read_in_time() -> None:
    start = time.process_time()
    raw = read(package(p("word") * 20_000))
    assert len(raw.blocks) == 20_000
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04 no archive", "damaged"),
        (package(p("x"))[:-200], "damaged"),
        (package("<w:p>"), "damaged"),
        (package(p(" ")), "no-text"),
        (package(p("x")).replace(b"word/document.xml", b"word/dokument.xml"), "damaged"),
    ],
)
def test_damaged_files_are_refused(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_changed_byte_anywhere_is_refused_or_read_but_never_crashes() -> None:
    data = package(p("words") * 30)
    for at in range(0, len(data), 7):
        broken = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            read(broken)
        except UnreadableSourceError:
            continue
