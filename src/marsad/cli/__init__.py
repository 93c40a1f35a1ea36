"""The marsad command: one group to which each room adds its commands.

It holds no logic.
"""
