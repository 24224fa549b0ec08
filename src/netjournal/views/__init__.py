"""How a result looks, as a page for people and as data for programs."""
