-- the id after which to go on ('' for the beginning), how many → intakes of this partition by id, open and closed
local after, ids, found = ARGV[1], {}, {}
for _, set in ipairs({ 'intakes', 'closed' }) do
  for _, rank in ipairs(redis.call('ZRANGE', P .. set, 0, -1)) do
    local id = idOf(rank)
    if id > after then ids[#ids + 1] = id end
  end
end
table.sort(ids)
for at_ = 1, math.min(#ids, tonumber(ARGV[2])) do
  local i = redis.call('HMGET', P .. 'i:' .. ids[at_], 'contact', 'revision', 'level', 'score', 'updated', 'document', 'created')
  found[at_] = { ids[at_], i[1], i[2], i[3], i[4], i[5], i[6], i[7] }
end
return found
