"""What follows from the lines and the rules: amounts, dates, sums, what shops teach."""
