"""Several currencies: the user's own exchange rates, and how an approximate total is said."""
