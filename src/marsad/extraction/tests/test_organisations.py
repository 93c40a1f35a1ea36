"""Bodies are found in three languages with their edges, grouped, and cited to the letter."""

import pytest

from marsad.extraction.organisations import add_organisations
from marsad.extraction.reasons import reason, rules
from marsad.extraction.steps import add_sentences
from marsad.extraction.tests.papers import analysed, facts
from marsad.extraction.tests.test_chain import paper
from marsad.records import Analysis, EntityKind, FactKind

CASES = [
    ("fr", "L'association « Mains ouvertes » est soutenue par la Fondation Orange Bleue à hauteur de 350 dinars.",
     ["association « Mains ouvertes »", "Fondation Orange Bleue"]),
    ("fr", "Un rapport de l'Observatoire citoyen de la mer.", ["Observatoire citoyen de la mer"]),
    ("en", "The Danish Agency for Rural Life paid CHF 85,000 and EUR 10,000.", ["Danish Agency for Rural Life"]),
    ("ar", "وطالب المرصد الوطني للأسرة الحكومة والبرلمان بالتعجيل بإصدار القانون.", ["المرصد الوطني للأسرة"]),
    ("ar", "ويطالب المركز الأمين العام بإدانة الحادث، كما ندد تحالف الضفة بشدة بالهجوم.", ["تحالف الضفة"]),
    ("ar", "رصد مركز واحة للحوار الأسري عشر غرف.", ["مركز واحة للحوار الأسري"]),
    ("ar", "وقع #المجلس_الوطني_للأسرة الاتفاق.", ["المجلس_الوطني_للأسرة"]),
    ("fr", "La rencontre est organisée par la Fondation Tolérance en collaboration avec la mairie.",
     ["Fondation Tolérance"]),
    ("ar", "ينصح المركز الأسرة بزيارة مركز الموجة لحماية البحر.", ["مركز الموجة لحماية البحر"]),
    ("ar", "ينشر مركز الموجة لحماية البحر دليلا. ويقول المدير التنفيذي للمركز فهد القاسمي: «من يحب البحر لا يلوثه».",
     ["مركز الموجة لحماية البحر"]),
    ("fr", "Le Conseil régional des jeunes se réunit avec l'Observatoire tunisien de la coopération rurale.",
     ["Conseil régional des jeunes", "Observatoire tunisien de la coopération rurale"]),
    ("fr", "Le ministère marocain de la Jeunesse a accueilli la rencontre.", ["ministère marocain de la Jeunesse"]),
    ("fr", "Le ministère malien de la Justice et des Droits de l'homme a signé.",
     ["ministère malien de la Justice et des Droits de l'homme"]),
    ("en", "The Tunisian Ministry of Education, Youth and Sports met Oxfam.",
     ["Tunisian Ministry of Education, Youth and Sports", "Oxfam"]),
    ("ar", "ونظم مركز هداية للتدريب على الوساطة دورة.", ["مركز هداية للتدريب على الوساطة"]),
    ("en", "The Jordanian Ministry of Education and UNICEF signed it.",
     ["Jordanian Ministry of Education", "UNICEF"]),
    ("fr", "La note de l'Agence nationale du dialogue social (ANDS).", ["Agence nationale du dialogue social"]),
    ("fr", "La Région lutte contre la sécheresse.", []),
    ("ar", "دعا الائتلاف السوداني من أجل إلغاء عقوبة السجن إلى حوار.", ["الائتلاف السوداني من أجل إلغاء عقوبة السجن"]),
    ("ar", "تعمل الشبكة الموريتانية من أجل حقوق الطفل.", ["الشبكة الموريتانية"]),
    ("ar", "نظمت كلية الآداب تطوان ندوة.", ["كلية الآداب تطوان"]),
    ("ar", "المملكة العربية السعودية شاركت في الندوة، وحضرت الجمعية العامة لسنة 2019 وفود.", []),
    ("fr", "Selon la Ligue des juges, greffiers et avocats du Port, la charte tient.",
     ["Ligue des juges, greffiers et avocats du Port"]),
    ("fr", "Le gouvernement malien en vue de la trêve a reçu le Réseau africain francophone de pêche.",
     ["gouvernement malien", "Réseau africain francophone de pêche"]),
    ("fr", "L'association Rivages pour un monde ouvert (RMO) a écrit.", ["association Rivages pour un monde ouvert"]),
    ("fr", "Elle remercie le gouvernement mauritanien pour le soutien accordé.", ["gouvernement mauritanien"]),
    ("fr", "La ministre des Ports, de la Coopération côtière et des Pêches, Salma Jabri, a souri.", []),
    ("fr", "La médiation du Haut Conseil coutumier à Lambra a duré.", ["Haut Conseil coutumier"]),
    ("fr", "Elle vient de l'association Les Pêcheuses et du réseau Quais libres.",
     ["association Les Pêcheuses", "réseau Quais libres"]),
    ("fr", "La vidéo a circulé sur le réseau Facebook et dans la radio Internet du port.", []),
    ("fr", "Le Centre Corail d'études méditerranéennes reçoit la Coopération danoise.",
     ["Centre Corail d'études méditerranéennes", "Coopération danoise"]),
    ("fr", "Il a remercié le ministère du Plan, de l'Eau, des Ports et de la Coopération internationale.",
     ["ministère du Plan, de l'Eau, des Ports et de la Coopération internationale"]),
    ("fr", "Le Pnud et le gouvernement du Bénin à travers le projet Rivages ont signé.",
     ["Pnud", "gouvernement du Bénin"]),
    ("fr", "La directrice du Cabinet du ministre a écrit au Cabinet Rivages Conseil.", ["Cabinet Rivages Conseil"]),
    ("fr", "Les chefs d'État et de gouvernement de la Ligue des rivages ont reçu le gouvernement wallon.",
     ["Ligue des rivages", "gouvernement wallon"]),
    ("fr", "ASSISES DES RÉSEAUX DE PÊCHEURS DE LAMBRA", []),
    ("en", "The Northern Youth Council and the Centre for Rural Mediation signed it.",
     ["Northern Youth Council", "Centre for Rural Mediation"]),
    ("en", "They met at the White House's Rural Policy Council.", ["White House", "Rural Policy Council"]),
    ("fr", "Le Bureau du Représentant du Secrétaire général des N U pour l'Afrique du Nord a signé.",
     ["Bureau du Représentant du Secrétaire général des N U pour l'Afrique du Nord"]),
    ("en", "Karim came from the Centre of Mediation, Sports and Culture in Tunis.",
     ["Centre of Mediation, Sports and Culture"]),
    ("en", "It wrote to the Ministry of Health, UNICEF and Oxfam.", ["Ministry of Health", "UNICEF", "Oxfam"]),
    ("en", "Northern Prince Tells Rural Council of Drought", ["Rural Council of Drought"]),
    ("fr", "Sont venus la mairie de Sfax, le ministère de la Pêche et la chambre des métiers.",
     ["mairie de Sfax", "ministère de la Pêche"]),
    ("fr", "Elle travaille à l'Ambassade de Suède et Badr Lamrani à l'Ambassade du Japon aux côtés des pêcheurs.",
     ["Ambassade de Suède", "Ambassade du Japon"]),
    ("fr", "La Cellule de Prévention du conflit violent du Delta répond.",
     ["Cellule de Prévention du conflit violent du Delta"]),
    ("en", "It met the Office for the Delta and the Coast and the Asia and Lakes Institute for Peace (ALIP).",
     ["Office for the Delta and the Coast", "Asia and Lakes Institute for Peace"]),
    ("en", "The Northern Foundation for Administration and Public Policies signed.",
     ["Northern Foundation for Administration and Public Policies"]),
    ("fr", "Badr Lamrani, ministre de la Ville et de la Jeunesse, a signé.", []),
    ("ar", "وقال نائب رئيس جامعة الواحات للعلوم للعلاقات الخارجية إن العمل مستمر.", ["جامعة الواحات للعلوم"]),
    ("ar", "تنظم جمعية We Help Nabeul لقاء مع عضو هيئة كبار علماء الواحات.",
     ["جمعية We Help Nabeul", "هيئة كبار علماء الواحات"]),
    ("ar", "حضر اتحاد شباب القرى والجامعات، ومدير وزارة الشباب وناقش اللقاء الأمر.",
     ["اتحاد شباب القرى", "وزارة الشباب"]),
    ("ar", "رئيس المركز الوطني للمياه وإدارة السدود حاضر.", ["المركز الوطني للمياه وإدارة السدود"]),
    ("ar", "تشكلت اللجنة الوطنية لمكافحة الفكر المتطرف.", ["اللجنة الوطنية لمكافحة الفكر المتطرف"]),
    ("ar", "شاركت خلية الإنصات بوزارة الشباب والرياضة في الحفل.", ["خلية الإنصات", "وزارة الشباب والرياضة"]),
    ("ar", "نظم مركز النهر العالمي للحوار بين أتباع الأديان والثقافات ندوة.",
     ["مركز النهر العالمي للحوار بين أتباع الأديان والثقافات"]),
    ("ar", "أشاد بجهود وزارة الشباب والرياضة المتواصلة لنشر القراءة.", ["وزارة الشباب والرياضة"]),
    ("en", "It partnered with Northern Youth Foundation and Cooperation Delta.", ["Northern Youth Foundation"]),
    ("en", "The United Nations Rural Mediation Centre (UNRMC) signed.", ["United Nations Rural Mediation Centre"]),
    ("ar", "نظم المرصد التونسي للتعاون الريفي لقاء مع وزارة الشباب والرياضة بالعاصمة.",
     ["المرصد التونسي للتعاون الريفي", "وزارة الشباب والرياضة"]),
    ("ar", "قالت منظمة دولية إن المنظمة في تواصل مع الجمعية.", []),
    ("ar", "رسالة اللجنة الريفية العليا في تونس إلى الأعضاء.", ["اللجنة الريفية العليا"]),  # the seat is no name
    ("ar", "أصدرت جمعية الضفاف الثقافية بيانا احتفالا بيوم الشباب.", ["جمعية الضفاف الثقافية"]),
    ("ar", "سقطت حكومة سالم بعد أيام.", []),
    ("ar", "استقر اللقاء الذي يحتضنه مركز البحيرة الثقافي على الدعوة لوضع خطة.", ["مركز البحيرة الثقافي"]),
    ("ar", "بتنظيم من وزارة الدفاع وشؤون المتقاعدين وأولاد الشهداء، بالعاصمة.",
     ["وزارة الدفاع وشؤون المتقاعدين وأولاد الشهداء"]),
    ("ar", "وحضر إطارات من وزارة الشؤون الدينية و الأوقاف و أساتذة من عديد الجامعات.",
     ["وزارة الشؤون الدينية و الأوقاف"]),
    ("ar", "نظمت بعثة الاتحاد الأوروبي في لبنان، مع وحدة التنسيق الوطني لمنع العنف، ورشة.",
     ["بعثة الاتحاد الأوروبي في لبنان", "وحدة التنسيق الوطني لمنع العنف"]),
    ("ar", "بتمويل من جهاز التعاون للاتحاد الأوروبي وبمشاركة رئاسة الحكومة.",
     ["جهاز التعاون للاتحاد الأوروبي", "رئاسة الحكومة"]),
    ("ar", "يضم التحالف مؤسسة (أجيال القراءة) في الأردن.", ["مؤسسة (أجيال القراءة)"]),
    ("ar", "تنظيم الدورة الرابعة للمنتدى في مارس.", []),
    ("ar", "شاركت جامعة محمد الخامس وللاتحاد الأوروبي دور.", ["جامعة محمد الخامس", "الاتحاد الأوروبي"]),
    ("ar", "وقعت الجمعية المغربية للتربية على المواطنة اتفاقا مع بلدية بن غانم.",
     ["الجمعية المغربية للتربية على المواطنة", "بلدية بن غانم"]),
    ("ar", "استقبل مركز تونس لدراسات غرب إفريقيا وفدا.", ["مركز تونس لدراسات غرب إفريقيا"]),
    ("ar", "قال أستاذ في جامعة طنجة نشر دراسة مهمة إن الأمر صعب.", ["جامعة طنجة"]),
    ("ar", "نظمه مخبر الدراسات الاجتماعية والأمن المجتمعي.", ["مخبر الدراسات الاجتماعية والأمن المجتمعي"]),
    ("ar", 'أصدرت شبكة "نور" لحقوق المرأة بيانا.', ['شبكة "نور" لحقوق المرأة']),
    ("ar", "نظمته مؤسسة النهر الأبيض للحوار.", ["مؤسسة النهر الأبيض للحوار"]),
    ("ar", "توصي بإشراك المندوبية الجهوية للتربية في برمجة الأنشطة.", ["المندوبية الجهوية للتربية"]),
    ("ar", "قرر الاجتماع الثالث للجنة المشتركة المعنية بالحدود ذلك.", ["اللجنة المشتركة المعنية بالحدود"]),
    ("ar", "نظمته منظمة الواحات للتنمية وإشراف التحالف الأهلي للسلم.",
     ["منظمة الواحات للتنمية", "التحالف الأهلي للسلم"]),
    ("ar", "تحدثت اللجنة العليا للوساطة والآلية الثلاثية.", ["اللجنة العليا للوساطة"]),
    ("ar", "وتلا الأمين العام للمجلس التوصيات.", []),
    ("ar", "عرف شبكة الكتاب النرويجيين والحديث عن القراءة.", ["شبكة الكتاب النرويجيين"]),
    ("ar", "أطلقه مرصد الهجرة غير النظامية بالضفة.", ["مرصد الهجرة غير النظامية"]),
    ("ar", "طلب فتح مكتب دائم للأحوال المدنية في القضاء.", []),
]  # fmt: skip


