"""Write DOCX: the parts of the file put together with python-docx's package model, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from briefing.document import Document
from briefing.write.docx import embedding, fixed, running
from briefing.write.docx.assembly import Assembly, Links
from briefing.write.docx.embedding import embedded_fonts
from briefing.write.docx.figures import MEDIA
from briefing.write.docx.merge import merged, style_ids
from briefing.write.docx.office_theme import office_theme
from briefing.write.docx.reference import Reference
from briefing.write.docx.taken import Heads, heads_of
from briefing.write.docx.xml import escape, root

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLACES = (("header", False), ("header", True), ("footer", False), ("footer", True))
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def assemble(assembly: Assembly, body: str, reference: Reference | None = None) -> bytes:
    """The whole file: `body` with every part that it refers to, in the look of `reference` where there is one."""
    package = Package()

    def part(path: str, content_type: str, blob: bytes) -> Part:
        return Part(PackURI(path), content_type, blob, package)

    section = running.section(assembly.theme, right=assembly.right)
    main = part(
        "/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, root("w:document", f"<w:body>{body}{section}</w:body>")
    )
    package.rels.add_relationship(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, main, "rIdDocument")
    core = part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _core(assembly.document, assembly.language))
    package.rels.add_relationship(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rIdCore")
    notes = part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, fixed.footnotes(assembly.notes))
    embedded = embedded_fonts(assembly.theme)
    fonts = part("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, fixed.font_table(assembly.theme, embedded))
    for number, font in enumerate(embedded, 1):
        held = part(f"/word/fonts/font{number}.odttf", embedding.CONTENT_TYPE, font.data)
        fonts.rels.add_relationship(embedding.RELATION, held, font.relation)
    theme = reference.theme if reference is not None else None
    running.header(assembly), running.footer(assembly)  # they ask for styles too
    styles = assembly.sheet.xml(assembly.language)  # only now is it known which styles the body and its notes use
    heads = _heads(reference, assembly, styles)
    counted = any(head.counts for head in heads.values())
    header = running.header(assembly, heads["header", False])
    first_header = running.first_header(assembly, heads["header", True])
    footer = running.footer(assembly, heads["footer", False], counted=counted)
    first_footer = running.footer(assembly, heads["footer", True], counted=counted, first=True)
    parts = (
        ("Header", RELATIONSHIP_TYPE.HEADER, part("/word/header1.xml", CONTENT_TYPE.WML_HEADER, header)),
        ("HeaderFirst", RELATIONSHIP_TYPE.HEADER, part("/word/header2.xml", CONTENT_TYPE.WML_HEADER, first_header)),
        ("Footer", RELATIONSHIP_TYPE.FOOTER, part("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, footer)),
        ("FooterFirst", RELATIONSHIP_TYPE.FOOTER, part("/word/footer2.xml", CONTENT_TYPE.WML_FOOTER, first_footer)),
        ("Footnotes", RELATIONSHIP_TYPE.FOOTNOTES, notes),
        (
            "Numbering",
            RELATIONSHIP_TYPE.NUMBERING,
            part("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, assembly.numbering.xml()),
        ),
        (
            "Settings",
            RELATIONSHIP_TYPE.SETTINGS,
            part(
                "/word/settings.xml",
                CONTENT_TYPE.WML_SETTINGS,
                fixed.settings(assembly.language, embedded=bool(embedded)),
            ),
        ),
        (
            "Fonts",
            RELATIONSHIP_TYPE.FONT_TABLE,
            fonts,
        ),
        (
            "Theme",
            RELATIONSHIP_TYPE.THEME,
            part("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, theme or office_theme(assembly.theme)),
        ),
        (
            "Styles",
            RELATIONSHIP_TYPE.STYLES,
            part("/word/styles.xml", CONTENT_TYPE.WML_STYLES, merged(styles, reference) if reference else styles),
        ),
    )
    for name, kind, target in parts:
        main.rels.add_relationship(kind, target, f"rId{name}")
    logos: dict[bytes, Part] = {}
    for (_, _, target), place in zip(parts, _PLACES, strict=False):
        for number, logo in enumerate(heads[place].pictures, 1):
            if logo.image not in logos:
                path = f"/word/media/logo{len(logos) + 1}.{MEDIA[logo.media_type]}"
                logos[logo.image] = part(path, logo.media_type, logo.image)
            target.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, logos[logo.image], f"rIdLogo{number}")
    for number, picture in enumerate(assembly.pictures, 1):
        path = f"/word/media/image{number}.{MEDIA[picture.media_type]}"
        main.rels.add_relationship(
            RELATIONSHIP_TYPE.IMAGE, part(path, picture.media_type, picture.image), picture.relation
        )
    _link(main, assembly.links)
    _link(notes, assembly.note_links)
    return packed(package)


def _heads(reference: Reference | None, assembly: Assembly, styles: bytes) -> Heads:
    if reference is None:
        return dict.fromkeys(_PLACES, running.NO_HEAD)
    return heads_of(reference, assembly.theme, style_ids(styles, reference))[0]


def packed(package: Package) -> bytes:
    """The parts of `package` as a zip: members in a fixed order, content types first, one time for all."""
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    blobs: dict[str, bytes] = {"_rels/.rels": package.rels.xml}
    for part in parts:
        blobs[part.partname.membername] = part.blob
        if len(part.rels):
            blobs[part.partname.rels_uri.membername] = part.rels.xml
    kinds = "".join(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    types = f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELS}"/>{kinds}</Types>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, blob in (("[Content_Types].xml", types.encode()), *sorted(blobs.items(), key=_place)):
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.create_system = 0  # the same on every system
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, blob)
    return out.getvalue()


def _place(member: tuple[str, bytes]) -> tuple[bool, str]:
    return not member[0].startswith("_rels"), member[0]


def _link(part: Part, links: Links) -> None:
    for address, relation in links.ids.items():
        part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, relation, is_external=True)


def _core(document: Document, language: str) -> bytes:
    """docProps/core.xml; dates only where the document states a full day, for there is no clock."""
    fields = (("dc:title", document.title), ("dc:subject", document.subject), ("dc:creator", document.author))
    content = "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in fields if value)
    content += f"<dc:language>{language}</dc:language><cp:category>{escape(document.kind)}</cp:category>"
    if document.date and _DAY.fullmatch(document.date):
        moment = f"{document.date}T00:00:00Z"
        content += "".join(
            f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified")
        )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{content}</cp:coreProperties>'
    ).encode()
