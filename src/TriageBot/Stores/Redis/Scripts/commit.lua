-- One turn, all of it or nothing → {1} done, {0, conversation, version, token} another turn came first, {0} the message is known, {2, head} the audit chain moved on meanwhile
local contact, expected, token, restsOn, now, body, message, answer = take(), take(), take(), take(), take(), take(), take(), take()
local erase, forgetTranscript, forgetIntakes = take() == '1', take() == '1', take() == '1'
local c = P .. 'c:' .. contact
local kept = redis.call('HMGET', c, 'version', 'token', 'timers')
if (kept[1] or '0') ~= expected or (restsOn ~= '' and kept[2] ~= restsOn) then
  -- The same call again, whose answer was lost on the way.
  if kept[2] == token then return { 1 } end
  return { 0, redis.call('HGET', c, 'body'), kept[1], kept[2] }
end
local holds, audits = chainHolds()
if not holds then return { 2, redis.call('GET', P .. 'audit:head') or '' } end
-- A mark is the time of it and what the message was answered.
if message ~= '' and redis.call('HSETNX', P .. 'marks', message, now .. answer) == 0 then return { 0 } end
addAudit(audits)

local timers = timersOf(kept[3])
if erase then
  forgetEntries(contact)
  forget(contact, 'ipaf')
  for kind, timer in pairs(timers) do redis.call('ZREM', P .. 'timers', timer[2] .. '|' .. contact .. '|' .. kind) end
  timers = {}
  redis.call('DEL', c, P .. 't:' .. contact)
  redis.call('SREM', P .. 'contacts', contact)
end
if forgetTranscript then
  redis.call('DEL', P .. 't:' .. contact)
  forget(contact, 'a')
end
if forgetIntakes then forget(contact, 'if') end

for _ = 1, tonumber(take()) do setTimer(timers, contact, take(), take()) end

-- An erased contact leaves nothing behind, not even its keyed hash.
local keeps = false
if not erase or body ~= '' or next(timers) then
  local fields = { 'timers', cmsgpack.pack(timers) }
  if not erase or body ~= '' then
    for _, field in ipairs({ 'version', string.format('%d', tonumber(expected) + 1), 'token', token }) do fields[#fields + 1] = field end
  end
  if body ~= '' then
    fields[#fields + 1] = 'body'
    fields[#fields + 1] = body
  end
  redis.call('HSET', c, unpack(fields))
  keeps = true
end

local lines = {}
for at_ = 1, tonumber(take()) do lines[at_] = take() end
keeps = keeps or #lines > 0
for from = 1, #lines, 1000 do redis.call('RPUSH', P .. 't:' .. contact, unpack(lines, from, math.min(from + 999, #lines))) end
addEntries()

if take() == '1' then
  keeps = true
  local id, owner, revision, level, score, updated, document = take(), take(), take(), take(), take(), take(), take()
  local i = P .. 'i:' .. id
  local created = redis.call('HGET', i, 'created') or updated
  removeIntake(id)
  -- Most urgent first, then the longest waiting: in the order of their letters.
  local rank = string.format('%d%03d', 9 - tonumber(level), 999 - tonumber(score)) .. '|' .. created .. '|' .. id
  redis.call('HSET', i, 'contact', owner, 'revision', revision, 'level', level, 'score', score, 'updated', updated,
    'document', document, 'created', created, 'rank', rank)
  redis.call('ZADD', P .. 'intakes', '0', rank)
  redis.call('SADD', P .. 'x:' .. owner, 'i:' .. id)
end

if take() == '1' then
  keeps = true
  local id, intake, owner, code, created, next, pageBody, takenAt, takenBy = take(), take(), take(), take(), take(), take(), take(), take(), take()
  removePage(id)
  redis.call('HSET', P .. 'p:' .. id, 'intake', intake, 'contact', owner, 'code', code, 'created', created, 'next', next, 'body', pageBody)
  if takenAt ~= '' then
    redis.call('HSET', P .. 'p:' .. id, 'takenAt', takenAt, 'takenBy', takenBy)
  else
    redis.call('ZADD', P .. 'pages', '0', next .. '|' .. id)
  end
  redis.call('SADD', P .. 'code:' .. code, id)
  redis.call('SADD', P .. 'x:' .. owner, 'p:' .. id)
end

if take() == '1' then
  keeps = true
  local thing, attachment = 'a:' .. take(), take()
  redis.call('HSET', P .. thing, 'body', attachment)
  redis.call('SADD', P .. 'x:' .. contact, thing)
end

for _ = 1, tonumber(take()) do redis.call('LSET', P .. 't:' .. contact, take(), take()) end
for _ = 1, tonumber(take()) do
  local thing = 'a:' .. take()
  redis.call('DEL', P .. thing)
  redis.call('SREM', P .. 'x:' .. contact, thing)
end

-- Whoever has anything here is found when everything is gone through.
if keeps and (erase or expected == '0') then redis.call('SADD', P .. 'contacts', contact) end
return { 1 }
