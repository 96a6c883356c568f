"""What surrounds every page: navigation, header, menus, dropped files, progress, messages."""
