"""The jump box: a few letters lead to any page, command, order, product, shop or video."""
