"""The colours that stand on each other are told apart by everyone: WCAG 2.2 AA, by day and by night."""

import re
from pathlib import Path

import pytest

from marsad.charts.palette import palette

STYLES = Path(__file__).parent.parent / "static" / "web"
TEXT = 4.5  # WCAG 1.4.3, text of normal size
EDGES = 3.0  # WCAG 1.4.11, edges of controls and parts of drawings
SURFACES = ("paper", "surface", "sunken")
INKS = ("ink", "ink-soft", "brand", "brand-hover", "accent", "good", "warn", "bad")
KINDS = (
    "event", "person", "organisation", "statement", "recommendation",
    "programme", "practice", "instrument", "participation",
)  # fmt: skip
PAIRS = [
    *((ink, surface, TEXT) for ink in INKS for surface in SURFACES),
    *((f"kind-{kind}", surface, TEXT) for kind in KINDS for surface in SURFACES),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-hover", TEXT),
    ("ink", "tint", TEXT),
    ("brand", "tint", TEXT),
    ("on-night", "night", TEXT),
    ("on-night-soft", "night", TEXT),
    ("on-night", "night-raised", TEXT),
    ("lamp", "night", EDGES),
    ("line-strong", "surface", EDGES),
    ("line-strong", "paper", EDGES),
    ("on-brand", "accent", TEXT),  # numbers of editions in the timeline
]


def colours(theme: int) -> dict[str, str]:
    css = (STYLES / "tokens.css").read_text(encoding="utf-8")
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css)
    return {name: (day, night)[theme] for name, day, night in found}


def test_drawings_have_the_colours_of_the_page():
    known = {name: (colours(0)[name], colours(1)[name]) for name in colours(0) if name.startswith("chart-")}
    drawn = {f"chart-{name.replace('_', '-')}": (both["light"], both["dark"]) for name, both in palette().items()}
    assert known == drawn


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "surface", "least"), PAIRS)
def test_contrast(theme, ink, surface, least):
    known = colours(theme)
    assert contrast(known[ink], known[surface]) >= least


def sheets() -> list[Path]:
    return sorted(STYLES.parent.parent.parent.glob("*/static/*/*.css"))


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_only_logical_properties_so_that_pages_turn(sheet):
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    boxes, places = r"(?:margin|padding|border)-(?:left|right|top|bottom)", "left|right|top|bottom|width|height|float"
    assert re.findall(rf"(?<![\w-])(?:{boxes}|{places})\s*:", css) == []
    assert re.findall(r"text-align:\s*(?:left|right)", css) == []


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_colours_are_chosen_in_the_tokens_only(sheet):
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    if sheet.name in {"tokens.css", "print.css", "paper.css"}:  # paper is white, whatever the screen is
        return
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", css) == []


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_every_token_that_is_used_is_defined(sheet):
    defined = {name for one in sheets() for name in re.findall(r"(--[\w-]+)\s*:", one.read_text(encoding="utf-8"))}
    used = set(re.findall(r"var\((--[\w-]+)", sheet.read_text(encoding="utf-8")))
    assert used <= defined
