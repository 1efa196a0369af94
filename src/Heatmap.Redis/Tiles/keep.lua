-- Keeps tiles that were read, unless anything on their shelf has changed since they were asked for: what was taken away meanwhile
-- (an erased visitor's clicks) is not put back.
-- KEYS: how far it is known, the shelf. ARGV: epoch and count as they were, the count's field, what it is kept under, the tiles,
-- milliseconds until it goes by itself.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return 0 end
if (redis.call('HGET', KEYS[1], ARGV[3]) or '0') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[2], ARGV[4], ARGV[5])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
return 1
