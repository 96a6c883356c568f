"""The help: its texts, the window that shows them, the tour of the first start, the tooltips."""
