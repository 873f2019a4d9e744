-- '1' for dead letters, else those that wait; how many → the oldest
local found = {}
local all = redis.call('HGETALL', P .. 'outbox')
for at_ = 1, #all, 2 do
  local o = cmsgpack.unpack(all[at_ + 1])
  if (o.dead or false) == (ARGV[1] == '1') then found[#found + 1] = { key = o.due .. o.seq, row = row(all[at_], o) } end
end
table.sort(found, function(a, b) return a.key < b.key end)
local oldest = {}
for at_ = 1, math.min(#found, tonumber(ARGV[2])) do oldest[at_] = found[at_].row end
return oldest
