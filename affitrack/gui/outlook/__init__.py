"""What the coming months are expected to pay, what if, and how earlier forecasts fared."""
