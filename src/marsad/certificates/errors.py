"""What can go wrong with proofs.

CertificateError
└── MalformedError    this is no head or certificate; the message says what is missing
"""


class CertificateError(Exception):
    """The root: any error of this room."""


class MalformedError(CertificateError):
    """The file does not have the parts that it needs to be judged."""
