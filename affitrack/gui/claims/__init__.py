"""The page of claims: what could be asked for, what was, and what it brought in."""
