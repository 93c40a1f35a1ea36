"""The grammar that sentences drawn from facts need: counted nouns, ordinals, places, dates, lists, in three languages.

Pure functions over tables (`nouns.toml`, `countries.toml`); each takes the language first: "ar", "fr" or "en".
"""
