"""Words shown to people: messages as keys with typed values, put into a language at the end."""
