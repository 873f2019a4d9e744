-- limit → the most urgent of this partition, then the longest waiting
local found = {}
for _, rank in ipairs(redis.call('ZRANGE', P .. 'intakes', 0, tonumber(ARGV[1]) - 1)) do
  local id = idOf(rank)
  local i = redis.call('HMGET', P .. 'i:' .. id, 'contact', 'revision', 'level', 'score', 'updated', 'document', 'created')
  found[#found + 1] = { id, i[1], i[2], i[3], i[4], i[5], i[6], i[7] }
end
return found
