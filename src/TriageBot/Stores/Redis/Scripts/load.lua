-- contact, message or '' → conversation, version, the answer this message got before, the last turn's token
local P = KEYS[1]
local kept = redis.call('HMGET', P .. 'c:' .. ARGV[1], 'body', 'version', 'token')
local mark = ARGV[2] ~= '' and redis.call('HGET', P .. 'marks', ARGV[2])
return { kept[1], kept[2], mark and string.sub(mark, 20), kept[3] }
