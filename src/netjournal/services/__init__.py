"""Verbs on the journal, returning frozen results."""
