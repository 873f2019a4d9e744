-- Entries of no conversation
addEntries()
return 1
