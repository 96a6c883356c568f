"""Shops, products and contents: what they are called, and what users set for them."""
