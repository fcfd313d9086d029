"""From a folder of government bulletins to a knowledge base open in Datasette."""

__version__ = "0.1.0"
