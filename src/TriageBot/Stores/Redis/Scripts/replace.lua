-- key, place, old bytes, new bytes: put the new bytes where the old ones still stand.
-- The place is the field of a hash, the index in a list, or '' for the key itself; in the outbox it is the entry, and its payload is meant.
local key, place, old, new = take(), take(), take(), take()
local type = redis.call('TYPE', key).ok
if key == P .. 'outbox' then
  local o = entry(place)
  if not o or o.payload ~= old then return 0 end
  o.payload = new
  keep(place, o)
  return 1
end
if type == 'hash' and redis.call('HGET', key, place) == old then redis.call('HSET', key, place, new); return 1 end
if type == 'list' and redis.call('LINDEX', key, place) == old then redis.call('LSET', key, place, new); return 1 end
if type == 'string' and redis.call('GET', key) == old then redis.call('SET', key, new); return 1 end
return 0
