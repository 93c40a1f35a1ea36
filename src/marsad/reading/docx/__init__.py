"""Word files (DOCX): `reader` lays out the body, `text` reads paragraphs, `styles` and `numbering` what they are."""
