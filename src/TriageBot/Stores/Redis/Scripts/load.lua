-- contact, message or '' → conversation, version, the answer this message got before
local P = KEYS[1]
local kept = redis.call('HMGET', P .. 'c:' .. ARGV[1], 'body', 'version')
return { kept[1], kept[2], ARGV[2] ~= '' and redis.call('GET', P .. 'm:' .. ARGV[2]) or false }
