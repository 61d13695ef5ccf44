"""Word files such as people use for letter paper, and such as nobody should: for the tests of what is taken."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx_sample import png

HEADER = "word/header2.xml"


def page_field(paragraph, name: str) -> None:
    """A field as Word writes it: begin, instruction, separator, what it showed last, end."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run("7" if kind == "shown" else "")
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = f" {name} \\* MERGEFORMAT "
            run._r.append(element)
        elif kind != "shown":
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)


def letter() -> bytes:
    """A ministry's paper: a table with a logo on the first page, a line on the others, pages counted in the footer."""
    made = docx.Document()
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x0B, 0x3D, 0x2E)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.different_first_page_header_footer = True
    head = section.first_page_header
    table = head.add_table(1, 2, Mm(166))
    for cell, width in zip(table.rows[0].cells, (Mm(50), Mm(116)), strict=True):
        cell.width = width
    for column, width in zip(table.columns, (Mm(50), Mm(116)), strict=True):
        column.width = width
    table.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(png(240, 120)), width=Mm(30))
    name = table.cell(0, 1).paragraphs[0]
    name.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = name.add_run("Ministry of Rivers")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(14), RGBColor(0x0B, 0x3D, 0x2E)
    table.cell(0, 1).add_paragraph("12 Quay Street").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.header.paragraphs[0].text = "Rivers\tInternal\tJune"
    foot = section.footer.paragraphs[0]
    foot.text = "rivers.example\t\tSheet "
    page_field(foot, "PAGE")
    foot.add_run(" of ")
    page_field(foot, "NUMPAGES")
    section.first_page_footer.paragraphs[0].text = "First foot"
    made.add_paragraph("These words stay out of it.")
    made.add_table(2, 2, style="Light List Accent 3")
    return saved(made)


def saved(made) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_header(xml: str, relations: str = "", parts: Mapping[str, bytes] = {}) -> bytes:
    """A plain file whose header holds `xml`, with `relations` of the header part and more `parts`."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "REPLACED"
    data = saved(made)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as mutated:
        for name in packed.namelist():
            blob = packed.read(name)
            if b"REPLACED" in blob:
                head = blob.split(b"<w:p>")[0]
                blob = head + xml.encode() + b"</w:hdr>"
                folder, _, file = name.rpartition("/")
                mutated.writestr(
                    f"{folder}/_rels/{file}.rels",
                    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                    f"{relations}</Relationships>",
                )
            mutated.writestr(name, blob)
        for name, blob in parts.items():
            mutated.writestr(name, blob)
    return out.getvalue()


def mutated(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The file with every member changed; None leaves one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            blob = change(name, packed.read(name))
            if blob is not None:
                made.writestr(name, blob)
    return out.getvalue()
