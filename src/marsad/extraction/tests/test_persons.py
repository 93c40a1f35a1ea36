"""Persons are found in three languages, with the office that stands beside the name, and by family name again."""

import pytest

from marsad.extraction.organisations import add_organisations
from marsad.extraction.persons import add_persons
from marsad.extraction.reasons import rules
from marsad.extraction.steps import add_sentences
from marsad.extraction.tests.test_chain import paper
from marsad.records import Analysis, EntityKind, FactKind

CASES = [
    ("fr", "Le directeur général de l'Institut des oasis, Salim Naceri, a ouvert la séance.",
     "Salim Naceri", "directeur général de l'Institut des oasis"),
    ("fr", "Mme Salma Idrissi, présidente du Conseil régional des jeunes, a remercié les participants.",
     "Salma Idrissi", "présidente du Conseil régional des jeunes"),
    ("fr", "Selon le ministre tunisien de la santé, Karim Benzarti, le plan avance.",
     "Karim Benzarti", "ministre tunisien de la santé"),
    ("ar", "وقالت الأمينة العامة لمجلس شؤون الأسرة ميمونة الناصري إن اللقاء مفيد.",
     "ميمونة الناصري", "الأمينة العامة لمجلس شؤون الأسرة"),
    ("ar", "قُدمت ورقة للدكتورة سلمى الناصري أمس.", "سلمى الناصري", "الدكتورة"),
    ("en", "Salma Idrissi, a lawyer and activist, spoke first.", "Salma Idrissi", "lawyer and activist"),
    ("en", "UN Special Rapporteur Salma Idrissi urged States to wait.", "Salma Idrissi", "Special Rapporteur"),
    ("en", "Speaking in Amman, Jordan's Minister of Health, Hala Naceri, said it was late.",
     "Hala Naceri", "Jordan's Minister of Health"),
    ("en", "The session was opened by the Director of the Bureau, Marit Solberg-Okoro, who spoke of cities.",
     "Marit Solberg-Okoro", "Director of the Bureau"),
    ("en", "In his remarks, the Chairman of the Trust, Dr Ibrahim Al Suwaidi, thanked them.",
     "Ibrahim Al Suwaidi", "Chairman of the Trust"),
    ("en", "It was led by its President, Rabbi Simon Abravaya.", "Simon Abravaya", "President"),
    ("en", "Selangor Chief Minister Ahmad Rahman said it was late.", "Ahmad Rahman", "Selangor Chief Minister"),
    ("en", "Deputy Minister Daniel Hartwell welcomed the guests.", "Daniel Hartwell", "Deputy Minister"),
    ("fr", "Le Secrétaire d'Etat auprès du Ministre de la Pêche M. Badr Lamrani a répondu.",
     "Badr Lamrani", "Secrétaire d'Etat auprès du Ministre de la Pêche"),
    ("fr", "Les mots de la Représentante Spéciale du Maire (ACR), Madame Tessema, ont plu.",
     "Tessema", "Représentante Spéciale du Maire (ACR)"),
    ("ar", "استقبل المدير العام للموانئ (خدمة عامة) ومراقبة الشواطئ (بلدية)، عبد اللطيف الناصري، ضيفه.",
     "عبد اللطيف الناصري", "المدير العام للموانئ (خدمة عامة) ومراقبة الشواطئ (بلدية)"),
    ("ar", "افتتح اللقاء مدير المركز سيدي سالم ولد حمود أمس.", "سيدي سالم ولد حمود", "مدير المركز"),
    ("fr", "Monsieur Badr Lamrani (Secrétariat Général du Comité des pêches) a répondu.", "Badr Lamrani", ""),
    ("ar", "وأشار وكيل كلية الآداب بجامعة الملك سعود الدكتور حميد الناصري إلى ذلك.",
     "حميد الناصري", "وكيل كلية الآداب بجامعة الملك سعود"),
    ("fr", "Haoua Illiassou Barreau du Littoral Médias et récits", "Haoua Illiassou", ""),
    ("ar", "حضر السيد عبد الجبار محمد الدليمي ممثل عن البلدية.", "عبد الجبار محمد الدليمي", "ممثل عن البلدية"),
    ("ar", "تكلم عميد الكلية الأستاذ سالم الناصري المحترم.", "سالم الناصري", "عميد الكلية"),
    ("ar", "أكد رئيس المرصد الريفي للحوار، سالم الناصري، أن اللقاء مهم.", "سالم الناصري", "رئيس المرصد الريفي للحوار"),
    ("ar", "وألقى معالي الدكتور فهد بن سعد القحطاني كلمة.", "فهد بن سعد القحطاني", "معالي الدكتور"),
    ("ar", "حضر الحفل وزير الدفاع كمال يلدز وعدد من الضباط.", "كمال يلدز", "وزير الدفاع"),
    ("ar", "بحضور الدكتور على عبد العال رئيس جمعية النهر.", "على عبد العال", "رئيس جمعية النهر"),
    ("ar", "وقالت ليلى بنعمر، منسقة شبكة النساء، إن العمل مستمر.", "ليلى بنعمر", "منسقة شبكة النساء"),
    ("ar", "وقال كريم النوري، وهو مدرب بناء قدرات وميسر جلسات، إن الجلسة حضرها كثيرون.", "كريم النوري",
     "مدرب بناء قدرات وميسر جلسات"),
    ("ar", 'هذا ما قاله رئيس تحالف "ضفاف واحدة" كريم النوري في بيان.', "كريم النوري",
     'رئيس تحالف "ضفاف واحدة"'),
    ("ar", 'ويقول المدير التنفيذي للمركز فهد السهلي: "العمل مستمر".', "فهد السهلي", "المدير التنفيذي للمركز"),
    ("ar", "وقالت مديرة المعهد سلوى الهاشمي إن العمل مستمر.", "سلوى الهاشمي", "مديرة المعهد"),
    ("ar", "أما الباحث في علم الاجتماع بجامعة الواحات المنصف الزرلي فحذّر من التسرع.", "المنصف الزرلي",
     "الباحث في علم الاجتماع بجامعة الواحات"),
    ("fr", "Salim Fadiga est enseignant dans une école de quartier.", "Salim Fadiga", "enseignant"),
    ("fr", "Le ministre de la Pêche, le Colonel-major Salim Fadiga a ouvert la séance.",
     "Salim Fadiga", "ministre de la Pêche"),
    ("fr", "La ministre des Ports, de la Pêche côtière et des Lambrais établis au loin, Salma Jabri, a souri.",
     "Salma Jabri", "ministre des Ports, de la Pêche côtière et des Lambrais établis au loin"),
    ("fr", "Le ministre auprès du président, chargé de la Ville et des Ports, Salim Fadiga, a souri.",
     "Salim Fadiga", "ministre auprès du président, chargé de la Ville et des Ports"),
    ("fr", "Elle a parlé au nom du secrétaire général Salim Fadiga.", "Salim Fadiga", "secrétaire général"),
    ("fr", "Le président mauritanien, Sidi Ould Cheikh Hamdi, a souri.",
     "Sidi Ould Cheikh Hamdi", "président mauritanien"),
    ("fr", "Elle suit M. Salim Fadiga, commissaire aux Ports, à la pêche et à la mer du Fleuve, et d'autres.",
     "Salim Fadiga", "commissaire aux Ports, à la pêche et à la mer du Fleuve"),
    ("fr", "Présents : Messieurs Salim FADIGA, analyste de pêche, et d'autres.", "Salim FADIGA", "analyste de pêche"),
    ("fr", "La séance, ouverte par Salim Fadiga, ministre de la Pêche et close par une prière, a plu.",
     "Salim Fadiga", "ministre de la Pêche"),
    ("fr", "Sous la présidence de M. Salim Fadiga, Premier ministre, en présence d'élus.",
     "Salim Fadiga", "Premier ministre"),
    ("fr", "Salma Jabri, directrice du Fonds pour l'Éducation, les Sciences et la Pêche, a souri.",
     "Salma Jabri", "directrice du Fonds pour l'Éducation, les Sciences et la Pêche"),
    ("en", "Lina Holm is a teacher at a school in Narva.", "Lina Holm", "teacher"),
    ("fr", "Adjoint au maire de Bizerte et conseiller municipal chargé des sports, Salim Naceri a répondu.",
     "Salim Naceri", "conseiller municipal chargé des sports"),
    ("fr", "La journée fut ouverte par Pr Cheikh Naceri.", "Cheikh Naceri", "Pr"),
    ("fr", "Ils ont suivi l’exposé de la Secrétaire générale adjointe du Réseau, Mme Salma Idrissi.",
     "Salma Idrissi", "Secrétaire générale adjointe du Réseau"),
    ("fr", "La représentante résidente adjointe du Fonds en Tunisie, Salma Idrissi, a parlé.",
     "Salma Idrissi", "représentante résidente adjointe du Fonds en Tunisie"),
    ("fr", "Ouvrant les travaux, la directrice de cabinet du ministre, Mme Salma Idrissi, a parlé.",
     "Salma Idrissi", "directrice de cabinet du ministre"),
    ("fr", "Rapporteure : Salma Idrissi (Conseil des ports).", "Salma Idrissi", "Rapporteure"),
    ("fr", "Salma Idrissi, Université de Lambra", "Salma Idrissi", ""),
    ("ar", "حضرها والي سوسة السيد الهادي الناصري وممثلين عن الجمعيات.", "الهادي الناصري", "والي سوسة"),
    ("ar", "وقالت نائبة رئيس المجلس المكلفة بالثقافة، سلمى الناصري، إن الأمر صعب.",
     "سلمى الناصري", "نائبة رئيس المجلس المكلفة بالثقافة"),
    ("ar", "وقعها عن الجمعية أمينها العام المهندس تركي الناصري.", "تركي الناصري", "أمينها العام"),
    ("ar", "رئيسة الملتقى: د. سلمى الناصري", "سلمى الناصري", "رئيسة الملتقى"),
    ("ar", "رئيسة الهيئة الإدارية\n\nسلمى الناصري", "سلمى الناصري", "رئيسة الهيئة الإدارية"),
    ("ar", "حاورها: سالم الناصري", "سالم الناصري", ""),
    ("ar", "وأكدت الممثلة العليا للثقافة في الاتحاد الأوروبي كلاوديا ريموندي، أن الخطة جاهزة.",
     "كلاوديا ريموندي", "الممثلة العليا للثقافة في الاتحاد الأوروبي"),
    ("ar", "تحدث وكيل الأمين العام لمكتب المكتبات، فولاديسلاف برونسكي حول الكتب.",
     "فولاديسلاف برونسكي", "وكيل الأمين العام لمكتب المكتبات"),
    ("ar", "وأوضح السفير علاء سالم المتحدث باسم البلدية أن العمل مستمر.", "علاء سالم", "المتحدث باسم البلدية"),
    ("ar", "وقال العقيد أحمد الرناتي، الأمين التنفيذي لهيئة الأنهار في كلمته، إن العمل مستمر.",
     "أحمد الرناتي", "الأمين التنفيذي لهيئة الأنهار"),
    ("ar", 'وحضرت سفيرة كندا بتونس "كلارا دوبوريه" الحفل.', "كلارا دوبوريه", "سفيرة كندا بتونس"),
    ("ar", "أكد الدكتور علاء الناصري، المشرف على الإدارة القانونية بالمركز، أهمية توحيد الرؤى والأفكار.",
     "علاء الناصري", "المشرف على الإدارة القانونية بالمركز"),
    ("ar", "تحدث الدكتور سيد أبو العلا أستاذ التاريخ.", "سيد أبو العلا", "أستاذ التاريخ"),
    ("ar", "برعاية رئيس البلدية محمد ولد الشيخ الناصري.", "محمد ولد الشيخ الناصري", "رئيس البلدية"),
    ("ar", "وافتتحه رئيس هيئة الموانئ اللواء الركن محمود سالم الحداد أمس.", "محمود سالم الحداد", "رئيس هيئة الموانئ"),
    ("ar", "وقدم السيد سالم الناصري معاون مدير مركز النهر تدريبا.", "سالم الناصري", "معاون مدير مركز النهر"),
    ("fr", "« Oui », a déclaré aux délégués la ministre de la Pêche, Ada Holm.", "Ada Holm", "ministre de la Pêche"),
    ("en", "Foreign Minister Ada Holm opened the talks on Monday.", "Ada Holm", "Foreign Minister"),
    ("en", "The human rights lawyer Ada Holm said the text was weak.", "Ada Holm", "human rights lawyer"),
    ("en", "The centre's director Karim Ayari thanked the donors.", "Karim Ayari", "director"),
    ("en", "My name is Salma Idrissi and I lead the unit.", "Salma Idrissi", ""),
    ("en", "By Salma Al Idrissi, Manama", "Salma Al Idrissi", ""),
    ("fr", "Le ministre de l'Agriculture Moussa Idrissi a ouvert la rencontre.",
     "Moussa Idrissi", "ministre de l'Agriculture"),
    ("fr", "Le directeur de l'Office national du tourisme Karim Idrissi a visité le port.",
     "Karim Idrissi", "directeur de l'Office national du tourisme"),
    ("en", "Delta Executive Director Dr. Nils Aker signed it.", "Nils Aker", "Delta Executive Director"),
    ("en", "It grows, said Ada Holm, Delta Fund (DF) Director.", "Ada Holm", "Delta Fund (DF) Director"),
    ("en", "Interior Principal Secretary Nils Aker came.", "Nils Aker", "Interior Principal Secretary"),
    ("en", "The dean, Professor Nils Aker, PhD was the guest.", "Nils Aker", "dean"),
    ("en", "So said Ada Holm (Norland), Chair of the Rivers Fund, today.", "Ada Holm", "Chair of the Rivers Fund"),
    ("en", "Mr. Nils Aker, Vice President Ports at the Fund, gave.", "Nils Aker", "Vice President Ports at the Fund"),
    ("en", "The Minister of Ports and Trade Mr. Nils Aker came.", "Nils Aker", "Minister of Ports and Trade"),
    ("en", "Dr. Md. Nils Aker, manager of the port, came.", "Md. Nils Aker", "manager of the port"),
    ("ar", "وأكدت الممثلة الخاصة للأمين العام، سلمى الناصري، أن المرأة تقود.", "سلمى الناصري",
     "الممثلة الخاصة للأمين العام"),
    ("fr", "Le président de l'Union nationale des imams du Norland, Moussa Kané, a parlé.",
     "Moussa Kané", "président de l'Union nationale des imams du Norland"),
    ("en", "The National Coordinator of the Delta Centre, Maj.-Gen. Adamu Okoro, spoke.",
     "Adamu Okoro", "National Coordinator of the Delta Centre"),
]  # fmt: skip

