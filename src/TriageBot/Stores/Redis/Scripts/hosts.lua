-- host, milliseconds it counts as alive without another word, 0 when it leaves → all that are alive
local P = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', P .. 'hosts', '-inf', now)
if ARGV[2] == '0' then
  redis.call('ZREM', P .. 'hosts', ARGV[1])
else
  redis.call('ZADD', P .. 'hosts', now + ARGV[2], ARGV[1])
end
return redis.call('ZRANGE', P .. 'hosts', 0, -1)
