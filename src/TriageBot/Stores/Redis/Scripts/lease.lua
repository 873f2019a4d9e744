-- host, milliseconds, '1' to hold or '0' to let go → 1 when it is held after this
local P = KEYS[1]
local holder = redis.call('GET', P .. 'lease')
if holder and holder ~= ARGV[1] then return 0 end
if ARGV[3] == '1' then
  redis.call('SET', P .. 'lease', ARGV[1], 'PX', ARGV[2])
  return 1
end
redis.call('DEL', P .. 'lease')
return 0
