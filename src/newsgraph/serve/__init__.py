"""A read-only SPARQL endpoint over a graph, with the explorer and the sentences behind its claims."""
