"""Payout runs and the money that arrived: which lines each pays, and what of it came."""
