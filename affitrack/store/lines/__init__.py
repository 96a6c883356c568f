"""Order lines as they are asked for: filtered, page by page, searched, and summed up."""
