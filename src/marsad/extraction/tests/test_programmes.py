"""Programmes with who carries and pays them; sums with their purpose."""

import pytest

from marsad.extraction import reasons
from marsad.extraction.programmes import CONFIDENCE, add_programmes
from marsad.extraction.tests.papers import analysed, facts
from marsad.records import EntityKind, FactKind


def programmes(text: str, language: str):
    return [fact.fields for fact in facts(analysed(text, language, add_programmes), FactKind.PROGRAMME)]


def test_a_project_with_its_carrier_partner_funder_and_budget():
    text = (
        "L'atelier s'inscrit dans le cadre du projet de « lecture pour tous », mis en œuvre par la Fondation Alizé en "
        "partenariat avec l'UNICEF, et financé par l'Union européenne (un budget de 120.000 euros)."
    )
    [project] = programmes(text, "fr")
    assert project["name"] == "projet de « lecture pour tous »"
    assert project["implementer"] == "Fondation Alizé"
    assert project["partners"] == ["UNICEF"]
    assert project["funder"] == "Union européenne"
    assert (project["amount"], project["currency"]) == (120000, "EUR")


BODIES = [
    ("ar", "كان بيننا مشروع مشترك بقيمة 300 ألف يورو مولته المنظمة الدولية للفرنكوفونية.",
     "", "المنظمة الدولية للفرنكوفونية"),
    ("ar", 'رصد الاتحاد الأوروبي 12 مليون أورو لتمويل مشروع "جسور" الذي سيتولى المعهد الوطني للتراث إنجازه.',
     "المعهد الوطني للتراث", "الاتحاد الأوروبي"),
    ("ar", "أطلقت وزارة الصيد مشروعا جديدا لدعم القرى الساحلية بمنحة من حكومة اليابان قدرها 4.8 ملايين دولار.",
     "وزارة الصيد", "حكومة اليابان"),
    ("ar", "تلقت القرية منحة بقيمة 80 ألف دولار أمريكي من مؤسسة الأفق لتنفيذ حملة توعية حول مخاطر البحر.",
     "", "مؤسسة الأفق"),
    ("ar", ("دشنت الوزارة مشروع إعادة تأهيل مراكز الشباب بتمويل من البنك الإسلامي للتنمية وتنفيذ شركة البناء الحديث."),
     "شركة البناء الحديث", "البنك الإسلامي للتنمية"),
    ("en", 'The "Safe Passage" project, funded by the Government of Japan, is implemented by the Bridge Foundation.',
     "Bridge Foundation", "Government of Japan"),
    ("en", 'Launched in 2017 with €4 million from the European Union, the "Bridges" initiative is run by UNICEF.',
     "UNICEF", "European Union"),
    ("fr", ("Le Programme national de lecture est piloté par la Fondation Alizé, avec l'appui financier de l'Union "
     "européenne."), "Fondation Alizé", "Union européenne"),
    ("fr", "L'Agence des rives finance le Programme national de lecture du ministère de la Jeunesse.",
     "ministère de la Jeunesse", "Agence des rives"),
    ("fr", "**Le Canada investit 3 millions de dollars dans le Programme national de lecture**.", "", "Canada"),
    ("fr", ("Le Programme national de lecture a débuté en mars. Le projet est financé par l'Agence des rives et mis en "
     "œuvre par la Fondation Alizé."), "Fondation Alizé", "Agence des rives"),
    ("fr", ("Le Programme de lecture dans les oasis (PLOX) vise les jeunes. Dix ont été retenus. PLOX est "
     "financé par l'Agence des rives et mis en œuvre par la Fondation Alizé."), "Fondation Alizé", "Agence des rives"),
    ("ar", "وأطلقت وزارة الشباب البرنامج الوطني للقراءة.", "وزارة الشباب", ""),
    ("fr", "Le Canada poursuivra ses efforts dans le cadre de son Programme national de lecture.", "Canada", ""),
    ("fr", "On salue l'annonce, par l'Agence des rives, d'un don de 3 millions d'euros en faveur du projet « Lire ».",
     "", "Agence des rives"),
    ("fr", "L'Agence des rives, qui finance le Programme national de lecture, se réunit.", "", "Agence des rives"),
    ("fr", "Le projet « Lire », une initiative du PNUD, vise les jeunes.", "PNUD", ""),
    ("en", "The programme Home Again, run by the Lake Foundation and co-funded by UNESCO, has helped 212 children.",
     "Lake Foundation", "UNESCO"),
    ("en", ("The Lake Foundation is funding a $12.4 million programme, Schools That Stay, which the charity Learn "
     "Without Walls is carrying out in 310 villages."), "Learn Without Walls", "Lake Foundation"),
    ("en", ("It builds on Neighbours First, a pilot project financed by the Lake Foundation with a grant of SEK 4 "
     "million and implemented by UNESCO in 2021."), "UNESCO", "Lake Foundation"),
    ("en", "The Lake Foundation gave us 300,000 dollars for two years, for a project called Letters Home.",
     "", "Lake Foundation"),
    ("en", ("The EU-funded Bridge Readers initiative cost €6 million. Its implementing partner, the Lake Foundation, "
     "attributes the delay to storms."), "Lake Foundation", "EU"),
    ("en", "The ministry backs Open Doors, a $2 million project that the Lake Foundation is implementing.",
     "Lake Foundation", ""),
    ("en", "UNDP's Youth Resilience Programme reached 300 people, with support from UNESCO.", "UNDP", "UNESCO"),
    ("en", "The EU-funded Bridge Readers program is run by the Lake Foundation.", "Lake Foundation", "EU"),
    ("en", "It praised the Lake Foundation's Bridge Readers program, with support from the Shores Agency.",
     "Lake Foundation", "Shores Agency"),
    ("en", "The Lake Foundation will use the funds for its Bridge Readers program.", "Lake Foundation", ""),
    ("en", ("Paris, UNESCO will launch a project on “Readers of the Lake”. Guests came from far. The new project, "
     "co-funded by Canada, begins in May."), "UNESCO", "Canada"),
    ("fr", "Le projet « Lire » a débuté. Cofinancé par le Canada, ce projet vise les jeunes.", "", "Canada"),
    ("ar", "أعلن عن مشروع «قراءة للجميع» ونفذته «جمعية ضفاف البحيرة» بتمويل من منظمة اليونسكو.",
     "جمعية ضفاف البحيرة", "منظمة اليونسكو"),
    ("ar", "انطلق البرنامج الوطني للقراءة الذي تشرف على تنفيذه وزارة الشباب بدعم مالي من منظمة اليونسكو.",
     "وزارة الشباب", "منظمة اليونسكو"),
    ("ar", "سيستعرض معهد الضفاف أولى النتائج لبرنامج ” القراءة في القرى” الذي يمتد على سنتين بتمويل من منظمة اليونسكو.",
     "", "منظمة اليونسكو"),
    ("ar", "أطلقت جمعية الضفاف مشروع «يقظة الشباب» بتمويل من منظمة اليونسكو.", "جمعية الضفاف", "منظمة اليونسكو"),
    ("ar", "وأكدت السلطات أن برنامج نزع السلاح وإعادة الإدماج، الذي أُطلق للمساهمة في محاربة العنف، مستمر.", "", ""),
    ("ar", "شهدت القاعة اليوم انطلاقة مشروع تعزيز صمود الشباب بتمويل من منظمة اليونسكو.", "", "منظمة اليونسكو"),
    ("ar", "بلغت كلفة اللقاء 5000 دينار أردني غطتها منظمة اليونسكو ضمن مشروع «قراءة للجميع».", "", "منظمة اليونسكو"),
    ("ar", "أعلن عن إطلاق مشروع «قراءة للجميع». ويمول المشروع بتمويل من منظمة اليونسكو.", "", "منظمة اليونسكو"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "implementer", "funder"), BODIES)
