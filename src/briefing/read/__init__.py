"""Read: turn the bytes of one file into its extracted text, with the blocks its format marks."""
