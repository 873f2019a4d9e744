-- One turn, all of it or nothing → {1} done, {0} another turn came first, {2, head} the audit chain moved on meanwhile
local contact, expected, token, now, body, message, answer = take(), take(), take(), take(), take(), take(), take()
local erase, forgetTranscript, forgetIntakes = take() == '1', take() == '1', take() == '1'
local c = P .. 'c:' .. contact
local kept = redis.call('HMGET', c, 'version', 'token')
if (kept[1] or '0') ~= expected then
  -- The same call again, whose answer was lost on the way.
  return { kept[2] == token and 1 or 0 }
end
if message ~= '' and redis.call('EXISTS', P .. 'm:' .. message) == 1 then return { 0 } end
local holds, audits = chainHolds()
if not holds then return { 2, redis.call('GET', P .. 'audit:head') or '' } end
addAudit(audits)

if erase then
  forget(contact, 'oip')
  for _, field in ipairs(redis.call('HKEYS', c)) do
    local kind = string.match(field, '^t:(.+)$')
    if kind then redis.call('ZREM', P .. 'timers', redis.call('HGET', c, field) .. '|' .. contact .. '|' .. kind) end
  end
  redis.call('DEL', c, P .. 't:' .. contact)
  redis.call('SREM', P .. 'contacts', contact)
end
if forgetTranscript then redis.call('DEL', P .. 't:' .. contact) end
if forgetIntakes then forget(contact, 'i') end

-- An erased contact leaves nothing behind, not even its keyed hash.
if not erase or body ~= '' then
  redis.call('HSET', c, 'version', string.format('%d', tonumber(expected) + 1), 'token', token)
  if body ~= '' then redis.call('HSET', c, 'body', body) end
  if erase or expected == '0' then redis.call('SADD', P .. 'contacts', contact) end
end
if message ~= '' then
  redis.call('SET', P .. 'm:' .. message, answer)
  redis.call('ZADD', P .. 'marks', 0, now .. '|' .. message)
end

for _ = 1, tonumber(take()) do
  local kind, due = take(), take()
  local old = redis.call('HGET', c, 't:' .. kind)
  if old then
    redis.call('ZREM', P .. 'timers', old .. '|' .. contact .. '|' .. kind)
    redis.call('HDEL', c, 't:' .. kind)
  end
  if due ~= '' then
    redis.call('HSET', c, 't:' .. kind, due)
    redis.call('ZADD', P .. 'timers', 0, due .. '|' .. contact .. '|' .. kind)
  end
end
for _ = 1, tonumber(take()) do redis.call('RPUSH', P .. 't:' .. contact, take()) end
addEntries()

if take() == '1' then
  local id, owner, revision, level, score, updated, document = take(), take(), take(), take(), take(), take(), take()
  local i = P .. 'i:' .. id
  local created = redis.call('HGET', i, 'created') or updated
  removeIntake(id)
  -- Most urgent first, then the longest waiting: in the order of their letters.
  local rank = string.format('%d%03d', 9 - tonumber(level), 999 - tonumber(score)) .. '|' .. created .. '|' .. id
  redis.call('HSET', i, 'contact', owner, 'revision', revision, 'level', level, 'score', score, 'updated', updated,
    'document', document, 'created', created, 'rank', rank)
  redis.call('ZADD', P .. 'intakes', 0, rank)
  redis.call('SADD', P .. 'x:' .. owner, 'i:' .. id)
end

if take() == '1' then
  local id, intake, owner, code, created, next, pageBody, takenAt, takenBy = take(), take(), take(), take(), take(), take(), take(), take(), take()
  removePage(id)
  redis.call('HSET', P .. 'p:' .. id, 'intake', intake, 'contact', owner, 'code', code, 'created', created, 'next', next, 'body', pageBody)
  if takenAt ~= '' then
    redis.call('HSET', P .. 'p:' .. id, 'takenAt', takenAt, 'takenBy', takenBy)
  else
    redis.call('ZADD', P .. 'pages', 0, next .. '|' .. id)
  end
  redis.call('SADD', P .. 'code:' .. code, id)
  redis.call('SADD', P .. 'x:' .. owner, 'p:' .. id)
end
return { 1 }
