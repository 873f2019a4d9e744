-- 'SSCAN' or 'HSCAN', key, cursor, how many at once → the next cursor and some of what is there
return redis.call(ARGV[1], KEYS[1] .. ARGV[2], ARGV[3], 'COUNT', ARGV[4])
