"""The battery: what may go wrong with a journal is done to it on purpose, and what was lost is counted."""
