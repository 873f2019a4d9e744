-- contact, message or '' → conversation, version, the answer this message got before
local P = KEYS[1]
local kept = redis.call('HMGET', P .. 'c:' .. ARGV[1], 'body', 'version')
local mark = ARGV[2] ~= '' and redis.call('HGET', P .. 'marks', ARGV[2])
return { kept[1], kept[2], mark and string.sub(mark, 20) }
