-- id, attempts, moment, error → when what leads now falls due
local id, attempts, moment, error = take(), take(), take(), take()
local o = entry(id)
if not o or o.dead then return false end
leave(id, o)
o.attempts, o.due, o.error, o.dead = attempts, moment, error, true
keep(id, o)
redis.call('ZADD', P .. 'dead', '0', sorted(moment, o.seq, id))
return led
