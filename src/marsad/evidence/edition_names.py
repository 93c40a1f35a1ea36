"""What readers call an edition of a series that no document names in their language: "الدورة الثانية من المنتدى …".

The number comes from the edition, the name from the series: nothing is translated.
"""

import re

FEMININE = (
    *("", "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"),
    *("الحادية عشرة", "الثانية عشرة", "الثالثة عشرة", "الرابعة عشرة", "الخامسة عشرة", "السادسة عشرة", "السابعة عشرة"),
    *("الثامنة عشرة", "التاسعة عشرة", "العشرون"),
)
ENGLISH = ("", *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
OF_THE = {  # French heads of series
    "du ": "forum colloque congrès sommet festival séminaire dialogue symposium",
    "de la ": "conférence réunion rencontre session semaine table",
    "de l’": "atelier assemblée université école",
}


def edition_name(number: str, series: str, language: str) -> str:
    """The name of an edition by its number and its series' name in a language; "" where the tables do not reach."""
    place = int(number) if number.isdigit() else 0
    if not series or not place:
        return ""
    if language == "ar":
        told = f"الدورة {FEMININE[place] if place < len(FEMININE) else place}"
        return f"{told} من {series}"
    if language == "en" and place < len(ENGLISH):
        return f"{ENGLISH[place]} edition of the {re.sub('^[Tt]he ', '', series)}"
    if language == "fr" and (article := _of_the(series)):
        return f"{place}{'re' if place == 1 else 'e'} édition {article}{series}"
    return ""


def _of_the(series: str) -> str:
    head = series.partition(" ")[0].casefold()
    return next((article for article, heads in OF_THE.items() if head in heads.split()), "")
