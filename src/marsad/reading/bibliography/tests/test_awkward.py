"""Records as catalogues and programs really write them: folded values, macros, other scripts, lacking commas."""

import pytest

from marsad.reading.bibliography import bibtex, marc, ris
from marsad.reading.draft import Draft

FIELD = '<datafield tag="{tag}" ind1=" " ind2=" ">{parts}</datafield>'


def of_marc(*fields: tuple[str, str]) -> Draft:
    made = "".join(
        FIELD.format(
            tag=tag,
            parts="".join(f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in said.split("$")[1:]),
        )
        for tag, said in fields
    )
    record = f"<record><leader>00000nam a2200000 a 4500</leader>{made}</record>"
    return marc.read(f'<collection xmlns="http://www.loc.gov/MARC21/slim">{record}</collection>'.encode(), "a.xml")


def test_a_value_that_goes_on_in_the_next_line_is_one() -> None:
    made = "\ufeffTY  - THES\r\nTI  - الحوار في المدارس\r\nAB  - ملخص الأطروحة\r\nيمتد على سطرين.\r\nER  - \r\n"
    assert "ملخص الأطروحة يمتد على سطرين." in [piece.text for piece in ris.read(made.encode(), "a.ris").pieces]


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16"])
def test_ris_in_other_encodings(encoding: str) -> None:
    made = "TY  - THES\r\nTI  - الوقاية من العنف في المدارس المغربية\r\nAU  - البناني, سلمى\r\nER  - \r\n"
    draft = ris.read(made.encode(encoding), "a.ris")
    assert (draft.title, draft.author) == ("الوقاية من العنف في المدارس المغربية", "البناني, سلمى")


def test_signs_macros_and_parts_of_bibtex() -> None:
    made = (
        "@string{uni = {Universit{\\'e} de Port-Amel}}\n"
        "@phdthesis{x, title = {L'{\\'e}cole {et} l'extr{\\^e}me {\\`a} {T}unis},\n"
        ' author = {M{\\"u}ller, {\\O}yvind},\n'
        ' school = uni # ", Sud", year = 2016, url = {https://a.example/b_c%20d}}'
    )
    draft = bibtex.read(made.encode(), "a.bib")
    assert (draft.title, draft.author) == ("L'école et l'extrême à Tunis", "Müller, Øyvind")
    assert draft.publisher == "Université de Port-Amel, Sud"
    assert draft.pieces[-1].text == "https://a.example/b_c%20d"


def test_a_comma_that_lacks_behind_a_field_costs_nothing() -> None:
    draft = bibtex.read("@book{k,\n title = {العيش معا}\n year = 2010\n}".encode(), "a.bib")
    assert (draft.title, draft.published) == ("العيش معا", "2010")


def test_the_script_of_the_work_goes_before_letters_of_a_catalogue() -> None:
    draft = of_marc(
        ("100", "$6880-01$aal-Bannānī, Salmá"),
        ("245", "$6880-02$aal-Ḥiwār\n  fī al-madāris :$bdirāsah"),
        ("700", "$aDib, Omar"),
        ("880", "$6100-01/(3/r$aالبناني، سلمى"),
        ("880", "$6245-02/(3/r$aالحوار في المدارس :$bدراسة"),
    )
    assert (draft.title, draft.author, draft.language) == (
        "الحوار في المدارس : دراسة",
        "البناني، سلمى; Dib, Omar",
        "ar",
    )
    assert draft.pieces[1].text == "al-Ḥiwār fī al-madāris : dirāsah"
