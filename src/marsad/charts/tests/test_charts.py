import csv
import io
import json
import re
from itertools import pairwise

import pytest

from marsad.charts import bars, drawing, editions, life_line, partners, projection
from marsad.charts.bars import Bar
from marsad.charts.frame import apart, levels
from marsad.charts.land import land
from marsad.charts.palette import palette, repainted, with_tokens
from marsad.charts.partners import Country
from marsad.charts.tests.gallery import gallery
from marsad.charts.towns import Town
from marsad.charts.writing import _words, counted, dated, in_years, laid, lines, sentence, word, written

LANGUAGES = ("ar", "fr", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_drawn_and_can_stand_in_a_page_under_a_strict_content_policy(language):
    for chart in gallery(language).values():
        drawn = drawing.inline_svg(chart)
        assert drawn.startswith("<svg direction=")
        assert "style=" not in drawn
        assert "<script" not in drawn
        assert "font-family" not in drawn
        assert "var(--chart-" in drawn
        assert not set(re.findall(r"#[0-9a-f]{6}", drawn)) & {values["light"] for values in palette().values()}
        assert "aria-label" not in drawn  # Vega's own would be in English


def test_the_alternative_says_of_how_many_some_are_drawn():
    chart = bars.draw([Bar(label="Wells", value=2)], title="T", noun="project", language="en", total=2, whole=5)
    assert "In all, 2 projects out of 5." in chart.text


def test_a_drawing_that_stands_alone_says_what_it_shows():
    chart = bars.draw([Bar(label="A & <B>", value=2)], title="T < U", noun="project", language="en")
    drawn = drawing.svg(chart)
    assert "<title>T &lt; U</title><desc>T &lt; U. In all, 2 projects. A &amp; &lt;B&gt;: 2.</desc>" in drawn


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_changes_every_colour_of_the_specification(theme):
    chart = gallery("fr")["stacked"]
    drawn = json.dumps(drawing.specification(chart, theme=theme))
    other = {values["dark" if theme == "light" else "light"] for values in palette().values()}
    assert not other & set(re.findall(r"#[0-9a-f]{6}", drawn))


def test_png_has_the_asked_size():
    small, large = (drawing.png(gallery("ar")["ageing"], scale=scale) for scale in (1, 2))
    width = [int.from_bytes(content[16:20]) for content in (small, large)]
    assert width[1] == pytest.approx(2 * width[0], abs=2)


def test_the_colours_are_told_apart_by_their_names():
    lights = [values["light"] for values in palette().values()]
    assert len(lights) == len(set(lights))
    assert repainted('fill="#14272c" #123456', "dark") == 'fill="#e8eeec" #123456'
    assert with_tokens('fill="#c3cac8"') == 'fill="var(--chart-not-started)"'


def test_in_arabic_bars_and_time_run_from_right_to_left():
    for name in ("bars", "editions", "life_line", "indicator"):
        arabic, french = (json.dumps(gallery(language)[name].spec) for language in ("ar", "fr"))
        assert '"reverse": true' in arabic.split('"y"')[0] + arabic
        assert arabic.count('"reverse": true') > french.count('"reverse": true')


@pytest.mark.parametrize(
    ("number", "written_out"),
    [(0, "لا توصيات"), (1, "توصية واحدة"), (2, "توصيتان"), (3, "3 توصيات"), (11, "11 توصية"), (100, "100 توصية")],
)
def test_arabic_counts_in_six_forms(number, written_out):
    assert counted("recommendation", number, "ar") == written_out


def test_french_and_english_count_in_two():
    assert counted("country", 2, "en") == "2 countries"
    assert counted("project", 0, "fr") == "0 projet"
    assert counted("project", 1200, "fr") == "1\u00a0200 projets"


def test_the_same_words_and_nouns_exist_in_every_language():
    english = _words("en")
    for language in LANGUAGES:
        assert _words(language)["words"].keys() == english["words"].keys()
        assert _words(language)["nouns"].keys() == english["nouns"].keys()


def test_dates_and_numbers_are_written_as_the_language_does():
    assert dated("2023-06-01", "fr") == "1er juin 2023"
    assert dated("2023-11", "ar") == "نوفمبر 2023"
    assert dated("2023", "en") == "2023"
    assert dated("soon", "en") == "soon"
    assert written(1150, "ar") == "1.150"
    assert sentence(["one", "", "two؟"]) == "One. Two؟"


def test_partial_dates_stand_in_the_middle():
    assert in_years("2023") == pytest.approx(2023.5, abs=0.01)
    assert in_years("2023-01-01") == 2023
    assert in_years("") is None
    assert in_years("2023-13") is None


def test_words_on_a_drawing_keep_their_direction():
    assert laid("OIM 2023", "ar") == "\u2067OIM 2023\u2069"
    assert laid("1.150", "ar") == "1.150"
    assert lines("one two three four", "en", width=9) == ["\u2068one two\u2069", "\u2068three…\u2069"]


def test_the_text_tells_what_the_drawing_shows():
    chart = gallery("fr")["stacked"]
    assert chart.text.startswith("Recommandations par thème. Au total, 39 recommandations. Formation des imams")
    assert "Jeunesse : 13 (Non commencée : 3, En cours : 2" in chart.text
    silent = gallery("en")["life_line"].text
    assert "12 May 2016, first words: Rabat 2016" in silent
    assert "silence: January 2017 – June 2019" in silent


def test_the_data_open_in_a_spreadsheet_and_calculate_nothing():
    chart = bars.draw(
        [Bar(label="=1+1", value=3), Bar(label="الشباب", value=4)], title="T", noun="project", language="ar"
    )
    content = chart.csv()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows == [["الاسم", "العدد"], ["'=1+1", "3"], ["الشباب", "4"]]


def test_stacked_bars_have_a_column_for_each_part():
    chart = gallery("en")["stacked"]
    assert chart.columns == (
        "Name",
        "Not started",
        "Planned",
        "In progress",
        "Partly done",
        "Done",
        "Rejected",
        "Superseded",
        "Total",
    )
    assert all(sum(row[1:-1]) == row[-1] for row in chart.rows)


def test_what_several_bars_count_is_counted_once_in_words():
    made = [bars.Bar(label="A", value=2), bars.Bar(label="B", value=1)]
    chart = bars.draw(made, title="T", noun="recommendation", language="en", total=2)
    assert "2 recommendations" in chart.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_show_is_said_and_still_drawn(language):
    for chart in (
        bars.draw((), title="T", noun="project", language=language),
        editions.draw((), series="S", language=language),
        life_line.draw((), title="T", language=language),
        partners.draw((), title="T", noun="event", language=language),
    ):
        assert chart.is_empty
        assert word("nothing", language) in chart.text
        assert drawing.svg(chart)


def test_what_has_no_date_is_told_and_not_drawn_as_an_empty_square():
    undated = [
        life_line.draw([life_line.Happening(kind="made", date="", detail="first words")], title="T", language="en"),
        editions.draw([editions.Edition(name="Forum", number="1")], series="Forum", language="en"),
    ]
    assert [chart.is_empty for chart in undated] == [True, True]
    assert "first words" in undated[0].text
    assert all(chart.rows for chart in undated)


def test_words_of_one_day_are_labelled_once_and_by_their_day():
    told = [life_line.Happening(kind=kind, date="2021-05-02", detail=kind) for kind in ("made", "restated")]
    chart = life_line.draw(told, title="T", language="fr")
    assert drawing.svg(chart).count("2 mai 2021\u2069</text>") == 1
    assert [row[2] for row in chart.rows] == ["made", "restated"]


def test_a_silence_is_told_where_it_lies_in_time():
    told = [life_line.Happening(kind="made", date=day, detail=day) for day in ("2019-05-02", "2025-05-02")]
    gap = life_line.Silence(start="2019-05-02", end="2023-01-01", label="nobody")
    chart = life_line.draw(told, [gap], title="T", language="en")
    assert [row[2] for row in chart.rows] == ["2019-05-02", "nobody", "2025-05-02"]


def test_bars_of_nothing_are_drawn_without_length():
    assert drawing.svg(bars.draw([Bar(label="A", value=0)], title="T", noun="project", language="en"))


def test_labels_that_would_touch_stand_on_further_lines():
    assert levels([(50, 40), (60, 40), (70, 40), (200, 10)], 2) == [0, 1, None, 0]
    assert apart([1.0, 1.2, 5.0], 1.0) == [1.0, 2.0, 5.0]


def test_a_region_is_shown_near_and_the_world_whole():
    assert projection.view([(-8, 30), (36, 31)], width=640, height=360).kind == "mercator"
    assert projection.view([(-100, 40), (105, 35)], width=640, height=360).kind == "equalEarth"
    near = projection.view([(-8, 30)], width=640, height=360)
    assert near.point(-8, 30) == pytest.approx((320, 180), abs=15)


def test_small_countries_have_their_place_and_unknown_codes_are_only_told():
    assert {"BH", "MT", "KM", "SG", "MA", "PS"} <= projection.centres().keys()
    countries = [Country(code="BH", name="Bahrain", value=1), Country(code="XX", name="Nowhere", value=2)]
    chart = partners.draw(countries, title="T", noun="event", language="en")
    assert "Nowhere: 2 events" in chart.text
    assert "express no position" in chart.note
    assert "Nowhere" not in json.dumps(chart.spec)


@pytest.mark.parametrize(("language", "told"), [("en", "Towns: "), ("fr", "Villes : "), ("ar", "المدن: ")])
def test_towns_lie_where_they_lie_and_are_told(language, told):
    towns = [Town(name="Fès", longitude=-5.0, latitude=34.03, value=2)]
    countries = [Country(code="MA", name="Maroc", value=3)]
    chart = partners.draw(countries, towns=towns, title="T", noun="mention", language=language)
    drawn = json.dumps(chart.spec["layer"])
    assert drawn.count('"x": -5.0, "y": 34.03') == 2  # the dot, and its name
    assert told in chart.text
    assert ("Fès", "", 2) in chart.rows


def test_a_region_is_drawn_with_the_countries_in_sight_and_with_no_others():
    region = land(projection.view([(9, 34)], width=640, height=360))
    codes = {shape["id"] for shape in region["objects"]["countries"]["geometries"]}
    assert {"TN", "DZ", "LY", "IT"} <= codes
    assert not codes & {"AU", "BR", "JP"}
    whole = projection.outlines()
    kept = [number for number, line in enumerate(region["arcs"]) if line]
    assert all(region["arcs"][number] == whole["arcs"][number] for number in kept)
    assert 0 < len(kept) < len(whole["arcs"]) / 2
    assert land(projection.view([(-100, 40), (105, 35)], width=640, height=360)) == whole


def test_the_outlines_are_small():
    assert len(json.dumps(projection.outlines())) < 300_000


@pytest.mark.parametrize(("first", "last", "named"), [(2023, 2023, ["2023", "2024"]), (1990, 2020, ["1990", "1993"])])
def test_an_axis_names_each_year_once_and_a_dozen_at_most(first, last, named):
    held = [editions.Edition(name="Forum", date=f"{year}-11-14") for year in (first, last)]
    years = re.findall(r">([12]\d{3})<", drawing.svg(editions.draw(held, series="Forum", language="en")))
    assert years[:2] == named
    assert len(years) == len(set(years)) <= 12


def heights(spec):
    return [row["y2"] - row["y"] for layer in spec["layer"] for row in layer["data"]["values"] if "y2" in row]


def test_eleven_bars_take_half_a_page_at_most_and_never_touch():
    names = ["Schools"] * 10 + ["Communities, neighbourhoods and their many associations"]
    chart = bars.draw([Bar(label=name, value=3) for name in names], title="T", noun="recommendation", language="en")
    rows = [row for layer in chart.spec["layer"] for row in layer["data"]["values"] if "y2" in row]
    assert all(below["y"] > above["y2"] for above, below in pairwise(rows))
    assert set(heights(chart.spec)) == {bars.THICK}
    assert chart.spec["height"] == 11 * bars.ROW + bars.LINE  # a name of two lines has room for both
    assert chart.spec["height"] < 0.6 * bars.ACROSS


def test_a_legend_stands_on_one_row_where_its_names_fit():
    short = [("formal recommendation", "main"), ("commitment", "second"), ("call", "third")]
    assert {y for _x, y in bars._places(short)} == {0.0}
    long = [("a very long name of a part that takes room", name) for name in ("main", "second", "third")]
    assert {y for _x, y in bars._places(long)} == {0.0, bars.LEGEND, 2.0 * bars.LEGEND}
    assert all(
        x + bars.SQUARE + len(label) * bars.LETTER <= bars.ACROSS
        for (x, _y), (label, _n) in zip(bars._places(short), short, strict=True)
    )


def test_a_life_line_has_no_lane_on_which_nothing_lies():
    def lanes(*kinds):
        told = [life_line.Happening(kind=kind, date="2023-05-02") for kind in kinds]
        spec = life_line.draw(told, title="T", language="en").spec
        return [row["text"][0] for row in spec["layer"][1]["data"]["values"]], spec["height"]

    (one, low), (two, high) = lanes("made"), lanes("made", "status")
    assert (len(one), len(two)) == (1, 2)
    assert low < high


@pytest.mark.parametrize(("language", "said"), [("en", "due"), ("fr", "échéance"), ("ar", "الأجل")])
def test_a_day_that_was_set_is_called_so_at_its_mark(language, said):
    told = [life_line.Happening(kind=kind, date=day) for kind, day in (("made", "2023-05-02"), ("due", "2027-02-28"))]
    assert said in str(life_line.draw(told, title="T", language=language).spec["layer"][-1]["data"])
