-- intake, the version it rests on, the next, body: kept unless another change came first; false where the intake is not here
local intake, restsOn, next, body = take(), take(), take(), take()
local contact = redis.call('HGET', P .. 'i:' .. intake, 'contact')
if not contact then return false end
local f = P .. 'f:' .. intake
local kept = redis.call('HMGET', f, 'version', 'body')
-- The same call again, whose answer was lost on the way.
if kept[1] == next and kept[2] == body then return 1 end
if (kept[1] or '0') ~= restsOn then return 0 end
redis.call('HSET', f, 'version', next, 'body', body)
redis.call('SADD', P .. 'x:' .. contact, 'f:' .. intake)
return 1
