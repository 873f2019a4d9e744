-- ids → when what leads now falls due
for _, id in ipairs(ARGV) do remove(id) end
return led
