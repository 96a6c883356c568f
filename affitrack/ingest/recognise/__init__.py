"""Which known format a file is, where its header is, and what has to be asked about it."""
