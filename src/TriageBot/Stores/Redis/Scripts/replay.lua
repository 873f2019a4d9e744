-- id, moment: a dead letter takes its old place, before what came after it → when what leads now falls due
local id, moment = take(), take()
local o = entry(id)
if not o or not o.dead then return false end
redis.call('ZREM', P .. 'dead', sorted(o.due, o.seq, id))
o.attempts, o.due, o.error, o.dead = '0', moment, '', nil
keep(id, o)
local lane = P .. 'l:' .. o.lane
local waiting = redis.call('LRANGE', lane, 0, -1)
local place = 1
while waiting[place] and entry(waiting[place]).seq < o.seq do place = place + 1 end
if waiting[place] then redis.call('LINSERT', lane, 'BEFORE', waiting[place], id) else redis.call('RPUSH', lane, id) end
if place == 1 then
  if waiting[1] then follow(waiting[1], entry(waiting[1])) end
  lead(id, o)
end
return led
