"""The list of what came in, and the preview of what is about to."""
