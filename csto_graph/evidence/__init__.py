"""What a fact rests on, and where sources differ."""
