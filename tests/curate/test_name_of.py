import pytest

from briefing.curate.settling import name_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Café Zürich: a “test”", "cafe-zurich-a-test"),
        ("Районный совет и ёлка", "районный-совет-и-ёлка"),
        ("Раи\u0306онный совет", "районный-совет"),  # the breve of й written by itself
        ("Қызылтау қаласының әкімі", "қызылтау-қаласының-әкімі"),
        ("ﬁrst — second", "first-second"),
        ("…", "pack"),
    ],
)
def test_what_files_are_called(title, name):
    assert name_of(title) == name
