"""The windows: words, pictures, keys. No arithmetic on money, no SQL; data comes from `book`."""
