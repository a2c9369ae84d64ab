"""The widgets: given values, they post messages; none knows the archive or another widget."""
