"""Words that are none stop no document: lone marks, strokes and joiners, as copies of PDFs hold them."""

import pytest

from marsad.extraction.chain import analyse
from marsad.extraction.tests.papers import paper

PARAGRAPHS = {
    "ar": (
        "نظمت وزارة الشباب والرياضة بشراكة مع مرصد السلم المؤتمر الدولي الثالث حول الوقاية من التطرف في مدينة صفاقس "
        "يومي 12 و13 ماي 2023. وقال الدكتور سالم بن حمود الهادي رئيس المرصد إن الشباب أول من يحمي الشباب. "
        "وأوصى المشاركون الدول بتمويل البرامج المحلية، ودعوا وزارة التربية إلى مراجعة المناهج. "
        "ويمول الاتحاد الأوروبي برنامج «جسور» بمبلغ 3 ملايين دولار طبقا للقانون رقم 12 لسنة 2019."
    ),
    "fr": (
        "Le ministère de la Jeunesse a organisé, en partenariat avec l'Observatoire de la paix, la 3e Conférence "
        "internationale sur la prévention à Sfax les 12 et 13 mai 2023. « Les jeunes protègent les jeunes », a déclaré "
        "Salem El Hadi, président de l'Observatoire. Les participants ont recommandé aux États de financer les "
        "programmes locaux. L'Union européenne finance le projet « Passerelles » à hauteur de 3 millions de dollars, "
        "conformément à la loi n° 2019-12."
    ),
    "en": (
        "The Ministry of Youth, in partnership with the Observatory of Peace, held the Third International Conference "
        "on Prevention in Sfax on 12 and 13 May 2023. “Young people protect the young,” said Dr Salem El Hadi, "
        "president of the Observatory. Participants recommended that States fund local programmes. The European Union "
        "funds the Bridges project with 3 million dollars under Act No. 12 of 2019."
    ),
}
ODD = ("ـ", "ّ ـ", "\u200f", "\u200b", "و", "ب", "'", "-", "«", ")", "1", "l'")


@pytest.mark.parametrize("language", PARAGRAPHS)
@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("every", [1, 3])
def test_a_word_that_is_none_between_any_two_stops_no_document(language: str, odd: str, every: int):
    words = PARAGRAPHS[language].split()
    for first in range(every):
        mixed = [f"{odd} {word}" if place % every == first else word for place, word in enumerate(words)]
        document = paper(" ".join(mixed), language)
        assert all(fact.citation.holds_in(document.text) for fact in analyse(document).facts)
