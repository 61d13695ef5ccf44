"""briefing: from a folder of documents to printable packs that prove themselves."""

__version__ = "0.1.0"
