"""All lines of a store in memory, column by column: a million are narrowed and sorted at once.

What is here is a copy that can be thrown away. Which lines a filter means and in which order they
stand is said by `store.lines.paging` and `store.lines.line_filter`; the tests hold one against the
other. numpy is loaded with the modules of this folder, so nobody loads them who does not need it.
"""
