"""Files on their way into the store: compared with what is known, written, and taken back."""
