-- moment, limit → members 'ticks|contact|kind'
return until_('timers', ARGV[1], ARGV[2])