LISTS = [
    ("fr", ("Chargé par le président du Port, M. Karim Sadi, le ministre d'État, ministre des Quais, de la Pêche et "
     "des Phares, M. Salim Fadiga préside la séance."),
     [("Karim Sadi", "président du Port"), ("Salim Fadiga", "ministre des Quais, de la Pêche et des Phares")]),
    ("fr", ("Le jury comptait Salim Naceri (directeur de recherche au Foyer des Rives), Ada Holm (professeure à Delta "
           "Lodge, Narva), Lina Jabri (avocate) et Omar Fadiga (Cercle des Dunes)."),
     [("Salim Naceri", "directeur de recherche au Foyer des Rives"),
      ("Ada Holm", "professeure à Delta Lodge, Narva"), ("Lina Jabri", "avocate"), ("Omar Fadiga", "")]),
    ("ar", "واستقبل الوزير سعيد العلمي والسفير مروان حداد، أمس الاثنين، الوفد.",
     [("سعيد العلمي", "الوزير"), ("مروان حداد", "السفير")]),
    ("ar", "وحضر اللقاء رئيس الجمعية خالد النعيمي ومدير المعهد سامي الزين.",
     [("خالد النعيمي", "رئيس الجمعية"), ("سامي الزين", "مدير المعهد")]),
    ("ar", ("حضر اللواء سمير جابر، الخبير الأمني، والدكتور أحمد الشافعي حسين، مستشار المرصد، وليلى بنعمر، رئيسة "
     "الجمعية، أمس."),
     [("سمير جابر", "الخبير الأمني"), ("أحمد الشافعي حسين", "مستشار المرصد"), ("ليلى بنعمر", "رئيسة الجمعية")]),
    ("fr", ("Ont parlé le chef de la Mission des oasis, SEM Badr Lamrani, de la représentante spéciale du directeur "
            "du Fonds rural (FDR), Madame Ines Ferrat, et du maire, S.E.M. Adel Toumi."),
     [("Badr Lamrani", "chef de la Mission des oasis"),
      ("Ines Ferrat", "représentante spéciale du directeur du Fonds rural (FDR)"), ("Adel Toumi", "maire")]),
    ("en", ("It was closed by Mrs. Hana Dridi, Chief of Cabinet & Spokesperson for the Coastal Office and Dr. Tarik "
     "Osmani, Deputy Director of the Delta Fund."),
     [("Hana Dridi", "Chief of Cabinet & Spokesperson for the Coastal Office"),
      ("Tarik Osmani", "Deputy Director of the Delta Fund")]),
    ("fr", ("Ont parlé Ines Ferrat, de l'Institut des oasis, coordonnatrice du projet, et Badr Lamrani, secrétaire du "
           "ministre de la Pêche, des Ports et du Travail."),
     [("Ines Ferrat", ""), ("Badr Lamrani", "secrétaire du ministre de la Pêche, des Ports et du Travail")]),
    ("fr", "Ont parlé Sami Naceri, imam de la mosquée du Port et le pasteur Karim Ayari, représentant des pêcheurs.",
     [("Sami Naceri", "imam de la mosquée du Port"), ("Karim Ayari", "représentant des pêcheurs")]),
    ("fr", ("Le président par intérim du Conseil du Port, Sami Naceri, a salué la directrice de cabinet du ministre "
           "Karim Ayari."),
     [("Sami Naceri", "président par intérim du Conseil du Port"), ("Karim Ayari", "ministre")]),
    ("en", "Mr. Karim Belhadj, Senior Director at the Delta Fund attended the meeting.",
     [("Karim Belhadj", "Senior Director at the Delta Fund")]),
    ("en", "Mr. Karim Belhadj Political Affairs Officer at the Coastal Office took part.",
     [("Karim Belhadj", "Political Affairs Officer at the Coastal Office")]),
]  # fmt: skip
SENT = [
    ("en", "They invited Mr. Karim Belhadj, from the Delta Policy Institute, and others.", "Delta Policy Institute"),
    ("fr", "Mme Ines Ferrat de l'Institut des oasis a pris la parole.", "Institut des oasis"),
]
NAMES = [
    ("en", "Dr Khulud al-Zarqouni spoke in Oslo.", "Khulud al-Zarqouni"),
    ("en", "President Hamid ash-Sharoudi said so in Oslo.", "Hamid ash-Sharoudi"),
    ("en", "Khulud al-Zarqouni, director of the Fjord Centre for Dialogue, met donors.", "Khulud al-Zarqouni"),
    ("en", "Sheikh Hamid bin Rashed al-Zarqouni said so in Oslo.", "Hamid bin Rashed al-Zarqouni"),
    ("fr", "M. Hamid al-Zarqouni a parlé à Oslo.", "Hamid al-Zarqouni"),
    ("ar", "وأشاد السفير كورفان بجهود الصيادين.", "كورفان"),
    ("ar", "وحضر رئيس البلدية سالم الناصري بوصفه ضيفا.", "سالم الناصري"),
    ("ar", "أشرف معالي وزير الثقافة، الهادي ولد سالم ولد أحمد النمري، اليوم على اللقاء.",
     "الهادي ولد سالم ولد أحمد النمري"),
    ("ar", "استقبل الرئيس اللبناني سالم الناصري وفد الجمعية.", "سالم الناصري"),  # the adjective belongs to the title
    ("ar", "وقال الوزير السابق كريم بن يوسف آل نهار إن الخطة جاهزة.", "كريم بن يوسف آل نهار"),
    ("ar", "وألقى الدكتور عبد الولي الشنفري كلمة باسم المشاركين.", "عبد الولي الشنفري"),
    ("ar", "وأشرف الفريق أول سمير القادري على الافتتاح.", "سمير القادري"),
    ("ar", "وحضر رئيس المجلس البلدي السيد بوعبد الله الشرقي.", "بوعبد الله الشرقي"),
    ("ar", "وحضره حاكم المنطقة اللواء سيدي إبراهيم باداتو، وعدد من الضيوف.", "سيدي إبراهيم باداتو"),
    ("en", "Dr. William T. Harcastle chaired the session.", "William T. Harcastle"),
]  # fmt: skip
NOBODY = [
    ("fr", "Le directeur de l'Institut Jacques Idrissi a publié une étude."),
    ("fr", "La présidente de l'association Femmes Debout a demandé une enquête."),
    ("en", "By Tuesday Evening, the roads were closed."),
    ("ar", "وتعتبر الوزارة المكلفة بالعلاقات مع البرلمان والمجتمع المحلي أن العمل مستمر."),
    ("ar", "وقال مدير الوكالة الجامعية بالمنطقة المغاربية إن العمل مستمر."),
    ("ar", "وقال المتحدث باسم المرصد إن العمل مستمر."),
    ("ar", "وشكر الكاتب الكبير الحاضرين."),
    ("ar", "وقدم البحث 30 شاباً جامعياً."),
    ("ar", "وأفرج عن العشرات بموجب عفو مولوي سامي."),
    ("en", "General Outcomes of the discussions were read out."),
    ("ar", "وقال رئيس الجمعية، ردا على سؤال، إن الأمر مهم."),
]


