"""Charts from plain data: a Vega-Lite specification, the same facts in a sentence, and the same facts as a table.

One specification serves page and report; `drawing` makes SVG and PNG of it, in Arabic, French and English.
"""
