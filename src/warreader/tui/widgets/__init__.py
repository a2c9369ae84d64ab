"""The widgets: each is given values and posts messages; none of them knows the archive or another widget."""
