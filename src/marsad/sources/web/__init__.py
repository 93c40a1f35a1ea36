"""The web, politely and safely: one request at a time, robots respected, private addresses refused."""
