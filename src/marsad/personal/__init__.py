"""Personal data: what is held about somebody in all rooms, erasing it with its effect shown first, rules for keeping.

It stands above the rooms whose tables it looks through.
"""
