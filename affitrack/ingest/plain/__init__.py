"""Rows of plain tables into order lines: the user's own, or mapped ones."""
