-- id, attempts, moment, error → when what leads now falls due
local id, attempts, moment, error = take(), take(), take(), take()
local o = entry(id)
if not o or o.state == '2' then return false end
leave(id, o)
redis.call('HSET', P .. 'o:' .. id, 'attempts', attempts, 'due', moment, 'error', error, 'state', '2')
redis.call('ZADD', P .. 'dead', 0, sorted(moment, o.seq, id))
return led
