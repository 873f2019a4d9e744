-- kind, moment, limit → entries
return entriesOf(until_('due:' .. ARGV[1], ARGV[2], ARGV[3]))
