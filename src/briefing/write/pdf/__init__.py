"""Write PDF: pages set from runs, with every drawn thing tied to its block."""
