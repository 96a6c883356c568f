"""The page of contents: what each sold and earned, which types earn, and one looked at closely."""
