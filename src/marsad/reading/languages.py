"""English names of languages, for the sentence that says why a document was refused."""

from babel import Locale, UnknownLocaleError


def name_of(code: str) -> str:
    """The name of a language by its ISO 639-1 code: "German"; the code itself when it has none."""
    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return f"another language ({code})"
