"""WHO COMES IN, WITH WHICH PROOF: readers who subscribe, people who log in, desks that manage their own channels."""
