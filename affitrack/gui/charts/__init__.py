"""Charts drawn by matplotlib, each with a table that says the same.

`monthly_canvas` and `monthly_drawing` import matplotlib: load them when a chart is first shown,
never at start.
"""
