from dataclasses import replace

from marsad.evidence.cards import EntityCard, TimelineEvent
from marsad.evidence.timeline import LABEL, MARGIN, ROWS_SHOWN, WIDTH, draw
from marsad.records import EntityKind, Name


def event(key: str, start: str, parent: str = "", edition: str = "", name: str = "") -> TimelineEvent:
    names = (Name(text=name or f"Event {key}", language="en", script="Latn"),)
    details = {"edition": edition} if edition else {}
    card = EntityCard(
        id=key, kind=EntityKind.EVENT, label=names[0].text, names=names, country="", parent=parent,
        details=details, facts=1, mentions=1, documents=1,
    )  # fmt: skip
    return TimelineEvent(entity=card, start_date=start, end_date=start, city="", country="", status="")


def test_a_name_that_only_says_the_kind_has_its_city_behind_it():
    def label(name: str) -> str:
        told = replace(event("a", "2022-03-01", name=name), city="Kairouan")
        return drawn(told).rows[0].label

    assert label("seminar") == "seminar, Kairouan"
    assert label("Third Kairouan Water Days") == "Third Kairouan Water Days"


def drawn(*events: TimelineEvent, right_to_left: bool = False):
    return draw(events, language="en", series={"s": "The series"}, right_to_left=right_to_left)


def test_nothing_is_drawn_of_nothing():
    assert drawn() is None
    assert drawn(event("a", ""), event("b", "someday"), event("c", "2023-13")) is None


def test_editions_share_a_row_under_the_name_of_their_series():
    drawing = drawn(event("b", "2023-05-01", "s", "2"), event("a", "2021-06", "s", "1"), event("c", "2022"))
    assert [row.label for row in drawing.rows] == ["The series", "Event c"]
    assert [dot.number for dot in drawing.rows[0].dots] == ["1", "2"]


def test_every_dot_stands_between_the_margins_in_order_of_time():
    drawing = drawn(event("a", "2019-01-01"), event("b", "2021"), event("c", "2023-12-31"))
    places = [row.dots[0].x for row in drawing.rows]
    assert places == sorted(places)
    assert MARGIN <= places[0] <= places[-1] <= WIDTH - MARGIN


def test_right_to_left_is_the_mirror_of_left_to_right():
    events = (event("a", "2019-01-01"), event("b", "2023-12-31"))
    there = [row.dots[0].x for row in drawn(*events).rows]
    back = [row.dots[0].x for row in drawn(*events, right_to_left=True).rows]
    assert [WIDTH - x for x in back] == there


def test_names_stand_on_the_side_where_there_is_room():
    drawing = drawn(event("a", "2019-01-01"), event("b", "2023-12-31"))
    assert [row.anchor for row in drawing.rows] == ["start", "end"]
    mirrored = drawn(event("a", "2019-01-01"), event("b", "2023-12-31"), right_to_left=True)
    assert [row.anchor for row in mirrored.rows] == ["start", "end"]


def test_long_names_are_cut_at_a_word():
    (row,) = drawn(event("a", "2019", name="word " * 40)).rows
    assert len(row.label) <= LABEL + 1
    assert row.label.endswith("word…")


def test_the_latest_rows_are_shown_and_the_others_counted():
    drawing = drawn(*(event(f"e{year}", str(year)) for year in range(1990, 1990 + ROWS_SHOWN + 3)))
    assert len(drawing.rows) == ROWS_SHOWN
    assert drawing.rows[0].dots[0].event.start_date == "1993"
    assert drawing.hidden == 3


def test_a_century_is_not_crowded_with_years():
    drawing = drawn(event("a", "1920"), event("b", "2020"))
    assert [year.label for year in drawing.years][:2] == ["1920", "1940"]
    assert len(drawing.years) <= 11


def test_rows_stand_in_the_order_of_their_dots():
    drawing = drawn(event("a", "2022"), event("b", "2022-05-03"), event("c", "2022-12"))
    places = [row.dots[0].x for row in drawing.rows]
    assert places == sorted(places)
