"""Settings, root addresses, base templates, design tokens, menu and error pages.

It holds no tables and no logic.
"""
