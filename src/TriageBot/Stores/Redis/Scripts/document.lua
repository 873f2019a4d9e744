-- key, id, the version it rests on, the next, body: kept unless another change came first
local key = KEYS[1] .. ARGV[1]
local kept = redis.call('HGET', key, ARGV[2])
-- Asked once more, because the answer was lost on its way.
if kept == ARGV[4] .. ' ' .. ARGV[5] then return 1 end
local version = kept and string.match(kept, '^%d+') or '0'
if version ~= ARGV[3] then return 0 end
redis.call('HSET', key, ARGV[2], ARGV[4] .. ' ' .. ARGV[5])
return 1