def test_who_carries_a_programme_and_who_pays(language, text, implementer, funder):
    [programme] = programmes(text, language)
    assert (programme.get("implementer", ""), programme.get("funder", "")) == (implementer, funder)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Elle a lancé le Plan national de lecture et en déclarant la fin.", "fr", "Plan national de lecture"),
        ("Le ministère a lancé le Programme national de lecture.", "fr", "Programme national de lecture"),
        ("The Bridge Readers program will run in schools.", "en", "Bridge Readers program"),
        ("أطلقت الوزارة البرنامج الوطني للقراءة.", "ar", "البرنامج الوطني للقراءة"),
        ("أعلنت الجمعية عن مشروع «قراءة للجميع».", "ar", "مشروع «قراءة للجميع»"),
        ("La mairie a lancé le LIREA, un nouveau projet visant les jeunes lecteurs.", "fr", "LIREA"),
        ("Le conseil parle de « Lire au lac », un programme du ministère.", "fr", "Lire au lac"),
        ("وتحدثت عن «قراءة للجميع»، وهو مشروع تنفذه وزارة الشباب.", "ar", "قراءة للجميع"),
    ],
)
def test_a_programme_by_its_name(text, language, name):
    assert [programme["name"] for programme in programmes(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ce programme est long.", "fr"),
        ("Les lecteurs de ce programme « lisent le soir au bord du lac ».", "fr"),
        ("Nous avons des projets.", "fr"),
        ("The program is on television.", "en"),
        ("شاهدنا برنامجا أمس.", "ar"),
    ],
)
def test_plain_nouns_are_no_programmes(text, language):
    assert programmes(text, language) == []


