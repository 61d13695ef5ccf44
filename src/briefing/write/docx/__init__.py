"""Write DOCX: Word files with named styles, from the same document as the PDF."""
