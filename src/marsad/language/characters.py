r"""Character classes for regular expressions: letters and marks spelled out, for every module that cuts text.

`\w` and `isalnum()` are not used: they leave out Arabic vowel signs, so vowelled words would fall apart.
"""

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
LATIN = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿﬀ-ﬆ"
ARABIC = (
    "\u0620-\u063f\u0640-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f\u08a0-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc"
)
OTHER = (
    "\u0370-\u0373\u0376-\u03ff\u0400-\u0481\u048a-\u052f\u0531-\u0587\u05d0-\u05ea\u0900-\u0965\u10a0-\u10ff"
    "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af"
)
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
LETTERS = LATIN + ARABIC + OTHER
WORD = LETTERS + MARKS + DIGITS  # what a word is made of
SPACES = " \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # joiners and direction marks: seen by nobody
APOSTROPHES = "'\u2019\u2018\u02bc\u00b4\u0060"
QUOTES = '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a'
DASHES = "-\u2010-\u2015\u2212"
ITEM_CODE = (  # with which a numbered measure begins: "R1.", "Rec. 2:", "ت3 -"; "Q1" is a question, so no item
    "(?:[A-PR-Z]|[Rr]ec\\.? ?|[Rr]ecomm?[ae]ndation (?:[nN][°o]\\.? ?)?|ت|(?:ال)?توصية (?:رقم )?"
    "|(?:[Mm]esure|[Mm]easure|[Aa]ction|[Pp]roposition|[Pp]roposal|[Pp]riorit[éy]|[Ee]ngagement|[Cc]ommitment) )"
    "[0-9\u0660-\u0669]{1,2}"
    " ?[.):\u2013-]+(?=[ \u00a0\t])"
)
