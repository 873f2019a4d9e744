-- id, when it was due, when it is due next, this round's texts; 0 when it was taken or moved on meanwhile
local id, expected, next = take(), take(), take()
local p = pageOf(id)
if not p or p[6] ~= expected or p[8] ~= '' then return 0 end
redis.call('ZREM', P .. 'pages', expected .. '|' .. id)
redis.call('ZADD', P .. 'pages', '0', next .. '|' .. id)
redis.call('HSET', P .. 'p:' .. id, 'next', next)
addEntries()
return 1
