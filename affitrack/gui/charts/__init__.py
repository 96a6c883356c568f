"""Charts drawn by matplotlib, each with a table that says the same.

`monthly_canvas` imports matplotlib: load it when a chart is first shown, never at start.
"""
