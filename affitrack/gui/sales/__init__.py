"""The page that lists order lines, and what explains one of them."""
