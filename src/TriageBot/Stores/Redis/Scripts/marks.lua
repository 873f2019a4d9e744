-- moment, cursor, how many at once: forgets the marks made before the moment → the next cursor
local P = KEYS[1]
local page = redis.call('HSCAN', P .. 'marks', ARGV[2], 'COUNT', ARGV[3])
for at = 1, #page[2], 2 do
  if string.sub(page[2][at + 1], 1, 19) < ARGV[1] then redis.call('HDEL', P .. 'marks', page[2][at]) end
end
return page[1]
