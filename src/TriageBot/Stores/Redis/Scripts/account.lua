-- id, the version it rests on, the next, document: kept unless another change came first
local key = KEYS[1] .. 'accounts'
local kept = redis.call('HGET', key, ARGV[1])
-- Asked once more, because the answer was lost on its way.
if kept == ARGV[3] .. ' ' .. ARGV[4] then return 1 end
local version = kept and string.match(kept, '^%d+') or '0'
if version ~= ARGV[2] then return 0 end
redis.call('HSET', key, ARGV[1], ARGV[3] .. ' ' .. ARGV[4])
return 1
