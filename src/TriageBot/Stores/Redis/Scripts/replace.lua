-- key, place, old bytes, new bytes: put the new bytes where the old ones still stand.
-- The place is the field of a hash or the index in a list; of an entry in the outbox its payload is meant, of a mark what follows its time.
local key, place, old, new = take(), take(), take(), take()
local type = redis.call('TYPE', key).ok
if key == P .. 'outbox' then
  local o = entry(place)
  if not o or o.payload ~= old then return 0 end
  o.payload = new
  keep(place, o)
  return 1
end
if key == P .. 'marks' then
  local kept = redis.call('HGET', key, place)
  if not kept or string.sub(kept, 20) ~= old then return 0 end
  redis.call('HSET', key, place, string.sub(kept, 1, 19) .. new)
  return 1
end
if type == 'hash' and redis.call('HGET', key, place) == old then redis.call('HSET', key, place, new); return 1 end
if type == 'list' and redis.call('LINDEX', key, place) == old then redis.call('LSET', key, place, new); return 1 end
return 0
