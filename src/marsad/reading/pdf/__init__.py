"""Reads PDF files that carry text: characters with their places, Arabic put right, lines joined to paragraphs."""
