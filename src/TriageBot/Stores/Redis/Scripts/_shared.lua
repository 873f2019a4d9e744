-- KEYS[1] is the partition's prefix with its hash tag; every key is made from it, so all are in one slot.
-- What is sorted by time is a set of equal scores with members 'ticks|…': ticks have more digits than a score holds.
local P = KEYS[1]
local at = 0

local function take()
  at = at + 1
  return ARGV[at]
end

local function sorted(due, seq, id) return due .. '|' .. seq .. '|' .. id end

-- When the earliest of those that came to lead their lanes falls due; what a change of the outbox answers.
local led = ''

-- The first of a lane is the only one of it that may fall due.
local function lead(id)
  local o = redis.call('HMGET', P .. 'o:' .. id, 'kind', 'due', 'seq')
  redis.call('HSET', P .. 'o:' .. id, 'state', '1')
  redis.call('ZADD', P .. 'due:' .. o[1], 0, sorted(o[2], o[3], id))
  if led == '' or o[2] < led then led = o[2] end
end

local function follow(id)
  local o = redis.call('HMGET', P .. 'o:' .. id, 'kind', 'due', 'seq')
  redis.call('HSET', P .. 'o:' .. id, 'state', '0')
  redis.call('ZREM', P .. 'due:' .. o[1], sorted(o[2], o[3], id))
end

-- Out of its lane; the next one leads.
local function leave(id, o)
  redis.call('ZREM', P .. 'waiting', sorted(o.due, o.seq, id))
  redis.call('ZREM', P .. 'l:' .. o.lane, id)
  if o.state == '1' then
    redis.call('ZREM', P .. 'due:' .. o.kind, sorted(o.due, o.seq, id))
    local next = redis.call('ZRANGE', P .. 'l:' .. o.lane, 0, 0)[1]
    if next then lead(next) end
  end
end

local function entry(id)
  local o = redis.call('HMGET', P .. 'o:' .. id, 'contact', 'lane', 'kind', 'due', 'seq', 'state')
  if not o[1] then return nil end
  return { contact = o[1], lane = o[2], kind = o[3], due = o[4], seq = o[5], state = o[6] }
end

local function remove(id)
  local o = entry(id)
  if not o then return end
  if o.state == '2' then
    redis.call('ZREM', P .. 'dead', sorted(o.due, o.seq, id))
  else
    leave(id, o)
  end
  redis.call('DEL', P .. 'o:' .. id)
  redis.call('SREM', P .. 'x:' .. o.contact, 'o:' .. id)
end

-- An entry that is there already is left as it is: the call is being repeated.
local function addEntries()
  for _ = 1, tonumber(take()) do
    local id, contact, lane, kind, due, attempts, error, payload = take(), take(), take(), take(), take(), take(), take(), take()
    if redis.call('EXISTS', P .. 'o:' .. id) == 0 then
      local seq = string.format('%016d', redis.call('INCR', P .. 'seq'))
      redis.call('HSET', P .. 'o:' .. id, 'contact', contact, 'lane', lane, 'kind', kind, 'due', due, 'attempts', attempts,
        'payload', payload, 'seq', seq, 'state', '0')
      if error ~= '' then redis.call('HSET', P .. 'o:' .. id, 'error', error) end
      redis.call('SADD', P .. 'x:' .. contact, 'o:' .. id)
      redis.call('ZADD', P .. 'waiting', 0, sorted(due, seq, id))
      redis.call('ZADD', P .. 'l:' .. lane, tonumber(seq), id)
      if redis.call('ZCARD', P .. 'l:' .. lane) == 1 then lead(id) end
    end
  end
end

-- Audit entries are chained: each comes with the mark of all before it. False when others came in between.
local function chainHolds()
  local count, head = tonumber(take()), take()
  if count == 0 then return true, 0 end
  return (redis.call('GET', P .. 'audit:head') or '') == head, count
end

local function addAudit(count)
  for _ = 1, count do
    local mark, line = take(), take()
    redis.call('RPUSH', P .. 'audit', mark .. line)
    redis.call('SET', P .. 'audit:head', mark)
  end
end

-- Entries before a moment, from a set sorted by time; at most so many.
local function until_(key, before, limit)
  return redis.call('ZRANGEBYLEX', P .. key, '-', '(' .. before, 'LIMIT', 0, limit)
end

-- The id behind 'ticks|seq|' or 'ticks|'.
local function idOf(member) return string.match(member, '([^|]+)$') end

local function entriesOf(members)
  local found = {}
  for _, member in ipairs(members) do
    local id = idOf(member)
    local o = redis.call('HMGET', P .. 'o:' .. id, 'contact', 'lane', 'kind', 'due', 'payload', 'attempts', 'error')
    found[#found + 1] = { id, o[1], o[2], o[3], o[4], o[5], o[6], o[7] or '' }
  end
  return found
end

local function pageOf(id)
  local p = redis.call('HMGET', P .. 'p:' .. id, 'intake', 'contact', 'code', 'created', 'next', 'body', 'takenAt', 'takenBy')
  if not p[1] then return nil end
  return { id, p[1], p[2], p[3], p[4], p[5], p[6], p[7] or '', p[8] or '' }
end

local function removePage(id)
  local p = pageOf(id)
  if not p then return end
  redis.call('ZREM', P .. 'pages', p[6] .. '|' .. id)
  redis.call('SREM', P .. 'code:' .. p[4], id)
  redis.call('SREM', P .. 'x:' .. p[3], 'p:' .. id)
  redis.call('DEL', P .. 'p:' .. id)
end

local function removeIntake(id)
  local i = redis.call('HMGET', P .. 'i:' .. id, 'contact', 'rank')
  if not i[1] then return end
  redis.call('ZREM', P .. 'intakes', i[2])
  redis.call('SREM', P .. 'x:' .. i[1], 'i:' .. id)
  redis.call('DEL', P .. 'i:' .. id)
end

-- Everything of these kinds ('o', 'i', 'p') that belongs to a contact.
local function forget(contact, kinds)
  for _, thing in ipairs(redis.call('SMEMBERS', P .. 'x:' .. contact)) do
    local kind, id = string.sub(thing, 1, 1), string.sub(thing, 3)
    if string.find(kinds, kind, 1, true) then
      if kind == 'o' then remove(id) elseif kind == 'i' then removeIntake(id) else removePage(id) end
    end
  end
end
