"""Write DOCX: the part theme1.xml, from which Word's own menus offer the theme's colours and fonts."""

from __future__ import annotations

from briefing.document import Theme
from briefing.write.docx.properties import color
from briefing.write.docx.xml import escape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_PLACEHOLDER}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def office_theme(theme: Theme) -> bytes:
    """The part: black, white, the accent and the two greys; headings and body in the sans and serif families."""
    accent, muted, rule = color(theme.accent), color(theme.muted), color(theme.rule)
    paints = {"dk1": "000000", "lt1": "FFFFFF", "dk2": muted, "lt2": "F2F2F2"}
    paints |= {f"accent{number}": paint for number, paint in enumerate((accent, muted, rule, accent, muted, rule), 1)}
    paints |= {"hlink": accent, "folHlink": accent}
    colors = "".join(f'<a:{name}><a:srgbClr val="{paint}"/></a:{name}>' for name, paint in paints.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{escape(theme.fonts.get(role, role))}"/>'
        f'<a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, role in (("major", "sans"), ("minor", "serif"))
    )
    # The format scheme needs three of each, though nothing here draws shapes.
    shapes = (
        f"<a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst>"
    )
    name = escape(theme.name)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_A}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme><a:fmtScheme name="{name}">{shapes}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    ).encode()
