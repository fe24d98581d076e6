"""Values read from text: numbers, quantities with their units, dates, times, spans, formulas."""
