"""Rows that could not be taken, kept with the reason until they are mended."""
