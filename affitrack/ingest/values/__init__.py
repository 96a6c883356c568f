"""Texts of cells into values: ids, numbers, moments, by the dialect of the whole file."""
