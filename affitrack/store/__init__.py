"""The SQLite file: schema, migrations, imports with undo, queries, copies and checks.

Everything about SQL lives in this package and nowhere else. Functions take the open `Store` first;
what they answer are the frozen values of `domain.records`.
"""