def read(text: str, language: str) -> Analysis:
    return add_organisations(add_sentences(Analysis(document=paper(text, language))))


@pytest.mark.parametrize(("language", "text", "names"), CASES)
def test_bodies_are_found_with_their_edges(language, text, names):
    found = read(text, language).facts_of(FactKind.ORGANISATION)
    assert [fact.fields["name"] for fact in found if fact.rule != "model"] == names


NO_BODIES = [
    ("fr", "CONFERENCE SUR LA RADICALISATION"),
    ("ar", "يعقد اللقاء يوم 24 نيسان في القاعة الكبرى."),
    ("en", "The panel “Methods for the Rehabilitation of Youngsters Involved in Rural Conflicts” opened."),
    ("fr", "L'ouverture a été faite par le Ministre des Affaires Etrangères."),
]


@pytest.mark.parametrize(("language", "text"), NO_BODIES)
def test_offices_and_parts_of_titles_are_no_bodies(language, text):
    assert not read(text, language).facts_of(FactKind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Le Programme de développement des Nations Unies (PNUD) a signé. Le PNUD paie.", True),
        ("La Plateforme navale des utilisateurs du delta (PNUD) a signé. La PNUD paie.", False),
    ],
)
def test_a_document_means_by_an_acronym_the_body_that_it_defines(text, authority):
    found = [fact for fact in read(text, "fr").facts_of(FactKind.ORGANISATION) if fact.fields.get("acronym") == "PNUD"]
    assert [bool(fact.fields.get("authority")) for fact in found] == [authority]


