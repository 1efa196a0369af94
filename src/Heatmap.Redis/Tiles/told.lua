-- Takes note of a commit that the views hold by now, and deletes what was kept of the tiles that it changed.
-- KEYS: how far it is known (a hash). ARGV: an epoch that was never used, the prefix of what is kept, the number of shelves, how
-- many advances; then for each its partition, where it began and where it ended; then the shelves that were changed.
-- A commit that doesn't begin where the last one known of its partition ended says that one was not told: everything goes.
local known, prefix, shelves, advances = KEYS[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local whole = redis.call('HEXISTS', known, 'epoch') == 1 and advances > 0
local at = 5
for i = 1, advances do
  local partition = 'p' .. ARGV[at]
  if (redis.call('HGET', known, partition) or '') ~= ARGV[at + 1] then whole = false end
  redis.call('HSET', known, partition, ARGV[at + 2])
  at = at + 3
end
if not whole then
  redis.call('HSET', known, 'epoch', ARGV[1])
  for shelf = 0, shelves - 1 do redis.call('DEL', prefix .. shelf) end
end
for i = at, #ARGV do
  redis.call('HINCRBY', known, 's' .. ARGV[i], 1)
  redis.call('DEL', prefix .. ARGV[i])
end
redis.call('EXPIRE', known, 604800)
return 1
