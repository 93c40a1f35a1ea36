"""`python -m marsad.certificates FILE`: judges a certificate offline, without the store and without Django."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from marsad.certificates.checks import checks
from marsad.certificates.errors import CertificateError
from marsad.certificates.handing import handovers_in


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what holds and what does not; 0 when all holds, 1 when something does not, 2 when it cannot be judged."""
    asked = parser().parse_args(arguments)
    try:
        certificate = json.loads(asked.certificate.read_text(encoding="utf-8"))
        original = asked.original.read_bytes() if asked.original else None
        handovers = handovers_in(asked.handovers.read_text(encoding="ascii").splitlines()) if asked.handovers else ()
        found = tuple(checks(certificate, original=original, key=asked.key, handovers=handovers))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, CertificateError) as error:
        print(f"The certificate cannot be judged: {error}", file=sys.stderr)  # noqa: T201 - a command
        return 2
    for check in found:
        print("holds " if check.holds else "BROKEN", check.said)  # noqa: T201 - a command
    return 0 if all(check.holds for check in found) else 1


def parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    made = argparse.ArgumentParser(prog="python -m marsad.certificates", description=__doc__)
    made.add_argument("certificate", type=Path, help="the file that `marsad certificate` wrote")
    made.add_argument("--original", type=Path, help="the original file, to compare its bytes")
    made.add_argument("--key", default="", help="the home's key, known from elsewhere, that must have signed")
    made.add_argument("--handovers", type=Path, help="the home's audit-keys.jsonl, where it has changed its key since")
    return made


if __name__ == "__main__":
    sys.exit(main())
