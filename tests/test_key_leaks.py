"""A sentence of the teacher's key is found wherever it is put into a student's file, seen or not."""

from __future__ import annotations

import io
import re
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pypdf
import pytest
from conftest import Run
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.annotations import Text as Comment
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from briefing.model.withheld import Trace, betrayed, withhold
from briefing.project import load_plan
from briefing.write.traces import traces

KEY = "Weigh what the mayor gains by these words against what the islanders lose by them."
EVIDENCE = "The number has fallen every year since the road bridge opened on 2 June 2019."
QUESTION = (
    "questions:\n  - ask: What does the mayor ask for?\n    look: [S1]\n"
    f"    tension: {KEY}\n"
    "    misreading: Taking the mayor for the only voice that counts in town.\n"
    f"    key:\n      - from: S1\n        words: {EVIDENCE}\n"
)


@pytest.fixture(scope="module")
def made(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in two editions, with one question whose key is known."""
    project = tmp_path_factory.mktemp("leaks")
    assert run("init", project, "--example").returncode == 0
    assert run("draft", project).returncode == 0
    plan = project / "pack.yaml"
    text = re.sub(r"(?ms)^questions:.*?(?=^# `words)", QUESTION, plan.read_text("utf-8"))
    text = text.replace("  policy:", "# policy:").replace("  press-review:", "# press-review:")
    plan.write_text(text, "utf-8")
    assert not load_plan(text, "pack.yaml")[1]
    done = run("build", project)
    assert done.returncode == 0, done.stderr
    return project / "output"


def one(made: Path, name: str) -> Path:
    (found,) = made.glob(f"*-{name}")
    return found


def in_body(data: bytes, key: str) -> bytes:
    file = Document(io.BytesIO(data))
    file.add_paragraph(key)
    return saved(file)


def in_split_runs(data: bytes, key: str) -> bytes:
    file = Document(io.BytesIO(data))
    paragraph = file.add_paragraph()
    for start in range(0, len(key), 5):
        paragraph.add_run(key[start : start + 5])
    return saved(file)


def in_hidden_run(data: bytes, key: str) -> bytes:
    file = Document(io.BytesIO(data))
    file.paragraphs[0].add_run(key).font.hidden = True
    return saved(file)


def in_header(data: bytes, key: str) -> bytes:
    file = Document(io.BytesIO(data))
    file.sections[0].header.add_paragraph(key)
    return saved(file)


def in_property(data: bytes, key: str) -> bytes:
    file = Document(io.BytesIO(data))
    file.core_properties.comments = key
    return saved(file)


def in_alternative_text(data: bytes, key: str) -> bytes:
    file = Document(io.BytesIO(data))
    file.add_picture(io.BytesIO(PICTURE))
    file.inline_shapes[-1]._inline.docPr.set("descr", key)
    return saved(file)


def in_comment(data: bytes, key: str) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = (
        f'<w:comments xmlns:w="{w}"><w:comment w:id="0"><w:p><w:r><w:t>{key}</w:t></w:r></w:p></w:comment></w:comments>'
    )
    return with_part(data, "word/comments.xml", text.encode())


def in_attachment(data: bytes, key: str) -> bytes:
    return with_part(data, "word/embeddings/notes.txt", key.encode())


def in_attached_word_file(data: bytes, key: str) -> bytes:
    return with_part(data, "word/embeddings/inner.docx", in_body(data, key))


def in_custom_part(data: bytes, key: str) -> bytes:
    return with_part(data, "customXml/item9.xml", f"<notes><a>{key}</a></notes>".encode())


def in_code_remark(data: bytes, key: str) -> bytes:
    return with_part(data, "customXml/item9.xml", f"<notes><!-- {key} --></notes>".encode())


def saved(file: object) -> bytes:
    out = io.BytesIO()
    file.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)

DOCX: tuple[Callable[[bytes, str], bytes], ...] = (
    in_body, in_split_runs, in_hidden_run, in_header, in_property, in_alternative_text, in_comment, in_attachment,
    in_attached_word_file, in_custom_part, in_code_remark,
)  # fmt: skip


def drawn(data: bytes, key: str, *, mode: Literal[0, 3] = 0) -> bytes:
    layer = io.BytesIO()
    canvas = Canvas(layer, pagesize=(595, 842))
    text = canvas.beginText(40, 60)
    text.setTextRenderMode(mode)
    for line in textwrap.wrap(key, 50):
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pages[0].merge_page(pypdf.PdfReader(io.BytesIO(layer.getvalue())).pages[0])
    return written(writer)


def pdf_body(data: bytes, key: str) -> bytes:
    return drawn(data, key)


def pdf_invisible(data: bytes, key: str) -> bytes:
    return drawn(data, key, mode=3)


def pdf_comment(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_annotation(0, Comment(rect=(10, 10, 30, 30), text=key))
    return written(writer)


def pdf_property(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_metadata({"/Keywords": key})
    return written(writer)


def pdf_own_property(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_metadata({"/TeachersNote": key})
    return written(writer)


def pdf_metadata_stream(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    stream = StreamObject()
    stream.set_data(f"<x:xmpmeta><rdf:li>{key}</rdf:li></x:xmpmeta>".encode())
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream.flate_encode())
    return written(writer)


def pdf_attachment(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_attachment("notes.txt", key.encode())
    return written(writer)


def pdf_attached_pdf(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_attachment("inner.pdf", pdf_property(data, key))
    return written(writer)


def pdf_alternative_text(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    tree = writer.root_object["/StructTreeRoot"].get_object()
    assert isinstance(tree, DictionaryObject)
    tree[NameObject("/Alt")] = TextStringObject(key)
    return written(writer)


def pdf_bookmark(data: bytes, key: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_outline_item(title=key, page_number=0)
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PDF: tuple[Callable[[bytes, str], bytes], ...] = (
    pdf_body, pdf_invisible, pdf_comment, pdf_property, pdf_own_property, pdf_metadata_stream, pdf_attachment,
    pdf_attached_pdf, pdf_alternative_text, pdf_bookmark,
)  # fmt: skip


def leaks(made: Path, data: bytes) -> list[str]:
    """What the manifest of the student's files says of `data`."""
    from briefing.write.json import load_manifest

    listed = one(made, "handout.sources.json")
    says = load_manifest(listed.read_text("utf-8"), listed.name)
    return [trace.place for trace, _ in betrayed(traces(data), says.withheld)]


@pytest.mark.parametrize("put", DOCX)
def test_the_key_in_a_word_file_is_found(made: Path, put: Callable[[bytes, str], bytes]) -> None:
    data = one(made, "handout.docx").read_bytes()
    assert leaks(made, data) == []
    assert leaks(made, put(data, "A sentence that stands in no key at all, and never will stand in one.")) == []
    assert leaks(made, put(data, KEY))


@pytest.mark.parametrize("put", PDF)
def test_the_key_in_a_pdf_is_found(made: Path, put: Callable[[bytes, str], bytes]) -> None:
    data = one(made, "handout.pdf").read_bytes()
    assert leaks(made, data) == []
    assert leaks(made, put(data, "A sentence that stands in no key at all, and never will stand in one.")) == []
    assert leaks(made, put(data, KEY))


@pytest.mark.parametrize(("name", "put"), [("handout.docx", in_comment), ("handout.pdf", pdf_comment)])
def test_evidence_may_be_printed_but_not_hidden(made: Path, name: str, put: Callable[[bytes, str], bytes]) -> None:
    data = one(made, name).read_bytes()
    assert leaks(made, put(data, EVIDENCE))


def test_verify_fails_and_says_where(made: Path, run: Run) -> None:
    path = one(made, "handout.docx")
    before = path.read_bytes()
    assert run("verify", path).returncode == 0
    try:
        path.write_bytes(in_comment(before, KEY))
        done = run("verify", path)
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert "a comment" in done.stderr
    assert "key" in done.stderr


def test_the_teachers_edition_may_hold_it_and_the_students_manifest_does_not_say_it(made: Path, run: Run) -> None:
    assert run("verify", one(made, "teacher.docx"), one(made, "teacher.pdf")).returncode == 0
    listed = one(made, "handout.sources.json").read_text("utf-8")
    assert not any(words in listed for words in ("Weigh what", "islanders lose", "only voice"))


@pytest.mark.parametrize("place", ["note", "title", "question"])
def test_a_build_fails_where_a_person_puts_the_key_on_the_students_pages(
    made: Path, run: Run, tmp_path: Path, place: str
) -> None:
    import shutil

    project = Path(shutil.copytree(made.parent, tmp_path / "p", ignore=shutil.ignore_patterns("output")))
    plan = project / "pack.yaml"
    text = plan.read_text("utf-8")
    match place:
        case "note":
            text = text.replace("# notes: {}", f"notes: {{sources: '{KEY}'}}")
        case "title":
            text = re.sub(r"(?m)^title: .*$", f"title: {KEY}", text)
        case _:
            text = text.replace("What does the mayor ask for?", KEY)
    plan.write_text(text, "utf-8")
    done = run("build", project)
    assert done.returncode == 1
    assert "teacher's key" in done.stderr
    assert not list((project / "output").glob("*")) if (project / "output").exists() else True


@settings(max_examples=60)
@given(data=st.binary(max_size=400), head=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"stream\n", b"(((<<"]))
def test_no_bytes_break_the_search(data: bytes, head: bytes) -> None:
    assert all(
        isinstance(trace, Trace) for trace in traces(head + data + b" obj /Alt (a \\) b) stream\nx endstream ((")
    )


@settings(max_examples=60)
@given(
    words=st.lists(
        st.sampled_from(["river", "bridge", "council", "vote", "ferry", "mayor", "boat", "town"]),
        min_size=3,
        max_size=20,
    )
)
def test_a_sentence_is_found_in_itself_and_not_in_other_words(words: list[str]) -> None:
    sentence = " ".join(words) + "."
    secret = withhold([sentence])
    assert list(betrayed([Trace("here", "text", f"Before it. {sentence.upper()} After.")], secret))
    assert not list(betrayed([Trace("here", "text", "nothing of all this stands in these other words")], secret))
