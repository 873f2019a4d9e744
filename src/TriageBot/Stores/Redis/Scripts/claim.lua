-- duty, now, until, the furthest a claim can reach: one caller at a time
local P = KEYS[1]
local held = redis.call('HGET', P .. 'claims', ARGV[1])
-- An end further off was set by a clock that ran ahead: it would hold the duty up until then.
if held and held > ARGV[2] and held <= ARGV[4] then return 0 end
redis.call('HSET', P .. 'claims', ARGV[1], ARGV[3])
return 1
