-- code, intake or nothing → the page that is meant: one that waits before one that is taken, then the newest
local best
for _, id in ipairs(redis.call('SMEMBERS', P .. 'code:' .. ARGV[1])) do
  local p = pageOf(id)
  if ARGV[2] == '' or p[2] == ARGV[2] then
    local rank = (p[8] == '' and '1' or '0') .. p[5] .. id
    if not best or rank > best.rank then best = { rank = rank, page = p } end
  end
end
return best and best.page or false
