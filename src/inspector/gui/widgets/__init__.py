"""Small widgets that screens are made of, and the models of their lists."""
