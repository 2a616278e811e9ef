"""RDF: from knowledge to a graph, from a graph to answers, checks and every other format."""
