"""What a user has set and what dipview remembers: config, keys, bookmarks, views, searches."""