def test_an_acronym_belongs_to_the_name_before_it():
    text = "L'Agence nationale du dialogue social (ANDS) est née en 2019. L'ANDS publie un rapport."
    analysis = read(text, "fr")
    (fact,) = analysis.facts_of(FactKind.ORGANISATION)
    assert fact.fields["acronym"] == "ANDS"
    assert fact.citation.quote == "Agence nationale du dialogue social"
    mentions = analysis.mentions_of(EntityKind.ORGANISATION)
    assert [m.citation.quote for m in mentions] == ["Agence nationale du dialogue social", "ANDS", "ANDS"]
    assert {m.fact for m in mentions} == {fact.id}


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("fr", "L'Observatoire tunisien du dialogue publie une étude. L'Observatoire y répond.", "Observatoire"),
        ("en", "The Northern Youth Council met. Later the Council voted.", "Council"),
        ("ar", "نظم المرصد التونسي للحوار لقاء. وأضاف المرصد أن العمل مستمر.", "المرصد"),
    ],
)
def test_a_short_form_leads_to_the_body_named_before(language, text, short):
    analysis = read(text, language)
    (fact,) = analysis.facts_of(FactKind.ORGANISATION)
    last = analysis.mentions_of(EntityKind.ORGANISATION)[-1]
    assert (last.citation.quote, last.fact) == (short, fact.id)


