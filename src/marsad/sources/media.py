"""Declared media types: which may be documents, and how files of them end."""

_NO_DOCUMENT = ("image/", "audio/", "video/", "font/", "model/")
_NO_DOCUMENTS = frozenset(
    {
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/x-javascript",
        "application/ecmascript",
        "application/font-woff",
        "application/font-woff2",
        "application/vnd.ms-fontobject",
        "application/x-shockwave-flash",
        "application/wasm",
        "application/vnd.android.package-archive",
        "application/x-msdownload",
    }
)
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/vtt": ".vtt",
    "application/pdf": ".pdf",
    "application/x-research-info-systems": ".ris",
    "application/x-bibtex": ".bib",
    "message/rfc822": ".eml",
}


def is_document(media_type: str) -> bool:
    """Whether a declared type may be a document; one that is not declared may."""
    return not media_type.startswith(_NO_DOCUMENT) and media_type not in _NO_DOCUMENTS


def ending_of(media_type: str) -> str:
    """How files of a type end, where the ending helps to read them."""
    return _ENDINGS.get(media_type, "")
