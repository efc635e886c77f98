"""An image of a page -> its text: prepare, recognise, doubt."""
