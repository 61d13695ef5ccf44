"""What a theme adds to a document: numbered points and a letterhead."""

from __future__ import annotations

from briefing.compose.letterhead import letterhead
from briefing.compose.points import number_points
from briefing.document import Block, Figure, Group, Letterhead, List, ListItem, Paragraph, Text, walk


def bullets(name: str, count: int) -> List:
    return List(name, tuple(ListItem((Paragraph(f"{name}{n}", (Text("x"),), "list-item"),)) for n in range(count)))


def test_points_are_numbered_through_the_sections_and_nothing_else_is() -> None:
    small = Paragraph("s", (Text("a note"),), "small")
    questions = List("q", bullets("i", 2).items, True, 4, "questions")
    blocks: tuple[Block, ...] = (
        Group("g1", "section", (bullets("a", 3), small)),
        Paragraph("p", (Text("One point."),)),
        questions,
        Group("g2", "section", (bullets("b", 2),)),
    )
    numbered = number_points(blocks)
    lists = [block for block in walk(numbered) if isinstance(block, List)]
    assert [(one.start, len(one.items), one.ordered) for one in lists] == [
        (1, 3, True),
        (4, 1, True),
        (4, 2, True),
        (5, 2, True),
    ]
    assert questions in numbered
    assert small in walk(numbered)


def test_a_letterhead_is_a_picture_and_lines_at_one_place() -> None:
    (group,) = letterhead(Letterhead(("Harbour Office", "Pier 3"), "l.png", "A ship", 20.0, "right", b"\xff\xd8\xff.."))
    assert isinstance(group, Group)
    figure, words = group.blocks
    assert isinstance(figure, Figure)
    assert (figure.media_type, figure.align, figure.alt) == ("image/jpeg", "right", "A ship")
    assert isinstance(words, Paragraph)
    assert [child.text for child in words.children if isinstance(child, Text)] == ["Harbour Office", "Pier 3"]


def test_no_letterhead_is_nothing() -> None:
    assert letterhead(Letterhead()) == ()
