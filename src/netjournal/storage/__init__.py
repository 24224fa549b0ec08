"""Rows and facts: the only SQL, the only transactions, the only files of the journal."""
