"""Videos, LIVEs and showcases: what each brought in, and who watched it."""