def read(text: str, language: str) -> Analysis:
    return add_persons(add_organisations(add_sentences(Analysis(document=paper(text, language)))))


@pytest.mark.parametrize(("language", "text", "name", "role"), CASES)
def test_a_person_is_found_with_the_office(language, text, name, role):
    (fact,) = read(text, language).facts_of(FactKind.PERSON)
    assert (fact.fields["name"], fact.fields.get("role", "")) == (name, role)
    assert fact.rule in rules(FactKind.PERSON)
    assert fact.citation.holds_in(text)


@pytest.mark.parametrize(("language", "text", "persons"), LISTS)
def test_each_of_a_list_keeps_the_own_office(language, text, persons):
    found = read(text, language).facts_of(FactKind.PERSON)
    assert [(fact.fields["name"], fact.fields.get("role", "")) for fact in found] == persons


@pytest.mark.parametrize(("language", "text", "body"), SENT)
def test_who_sends_somebody_is_told(language, text, body):
    (fact,) = read(text, language).facts_of(FactKind.PERSON)
    assert fact.fields["organisation"] == body


@pytest.mark.parametrize(("language", "text", "name"), NAMES)
def test_a_name_is_whole_and_without_what_stands_before_it(language, text, name):
    assert [fact.fields["name"] for fact in read(text, language).facts_of(FactKind.PERSON)] == [name]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_a_title_without_a_name_is_nobody(language, text):
    assert not read(text, language).facts_of(FactKind.PERSON)


