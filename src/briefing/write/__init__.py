"""Write: turn a document into the bytes of a file, and read such a file back."""