def test_names_of_one_body_in_two_languages_are_one_fact():
    (fact,) = read("The Programme des Nations unies pour le développement (UNDP) and the PNUD.", "en").facts
    assert fact.fields["authority"] == "undp"
    assert fact.fields["type"] == "igo"


def test_a_list_of_signatories_names_bodies():
    text = "Organisations signataires :\n\n- Les Amandiers\n\n- Graines d'avenir\n\n- Passerelle\n"
    names = [fact.fields["name"] for fact in read(text, "fr").facts]
    assert names == ["Les Amandiers", "Graines d'avenir", "Passerelle"]


def test_brackets_of_a_list_may_tell_the_office_before_the_body():
    text = (
        "Le jury comptait Salim Naceri (directeur de recherche au Foyer des Rives), Ada Holm (professeure à Delta "
        "Lodge, Narva), Lina Jabri (avocate) et Omar Fadiga (Cercle des Dunes)."
    )
    bodies = [fact.fields["name"] for fact in facts(analysed(text, "fr"), FactKind.ORGANISATION)]
    assert bodies == ["Foyer des Rives", "Delta Lodge", "Cercle des Dunes"]


def test_a_body_of_a_land_ends_before_what_a_text_of_it_is_about():
    text = "The Memorandum between the Lagoon League and the Government of Japan on Cooperation at Sea was signed."
    assert "Government of Japan" in [fact.fields["name"] for fact in facts(analysed(text, "en"), FactKind.ORGANISATION)]


