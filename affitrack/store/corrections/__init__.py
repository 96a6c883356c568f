"""What users correct in single lines: kept apart, laid over what the files say."""
