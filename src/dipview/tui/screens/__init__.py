"""The screens: the explorer, the help, the export, the problems."""
