-- key, field or index or '', old bytes, new bytes: put the new bytes where the old ones still stand
local key, place, old, new = take(), take(), take(), take()
local type = redis.call('TYPE', key).ok
if type == 'hash' and redis.call('HGET', key, place) == old then redis.call('HSET', key, place, new); return 1 end
if type == 'list' and redis.call('LINDEX', key, place) == old then redis.call('LSET', key, place, new); return 1 end
if type == 'string' and redis.call('GET', key) == old then redis.call('SET', key, new); return 1 end
return 0
