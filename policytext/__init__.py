"""Facts with provenance from messy Chinese industrial-policy pages."""

__version__ = "0.1.0.dev0"