def test_a_family_name_leads_to_the_person():
    text = "Mme Salma Idrissi a ouvert la séance. Ensuite, Idrissi a répondu aux questions."
    analysis = read(text, "fr")
    (fact,) = analysis.facts_of(FactKind.PERSON)
    mentions = analysis.mentions_of(EntityKind.PERSON)
    assert [m.citation.quote for m in mentions] == ["Salma Idrissi", "Idrissi"]
    assert {m.fact for m in mentions} == {fact.id}


def test_the_body_of_an_office_is_told():
    (fact,) = read(CASES[1][1], "fr").facts_of(FactKind.PERSON)
    assert fact.fields["organisation"] == "Conseil régional des jeunes"


def test_pairs_of_names_and_bodies_are_read():
    text = "Signataires : Ana DUBOIS (Les Amandiers), Luc PETIT et Eva ROY (Passerelle), Max NOIR (Graines d'avenir)."
    persons = read(text, "fr").facts_of(FactKind.PERSON)
    assert [(p.fields["name"], p.fields["organisation"]) for p in persons] == [
        ("Ana DUBOIS", "Les Amandiers"), ("Luc PETIT", "Passerelle"),
        ("Eva ROY", "Passerelle"), ("Max NOIR", "Graines d'avenir"),
    ]  # fmt: skip


