-- id, moment: a dead letter takes its old place, before what came after it → when what leads now falls due
local id, moment = take(), take()
local o = entry(id)
if not o or o.state ~= '2' then return false end
redis.call('ZREM', P .. 'dead', sorted(o.due, o.seq, id))
redis.call('HSET', P .. 'o:' .. id, 'attempts', '0', 'due', moment, 'state', '0')
redis.call('HDEL', P .. 'o:' .. id, 'error')
redis.call('ZADD', P .. 'waiting', 0, sorted(moment, o.seq, id))
redis.call('ZADD', P .. 'l:' .. o.lane, tonumber(o.seq), id)
local first = redis.call('ZRANGE', P .. 'l:' .. o.lane, 0, 1)
if first[1] == id then
  if first[2] then follow(first[2]) end
  lead(id)
end
return led
