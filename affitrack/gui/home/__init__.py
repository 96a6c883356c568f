"""The first page: what is paid next, what is held back, what needs a look."""
