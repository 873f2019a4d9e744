-- id
local i = redis.call('HMGET', P .. 'i:' .. ARGV[1], 'contact', 'revision', 'level', 'score', 'updated', 'document', 'created')
if not i[1] then return false end
return { ARGV[1], i[1], i[2], i[3], i[4], i[5], i[6], i[7] }
