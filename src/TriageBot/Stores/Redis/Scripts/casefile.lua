-- intake, the version it rests on, the next, body, the revision it is closed at or '': kept unless another change came first
-- or the intake is at another revision; false where the intake is not here
local intake, restsOn, next, body, closedAt = take(), take(), take(), take(), take()
local i = redis.call('HMGET', P .. 'i:' .. intake, 'contact', 'revision', 'rank')
if not i[1] then return false end
local f = P .. 'f:' .. intake
local kept = redis.call('HMGET', f, 'version', 'body')
-- The same call again, whose answer was lost on the way.
if kept[1] == next and kept[2] == body then return 1 end
if (kept[1] or '0') ~= restsOn or (closedAt ~= '' and closedAt ~= i[2]) then return 0 end
redis.call('HSET', f, 'version', next, 'body', body)
redis.call('SADD', P .. 'x:' .. i[1], 'f:' .. intake)
local from, to = 'closed', 'intakes'
if closedAt ~= '' then from, to = to, from end
redis.call('ZREM', P .. from, i[3])
redis.call('ZADD', P .. to, '0', i[3])
return 1
