"""What every amount, date and stage means: pure functions and small frozen values."""
