"""Write DOCX: the parts of our base document that hardly change: settings, fonts, the footnotes' frame."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import Theme
from briefing.write.docx.embedding import EmbeddedFont
from briefing.write.docx.xml import escape, root

# For readers who lack the theme's fonts: what every Word has, of like colour on the page.
_FALLBACK = {"serif": ("Cambria", "roman"), "sans": ("Calibri", "swiss")}


def settings(language: str, *, embedded: bool = False) -> bytes:
    """settings.xml: Word's present layout, our notes' separators; nothing that makes Word ask or count on opening."""
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    )
    fonts = "<w:embedTrueTypeFonts/>" if embedded else ""
    return root(
        "w:settings",
        f'<w:zoom w:percent="100"/>{fonts}<w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'{compatibility}<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def font_table(theme: Theme, embedded: Sequence[EmbeddedFont] = ()) -> bytes:
    """fontTable.xml: the theme's families, each with the one to take where it is missing, and the `embedded` faces."""
    out = []
    for role in sorted(theme.fonts):
        other, family = _FALLBACK.get(role, ("Times New Roman", "auto"))
        held = "".join(
            f'<w:embed{font.cut} r:id="{font.relation}" w:fontKey="{font.key}"/>'
            for font in embedded
            if font.family == theme.fonts[role]
        )
        out.append(
            f'<w:font w:name="{escape(theme.fonts[role])}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="variable"/>{held}</w:font>'
        )
    return root("w:fonts", "".join(dict.fromkeys(out)))


def footnotes(notes: Sequence[str]) -> bytes:
    """footnotes.xml: the two separators that Word wants, then `notes`, elements ready made."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return root("w:footnotes", separators + "".join(notes))
