"""The facts and the arithmetic: standard library only, no clock, no files, no database."""
