"""The page of settings: the rules of accounts, shops, products and rates, and the program's own."""
