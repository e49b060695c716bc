"""Fuzz targets; ``python -m tests.fuzz`` runs one."""
