"""Payouts that arrived: entered, read from bank statements, and held against the payout runs."""
