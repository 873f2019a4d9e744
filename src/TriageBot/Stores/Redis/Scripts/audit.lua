-- Entries of the audit trail alone → {1}, or {2, head} when the chain moved on meanwhile
local holds, audits = chainHolds()
if not holds then return { 2, redis.call('GET', P .. 'audit:head') or '' } end
addAudit(audits)
return { 1 }
