-- id, moment: a dead letter takes its old place, before what came after it → when what leads now falls due
local id, moment = take(), take()
local o = entry(id)
if not o or not o.dead then return false end
redis.call('ZREM', P .. 'dead', sorted(o.due, o.seq, id))
o.attempts, o.due, o.error, o.dead = '0', moment, '', nil
keep(id, o)
local before = first(o.lane)
redis.call('ZADD', P .. 'l:' .. o.lane, tonumber(o.seq), id)
if first(o.lane) == id then
  if before then follow(before, entry(before)) end
  lead(id, o)
end
return led
