"""The doors for other programs: a REST interface with tokens at /api/v1/, and a read-only MCP server for assistants.

It asks the rooms' queries and actions as the token's person, so every permission and handling mark holds here too.
"""
