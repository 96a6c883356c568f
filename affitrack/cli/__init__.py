"""The command line: what the windows do with data, without a screen and by the same code.

`spec/cli.md` is its contract: calls, keys of the JSON documents, exit codes. A command is one
function in `commands/`, imported when it is called.
"""
