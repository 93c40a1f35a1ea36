"""Reading in a process of its own: what a hostile file does to its reader costs that one file and nothing else.

`guarded.reading.read(original)` gives what `reading.read(original)` gives, within limits of time, memory and output.
"""
