"""What each route answers. A view takes what is asked and gives data; how it looks is for the templates."""
