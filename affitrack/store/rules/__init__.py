"""What users agreed and set: accounts, rates, exchange."""
