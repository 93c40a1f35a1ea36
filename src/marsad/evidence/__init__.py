"""The store: documents, facts, citations, entities, links and the decisions of people.

Every write goes through an action, every read through a query.
"""
