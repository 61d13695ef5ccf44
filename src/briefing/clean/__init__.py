"""Clean: take away what is not the document, as removals with reasons, and learn what the document says of itself."""
