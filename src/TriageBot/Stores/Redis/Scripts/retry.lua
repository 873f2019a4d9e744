-- id, attempts, due, error → when it falls due
local id, attempts, due, error = take(), take(), take(), take()
local o = entry(id)
if not o or o.state == '2' then return false end
redis.call('ZREM', P .. 'waiting', sorted(o.due, o.seq, id))
redis.call('ZADD', P .. 'waiting', 0, sorted(due, o.seq, id))
if o.state == '1' then
  redis.call('ZREM', P .. 'due:' .. o.kind, sorted(o.due, o.seq, id))
  redis.call('ZADD', P .. 'due:' .. o.kind, 0, sorted(due, o.seq, id))
end
redis.call('HSET', P .. 'o:' .. id, 'attempts', attempts, 'due', due, 'error', error)
return due