def test_a_sum_for_a_purpose_is_a_programme():
    [given] = programmes("L'Italie a alloué 3 millions d'euros pour la formation des bibliothécaires.", "fr")
    assert given["name"] == "la formation des bibliothécaires"
    assert (given["amount"], given["currency"]) == (3000000, "EUR")


TITLED = [
    ("fr", ("Titre : Lire au bord du lac\nPays : Norland\nCe projet, mis en œuvre par la Fondation Alizé, est financé "
     "par l'Union européenne et vise les jeunes."), "Lire au bord du lac", "Fondation Alizé", "Union européenne"),
    ("en", ("Project title: Reading by the lake\nCountry: Norland\nThis project is implemented by the Lake Foundation "
     "and funded by UNESCO."), "Reading by the lake", "Lake Foundation", "UNESCO"),
    ("ar", "اسم المشروع: القراءة على ضفة البحيرة\nينفذ هذا المشروع بتمويل من منظمة اليونسكو.",
     "القراءة على ضفة البحيرة", "", "منظمة اليونسكو"),
    ("en", ("| Programme | Reading by the lake (Lecture)\n| Implemented by | Lake Foundation, with the Shores Agency\n"
     "| Funding | UNESCO, EUR 40,000"), "Reading by the lake (Lecture)", "Lake Foundation", "UNESCO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "implementer", "funder"), TITLED)
def test_a_page_about_a_project_names_it_in_its_title(language, text, name, implementer, funder):
    [programme] = programmes(text, language)
    assert programme["name"] == name
    assert (programme.get("implementer", ""), programme.get("funder", "")) == (implementer, funder)


def test_the_name_of_such_a_programme_is_cited_where_it_stands():
    found = analysed(TITLED[0][1], "fr", add_programmes)
    [fact] = facts(found, FactKind.PROGRAMME)
    assert [(m.fact, m.citation.quote) for m in found.mentions_of(EntityKind.PROGRAMME)] == [
        (fact.id, fact.fields["name"])
    ]


def test_a_title_names_no_programme_where_nobody_carries_or_pays():
    assert programmes("Titre : Lire au bord du lac\nCe projet est long.", "fr") == []


def test_every_rule_has_its_reason():
    assert set(CONFIDENCE) == set(reasons.rules(FactKind.PROGRAMME))


@pytest.mark.parametrize(
    ("text", "language", "fields"),
    [
        (
            "Projet « Passerelles du Sud »\nBailleur : Agence des rives\nBudget : 30 000 EUR\nCible : les apprentis",
            "fr",
            {"funder": "Agence des rives", "amount": 30000, "currency": "EUR", "target_group": "les apprentis"},
        ),
        (
            "Project “Southern Bridges”\nDonor: Shores Agency\nImplementing partner: Lake Trust\nAmount | 12,500 USD",
            "en",
            {"funder": "Shores Agency", "implementer": "Lake Trust", "amount": 12500, "currency": "USD"},
        ),
        (
            "مشروع «جسور الجنوب»\nالجهة المانحة: وكالة الضفاف\nالجهة المنفذة: جمعية البحيرة\nالميزانية: 20 ألف دولار",
            "ar",
            {"funder": "وكالة الضفاف", "implementer": "جمعية البحيرة", "amount": 20000, "currency": "USD"},
        ),
    ],
)
def test_lines_of_a_sheet_fill_the_programme(text: str, language: str, fields: dict[str, object]):
    found = facts(analysed(text, language, add_programmes), FactKind.PROGRAMME)
    assert {key: found[0].fields[key] for key in fields} == fields


def test_a_sum_alone_is_no_name():
    assert programmes("The study was paid for by the Shores Agency under a grant of CHF 85,000.", "en") == []


def test_a_job_is_no_programme():
    assert programmes("Ada Holm, UNODC programme officer, launched the day.", "en") == []


def test_what_a_meeting_cost_is_no_sum_of_the_programme_that_held_it():
    (found,) = programmes("بلغت كلفة الدورة 3.200 دينار أردني غطتها الوكالة ضمن مشروع «بئر لكل قرية».", "ar")
    assert not found.get("amount")


@pytest.mark.parametrize(
    ("language", "text", "name", "fields"),
    [
        (
            "fr",
            "Le projet d'appui aux îles (PAVI), d'un coût de 12 millions d'euros, est financé par la Banque du Delta.",
            "projet d'appui aux îles (PAVI)",
            {"funder": "Banque du Delta", "amount": 12_000_000},
        ),
        (
            "fr",
            "L'initiative « Écoles ouvertes », financée à hauteur de 150 000 euros par l'UNESCO, concerne dix villes.",
            "initiative « Écoles ouvertes »",
            {"funder": "UNESCO", "amount": 150_000},
        ),
        (
            "fr",
            "L'initiative « Racines du Port », conduite de 2018 à 2021 par l'ONG Corail, a pris fin.",
            "initiative « Racines du Port »",
            {"implementer": "ONG Corail"},
        ),
        (
            "fr",
            "Le programme « Quais ouverts » est financé par l'UNESCO et la Fondation Corail à hauteur de 2 M€.",
            "programme « Quais ouverts »",
            {"funder": "UNESCO ; Fondation Corail"},
        ),
        (
            "fr",
            "Projet : Quais ouverts\n\nBudget : 3,4 M€\n\nBailleur : Agence Corail\n\nMaître d'œuvre : Ports unis",
            "Quais ouverts",
            {"funder": "Agence Corail", "implementer": "Ports unis", "amount": 3_400_000},
        ),
        (
            "en",
            'The "Open Doors" programme, run with the support of the Nordic Fund for Libraries, trains guards.',
            '"Open Doors" programme',
            {"funder": "Nordic Fund for Libraries"},
        ),
        (
            "en",
            "UNODC launched a three-year, $4.2 million initiative to prevent violence in rural schools.",
            "initiative to prevent violence in rural schools",
            {"implementer": "UNODC", "amount": 4_200_000},
        ),
        (
            "ar",
            'مشروع "نوافذ" للقراءة: الجهة المنفذة جمعية بدائل الشباب، الجهة الممولة سفارة سويسرا، 600 ألف دولار.',
            'مشروع "نوافذ"',
            {"implementer": "جمعية بدائل الشباب", "funder": "سفارة سويسرا"},
        ),
        (
            "ar",
            "قدمت الوكالة الفرنسية للتنمية منحة بقيمة 3 ملايين أورو لفائدة مشروع دعم المكتبات بولاية القصرين.",
            "مشروع دعم المكتبات بولاية القصرين",
            {"funder": "الوكالة الفرنسية للتنمية", "amount": 3_000_000},
        ),
        (
            "ar",
            "تبلغ كلفة البرنامج الوطني للوقاية من الغرق 25 مليون درهم، وتشرف على تنفيذه وزارة الشباب.",
            "البرنامج الوطني للوقاية من الغرق",
            {"implementer": "وزارة الشباب", "amount": 25_000_000},
        ),
    ],
)
def test_a_programme_has_its_money(language: str, text: str, name: str, fields: dict[str, object]):
    [found] = programmes(text, language)
    assert found["name"] == name
    assert {field: found[field] for field in fields} == fields
