"""What the house shows and asks: pages a person reads in a browser, drawn on the server."""