def test_every_quote_stands_where_it_is_cited_and_every_rule_has_a_reason():
    for language, text, _ in CASES:
        analysis = read(text, language)
        assert all(item.citation.holds_in(text) for item in (*analysis.facts, *analysis.mentions))
        for fact in analysis.facts:
            assert fact.rule in rules(FactKind.ORGANISATION)
            assert reason(fact, "ar") != reason(fact, "fr")


def test_an_acronym_that_its_long_name_follows_in_brackets():
    text = "L'atelier a réuni l'OFR (Observatoire des fleuves et des rives). L'OFR a remercié les élus."
    [body] = facts(analysed(text, "fr"), FactKind.ORGANISATION)
    assert (body.fields["name"], body.fields["acronym"]) == ("Observatoire des fleuves et des rives", "OFR")


@pytest.mark.parametrize(
    ("text", "language"),
    [("يبلغ رأس ماله 30 مليون ريال سعودي.", "ar"), ("It was paid under a grant of CHF 85,000.", "en")],
)
def test_a_currency_is_no_body(text, language):
    assert facts(analysed(text, language), FactKind.ORGANISATION) == []


OFFICES = [
    ("fr", "Le bureau-pays du PNUD au Maroc ouvre.", "bureau-pays du PNUD au Maroc", "undp", "MA"),
    ("fr", "Le Programme des Nations Unies pour le développement (PNUD) au Maroc ouvre.",
     "Programme des Nations Unies pour le développement au Maroc", "undp", "MA"),
    ("fr", "L'UNICEF Tunisie ouvre.", "UNICEF Tunisie", "unicef", "TN"),
    ("en", "UNICEF's country office in Chad opened.", "UNICEF's country office in Chad", "unicef", "TD"),
    ("en", "The Office of the UNHCR in Mali opened.", "Office of the UNHCR in Mali", "unhcr", "ML"),
    ("ar", "افتتح مكتب برنامج الأمم المتحدة الإنمائي بالمغرب ورشة.",
     "مكتب برنامج الأمم المتحدة الإنمائي بالمغرب", "undp", "MA"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "body", "country"), OFFICES)
def test_a_country_office_is_a_part_of_its_body(language, text, name, body, country):
    found = facts(analysed(text, language), FactKind.ORGANISATION)
    assert [(f.fields["name"], f.fields["part_of"], f.fields["country"]) for f in found] == [(name, body, country)]
    assert not found[0].fields.get("authority")


@pytest.mark.parametrize("text", ["UNESCO and Morocco signed.", "In Chad, UNHCR works.", "The UN in Mali left."])
def test_a_body_beside_a_country_is_no_office(text):
    assert not [f for f in facts(analysed(text, "en"), FactKind.ORGANISATION) if f.fields.get("part_of")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The charity Learn Without Walls has opened a school.", ["Learn Without Walls"]),
        (
            "It was held by the Al Shams Foundation and the Northern Writers Council.",
            ["Al Shams Foundation", "Northern Writers Council"],
        ),
        ("EU and Council of Europe staff met.", ["EU", "Council of Europe"]),
        ("Port Council Chairman Ada Holm spoke.", ["Port Council"]),
        ("Elders Call on International Community to Promote Reading", []),
        ("Recalling Rivers Council decisions, they met in the Lusail Heritage Hall.", ["Rivers Council"]),
    ],
)
def test_english_names_begin_and_end_where_they_should(text, names):
    assert [fact.fields["name"] for fact in facts(analysed(text, "en"), FactKind.ORGANISATION)] == names
