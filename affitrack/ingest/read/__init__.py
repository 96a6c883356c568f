"""Bytes into rows of text: how a file is stored, its encoding, its cells, what an archive holds."""
