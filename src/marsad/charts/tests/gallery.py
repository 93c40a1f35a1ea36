"""One invented chart of each kind in a language, for the tests and for looking at."""

from marsad.charts import ageing, bars, editions, indicator, life_line, partners
from marsad.charts.bars import Bar, Part
from marsad.charts.chart import Chart
from marsad.charts.editions import Edition
from marsad.charts.indicator import Value
from marsad.charts.life_line import Happening, Silence
from marsad.charts.partners import Country, Tie

LATIN = ("Rabat", "Tunis", "Amman", "Nouakchott")
PLACES = {"ar": ("الرباط", "تونس", "عمّان", "نواكشوط"), "fr": LATIN, "en": LATIN}
SERIES = {
    "ar": "مؤتمر المدينة للوقاية",
    "fr": "Conférence de la ville pour la prévention",
    "en": "City conference on prevention",
}
STATUSES = {
    "ar": ("لم تبدأ بعد", "مخطَّط لها", "قيد التنفيذ", "نُفّذت جزئيًا", "نُفّذت", "رُفضت", "حلّت محلها أخرى"),
    "fr": (
        "Non commencée",
        "Prévue",
        "En cours",
        "Réalisée en partie",
        "Réalisée",
        "Rejetée",
        "Remplacée",
    ),
    "en": ("Not started", "Planned", "In progress", "Partly done", "Done", "Rejected", "Superseded"),
}
CODES = ("not_started", "planned", "in_progress", "partly_done", "done", "rejected", "superseded")
THEMES = {
    "ar": ("تكوين الأئمة والمرشدات الدينيات", "الشباب", "الوقاية في السجون وإعادة الإدماج بعد الإفراج"),
    "fr": (
        "Formation des imams et des prédicatrices",
        "Jeunesse",
        "Prévention en prison et réinsertion après la libération",
    ),
    "en": ("Training of imams and women guides", "Youth", "Prevention in prisons and reintegration after release"),
}
COUNTRIES = {
    "ar": ("المغرب", "تونس", "موريتانيا", "الأردن", "البحرين", "فرنسا"),
    "fr": ("Maroc", "Tunisie", "Mauritanie", "Jordanie", "Bahreïn", "France"),
    "en": ("Morocco", "Tunisia", "Mauritania", "Jordan", "Bahrain", "France"),
}


def gallery(language: str) -> dict[str, Chart]:
    """Every kind of chart."""
    return {
        "editions": _editions(language),
        "bars": _bars(language),
        "stacked": _stacked(language),
        "ageing": ageing.draw(
            ["2024-05-02", "2022", "2021-11-30", "2017", "2016-03", ""], today="2024-11-22", language=language
        ),
        "life_line": _life_line(language),
        "indicator": _indicator(language),
        "partners": _partners(language),
    }


def _editions(language: str) -> Chart:
    places = PLACES[language]
    known = [
        Edition(name="1", number="1", date="2016-05-12", place=places[0]),
        Edition(name="2", number="2", date="2017-11", place=places[1]),
        Edition(name="3", number="3", date="2018", is_missing=True),
        Edition(name="4", number="4", date="2019-10-02", place=places[2]),
        Edition(name="5", number="5", date="2019-12-02", place=places[3]),
        Edition(name="6", number="6", date="2023-06-20", place=places[0]),
    ]
    return editions.draw(known, series=SERIES[language], language=language)


def _bars(language: str) -> Chart:
    values = (12, 5, 8, 3, 6, 1, 2)
    shown = [
        Bar(label=label, value=value, colour=code)
        for label, value, code in zip(STATUSES[language], values, CODES, strict=True)
    ]
    title = {"ar": "التوصيات حسب الحالة", "fr": "Recommandations par état", "en": "Recommendations by status"}[language]
    return bars.draw(shown, title=title, noun="recommendation", language=language)


def _stacked(language: str) -> Chart:
    shown = []
    for number, theme in enumerate(THEMES[language]):
        parts = tuple(
            Part(label=label, value=(number * 3 + place * 2) % 5, colour=code)
            for place, (label, code) in enumerate(zip(STATUSES[language], CODES, strict=True))
        )
        shown.append(Bar(label=theme, value=sum(part.value for part in parts), parts=parts))
    title = {"ar": "التوصيات حسب الموضوع", "fr": "Recommandations par thème", "en": "Recommendations by theme"}[
        language
    ]
    return bars.draw(shown, title=title, noun="recommendation", language=language)


def _life_line(language: str) -> Chart:
    places, statuses = PLACES[language], STATUSES[language]
    happened = [
        Happening(kind="made", date="2016-05-12", label=f"{places[0]} 2016"),
        Happening(kind="restated", date="2019-10-02", label=f"{places[2]} 2019"),
        Happening(kind="restated", date="2023-06-20", label=f"{places[0]} 2023"),
        Happening(kind="evidence", date="2020-03", label=places[1]),
        Happening(kind="candidate", date="2021", label=places[3]),
        Happening(kind="status", date="2019-11-04", label=statuses[1]),
        Happening(kind="status", date="2020-09-15", label=statuses[2]),
        Happening(kind="due", date="2025-12-31", label="2025"),
    ]
    silent = [Silence(start="2017-01", end="2019-06"), Silence(start="2020", end="2022")]
    return life_line.draw(happened, silent, title="CVP-2016-03", language=language, today="2024-11-22")


def _indicator(language: str) -> Chart:
    name = {"ar": "مرشدات تلقّين التكوين", "fr": "Prédicatrices formées", "en": "Women guides trained"}[language]
    values = [
        Value(date="2019", value=120),
        Value(date="2020-12", value=340),
        Value(date="2022", value=610),
        Value(date="2023-09-30", value=1150),
    ]
    return indicator.draw(values, name=name, language=language, baseline=90, target=1500, target_date="2026")


def _partners(language: str) -> Chart:
    codes = ("MA", "TN", "MR", "JO", "BH", "FR")
    shown = [
        Country(code=code, name=name, value=value)
        for code, name, value in zip(codes, COUNTRIES[language], (14, 6, 3, 5, 1, 4), strict=True)
    ]
    ties = [Tie(one="MA", other="TN", value=5), Tie(one="MA", other="JO", value=2), Tie(one="FR", other="MA", value=3)]
    title = {"ar": "الشركاء حسب البلد", "fr": "Partenaires par pays", "en": "Partners by country"}[language]
    return partners.draw(shown, ties, title=title, noun="participation", language=language)
