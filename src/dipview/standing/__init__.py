"""Who stands where on a date: the latest statements of each holder on each issue."""
