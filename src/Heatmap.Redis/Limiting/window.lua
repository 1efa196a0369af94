-- Counts requests in sliding windows, all keys of one kind in one turn.
-- KEYS: windows, each a hash from slot to count. ARGV: limit, width of a slot in microseconds, slots in a window; then for each
-- key what passed already (counted whatever comes) and how many more are wanted.
-- A slot that is partly in the window counts wholly, so that in no window more is granted than the limit.
-- Answers Redis's time (seconds, microseconds) and for each key: granted, what is left (negative when too many passed),
-- milliseconds until something is left.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local limit, width, slots = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local current = math.floor(now / width)
local answer = { tonumber(time[1]), tonumber(time[2]) }
for i, key in ipairs(KEYS) do
  local passed, wanted = tonumber(ARGV[2 + 2 * i]), tonumber(ARGV[3 + 2 * i])
  local stored = redis.call('HGETALL', key)
  local counts, total = {}, 0
  for j = 1, #stored, 2 do
    local slot = tonumber(stored[j])
    -- A slot yet to come is from before the clock was set back.
    if slot < current - slots or slot > current then
      redis.call('HDEL', key, stored[j])
    else
      counts[slot] = tonumber(stored[j + 1])
      total = total + counts[slot]
    end
  end
  local granted = math.max(0, math.min(wanted, limit - total - passed))
  local added = passed + granted
  if added > 0 then
    redis.call('HINCRBY', key, string.format('%.0f', current), added)
    redis.call('PEXPIRE', key, math.ceil((slots + 2) * width / 1000))
    counts[current] = (counts[current] or 0) + added
    total = total + added
  end
  local wait, after = 0, total
  for slot = current - slots, current do
    if after < limit then break end
    after = after - (counts[slot] or 0)
    wait = math.ceil(((slot + slots + 1) * width - now) / 1000)
  end
  answer[#answer + 1] = granted
  answer[#answer + 1] = limit - total
  answer[#answer + 1] = wait
end
return answer
