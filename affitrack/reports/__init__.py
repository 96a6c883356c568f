"""Files that go out: for people, their spreadsheets and other programs."""
