-- cursor, how many at once → the next cursor and some of the contacts
local P = KEYS[1]
return redis.call('SSCAN', P .. 'contacts', ARGV[1], 'COUNT', ARGV[2])
