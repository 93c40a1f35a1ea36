"""Draws a chart: SVG for pages and reports, PNG for documents that take no SVG.

Fonts come from packages, and nothing is fetched.
"""

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic
import vl_convert

from marsad.charts.chart import Chart
from marsad.charts.palette import Theme, colour, repainted, with_tokens
from marsad.charts.writing import number_locale

Face = Literal["sans", "serif"]
# One family per drawing: the renderer takes only the first of a list. Both have Arabic and Latin letters.
FACES: dict[Face, str] = {"sans": "IBM Plex Sans Arabic", "serif": "Amiri"}
VERSION = "6.4"  # of Vega-Lite: pinned, so that drawings stay as they were looked at


@cache
def _fonts() -> None:
    for package in (fontpkg_ibm_plex_sans_arabic, fontpkg_amiri):
        vl_convert.register_font_directory(str(Path(package.ROOT) / "files"))


def _config(face: Face, language: str) -> dict[str, object]:
    """How every chart looks: quiet axes, no frame, the face of the page or the report."""
    axis = {
        "domainColor": colour("track"), "tickColor": colour("track"), "gridColor": colour("grid"),
        "labelColor": colour("soft"), "titleColor": colour("soft"), "labelFontSize": 13, "titleFontSize": 13,
        "titleFontWeight": 500, "labelFontWeight": 400, "titlePadding": 8, "aria": False,
    }  # fmt: skip
    return {
        "font": FACES[face],
        "background": colour("surface"),
        "view": {"stroke": None},
        "aria": False,
        "locale": {"number": number_locale(language)},
        "axis": axis,
        "text": {"fontSize": 13, "color": colour("ink")},
    }


def specification(chart: Chart, *, theme: Theme = "light", face: Face = "sans") -> dict[str, object]:
    """The whole Vega-Lite specification, to draw elsewhere or to take away."""
    drawn: dict[str, object] = json.loads(_dumped(chart, theme, face))
    return drawn


def svg(chart: Chart, *, theme: Theme = "light", face: Face = "sans") -> str:
    """The drawing as SVG that stands alone."""
    return _described(_svg(_dumped(chart, theme, face)), chart)


def inline_svg(chart: Chart) -> str:
    """The drawing to stand in a page: it takes the page's face and colours, and is hidden from screen readers.

    Put the chart's text beside it. It has no style attribute, so the strictest content policy lets it pass.
    """
    return _inline(_dumped(chart, "light", "sans"))


def png(chart: Chart, *, theme: Theme = "light", face: Face = "sans", scale: float = 2) -> bytes:
    """The drawing as PNG, `scale` dots to a point."""
    _fonts()
    return bytes(vl_convert.vegalite_to_png(_dumped(chart, theme, face), vl_version=VERSION, scale=scale))


def rasterised(drawing: str, *, scale: float = 2) -> bytes:
    """A drawing that `svg` gave as PNG, for what was kept and takes no SVG."""
    _fonts()
    return bytes(vl_convert.svg_to_png(drawing, scale=scale))


def _dumped(chart: Chart, theme: Theme, face: Face) -> str:
    whole = {**chart.spec, "config": _config(face, chart.language)}
    return repainted(json.dumps(whole, ensure_ascii=False, sort_keys=True), theme)


@lru_cache(maxsize=128)  # the first drawing of a process takes a second, each further one a tenth
def _svg(spec: str) -> str:
    _fonts()
    return str(vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[]))


@lru_cache(maxsize=128)
def _inline(spec: str) -> str:
    drawn = re.sub(r' font-family="[^"]*"', "", with_tokens(_svg(spec)))
    return drawn.replace("<svg ", '<svg direction="ltr" aria-hidden="true" focusable="false" ', 1)


def _described(drawing: str, chart: Chart) -> str:
    """Give the drawing its language, its title and its text alternative."""
    name, text = (_escaped(words) for words in (chart.title, chart.text))
    opened = f'<svg direction="ltr" role="img" xml:lang="{chart.language}" '
    head, tail = drawing.replace("<svg ", opened, 1).split(">", 1)
    return f"{head}><title>{name}</title><desc>{text}</desc>{tail}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
