"""The built-in tasks, one file each; importing a file registers its task."""
