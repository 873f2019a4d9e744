-- Forgets the marks made before a moment; at most so many a call → how many
local old = until_('marks', ARGV[1], 1000)
for _, member in ipairs(old) do
  redis.call('DEL', P .. 'm:' .. idOf(member))
  redis.call('ZREM', P .. 'marks', member)
end
return #old
