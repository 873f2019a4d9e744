-- moment, limit → members 'ticks|contact|kind'
while true do
  local due = until_('timers', ARGV[1], ARGV[2])
  local mended = false
  for _, member in ipairs(due) do mended = mend(member) or mended end
  if not mended then return due end
end
