"""Files about reach, of TikTok Studio and others: their rows as figures."""
