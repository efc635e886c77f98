"""An image of a page -> its text: find the lines, read them, doubt what deserves it."""
