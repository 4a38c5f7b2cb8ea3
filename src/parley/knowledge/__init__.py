"""What is known before reading: acts, states, organisations, persons and their offices, places, measures, yardsticks."""
