-- moment, limit → pages that are due
local found = {}
for _, member in ipairs(until_('pages', ARGV[1], ARGV[2])) do found[#found + 1] = pageOf(idOf(member)) end
return found
