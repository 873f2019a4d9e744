-- When the next entry, timer or page of this partition falls due: one member, or nothing, of each
local found = {}
for _, key in ipairs({ 'due:Message', 'due:CaseEvent', 'due:Urgent', 'due:Errand', 'pages' }) do
  found[#found + 1] = redis.call('ZRANGE', P .. key, 0, 0)[1]
end
found[#found + 1] = firstTimer()
return found
