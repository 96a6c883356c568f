"""Tables of no known format: what their columns mean, proposed and told."""
