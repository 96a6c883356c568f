"""Rows of exports into order lines; those of sellers and partners completed."""
