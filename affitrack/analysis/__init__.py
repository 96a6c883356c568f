"""Answers that take more than a sum: what is still to come, and how sure that is."""