def test_words_that_only_fold_like_names_are_no_persons():
    assert read("عمل على فتح الطريق إلى القرية.", "ar").facts_of(FactKind.PERSON) == ()


def test_the_dash_of_a_dateline_makes_no_person() -> None:
    text = "Rabat - Dans le cadre du programme, Jean-Pierre Morel, directeur du centre, a parlé."
    found = add_persons(add_organisations(add_sentences(Analysis(document=paper(text, "fr")))))
    assert [fact.fields["name"] for fact in found.facts_of(FactKind.PERSON)] == ["Jean-Pierre Morel"]


NAMESAKES = [
    ("fr", "Elle enseigne au lycée Salim Naceri, avenue Badr Lamrani."),
    ("ar", "سار الوفد في شارع سالم الناصري وجلس في حديقة حميد الناصري."),
    ("en", "The panel recalled the Daniel Hartwell Rules and the Salma Idrissi Prize."),
    ("en", "It met in the university's Daniel Hartwell auditorium."),
    ("en", "In Chad, village elders who serve as judges are heard."),
    ("ar", "زار قرية الشيخ سالم أمس."),
    ("ar", "يعقد بقاعة المحاضرات الكبرى عبد الحميد مراد."),
]


@pytest.mark.parametrize(("language", "text"), NAMESAKES)
def test_what_bears_a_name_is_no_person(language: str, text: str):
    found = add_persons(add_organisations(add_sentences(Analysis(document=paper(text, language)))))
    assert not found.facts_of(FactKind.PERSON)


