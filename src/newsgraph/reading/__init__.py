"""Reading: from a document to what is understood from it. The only home of spaCy."""
