"""English dates as Europe, the Arab world and the United Nations write them: "14 November 2023"."""

DATE_FORMAT = "j F Y"
YEAR_MONTH_FORMAT = "F Y"
DATETIME_FORMAT = "j F Y, H:i"
