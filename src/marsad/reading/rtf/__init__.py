"""Rich text (RTF): `tokens` cuts the bytes, `letters` decodes them, `body` builds paragraphs, `reader` drafts."""
