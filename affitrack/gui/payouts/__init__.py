"""The page of payouts: what is paid when, out of what, and what is released on which day."""
