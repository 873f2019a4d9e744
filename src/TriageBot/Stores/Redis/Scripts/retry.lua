-- id, attempts, due, error → when it falls due
local id, attempts, due, error = take(), take(), take(), take()
local o = entry(id)
if not o or o.dead then return false end
local leads = first(o.lane) == id
if leads then follow(id, o) end
o.attempts, o.due, o.error = attempts, due, error
keep(id, o)
if leads then lead(id, o) end
return due
