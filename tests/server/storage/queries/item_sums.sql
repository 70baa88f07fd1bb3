SELECT count(*), sum(big), avg(ratio), max(name) FROM items
