"""Files of other programs and our own, and the one way to read and write them."""
