-- page id, by whom, when → the page; whoever took it first stays
local id, by, moment = take(), take(), take()
local p = pageOf(id)
if not p then return false end
if p[8] == '' then
  redis.call('HSET', P .. 'p:' .. id, 'takenAt', moment, 'takenBy', by)
  redis.call('ZREM', P .. 'pages', p[6] .. '|' .. id)
end
return pageOf(id)