def test_an_office_between_two_names_is_of_the_next_when_one_stands_before_the_first():
    found = read(
        "La séance réunit le préfet, Salim Naceri, le coordonnateur du projet, Badr Lamrani, et des élus.", "fr"
    )
    offices = {fact.fields["name"]: fact.fields["role"] for fact in found.facts_of(FactKind.PERSON)}
    assert offices == {"Salim Naceri": "préfet", "Badr Lamrani": "coordonnateur du projet"}


NOBODY_SHOWN = [
    "GEORGE COVE, 3 May – The state government will fund three shelters.",
    "They renewed the Kampala Pledge and praised Harambee Stars.",
    "The Amani Mashinani programme works with youths.",
    "The grant comes from Sejahtera Madani, which supports women.",
    "Under Imarisha Jamii, youths in Kwale and Likoni received grants.",
]
SHOWN = [
    ("They spoke to Budi Santosa, 41, about work.", ["Budi Santosa"]),
    ("After lunch Aminah Yusof moderated the session.", ["Aminah Yusof"]),
    ("In 2015 Peter Kamau was there. Kamau left two years later.", ["Peter Kamau"]),
    ("The report was written by Daniel Hartwell and Salma Idrissi.", ["Daniel Hartwell", "Salma Idrissi"]),
]


@pytest.mark.parametrize("text", NOBODY_SHOWN)
def test_in_english_a_model_alone_makes_no_person(text: str):
    assert not read(text, "en").facts_of(FactKind.PERSON)


@pytest.mark.parametrize(("text", "names"), SHOWN)
def test_words_beside_a_name_or_its_part_alone_show_somebody(text: str, names: list[str]):
    assert [fact.fields["name"] for fact in read(text, "en").facts_of(FactKind.PERSON)] == names
