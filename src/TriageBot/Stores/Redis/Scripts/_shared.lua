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

-- The outbox is one hash: an entry is read and written whole.
local function entry(id)
  local o = redis.call('HGET', P .. 'outbox', id)
  return o and cmsgpack.unpack(o) or nil
end

local function keep(id, o) redis.call('HSET', P .. 'outbox', id, cmsgpack.pack(o)) end

-- The first of a lane is the only one of it that may fall due.
local function lead(id, o)
  redis.call('ZADD', P .. 'due:' .. o.kind, '0', sorted(o.due, o.seq, id))
  if led == '' or o.due < led then led = o.due end
end

local function follow(id, o) redis.call('ZREM', P .. 'due:' .. o.kind, sorted(o.due, o.seq, id)) end

local function first(lane) return redis.call('LINDEX', P .. 'l:' .. lane, 0) end

-- Out of its lane; the next one leads.
local function leave(id, o)
  local lane = P .. 'l:' .. o.lane
  local front = redis.call('LRANGE', lane, 0, 1)
  if front[1] ~= id then
    redis.call('LREM', lane, 1, id)
    return
  end
  redis.call('LPOP', lane)
  follow(id, o)
  if front[2] then lead(front[2], entry(front[2])) end
end

local function remove(id)
  local o = entry(id)
  if not o then return end
  if o.dead then
    redis.call('ZREM', P .. 'dead', sorted(o.due, o.seq, id))
  else
    leave(id, o)
  end
  redis.call('HDEL', P .. 'outbox', id)
end

-- An entry that is there already is left as it is: the call is being repeated.
local function addEntries()
  local count = tonumber(take())
  if count == 0 then return end
  local seq = redis.call('INCRBY', P .. 'seq', count) - count
  for _ = 1, count do
    seq = seq + 1
    local id, o = take(), { contact = take(), lane = take(), kind = take(), due = take(), attempts = take(), error = take(), payload = take() }
    o.seq = string.format('%016d', seq)
    if redis.call('HSETNX', P .. 'outbox', id, cmsgpack.pack(o)) == 1 and redis.call('RPUSH', P .. 'l:' .. o.lane, id) == 1 then lead(id, o) end
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
    -- What happened to an intake is looked up by it; who has read it is not.
    local entry = cjson.decode(line)
    if string.sub(entry[4], 1, 4) == 'int_' and entry[3] ~= 'intake-read' then
      redis.call('RPUSH', P .. 'h:' .. entry[4], mark .. line)
      redis.call('LTRIM', P .. 'h:' .. entry[4], -200, -1)
    end
  end
end

-- Entries before a moment, from a set sorted by time; at most so many.
local function until_(key, before, limit)
  return redis.call('ZRANGEBYLEX', P .. key, '-', '(' .. before, 'LIMIT', 0, limit)
end

-- The id behind 'ticks|seq|' or 'ticks|'.
local function idOf(member) return string.match(member, '([^|]+)$') end

local function row(id, o) return { id, o.contact, o.lane, o.kind, o.due, o.payload, o.attempts, o.error } end

local function entriesOf(members)
  local found = {}
  for _, member in ipairs(members) do
    local id = idOf(member)
    found[#found + 1] = row(id, entry(id))
  end
  return found
end

-- A contact's timers: kind → when it falls due, and where it stands in the index. Most are put off with every text, so the index
-- is left behind, never ahead, and is put right when its time comes.
local function timersOf(packed) return packed and cmsgpack.unpack(packed) or {} end

local function setTimer(timers, contact, kind, due)
  local old = timers[kind]
  if due == '' then
    if old then redis.call('ZREM', P .. 'timers', old[2] .. '|' .. contact .. '|' .. kind) end
    timers[kind] = nil
  elseif old and old[2] <= due then
    old[1] = due
  else
    if old then redis.call('ZREM', P .. 'timers', old[2] .. '|' .. contact .. '|' .. kind) end
    timers[kind] = { due, due }
    redis.call('ZADD', P .. 'timers', '0', due .. '|' .. contact .. '|' .. kind)
  end
end

-- Puts right what stands before a moment in the index; false when it was right.
local function mend(member)
  local indexed, contact, kind = string.match(member, '^([^|]+)|([^|]+)|([^|]+)$')
  local c = P .. 'c:' .. contact
  local timers = timersOf(redis.call('HGET', c, 'timers'))
  local timer = timers[kind]
  if timer and timer[1] == indexed then return false end
  redis.call('ZREM', P .. 'timers', member)
  if timer and timer[2] == indexed then
    timer[2] = timer[1]
    redis.call('HSET', c, 'timers', cmsgpack.pack(timers))
    redis.call('ZADD', P .. 'timers', '0', timer[1] .. '|' .. contact .. '|' .. kind)
  end
  return true
end

local function firstTimer()
  while true do
    local member = redis.call('ZRANGE', P .. 'timers', 0, 0)[1]
    if not member or not mend(member) then return member end
  end
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
  redis.call('ZREM', P .. 'closed', i[2])
  redis.call('SREM', P .. 'x:' .. i[1], 'i:' .. id)
  redis.call('DEL', P .. 'i:' .. id)
end

-- Everything of these kinds ('i' intakes, 'p' pages, 'a' attachments, 'f' case files) that belongs to a contact.
local function forget(contact, kinds)
  for _, thing in ipairs(redis.call('SMEMBERS', P .. 'x:' .. contact)) do
    local kind, id = string.sub(thing, 1, 1), string.sub(thing, 3)
    if string.find(kinds, kind, 1, true) then
      if kind == 'i' then
        removeIntake(id)
      elseif kind == 'p' then
        removePage(id)
      else
        redis.call('DEL', P .. thing)
        redis.call('SREM', P .. 'x:' .. contact, thing)
      end
    end
  end
end

-- What waits to be sent to a contact, or died on the way. Erasing is rare and an outbox is short: it is looked through.
local function forgetEntries(contact)
  local all = redis.call('HGETALL', P .. 'outbox')
  for at = 1, #all, 2 do
    if cmsgpack.unpack(all[at + 1]).contact == contact then remove(all[at]) end
  end
end
