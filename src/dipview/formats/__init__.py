"""Writers of any View, atomic output, and display-safe text."""
