-- 'waiting' or 'dead', limit → entries, oldest first
return entriesOf(redis.call('ZRANGE', P .. ARGV[1], 0, tonumber(ARGV[2]) - 1))
