import hashlib
import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from marsad.certificates import merkle
from marsad.certificates.__main__ import main
from marsad.certificates.canonical import canonical
from marsad.certificates.checks import checks, signed
from marsad.certificates.errors import MalformedError
from marsad.certificates.handing import hand_over, public
from marsad.certificates.heads import Head, sign
from marsad.records import document_id, fact_id

ORIGINAL = b"The forum recommends more clubs."
DOCUMENT = document_id(ORIGINAL)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FIELDS = {"text": "more clubs"}
FACT = fact_id(document=DOCUMENT, kind="recommendation", start=0, end=31, about="more clubs")
STATE = {"review": "accepted", "fields": FIELDS, "start": 0, "end": 31, "quote": ORIGINAL[:31].decode()}


def entry(action: str, item: str, after: object) -> dict[str, Any]:
    return {
        "who": 1,
        "when": "2026-01-02T03:04:05.000006+00:00",
        "action": action,
        "item": item,
        "before": None,
        "after": after,
    }


ENTRIES = [
    entry("document.add", f"document:{DOCUMENT}", {"sha256": hashlib.sha256(ORIGINAL).hexdigest(), "reader": "text 1"}),
    entry("other.thing", "other", None),
    entry("fact.accept", f"fact:{FACT}", STATE),
]


def nodes(level: int, place: int) -> bytes:
    if level == 0:
        return merkle.leaf_hash(canonical(ENTRIES[place]))
    return merkle.node_hash(nodes(level - 1, 2 * place), nodes(level - 1, 2 * place + 1))


def proven(position: int) -> dict[str, Any]:
    proof = [step.hex() for step in merkle.inclusion_proof(position, 3, nodes)]
    return {"entry": ENTRIES[position], "position": position, "proof": proof}


@pytest.fixture
def certificate() -> dict[str, Any]:
    head = sign(Head(size=3, root=merkle.root(3, nodes).hex(), when="2026-01-03T00:00:00+00:00"), KEY)
    document = {"id": DOCUMENT, "sha256": ENTRIES[0]["after"]["sha256"], "reader": "text 1", "file": "clubs.txt"}
    fact = {"id": FACT, "kind": "recommendation", "machine": None, **STATE}
    made = {
        "marsad": "certificate 1",
        "document": document,
        "fact": fact,
        "entries": [proven(0), proven(2)],
        "head": head.as_json(),
    }
    return deepcopy(signed(made, KEY))


def broken(certificate: dict[str, Any], **options: Any) -> list[str]:
    return [check.said for check in checks(certificate, **options) if not check.holds]


def test_an_honest_certificate_holds(certificate: dict[str, Any]) -> None:
    key = KEY.public_key().public_bytes_raw().hex()
    assert broken(certificate, original=ORIGINAL, key=key) == []
    assert len(list(checks(certificate, original=ORIGINAL))) == 9


def test_a_certificate_outlives_the_key_that_signed_it(certificate: dict[str, Any], tmp_path: Path) -> None:
    following = Ed25519PrivateKey.generate()
    size = certificate["head"]["size"]
    kept = hand_over(KEY, following, size=size, when="2026-01-02T03:04:05+00:00")
    assert broken(certificate, key=public(following)) == [f"It comes from the home with the key {public(KEY)}."]
    assert broken(certificate, key=public(following), handovers=(kept,)) == []
    late = hand_over(KEY, following, size=size - 1, when="2026-01-02T03:04:05+00:00")
    assert broken(certificate, key=public(following), handovers=(late,)) != []
    (tmp_path / "certificate.json").write_text(json.dumps(certificate))
    (tmp_path / "audit-keys.jsonl").write_text(json.dumps(kept.as_json()) + "\n")
    asked = [str(tmp_path / "certificate.json"), "--key", public(following)]
    assert main(asked) == 1
    assert main([*asked, "--handovers", str(tmp_path / "audit-keys.jsonl")]) == 0


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "sha256"), "0" * 64),
        (("document", "reader"), "text 3"),
        (("document", "file"), "other.txt"),
        (("fact", "quote"), "other words"),
        (("fact", "review"), "rejected"),
        (("fact", "fields"), {"text": "fewer clubs"}),
        (("entries", 1, "entry", "action"), "fact.reject"),
        (("entries", 1, "entry", "when"), "2020-01-01T00:00:00.000000+00:00"),
        (("entries", 1, "position"), 1),
        (("entries", 1, "proof"), []),
        (("entries"), []),
        (("head", "root"), "00" * 32),
        (("head", "size"), 4),
        (("signature"), "00" * 64),
    ],
)
def test_whatever_is_changed_shows(certificate: dict[str, Any], path: Any, value: object) -> None:
    target: Any = certificate
    *way, last = path if isinstance(path, tuple) else (path,)
    for step in way:
        target = target[step]
    target[last] = value
    assert "Every part of the certificate is as it was signed." in broken(certificate)


def test_who_changes_and_signs_anew_is_found_by_the_trail(certificate: dict[str, Any]) -> None:
    certificate["fact"]["quote"] = "other words"
    certificate["document"]["sha256"] = "0" * 64
    told = broken(signed(certificate, KEY))
    assert len(told) == 2
    assert told[0].startswith("The trail names this original")
    assert told[1].startswith("The fact is as the last of 1 decisions")


def test_another_home_cannot_pass_for_this_one(certificate: dict[str, Any]) -> None:
    assert broken(certificate, key="ab" * 32)[0].startswith("It comes from the home with the key")


def test_another_original_is_found(certificate: dict[str, Any]) -> None:
    assert broken(certificate, original=ORIGINAL + b" ")[0].startswith("The file is the original")


@pytest.mark.parametrize("data", [{}, {"marsad": "certificate 9"}, {"marsad": "certificate 1", "head": {}}])
def test_what_is_no_certificate_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        list(checks(data))


def test_the_command(certificate: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, original = tmp_path / "certificate.json", tmp_path / "clubs.txt"
    file.write_text(json.dumps(certificate), encoding="utf-8")
    original.write_bytes(ORIGINAL)
    assert main([str(file), "--original", str(original)]) == 0
    assert "BROKEN" not in capsys.readouterr().out
    original.write_bytes(b"other")
    assert main([str(file), "--original", str(original)]) == 1
    assert "BROKEN The file is the original" in capsys.readouterr().out
    file.write_text("no JSON", encoding="utf-8")
    assert main([str(file)]) == 2
    assert "cannot be judged" in capsys.readouterr().err


def test_the_command_needs_no_django() -> None:
    code = "import marsad.certificates.__main__, sys; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"
