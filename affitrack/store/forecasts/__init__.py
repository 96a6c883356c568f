"""What forecasts are made of, and those that were kept to be scored."""
