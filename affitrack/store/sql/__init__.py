"""How we speak to SQLite: its columns, its errors, many rows at once, all or nothing."""
