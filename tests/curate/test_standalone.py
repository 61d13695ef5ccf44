import pytest

from briefing.curate.standalone import lean


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council closed the dam.", "alone"),
        ("It is important to check the numbers.", "alone"),
        ("It closed the dam in May.", "hangs"),
        ("This angered the farmers.", "hangs"),
        ("This year the river rose.", "alone"),
        ("In this regard, the council calls for talks.", "hangs"),
        ("Furthermore, the council calls for talks.", "leans"),
        ("However, this was denied.", "hangs"),
        ("The document also names Halm.", "leans"),
        ("The situation is made worse by rain.", "leans"),
        ("The situation of the farmers is bad.", "alone"),
        ("In his speech on Monday, President Ito said no.", "alone"),
        ("In his speech on Monday, he said no.", "hangs"),
        ("“They will not wait,” said Ito.", "hangs"),
        ("“We will not wait,” said Ito.", "alone"),
        ("Brenn rejects such methods.", "hangs"),
        ("Such as it is, the dam holds.", "hangs"),
        ("We call for steady funding for it.", "hangs"),
        ("The union said its members would wait.", "alone"),
        ("Brenn closed its doors.", "alone"),
        ("Both Brenn and Halm agreed.", "alone"),
        ("Both agreed.", "hangs"),
        ("Он отметил рост цен.", "hangs"),
        ("Кроме того, совет одобрил план.", "leans"),
        ("Совет одобрил план.", "alone"),
        ("", "alone"),
    ],
)
def test_how_a_sentence_stands(sentence, expected):
    assert lean(sentence) == expected


def test_a_very_long_sentence_is_quick():
    assert lean("in his " * 150_000) in {"alone", "leans", "hangs"}
